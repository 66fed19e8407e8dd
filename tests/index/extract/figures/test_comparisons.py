from decimal import Decimal

import pytest
from tests.index.extract.figures.reading import figures, only, shown


@pytest.mark.parametrize(
    ("text", "change", "level", "unit"),
    [
        ("Sugar output fell by 300,000 tonnes to 4.1 million tonnes.", 300000, 4100000, "t"),
        ("The mill raised output by 3,000 tonnes to 15,000 tonnes.", 3000, 15000, "t"),
        ("Profit was up 5 million euros at 65 million.", 5000000, 65000000, "EUR"),
        ("Exports rose by €2bn to €14bn.", 2000000000, 14000000000, "EUR"),
    ],
)
def test_how_much_something_changed_is_linked_to_where_it_came(text, change, level, unit):
    first, second = shown(text)
    assert (first.value, second.value) == (Decimal(change), Decimal(level))
    assert first.unit == second.unit == unit
    assert [link.role for link in first.links] == ["level"]
    assert [link.role for link in second.links] == ["change"]


def test_a_move_after_its_level_is_linked_too():
    level, move = shown("Tin settled at $74.23 a pound, down 48 cents.")
    assert [link.role for link in level.links] == ["change"]
    assert [link.role for link in move.links] == ["level"]


def test_below_the_expected_compares_and_does_not_qualify():
    stated, foreseen = shown(
        "The maker said net profit would be 6.5 trillion won, below the 9 trillion won "
        "economists expected."
    )
    assert (stated.status, foreseen.status) == ("expected", "expected")
    assert foreseen.qualifier is None
    assert stated.indicator.key == foreseen.indicator.key


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mill can process 50,000 tonnes of wheat per day.", 50000, "t/day"),
        ("The zloty weakened to 4.31 per euro.", "4.31", "PLN/EUR"),
        ("Logging dropped by half in 2022.", 50, "%"),
        ("The DAX rose to 17,930 points.", 17930, "points"),
    ],
)
def test_units_are_found_past_what_stands_between(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_parts_of_what_was_counted_count_the_same():
    found = shown("The army fired 47 drones and 60 rockets; it lost 39 of the drones.")
    assert [one.unit for one in found] == ["drones", "rockets", "drones"]


@pytest.mark.parametrize(
    ("text", "salience"),
    [
        ("Prices doubled in three years.", "trivial"),
        ("He was jailed for seven years.", "secondary"),
        ("Two officials spoke of a delay.", "trivial"),
        ("Two people were killed.", "key"),
        ("A dozen countries have joined.", "secondary"),
    ],
)
def test_terms_and_small_counts_are_shown_only_where_they_say_something(text, salience):
    assert figures(text)[-1].salience == salience


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The bank left its deposit rate unchanged at 4 percent.", "Deposit rate"),
        ("Some 2 trillion rupiah was spent on the new highway.", "Spending on new highway"),
        ("The airline carried 48 million passengers.", "Passengers carried by airline"),
        ("Analysts see a 62% chance of a cut.", "Chance of a cut"),
        ("At 8 percent, joblessness is high.", "Joblessness"),
    ],
)
def test_labels_come_from_what_was_kept_done_or_spent(text, label):
    assert shown(text)[0].indicator.label == label


def test_dollars_and_dollars_a_share_have_keys_of_their_own():
    whole = only("Earnings reached $5 million.").indicator.key
    assert whole != only("Earnings reached $5 a share.").indicator.key


def test_a_pair_has_one_order_in_every_article():
    labels = {
        only(f"Trade between {one} reached $4 billion.").indicator.label
        for one in ("Brazil and China", "China and Brazil")
    }
    assert labels == {"Brazil–China trade turnover"}


def test_whence_parties_are_taken_is_said():
    text = "Poland and Brazil signed a treaty. Bilateral trade amounted to €2 billion."
    assert "taken from what the article said before" in (only(text).note or "")


def test_a_note_that_rises_says_nothing():
    found = figures("The yield on the Treasury note rose 8 basis points to 4.51%.")
    assert [one.speaker for one in found] == [None, None]
