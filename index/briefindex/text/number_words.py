"""Number words: "two hundred and twelve", "two and a half", "two-thirds", "half a million".

Knows only English number words; `numbers` is the door to them.
"""

import re
from fractions import Fraction

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL: dict[str, int] = {
    "zero": 0,
    **{word: i + 1 for i, word in enumerate(_ONES)},
    **{word: i + 10 for i, word in enumerate(_TEENS)},
    **{word: (i + 2) * 10 for i, word in enumerate(_TENS)},
}
"""Words for numbers below a hundred that stand alone."""

LARGE: dict[str, int] = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
"""What a fraction divides by; a plural adds "s"."""

_SMALL = "|".join(sorted(SMALL, key=len, reverse=True))
_LARGE = "|".join(LARGE)
_PARTS = "|".join(sorted((f"{part}s?" for part in PARTS), key=len, reverse=True))
_TINY = "(?:hundred|thousand|million|billion|trillion)th"
_MANY_PARTS = "|".join(f"{part}s" for part in PARTS if part not in ("half", "halves"))
LEAST_PARTED = 1000
"""The least scale that "and a half" after it goes with: three million and a half."""

WORD_START = re.compile(
    rf"(?<![\w’'-])(?:(?:{_SMALL}|hundred|half|dozen|quarter(?= (?:{_LARGE})\b)"
    rf"|(?:{_LARGE})(?=s? (?!of))|(?:nought|naught)(?= point\b))\b"
    rf"|an? (?:hundred|half|dozen|{_LARGE}|third|quarter|fifth|tenth|sixth|seventh|eighth"
    rf"|{_TINY}|(?:fourth|ninth|twentieth)(?= of\b))\b)"
)
"""Where a number in words may begin, in small letters: try `parse_words` from the match's start."""

START_WORDS = frozenset(
    [*SMALL, *LARGE, "hundred", "half", "dozen", "third", "quarter", "fifth", "tenth", "sixth"]
) | {
    "seventh",
    "eighth",
    "ninth",
    "fourth",
    "twentieth",
    "hundredth",
    "thousandth",
    "millionth",
    "billionth",
    "trillionth",
    "nought",
    "naught",
}
"""Without one of these there is no number in words."""

