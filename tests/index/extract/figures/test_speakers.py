import pytest
from tests.index.extract.figures.reading import figures


def speakers(text):
    return [one.speaker for one in figures(text) if one.salience != "trivial"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The toll has risen to 243 people, the mayor, Omar Haddad, said.", "Omar Haddad"),
        ("Unemployment could reach 6 percent, the minister, Jana Novak, warned.", "Jana Novak"),
        ("Omar Haddad, the mayor, said 300 people had died.", "Omar Haddad"),
        ("Police held 46 marchers, spokesman Omar Haddad was quoted as saying.", "Omar Haddad"),
        ("Milk output fell 5 percent, Jan Kowalski told reporters.", "Jan Kowalski"),
        ("Milk output fell 5 percent, according to Jan Kowalski, head of a farm.", "Jan Kowalski"),
        ("It will hire 400 pilots, its chief executive, Paul Neri, said.", "Paul Neri"),
        ("In a statement, Anna Berg put the cost at 40 million euros.", "Anna Berg"),
    ],
)
def test_a_speaker_is_found_behind_a_title_in_an_apposition_and_in_the_passive(text, speaker):
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Figures from the World Bank showed growth of 4 percent.", "World Bank"),
        (
            "World Health Organization data showed that 40 percent smoke.",
            "World Health Organization",
        ),
        ("A loss of 40 million euros was reported by Deutsche Bank.", "Deutsche Bank"),
    ],
)
def test_a_body_whose_data_a_figure_is_speaks(text, speaker):
    assert speakers(text) == [speaker]


def test_the_bank_is_the_bank_that_was_named():
    text = "The World Bank met on Monday. It will lend 60 million euros, the bank said."
    assert speakers(text) == ["World Bank"]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said 40 people had died.",
        "Anna Berg's party won 40 seats.",
        "“It was a mistake,” Anna Berg said. The firm lost 5 million euros.",
    ],
)
def test_who_is_not_named_or_does_not_say_it_is_no_speaker(text):
    assert speakers(text) == [None]


def test_all_sentences_of_a_quotation_are_its_speaker_s():
    text = "“Prices rose 5 percent,” Anna Berg said. “Wages rose 2 percent. Rents fell 1 percent.”"
    assert speakers(text) == ["Anna Berg"] * 3
