import random
from datetime import date

import pytest

from briefindex.search.parser import parse
from briefindex.search.query import Dated, Either, Every, Leaf, Without


def words(node):
    return " ".join(node.words)


def test_bare_words_stand_side_by_side_and_the_last_may_be_unfinished():
    first, last = parse("trade turno").items
    assert (words(first), first.mode, first.last) == ("trade", "word", False)
    assert (words(last), last.mode, last.last) == ("turno", "word", True)


@pytest.mark.parametrize("typed", ['"middle corridor"', "“middle corridor”", "«middle corridor»"])
def test_any_quotation_marks_make_a_phrase(typed):
    (leaf,) = parse(typed).items
    assert (leaf.words, leaf.mode) == (("middle", "corridor"), "phrase")


def test_a_word_of_two_parts_is_a_phrase():
    assert parse("JD.com").items[0].mode == "phrase"


def test_and_binds_tighter_than_or_and_both_tighter_than_nothing():
    trade, joined = parse("trade oil AND gas OR wheat").items
    assert words(trade) == "trade"
    assert isinstance(joined, Either)
    assert isinstance(joined.items[0], Every)
    assert words(joined.items[1]) == "wheat"


@pytest.mark.parametrize("typed", ["NOT oil", "-oil", "−oil", "NOT (oil)", "-(oil)"])
def test_absence_has_several_spellings(typed):
    (node,) = parse(typed).items
    assert isinstance(node, Without)
    assert words(node.item) == "oil"


def test_a_hyphen_inside_a_word_is_no_minus():
    assert words(parse("Kazakhstan-China").items[0]) == "kazakhstan china"


@pytest.mark.parametrize(
    ("typed", "mode", "word", "distance"),
    [
        ("gov*", "prefix", "gov", 0),
        ("wild?ard", "wild", "wild?ard", 0),
        ("c**?*na", "wild", "c*na", 0),
        ("Tokaev~", "fuzzy", "tokaev", 1),
        ("tokaev~2", "fuzzy", "tokaev", 2),
        ("what?", "word", "what", 0),
    ],
)
def test_signs_at_and_in_words(typed, mode, word, distance):
    (leaf,) = parse(typed).items
    assert (leaf.mode, words(leaf), leaf.distance) == (mode, word, distance)


def test_near_takes_words_and_how_far_apart():
    (leaf,) = parse('near("trade growth", 7)').items
    assert (leaf.mode, leaf.words, leaf.distance) == ("near", ("trade", "growth"), 7)


@pytest.mark.parametrize("name", ["title", "source", "author", "lang", "file"])
def test_a_field_belongs_to_the_word_phrase_or_bracket_after_it(name):
    (word,) = parse(f"{name}:astana").items
    (phrase,) = parse(f'{name}:"astana times"').items
    (bracket,) = parse(f"{name}:(astana OR almaty)").items
    assert {word.field, phrase.field, *(leaf.field for leaf in bracket.items)} == {name}


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-05-18", (2023, 5, 18), (2023, 5, 18)),
        ("2023..2024", (2023, 1, 1), (2024, 12, 31)),
        ("2023..", (2023, 1, 1), None),
        ("..2023-05", None, (2023, 5, 31)),
        (">2023-05", (2023, 6, 1), None),
        (">=2023-05", (2023, 5, 1), None),
        ("<2023", None, (2022, 12, 31)),
        ("<=2023", None, (2023, 12, 31)),
    ],
)
def test_dates_are_years_months_days_and_ranges(typed, earliest, latest):
    (node,) = parse(f"date:{typed}").items
    assert node == Dated(earliest and date(*earliest), latest and date(*latest))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"open date:2023', "quotation mark is not closed"),
        ('"open OR shut', "quotation mark is not closed"),
        ('12" pipe', "quotation mark is not closed"),
        ('"oil" gas"', "quotation mark is not closed"),
        ("(open", "bracket is not closed"),
        ("close)", "bracket is closed that was not opened"),
        ("AND oil", "join on both sides"),
        ("oil OR", "join on both sides"),
        ("date:soon", "Write a date as"),
        ("date:2023-13", "Write a date as"),
        ("date:>9999", "Write a date as"),
        ("tag:Xi", "No article has a tag"),
        ("publisher:Xinhua", "no field publisher"),
        ("source:", "right after source:"),
        ('near("two words", 5000)', "Write near as"),
        ("near(two words)", "Write near as"),
        ("*oil", "cannot begin with"),
        ("oil~3", "two letters may differ"),
        ("x" * 300, "first 256 characters"),
        ("oil " * 40, "first 32 words"),
        ("(" * 100 + "oil", "deeper than"),
    ],
)
def test_what_cannot_be_read_is_one_plain_hint(typed, said):
    hints = [hint.text for hint in parse(typed).hints if said in hint.text]
    assert len(hints) == 1
    assert hints[0].endswith(".")


@pytest.mark.parametrize(
    "phrase",
    [
        '"trade turnover with 3 states: oil',
        "“trade turnover",
        "„Handel mit",
        "«торговля с ",
        "»oil",
    ],
)
def test_a_phrase_in_the_typing_is_open_and_nothing_is_said_of_it(phrase):
    for end in range(1, len(phrase) + 1):
        assert parse(f"oil {phrase[:end]}").hints == ()
        assert parse(f"title:{phrase[:end]}").hints == ()


def test_an_address_and_a_time_are_words_not_fields():
    query = parse("https://t.me/x 12:30 near Xi’an")
    assert all(isinstance(item, Leaf) for item in query.items)
    assert query.hints == ()


def test_no_string_of_signs_and_letters_is_too_much_for_it():
    pieces = [*'()"“”«»*?~-:,', " ", "AND", "OR", "NOT", "near(", "date:", "source:", "a", "5", "é"]
    chance = random.Random(11)
    for _ in range(3000):
        query = parse("".join(chance.choices(pieces, k=chance.randint(1, 24))))
        assert all(hint.text.endswith(".") for hint in query.hints)
