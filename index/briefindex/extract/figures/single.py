"""One of a unit, said with an article: "more than a mile away", "by a percentage point".

Only where the words before it measure: "60 km an hour" and "a ton of trouble" do not.
"""

import re
from fractions import Fraction

from briefindex.model.span import Span
from briefindex.text.numbers import Number
from briefindex.text.small import word_set, words_in

_UNITS = (
    "percentage point|basis point|per cent|percent|kilomet(?:re|er)|mile|met(?:re|er)|tonne|hectare"
    "|acre|lit(?:re|er)|gallon|kilogram|kilo|megawatt|gigawatt|dollar|euro|pound"
)
_UNIT_WORDS = word_set(
    "percentage basis percent cent kilometre kilometer mile metre meter tonne hectare acre litre"
    " liter gallon kilogram kilo megawatt gigawatt dollar euro pound"
)
_ONE = re.compile(
    r"\b(?:(?:more|less|fewer|greater|lower|higher) than|about|nearly|almost|around|roughly|over"
    r"|under|within|at least|by|just|only) (?P<one>an?)"
    rf" (?=(?:{_UNITS})\b(?!-| of (?:trouble|fun|people|things|good)\b| sign| apart\b))"
)


def may_hold(text: str) -> bool:
    """Whether a sentence may hold one: cheap, and never wrongly no."""
    return " a " in text or " an " in text


def single_units(text: str) -> list[Number]:
    """The numbers that an article stands for, sorted by place."""
    if not may_hold(text) or _UNIT_WORDS.isdisjoint(words_in(text)):
        return []
    return [
        Number(Span(*match.span("one")), Fraction(1), Fraction(1), 1, "words")
        for match in _ONE.finditer(text)
    ]
