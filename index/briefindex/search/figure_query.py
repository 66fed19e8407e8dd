"""The short form of a figures box: `trade 2022 >20bn target` keeps the figures that fit it all."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import get_args

from briefindex.model.figure import Figure
from briefindex.search.lexing import Part, parts
from briefindex.search.parser import LONGEST_QUERY
from briefindex.search.query import NameField
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of

_Test = Callable[[Figure], bool]

_FIELDS = frozenset({"figure", "value", "year", "status", *get_args(NameField)})
_STATUSES = frozenset({"actual", "target", "expected"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_AMOUNT = re.compile(
    r"(?P<sign>[<>]=?)(?P<dollar>\$?)(?P<number>\d+(?:[.,]\d+)*)(?P<scale>[a-z]*)(?P<percent>%?)$"
)
_APART = re.compile(
    r"(?P<sign>[<>]=?)\s*(?P<number>\$?\d[\d.,]*)(?:\s+(?P<scale>[tmb]\w*illion|thousand|[tbm]n|mln)\b)?",
    re.IGNORECASE,
)
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "tn": 10**12, "trn": 10**12, "trillion": 10**12,
}  # fmt: skip


def matching_figures(figures: Iterable[Figure], query: str) -> tuple[Figure, ...]:
    """Those of `figures`, in their order, that every part of `query` is true of."""
    tests: list[_Test] = []
    unwanted = False
    for part in parts(_APART.sub(_together, query[:LONGEST_QUERY]), _FIELDS):
        if part.sort in ("not", "field"):
            unwanted = unwanted or part.sort == "not"
            continue
        test = _test(part)
        if test is not None:
            tests.append(_opposite(test) if unwanted else test)
        unwanted = False
    return tuple(figure for figure in figures if all(test(figure) for test in tests))


def _together(amount: re.Match[str]) -> str:
    """For "> 20 billion": sign, number and scale as one word."""
    return amount["sign"] + amount["number"] + (amount["scale"] or "")


def _test(part: Part) -> _Test | None:
    if part.sort not in ("word", "phrase", "open phrase", "near"):
        return None
    value = part.value.casefold()
    if value in _STATUSES:
        return lambda figure: figure.status == value
    if _YEAR.match(value):
        return lambda figure: _covers(figure, int(value))
    if (match := _AMOUNT.match(value)) and match["scale"] in _SCALES:
        number = Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"]]
        of_kind = _of_kind(match["dollar"], match["percent"])
        return lambda figure: of_kind(figure) and _compares(figure, match["sign"], number)
    wanted = words_of(part.value.rstrip("*"))
    return (lambda figure: _names(figure, wanted)) if wanted else None


def _opposite(test: _Test) -> _Test:
    return lambda figure: not test(figure)


def _of_kind(dollar: str, percent: str) -> _Test:
    """Whether a figure is of the unit that was typed with the number, if any was."""
    if dollar:
        return lambda figure: figure.unit == "USD"
    if percent:
        return lambda figure: figure.unit in ("%", "pp")
    return lambda _: True


def _covers(figure: Figure, year: int) -> bool:
    first = figure.period.start or figure.period.end
    last = figure.period.end or figure.period.start
    return first is not None and last is not None and first.year <= year <= last.year


def _compares(figure: Figure, sign: str, number: Decimal) -> bool:
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    if low is None or high is None:
        return False
    return {
        ">": high > number,
        ">=": high >= number,
        "<": low < number,
        "<=": low <= number,
    }[sign]


def _names(figure: Figure, wanted: list[str]) -> bool:
    """Whether each wanted word is, or begins, or shares its stem with, a word of the figure."""
    said = [figure.indicator.label, *figure.indicator.parties, figure.surface, figure.unit]
    said += [figure.speaker or "", figure.period.text or "", figure.kind]
    known = {word for text in said for word in words_of(text)}
    stems = {stem(word) for word in known}
    return all(
        stem(word) in stems or any(found.startswith(word) for found in known) for word in wanted
    )
