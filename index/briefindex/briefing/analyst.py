"""The words for what the analyst corrected: never as a source's, the source's own beside it."""

from collections.abc import Sequence
from typing import Final

from briefindex.model.figure import Figure, FigureField
from briefindex.packs.corrections import bears_on_others
from briefindex.text.fields import corrected_fields

VALUE_FIELDS: Final[frozenset[FigureField]] = frozenset({"value", "unit", "qualifier", "direction"})
"""The fields that are told in one: "more than $24 bn"."""

_NAMES: Final[dict[FigureField, str]] = {
    "indicator": "indicator",
    "parties": "parties",
    "period": "period",
    "status": "status",
    "speaker": "speaker",
}
_FROM_VALUE: Final = "from the analyst’s value"
_FROM_FIELDS: Final = "from what the analyst corrected"


def has_own_value(figure: Figure) -> bool:
    """Whether the value, as a briefing shows it, is the analyst's."""
    return bool(VALUE_FIELDS & corrected_fields(figure))


def worked_from(figures: Sequence[Figure]) -> str:
    """How the analyst's corrections bear on what is worked out from the figures, or nothing."""
    if any(map(has_own_value, figures)):
        return _FROM_VALUE
    return _FROM_FIELDS if any(map(bears_on_others, figures)) else ""


def shown_fields(figure: Figure) -> tuple[str, ...]:
    """What of a row is the analyst's: "value" for all of it, "period", "status" and so on."""
    fields = corrected_fields(figure)
    value = ("value",) if VALUE_FIELDS & fields else ()
    return (*value, *(name for name in _NAMES if name in fields))


def source_wording(figure: Figure) -> str:
    """The source's own words for the amount, in one line and in quotation marks."""
    return f"“{' '.join(figure.surface.split())}”"


def found_words(figure: Figure) -> str:
    """What had been found: "Analyst’s value; the source: “$24 billion”. Analyst’s period; …"."""
    parts: list[str] = []
    if has_own_value(figure):
        parts.append(f"Analyst’s value; the source: {source_wording(figure)}.")
    parts += [
        f"Analyst’s {_NAMES[each.field]}; found: {each.found}."
        for each in figure.corrected
        if each.field in _NAMES
    ]
    return " ".join(parts)


def aside_words(figure: Figure) -> str:
    """What a line says behind a statement whose indicator, parties or status is the analyst's.

    For "(analyst’s status; found: target)"; nothing where none of them is.
    """
    told = [
        f"analyst’s {_NAMES[each.field]}; found: {each.found}"
        for each in figure.corrected
        if each.field in {"indicator", "parties", "status"}
    ]
    return f"({'; '.join(told)})" if told else ""
