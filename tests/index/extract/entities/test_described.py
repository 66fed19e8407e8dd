import pytest

from briefindex.extract.entities.described import described, described_next, telling
from briefindex.model.span import Span


def said(text, name, kind="person"):
    start = text.index(name)
    span = described(text, Span(0, len(text)), Span(start, start + len(name)), kind)
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deputy Prime Minister Ana Ferro spoke.", "Deputy Prime Minister"),
        ("Talks with Brazilian Trade Minister Ana Ferro failed.", "Brazilian Trade Minister"),
        ("Minister of Energy and Water Ana Ferro spoke.", "Minister of Energy and Water"),
        ("Peru’s Foreign Minister Ana Ferro spoke.", "Foreign Minister"),
        ("On Monday President Ana Ferro spoke.", "President"),
        ("“We know,” said analyst Ana Ferro.", "analyst"),
        ("Ana Ferro, the head of the port, said so.", "the head of the port"),
        ("Ana Ferro, spokeswoman for the port authority, said so.",
         "spokeswoman for the port authority"),
        ("Ana Ferro is a lawyer from Lima.", "is a lawyer from Lima"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_of_a_person(text, words):
    assert said(text, "Ana Ferro") == words


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ferro spoke.",
        "Mr Ana Ferro spoke.",
        "Ana Ferro, who spoke, left.",
        "Lima, Ana Ferro, the Andes and the sea were in it.",
        "Ana Ferro, Peru, said the minister.",
        "The speech of Ana Ferro was a success.",
    ],
)
def test_sentences_that_say_nothing_of_her(text):
    assert said(text, "Ana Ferro") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Elm Corridor begins in Oro, passes two ports and ends in Ash.",
         "begins in Oro, passes two ports and ends in Ash"),
        ("The Elm Corridor, a 3,000-kilometre road, was opened.", "a 3,000-kilometre road"),
        ("He said that the Elm Corridor is the shortest way, but it is closed.",
         "is the shortest way"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_of_a_route(text, words):
    assert said(text, "Elm Corridor", "route_or_project") == words


def test_the_sentence_after_the_name_may_say_it():
    text = "They use the Elm Corridor. It begins in Oro."
    span = described_next(text, Span(27, len(text)), "route_or_project")
    assert span is not None
    assert text[span.start : span.end] == "begins in Oro"
    assert described_next("Off it goes.", Span(0, 12), "route_or_project") is None


def test_a_long_description_is_cut_at_a_word():
    text = "The Elm Corridor links " + "Oro, Ash, Birch and " * 20 + "Fir."
    words = said(text, "Elm Corridor", "route_or_project")
    assert words is not None
    assert len(words) <= 140
    assert words.endswith(("Oro", "Ash", "Birch"))


def test_the_people_and_the_country_say_the_same():
    assert telling("Chinese President") == telling("the President of China")
