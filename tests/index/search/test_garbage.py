import random

import pytest

from briefindex import desk
from briefindex.model.span import Span

PIECES = [
    *'()"“”«»*?~-:,.<>=%$€', " ", " ", " ", "AND", "OR", "NOT", 'near("', "date:", "source:",
    "title:", "value:>", "year:", "status:", "person:", "place:", "figure:", "unit:", "tag:",
    "trade", "gas", "railw", "2023", "5bn", "..", "西安", "\u202e", "\x00", "\u200b", "xi’an",
]  # fmt: skip


@pytest.fixture
def opened(pack):
    made = desk.Desk([pack])
    yield made
    made.close()


def test_whatever_is_typed_is_answered_or_told_in_plain_sentences(opened):
    chance = random.Random(8)
    for _ in range(300):
        typed = "".join(chance.choices(PIECES, k=chance.randint(1, 30)))
        result = opened.search(typed)
        assert result.hint is None or result.hint.endswith(".")
        assert result.hint_at is None or isinstance(result.hint_at, Span)
        opened.search(typed, literal=True)
        opened.figures(query=typed)


@pytest.mark.parametrize(
    "typed",
    [
        "a*",
        "*",
        "*a*",
        "?*?*?*a*b*",
        "trade~3",
        " OR ".join(["trade"] * 3000),
        "x" * 20_000,
        "(" * 500,
        ")" * 500,
        "\u202etrade\u2066",
        "trade\x00gas",
        r'r"(.*)*x"',
        "NOT " * 100,
        "-(-(-(-(trade))))",
    ],
)
def test_each_hostile_query_has_an_answer_or_a_sentence(opened, typed):
    result = opened.search(typed)
    assert result.total or result.hint or result.query == typed
    assert result.hint is None or result.hint.endswith(".")


def test_literally_means_without_other_names_in_the_hits_too(opened):
    article = next(i.id for i in opened.articles() if i.file == "corridor.txt")
    assert opened.search("Türkiye", literal=True).total == 1
    assert opened.hits_in(article, "Türkiye", literal=True) == opened.hits_in(article, "=Türkiye")
