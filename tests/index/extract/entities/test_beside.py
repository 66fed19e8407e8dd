"""Names whose neighbours tell what they are, and what is no name at all."""

import pytest

from briefindex.extract.entities.boundaries import Boundaries
from briefindex.extract.entities.words import words_of
from briefindex.extract.gazetteer import gazetteer
from briefindex.model.span import Span
from name_reading import names


def _typed(text: str, *, model: bool = True) -> dict[str, str]:
    return dict(names(text, model=model))


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("They dined with Crown Prince Mohammed bin Salman in Jeddah.", "Mohammed bin Salman"),
        ("Deputy Crown Prince Theyazin bin Haitham opened the port.", "Theyazin bin Haitham"),
        ("Will Harker, the night nurse, saw smoke.", "Will Harker"),
        ("Roofs blew off, said Charmagne Abacan of the Coast Guard.", "Charmagne Abacan"),
        ("Gervais Laury, Patrick Kane and Robert Lindqvist run the firms.", "Patrick Kane"),
    ],
)
def test_people_are_told_by_what_stands_beside_them(sentence: str, person: str) -> None:
    assert _typed(sentence)[person] == "person"


def test_what_somebody_does_tells_a_person_where_no_model_helps() -> None:
    found = _typed("Kellam Bayley, a sailor from Nyeri, was picked up.", model=False)
    assert found["Kellam Bayley"] == "person"


def test_the_first_of_three_people_is_found_where_nothing_else_tells_it() -> None:
    text = "They stay in Turin. Guldar Farquet, Patrick Kane and Robert Lindqvist run the firms."
    assert _typed(text, model=False)["Guldar Farquet"] == "person"


def test_a_place_at_the_head_of_a_list_of_people_stays_one() -> None:
    found = _typed("Near Villa Nueva, Patrick Kane and Robert Lindqvist met.")
    assert found["Villa Nueva"] == "place"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Economists at Tellimer said the bank would wait.", "Tellimer"),
        ("The United Front of Marine Le Pen won 30 seats.", "United Front"),
        ("The studio lost to Lantern Games in court.", "Lantern Games"),
        ("The keeper made five saves. Arsenal lead the table by a point.", "Arsenal"),
    ],
)
def test_bodies_are_told_by_what_stands_beside_them(sentence: str, body: str) -> None:
    assert _typed(sentence)[body] == "organisation"


def test_games_that_are_held_stay_events() -> None:
    found = _typed("She won gold at the Island Games. The Asian Games are in Nagoya.")
    assert found["Island Games"] == found["Asian Games"] == "event"


def test_who_leads_a_body_is_no_part_of_its_name() -> None:
    assert _typed("The United Front of Marine Le Pen won.")["Marine Le Pen"] == "person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Fights broke out between Druze and Bedouin fighters.",
        "Farmers get NZ$4 a kilo, C$3 a litre and S$5 at the gate.",
    ],
)
def test_peoples_and_sums_of_money_are_no_names(sentence: str) -> None:
    assert _typed(sentence).keys() <= {"Farmers"}


def test_what_somebody_does_is_no_name_at_the_head_of_a_sentence() -> None:
    text = "Swimmer Summer Maclay won."
    words = words_of(text, Span(0, len(text)))
    read = Boundaries(text, words, {}, gazetteer(), set(), headline=False)
    assert read.refine(Span(0, len("Swimmer")), "organisation") == []


def test_a_town_is_told_by_what_follows_it_wherever_it_stands() -> None:
    assert _typed("The vaccines reached Lumape, a town without a road.")["Lumape"] == "place"


def test_people_do_not_become_towns() -> None:
    assert _typed("He gave it to Marco, a resort owner.")["Marco"] == "person"
