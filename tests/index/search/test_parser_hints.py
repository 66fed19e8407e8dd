import random

import pytest

from briefindex.search.in_words import in_words
from briefindex.search.leaves import MOST_WORDS
from briefindex.search.parser import LONGEST_QUERY, parse
from briefindex.search.query import Every, Leaf, NameLeaf

PIECES = [
    *'()"“”«»„*?~-:,.<>=%$€', " ", " ", "AND", "OR", "NOT", "near(", 'near("', "date:", "source:",
    "value:", "year:", "status:", "person:", "figure:", "unit:", "tag:", "a", "5", "é", "20bn",
    "2022", "2023-05", "..", ">=", "x*", "y~2", "USD", "million", "km", "\u202e", "\x00", "\u200b",
    "西安", "\ud83d\ude00",
]  # fmt: skip


def leaves_of(nodes):
    for node in nodes:
        if isinstance(node, Leaf | NameLeaf):
            yield node
        yield from leaves_of(getattr(node, "items", ()))
        yield from leaves_of([node.item] if hasattr(node, "item") else [])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("trade (open", "("),
        ("close) here", ")"),
        ("oil AND", "AND"),
        ("OR oil", "OR"),
        ("oil NOT", "NOT"),
        ("a *oil", "*"),
        ('say "open OR shut', '"open OR shut'),
        ("date:soon", "soon"),
        ("a publisher:Xinhua", "publisher:Xinhua"),
        ('near("two words", many)', "many"),
        ("trade source:", "source:"),
        ("oil~7 gas", "oil~7"),
    ],
)
def test_a_hint_has_its_place_in_the_query(typed, place):
    (hint,) = parse(typed).hints
    assert typed[hint.span.start : hint.span.end] == place


def test_places_hold_behind_the_sign_for_literal_search():
    typed = "=trade (oil"
    (hint,) = parse(typed).hints
    assert typed[hint.span.start : hint.span.end] == "("
    assert [typed[leaf.span.start : leaf.span.end] for leaf in leaves_of(parse(typed).items)] == [
        "trade",
        "oil",
    ]


def test_literal_can_be_asked_for_without_the_sign():
    assert parse("trade", literal=True).literal
    assert not parse("trade").literal


@pytest.mark.parametrize(
    "typed",
    [
        "(" * 500,
        ")" * 500,
        "x" * 20_000,
        "(a " * 200,
        "NOT " * 200,
        '"' * 300,
        "near(" * 60,
        "\u202eoil\u2066 \x00\x07gas",
        "?*?*?*a*b*",
        'r"(.*)*x"',
        "OR " * 80,
        "title:" * 50,
        "value:>" * 40,
        "date:" + "9" * 240,
        "value:" + "9" * 240,
        "-" * 256,
    ],
)
def test_whatever_is_typed_is_read_or_hinted_at_in_plain_sentences(typed):
    query = parse(typed)
    assert all(hint.text.endswith(".") and hint.span is not None for hint in query.hints)
    assert query.items or query.hints or not any(map(str.isalnum, typed))


def test_garbage_of_all_signs_always_has_a_reading():
    chance = random.Random(5)
    for _ in range(1500):
        typed = "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
        query = parse(typed)
        in_words(query)
        ends = max(len(typed), LONGEST_QUERY)
        assert all(0 <= h.span.start <= h.span.end <= ends for h in query.hints if h.span)
        found = [leaf for leaf in leaves_of(query.items) if isinstance(leaf, Leaf)]
        assert sum(len(leaf.words) for leaf in found) <= MOST_WORDS
        assert all(typed[leaf.span.start : leaf.span.end] for leaf in found)


def test_a_part_of_a_well_formed_query_is_read_alike_however_it_goes_on():
    whole = 'trade AND (oil OR "natural gas") -rail source:xinhua date:2023..2024 value:>20bn'
    for size in range(len(whole) + 1):
        parse(whole[:size])
    joined = parse(whole).items[0]
    assert isinstance(joined, Every)
    assert parse(whole).hints == ()


def test_a_name_may_be_a_product():
    (name,) = parse('product:"Model Y"').items
    assert (name.field, name.name) == ("product", "Model Y")


@pytest.mark.parametrize("typed", ["»Middle Corridor«", "„Middle Corridor“", "«Middle Corridor»"])
def test_quotation_marks_of_other_languages_make_phrases(typed):
    (leaf,) = parse(typed).items
    assert leaf.words == ("middle", "corridor")
    assert parse(typed).hints == ()


@pytest.mark.parametrize(
    "typed",
    [
        "date:2024..2023",
        "date:2023-05..2023-04",
        "year:2023..2022",
        "value:50bn..20bn",
        "value:9..5%",
    ],
)
def test_a_range_that_ends_before_it_begins_is_said_to(typed):
    query = parse(typed)
    assert query.items == ()
    (hint,) = query.hints
    assert hint.text.startswith("A range goes from the lower to the higher")
    assert typed[hint.span.start : hint.span.end] == typed.partition(":")[2]


@pytest.mark.parametrize("typed", ["value:1,5", "value:>1,5bn", "value:1.5.5", "value:1,0000"])
def test_what_is_no_number_is_not_read_as_the_beginning_of_one(typed):
    query = parse(typed)
    assert query.items == ()
    assert any("Write an amount" in hint.text for hint in query.hints)


@pytest.mark.parametrize("typed", ["figure:tra?e", "party:ch*na", "speaker:tokaev~"])
def test_signs_that_figures_cannot_be_asked_with_are_said(typed):
    query = parse(typed)
    assert query.items == ()
    assert [hint.text.partition(":")[0] for hint in query.hints] == [
        "Figures are asked for whole words and beginnings"
    ]
