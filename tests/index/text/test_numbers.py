from fractions import Fraction

import pytest

from briefindex.model.span import Span
from briefindex.text.numbers import exact_decimal, find_numbers


def values(text: str) -> list[Fraction]:
    return [number.value for number in find_numbers(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("eighteen billion", 18 * 10**9), ("two and a half million", 2_500_000),
        ("one million two hundred thousand", 1_200_000), ("two hundred and twelve", 212),
        ("a hundred and two", 102), ("half a million", 500_000), ("a dozen", 12),
        ("three quarters of a million", 750_000), ("3,053,000", 3_053_000), ("1,00,000", 100_000),
        ("1 500 people", 1500), ("1.234.567 euros", 1_234_567), ("12,5 percent", Fraction(25, 2)),
        ("5½", Fraction(11, 2)), ("2 1/2", Fraction(5, 2)), ("2/3 of", Fraction(2, 3)),
        ("two-thirds of", Fraction(2, 3)), ("five-million", 5_000_000), ("3.2 mln", 3_200_000),
        ("35 crore", 350_000_000), ("twenty point five", Fraction(41, 2)),
    ],
)  # fmt: skip
def test_numbers_are_exact_in_digits_words_and_fractions(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["the first half of", "a third person", "hundreds of thousands", "a quarter of the year"],
)
def test_words_that_only_look_like_numbers_are_left_alone(text):
    assert values(text) == []


def test_endless_decimals_are_rounded_and_others_are_not():
    assert str(exact_decimal(Fraction(200, 3))) == "66.67"
    assert str(exact_decimal(Fraction(12 * 10**9))) == "12000000000"
    assert str(exact_decimal(Fraction(1, 8))) == "0.125"
