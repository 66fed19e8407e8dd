"""What a label may be on a printed page, and what a figure is called where it may not."""

import pytest
from tests.index.extract.figures.reading import figures

from briefindex.extract.entities.model import NameModel
from briefindex.extract.figures.labels import is_bare, is_broken, tidy
from briefindex.extract.grammar import Grammar

GRAMMAR = Grammar(NameModel())


def labels(text, parse=GRAMMAR.trees):
    return [one.indicator.label for one in figures(text, parse=parse) if one.salience != "trivial"]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Palm oil (crude) output", "Palm oil output"),
        ("Shares of Tarn Oil <TRN.L>", "Shares of Tarn Oil"),
        ("Output of Tarn Oil (in tonnes", "Output of Tarn Oil"),
        ("the “green” quota", "the green quota"),
    ],
)
def test_brackets_and_quotation_marks_are_left_out(label, shown):
    assert tidy(label) == shown


@pytest.mark.parametrize("label", ["against an average", "members of", "club heard that he", ""])
def test_what_is_cut_from_the_middle_is_broken(label):
    assert is_broken(label)


@pytest.mark.parametrize("label", ["share of tenants who say they will move", "trade with Spain"])
def test_a_relative_clause_is_not_broken(label):
    assert not is_broken(label)


def test_a_mark_alone_says_nothing():
    assert is_bare("Growth")
    assert not is_bare("Growth of rents")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Queues at the ferry have grown to an average of three hours.", ["Queues at the ferry"]),
        ("It was raised by a share sale at a fee of 40 basis points.", ["Fee"]),
        ("The club has 900 members, 40 of whom are paid.", None),
        ("Two bridges were swept away by the river.", ["Bridges swept away"]),
        ("Another 40 hikers were missing.", ["Hikers missing"]),
        ("Some 900 families are camping in the park.", ["Families camping in the park"]),
        ("About 40 mills are not meeting the new rules.", ["Mills not meeting the new rules"]),
        ("He put the chance of a strike at one in five.", ["Chance of a strike"]),
        (
            "Debt is to fall below 90 percent of GDP. It was 95 percent last year.",
            ["Debt, share of GDP", "Debt, share of GDP"],
        ),
        ("The firm was fined 75,000 euros.", ["Fine on firm"]),
        ("The exchange closed a bridge with a length of 800 metres.", ["Length of bridge"]),
        ("The bank needs a capital increase of 50 million euros.", ["Capital increase"]),
        ("The yard expects the order to add 9 percent to its fleet.", ["Growth of fleet"]),
        ("The jury heard 94 witnesses.", ["Witnesses heard by jury"]),
        ("Only 6 percent of Slovaks trust the post.", ["Share of Slovaks who trust the post"]),
        ("One in eight flats is empty.", ["Share of flats that are empty"]),
        (
            "One in eight flats in the old town has had no tenant.",
            ["Share of flats in the old town that have had no tenant"],
        ),
        ("The island ran a deficit of 40 megawatt-hours.", ["Deficit"]),
        ("Ostrava Beer has a market share of 30 percent.", ["Ostrava Beer’s share of market"]),
        ("The island wants 30 GW of tidal power.", ["Tidal power"]),
    ],
)
def test_a_label_names_what_is_measured(text, wanted):
    if wanted is None:
        assert not any(is_broken(one) for one in labels(text))
    else:
        assert labels(text) == wanted


def test_a_poll_names_whose_share_of_the_votes_it_is():
    text = (
        "A poll was held on Monday. The Greens would take 36 percent and the Liberals 32 percent."
        " The Pirates stood at 9 percent."
    )
    wanted = ["Greens’ share of votes", "Liberals’ share of votes", "Pirates’ share of votes"]
    assert labels(text) == wanted
    assert labels(text, None) == wanted
    assert "votes" not in str(labels("Turnout stood at 9 percent in the election."))


def test_who_was_made_to_leave_is_told_with_whence():
    assert labels("The fire forced 9,000 people from their homes.") == [
        "People forced from their homes"
    ]


def test_a_sum_of_lots_is_not_totalled_by_anybody():
    assert labels("Volume totalled 4,170 lots.") == ["Lots"]


@pytest.mark.parametrize(
    ("text", "surface", "label"),
    [
        (
            "The bank kept its key rate at 5 percent. The deputy governor favoured a cut of"
            " 50 basis points.",
            "50 basis points",
            "Growth of key rate",
        ),
        ("They offered to sell a 30% stake.", "30%", "Stake"),
        ("The lake faces 2 C (3.6 F) of warming.", "2 C", "Warming"),
        ("The mill will buy back shares worth 40 million euros.", "40 million", "Value of shares"),
        (
            "Trade came to $90 million, including exports of $60 million and imports of $30"
            " million. The aim is to bring this figure to $200 million.",
            "$200 million",
            "Trade turnover",
        ),
        ("The city has 40 trams, 3% fewer than in 2022.", "40 trams", "Trams"),
    ],
)
def test_labels_name_the_thing_and_not_who_moved_it(text, surface, label):
    told = [one.indicator.label for one in figures(text) if surface in one.surface]
    assert told == [label]


def test_it_behind_a_head_is_what_the_head_names():
    text = "4. Grain store. It will grow from 30,000 to 50,000 tonnes by 2027."
    assert {one.indicator.label for one in figures(text)} == {"Grain store"}


def test_what_is_told_of_a_part_is_not_told_of_the_whole():
    text = "Some 1,300 of the 4,100 sailors drowned."
    assert [one.indicator.label for one in figures(text)][1] == "Sailors"


def test_a_central_bank_does_not_grow_by_basis_points():
    (one,) = figures("The Chilean central bank cut by 50 basis points.")
    assert one.indicator.label == "Growth of key rate"


def test_an_age_that_many_have_is_no_figure_of_people():
    assert not [one for one in figures("Most voters are over 65.") if one.salience != "trivial"]


def test_the_sign_of_a_currency_is_no_party():
    (one,) = figures("An average household needs US$340 a month.")
    assert one.indicator.parties == ()
