"""All words of a part of an index, and which of them a word of the query stands for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby

from briefindex.search.likeness import Likeness
from briefindex.search.other_stems import before, begun, has_stem, stem_in, with_rules
from briefindex.search.stems import stem
from briefindex.search.strings import Stretch, beginning, number_of

MOST_FORMS = 1000
"""Words that the wide parts of one query may stand for together: bounds the time of any query."""
MOST_FORMS_SHORT = 200
_SHORT_PREFIX = 2
_LONG_WORD = 6
_MOST_STARS = 2
"""Up to so many a pattern is looked up in all words at once; more might try too many ways."""
_MOST_KEPT = 256
"""Words of which one remembers what they stand for in a language."""
_MOST_PARTS = 4
"""Parts that a slip is looked up in: a word that is worth a mention stands in one of them."""


class TooBroadError(Exception):
    """More words begin so than are worth looking at."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a word of a query stands for: the words `exact`, and all that begin with a prefix.

    A prefix is not listed out: it may stand for ten thousand words. It is there only where some
    word begins so.
    """

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    apart: tuple[tuple[str, frozenset[str]], ...] = ()
    """By language the words that count in its articles, where those are not `exact`."""

    def __contains__(self, word: str) -> bool:
        """Whether it stands for a (folded) word."""
        if word in self.exact or word.startswith(self.prefixes):
            return True
        return any(word in words for _, words in self.apart)

    def __bool__(self) -> bool:
        """Whether it stands for anything."""
        return bool(self.exact or self.prefixes or any(words for _, words in self.apart))

    def inside(self, language: str) -> "Words":
        """What counts in articles of a language."""
        if not self.apart:
            return self
        return Words(dict(self.apart).get(language, self.exact), self.prefixes)

    def beside(self, others: "Words") -> "Words":
        """These and `others`."""
        languages = dict.fromkeys(language for language, _ in (*self.apart, *others.apart))
        apart = ((each, self.inside(each).exact | others.inside(each).exact) for each in languages)
        prefixes = self.prefixes + others.prefixes
        return Words(self.exact | others.exact, prefixes, tuple(apart))


class Vocabulary:
    """Sorted folded words; they may be read where they lie (see `strings.Stretch`)."""

    def __init__(
        self,
        words: Sequence[str],
        of_stem: Callable[[str], Iterable[str]] | None = None,
        languages: Iterable[str] = (),
    ) -> None:
        """Take sorted words and the languages that they are in.

        `of_stem` gives those with a stem, where that is known beforehand.
        """
        self.words = words
        self.languages = frozenset(languages)
        self._of_stem = of_stem
        self._likeness = Likeness(words) if isinstance(words, Stretch) else None
        self._forms_in: dict[tuple[str, str], frozenset[str]] = {}

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        """Whether the word itself is there."""
        return number_of(self.words, word) >= 0

    def forms(self, word: str) -> frozenset[str]:
        """The words that share the stem of `word`, by the rules of its letters."""
        wanted = stem(word)
        if self._of_stem is not None:
            return frozenset(self._of_stem(wanted))
        return frozenset(found for found in self._beginning(word[:2]) if stem(found) == wanted)

    def forms_in(self, word: str, language: str) -> frozenset[str]:
        """The words that share the stem of `word` by the rules of a language.

        Kept for the next key: with each all words of a query are looked up again.
        """
        found = self._forms_in.get((word, language))
        if found is None:
            if len(self._forms_in) > _MOST_KEPT:
                self._forms_in.clear()
            found = self._forms_in[word, language] = self._looked_up_in(word, language)
        return found

    def _looked_up_in(self, word: str, language: str) -> frozenset[str]:
        """See `forms_in`."""
        if not has_stem(word, language):
            return self.forms(word) | self.attached(word, language)
        wanted = stem_in(word, language)
        return frozenset(
            each
            for head in ("", *before(word, language))
            for each in self._beginning(head + begun(wanted))
            if stem_in(each[len(head) :], language) == wanted
        )

    def attached(self, word: str, language: str) -> frozenset[str]:
        """The words that are `word` with a little word before it, as a language writes them."""
        return frozenset(whole for head in before(word, language) if (whole := head + word) in self)

    def attached_beginning(self, prefix: str, language: str) -> frozenset[str]:
        """The words with a little word before what begins with `prefix`; none where it is short."""
        if len(prefix) <= _SHORT_PREFIX:
            return frozenset()
        several = (head + prefix for head in before(prefix, language))
        found = frozenset(word for each in several for word in self._beginning(each))
        return found if len(found) <= MOST_FORMS else frozenset()

    def begins(self, prefix: str) -> bool:
        """Whether any word begins with `prefix`."""
        return len(beginning(self.words, prefix)) > 0

    def beginning(self, prefix: str) -> frozenset[str]:
        """The words that begin with `prefix`.

        Raises:
            TooBroadError: there are too many, or it is nothing.
        """
        if not prefix:
            raise TooBroadError
        return self._few(self._beginning(prefix), prefix)

    def like(self, pattern: str) -> frozenset[str]:
        """The words that a pattern with `*` and `?` describes.

        Raises:
            TooBroadError: it begins with no letter, or describes too many.
        """
        prefix = _literal(pattern)
        if not prefix:
            raise TooBroadError
        words = self._beginning(prefix)
        if pattern.count("*") > _MOST_STARS:
            return self._few((word for word in words if glob(pattern, word)), prefix)
        signs = {"*": r"[^\n]*", "?": r"[^\n]"}
        meant = "".join(signs.get(letter) or re.escape(letter) for letter in pattern)
        found = re.finditer(f"^{meant}$", "\n".join(words), re.MULTILINE)
        return self._few((match.group() for match in found), prefix)

    def near(self, word: str, distance: int) -> frozenset[str]:
        """The words with the same first letter that differ from `word` by at most `distance`."""
        if len(word) < _LONG_WORD:
            distance = min(distance, 1)
        return frozenset(found for _, found in self._alike(word, distance, word[:1]))

    def nearest(self, word: str) -> list[str]:
        """Words that `word` may be a slip for, closest first."""
        most = 1 if len(word) < _LONG_WORD else 2
        prefix = word[:1] if self._likeness is None else ""
        return [found for _, found in sorted(self._alike(word, most, prefix))]

    def _alike(self, word: str, most: int, prefix: str) -> Iterable[tuple[int, str]]:
        """The words that begin so and have at most so many slips, with their number."""
        if self._likeness is not None and word.isascii():
            return self._likeness.alike(word, most, beginning(self.words, prefix))
        return self._alike_one_by_one(word, most, prefix)

    def _alike_one_by_one(self, word: str, most: int, prefix: str) -> Iterator[tuple[int, str]]:
        """A slip changes two of a word's different letters at most: that rules most words out."""
        letters = set(word)
        for found in self._beginning(prefix):
            if (
                abs(len(found) - len(word)) <= most
                and len(letters.symmetric_difference(found)) <= 2 * most
            ):
                slips = edits(word, found, most)
                if slips <= most:
                    yield slips, found

    def _beginning(self, prefix: str) -> Sequence[str]:
        stretch = beginning(self.words, prefix)
        return self.words[stretch.start : stretch.stop]

    def _few(self, words: Iterable[str], prefix: str) -> frozenset[str]:
        most = MOST_FORMS_SHORT if len(prefix) <= _SHORT_PREFIX else MOST_FORMS
        found: set[str] = set()
        for word in words:
            found.add(word)
            if len(found) > most:
                raise TooBroadError
        return frozenset(found)


class Joined:
    """The words of several vocabularies together.

    `is_wide`: whether any number of words may be looked for at once.
    """

    def __init__(self, parts: Sequence[Vocabulary], *, is_wide: bool) -> None:
        """Take the parts."""
        self.parts = parts
        self.is_wide = is_wide

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the parts whose words have other forms than by their letters alone."""
        return with_rules(language for part in self.parts for language in part.languages)

    def __contains__(self, word: str) -> bool:
        """Whether the word itself is there."""
        return any(word in part for part in self.parts)

    @cached_property
    def words(self) -> Sequence[str]:
        """All of them, sorted."""
        if len(self.parts) == 1:
            return self.parts[0].words
        return [word for word, _ in groupby(merge(*(part.words for part in self.parts)))]

    def nearest(self, word: str) -> list[str]:
        """Words that `word` may be a slip for, closest first; from the largest parts."""
        largest = sorted(self.parts, key=lambda part: -len(part))[:_MOST_PARTS]
        found = {near for part in largest for near in part.nearest(word)}
        return sorted(found, key=lambda near: (edits(word, near, 2), near))


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
