"""Numbers on a scale: magnitudes of earthquakes, and degrees below zero."""

import re
from fractions import Fraction

from briefindex.text.small import word_set, words_in

_LARGEST_QUAKE = 10
_BEFORE = re.compile(
    r"\bmagnitude(?: of|-|[ ])?(?:(?: |^)(?:a|an|about|preliminary|at least|around|estimated)){0,3}"
    r" ?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<words>[- ]magnitude\b)|(?P<on> on the (?:[\w-]+ ){0,3}scale\b)"
    r"|(?=[ -](?:strong )?(?:earthquake|quake|tremor|aftershock)s?\b)"
)
_QUAKE = re.compile(r"\b(?:earth)?quakes?\b|\btremors?\b|\baftershocks?\b|\bRichter\b", re.I)
_QUAKE_WORDS = word_set(
    "magnitude scale earthquake earthquakes quake quakes tremor tremors aftershock aftershocks"
)
_BELOW_ZERO = re.compile(
    r"(?:(?: |°)?(?:Celsius|centigrade|Fahrenheit|C|F)\b)?,? below (?:zero|freezing)\b"
)


def magnitude_end(text: str, start: int, end: int, value: Fraction) -> int | None:
    """Where an earthquake's magnitude ends: "a 7.4-magnitude quake", "5.8 on the Richter scale".

    None where the number is none.
    """
    if _QUAKE_WORDS.isdisjoint(words_in(text)) or not 0 < value < _LARGEST_QUAKE:
        return None
    if _BEFORE.search(text[max(0, start - 48) : start]):
        return end
    match = _AFTER.match(text, end)
    if match is None or not _QUAKE.search(text):
        return None
    return match.end() if match["words"] or match["on"] or value.denominator != 1 else None


def is_mach(text: str, start: int) -> bool:
    """Whether the number that begins there is a speed in Mach: "faster than Mach 5"."""
    return text.endswith(("Mach ", "Mach-"), 0, start)


def below_zero(text: str, end: int) -> int | None:
    """Where "below zero" ends right after degrees; None where the text does not say so."""
    match = _BELOW_ZERO.match(text, end)
    return match.end() if match else None
