"""Numbers as news prints them: digits, words and fractions, with their places and exact values.

Knows nothing of units, dates or what a number is about: a year and a house number are numbers here.
Letters that are a scale only beside money ("$5m") are left to whoever knows units.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Literal

from briefindex.model.span import Span
from briefindex.text.fraction_words import scaled_part
from briefindex.text.number_vocabulary import (
    ANY_SMALL,
    LEAST_PARTED,
    START_WORDS,
    WORD_START,
)
from briefindex.text.number_words import ends_ordinal, parse_words
from briefindex.text.small import small, words_in

Form = Literal["digits", "words", "fraction"]

SCALES: dict[str, int] = {
    "dozen": 12,
    "doz": 12,
    "dz": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "milliard": 10**9,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trln": 10**12,
    "trn": 10**12,
    "tln": 10**12,
    "tn": 10**12,
    "quadrillion": 10**15,
}
"""Scale words that are never anything else after a number, and what they multiply by."""

VULGAR: dict[str, Fraction] = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4),
    "¾": Fraction(3, 4), "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5), "⅙": Fraction(1, 6), "⅚": Fraction(5, 6), "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_PRECISION = 80
_SIGNIFICANT = 4
LONGEST_DIGITS = 18
"""Longer runs of digits are identifiers, not amounts."""

_SCALE = "|".join(sorted((rf"{word}s?" for word in SCALES), key=len, reverse=True))
_SCALE_AFTER = re.compile(rf"(?:[  ]?-?|-)({_SCALE})\b", re.IGNORECASE)
_SCALE_LETTERS = frozenset(word[0] for word in SCALES)
_VULGAR = "".join(VULGAR)
_DIGITS = re.compile(
    r"(?=[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])(?<![\d.])(?<!\d[,’'])"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?"  # 3,053,000.5
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d+)?"  # 1,00,000
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,6}(?:[.,]\d+)?"  # 1 500 000 with hard spaces
    r"|\d{1,3}(?: \d{3}){1,5}(?![ ]?\d)(?:[.,]\d{1,2})?(?= ?[a-z%€£$](?!\d))"  # 1 500 people
    r"|(?<!\d )(?<!\+)[1-9]\d{0,2}(?: \d{3}){2,5}(?![ .,/-]?\d)"  # 1 500 000
    r"|\d{1,3}(?:[’']\d{3}){1,6}"  # 1'500'000
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d+)?"  # 1.500.000
    r"|\d{1,3}\.\d{3},\d{1,2}(?!,?\d)"  # 1.500,25
    r"|\d{1,15},\d{1,2}(?![\d,])"  # 3,5
    r"|(?>\d+(?:\.\d+)?)(?!\.\d)|(?<![^ $€£(\n])\.\d+)"  # no versions: 3.11.2
    r"(?P<raised>(?:[eE]|\^)[-+−]?\d{1,2}(?![\w^]|\.\d))?"  # 4e14, 10^6
    rf"(?P<vulgar>[ ]?[{_VULGAR}])?"
    r"(?: ?[x×*·] ?(?P<radix>10|2)(?:\^(?=[-−\d])|(?=−\d)|(?=[⁻¹²³⁰⁴-⁹]))"  # 6.2×10^-4, 3×10⁸
    r"(?P<power>[-−]?\d{1,2}|⁻?[¹²³⁰⁴-⁹]{1,2}))?"
    r"(?:(?P<over>/\d{1,3}|(?:-| {1,2})\d{1,2}/\d{1,3})(?![/\d]|[.,]\d))?"
    r"|(?P<alone>[" + _VULGAR + "])"
)
_HUNDREDS = 100
_LARGEST_POWER = 30
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_HUNDRED = re.compile(r"[ -]hundred\b", re.IGNORECASE)
_LESS = re.compile(r" (\d{1,3})(?= ?(?:million|thousand|mln|mn|lakh|hundred)\b)", re.IGNORECASE)
_AND_ONES = re.compile(
    rf" and (?:([1-9]\d?)(?![.,/-]?\d| ?%|[ -]?(?:{_SCALE})\b)|(?=(?:{ANY_SMALL})\b))",
    re.IGNORECASE,
)
_ANY = re.compile(rf"[\d{_VULGAR}]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place.

    `span` holds the number with its scale words. `value` is exact, scale applied; `base` is the
    value before it; `fraction` is the fraction as printed ("2/3", "two-thirds"), else None.
    """

    span: Span
    value: Fraction
    base: Fraction
    scale: int
    form: Form
    fraction: str | None = None


def has_number(text: str) -> bool:
    """Whether there is anything in `text` that could be a number."""
    if _ANY.search(text):
        return True
    return not START_WORDS.isdisjoint(words_in(text)) and bool(WORD_START.search(small(text)))


def find_numbers(text: str, within: Span) -> tuple[Number, ...]:
    """All numbers in a part of a text.

    Args:
        text: Any text; offsets are code points into it.
        within: Where to look.

    Returns:
        Numbers sorted by place, never overlapping.
    """
    found = _find_digits(text, within) + _find_words(text, within)
    found.sort(key=lambda number: number.span.start)
    kept: list[Number] = []
    for number in found:
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return tuple(kept)


def exact_decimal(value: Fraction, places: int = 2) -> Decimal:
    """The value as a Decimal: exact where it ends, else rounded half up to `places`.

    Below one it has four significant digits: a third of a cup is 0.3333.
    """
    rest = value.denominator
    if rest == 1:
        return Decimal(value.numerator)
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    with localcontext(prec=_PRECISION):
        result = Decimal(value.numerator) / Decimal(value.denominator)
        if rest != 1:
            places = (
                max(places, _SIGNIFICANT - 1 - result.adjusted()) if abs(result) < 1 else places
            )
            result = result.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        result = result.normalize()
        whole = result == result.to_integral_value()
        return result.quantize(Decimal(1)) if whole else result


