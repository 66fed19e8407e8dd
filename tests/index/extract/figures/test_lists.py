import pytest
from tests.index.extract.figures.reading import figures, shown


def units(text: str) -> list[tuple[float, str]]:
    return [(float(one.value or 0), one.unit) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The Greens won nine seats, and the Liberals six.", 6, "seats"),
        ("Patients took 25 mg, rising to 50 after two weeks.", 50, "mg"),
        ("The firm bought 500 MW of solar and 300 of wind.", 300, "MW"),
        ("The fund lost 8% in May and 3 in June.", 3, "%"),
        ("Of the 33 banks, six failed the test.", 6, "banks"),
        ("She won 75,000 euros and a bonus of 30,000 for the record.", 30_000, "EUR"),
        ("The party won 31 of the 90 seats, one more than the Greens.", 1, "seats"),
        ("Tickets start at 45 euros and go up to 320.", 320, "EUR"),
        ("It got 124 votes in favour, 14 against and 43 abstentions.", 14, "votes"),
        ("The team won 8 of its last 10 games.", 8, "games"),
        ("Arrivals reached 1.05 million tonnes, up 11 percent from 946,000.", 946_000, "t"),
    ],
)
def test_a_bare_number_takes_the_unit_of_what_it_goes_on_from(text, value, unit):
    assert (value, unit) in units(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The yard makes 56 a week.", 56),
        ("The dealer sold 120 in March.", 120),
        ("Complaints numbered 187 in the first year.", 187),
    ],
)
def test_a_small_number_that_a_verb_comes_to_is_a_figure(text, value):
    assert value in [one.value for one in figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The team wore 10 on its shirts.",
        "He is on channel 5 tonight.",
        "They met at 7 in the hall.",
    ],
)
def test_other_small_numbers_are_none(text):
    assert not shown(text)


def test_yen_and_yuan_share_a_sign_that_the_country_settles():
    assert shown("Shares in Japan's largest lender rose to ¥1,850.")[0].unit == "JPY"
    assert shown("China's state planner spent ¥90bn.")[0].unit == "CNY"


def test_how_often_something_is_done_divides_nothing():
    assert [one.unit for one in shown("The 12-member council meets twice a year.")] == ["members"]


def test_a_price_may_be_per_another_currency():
    assert "GBP/EUR" in [one.unit for one in shown("Sterling was at 84.5 pence per euro.")]


def test_numbers_of_forms_are_none():
    assert not figures("It had not completed its 10-K report.")


def test_a_number_alone_counts_what_the_sentence_before_counted():
    text = "The army ordered 180 tanks. Sixty-three will be built at home. It wants a further 12."
    assert units(text) == [(180, "tanks"), (63, "tanks"), (12, "tanks")]


def test_a_total_takes_no_share_from_the_amount_a_share():
    text = "It lost $2.9 billion, or 67 cents a share, against $437 million a year before."
    assert units(text)[-1] == (437_000_000, "USD")


@pytest.mark.parametrize(
    ("words", "value"),
    [("another quarter-point cut", 0.25), ("a half-point rise", 0.5)],
)
def test_parts_of_a_point_are_percentage_points(words, value):
    assert (value, "pp") in units(f"Economists expect {words}.")


def test_a_rate_in_pesos_is_in_those_of_the_country():
    found = figures("The bank of Chile met. The peso firmed to 931.40 per dollar.")
    assert [one.unit for one in found] == ["CLP/USD"]
