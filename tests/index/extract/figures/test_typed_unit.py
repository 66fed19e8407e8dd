"""Units that a person types."""

import pytest

from briefindex.extract.figures.typed_unit import typed_unit


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("USD", ("USD", "money")), ("dollars", ("USD", "money")), ("€", ("EUR", "money")),
        ("HK$", ("HKD", "money")), ("%", ("%", "percent")), ("percent", ("%", "percent")),
        ("percentage points", ("pp", "percent")), ("t", ("t", "quantity")),
        ("tonnes a year", ("t/year", "quantity")), ("t/year", ("t/year", "quantity")),
        ("dollars per barrel", ("USD/bbl", "money")), ("km", ("km", "quantity")),
        ("years", ("years", "duration")), ("×", ("×", "multiple")), ("rank", ("rank", "rank")),
        ("Trains", ("trains", "count")), ("fishing boats", ("fishing boats", "count")),
        ("items/year", ("items/year", "count")),
    ],
)  # fmt: skip
def test_units_are_read_as_figures_have_them(words, unit):
    assert typed_unit(words) == unit


@pytest.mark.parametrize(
    "words",
    [
        "",
        "12",
        "<b>",
        "t//",
        "km/",
        "boats/nowhere",
        "cents",
        "million tons",
        "$ 5",
        "USD bn",
        "dollars mln",
        "trains bn",
    ],
)
def test_what_is_no_unit_or_would_change_the_number_is_none(words):
    assert typed_unit(words) is None
