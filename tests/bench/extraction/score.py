"""The one scorer: which of a tool's answers are right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from extraction.model import Dated, Quantity, Row, Score, TestSet

_CLOSE = 1e-4
_One = TypeVar("_One", Quantity, Dated)


def score_row(to: Score, test: TestSet, row: Row, found: Sequence[Quantity]) -> None:
    """Add a row of quantities to the counts."""
    stated = [one for one in row.stated if isinstance(one, Quantity)]
    answers = [one for one in found if _is_asked(test, row, stated, one)]
    if test.plain:
        answers = [_without_rate(one, stated) for one in answers]
    pairs = _pairs(stated, answers, unit_right, value_right)
    used = [answers[have] for _, have, _ in pairs]
    idle = [one for one in answers if not any(one is had for had in used)]
    if test.plain:
        idle = [one for one in idle if not any(_same_place(one, had) for had in used)]
    idle = [one for one in idle if _counts(row, stated, one)]
    to.stated += len(stated)
    to.value += len(pairs)
    to.unit += sum(both for _, _, both in pairs)
    to.found += len(pairs) + len(idle)
    right = {want for want, _, _ in pairs}
    for number, want in enumerate(stated):
        if number not in right:
            to.misses.append(("missed", f"{_shown(row.text, want)} {_near(want, answers)}"))
    for want, have, both in pairs:
        if not both:
            told = f"{_shown(row.text, stated[want])} unit read as {answers[have].unit!r}"
            to.misses.append(("unit", told))
    to.misses += [("too much", _shown(row.text, one)) for one in idle]


def score_dates(to: Score, row: Row, found: Sequence[Dated]) -> None:
    """Add a row of dates to the counts: `value` if one is found, `unit` if its days are right."""
    stated = [one for one in row.stated if isinstance(one, Dated)]
    pairs = _pairs(stated, found, days_right, lambda _want, _have: True)
    to.stated += len(stated)
    to.value += len(pairs)
    to.unit += sum(both for _, _, both in pairs)
    used = {have for _, have, _ in pairs}
    idle = [one for number, one in enumerate(found) if number not in used]
    too_much = [one for one in idle if not _on_optional(row, one)]
    to.found += len(pairs) + len(too_much)
    right = {want for want, _, _ in pairs}
    for number, want in enumerate(stated):
        if number not in right:
            to.misses.append(("missed", _shown(row.text, want)))
    for want, have, both in pairs:
        if not both:
            told = f"{_shown(row.text, stated[want])} read as {found[have].days} on {row.reference}"
            to.misses.append(("days", told))
    to.misses += [("too much", _shown(row.text, one)) for one in too_much]


def value_right(want: Quantity, have: Quantity) -> bool:
    """Whether the numbers agree; a share may be a fraction of one or percent."""
    numbers = [have.value]
    if {want.unit, have.unit} == {"", "%"}:
        numbers.append(have.value / 100 if have.unit else have.value * 100)
    return any(abs(one - want.value) <= _CLOSE * max(abs(want.value), 1e-30) for one in numbers)


def unit_right(want: Quantity, have: Quantity) -> bool:
    """Whether value and unit agree."""
    if not value_right(want, have):
        return False
    share = {want.unit, have.unit} == {"", "%"} and not _same(want.value, have.value)
    return share or have.unit == want.unit or have.unit in want.also


def days_right(want: Dated, have: Dated) -> bool:
    """Whether the days are among those that are right."""
    return any(one in want.days for one in have.days)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _pairs(
    stated: Sequence[_One],
    found: Sequence[_One],
    wholly: Callable[[_One, _One], bool],
    partly: Callable[[_One, _One], bool],
) -> list[tuple[int, int, bool]]:
    """(stated, found, wholly right), one to one; what is wholly right comes first."""
    made: list[tuple[int, int, bool]] = []
    for right in (wholly, partly):
        for want_at, want in enumerate(stated):
            if any(want_at == one[0] for one in made):
                continue
            for have_at, have in enumerate(found):
                if any(have_at == one[1] for one in made) or not _overlap(want, have):
                    continue
                if right(want, have):
                    made.append((want_at, have_at, right is wholly))
                    break
    return made


def _overlap(one: Quantity | Dated, other: Quantity | Dated) -> bool:
    return one.start < other.end and other.start < one.end


def _is_asked(test: TestSet, row: Row, stated: Sequence[Quantity], found: Quantity) -> bool:
    """Whether the set is about this answer at all."""
    if not test.years and is_year(row.text, found):
        return False
    if test.kinds is None or found.kind in test.kinds:
        return True
    return any(_overlap(one, found) for one in stated)


def is_year(text: str, found: Quantity) -> bool:
    """Whether it is a bare year."""
    printed = "".join(one for one in text[found.start : found.end] if one.isalnum())
    return found.unit == "" and 1000 <= found.value <= 2100 and printed.rstrip("s").isdigit()


def _on_optional(row: Row, found: Quantity | Dated) -> bool:
    return any(found.start < end and start < found.end for start, end in row.optional)


def _counts(row: Row, stated: Sequence[Quantity], found: Quantity) -> bool:
    """Whether an answer to nothing is wrong: not where it stands on something left open."""
    return not _on_optional(row, found) or any(_overlap(one, found) for one in stated)


def _same_place(one: Quantity, other: Quantity) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _without_rate(one: Quantity, stated: Sequence[Quantity]) -> Quantity:
    """The answer without its "per", where the set states the unit above alone."""
    above = one.unit.split("/")[0]
    plain = {unit for want in stated for unit in (want.unit, *want.also)}
    return replace(one, unit=above) if one.unit not in plain and above in plain else one


def _near(want: Quantity, answers: Sequence[Quantity]) -> str:
    near = [f"{one.value:g} {one.unit}" for one in answers if _overlap(want, one)]
    return f"read as {', '.join(near)}" if near else ""


def _shown(text: str, one: Quantity | Dated) -> str:
    around = f"{text[max(0, one.start - 40) : one.start]}[{text[one.start : one.end]}]"
    told = f"{one.value:g} {one.unit}" if isinstance(one, Quantity) else f"{one.days}"
    return f"{around}{text[one.end : one.end + 30]} = {told}".replace("\n", " ")
