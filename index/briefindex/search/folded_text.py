"""A whole text folded for looking words up in it, with the way back to its own offsets.

The same words as `tokens` gives, found by looking for a few of them instead of listing all: most
of what is shown of an article takes some tens of microseconds.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from briefindex.search.tokens import APOSTROPHES, CJK, JOINERS, LONGEST
from briefindex.search.vocabulary import Words
from briefindex.text.folding import fold

_INNER = re.compile(rf"[{APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])")
_PLAIN = "".join(sign for sign in APOSTROPHES if sign.isascii())
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_IS_JOINER = re.compile(rf"[{JOINERS}]")
_BREVE = "\u0306"
_UNDER_BREVE = {"и": "й", "у": "ў"}
_REST = re.compile(rf"[^\W{CJK}]*")
_WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
_HAS_CJK = re.compile(rf"[{CJK}]")
_FEW = 16
"""So many letters are replaced one after the other sooner than all at once."""
_MOST_BEGINNINGS = 6
"""So many beginnings of words are looked for one after the other sooner than all words listed."""


class Sought:
    """Words to look for, the same in one text after the other."""

    def __init__(self, words: Words) -> None:
        """Take folded words."""
        self.words = words
        self.beginnings = _beginnings(words)


class FoldedText:
    """The folded text, and where its letters stand in the text as it is.

    Between two breaks folded and own offsets run alike; `_breaks` are folded offsets, sorted, and
    `_shifts` what to add from each on. `has_cjk`: whether words end elsewhere than letters do.
    """

    def __init__(
        self, text: str, folded: str, breaks: Sequence[int], shifts: Sequence[int]
    ) -> None:
        """Take a folded text; `folded_text` makes it."""
        self.text = folded
        self._breaks = breaks
        self._shifts = shifts
        self._size = len(text)
        self.has_cjk = not folded.isascii() and _HAS_CJK.search(folded) is not None

    def own_of(self, places: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """Where folded letters stand in the text as it is, of one place after the other."""
        if not self._breaks:
            return places
        return ((self._own(start), self._own(end)) for start, end in places)

    def own_marks(self, marks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The same of places with a number each."""
        breaks, shifts = self._breaks, self._shifts
        if not breaks:
            return marks
        found: list[tuple[int, int, int]] = []
        for start, end, number in marks:
            at = bisect_right(breaks, start)
            if (at < len(breaks) and end >= breaks[at]) or not at:
                found.append((self._own(start), self._own(end), number))
            else:
                by = shifts[at - 1]
                found.append((start + by, min(end + by, self._size), number))
        return found

    def find(self, sought: Sought) -> list[tuple[int, int]]:
        """The folded offsets of every word that is sought, in order."""
        if len(sought.beginnings) == 1 and not self.has_cjk:
            return [*_begun(self.text, sought.beginnings[0], sought.words)]
        return [*self.in_turn(sought)]

    def in_turn(self, sought: Sought) -> Iterable[tuple[int, int]]:
        """The same, found as far as one reads on."""
        if not self.has_cjk or len(sought.beginnings) > _MOST_BEGINNINGS:
            return _in_turn(self.text, sought)
        several = (self._begun_beside_cjk(each, sought.words) for each in sought.beginnings)
        return sorted(place for each in several for place in each)

    def find_phrase(self, words: Sequence[Sought]) -> list[tuple[int, int]]:
        """The folded offsets of words that follow each other, each one of its forms."""
        ends = ((start, self._followed(end, words[1:])) for start, end in self.find(words[0]))
        return [(start, end) for start, end in ends if end]

    def find_near(self, words: Sequence[Sought], distance: int) -> list[tuple[int, int]]:
        """The folded offsets of each first word with all others near, and of those others."""
        places = [{self._number(at): (at, end) for at, end in self.find(w)} for w in words]
        kept: dict[int, tuple[int, int]] = {}
        for number, place in places[0].items():
            close = [
                {n: at for n, at in other.items() if abs(n - number) <= distance}
                for other in places[1:]
            ]
            if all(close):
                kept[number] = place
                for others in close:
                    kept |= others
        return [kept[number] for number in sorted(kept)]

    def _followed(self, end: int, words: Sequence[Sought]) -> int:
        """Where the last of `words` ends if they follow that place; 0 if they do not."""
        for sought in words:
            following = _WORD.search(self.text, end)
            if following is None or following.group()[:LONGEST] not in sought.words:
                return 0
            end = following.end()
        return end

    def _begun_beside_cjk(self, begun: str, words: Words) -> Iterator[tuple[int, int]]:
        """The same in a text in which not every word begins or ends where the letters do."""
        text = self.text
        at = text.find(begun)
        while at >= 0:
            end = at + len(begun)
            if self._begins_word(at):
                end = end if self._is_ideograph(at) else _end(text, end)
                if text[at : min(end, at + LONGEST)] in words:
                    yield at, end
            at = text.find(begun, end)

    def _begins_word(self, at: int) -> bool:
        if not at:
            return True
        before = self.text[at - 1]
        if not (before.isalnum() or before == "_"):
            return True
        return _HAS_CJK.match(before) is not None or self._is_ideograph(at)

    def _is_ideograph(self, at: int) -> bool:
        return _HAS_CJK.match(self.text[at]) is not None

    def _number(self, at: int) -> int:
        return bisect_left(self._starts, at)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts."""
        return [match.start() for match in _WORD.finditer(self.text)]

    def _own(self, at: int) -> int:
        place = bisect_right(self._breaks, at)
        return min(at + self._shifts[place - 1], self._size) if place else at


def folded_text(text: str) -> FoldedText:
    """`text` folded as its words are for the index, with the way back to its own offsets."""
    # The one letter that is two in lower case; it is folded to a plain i.
    lowered = (text.replace("\u0130", "I") if "\u0130" in text else text).lower()
    if lowered.isascii():
        return _folded_ascii(text, lowered)
    letters = {letter: _folded(letter) for letter in set("".join(_FOREIGN.findall(lowered)))}
    inner = (match.start() for match in _INNER.finditer(lowered))
    changes = dict.fromkeys(inner, "") | _uneven(lowered, letters)
    if not changes:
        return FoldedText(text, _evenly(lowered, letters), (), ())
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    done = size = 0
    for at, letter in sorted(changes.items()):
        pieces += (lowered[done:at], letter)
        size += at - done
        for inside in range(1, len(letter)):
            breaks.append(size + inside)
            shifts.append(at - size - inside)
        size += len(letter)
        done = at + 1
        breaks.append(size)
        shifts.append(done - size)
    pieces.append(lowered[done:])
    return FoldedText(text, _evenly("".join(pieces), letters), breaks, shifts)


def _in_turn(text: str, sought: Sought) -> Iterable[tuple[int, int]]:
    words, beginnings = sought.words, sought.beginnings
    if len(beginnings) > _MOST_BEGINNINGS:
        found = _WORD.finditer(text)
        return (m.span() for m in found if m.group()[:LONGEST] in words)
    if len(beginnings) == 1:
        return _begun(text, beginnings[0], words)
    return sorted(place for each in beginnings for place in _begun(text, each, words))


def _begun(text: str, begun: str, words: Words) -> Iterator[tuple[int, int]]:
    """Each of `words` that begins so."""
    exact, prefixes = words.exact, words.prefixes
    rest, find, size = _REST.match, text.find, len(begun)
    at = find(begun)
    while at >= 0:
        end = at + size
        before = text[at - 1] if at else " "
        if before == " " or not (before.isalnum() or before == "_"):
            if text[end : end + 1] != " ":
                found = rest(text, end)
                end = found.end() if found else end
            word = text[at:end] if end - at <= LONGEST else text[at : at + LONGEST]
            if word in exact or (prefixes and word.startswith(prefixes)):
                yield at, end
        at = find(begun, end)


def _folded_ascii(text: str, lowered: str) -> FoldedText:
    """A text of which nothing changes but that apostrophes inside words go."""
    inner: list[int] = []
    for sign in _PLAIN:
        at = lowered.find(sign)
        while at >= 0:
            if lowered[at - 1 : at].isalpha() and lowered[at + 1 : at + 2].isalpha():
                inner.append(at)
            at = lowered.find(sign, at + 1)
    if not inner:
        return FoldedText(text, lowered, (), ())
    inner.sort()
    edges = pairwise([-1, *inner, len(lowered)])
    folded = "".join([lowered[before + 1 : at] for before, at in edges])
    breaks = [at - number for number, at in enumerate(inner)]
    return FoldedText(text, folded, breaks, range(1, len(inner) + 1))


def _folded(letter: str) -> str:
    """What one letter becomes; a sign that is no part of words parts them."""
    return fold(letter) or ("" if _IS_JOINER.match(letter) else " ")


def _uneven(text: str, letters: dict[str, str]) -> dict[int, str]:
    """What becomes of each letter that is not one letter when folded, by its offset."""
    uneven = {letter for letter, folded in letters.items() if len(folded) != 1}
    if not uneven:
        return {}
    found = {at: letters[letter] for at, letter in enumerate(text) if letter in uneven}
    if _BREVE in uneven:
        short = (at for at in found if text[at] == _BREVE and text[at - 1 : at] in _UNDER_BREVE)
        found |= {at - 1: _UNDER_BREVE[text[at - 1]] for at in [*short]}
    return found


def _evenly(text: str, letters: dict[str, str]) -> str:
    """`text` with each letter that is one letter when folded in that form."""
    changed = {a: b for a, b in letters.items() if len(b) == 1 and a != b}
    if len(changed) > _FEW:
        return text.translate({ord(letter): folded for letter, folded in changed.items()})
    for letter, folded in changed.items():
        text = text.replace(letter, folded)
    return text


def _beginnings(words: Words) -> list[str]:
    """What the words begin with, those of one first letter together."""
    groups: dict[str, str] = {}
    for word in (*words.prefixes, *words.exact):
        groups[word[:1]] = _shared(groups.get(word[:1], word), word)
    return list(groups.values())


def _shared(one: str, other: str) -> str:
    """The letters that both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return one[: next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))]


def _end(text: str, at: int) -> int:
    rest = _REST.match(text, at)
    return rest.end() if rest else at
