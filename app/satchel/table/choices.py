"""What the filters of the figures table offer, in the reader's words. Knows no widget."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

from briefindex import desk
from briefindex.model.figure import Status
from briefindex.model.figure_table import NO_YEAR, ChoiceKind, FigureFilters
from satchel.jobs.listing import Chosen
from satchel.table.columns import tr
from satchel.widgets.choice import Choice
from satchel.widgets.words import QT_TRANSLATE_NOOP

FILTERS: Final[tuple[tuple[ChoiceKind, str, str], ...]] = (
    (
        "indicator",
        QT_TRANSLATE_NOOP("FiguresTable", "Indicator"),
        QT_TRANSLATE_NOOP("FiguresTable", "All indicators"),
    ),
    (
        "party",
        QT_TRANSLATE_NOOP("FiguresTable", "Party"),
        QT_TRANSLATE_NOOP("FiguresTable", "All parties"),
    ),
    (
        "year",
        QT_TRANSLATE_NOOP("FiguresTable", "Year"),
        QT_TRANSLATE_NOOP("FiguresTable", "Any year"),
    ),
    (
        "status",
        QT_TRANSLATE_NOOP("FiguresTable", "Status"),
        QT_TRANSLATE_NOOP("FiguresTable", "Any status"),
    ),
    (
        "source",
        QT_TRANSLATE_NOOP("FiguresTable", "Source"),
        QT_TRANSLATE_NOOP("FiguresTable", "All sources"),
    ),
    (
        "unit",
        QT_TRANSLATE_NOOP("FiguresTable", "Unit"),
        QT_TRANSLATE_NOOP("FiguresTable", "All units"),
    ),
    (
        "size",
        QT_TRANSLATE_NOOP("FiguresTable", "Size"),
        QT_TRANSLATE_NOOP("FiguresTable", "Any size"),
    ),
)
"""Kind, the word of its button, and the words for none chosen."""
_SIZES: Final = (
    QT_TRANSLATE_NOOP("FiguresTable", "under a thousand"),
    QT_TRANSLATE_NOOP("FiguresTable", "thousands"),
    QT_TRANSLATE_NOOP("FiguresTable", "millions"),
    QT_TRANSLATE_NOOP("FiguresTable", "billions"),
    QT_TRANSLATE_NOOP("FiguresTable", "trillions and more"),
)
_STATUSES: Final[Mapping[str, Status]] = {
    "actual": "actual",
    "target": "target",
    "expected": "expected",
}


def chosen_of(filters: FigureFilters, kind: ChoiceKind) -> tuple[str, ...]:
    """The values of one kind that are chosen."""
    values: tuple[str, ...] = getattr(filters, kind)
    return values


def with_chosen(filters: FigureFilters, kind: ChoiceKind, values: tuple[str, ...]) -> FigureFilters:
    """The filters with other values of one kind."""
    return replace(filters, **{kind: values})


def is_narrowed(filters: FigureFilters) -> bool:
    """Whether anything is chosen."""
    kinds = (field.name for field in fields(filters) if field.name != "trivial")
    return any(getattr(filters, kind) for kind in kinds)


def value_words(kind: ChoiceKind, value: str, name: str = "") -> str:
    """A value as a filter shows it; `name` is what it is called."""
    if kind == "year":
        return tr("year unknown") if value == NO_YEAR else value
    if kind == "status" and value in _STATUSES:
        return desk.status_text(_STATUSES[value])
    if kind == "size":
        return tr(_SIZES[int(value)])
    if kind == "source":
        return value or tr("no source named")
    return name or value.strip()


def choices(chosen: Chosen, filters: FigureFilters, names: Mapping[str, str]) -> list[Choice]:
    """All values, then each; chosen ones that nothing has now are there, too, to be let go."""
    kind = chosen.kind
    mine = chosen_of(filters, kind)
    none = next(words for each, _, words in FILTERS if each == kind)
    rows = [Choice(tr(none), None, not mine, with_chosen(filters, kind, ()))]
    counts = {each.value: each.count for each in chosen.counts}
    known = dict(names) | {each.value: each.name for each in chosen.counts}
    for value in (*counts, *(value for value in mine if value not in counts)):
        is_chosen = value in mine
        rest = tuple(each for each in mine if each != value)
        then = with_chosen(filters, kind, rest if is_chosen else (*rest, value))
        words = value_words(kind, value, known.get(value, ""))
        rows.append(Choice(words, counts.get(value, 0), is_chosen, then))
    return rows
