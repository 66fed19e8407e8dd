"""Letters after a number that are a scale or a unit: "$5m", "18m people", "48m long", "9.58s".

Which of the two an "m" is, the words around it say; where they say nothing it is unknown, and so is
the number. Offsets are into the sentence.
"""

import re
from fractions import Fraction
from functools import cache

from briefindex.extract.figures.nouns import noun_after
from briefindex.extract.figures.units import Unit, UnitAt, unit_table
from briefindex.text.lexicon import cell_parts, sections
from briefindex.text.numbers import Number

_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6, "mil": 10**6}
_OF_MONEY = re.compile(r" ?([kKmMbBtT]|MM|mm|[Mm]il)(?![\w³²/'’])")
_THOUSAND = re.compile(r"[kK](?![^\W_])")
_LARGE = re.compile(r"[mMbB](?![\w³²/'’])")
_DECIMAL = re.compile(r"\d\.\d{1,3}$")
_BEFORE_MONEY = re.compile(r" ?([kKmMbB]|mil)(?= [A-Za-z])")
_SIZES_AFTER = re.compile(r" ?[x×] ?\d| (?:into|down|onto|out to) ")
_RANGE = re.compile(r" ?(?:to|and|or|-|–) ?\d[\d.,]{0,12}(?=m\b)")
_TONNES = re.compile(r" ?t(?![\w’'-])")
_METRES = re.compile(r" ?m(?![\w³²/'’])")
_INCHES = re.compile(
    r" ?in(?= (?:thick|long|wide|tall|high|deep|x|more|by \d|in (?:diameter|length))\b"
    r"|\.?$|[,;)])"
)
_INCHES_BEFORE = re.compile(
    r"\b(?:length|height|width|size|depth|thick|diameter|tall|measur\w+|ft|feet|foot)\b[^.;]{0,30}$"
)
_TINY = re.compile(r" ?([ap]m)\b(?!\.\w)")
_SECONDS = re.compile(r" ?s(?![\w’'-])")
_DEGREES = re.compile(r" ?([CF])(?![\w’'-]|\.\w)|° ?([CF])\b")
_FILE = "amounts.txt"


def _listed(section: str) -> str:
    """A pattern for any of the words of a section of the list."""
    return "|".join(re.escape(one) for line in sections(_FILE)[section] for one in cell_parts(line))


@cache
def _length_after() -> re.Pattern[str]:
    """What shows that the "m" before it is metres: "48m long", "900m of rope"."""
    return re.compile(rf"[ -](?:{_listed('lengths_after')})\b| of (?:{_listed('long_things')})\b")


@cache
def _length_before() -> re.Pattern[str]:
    """What shows that an "m" after it is metres: "at a depth of 30m"."""
    return re.compile(rf"\b(?:{_listed('lengths_before')})\b[^.;]{{0,24}}$")


@cache
def _counted_before() -> re.Pattern[str]:
    """What shows that an "m" after it is a million: "users rose to 18m"."""
    return re.compile(rf"\b(?:{_listed('counted_before')})\b[^.;]{{0,60}}$")


@cache
def _do_people() -> re.Pattern[str]:
    """What shows that an "m" before it is a million people or things: "2.2m took part"."""
    return re.compile(rf" (?:{_listed('done_by_millions')})\b")


@cache
def _warm() -> re.Pattern[str]:
    """What shows that a "C" or "F" is degrees."""
    return re.compile(rf"\b(?:{_listed('warm')})\b|°", re.IGNORECASE)


def scale_letter(
    text: str, number: Number, end: int, *, money: bool
) -> tuple[Fraction, int, int] | None:
    """The value with a scale of one letter applied, the scale, and where it ends.

    None where no letter follows that is a scale.
    """
    if number.scale != 1:
        return None
    if money:
        match = _OF_MONEY.match(text, end)
        return _scaled(number, match.group(1), match.end()) if match else None
    match = _BEFORE_MONEY.match(text, end)
    if match and _is_money(text, match.end()):
        return _scaled(number, match.group(1), match.end())
    match = _THOUSAND.match(text, end)
    if match:
        return _scaled(number, "k", match.end())
    match = _LARGE.match(text, end)
    if match and _is_scale(text, number, match.group(), match.end()):
        return _scaled(number, match.group(), match.end())
    return None


