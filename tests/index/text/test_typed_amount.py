"""Amounts that a person types."""

from decimal import Decimal

import pytest

from briefindex.errors import MistypedError
from briefindex.model.figure import Amount
from briefindex.text.typed_amount import typed_amount

MILLION = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("24", Amount(Decimal(24))),
        ("24.5 bn", Amount(Decimal("24.5") * 1000 * MILLION)),
        ("24.5bn", Amount(Decimal("24.5") * 1000 * MILLION)),
        ("1,204", Amount(Decimal(1204))),
        ("\u22123.2", Amount(Decimal("-3.2"))),
        ("6–12 million", Amount(low=6 * MILLION, high=12 * MILLION)),
        ("6-12", Amount(low=Decimal(6), high=Decimal(12))),
        ("6 to 12", Amount(low=Decimal(6), high=Decimal(12))),
        ("500 mn to 1.2 bn", Amount(low=500 * MILLION, high=1200 * MILLION)),
        ("-5 – -2", Amount(low=Decimal(-5), high=Decimal(-2))),
        ("1/4", Amount(Decimal("0.25"), exact="1/4")),
        ("35 crore", Amount(350 * MILLION)),
        ("eighteen billion", Amount(18_000 * MILLION)),
    ],
)
def test_numbers_ranges_and_fractions_are_read(words, amount):
    assert typed_amount(words) == amount


def test_a_fraction_of_percent_is_in_points():
    assert typed_amount("2/3", percent=True) == Amount(Decimal("66.67"), exact="2/3")


@pytest.mark.parametrize(
    "words",
    [
        "", "a lot", "24,5", "12,34", "2.5.1", "1e9", "24 bx", "5 to", "1/0", "$5", "5 %", "٣",
        "nan", "inf", "--5", "9" * 60, "6–12–18",
    ],
)  # fmt: skip
def test_all_else_is_refused_with_an_example(words):
    with pytest.raises(MistypedError, match="in digits, for example"):
        typed_amount(words)


def test_a_range_that_falls_is_refused():
    with pytest.raises(MistypedError, match="the smaller one"):
        typed_amount("12–6")
