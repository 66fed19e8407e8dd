"""The words of a sentence, and the word lists that the naming rules share.

Owns splitting for the naming rules; knows no name.
"""

from functools import cache
from typing import NamedTuple

from briefindex.bundle import bundled
from briefindex.extract.gazetteer import FOLDER, tokens_of
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

_NAMES = ("given.tsv", "given_roman.tsv", "given_world.tsv")
_STOPS = "ʻʼ"
"""Letters that capitals follow: "ʻOfa"."""
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")


class Word(NamedTuple):
    """A word; `before` is what stands between it and the word before it in the sentence."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    before: str


class Head(NamedTuple):
    """A word, or words, that a name of a type ends with; `words` folded."""

    words: tuple[str, ...]
    type: EntityType


def words_of(text: str, sentence: Span) -> list[Word]:
    """Words of one sentence, possessive endings outside; `before` of the first is empty."""
    words: list[Word] = []
    add, last = words.append, 0
    for start, end, folded in tokens_of(text, sentence.start, sentence.end):
        word = text[start:end]
        before = text[last:start] if last else ""
        capital = word[0].isupper() or (word[0] in _STOPS and word[1:2].isupper())
        add(Word(start, end, word, folded, capital, before))
        last = end
    return words


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a class of `titles.tsv`."""
    return _titlerows_of().get(name, frozenset())


@cache
def word_lists(*names: str) -> frozenset[str]:
    """The words of several classes together."""
    return frozenset[str]().union(*(word_list(name) for name in names))


@cache
def heads(strength: str) -> dict[str, list[Head]]:
    """Heads of a strength of `heads.tsv` by their last word, longest first."""
    found: dict[str, list[Head]] = {}
    for type_, kind, cell in rows_of("heads.tsv"):
        if kind == strength:
            for phrase in cell.split("|"):
                words = tuple(phrase.split())
                found.setdefault(words[-1], []).append(Head(words, _as_type(type_)))
    for group in found.values():
        group.sort(key=lambda head: -len(head.words))
    return found


@cache
def _titlerows_of() -> dict[str, frozenset[str]]:
    rows = {row[0]: frozenset(row[1].split("|")) for row in rows_of("titles.tsv")}
    rows["title"] |= rows["captitle"]
    for name in _NAMES:
        for row in rows_of(name):
            rows[row[0]] |= frozenset(row[1].split("|"))
    return rows


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of the gazetteer as cells."""
    lines = (bundled(FOLDER) / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


_TYPES: dict[str, EntityType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "route_or_project": "route_or_project",
    "event": "event",
    "facility": "facility",
}


def _as_type(name: str) -> EntityType:
    return _TYPES[name]
