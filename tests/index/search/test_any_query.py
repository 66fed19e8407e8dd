"""Whatever is typed is answered: by articles, or by a sentence about its place in the query."""

from random import Random
from typing import get_args

import pytest

from briefindex import desk
from briefindex.search.query import NameField

FIELDS = (
    "title", "source", "author", "lang", "file", "date", "person", "place", "org", "route", "event",
    "product", "tag", "figure", "unit", "party", "speaker", "year", "value", "status",
)  # fmt: skip
SIGNS = (
    *'()"“”«»„-*?~=:,;<>%\\|&^', "''", "AND", "OR", "NOT", "..", ">=", "~2", "near(",
    'near("oil gas", 3)',
)  # fmt: skip
WORDS = (
    "trade", "iron", "Xi", "Xi’an", "of", "2023", "2023-05", "20bn", "$5", "-5", "1e9", "10^5", "½",
    "0000", "9" * 60, "1.5.5", "K", "USD/bbl", "target", "a" * 300, "tr?de", "t?*", "x*y*z*", "т*",
    "e\u0301", "贸易", "أ", "İ", "🚂", "\ud800", "\udcff", "\u202e", "\u200b", "\x00", "\x07",
)  # fmt: skip
GAPS = ("", " ", "\t", "\u3000")


ASKED = ("x", '"x y"', "x*", "x?y", "xyz~", "(x OR y)", "-x", "2022", "")


@pytest.fixture
def opened(named_pack):
    made = desk.Desk([named_pack])
    yield made
    made.close()


def queries(seed, count):
    chance = Random(seed)
    pieces = (*(f"{field}:" for field in FIELDS), *SIGNS, *WORDS)
    for _ in range(count):
        size = chance.randint(1, 9)
        yield "".join(chance.choice(pieces) + chance.choice(GAPS) for _ in range(size))


def ask(opened, query):
    """Ask whatever the program asks with a query; what comes back stands where it says."""
    result = opened.search(query)
    assert all(0 <= at.start <= at.end <= len(query) for at in result.hints_at)
    for hit in result.hits:
        text = opened.article(hit.article).text
        assert all(0 <= at.start < at.end <= len(text) for at in opened.hits_in(hit.article, query))
        for snippet in hit.snippets:
            marked = [(snippet.start + m.start, snippet.start + m.end) for m in snippet.marks]
            assert all(snippet.start <= start < end <= len(text) for start, end in marked)
    assert sum(each.count for each in result.facets.sources) == result.total
    for other in (result.suggestion, result.literally, result.with_names):
        assert other is None or opened.search(other).hint is None or result.hint
    opened.figures(None, query)
    opened.finder.figures_found(query)
    return result


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_typed_is_answered(opened, seed):
    for query in queries(seed, 300):
        ask(opened, query)


def test_every_field_takes_whatever_may_follow_it(opened):
    for query in (f"{field}:{asked}" for field in FIELDS for asked in ASKED):
        result = ask(opened, query)
        assert result.hint or result.in_words, query


def test_every_kind_of_name_can_be_asked_for(opened):
    for field in get_args(NameField):
        hint = opened.search(f"{field}:Nobody").hint
        assert "called “Nobody” is in these articles" in (hint or "")


def test_half_a_letter_is_none(opened):
    for half in ("\ud800", "\udcff"):
        assert ask(opened, f"trade {half}").hits == ask(opened, "trade \ufffd").hits
        assert not ask(opened, half).understood


def test_what_is_wrong_in_many_places_is_said_once(opened):
    result = opened.search("trade" + ")" * 200)
    assert result.hint == "A bracket is closed that was not opened."
    assert len(result.hints_at) == 200