_ARTICLE = re.compile(r"(an?) ", re.IGNORECASE)
_WORD = re.compile(rf"({_SMALL})\b", re.IGNORECASE)
_NOUGHT = re.compile(r"(?:nought|naught)(?= point\b)", re.IGNORECASE)
_HUNDRED = re.compile(r"[ -]?hundred\b", re.IGNORECASE)
_HUNDRED_HERE = re.compile(r"\s{0,3}hundred\b", re.IGNORECASE)
_FEW = "|".join(sorted(_ONES + _TEENS, key=len, reverse=True))
_NOT_PARTS = rf"(?!(?:(?:{_FEW})[ -](?:{_MANY_PARTS})|one[ -](?:half|quarter))\b)"
_AND = re.compile(rf"(?:,? and | ){_NOT_PARTS}", re.IGNORECASE)
_PART_HERE = re.compile(rf"({_PARTS})\b", re.IGNORECASE)
_SCALE = re.compile(rf"[ -]?({_LARGE})\b", re.IGNORECASE)
_AND_LESS = re.compile(rf"(?:,? and |, | |-){_NOT_PARTS}(?=(?:{_SMALL})\b)", re.IGNORECASE)
_POINT = re.compile(rf" point ((?:(?:{_SMALL}|nought|naught)[ -]?){{1,6}})", re.IGNORECASE)
_SCALED_PART = re.compile(
    rf" and (?:(?:an? |one[ -])(half|quarter)|({_FEW})[ -]({_MANY_PARTS}))"
    rf"(?![ -](?:of|an?|the|{_LARGE}|dozen|hours?|days?|weeks?|months?|years?|decades?|centur\w+"
    r"|finals?|miles?|points?|inch|metres?|meters?|percent\w*)\b|-)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"-(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|[ -](?:m|b|tr)illionth\b",
    re.IGNORECASE,
)
_AND_PART = re.compile(
    rf" and (?:an? (half|quarter|third)|({_SMALL})[ -]({_PARTS}))\b", re.IGNORECASE
)
_MANY_HERE = re.compile(rf"[ -](?:{_MANY_PARTS})\b", re.IGNORECASE)
_PART = re.compile(rf"[ -]({_PARTS})\b", re.IGNORECASE)
_HALF_A = re.compile(
    rf"half(?: an?)? (?=(?:{_LARGE}|hundred)\b)|half an? (dozen)\b|half a (?=crore|lakh)",
    re.IGNORECASE,
)
_PART_OF_A = re.compile(rf"(?: of)? an? (?=(?:{_LARGE})\b)", re.IGNORECASE)
_PART_LARGE = re.compile(rf" (?=(?:{_LARGE})\b)", re.IGNORECASE)
_SOME = re.compile(r"\b(?:several|few|many|couple) $", re.IGNORECASE)
_DOZEN = re.compile(r"[ -]?dozen\b", re.IGNORECASE)
_ENDS_PART = re.compile(
    r"\s{0,3}(?:$|[.,;:!?)”»\"]|-point\b|(?:of|the|its|their|his|her|our|all|that|those"
    r"|these|more|less|lower|higher|larger|smaller|"
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
Parsed = tuple[Fraction, int, str | None]


def parse_words(text: str, start: int, end: int) -> Parsed | None:
    """The number in words that begins at `start`.

    Scale words that follow the last group ("million") belong to the number only where a smaller
    group follows ("one million two hundred thousand"); a last scale is left for the caller.

    Returns:
        Its value, where it ends, and its words where it is a fraction; None where none begins.
    """
    special = _parse_half(text, start, end) or _parse_article(text, start, end)
    if special is not None:
        return special
    return _parse_groups(text, start, end)


def _parse_half(text: str, start: int, end: int) -> Parsed | None:
    """For "half a million", "half a dozen", "nearly half of them"; None in "the first half"."""
    match = _HALF_A.match(text, start, end)
    if match:
        return (Fraction(6) if match.group(1) else Fraction(1, 2)), match.end(), None
    if text[start : start + 7].lower() == "quarter":  # "quarter million"
        return Fraction(1, 4), start + 7, None
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


def _parse_article(text: str, start: int, end: int) -> Parsed | None:
    """For "a hundred", "a dozen", "a third of", "a quarter of a million", "a million"."""
    article = _ARTICLE.match(text, start, end)
    if article is None:
        return None
    here = article.end()
    part = _PART_HERE.match(text, here, end)
    if part:
        return _parse_part(text, start, here - 1, end, Fraction(1))
    if _DOZEN.match(text, here, end):
        return Fraction(12), here + 5, None
    if _HUNDRED.match(text, here, end):
        return _more_groups(text, here, end, first=1)
    if _SCALE.match(text, here, end):
        return Fraction(1), here - 1, None
    return None


def _parse_part(text: str, start: int, here: int, end: int, count: Fraction) -> Parsed | None:
    """The fraction whose denominator follows at `here` (a blank or hyphen first)."""
    match = _PART.match(text, here, end)
    if match is None:
        return None
    word = match.group(1).lower()
    below = PARTS[word if word in PARTS else word[:-1]]
    of_a = _PART_OF_A.match(text, match.end(), end) or _PART_LARGE.match(text, match.end(), end)
    if of_a:
        return count / below, of_a.end() - 1, None
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


def _parse_groups(text: str, start: int, end: int) -> Parsed | None:
    """For "two hundred and twelve", "eighteen", "two and a half", "three quarters"."""
    match = _WORD.match(text, start, end)
    if match is None:
        nought = _NOUGHT.match(text, start, end)
        if nought:
            return *_with_part(text, nought.end(), end, Fraction(0)), None
        if _HUNDRED.match(text, start, end) or _SCALE.match(text, start, end):
            return None
        counted = _DOZEN.match(text, start, end) and not _SOME.search(
            text[max(0, start - 8) : start]
        )
        return (Fraction(12), start + 5, None) if counted else None
    count = SMALL[match.group(1).lower()]
    part = _parse_part(text, start, match.end(), end, Fraction(count))
    if part:
        return part
    whole, stop = _below_hundred(text, start, end)
    if whole and _MANY_HERE.match(text, stop, end):  # "twenty-three hundredths"
        return _parse_part(text, start, stop, end, Fraction(whole))
    return _more_groups(text, start, end, first=None)


def _more_groups(text: str, start: int, end: int, first: int | None) -> Parsed | None:
    """A whole number in groups; `first` is the count of hundreds said by "a"."""
    total, here, last_scale = Fraction(0), start, 10**18
    while True:
        group, stop = _group(text, here, end, first)
        if group is None:
            break
        first = None
        group, stop = _with_part(text, stop, end, group)
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
    hundred = _HUNDRED_HERE.match(text, here, end) or _HUNDRED.match(text, here, end)
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
    if value >= 20 and text[here : here + 1] in ("-", " "):
        ones = _WORD.match(text, here + 1, end)
        if ones and 0 < SMALL[ones.group(1).lower()] < 10:
            return value + SMALL[ones.group(1).lower()], ones.end()
    return value, here


def _with_part(text: str, here: int, end: int, value: Fraction) -> tuple[Fraction, int]:
    """Adds "and a half" or "point five" to the value."""
    part = _AND_PART.match(text, here, end)
    if part:
        if part.group(1):
            return value + Fraction(1, PARTS[part.group(1).lower()]), part.end()
        word = part.group(3).lower()
        below = PARTS[word if word in PARTS else word[:-1]]
        return value + Fraction(SMALL[part.group(2).lower()], below), part.end()
    point = _POINT.match(text, here, end)
    if point:
        digits = "".join(
            str(SMALL.get(word.lower(), 0)) for word in re.split(r"[ -]", point.group(1)) if word
        )
        stop = here + len(point.group(0).rstrip(" -"))
        return value + Fraction(int(digits), 10 ** len(digits)), stop
    return value, here


def scaled_part(text: str, here: int, end: int, scale: int) -> tuple[Fraction, int]:
    """The part of a scale said after it ("three million and a half"), and where it ends."""
    match = _SCALED_PART.match(text, here, end) if scale >= LEAST_PARTED else None
    if match is None:
        return Fraction(0), here
    if match.group(1):
        return Fraction(1, PARTS[match.group(1).lower()]), match.end()
    part = Fraction(SMALL[match.group(2).lower()], PARTS[match.group(3).lower()[:-1]])
    return part, match.end()


def ends_ordinal(text: str, here: int) -> bool:
    """Whether the number in words that ends here is the head of an ordinal ("twenty-first")."""
    return bool(_ORDINAL.match(text, here))
