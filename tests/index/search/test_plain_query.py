"""Queries of plain words are read as the grammar reads them."""

import random

import pytest
from lark import Token, Tree

from briefindex.search import grammar
from briefindex.search.grammar import Broken, span_of, tree_of
from briefindex.search.plain_query import plain_tree

PARTS = ("trade", "Oil", "é", "и", "西安", "AND", "OR", "and", "NOT", "x", "DATE", "near", "gas")


def shape(tree):
    if isinstance(tree, Token):
        return tree.type, str(tree), span_of(tree)
    return str(tree.data), tuple(map(shape, tree.children))


def by_grammar(text):
    broken = Broken(text)
    tree = grammar._lark().parse(text, on_error=broken.read_on)
    return shape(tree), broken.hints


@pytest.mark.parametrize("seed", range(8))
def test_plain_words_have_the_tree_of_the_grammar(seed):
    chance = random.Random(seed)
    plain = 0
    for _ in range(60):
        words = chance.choices(PARTS, k=chance.randint(1, 6))
        blanks = chance.choices((" ", "  ", "\t", "\u00a0"), k=len(words))
        text = "".join(blank + word for blank, word in zip(blanks, words, strict=True))
        text = text[chance.randint(0, 1) :] + chance.choice(("", "", " ", "*"))
        tree, hints = tree_of(text)
        assert (shape(tree), hints) == by_grammar(text), text
        plain += isinstance(plain_tree(text), Tree)
    assert plain > 10


@pytest.mark.parametrize(
    "text",
    ["", " ", "a b-c", "a*b", "a* b", "-a", '"a"', "a:b", "a OR", "AND a", "a NOT b", "5", "a_b"],
)
def test_what_has_other_signs_is_left_to_the_grammar(text):
    assert plain_tree(text) is None
