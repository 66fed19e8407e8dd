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
    assert str(exact_decimal(Fraction(1, 3))) == "0.3333"
    assert str(exact_decimal(Fraction(1, 30_000))) == "0.00003333"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two dozen goats", 24), ("3 dozens", 36), ("1.250,50 euros", Fraction(2501, 2)),
        ("4 million and a half", 4_500_000), ("two million and one half", 2_500_000),
        ("one hundred and thirty", 130), ("seven million and a half voters", 7_500_000),
        ("six million and two fifths", 6_400_000), ("2 million 350 thousand sacks", 2_350_000),
        ("5 billion 20 million yuan", 5_020_000_000), ("10^6 cells", 10**6),
        ("4e14 Hz", 4 * 10**14), ("2.5E-3 grams", Fraction(1, 400)), ("24 310 500.", 24_310_500),
        (".08 of it", Fraction(2, 25)),
        ("twenty-three hundredths of a second", Fraction(23, 100)), ("7 tln rupiah", 7 * 10**12),
        ("nought point nought five", Fraction(1, 20)), ("a thousandth of it", Fraction(1, 1000)),
        ("a ninth of the crop", Fraction(1, 9)),
        ("two hundred and three quarters", Fraction(803, 4)),
        ("6 hundred and 48 sheep", 648), ("7 thousand 2 hundred and five", 7205),
        ("sixty - three", 63), ("forty   one goats", 41), ("three  hundred and  six", 306),
        ("hundred thousand crowns", 10**5), ("4  3/4", Fraction(19, 4)), ("six dz eggs", 72),
        ("two billion and a half million", 2_000_500_000), ("half a  dozen", 6),
        ("five and a sixth.", Fraction(31, 6)), ("seven - eighths", Fraction(7, 8)),
        ("four twenty-fifths", Fraction(4, 25)), ("sixty-one fiftieths", Fraction(61, 50)),
        ("one hundred and twenty fifths", 24), ("one hundred twenty-fifths", 4),
        ("3.1 * 10^5 cells", 310_000), ("1.6×10⁻³ of it", Fraction(16, 10_000)),
    ],
)  # fmt: skip
def test_a_number_is_read_to_its_end(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "the twenty-first of them", "on the twenty-fifth of May", "release 4.11.2 is out",
        "the host 10.20.30.40 fell silent", "several dozen goats", "the two millionth visitor",
        "all came to nought", "per hundred thousand people", "many hundred thousand",
    ],
)  # fmt: skip
def test_ordinals_versions_and_addresses_are_no_amounts(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one million and a quarter of the rest", [10**6, Fraction(1, 4)]),
        ("2 million and a half hour later", [2 * 10**6]), ("0^-3", []), ("code 12e5f", [12, 5]),
    ],
)  # fmt: skip
def test_what_only_looks_like_the_rest_of_a_number_is_not_joined(text, expected):
    assert values(text) == expected
