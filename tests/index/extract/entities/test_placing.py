"""Places that the way to them tells, and towns that a table has."""

import pytest

from name_reading import names


def _typed(text: str, *, model: bool = True) -> dict[str, str]:
    return dict(names(text, model=model))


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The caravan had set out from Torvak for Brenlow before the rain.", "Torvak"),
        ("The caravan had set out from Torvak for Brenlow before the rain.", "Brenlow"),
        ("A trawler sailed into Skarvik with its nets cut.", "Skarvik"),
        ("The column marched on from Pelundo at noon.", "Pelundo"),
        ("Shepherds from Rabilta lost a third of their sheep.", "Rabilta"),
        ("The boat had left Minorva without lights.", "Minorva"),
        ("People ran into the streets from Orvelin to Lisbon.", "Orvelin"),
    ],
)
@pytest.mark.parametrize("model", [True, False])
def test_what_a_word_of_motion_leads_to_is_a_place(
    sentence: str, place: str, *, model: bool
) -> None:
    assert _typed(sentence, model=model)[place] == "place"


def test_a_small_town_after_a_preposition_is_a_place() -> None:
    found = _typed("Snow fell in Aabenraa and at Norway House.")
    assert (found["Aabenraa"], found["Norway House"]) == ("place", "place")


def test_two_towns_are_not_one_name() -> None:
    found = _typed("Families left their homes in Flin Flon and Norway House.")
    assert (found["Flin Flon"], found["Norway House"]) == ("place", "place")


@pytest.mark.parametrize("model", [True, False])
def test_a_name_that_a_description_calls_a_port_is_a_place(*, model: bool) -> None:
    text = "Nothing moved. Varlega, the nearest port, lies two days away."
    assert _typed(text, model=model)["Varlega"] == "place"


def test_a_month_is_no_word_of_motion() -> None:
    found = _typed("Anna Lind took over in March from Karin Holt, who had asked to go.")
    assert found["Karin Holt"] == "person"


def test_a_persons_surname_is_no_place() -> None:
    found = _typed("Mayor Sena Abara spoke. Children walked over to Abara.", model=False)
    assert found["Abara"] == "person"


def test_who_speaks_is_no_place() -> None:
    text = "The ferry came from Malta. On the road to Gozo Lindqvist said that she was tired."
    assert _typed(text).get("Lindqvist") != "place"


def test_an_edition_of_a_known_event_is_an_event() -> None:
    found = _typed("The club lost in the CAF Champions League on Friday.")
    assert found["CAF Champions League"] == "event"


def test_letters_in_brackets_stand_for_the_body_before_them() -> None:
    found = _typed("The Alpine Corporation for Farming (CAF) lent him money. CAF wants it back.")
    assert found["CAF"] == "organisation"


def test_diseases_trails_and_faults_are_no_bodies() -> None:
    found = _typed("Cholera spread. She walked the Great Orvan Trail along the East Orvan Fault.")
    assert "Cholera" not in found
    assert found["Great Orvan Trail"] == "route_or_project"
    assert found["East Orvan Fault"] == "place"


def test_a_small_word_for_a_river_belongs_to_its_name() -> None:
    assert _typed("A bridge over the Vesla älv was closed.")["Vesla älv"] == "place"


@pytest.mark.parametrize("mark", ["ʻ", "ʼ", "'", "’"])
def test_a_mark_that_is_a_letter_belongs_to_the_name(mark: str) -> None:
    found = _typed(f"Minister {mark}Alisi Fonoti spoke of rain.", model=False)
    assert found[f"{mark}Alisi Fonoti"] == "person"


def test_a_quotation_mark_is_no_letter() -> None:
    found = _typed("The song 'Maria Callas' was heard, and 'Alisi Fonoti' too.", model=False)
    assert not any(name.startswith("'") for name in found)


def test_a_body_is_found_again_where_the_model_does_not_see_it() -> None:
    text = "Shares in Verlanda Group rose. Verlanda said so.\n\nA fifth of Verlanda is for sale."
    places = [name for name, _ in names(text, model=True) if name == "Verlanda"]
    assert len(places) == 2


def test_a_book_is_no_body() -> None:
    found = _typed("She is the author of Steppeland: Empires Unmade. She lives in Rome.")
    assert not any(type_ == "organisation" for type_ in found.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "Verlanda declined to comment on Monday.",
        "Orsova cut its forecast for the year.",
        "The maker is a unit of Tesvika.",
    ],
)
def test_what_only_bodies_do_tells_a_body(sentence: str) -> None:
    assert set(_typed(sentence).values()) <= {"organisation"}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Nine people fell ill in Bulanpe, in Malawi, last week.", "Bulanpe"),
        ("He found gold at Cangravos in southern Ecuador.", "Cangravos"),
        ("A boat sank off Wattamarra, south of Sydney.", "Wattamarra"),
        ("The stage goes from Orpau to Veluchon on Saturday.", "Veluchon"),
    ],
)
def test_what_lies_in_a_known_place_or_on_a_way_is_a_place(sentence: str, place: str) -> None:
    assert _typed(sentence)[place] == "place"


def test_the_first_word_of_a_body_stands_for_it() -> None:
    text = "Tesvara Copper, a Canadian miner, found gold. Shares in Tesvara rose 14% in Toronto."
    found = _typed(text)
    assert (found["Tesvara Copper"], found["Tesvara"]) == ("organisation", "organisation")


def test_a_kind_of_two_words_tells_a_body_with_a_first_name() -> None:
    found = _typed("Swiss engineering group Martin Oberholz will close a plant.")
    assert found["Martin Oberholz"] == "organisation"


def test_a_small_word_for_its_kind_is_no_part_of_a_bodys_name() -> None:
    found = _typed("The leader of the Vestura party resigned. The Orvala news agency said so.")
    assert not any(name.endswith(("party", "agency")) for name in found)


def test_new_stays_with_a_known_place_at_the_head_of_a_sentence() -> None:
    assert "New South Wales Police" in _typed(
        "New South Wales Police said on Tuesday that nobody had been seen there since."
    )


def test_a_city_who_plays_is_a_club() -> None:
    text = "Ana Lind scored 23 points for Denver, who play Dallas next. The striker scored again."
    assert _typed(text)["Denver"] == "organisation"


def test_a_spot_is_no_person_but_whom_one_laughs_at_is() -> None:
    assert _typed("Lava poured out at Holurvik for six months.").get("Holurvik") != "person"
    assert _typed("Roads to Askorva were closed.")["Askorva"] == "place"


def test_the_platform_is_no_initial() -> None:
    found = _typed("The minister wrote on X. Jos Lindhout, 34, was sentenced in Rotterdam.")
    assert (found["X"], found["Jos Lindhout"]) == ("organisation", "person")


@pytest.mark.parametrize("before", ["Haiti's", "the"])
def test_a_body_of_two_tasks_is_one(before: str) -> None:
    found = _typed(f"Ana Lind works for {before} National Maritime and Navigation Service.")
    assert found["National Maritime and Navigation Service"] == "organisation"
