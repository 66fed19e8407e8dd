"""Number words: "two hundred and twelve", "two and a half", "two-thirds", "half a million".

Knows only English number words; `numbers` is the door to them, `fraction_words` reads their parts.
"""

import re
from fractions import Fraction

from briefindex.text.fraction_words import (
    Parsed,
    parse_half,
    parse_part,
    parse_parts,
    with_part,
)
from briefindex.text.number_vocabulary import (
    ANY_FEW,
    ANY_LARGE,
    ANY_PART,
    ANY_PARTS,
    ANY_SMALL,
    GAP,
    LARGE,
    SMALL,
)

_ARTICLE = re.compile(r"(an?) ", re.IGNORECASE)
_WORD = re.compile(rf"({ANY_SMALL})\b", re.IGNORECASE)
_ONES = re.compile(rf"{GAP}(one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
_NOUGHT = re.compile(r"(?:nought|naught)(?= point\b)", re.IGNORECASE)
_HUNDRED = re.compile(r"(?: {1,3}|-)?hundred\b", re.IGNORECASE)
_MANY_HUNDRED = re.compile(rf"hundred(?= (?:{ANY_LARGE})\b)", re.IGNORECASE)
_NOT_PARTS = rf"(?!(?:(?:{ANY_FEW})[ -](?:{ANY_PARTS})|one[ -](?:half|quarter))\b)"
_AND = re.compile(rf"(?:,? {{1,3}}and {{1,3}}+| {{1,3}}+){_NOT_PARTS}", re.IGNORECASE)
_PART_HERE = re.compile(rf"({ANY_PART})\b", re.IGNORECASE)
_SCALE = re.compile(rf"(?: {{1,3}}|-)?({ANY_LARGE})\b", re.IGNORECASE)
_AND_LESS = re.compile(
    rf"(?:,? {{1,3}}and {{1,3}}+|, | {{1,3}}+|-){_NOT_PARTS}(?=(?:{ANY_SMALL})\b)", re.IGNORECASE
)
_POINT = re.compile(rf" point ((?:(?:{ANY_SMALL}|nought|naught)[ -]?){{1,6}})", re.IGNORECASE)
_ORDINAL = re.compile(
    r"-(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|[ -](?:m|b|tr)illionth\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:several|few|many|couple) $", re.IGNORECASE)
_NO_AMOUNT = re.compile(r"\b(?:several|few|many|couple|per|every|each) $", re.IGNORECASE)
_DOZEN = re.compile(r"[ -]?dozen\b", re.IGNORECASE)


def parse_words(text: str, start: int, end: int) -> Parsed | None:
    """The number in words that begins at `start`.

    Scale words that follow the last group ("million") belong to the number only where a smaller
    group follows ("one million two hundred thousand"); a last scale is left for the caller.

    Returns:
        Its value, where it ends, and its words where it is a fraction; None where none begins.
    """
    special = parse_half(text, start, end) or _parse_article(text, start, end)
    if special is not None:
        return special
    return _parse_groups(text, start, end)


def _parse_article(text: str, start: int, end: int) -> Parsed | None:
    """For "a hundred", "a dozen", "a third of", "a quarter of a million", "a million"."""
    article = _ARTICLE.match(text, start, end)
    if article is None:
        return None
    here = article.end()
    part = _PART_HERE.match(text, here, end)
    if part:
        return parse_part(text, start, here - 1, end, Fraction(1))
    if _DOZEN.match(text, here, end):
        return Fraction(12), here + 5, None
    if _HUNDRED.match(text, here, end):
        whole = _more_groups(text, here, end, first=1)
        return _in_parts(text, start, end, whole) or whole
    if _SCALE.match(text, here, end):
        return Fraction(1), here - 1, None
    return None


def _parse_groups(text: str, start: int, end: int) -> Parsed | None:
    """For "two hundred and twelve", "eighteen", "two and a half", "three quarters"."""
    match = _WORD.match(text, start, end)
    if match is None:
        nought = _NOUGHT.match(text, start, end)
        if nought:
            return *_with_decimals(text, nought.end(), end, Fraction(0)), None
        hundred = _MANY_HUNDRED.match(text, start, end)
        if hundred and not _NO_AMOUNT.search(text[max(0, start - 8) : start]):
            return Fraction(100), hundred.end(), None
        if _HUNDRED.match(text, start, end) or _SCALE.match(text, start, end):
            return None
        counted = _DOZEN.match(text, start, end) and not _SOME.search(
            text[max(0, start - 8) : start]
        )
        return (Fraction(12), start + 5, None) if counted else None
    count = SMALL[match.group(1).lower()]
    part = parse_part(text, start, match.end(), end, Fraction(count))
    if part:
        return part
    whole = _more_groups(text, start, end, first=None)
    return _in_parts(text, start, end, whole) or whole


def _in_parts(text: str, start: int, end: int, whole: Parsed | None) -> Parsed | None:
    """For "twenty-three hundredths": the parts that a whole number counts."""
    if whole is None:
        return None
    return parse_parts(text, start, whole[1], end, whole[0])


def _more_groups(text: str, start: int, end: int, first: int | None) -> Parsed | None:
    """A whole number in groups; `first` is the count of hundreds said by "a"."""
    total, here, last_scale = Fraction(0), start, 10**18
    while True:
        group, stop = _group(text, here, end, first)
        if group is None:
            break
        first = None
        group, stop = _with_decimals(text, stop, end, group)
        scale = _SCALE.match(text, stop, end)
        size = LARGE[scale.group(1).lower()] if scale else 1
        if size >= last_scale:
            break
        further = _AND_LESS.match(text, scale.end(), end) if scale else None
        if scale is None or further is None or not _continues(text, further.end(), end, size):
            # The last scale stays outside, except where an earlier group has one already.
            if scale is None or total == 0:
                return total + group, stop, None
            return total + group * size, scale.end(), None
        total += group * size
        last_scale, here = size, further.end()
    return (total, here, None) if total else None


def _continues(text: str, here: int, end: int, size: int) -> bool:
    """Whether the group at `here` is a smaller part of one number ("… thousand five hundred")."""
    group, stop = _group(text, here, end, None)
    if group is None:
        return False
    scale = _SCALE.match(text, stop, end)
    return (LARGE[scale.group(1).lower()] if scale else 1) < size


def _group(text: str, here: int, end: int, first: int | None) -> tuple[Fraction | None, int]:
    """A number below a thousand ("two hundred and twelve", "ninety-nine", "a hundred")."""
    if first is None:
        value, here = _below_hundred(text, here, end)
        if value is None:
            return None, here
    else:
        value = first
    hundred = _HUNDRED.match(text, here, end)
    if hundred is None or value >= 100:
        return Fraction(value), here
    value, here = value * 100, hundred.end()
    joined = _AND.match(text, here, end)
    if joined:
        rest, stop = _below_hundred(text, joined.end(), end)
        if rest is not None:
            return Fraction(value + rest), stop
    return Fraction(value), here


def _below_hundred(text: str, here: int, end: int) -> tuple[int | None, int]:
    """For "ninety-nine", "twelve", "seven"."""
    match = _WORD.match(text, here, end)
    if match is None:
        return None, here
    value, here = SMALL[match.group(1).lower()], match.end()
    ones = _ONES.match(text, here, end) if value >= 20 else None
    return (value + SMALL[ones.group(1).lower()], ones.end()) if ones else (value, here)


def _with_decimals(text: str, here: int, end: int, value: Fraction) -> tuple[Fraction, int]:
    """Adds "and a half" or "point five" to the value."""
    point = _POINT.match(text, here, end)
    if point is None:
        return with_part(text, here, end, value)
    digits = "".join(
        str(SMALL.get(word.lower(), 0)) for word in re.split(r"[ -]", point.group(1)) if word
    )
    stop = here + len(point.group(0).rstrip(" -"))
    return value + Fraction(int(digits), 10 ** len(digits)), stop


def ends_ordinal(text: str, here: int) -> bool:
    """Whether the number in words that ends here is the head of an ordinal ("twenty-first")."""
    return bool(_ORDINAL.match(text, here))
