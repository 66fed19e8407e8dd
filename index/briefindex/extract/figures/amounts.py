"""Amounts: a number with its sign, scale and unit, as one thing at one place in a sentence.

Reads one number at a time; ranges and changes of two are made by `ranges`, multiples and ranks by
`special`. Offsets are into the sentence.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from briefindex.extract.figures.degrees import below_zero, magnitude_end
from briefindex.extract.figures.letters import scale_letter, unit_letter
from briefindex.extract.figures.nouns import Noun, hyphen_unit, noun_after
from briefindex.extract.figures.single import single_units
from briefindex.extract.figures.units import Unit, UnitTable, percent_after, unit_table
from briefindex.model.figure import Direction, Kind, LinkRole, Qualifier
from briefindex.model.span import Span
from briefindex.text.numbers import Number, find_numbers, scale_after

BARE = ""
"""The unit of a number that nothing says a unit of."""

_LARGEST = 10**21
"""No source states more of anything."""

_MINUS = re.compile(r"(?:(?<![\w.,%)-])(?<!\d )[-−–]|\b(?:minus|negative) )\$?$", re.IGNORECASE)
_SIGN_MINUS = frozenset({"$-", "€-", "£-", "¥-", "$−", "€−", "£−", "¥−"})
_EITHER_WAY = re.compile(r"(?:\bplus(?: or |/|-or-)minus |± ?|\+/- ?)$", re.IGNORECASE)
_OLD = re.compile(
    r"[- ](?:years?|months?)[- ](?:olds?|of age)\b|[- ]years?[- ]old\b", re.IGNORECASE
)
_AGED = re.compile(
    r"\b(?:aged?|ages|(?:at )?(?:the |an )?age of)(?: between)? (?:about |around |over |under )?$",
    re.IGNORECASE,
)
_AGE_APPOSITION = re.compile(r"(?:[A-Z][\w’'-]{1,40}|[a-z]{1,40}), $")
_ABSORBED = re.compile(
    r" (?:U\.?S\.? )?(?:dollars?|dlrs?|USD|euros?|pounds?|yuan|yen)\b(?! ?\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROUND = 50
_CASH = re.compile(r"(?: in)? cash(?= (?:per|a|for each) )")
_HYPHEN_PER = re.compile(r"-(?:a-)?(?=(?:barrel|tonne|ton|share|year|day|hour|month|week)\b)")
_POINT = re.compile(r" (?:of )?(?:an? )?points?\b")
_PART_A = re.compile(r"\b(?:of|half) a $")
_SECOND_ENDS = re.compile(
    r" ?(?:$|[.,;:)]|(?:and|in|to|from|off|on|at|or|for|ahead|behind|after|before|later|earlier"
    r"|slower|faster|quicker|longer|clear|adrift|separated|between)\b)"
)
_PART_A_UNIT = re.compile(r" (?:of )?an? (?=\w)")


@dataclass(slots=True, eq=False)
class Amount:
    """A number as it stands in a sentence; filled in by the steps of the grammar.

    `start` and `end` mark it with qualifier and unit words; `core` and `tail` without the
    qualifier. `dimension` is "money", "percent", "mass", …, "count", "multiple", "rank", or "bare"
    where no unit is known. `base` is the number before its scale. `partner` is the amount that it
    changes from or to; `by` marks how much something changed, beside the level it came to.
    `unit_after` marks money whose currency stands after the number.
    """

    start: int
    end: int
    core: int
    tail: int
    value: Fraction | None
    unit: str
    dimension: str
    kind: Kind
    base: Fraction = Fraction(0)
    scale: int = 1
    low: Fraction | None = None
    high: Fraction | None = None
    exact: str | None = None
    noun: Noun | None = None
    qualifier: Qualifier | None = None
    direction: Direction | None = None
    note: str | None = None
    number: Span | None = None
    form: str = "digits"
    per: str | None = None
    partner: "Amount | None" = None
    partner_role: LinkRole | None = None
    age: bool = False
    assumed: str | None = None
    by: bool = False
    unit_after: bool = False


def read_amounts(text: str, blocked: tuple[tuple[int, int], ...]) -> list[Amount]:
    """The amounts of one sentence, one for each number, sorted by place.

    Args:
        text: The sentence, its line ends as blanks.
        blocked: Places of dates and of what is no figure.
    """
    table = unit_table()
    found: list[Amount] = []
    numbers = (*find_numbers(text, Span(0, len(text))), *single_units(text))
    for number in sorted(numbers, key=lambda one: one.span.start):
        span = number.span
        if any(first < span.end and span.start < last for first, last in blocked):
            continue
        amount = _read(text, number, table, found[-1].tail if found else 0)
        if amount is not None and (not found or amount.core >= found[-1].tail):
            found.append(amount)
    return found


def _read(text: str, number: Number, table: UnitTable, floor: int) -> Amount | None:
    """One number with its currency sign, scale, unit and sign.

    A sign that ends before `floor` is the one of the number before it: "17 USD 25".
    """
    start, end = number.span.start, number.span.end
    before = table.before(text, start)
    if before is not None and before.start < floor:
        before = None
    previous = text[start - 1 : start]
    if before is None and (previous.isalpha() or previous in ("$", "_", "@", "&")):
        return None
    if number.value.numerator >= _LARGEST * number.value.denominator:
        return None
    value, scale, end = scale_letter(text, number, end, money=before is not None) or (
        number.value,
        number.scale,
        end,
    )
    core = before.start if before else start
    amount = Amount(core, end, core, end, value, BARE, "bare", "count", number.base, scale)
    amount.number, amount.form = Span(start, end), number.form
    _sign(text, amount, value, start)
    if before is not None:
        _as_money(text, amount, before.unit, table)
    elif not (
        _as_percent(text, amount)
        or _as_magnitude(text, amount)
        or _as_measure(text, amount, table, number)
    ):
        _as_count(text, amount, number)
    if amount.dimension in ("bare", "count") and _is_year(text[start:end], amount):
        return None
    odds = number.form == "fraction" and number.value >= 1
    if amount.dimension == "bare" and (odds or text[end : end + 1].isalpha()):
        return None
    return amount


def _sign(text: str, amount: Amount, value: Fraction, start: int) -> None:
    """The sign before an amount whose number begins at `start`."""
    core = amount.core
    if _EITHER_WAY.search(text[max(0, core - 16) : core]):
        amount.note = "plus or minus"
    minus = None if amount.note else _MINUS.search(text[max(0, core - 10) : core])
    if minus:
        amount.core = amount.start = core - len(minus.group(0))
    if minus or text[start - 2 : start] in _SIGN_MINUS:
        amount.value = -value


def _is_year(printed: str, amount: Amount) -> bool:
    """For "1987 prices": a year; "2000 homes" and "1,987 prices" count."""
    if not _YEAR.fullmatch(printed) or (amount.noun is not None and amount.noun.person):
        return False
    return amount.base % _ROUND != 0


def _as_money(text: str, amount: Amount, unit: Unit, table: UnitTable) -> None:
    """A currency sign or code stood before the number."""
    amount.dimension = amount.kind = "money"
    amount.unit = unit.symbol
    if unit.factor != 1 and amount.value is not None:
        amount.value, amount.scale = amount.value * unit.factor, int(unit.factor)
    if unit.assumed:
        _assume(amount, unit)
    absorbed = _ABSORBED.match(text, amount.tail)
    if absorbed:
        amount.tail = amount.end = absorbed.end()
    hyphen = _HYPHEN_PER.match(text, amount.tail)
    cash = _CASH.match(text, amount.tail)
    per = table.per_after(text, cash.end() if cash else amount.tail)
    if per is None and hyphen and "a-" in hyphen.group(0):
        per = table.per_after(text[: amount.tail] + " a " + text[hyphen.end() :], amount.tail)
    divide(amount, per)


def _as_percent(text: str, amount: Amount) -> bool:
    """Percent, percentage points or basis points follow."""
    here = amount.tail
    found = percent_after(text, here)
    if found is None and amount.form == "fraction":
        part = _PART_A_UNIT.match(text, here)
        found = percent_after(text, part.end() - 1) if part else None
        point = _POINT.match(text, here)
        found = ("pp", point.end()) if point else found
    if found is None:
        return False
    amount.unit, amount.tail = found
    amount.end = amount.tail
    amount.dimension = "percent" if found[0] == "%" else found[0]
    amount.kind = "percent"
    return True


def _as_magnitude(text: str, amount: Amount) -> bool:
    """The number says how strong an earthquake was."""
    end = magnitude_end(text, amount.core, amount.tail, amount.base) if amount.scale == 1 else None
    if end is None:
        return False
    amount.unit = amount.dimension = "magnitude"
    amount.kind, amount.tail, amount.end = "quantity", end, end
    return True


def _as_measure(text: str, amount: Amount, table: UnitTable, number: Number) -> bool:
    """A unit of measure, of money or of time follows."""
    here = amount.tail
    if amount.form == "fraction":
        part = _PART_A_UNIT.match(text, here)
        here = part.end() - 1 if part else here
    found = table.after(text, here) or unit_letter(text, number, here)
    if found is None or _is_other_word(text, found.unit, found.start, found.end):
        return False
    per = table.per_after(text, found.end)
    unit = _settled(text, found.unit, amount, per[0] if per else "")
    if amount.value is not None and unit.factor != 1:
        amount.value *= unit.factor
    amount.tail = amount.end = found.end
    amount.unit, amount.dimension = unit.symbol, unit.dimension
    amount.scale = amount.scale * int(unit.factor) if unit.factor >= 1 else amount.scale
    if unit.dimension in ("temperature", "angle") and amount.value is not None:
        below = below_zero(text, amount.tail)
        if below is not None:
            amount.value, amount.tail, amount.end = -abs(amount.value), below, below
    if unit.dimension == "money":
        amount.kind, amount.unit_after = "money", True
        if unit.assumed:
            _assume(amount, unit)
        scale, end = scale_after(text, amount.tail, len(text))
        if scale > 1 and amount.value is not None and amount.scale == 1:
            amount.value, amount.scale = amount.value * scale, scale
            amount.tail = amount.end = end
    elif unit.dimension == "time":
        amount.kind = "duration"
        amount.age = _is_age(text, amount)
        return True
    else:
        amount.kind = "quantity"
    cash = _CASH.match(text, amount.tail) if amount.kind == "money" else None
    divide(amount, table.per_after(text, cash.end() if cash else amount.tail))
    return True


def _assume(amount: Amount, unit: Unit) -> None:
    """Notes that the currency is an assumption, and on which word it rests."""
    amount.assumed = unit.printed
    amount.note = f"“{unit.printed}” is taken as {unit.symbol}"


_PAID_PER = ("t", "hour", "night", "month", "year", "share", "head", "ticket")


def _settled(text: str, unit: Unit, amount: Amount, per: str) -> Unit:
    """The unit where its word means two: "pound" is money with a scale, else a weight."""
    if unit.printed == "pound" and amount.scale == 1 and per not in _PAID_PER:
        weighs = re.search(r"\b(?:weigh\w*|heavy|lift\w*)\b|-pound", text)
        british = re.search(r"£|\b(?:Britain|British|UK|U\.K\.|London|pence|sterling)\b", text)
        if weighs or not british:
            return Unit("lb", "mass")
    return unit


_A_YEAR = re.compile(r"(?:19|20)\d\d year(?![\w-])")


def _is_other_word(text: str, unit: Unit, start: int, end: int) -> bool:
    """Whether what looks like a unit is part of something else ("20 won", "6 degrees of")."""
    word = text[start:end]
    if word == "won":
        before = text[max(0, start - 8) : start]
        return not re.search(r"(?:illion|rillion|housand|\d{3}) $", before)
    if unit.symbol == "years" and _A_YEAR.search(text[max(0, start - 5) : end + 1]):
        return True
    if unit.symbol in ("cup", "pint") and not re.match(r" of\b", text[end:]):
        return text[start - 2 : start - 1] not in "½⅓⅔¼¾" and text[start - 3 : start - 2] != "/"
    if word in ("pounds", "pounds'") or word != "second":
        return False
    if _PART_A.search(text[max(0, start - 8) : start]) and _SECOND_ENDS.match(text, end):
        return False  # "two tenths of a second"
    return text[end : end + 1] == "-" or text[start - 1 : start] != "-"


def _is_age(text: str, amount: Amount) -> bool:
    """For "25 years old", "a 25-year-old", "aged 25"."""
    if amount.unit not in ("years", "months"):
        return False
    number_end = amount.number.end if amount.number else amount.core
    match = _OLD.match(text, number_end)
    if match:
        amount.tail = amount.end = match.end()
        return True
    return False


def divide(amount: Amount, per: tuple[str, int] | None) -> None:
    """Makes the unit a compound: "USD/bbl", "t/year"."""
    if per is None:
        return
    symbol, end = per
    amount.unit = f"{amount.unit}/{symbol}"
    amount.per = symbol
    amount.tail = amount.end = end


def _as_share(amount: Amount, number: Number) -> None:
    """A fraction of a whole; none where it is more than that, or a strange one."""
    if 0 < number.value < 1 and number.value.denominator <= 100:
        amount.kind, amount.dimension, amount.unit = "share", "percent", "%"
        amount.exact = number.fraction
        amount.value = number.value * 100


def _as_count(text: str, amount: Amount, number: Number) -> None:
    """A noun follows, or nothing that says what is counted."""
    here = amount.tail
    if number.form == "fraction":
        _as_share(amount, number)
        return
    hyphen = hyphen_unit(text, here)
    if hyphen:
        amount.unit, amount.tail = hyphen
        amount.end, amount.dimension = amount.tail, "count"
        amount.noun = Noun(
            amount.unit, text[here + 1 : amount.tail], amount.tail, amount.unit == "people"
        )
        return
    before = text[max(0, amount.core - 24) : amount.core]
    noun = noun_after(text, here, one=amount.value == 1)
    if noun and _AGED.search(before):
        noun = None
    if noun is not None and not _may_count(text, amount, noun):
        noun = None
    if noun is None:
        amount.age = bool(_AGED.search(before)) or _apposed_age(text, amount, before)
        return
    measured = _measured_noun(noun)
    if measured is not None and amount.value is not None:
        amount.unit, amount.dimension = measured.symbol, measured.dimension
        amount.kind = _kind_of(measured.dimension)
        amount.value *= measured.factor
        amount.tail = amount.end = noun.end
        divide(amount, unit_table().per_after(text, amount.tail))
        return
    amount.noun, amount.unit, amount.dimension = noun, noun.unit, "count"
    amount.tail = amount.end = noun.end
    if noun.unit in ("days", "weeks", "months", "years", "hours", "minutes"):
        amount.kind, amount.dimension = "duration", "time"
    if noun.unit in ("points", "degrees", "notches"):
        amount.kind, amount.dimension = "quantity", noun.unit
    divide(amount, unit_table().per_after(text, amount.tail))


def _may_count(text: str, amount: Amount, noun: Noun) -> bool:
    """Nobody sells 0.5 products: an average may be, a version number is not."""
    if amount.scale > 1 or amount.base.denominator == 1 or noun.person:
        return True
    if noun.unit in ("points", "degrees", "notches", "shares", "units", "doses"):
        return True
    return bool(re.search(r"\b(?:average\w*|per|each|every|rate|mean|median)\b", text))


_NOUNS_TOO = ("cup", "pint")
"""Units whose word is a noun as often: "four World Cups"."""


def _measured_noun(noun: Noun) -> Unit | None:
    """The unit of measure at the end of a noun phrase ("additional tonnes", "Iraqi dinars")."""
    last = noun.phrase.split()[-1]
    found = unit_table().after(f" {last}", 0)
    if found is None or found.end != len(last) + 1 or found.unit.symbol in _NOUNS_TOO:
        return None
    if found.unit.dimension == "time":
        return None
    return found.unit if len(noun.phrase.split()) > 1 and len(last) > 3 else None


def _kind_of(dimension: str) -> Kind:
    if dimension == "money":
        return "money"
    return "duration" if dimension == "time" else "quantity"


def _apposed_age(text: str, amount: Amount, before: str) -> bool:
    """For "Smith, 45, said": a number between commas after a name."""
    if amount.number is None or text[amount.tail : amount.tail + 1] != ",":
        return False
    return before.endswith(", ") and amount.base <= 120 and bool(_AGE_APPOSITION.search(before))
