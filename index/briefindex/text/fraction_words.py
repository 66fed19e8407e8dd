"""Parts in words: "half a million", "two-thirds", "thirty-one fiftieths", "two and a half".

Knows where a part of a number begins and ends; whole numbers are read by `number_words`.
"""

import re
from fractions import Fraction

from briefindex.text.number_vocabulary import (
    ANY_FEW,
    ANY_LARGE,
    ANY_PART,
    ANY_PARTS,
    ANY_SMALL,
    ANY_TENS,
    GAP,
    LARGE,
    LEAST_PARTED,
    PARTS,
    SMALL,
)

Parsed = tuple[Fraction, int, str | None]
"""A value, where it ends, and its words where it is a fraction."""

_PART = re.compile(rf"{GAP}({ANY_PART})\b", re.IGNORECASE)
_MANY_HERE = re.compile(
    rf"{GAP}(?:(?P<one>{ANY_PARTS})|(?P<tens>{ANY_TENS})[ -](?P<ones>first|second|{ANY_PART})s)\b",
    re.IGNORECASE,
)
_ENDS_IN_TENS = re.compile(rf"(?<!and)(?P<gap> )(?P<tens>{ANY_TENS})$", re.IGNORECASE)
_ONE_OF_MANY = re.compile(
    rf"[ -](?P<tens>{ANY_TENS})-(?P<ones>first|second|{ANY_PART})(?= of\b|\s{{0,3}}$|[.,;])",
    re.IGNORECASE,
)
_HALF_A = re.compile(
    rf"half(?: an?)? (?=(?:{ANY_LARGE}|hundred)\b)|half an? {{1,3}}(dozen)\b"
    r"|half a (?=crore|lakh)",
    re.IGNORECASE,
)
_PART_OF_A = re.compile(rf"(?: of)? an? (?=(?:{ANY_LARGE})\b)", re.IGNORECASE)
_PART_LARGE = re.compile(rf" (?=(?:{ANY_LARGE})\b)", re.IGNORECASE)
_AND_PART = re.compile(
    rf" and (?:an? (half|quarter|third)|({ANY_SMALL})[ -]({ANY_PART})"
    rf"|an? ({ANY_PART})(?=\s{{0,3}}$|[.,;:)]| (?:{ANY_LARGE}|percent|per cent|times)\b))\b",
    re.IGNORECASE,
)
_AND_HUNDREDTHS = re.compile(
    rf" and ({ANY_TENS})[ -]({ANY_FEW}) ((?:hundred|thousand)ths)\b", re.IGNORECASE
)
_SCALED_PART = re.compile(
    rf" and (?:(?:an? |one[ -])(half|quarter)|({ANY_FEW})[ -]({ANY_PARTS}))"
    rf"(?![ -](?:of|an?|the|{ANY_LARGE}|dozen|hours?|days?|weeks?|months?|years?|decades?|centur\w+"
    r"|finals?|miles?|points?|inch|metres?|meters?|percent\w*)\b|-)\b",
    re.IGNORECASE,
)
_LESSER_PART = re.compile(
    rf" and (?:(?:half a|an? (?P<part>half|quarter|third)(?: of an?)?)"
    rf"|(?P<count>two|three)[ -](?P<parts>thirds|quarters|fourths)(?: of an?)?)"
    rf" (?P<scale>{ANY_LARGE})\b",
    re.IGNORECASE,
)
_ENDS_PART = re.compile(
    r"\s{0,3}+(?:$|[.,;:!?)”»\"]|-point\b|(?:of|the|its|their|his|her|our|all|that|those"
    r"|these|more|less|fewer|lower|higher|larger|smaller|cheaper|below|above|(?:up|down) on|people|"
    r"in|from|since|to|compared|as|by|at|on|over|who|which|and|or|percentage"
    r"|percent|per cent|pct|points?|miles?|inch(?:es)?|kilomet(?:re|er)s?|acres?|cups?|pints?"
    r"|for|were|was|are|is|have|had|said|"
    r"between|during|did|do|does|what|a percentage|a point)\b)",
    re.IGNORECASE,
)
_NOT_HALF = re.compile(
    r"\b(?:first|second|other|latter|last|final|third|better|top|bottom|upper|lower"
    r"|each|either|next|opening|southern|"
    r"northern|eastern|western|this|that|one)[ -]$",
    re.IGNORECASE,
)
_OF_A_PERIOD = re.compile(
    r" (?:of|in|to) (?:the )?(?:year|month|\d{4}|fiscal|financial|last year|this "
    r"year|next year|game|match|season)\b",
    re.IGNORECASE,
)


