"""All words of an index or of one article, and which of them a word of the query stands for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from briefindex.search.stems import stem

MOST_FORMS = 1000
"""Words that the wide parts of one query may stand for together: bounds the time of any query."""
MOST_FORMS_SHORT = 200
_SHORTEST_PREFIX = 2
_SHORT_PREFIX = 2
_LONG_WORD = 6


class TooBroadError(Exception):
    """More words begin so than are worth looking at."""


class Vocabulary:
    """Sorted folded words."""

    def __init__(self, words: Iterable[str], stems: Mapping[str, str] | None = None) -> None:
        """Take the words; `stems` gives those stems that are known and differ from their word."""
        self.words = sorted(set(words))
        self._stems = stems

    def __contains__(self, word: str) -> bool:
        """Whether the word itself is there."""
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def with_words(self, words: Iterable[str]) -> "Vocabulary":
        """These words and others."""
        more = set(words).difference(self.words)
        stems = None
        if self._stems is not None:
            stems = {**self._stems, **{word: stem(word) for word in more}}
        return Vocabulary([*self.words, *more], stems)

    def forms(self, word: str) -> frozenset[str]:
        """The words that share the stem of `word`."""
        if self._stems is not None:
            return self._by_stem.get(stem(word), frozenset())
        wanted = stem(word)
        return frozenset(found for found in self._beginning(word[:2]) if stem(found) == wanted)

    def beginning(self, prefix: str) -> frozenset[str]:
        """The words that begin with `prefix`.

        Raises:
            TooBroadError: there are too many, or it is a single letter.
        """
        if len(prefix) < _SHORTEST_PREFIX and not _is_ideograph(prefix):
            raise TooBroadError
        return self._few(self._beginning(prefix), prefix)

    def like(self, pattern: str) -> frozenset[str]:
        """The words that a pattern with `*` and `?` describes.

        Raises:
            TooBroadError: it begins with fewer than two letters, or describes too many.
        """
        prefix = _literal(pattern)
        if len(prefix) < _SHORTEST_PREFIX:
            raise TooBroadError
        return self._few((w for w in self._beginning(prefix) if glob(pattern, w)), prefix)

    def near(self, word: str, distance: int) -> frozenset[str]:
        """The words with the same first letter that differ from `word` by at most `distance`."""
        if len(word) < _LONG_WORD:
            distance = min(distance, 1)
        return frozenset(
            found
            for found in self._beginning(word[:1])
            if abs(len(found) - len(word)) <= distance and edits(word, found, distance) <= distance
        )

    def nearest(self, word: str) -> list[str]:
        """Words that `word` may be a slip for, closest first."""
        ranked: list[tuple[int, str]] = []
        for found in self._beginning(word[:1]):
            if abs(len(found) - len(word)) <= 2:
                distance = edits(word, found, 2)
                if distance <= (1 if len(word) < _LONG_WORD else 2):
                    ranked.append((distance, found))
        return [found for _, found in sorted(ranked)]

    @cached_property
    def _by_stem(self) -> dict[str, frozenset[str]]:
        groups: dict[str, list[str]] = {}
        stems = self._stems or {}
        for word in self.words:
            groups.setdefault(stems.get(word, word), []).append(word)
        return {key: frozenset(words) for key, words in groups.items()}

    def _beginning(self, prefix: str) -> Iterator[str]:
        for at in range(bisect_left(self.words, prefix), len(self.words)):
            if not self.words[at].startswith(prefix):
                return
            yield self.words[at]

    def _few(self, words: Iterable[str], prefix: str) -> frozenset[str]:
        most = MOST_FORMS_SHORT if len(prefix) <= _SHORT_PREFIX else MOST_FORMS
        found: set[str] = set()
        for word in words:
            found.add(word)
            if len(found) > most:
                raise TooBroadError
        return frozenset(found)


def glob(pattern: str, word: str) -> bool:
    """Whether `pattern` describes the whole word; time grows with their product at most."""
    at = here = 0
    star, mark = -1, 0
    while here < len(word):
        if at < len(pattern) and pattern[at] in ("?", word[here]):
            at, here = at + 1, here + 1
        elif at < len(pattern) and pattern[at] == "*":
            star, mark = at, here
            at += 1
        elif star >= 0:
            mark += 1
            at, here = star + 1, mark
        else:
            return False
    return not pattern[at:].strip("*")


def edits(one: str, other: str, most: int) -> int:
    """Letters to put in, leave out, change or swap between the two; at most `most` + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        now = [i]
        for j, against in enumerate(other, 1):
            cost = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[-1]


def _literal(pattern: str) -> str:
    return pattern[: min(pattern.find(sign) % (len(pattern) + 1) for sign in "*?")]


def _is_ideograph(letter: str) -> bool:
    return letter >= "\u3040"
