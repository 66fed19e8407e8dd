"""Shorter names of a body, names of the world's people, results and regnal numbers beside names."""

import pytest

from name_reading import names


def _typed(text: str, *, model: bool = True) -> dict[str, str]:
    return dict(names(text, model=model))


def test_letters_of_a_body_named_before_are_the_body() -> None:
    text = "The Harbour Workers Alliance walked out. Later the HWA secretary apologised."
    assert _typed(text)["HWA"] == "organisation"


def test_a_company_without_its_form_is_the_company() -> None:
    text = "Profit at Veldwick Group doubled. By noon Veldwick was up 4%."
    assert _typed(text)["Veldwick"] == "organisation"


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Police questioned Nomvula Dlangeni for two hours.", "Nomvula Dlangeni", "person"),
        ("The prize went to Zhang Ruolan on Friday.", "Zhang Ruolan", "person"),
        ("King Olav IX opened the hall.", "Olav IX", "person"),
        ("Gulls delayed Vera Salmonova, a 19-year-old from Riga.", "Vera Salmonova", "person"),
        ("The Reform Party of Khadija Benali lost two seats.", "Reform Party", "organisation"),
        ("It hurt rivals such as Google and Tradora.", "Tradora", "organisation"),
        ("He read it in the journal Limnology on Monday.", "Limnology", "organisation"),
        ("Stacy Ravenel of Bernstein said the results were a disaster.", "Bernstein",
         "organisation"),
        ("Arsenal beat Fulham 2-0.", "Arsenal", "organisation"),
    ],
)  # fmt: skip
def test_the_words_beside_tell_the_name(sentence: str, name: str, kind: str) -> None:
    assert _typed(sentence).get(name) == kind


def test_the_first_half_of_a_result_is_no_part_of_a_club() -> None:
    found = _typed("Real Madrid came back to beat Borussia Dortmund 5-2 in the Champions League.")
    assert found["Borussia Dortmund"] == "organisation"


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Concord, a trade union, called the order absurd.", "Concord", "organisation"),
        ("Veltrada, the party of the mayor, was dissolved.", "Veltrada", "organisation"),
        ("Rain buried the villages of Mundaral and Choruvelly.", "Choruvelly", "place"),
        ("Chief Financial Officer Brian Olverton said so.", "Brian Olverton", "person"),
    ],
)
def test_what_is_said_after_or_before_tells_the_name(sentence: str, name: str, kind: str) -> None:
    assert _typed(sentence).get(name) == kind


def test_a_person_of_a_company_is_no_company() -> None:
    assert _typed("Jane Whitford, the company's chief, left.")["Jane Whitford"] == "person"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("He left the New Harvest Party in May.", "New Harvest Party"),
        ("Nobody was hurt on Air India Flight 204 from Delhi.", "Air India"),
    ],
)
def test_what_belongs_to_the_name_of_a_body(sentence: str, body: str) -> None:
    assert _typed(sentence).get(body) == "organisation"
