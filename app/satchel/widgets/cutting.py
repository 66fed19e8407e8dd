"""Words cut where there is no more room: between words, and never a number from its unit."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from satchel.theme.fonts import metrics

_LEAST: Final = 0.82
"""So much of the room is filled at least, where letters can be cut without harm to a number."""
_LOOSE: Final = " ,;:·–-(“\"'=<>≥≤≠×"
"""What says nothing at the end of what was cut."""
_SMALLEST: Final = 12
_TIED: Final = "\u00a0\u202f"


def kept_words(text: str, measure: QFontMetricsF, room: float) -> str:
    """What of a text stands before its ellipsis; all of it where there is room for it.

    A word with a digit is not left at the end: its unit, or the rest of a date, may stand in what
    was cut off. Other words are cut in two where much of the room would be left white.
    """
    cut = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    if cut == text:
        return text
    letters = cut[:-1]
    is_whole = text[len(letters)] in " \n\t"
    whole = letters if is_whole else letters.rpartition(" ")[0]
    broken = text[len(whole) :].lstrip(" ").partition(" ")[0]
    words = whole.split(" ")
    while words and _may_go_on(words[-1]):
        words.pop()
    kept = " ".join(words).rstrip(_LOOSE)
    if measure.horizontalAdvance(kept) < _LEAST * room and not _has_digit(broken):
        lost = whole[len(kept) :]
        return kept if _has_digit(lost) else letters
    return kept


def cut_words(text: str, measure: QFontMetricsF, room: float) -> str:
    """A text, or as many of its words as there is room for, with an ellipsis."""
    kept = kept_words(text, measure, room)
    return text if kept == text else f"{kept}…"


def fitting_size(value: str, room: float, largest: int = 16) -> int:
    """The size in pixels, `largest` at most, at which a value set strong has room, or the least.

    A value that is cut says something else: it is set smaller instead.
    """
    sizes = range(largest, _SMALLEST, -1)
    fitting = (
        size
        for size in sizes
        if metrics("read", size, strong=True).horizontalAdvance(value) <= room
    )
    return next(fitting, _SMALLEST)


def _may_go_on(word: str) -> bool:
    """Whether a word has a number whose unit is not tied to it."""
    tail = word[max(map(word.rfind, _TIED)) + 1 :]
    return _has_digit(word) and (tail == word or _has_digit(tail))


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
