"""Entries of lists and boxes, and what is said of so many people."""

import pytest
from tests.index.extract.figures.reading import figures, shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Injuries: 64 (case fatality rate 0.8%)", ["Injuries", "Case fatality rate"]),
        ("School attendance: 71.4% (target: 90%)", ["School attendance", "School attendance"]),
        ("Sales came to 9 billion yen (forecast: 8 billion yen).", ["Sales", "Sales"]),
        (
            "Suspected measles cases, week 12: 1,318 (week 11: 1,202)",
            ["Suspected measles cases"] * 2,
        ),
        ("Herders without water: 31% of families", ["Herders without water’s share of families"]),
    ],
)
def test_an_entry_is_named_by_the_words_before_its_colon_or_in_its_brackets(text, told):
    assert [one.indicator.label for one in shown(text)] == told


def test_an_entry_counts_the_plural_that_it_names():
    one = shown("Villages affected: 14 out of 129")[0]
    assert (str(one.value), one.unit) == ("14", "villages")


def test_a_head_before_a_sentence_names_nothing():
    (one,) = shown("Update: 40 people died.")
    assert "Update" not in one.indicator.label


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The incidence fell to 31 per 100,000 inhabitants.", "per 100,000 people"),
        ("The navy has 12 divers per 10,000 sailors.", "people/10,000 sailors"),
        ("The valley has 9 wells per 1,000 residents.", "wells/1,000 people"),
    ],
)
def test_a_number_of_people_behind_per_is_no_figure_of_its_own(text, unit):
    assert [one.unit for one in shown(text)] == [unit]


@pytest.mark.parametrize(
    "text",
    [
        "An average family of five needs help.",
        "The 155-mm shells were late.",
        "It was above the five-year average.",
    ],
)
def test_sizes_that_only_name_a_thing_are_not_shown(text):
    assert not shown(text)


def test_no_label_is_an_amount():
    text = "Parcels sent: 1.4 million boxes; returned: 86,000"
    assert not any(one.indicator.label[0].isdigit() for one in figures(text))