def parse_half(text: str, start: int, end: int) -> Parsed | None:
    """For "half a million", "half a dozen", "nearly half of them"; None in "the first half"."""
    match = _HALF_A.match(text, start, end)
    if match:
        return (Fraction(6) if match.group(1) else Fraction(1, 2)), match.end(), None
    if text[start : start + 7].lower() == "quarter":  # "quarter million"
        printed = text[start : start + 7]
        return Fraction(1, 4), start + 7, printed if text[start + 7 : start + 8] == "-" else None
    if text[start : start + 4].lower() != "half":
        return None
    stop = start + 4
    before = text[max(0, start - 12) : start]
    if text[stop : stop + 1] == "-" or _NOT_HALF.search(before):
        return None
    if not _ENDS_PART.match(text, stop, end) and text[stop : stop + 3] not in (" a ", " an"):
        return None
    by = before.endswith((" by ", " in "))
    period = _OF_A_PERIOD.match(text, stop, end) and not by
    if period or text[stop : stop + 8] == " an hour":
        return None
    return Fraction(1, 2), stop, text[start:stop]


def parse_part(text: str, start: int, here: int, end: int, count: Fraction) -> Parsed | None:
    """The fraction whose denominator follows at `here` (a blank or hyphen first)."""
    match = _PART.match(text, here, end)
    if match is None:
        return _one_of_many(text, start, here, end) if count == 1 else None
    below = _below(match.group(1))
    of_a = _PART_OF_A.match(text, match.end(), end) or _PART_LARGE.match(text, match.end(), end)
    if of_a:
        return count / below, of_a.end() - 1, None
    word = match.group(1).lower()
    plural = word not in PARTS or word == "halves"
    if not plural and count > 1 and (count >= 20 or below > 10):  # "twenty-fifth", "two millionth"
        return None
    joined = text[here] == "-" != text[match.end() : match.end() + 1]  # "a one-third stake"
    whole = plural or (below == 2 and count != 1) or (joined and count == 1 and here > start + 2)
    if not whole and not _ENDS_PART.match(text, match.end(), end):
        return None
    if _OF_A_PERIOD.match(text, match.end(), end) and below in (2, 3, 4):
        return None
    return count / below, match.end(), text[start : match.end()]


def _one_of_many(text: str, start: int, here: int, end: int) -> Parsed | None:
    """For "one twenty-fifth of the fleet"."""
    match = _ONE_OF_MANY.match(text, here, end)
    if match is None or text[start : start + 3].lower() != "one":
        return None
    below = SMALL[match["tens"].lower()] + _ones(match["ones"])
    return Fraction(1, below), match.end(), text[start : match.end()]


def parse_parts(text: str, start: int, here: int, end: int, count: Fraction) -> Parsed | None:
    """So many parts: "twenty-three hundredths", "three twenty-fifths".

    Tens that nothing joins to the hundreds before them are the parts': "one hundred thirty-fifths"
    are a hundred of them, but "one hundred and thirty fifths" are 130.
    """
    match = _MANY_HERE.match(text, here, end)
    if match is None:
        return None
    if match["tens"]:
        below = SMALL[match["tens"].lower()] + _ones(match["ones"])
    else:
        below = _below(match["one"])
        tens = _ENDS_IN_TENS.search(text, start, here)
        if tens and below < 10:
            below += SMALL[tens["tens"].lower()]
            count -= SMALL[tens["tens"].lower()]
    if match.group().startswith(" - ") and count < 1:
        return None
    return count / below, match.end(), text[start : match.end()]


def with_part(text: str, here: int, end: int, value: Fraction) -> tuple[Fraction, int]:
    """Adds "and a half" or "and fifty-four hundredths" to a value."""
    match = _AND_PART.match(text, here, end)
    if match is None:
        match = _AND_HUNDREDTHS.match(text, here, end)
        if match is None or value >= LEAST_PARTED:
            return value, here
        count = SMALL[match.group(1).lower()] + SMALL[match.group(2).lower()]
        return value + Fraction(count, _below(match.group(3))), match.end()
    one = match.group(1) or match.group(4)
    if one:
        return value + Fraction(1, _below(one)), match.end()
    return value + Fraction(SMALL[match.group(2).lower()], _below(match.group(3))), match.end()


def scaled_part(text: str, here: int, end: int, scale: int) -> tuple[Fraction, int]:
    """The part of a scale said after it ("three million and a half"), and where it ends.

    The part of a lesser scale is one too: "one billion and a half million".
    """
    if scale < LEAST_PARTED:
        return Fraction(0), here
    lesser = _LESSER_PART.match(text, here, end)
    if lesser:
        size = LARGE[lesser["scale"].lower()]
        part = Fraction(1, _below(lesser["part"] or "half"))
        if lesser["count"]:
            part = Fraction(SMALL[lesser["count"].lower()], _below(lesser["parts"]))
        return (part * size / scale, lesser.end()) if size < scale else (Fraction(0), here)
    match = _SCALED_PART.match(text, here, end)
    if match is None:
        return Fraction(0), here
    if match.group(1):
        return Fraction(1, _below(match.group(1))), match.end()
    return Fraction(SMALL[match.group(2).lower()], _below(match.group(3))), match.end()


def _below(word: str) -> int:
    """What "third" and "thirds" divide by."""
    word = word.lower()
    return PARTS[word if word in PARTS else word[:-1]]


def _ones(word: str) -> int:
    """The ones of "twenty-first" and "twenty-fifth"."""
    return {"first": 1, "second": 2}.get(word.lower()) or _below(word)
