"""How much of a text was read: words as a bag, and words in their order."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def bag_f1(found: str, gold: str) -> float:
    """F1 of the words, whatever their order."""
    ours, theirs = Counter(words(found)), Counter(words(gold))
    return _f1((ours & theirs).total(), ours.total(), theirs.total())


def ordered_f1(found: str, gold: str) -> float:
    """F1 of the longest sequence of words that both have in this order."""
    ours, theirs = words(found), words(gold)
    return _f1(_common(ours, theirs), len(ours), len(theirs))


def _f1(both: int, ours: int, theirs: int) -> float:
    return 2 * both / (ours + theirs) if ours + theirs else 0.0


def _common(ours: list[str], theirs: list[str]) -> int:
    """Length of the longest common subsequence, by one addition a word.

    Source: Hyyrö, Bit-parallel LCS-length computation revisited (2004).
    """
    places: dict[str, int] = {}
    for place, word in enumerate(ours):
        places[word] = places.get(word, 0) | 1 << place
    everywhere = (1 << len(ours)) - 1
    row = everywhere
    for word in theirs:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & everywhere
    return len(ours) - row.bit_count()
