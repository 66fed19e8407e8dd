"""Types that the words beside a name tell, against what the model says."""

import pytest

from name_reading import names


def _typed(text: str, *, model: bool = True) -> dict[str, str]:
    return dict(names(text, model=model))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Farmers in the village of Torvakset lost their hay.", "Torvakset"),
        ("She grew up in Brockhurst, Ontario, and moved away.", "Brockhurst"),
        ("Flames came close to Vila Morosa, where the mayor closed the school.", "Vila Morosa"),
    ],
)
def test_places_are_told_by_their_kind_or_what_they_lie_in(sentence: str, place: str) -> None:
    assert _typed(sentence)[place] == "place"


def test_points_of_the_compass_are_no_places() -> None:
    found = _typed("Kenya will widen the North-South and East-West corridors by 2030.")
    assert [name for name, type_ in found.items() if type_ == "place"] == ["Kenya"]


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("The cargo ship Halvorsen Star ran aground off Chile.", "Halvorsen Star"),
        ("Critics praised the film Crimson Harbour in Venice.", "Crimson Harbour"),
        ("HMS Dauntless sailed from Portsmouth.", "HMS Dauntless"),
        ("Space Shuttle Atlantis flew 33 times.", "Space Shuttle Atlantis"),
    ],
)
def test_ships_and_films_are_nobody(sentence: str, thing: str) -> None:
    assert _typed(sentence).get(thing, "product") == "product"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Marisol Etxebarria, 41, a nurse from Bilbao, agreed.", "Marisol Etxebarria"),
        ("Teodora Vasilache, a Romanian teacher, was told to wait.", "Teodora Vasilache"),
        ("May Thornbury, a teacher, has queued since April.", "May Thornbury"),
        ("“It hummed,” Annelie Vogtmann told reporters.", "Annelie Vogtmann"),
        ("Shadow Home Secretary Nuala Prendergast objected.", "Nuala Prendergast"),
        ("Detective Sergeant Aoife Brannigan found it.", "Aoife Brannigan"),
        ("The Pope Francis of the film is an actor.", "Francis"),
    ],
)
@pytest.mark.parametrize("model", [True, False], ids=["model", "rules"])
def test_people_are_told_by_age_trade_speech_and_office(
    sentence: str, name: str, model: bool
) -> None:
    assert _typed(sentence, model=model)[name] == "person"


def test_months_and_places_at_the_head_of_a_list_are_no_people() -> None:
    found = names("May Day fell on a Friday. Georgia Power raised prices.", model=True)
    assert ("May Day", "person") not in found
    assert ("Georgia Power", "person") not in found


def test_a_word_of_the_layout_is_no_part_of_a_name() -> None:
    found = names("The mayor greets Rosalind Achterberg Image: City Council.", model=True)
    assert not any("Image" in surface for surface, _ in found)


def test_a_people_of_two_words_is_no_place() -> None:
    assert "Sri Lankan" not in _typed("The Sri Lankan capital was calm.")


def test_diseases_and_software_are_no_people() -> None:
    found = names("Covid closed schools; Firefox and Windows XP were patched.", model=True)
    assert not any(type_ in ("person", "place", "organisation") for _, type_ in found), found


def test_a_year_before_an_event_belongs_to_it() -> None:
    assert ("1986 World Cup", "event") in names("He played at the 1986 World Cup in Mexico.")


def test_a_place_in_a_hyphened_name_is_none() -> None:
    assert ("Suez", "place") not in names("She rides for QXJ-Suez in Spain.")
    assert ("Vietnam", "place") in names("The US-Vietnam pact was signed.")
