"""What is two is never one: the linking of people, places and companies that share a name."""

import pytest

from name_reading import canonical, mentions


def _named(text: str, *, model: bool) -> list[tuple[str, str]]:
    return [(m.surface, m.canonical) for m in mentions(text, model=model) if m.type != "date"]


@pytest.mark.parametrize("model", [True, False], ids=["model", "rules"])
class TestPeople:
    def test_a_surname_that_two_people_share_is_nobodys(self, model: bool) -> None:
        text = "Ruth Hartwell met Peter Hartwell in Oslo. Hartwell left early."
        assert _named(text, model=model)[-1] == ("Hartwell", "Hartwell")

    def test_presidents_of_one_surname_stay_apart(self, model: bool) -> None:
        text = "George W. Bush and George H. W. Bush dined. Bush paid. Bill Clinton came."
        found = _named(text, model=model)
        assert ("Bush", "Bush") in found
        assert {name for _, name in found} >= {"George W. Bush", "George H. W. Bush"}

    def test_a_middle_initial_makes_no_second_person(self, model: bool) -> None:
        text = "President Kenneth J. Marwood spoke. President Kenneth Marwood left. Marwood smiled."
        assert canonical(text, model=model)["Marwood"] in ("Kenneth J. Marwood", "Kenneth Marwood")

    def test_a_first_name_beside_the_surname_is_another_person(self, model: bool) -> None:
        text = "President Kofi Obeng said no. Later Idris Obeng agreed."
        assert canonical(text, model=model)["Idris Obeng"] == "Idris Obeng"

    def test_father_and_son_are_two(self, model: bool) -> None:
        text = "President Mahamat Idriss Déby succeeded his father, President Idriss Déby."
        names = set(canonical(text, model=model).values())
        assert {"Mahamat Idriss Déby", "Idriss Déby"} <= names


@pytest.mark.parametrize("model", [True, False], ids=["model", "rules"])
class TestPlaces:
    def test_the_state_and_the_country_are_told_by_what_stands_beside_them(
        self, model: bool
    ) -> None:
        text = "Voters queued in Atlanta, Georgia. Parliament met in Tbilisi, Georgia."
        georgias = [name for surface, name in _named(text, model=model) if surface == "Georgia"]
        assert georgias == ["Georgia (U.S. state)", "Georgia"]

    def test_bare_congo_beside_both_is_neither(self, model: bool) -> None:
        text = "The Republic of the Congo and DR Congo signed. Kinshasa paid.\n\nCongo has copper."
        found = dict(_named(text, model=model))
        assert found["Republic of the Congo"] == "Republic of the Congo"
        assert found["DR Congo"] == "Democratic Republic of the Congo"
        assert found.get("Congo", "Congo") == "Congo"

    def test_korea_with_its_capital_is_that_korea(self, model: bool) -> None:
        text = "Exports of Korea rose. Seoul was pleased."
        assert canonical(text, model=model)["Korea"] == "South Korea"

    def test_a_city_stays_a_city_beside_its_namesake(self, model: bool) -> None:
        text = "George Washington never slept in Washington. Trade with Washington grew."
        assert canonical(text, model=model)["Washington"] == "Washington"

    def test_a_country_is_no_sportsman(self, model: bool) -> None:
        text = "President Michael Jordan flew to Jordan. He praised trade with Jordan."
        found = [name for surface, name in _named(text, model=model) if surface == "Jordan"]
        assert found[0] == "Jordan"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Sudan", "South Sudan"),
            ("Niger", "Nigeria"),
            ("Guinea", "Equatorial Guinea"),
            ("Dominica", "Dominican Republic"),
            ("Ireland", "Northern Ireland"),
            ("Samoa", "American Samoa"),
            ("Mexico", "New Mexico"),
            ("North Korea", "South Korea"),
        ],
    )
    def test_countries_of_like_names_are_two(self, one: str, other: str, model: bool) -> None:
        found = canonical(f"Exports from {one} to {other} rose.", model=model)
        assert found[one] == one
        assert found[other] == other


def test_companies_of_one_stem_lend_it_to_neither() -> None:
    text = "Talvik Marine Corp rose. Talvik said so. Talvik Gas Corp fell."
    found = canonical(text, model=True)
    assert found["Talvik Marine Corp"] == "Talvik Marine Corp"
    assert found.get("Talvik", "Talvik") == "Talvik"


def test_a_word_for_a_trade_is_no_legal_form() -> None:
    # "Apple Bank" is no name of Apple, "Alibaba Group" is one of Alibaba.
    found = canonical("Savers of Apple Bank and buyers at Alibaba Group complained.", model=True)
    assert found["Apple Bank"] == "Apple Bank"
    assert found["Alibaba Group"] == canonical("Alibaba rose.", model=True)["Alibaba"]


def test_one_place_has_one_name_in_all_its_spellings() -> None:
    text = "Kiev and Kyiv, Turkey and Türkiye, Xian and Xi’an, Nur-Sultan and Astana."
    found = canonical(text)
    for one, other in (
        ("Kiev", "Kyiv"),
        ("Turkey", "Türkiye"),
        ("Xian", "Xi’an"),
        ("Nur-Sultan", "Astana"),
    ):
        assert found[one] == found[other]


def test_letters_in_brackets_are_those_of_the_body_before_them() -> None:
    text = "Japan's Economic Planning Agency (EPA) met. The EPA agreed."
    found = canonical(text)
    assert found["Economic Planning Agency"] == found["EPA"] == "Economic Planning Agency"
