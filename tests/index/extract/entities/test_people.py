import pytest

from name_reading import canonical, names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("President Xi Jinping’s visit ended.", "Xi Jinping"),
        ("It was said by Prime Minister Sitiveni Rabuka's office.", "Sitiveni Rabuka"),
        (
            "Its Deputy Prime Minister and Minister of National Economy Serik Zhumangarin went.",
            "Serik Zhumangarin",
        ),
        ("UN chief Ban Ki-moon spoke.", "Ban Ki-moon"),
        ("It was met by President of the Kyrgyz Republic Sadyr Japarov.", "Sadyr Japarov"),
        ("So said Minister of Energy of Ghana Kwame Boateng.", "Kwame Boateng"),
        ("He met Gen. Carlos de la Cruz there.", "Carlos de la Cruz"),
        (
            "It was signed by Murat Karimsakov, the deputy chairman of a council.",
            "Murat Karimsakov",
        ),
        ("Commission President Ursula von der Leyen agreed.", "Ursula von der Leyen"),
    ],
)
def test_titles_and_possessives_stand_outside_the_name(sentence: str, name: str) -> None:
    assert [surface for surface, type_ in names(sentence) if type_ == "person"] == [name]


def test_a_surname_means_the_person_named_in_full() -> None:
    found = canonical("The plan of spokesman Bekzhan Sadykov is new. Sadykov added a word.")
    assert found["Sadykov"] == "Bekzhan Sadykov"


def test_a_surname_is_never_found_inside_another_word() -> None:
    found = canonical("President Xi Jinping came to Xi'an. Xi's visit ended in Xian.")
    assert found["Xi"] == "Xi Jinping"
    assert found["Xi'an"] == found["Xian"] == "Xi'an"


def test_a_country_keeps_its_name_beside_a_namesake() -> None:
    text = "Coach Michael Jordan flew to Jordan. Jordan smiled, Amman smiled."
    found = names(text, model=True)
    assert found[:3] == [("Michael Jordan", "person"), ("Jordan", "place"), ("Jordan", "person")]


def test_titles_alone_name_nobody() -> None:
    assert names("The Deputy Prime Minister and the President left.") == []


def test_a_head_of_an_organisation_does_not_make_it_a_person() -> None:
    found = names("The secretary general of CEI spoke, and so did the CEO of the Refugee Council.")
    assert all(type_ != "person" for _, type_ in found)
