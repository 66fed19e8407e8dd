"""A figure as words for the clipboard: value, sentence and source."""

from PySide6.QtWidgets import QWidget

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.model.figure import Figure
from satchel.figures.explaining import found_line
from satchel.session import Session


def copied_words(pane: QWidget, session: Session, figure: Figure) -> str:
    """The figure, its sentence byte for byte, its source; "" where that cannot be read."""
    try:
        article, _mentions, _figures = session.read(figure.sentence.article)
    except SatchelError as error:
        session.trouble.emit(str(error))
        return ""
    span = figure.sentence.span
    period = desk.period_text(figure.period, figure.status)
    first = f"{desk.value_text(figure)}, {figure.indicator.label}, {period}"
    if figure.corrected:
        first += f"\n{pane.tr('Corrected by the analyst.')} {found_line(pane, figure)}"
    source = f"{desk.source_text(article.info)}, {desk.date_text(article.info.date)}"
    page = desk.page_text(article.info.pages, span)
    source += f", {page}" if page else ""
    title = desk.title_text(article.info)[0]
    return f"{first}\n{article.text[span.start : span.end]}\n{title}, {source}"
