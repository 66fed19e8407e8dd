"""What the note beside the pointer says of the name, figure or date under it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from briefindex import desk
from briefindex.model.article import KnownDate
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from satchel.reader.view import ArticleView, Pointed
from satchel.session import Session
from satchel.theme.theme import Theme
from satchel.widgets.kinds import KIND_NAMES
from satchel.widgets.tooltip import Tooltip
from satchel.widgets.words import counted

_BESIDE = QPoint(8, 20)


class PointerTip(Tooltip):
    """Shows itself beside what the pointer rests on in an article, and goes when it moves on."""

    def __init__(self, session: Session, theme: Theme, view: ArticleView, parent: QWidget) -> None:
        """Watch a view."""
        super().__init__(theme, parent)
        self._session = session
        view.pointed_at.connect(self._on_pointed_at)
        view.verticalScrollBar().valueChanged.connect(self.call_off)

    def _on_pointed_at(self, thing: Pointed, where: QPoint) -> None:
        said = self._said(thing)
        if said is None:
            self.call_off()
        else:
            self.show_later(*said, where + _BESIDE)

    def _said(self, thing: Pointed) -> tuple[str, str] | None:
        """Question and answer."""
        if isinstance(thing, Mention):
            return thing.canonical, self._of_name(thing)
        if isinstance(thing, Figure):
            (known,) = self._session.labelled([thing])
            label = known.indicator.label
            return f"{label}, {desk.period_text(thing.period, thing.status)}", thing.period.reason
        if isinstance(thing, KnownDate):
            question = self.tr("Why {date}?").format(date=desk.date_text(thing))
            none = self.tr("Nothing in the article or across the pack tells its date.")
            reason = thing.reason or (none if thing.basis is None else "")
            way = self.tr("Click, or press Ctrl+Shift+D, to set the date.")
            return question, f"{reason}\n{way}".strip()
        return None

    def _of_name(self, mention: Mention) -> str:
        """Its type, how often the article names it, and what a click does."""
        kind = self.tr(KIND_NAMES[mention.type])
        if mention.type == "date":
            return kind
        shown = self._session.shown
        _, mentions, _ = self._session.read(shown) if shown is not None else (None, (), ())
        times = sum(each.entity == mention.entity for each in mentions)
        often = counted(max(1, times), self.tr("mention"), self.tr("mentions"))
        said = self.tr("{kind}, {mentions} in this article")
        way = self.tr("Click for its card.")
        return f"{said.format(kind=kind, mentions=often)}\n{way}"
