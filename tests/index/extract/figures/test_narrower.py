"""What stands beside an amount, or at some distance, makes another measure of it."""

from datetime import date

import pytest
from tests.index.extract.figures.reading import shown


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Chile pumped more than its 300,000 barrel a day self-imposed ceiling.",
            ["Ceiling on extraction by Chile"],
        ),
        (
            "Ghana is producing up to 40,000 tonnes above the 300,000 tonne limit.",
            ["Ghana’s production above the limit", "Ghana’s production limit"],
        ),
        (
            "Peru is producing 40,000 tonnes of zinc.",
            ["Zinc production"],
        ),
        (
            "The tariffs on $30 million of Chilean exports may be lifted.",
            ["Part of Chile’s exports"],
        ),
        (
            "Traders see Chilean copper exports at 6 million tonnes and zinc around 4 million"
            " tonnes.",
            ["Chilean copper exports", "Chilean zinc exports"],
        ),
        (
            "Chile's wheat exports rose to 5 million tonnes, barley to 4 million tonnes.",
            ["Chile's wheat exports", "Chile's barley exports"],
        ),
        (
            "Chile's trade deficit widened to $8 billion, while that with Brazil rose to $5"
            " billion.",
            ["Chile’s trade deficit", "Chile’s trade deficit with Brazil"],
        ),
        (
            "Chile's trade surplus widened to $15 billion last year with the United States.",
            ["Chile’s trade surplus with the United States"],
        ),
        (
            "Seasonally adjusted but unsmoothed figures show a merchandise trade surplus of $132"
            " million.",
            ["Merchandise trade surplus, seasonally adjusted and unsmoothed"],
        ),
        (
            "Chile's economy grew at an annual rate of 4.2 percent.",
            ["Growth of Chile’s GDP, annual rate"],
        ),
    ],
)
def test_a_narrower_measure_says_so_in_its_label(text, labels):
    assert [figure.indicator.label for figure in shown(text)] == labels


def test_a_limit_a_part_and_a_partner_have_keys_of_their_own():
    keys = {
        figure.indicator.key
        for text in (
            "Chile's exports rose to $8 billion.",
            "Chile's exports to Brazil rose to $8 billion.",
            "The tariffs on $8 billion of Chilean exports may be lifted.",
            "Chile's exports rose to $8 billion with a quota of $9 billion.",
        )
        for figure in shown(text)
    }
    assert len(keys) == 5


def test_whose_balance_it_is_may_stand_before_its_own():
    (figure,) = shown("Chile bought more to cut its $7 billion trade surplus with Brazil.")
    assert figure.indicator.parties == ("Brazil", "Chile")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Output rose 2 percent in March and was 5 percent higher than in March 2023.", True),
        ("Output rose 5 percent in March from a year earlier.", True),
        ("Output rose 2 percent in March, a 5 percent rise over March 2023.", True),
        ("Output rose 5 percent in March.", False),
        ("Output rose 5 percent in 2023 from a year earlier.", False),
    ],
)
def test_growth_of_less_than_a_year_says_that_it_is_on_the_year(text, label):
    assert shown(text)[-1].indicator.label.endswith(", on the year") is label


def test_a_month_behind_over_is_what_growth_is_measured_from():
    _, growth = shown("Chile's output rose 2 percent in March, a 5 percent rise over March 2023.")
    assert growth.period.start != date(2023, 3, 1)


def test_so_far_goes_to_the_articles_day_and_so_does_the_year_before():
    now, then = shown(
        "Chile exported 5 million tons of rice so far in 2024, up from 4 million tons a year ago."
    )
    assert (now.period.start, now.period.end) == (date(2024, 1, 1), date(2024, 4, 12))
    assert (then.period.start, then.period.end) == (date(2023, 1, 1), date(2023, 4, 12))


def test_an_earlier_estimate_is_of_the_same_season_and_was_moved():
    now, before = shown(
        "Chile's rice exports in 2023/24 are forecast at 14 million tons, vs 15 million tons last"
        " month."
    )
    assert (before.period.start, before.period.end) == (now.period.start, now.period.end)
    assert (before.status, [link.role for link in before.links]) == ("expected", ["to"])


def test_what_stands_behind_versus_measures_the_same():
    now, before = shown("The ministry put exports at 1.2 million tons, vs 1.1 million tons.")
    assert now.indicator == before.indicator


def test_a_name_with_dots_does_not_end_a_phrase():
    (figure,) = shown("Chile bought 30,000 tons of U.S. corn.")
    assert "corn" in figure.indicator.label


def test_whom_one_trades_with_is_not_whose_trade_it_is():
    (figure,) = shown("Total trade with Peru rose to $3 billion.")
    assert figure.indicator.key == "trade|peru|with-peru"