def scale_after(text: str, position: int, end: int) -> tuple[int, int]:
    """The product of up to two scale words after a number, and where they end."""
    scale = 1
    for _ in range(2):
        if text[position : position + 3].lstrip(" \u00a0-")[:1].lower() not in _SCALE_LETTERS:
            break
        match = _SCALE_AFTER.match(text, position, end)
        if match is None:
            break
        word = match.group(1).lower()
        scale *= SCALES[word if word in SCALES else word[:-1]]
        position = match.end()
    return scale, position


def _find_digits(text: str, within: Span) -> list[Number]:
    """Numbers that begin with a digit or a fraction sign."""
    found: list[Number] = []
    for match in _DIGITS.finditer(text, within.start, within.end):
        value, fraction = _digits_value(match)
        if value is None:
            continue
        scale, end = scale_after(text, match.end(), within.end)
        if scale > 1:
            value, scale, end = _with_more(text, end, within.end, value, scale)
        form: Form = "fraction" if fraction else "digits"
        whole = value if scale == 1 else value * scale
        found.append(Number(Span(match.start(), end), whole, value, scale, form, fraction))
    return found


def _with_more(
    text: str, position: int, end: int, base: Fraction, scale: int
) -> tuple[Fraction, int, int]:
    """Adds what goes on after a scale: "1 million 200 thousand", "3 hundred and 21"."""
    while scale >= LEAST_PARTED and (match := _LESS.match(text, position, end)):
        less, stop = scale_after(text, match.end(), end)
        if less in (1, 12) or int(match.group(1)) * less >= scale:
            break
        base, scale, position = base * scale / less + int(match.group(1)), less, stop
    ones = _AND_ONES.match(text, position, end) if scale == _HUNDREDS else None
    if ones:
        more, stop = Fraction(int(ones.group(1) or 0)), ones.end()
        if not more:
            more, stop, _ = parse_words(text, stop, end) or (more, stop, None)
        if 0 < more < _HUNDREDS and more.denominator == 1:
            return base * scale + more, 1, stop
    part, position = scaled_part(text, position, end, scale)
    return base + part, scale, position


def _digits_value(match: re.Match[str]) -> tuple[Fraction | None, str | None]:
    """The exact value of a match of digits, and the fraction as printed where it is one alone."""
    alone = match.group("alone")
    if alone:
        return VULGAR[alone], alone
    printed = match.group("number")
    if len(printed) > LONGEST_DIGITS:
        return None, None
    value = Fraction(int(printed)) if printed.isdigit() else _exact(_plain(printed))
    if match.group("raised"):
        return _raised(value, match.group("raised")), None
    vulgar, over = match.group("vulgar"), match.group("over")
    if match.group("radix"):
        power = int(match.group("power").translate(_RAISED))
        return value * Fraction(int(match.group("radix"))) ** power, None
    if vulgar:
        value += VULGAR[vulgar.strip()]
    if not over:
        return value, None
    above, _, below = over.strip(" -").rpartition("/")
    if int(below) == 0:
        return None, None
    if above:
        part = Fraction(int(above), int(below))
        cents = re.fullmatch(r"\d+\.\d\d", printed)  # 5.60-1/4 dollars are 560 cents and a quarter
        return value + (part / 100 if cents else part), None
    if value.denominator != 1:
        return None, None
    return value / int(below), f"{printed}/{below}"


def _raised(value: Fraction, printed: str) -> Fraction | None:
    """The value times or to the power printed after it ("e14", "^-6"); None where that is none."""
    power = int(printed[1:].translate(_RAISED))
    if printed[0] != "^":
        return value * Fraction(10) ** power
    return value**power if value and abs(power) <= _LARGEST_POWER else None


def _exact(plain: str) -> Fraction:
    """The value of digits with a full stop for decimal sign."""
    whole, _, parts = plain.partition(".")
    return Fraction(int(whole + parts), 10 ** len(parts))


def _plain(printed: str) -> str:
    """The digits with thousands signs removed and a full stop as decimal sign."""
    for sign in "\u00a0\u2009\u202f ’'":
        printed = printed.replace(sign, "")
    if printed.count(".") > 1 or 0 < printed.find(".") < printed.find(","):
        return printed.replace(".", "").replace(",", ".")
    tail = printed.rpartition(",")[2]
    if printed.count(",") == 1 and "." not in printed and len(tail) < 3:
        return printed.replace(",", ".")
    return printed.replace(",", "")


def _find_words(text: str, within: Span) -> list[Number]:
    """Numbers written in words."""
    found: list[Number] = []
    if START_WORDS.isdisjoint(words_in(text[within.start : within.end])):
        return found
    position, lowered = within.start, small(text)
    while match := WORD_START.search(lowered, position, within.end):
        parsed = parse_words(text, match.start(), within.end)
        if parsed is None:
            position = match.end()
            continue
        base, end, fraction = parsed
        if not _HUNDRED.match(text, end, within.end):
            scale, end = scale_after(text, end, within.end)
            part, end = scaled_part(text, end, within.end, scale)
            base += part
        else:
            scale = 1
        if text[end : end + 1].isalnum() or ends_ordinal(text, end):
            position = match.end()
            continue
        form: Form = "fraction" if fraction and scale == 1 else "words"
        printed = text[match.start() : end] if form == "fraction" else None
        span = Span(match.start(), end)
        found.append(Number(span, base * scale, base, scale, form, printed))
        position = end
    return found
