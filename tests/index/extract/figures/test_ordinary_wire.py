"""Ordinary sentences of wire news whose figures were once read wrongly, by what was wrong."""

import pytest
from tests.index.extract.figures.reading import figures, only, shown

from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar
from briefindex.model.figure import Figure

GRAMMAR = Grammar(NameModel())
BOTH = pytest.mark.parametrize("parse", [None, GRAMMAR.trees], ids=["by rules", "with model"])


def parsed(text: str) -> list[Figure]:
    return [one for one in figures(text, parse=GRAMMAR.trees) if one.salience != "trivial"]


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Takings rose from $2.4 million to $2.9 million.",
        "The number of midwives fell from 900 to 640.",
    ],
)
def test_from_one_level_to_another_is_two_levels_and_no_change(text, parse):
    old, new = figures(text, parse=parse)
    assert old.indicator == new.indicator
    assert "change" not in old.indicator.key
    assert [[link.role for link in one.links] for one in (old, new)] == [["to"], ["from"]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The plant cost T$40 million.", "TWD"),
        ("The road cost 40 million lei.", "RON"),
        ("Morocco spent 3 billion dirhams on the port.", "MAD"),
        ("The hotel cost 90 million dirhams.", "AED"),
    ],
)
def test_currencies_are_those_that_the_words_and_the_country_say(text, unit):
    assert only(text).unit == unit


def test_an_unknown_sign_is_not_given_the_currency_of_the_sum_before():
    first, second = figures("The firm paid 40 million zł and 300 million Qx.")
    assert (first.unit, second.unit) == ("PLN", "")


def test_a_label_is_not_cut_at_an_amount_that_stands_in_a_name():
    (one, *_) = parsed("The alliance will hold 52 seats in the 90-seat regional assembly.")
    assert one.indicator.label == "Seats held by alliance"


def test_who_is_jailed_for_taking_money_took_it_and_not_the_court():
    labels = [
        one.indicator.label
        for one in parsed("A judge jailed the treasurer for taking 2 million euros from donors.")
    ]
    assert labels == ["Amount taken from donors by treasurer"]


@BOTH
def test_what_is_opened_or_closed_is_counted_and_not_who_did_it(parse):
    (one,) = figures("The ombudsman opened 61 cases.", parse=parse)
    assert one.indicator.label.startswith("Cases opened")


def test_a_place_before_a_bracket_is_the_party_of_what_stands_in_it():
    found = shown("Most guests came from Norway (31%), Finland (12%) and Estonia (9%).")
    assert [one.indicator.parties for one in found] == [("Norway",), ("Finland",), ("Estonia",)]


def test_a_place_in_a_clause_of_its_own_is_no_party():
    found = shown("Copper climbed 3% to $9,900 a ton after a strike shut a mine in Chile.")
    assert {one.indicator.parties for one in found} == {()}


def test_whoever_is_warned_does_not_make_the_warner_a_speaker():
    (one,) = shown("Arlen Park Council has warned about 60 kiosks since January.")
    assert one.speaker is None


@pytest.mark.parametrize("verb", ["got", "upheld", "lit", "overran", "withstood"])
def test_the_participle_of_an_irregular_verb_is_no_made_up_word(verb):
    (one,) = parsed(f"The town {verb} 40 kilns.")
    assert f"{verb}ed" not in one.indicator.label


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Turnover fell 4.1% to $80 million in 2022 from $83.4 million the year before.",
        "Turnover fell 4.1% to $80 million in 2022.",
    ],
)
def test_a_change_has_the_date_of_the_level_that_it_came_to(text, parse):
    change, level, *_ = figures(text, parse=parse)
    assert change.period == level.period
    assert str(change.period.end) == "2022-12-31"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The glacier may lose 40 percent of its ice by 2100.", "2100-12-31"),
        ("The glacier may lose 2100 tonnes of ice.", "None"),
    ],
)
def test_the_end_of_the_century_is_a_year_where_it_is_told_as_one(text, end):
    assert str(only(text).period.end) == end


def label(text: str, number: int = -1) -> str:
    return parsed(text)[number].indicator.label


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Unity won 34% of the vote, ahead of the Liberals' 29%.",
            ["Unity’s share of vote", "Liberals’ share of vote"],
        ),
        (
            "The cabinet is targeting growth of 3% this year and 4% in 2026.",
            ["Growth of GDP", "Growth of GDP"],
        ),
        (
            "Rents rose 3% in May and 4% in June.",
            ["Growth of rents", "Growth of rents"],
        ),
        ("Trawling employs one in six islanders.", ["Share of islanders employed by trawling"]),
        (
            "Peru added 3 gigawatts of wind capacity last year and now has 11 GW.",
            ["Wind capacity added", "Wind capacity"],
        ),
        (
            "Wind capacity is 11 GW. The government aims to reach 20 GW by 2030.",
            ["Wind capacity", "Wind capacity"],
        ),
        ("The guild took 30% of the $8 billion market.", None),
        ("Schemes totalling 3.1 GW have won permits.", ["Schemes"]),
    ],
)
def test_what_is_measured_is_what_a_reader_would_say(text, wanted):
    found = [one.indicator.label for one in parsed(text)]
    if wanted is None:
        assert "rate" not in " ".join(found).lower()
    else:
        assert found == wanted


def test_a_share_without_a_whole_is_of_the_whole_that_shares_were_of():
    text = (
        "Coal supplied 30% of the island's power. Coal plants made 9 TWh. Wind had a share of 12%."
    )
    assert label(text) == "Wind’s share of island's power"


def test_a_score_is_no_name_of_anything():
    assert "3-1" not in label("The team won 3-1 to move up to second, four points behind Ely.")
    assert "3-1" not in label("Ely beat Wyke 3-1 to move up to second, four points behind Hove.")


def test_no_sum_has_two_signs():
    assert not figures("It cost $$$5 and $$$ and €€40.")


@pytest.mark.parametrize("printed", ["1.250.000", "1,250,000", "1'250'000"])
def test_thousands_may_be_parted_by_any_sign(printed):
    assert only(f"The mine shipped {printed} tonnes.").value == 1_250_000


def test_an_address_of_a_machine_is_no_number():
    assert not figures("The server 192.168.100.200 failed, as did version 10.2.118.")


def test_cents_are_those_of_the_currency_beside_them():
    text = "Power cost 80 euros per megawatt hour. Homes paid 12.5 cents per kilowatt hour."
    assert [one.unit for one in figures(text)] == ["EUR/MWh", "EUR/kWh"]
    assert only("Oil fell 48 cents a barrel.").unit == "USD/bbl"


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("The trip was cut from nearly four hours to three hours.", ["almost", None]),
        ("The repairs would take up to three weeks.", ["at most"]),
        ("They want to take the fund up to $15 billion.", [None]),
    ],
)
def test_qualifiers_are_kept_where_amounts_change(text, qualifiers):
    assert [one.qualifier for one in figures(text)] == qualifiers


@BOTH
def test_a_plan_that_follows_keeps_its_date_to_itself(parse):
    text = "The port has set aside $3 million and will close the pier until December."
    (one,) = figures(text, parse=parse)
    assert one.period.end is None or str(one.period.end) == "2024-04-12"


@BOTH
def test_a_multiple_is_not_of_the_time_of_what_it_is_compared_with(parse):
    text = "Fines worth $9 million were issued, double the amount in 2019."
    assert str(figures(text, parse=parse)[-1].period.end) != "2019-12-31"
