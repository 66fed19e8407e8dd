"""Types and names that the names beside them tell: lists, kinds before a name, clubs, storms."""

import pytest

from name_reading import names


def _typed(text: str, *, model: bool = True) -> dict[str, str]:
    return dict(names(text, model=model))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Shops in Trieste and Monfalvone stayed shut until noon.", "Monfalvone"),
        ("Plants in Gdansk, Torvik and Hamburg stopped at once.", "Torvik"),
        ("Police asked residents of Ellerado to boil their water.", "Ellerado"),
        ("Rain fell south of Barilosa for most of the week.", "Barilosa"),
        ("Miners in Ranga province put down their tools.", "Ranga"),
        ("He was born in Kafr Melhem in 1953 and never left.", "Kafr Melhem"),
        ("A fire broke out in Aubrac-les-Pins on Sunday.", "Aubrac-les-Pins"),
    ],
)
def test_places_are_told_by_the_list_or_the_words_before(sentence: str, place: str) -> None:
    assert _typed(sentence)[place] == "place"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The drugmaker Velmora cut its forecast on Friday.", "Velmora"),
        ("It trails rivals Nvidia and Fermion by a year.", "Fermion"),
        ("Analysts at Jorvins had expected less.", "Jorvins"),
        ("The deal was first reported by Nuevabyte.com on Monday.", "Nuevabyte.com"),
        ("Shares in Banco do Cerrado fell after the vote.", "Banco do Cerrado"),
        ("The goal sent Dinamo Vranje to the top of the table.", "Dinamo Vranje"),
        ("The Alpine Club of Nepal sent two guides.", "Alpine Club of Nepal"),
        ("The Malian Communications and Media Authority lifted the ban.",
         "Malian Communications and Media Authority"),
    ],
)  # fmt: skip
def test_organisations_are_told_by_their_kind_or_their_first_word(sentence: str, body: str) -> None:
    assert _typed(sentence)[body] == "organisation"


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Matija Volkmer and Luka Pavlin left the camp at dawn.", "Matija Volkmer"),
        ('Police looked for Enrique "Kiko" Salvatierra in two states.',
         'Enrique "Kiko" Salvatierra'),
        ("The film by Hong Jae-won opened the festival.", "Hong Jae-won"),
    ],
)  # fmt: skip
def test_people_are_told_by_who_stands_beside_them(sentence: str, person: str) -> None:
    assert _typed(sentence)[person] == "person"


def test_a_surname_of_two_parts_stands_for_its_bearer() -> None:
    text = "Lead author Regine Holt-Lindqvist said so. Later Holt-Lindqvist wrote a book."
    assert names(text).count(("Holt-Lindqvist", "person")) == 1


def test_a_last_word_that_stands_alone_later_tells_a_person() -> None:
    text = "It said that Temba Bavrani would miss the match. Bavrani will be back in June."
    assert _typed(text) == {"Temba Bavrani": "person", "Bavrani": "person"}


def test_a_city_that_plays_is_a_club_and_where_it_plays_a_city() -> None:
    text = "Valencia lost to Sevilla 3-1 after a penalty shootout. They met in Valencia."
    assert names(text, model=True) == [
        ("Valencia", "organisation"),
        ("Sevilla", "organisation"),
        ("Valencia", "place"),
    ]


def test_a_capital_that_beats_nobody_at_play_stays_a_place() -> None:
    assert _typed("Envoys say that Ankara beat Athens to the contract.")["Ankara"] == "place"


@pytest.mark.parametrize("storm", ["Typhoon Mei-lan", "Tropical Storm Aurelio", "Cyclone Batsirwa"])
def test_storms_are_events_with_their_kind(storm: str) -> None:
    assert (storm, "event") in names(f"On Monday {storm} reached the coast.")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Riots spread. Riot troops used gas, and a riot is a crime.", "Riot"),
        ("It was posted by @Brindle_worth at noon.", "Brindle"),
        ("The OPEC conference president spoke first.", "OPEC conference"),
    ],
)
def test_common_words_accounts_and_offices_are_no_names(sentence: str, name: str) -> None:
    assert name not in _typed(sentence)


def test_a_title_or_a_result_is_no_part_of_an_organisation() -> None:
    assert "NASA Administrator" not in _typed("Ann Weller, NASA Administrator, agreed with him.")
    assert _typed("A man moved from Texas state to Nevada.")["Texas"] == "place"


def test_a_state_keeps_the_full_stop_that_shortens_it() -> None:
    assert ("Calif.", "place") in names("She lives in Fresno, Calif., with two dogs.")


def test_a_grouping_keeps_the_word_format() -> None:
    assert ("C5 format", "organisation") in names("Leaders met in the C5 format on Friday.")
