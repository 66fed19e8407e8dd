"""Did you mean: a query with the words that stand nowhere, or hardly anywhere, put right.

The words come from the packs themselves. Each is chosen for how like it is to what was typed, and
for how many articles have it together with the other words of the query.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from briefindex.model.span import Span
from briefindex.search.postings import Postings
from briefindex.search.query import Leaf, wanted_leaves
from briefindex.search.resolving import Resolved
from briefindex.search.tokens import tokens
from briefindex.search.vocabulary import Words, edits

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHORTEST: Final = 4
_TRIED: Final = 12
_KEPT: Final = 4
_MOST_SLIPS: Final = 3
"""Words of one query that are put right."""
_SLIPS: Final = 2
"""Slips in one word that are too many where the first letter is one of them: target, large."""
_RARE: Final = 3
_FAR_MORE: Final = 60
"""A word in at most `_RARE` articles is a slip where one letter makes it so many times commoner."""
_SHORTEST_HALF: Final = 3


@dataclass(frozen=True, slots=True)
class _Slip:
    """A word that may be mistyped: folded, where it stands, and what may be meant, best first."""

    word: str
    span: Span
    meant: tuple[str, ...]


def suggestion(resolved: Resolved, packs: Sequence[Postings], found: bool) -> str | None:
    """The query with its slips put right, each by itself and all to go together; or None.

    Not where all its words are unknown and yet something was found.
    """
    if resolved.query.also or _is_sound(resolved, packs):
        return None
    typed = list(_typed(resolved))
    unknown = [word for word, _, known in typed if not known]
    if found and len(unknown) == len(typed) == len(resolved.query.items):
        return None
    slips = [slip for word in typed if (slip := _slip(*word, packs))][:_MOST_SLIPS]
    if not slips:
        return None
    others = [word for word, span, known in typed if known and span not in {s.span for s in slips}]
    chosen = _together(slips, others, packs)
    text = resolved.query.text
    for slip, meant in sorted(
        zip(slips, chosen, strict=True), key=lambda each: -each[0].span.start
    ):
        text = text[: slip.span.start] + meant + text[slip.span.end :]
    return text


def _is_sound(resolved: Resolved, packs: Sequence[Postings]) -> bool:
    """Whether all words are known, and none so rare that it may be a slip: most are."""
    return all(
        all(resolved.forms.get(leaf, ())) and all(_frequency(packs, w) > _RARE for w in leaf.words)
        for leaf in _looked_for(resolved)
    )


def _looked_for(resolved: Resolved) -> Iterator[Leaf]:
    for leaf in wanted_leaves(resolved.query.items):
        if leaf.mode in ("word", "phrase", "near") and leaf.field in (None, "title"):
            yield leaf


def _typed(resolved: Resolved) -> Iterator[tuple[str, Span, Leaf | None]]:
    """The words looked for in texts: folded, their place, the leaf or None where they are unknown.

    A phrase is looked at word by word.
    """
    for leaf in _looked_for(resolved):
        forms = resolved.forms.get(leaf, ())
        for (word, span), stands_for in zip(_words(resolved, leaf), forms, strict=False):
            yield word, span, leaf if stands_for else None


def _words(resolved: Resolved, leaf: Leaf) -> Iterator[tuple[str, Span]]:
    start = leaf.span.start
    parts = tokens(resolved.query.text[start : leaf.span.end])
    first = len(parts.words) - len(leaf.words) if leaf.mode != "near" else 1
    for at, word in enumerate(leaf.words):
        here = max(first, 0) + at
        if here < len(parts.words) and parts.words[here] == word:
            yield word, Span(start + parts.starts[here], start + parts.ends[here])


def _slip(word: str, span: Span, known: Leaf | None, packs: Sequence[Postings]) -> _Slip | None:
    """What may be meant by a word, if it may be a slip."""
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    own = sum(pack.frequency("body", word) for pack in packs) if known else 0
    if known and not 0 < own <= _RARE:
        return None
    ranked = [
        (edits(word, near, 2), -often, near)
        for near in dict.fromkeys(n for pack in packs for n in _nearest(pack, word))
        if near != word and (often := _frequency(packs, near))
    ]
    ranked = [r for r in ranked if r[0] < _SLIPS or r[2][0] == word[0]]
    if known:
        least = own * _FAR_MORE
        ranked = [r for r in ranked if r[0] == 1 and -r[1] >= least and not r[2].startswith(word)]
    else:
        ranked += _parted(word, packs)
    meant = tuple(near for _, _, near in sorted(ranked)[:_KEPT])
    return _Slip(word, span, meant) if meant else None


def _nearest(pack: Postings, word: str) -> Sequence[str]:
    return pack.vocabulary("body").nearest(word)[:_TRIED]


def _parted(word: str, packs: Sequence[Postings]) -> list[tuple[int, int, str]]:
    """Two words for one, where a blank was left out."""
    found: list[tuple[int, int, str]] = []
    for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1):
        often = min(_frequency(packs, half) for half in (word[:at], word[at:]))
        if often > _RARE:
            found.append((1, -often, f"{word[:at]} {word[at:]}"))
    return found


def _together(
    slips: Sequence[_Slip], others: Sequence[str], packs: Sequence[Postings]
) -> tuple[str, ...]:
    """Of each slip what is meant: the words that most articles have together with the others.

    Where none has them together, each the likest by itself.
    """
    if len(slips) == 1 and not others:
        return (slips[0].meant[0],)
    having = _Having(packs)
    best: tuple[int, float, tuple[str, ...]] | None = None
    for place, chosen in enumerate(product(*(slip.meant for slip in slips))):
        words = [*others, *(word for meant in chosen for word in meant.split())]
        slipped = sum(edits(s.word, meant, 2) for s, meant in zip(slips, chosen, strict=True))
        together = having.together(words)
        ranked = (slipped if together else 9 + place, -float(together), chosen)
        best = ranked if best is None else min(best, ranked)
    return best[2] if best else ()


class _Having:
    """Which articles have a word; each looked up once."""

    def __init__(self, packs: Sequence[Postings]) -> None:
        self._packs = packs
        self._known: dict[str, list[NDArray[np.bool_]]] = {}

    def together(self, words: Sequence[str]) -> int:
        """How many articles have all of `words`."""
        each = [self._of(word) for word in dict.fromkeys(words)]
        return sum(int(np.logical_and.reduce(pack).sum()) for pack in zip(*each, strict=True))

    def _of(self, word: str) -> "list[NDArray[np.bool_]]":
        if word not in self._known:
            only = Words(frozenset({word}))
            self._known[word] = [pack.having("body", only) for pack in self._packs]
        return self._known[word]


def _frequency(packs: Sequence[Postings], word: str) -> int:
    return sum(pack.frequency("body", word) for pack in packs)
