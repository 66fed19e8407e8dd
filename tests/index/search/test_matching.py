"""The hits in several texts, looked for together, are those that each has by itself."""

import random

import pytest

from briefindex.model.span import Span
from briefindex.search.folded_text import folded_text
from briefindex.search.matching import Marker
from briefindex.search.query import Leaf, Query
from briefindex.search.resolving import Resolved
from briefindex.search.vocabulary import Words

PIECES = [
    "trade", "trades", "oil", "rail", "line", "Xi'an", "Xi’an", "İzmir", "иран", "\u0306", "ΟΔΟΣ",
    "西安", "o’", "’", "-", "é", "ß", "co-op", "rail\u00adline", " ", " ", " ", "\n", ".",
]  # fmt: skip
FORMS = {
    ("trade",): (Words(frozenset({"trade", "trades"})),),
    ("oil", "rail"): (Words(frozenset({"oil"})), Words(frozenset({"rail"}))),
    ("xian",): (Words(frozenset({"xian"})),),
    ("西",): (Words(frozenset({"西"})),),
    ("li",): (Words(prefixes=("li",)),),
    ("trade", "oil"): (Words(frozenset({"trade"})), Words(frozenset({"oil"}))),
}


def marker(chance):
    leaves = []
    for at, words in enumerate(chance.sample(sorted(FORMS), chance.randint(1, 4))):
        mode = "word" if len(words) == 1 else chance.choice(["phrase", "phrase", "near"])
        field = chance.choice([None, None, "title"])
        leaves.append(Leaf(words, mode, field, Span(at, at + 1), 3 if mode == "near" else 0))
    forms = {leaf: FORMS[leaf.words] for leaf in leaves}
    return Marker(Resolved(Query("", tuple(leaves)), forms))


@pytest.mark.parametrize("seed", range(60))
def test_the_hits_in_texts_side_by_side_are_those_in_each(seed):
    chance = random.Random(seed)
    asked = marker(chance)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(0, 40))) for _ in range(6)]
    ends = [chance.randint(0, len(text)) for text in texts]
    together = asked.marks_in_all(texts, ends, ["en"] * len(texts))
    alone = [
        asked.marks(folded_text(text), end, "en") for text, end in zip(texts, ends, strict=True)
    ]
    assert together == alone


def test_a_phrase_does_not_go_on_in_the_next_text():
    leaf = Leaf(("oil", "rail"), "phrase", None, Span(0, 8))
    asked = Marker(Resolved(Query("", (leaf,)), {leaf: FORMS[leaf.words]}))
    found = asked.marks_in_all(["by oil", "rail, oil rail"], [0, 0], ["", ""])
    assert found == [[], [(6, 14, 0)]]


def test_what_differs_by_language_is_looked_for_in_each_text_by_its_own():
    leaf = Leaf(("trade",), "word", None, Span(0, 5))
    words = Words(frozenset({"trade"}), (), (("fr", frozenset({"tradent"})),))
    asked = Marker(Resolved(Query("", (leaf,)), {leaf: (words,)}))
    found = asked.marks_in_all(["trade tradent"] * 2, [0, 0], ["en", "fr"])
    assert found == [[(0, 5, 0)], [(6, 13, 0)]]
