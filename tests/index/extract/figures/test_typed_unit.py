"""Units that a person types."""

import pytest

from briefindex.extract.figures.typed_unit import parted, typed_unit


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


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$45 bn", "45 bn", "USD"), ("-£3.5", "-3.5", "GBP"), ("€-7 m", "-7 m", "EUR"),
        ("60 bn yen", "60 bn", "JPY"), ("4.5%", "4.5", "%"), ("18km", "18", "km"),
        ("5–7 million tonnes a year", "5–7 million", "t/year"), ("€5–7 bn", "5–7 bn", "EUR"),
        ("two million tonnes", "two million", "t"), ("12 ships", "12", "ships"),
    ],
)  # fmt: skip
def test_a_unit_beside_the_value_is_told_apart(words, value, unit):
    assert parted(words) == (value, unit)


@pytest.mark.parametrize(
    "words", ["45bn", "9 b", "9 book", "6 to 12", "2/3", "5 cents", "12,5 %", "", "a lot"]
)
def test_a_value_without_a_unit_stays_as_typed(words):
    assert parted(words) == (words, "")