def _is_scale(text: str, number: Number, letter: str, end: int) -> bool:
    """For "1.2M", "3.5b" and "18m people": a letter other than "m" is no metres."""
    if letter != "m" and _DECIMAL.search(text, number.span.start, number.span.end):
        return letter in "bB" or not _is_length_after(text, end)
    return letter != "b" and is_million(text, number.span.start, end)


def _scaled(number: Number, letter: str, end: int) -> tuple[Fraction, int, int]:
    scale = _SCALES[letter.lower()]
    return number.value * scale, scale, end


def _is_money(text: str, place: int) -> bool:
    found = unit_table().after(text, place)
    return found is not None and found.unit.dimension == "money"


def _is_length_after(text: str, end: int) -> bool:
    return bool(_length_after().match(text, end) or _SIZES_AFTER.match(text, end))


def is_million(text: str, start: int, end: int) -> bool:
    """Whether the "m" that ends at `end` is a million: "18m people", "users rose to 18m"."""
    if _is_length_after(text, end):
        return False
    partner = _RANGE.match(text, end)
    if partner and is_million(text, start, partner.end() + 1):
        return True
    if _do_people().match(text, end):
        return True
    noun = noun_after(text, end)
    measured = unit_table().after(text, end)
    if noun is not None or (measured is not None and text[end : end + 1] == " "):
        return True
    before = text[max(0, start - 80) : start]
    return bool(_counted_before().search(before)) and not _length_before().search(before)


def unit_letter(text: str, number: Number, here: int) -> UnitAt | None:
    """For "1.8m tall", "107 m long", "100t", "278,000 t" and "2 in thick"."""
    if number.scale > 1 and text[here : here + 1] != " ":
        return None
    match = _TONNES.match(text, here)
    if match:
        return UnitAt(Unit("t", "mass"), match.end() - 1, match.end())
    before = text[max(0, number.span.start - 40) : number.span.start]
    match = _METRES.match(text, here)
    if (
        match
        and text[number.span.start - 1 : number.span.start] != "-"
        and _are_metres(text, before, match.start(), match.end())
    ):
        return UnitAt(Unit("m", "length"), match.end() - 1, match.end())
    return _rare_letter(text, number, here) or _degrees_or_inches(text, before, here)


def _rare_letter(text: str, number: Number, here: int) -> UnitAt | None:
    """For "9.58s" and "2.125 pm": no decade and no time of day has decimals like these."""
    if number.value.denominator == 1 or number.form != "digits":
        return None
    match = _SECONDS.match(text, here)
    if match:
        return UnitAt(Unit("seconds", "time"), match.end() - 1, match.end())
    match = _TINY.match(text, here)
    if match:
        return UnitAt(Unit(match.group(1), "length"), match.end() - 2, match.end())
    return None


def _degrees_or_inches(text: str, before: str, here: int) -> UnitAt | None:
    match = _DEGREES.match(text, here)
    if match and _warm().search(text):
        return UnitAt(
            Unit(f"°{match.group(1) or match.group(2)}", "temperature"), here, match.end()
        )
    match = _INCHES.match(text, here)
    if match and (match.group(0) == "in" or _INCHES_BEFORE.search(before) or _dims(text, match)):
        return UnitAt(Unit("in", "length"), match.end() - 2, match.end())
    return None


def _dims(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] == " "


def _are_metres(text: str, before: str, start: int, end: int) -> bool:
    """Whether an "m" is metres: by what is said of it, or by its blank ("300 m to the road")."""
    if _is_length_after(text, end) or _length_before().search(before):
        return True
    if text[start : start + 1] != " " or _counted_before().search(before):
        return False
    following = noun_after(text, end)
    return following is None or not following.person
