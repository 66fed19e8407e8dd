"""The words for each field of a figure: as it is shown, and as it can be typed again."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, get_args

from briefindex.model.figure import Figure, FigureField
from briefindex.text.amounts import EN_DASH, amount_text
from briefindex.text.wording import period_text, speaker_text

FIELDS: Final[tuple[FigureField, ...]] = get_args(FigureField)
"""All fields that can be corrected, in the order in which they are shown."""

NONE: Final = "none"
_FRACTION: Final = re.compile(r"(?<!\d)\d+/\d+")


def field_text(figure: Figure, name: FigureField) -> str:
    """What a figure has in a field: "24 bn", "USD", "more than", "none", "by 2030"."""
    return _TEXTS[name](figure)


def corrected_fields(figure: Figure) -> frozenset[FigureField]:
    """The fields that are the analyst's."""
    return frozenset(each.field for each in figure.corrected)


def found_text(figure: Figure, name: FigureField) -> str | None:
    """What had been found in a field before the analyst corrected it; None where nobody did."""
    return next((each.found for each in figure.corrected if each.field == name), None)


def _value(figure: Figure) -> str:
    if figure.exact is not None and _FRACTION.fullmatch(figure.exact):
        return figure.exact
    if figure.value is not None:
        return _number(figure.value)
    if figure.low is not None and figure.high is not None:
        return f"{_number(figure.low)}{EN_DASH}{_number(figure.high)}"
    bound = figure.low if figure.low is not None else figure.high
    return NONE if bound is None else _number(bound)


def _number(value: Decimal) -> str:
    return amount_text(value, "", "count").replace("\u202f", " ").strip()


_TEXTS: Final[Mapping[FigureField, Callable[[Figure], str]]] = {
    "value": _value,
    "unit": lambda figure: figure.unit,
    "qualifier": lambda figure: figure.qualifier or NONE,
    "direction": lambda figure: figure.direction or NONE,
    "indicator": lambda figure: figure.indicator.label,
    "parties": lambda figure: ", ".join(figure.indicator.parties) or NONE,
    "period": lambda figure: period_text(figure.period, figure.status).strip("“”"),
    "status": lambda figure: figure.status,
    "speaker": lambda figure: speaker_text(figure.speaker),
    "salience": lambda figure: figure.salience,
    "hidden": lambda _: "a figure",
}
