"""Queries of plain words are read as the grammar reads them."""

import random

import pytest

from briefindex.search import parser
from briefindex.search.parser import parse
from briefindex.search.plain_query import plain_items

PARTS = ("trade", "Oil", "é", "и", "西安", "AND", "OR", "and", "NOT", "x", "DATE", "near", "gas")


@pytest.mark.parametrize("seed", range(8))
def test_plain_words_ask_for_what_the_grammar_says(seed, monkeypatch):
    chance = random.Random(seed)
    plain = 0
    for _ in range(60):
        words = chance.choices(PARTS, k=chance.randint(1, 6))
        blanks = chance.choices((" ", "  ", "\t", "\u00a0"), k=len(words))
        text = "".join(blank + word for blank, word in zip(blanks, words, strict=True))
        text = text[chance.randint(0, 1) :] + chance.choice(("", "", " ", "*"))
        literal = chance.random() < 0.3
        found = parse(text, literal=literal)
        with monkeypatch.context() as patch:
            patch.setattr(parser, "plain_items", lambda *_, **__: None)
            assert parse(text, literal=literal) == found, text
        plain += plain_items(text, typing=True) is not None
    assert plain > 10


def test_words_beyond_the_most_are_left_to_the_grammar_which_says_so():
    assert plain_items("word " * 33, typing=True) is None
    assert parse("word " * 33).hints


@pytest.mark.parametrize(
    "text",
    ["", " ", "a b-c", "a*b", "a* b", "-a", '"a"', "a:b", "a OR", "AND a", "a NOT b", "5", "a_b"],
)
def test_what_has_other_signs_is_left_to_the_grammar(text):
    assert plain_items(text, typing=True) is None
