"""What a tooltip says of a figure: why its period, and what had been found."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from briefindex import desk
from briefindex.model.figure import Figure
from satchel.figures.field_names import field_name
from satchel.figures.sources import Line


def answer(pane: QWidget, index: QModelIndex, figure: Figure) -> tuple[str, str]:
    """What the tooltip says of a row: how a derived value was worked out, else why its period."""
    row: object = index.data(Qt.ItemDataRole.UserRole)
    if not isinstance(row, Line) or row.derived is None:
        return explanation(pane, figure)
    question = pane.tr("Why {value}?").format(value=row.words.removeprefix("= "))
    own = pane.tr("You corrected what it is worked out from.") if row.own else ""
    parts = (row.derived.formula, row.derived.reason, row.derived.period.reason, own)
    return question, "\n".join(part for part in parts if part)


def explanation(pane: QWidget, figure: Figure) -> tuple[str, str]:
    """Question and answer about a figure's period, with the source's own wording of the value."""
    period = desk.period_text(figure.period, figure.status)
    question = pane.tr("Why {period}?").format(period=period)
    reason = figure.period.reason
    if not reason:
        stated = pane.tr("The sentence says “{words}”.").format(words=figure.period.text or period)
        unknown = pane.tr("Nothing in the article fixes the time.")
        reason = unknown if figure.period.basis == "unknown" else stated
    if desk.wants_article_date(figure.period):
        reason = pane.tr("{reason} Set the date with Ctrl+Shift+D.").format(reason=reason)
    wording = pane.tr("In the source's words: “{words}”.").format(words=figure.surface)
    found = f"\n{_found(pane, figure)}" if figure.corrected else ""
    return question, f"{reason}\n{wording}{found}"


def findings(pane: QWidget, figure: Figure) -> tuple[str, str]:
    """What had been found where the analyst corrected a figure, and the source's own words."""
    question = pane.tr("You corrected this figure.")
    wording = pane.tr("In the source's words: “{words}”.").format(words=figure.surface)
    keys = pane.tr("F2 corrects it, Shift+F2 resets it.")
    return question, f"{_found(pane, figure)}\n{wording}\n{keys}"


def found_line(pane: QWidget, figure: Figure) -> str:
    """What had been found, in one line."""
    return "; ".join(_found(pane, figure).split("\n"))


def _found(pane: QWidget, figure: Figure) -> str:
    """One line a field: "Value, found: 24 bn"."""
    line = pane.tr("{field}, found: {words}")
    marks = [line.format(field=field_name(m.field), words=m.found) for m in figure.corrected]
    return "\n".join(marks)
