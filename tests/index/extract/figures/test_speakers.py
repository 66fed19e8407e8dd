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
        "Gorran Motors posted a loss of 40 million euros.",
        "The member states have to cut spending by 40 percent.",
        "Shares in the firm said to be for sale rose 4 percent.",
        "Anna Berg's party won 40 seats.",
        "“It was a mistake,” Anna Berg said. The firm lost 5 million euros.",
    ],
)
def test_who_is_not_named_or_does_not_say_it_is_no_speaker(text):
    assert speakers(text) == [None]


def test_all_sentences_of_a_quotation_are_its_speaker_s():
    text = "“Prices rose 5 percent,” Anna Berg said. “Wages rose 2 percent. Rents fell 1 percent.”"
    assert speakers(text) == ["Anna Berg"] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Turnout was 63 percent, the electoral board said on Monday.", "electoral board"),
        ("Some 40 drones were shot down, Norway's air force said.", "Norway's air force"),
        ("Police said 40 people had been held.", "police"),
        ("Sales rose 5 percent, Brunel said; rents fell 2 percent.", "Brunel"),
        ("The ferry operator warned that 40 crossings would be dropped.", "ferry operator"),
        ("The mayor put the damage at 40 million euros.", None),
        ("The coastguard put the damage at 40 million euros.", "coastguard"),
        ("Sales rose 5 percent, its maker, Baltera, said.", "Baltera"),
        (
            "Ice shrank 5 percent, glaciologist Marta Kovacs of Linz college told us.",
            "Marta Kovacs",
        ),
        ("Statistics show that 40 percent of adults smoke.", "Statistics"),
    ],
)
def test_a_body_without_a_name_speaks_as_it_is_printed(text, speaker):
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Officials said 40 people had died.",
        "An officer who asked not to be named said 40 soldiers had deserted.",
        "Some 40 farms are under water, witnesses said.",
        "Two traders said the price could reach 40 dollars.",
    ],
)
def test_a_person_without_a_name_is_an_unnamed_speaker(text):
    assert speakers(text)[-1:] == ["unnamed speaker"]


def test_a_pronoun_is_the_one_who_spoke_last_and_says_why():
    text = "Omar Haddad, the mayor, spoke to reporters. He said 40 houses had burnt."
    (found,) = figures(text)
    assert found.speaker == "Omar Haddad"
    assert found.note == "“He” is taken as Omar Haddad, whom the article named before."
    text = "Deutsche Bank said costs were too high. It said it would cut 400 jobs."
    (found,) = figures(text)
    assert found.speaker == "Deutsche Bank"
    assert "“It” is taken as Deutsche Bank" in found.note


def test_two_verbs_have_one_speaker():
    text = (
        "Mayor Elif Aydin put the damage at 40 million euros and said repairs would take 3 years."
    )
    assert speakers(text) == ["Elif Aydin", "Elif Aydin"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rents may rise 4 percent, said Jan Kowalski, a broker at Tarn Homes.", "Jan Kowalski"),
        ("Rents may rise 4 percent, said Jan Kowalski, who sells flats there.", "Jan Kowalski"),
        ("Rents may rise 4 percent, said a broker in the capital.", "unnamed speaker"),
        ("Rents rose 4 percent, said police, who count them.", "police"),
        ("Rents rose 4 percent, its housing minister announced.", "unnamed speaker"),
        ("Rents rose 4 percent, the Tenants Foundation found.", "Tenants Foundation"),
        ("Rents rose 4 percent, a study of the chamber's flats found.", "study"),
        ("Rents rose 4 percent, a survey by the chamber showed last month.", "survey"),
        ("“Rents rose 4 percent in a year,” said a tenant of the house.", "unnamed speaker"),
        ("“Rents rose 4 percent in a year,” the housing ministry wrote.", "housing ministry"),
    ],
)
def test_a_speaker_may_stand_behind_the_verb_and_have_no_name(text, speaker):
    assert speakers(text) == [speaker]


def test_he_is_the_spokesman_who_spoke_last_and_not_the_person_named_before_him():
    text = (
        "Rents rose 4 percent, Jan Kowalski said. A spokesman for the ministry said that 300"
        " flats were empty. They cost 40 million euros, he added."
    )
    assert speakers(text) == ["Jan Kowalski", "unnamed speaker", "unnamed speaker"]


def test_he_who_puts_something_at_an_amount_is_the_person_who_spoke():
    text = "Rents will rise, said Jan Kowalski, a broker. He put the odds of a cut at 30 percent."
    assert speakers(text) == ["Jan Kowalski"]


def test_a_person_who_sees_growth_says_so_and_a_party_that_sees_a_lead_does_not():
    assert speakers("Jan Kowalski spoke. He now sees growth of 4 percent.") == ["Jan Kowalski"]
    assert speakers("The Greens now see a lead of 4 points.") == [None]


def test_they_are_the_persons_without_names_who_spoke_before():
    text = "Traders said rents rose 4 percent. They said 300 flats were empty."
    assert speakers(text) == ["unnamed speaker", "unnamed speaker"]
    assert speakers("The firms met. They said 300 flats were empty.") == [None]


def test_a_turn_in_a_dialogue_is_the_person_who_is_named_before_the_colon():
    text = (
        "Mr Osei, the head of the port, spoke to us.\n\nOsei: We handled 5 million tons.\n\n"
        "Q: And ships?\n\nOsei: 900, which is a record. Fees rose by 4 percent."
    )
    assert set(speakers(text)) == {"Osei"}


def test_a_line_of_a_list_is_no_turn():
    text = "Paul Neri spoke.\n\nDeaths: 58 people.\n\nNeri: 40 tons of rice were sold."
    assert speakers(text) == [None, None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Economists at Deutsche Bank expect growth of 2 percent.", ["Deutsche Bank"]),
        ("Analysts expect growth of 2 percent.", ["unnamed speaker"]),
        (
            "Profit was 9 million euros, above the 8 million euros analysts had forecast.",
            [None, "unnamed speaker"],
        ),
        (
            "Traders expect rates to fall to 3%, while the board kept them at 4%.",
            ["unnamed speaker", None],
        ),
    ],
)
def test_forecasters_in_the_plural_speak(text, speaker):
    assert speakers(text)[-len(speaker) :] == speaker
