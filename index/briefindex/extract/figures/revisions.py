"""What was said before of the same thing: "vs 15 million last month", "revised from 4 percent".

An earlier estimate of a season, and a value before its revision, are of the time of what replaced
them, and are linked to it: they were moved, and contradict nothing.
"""

import re
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.period_bases import compared_with, is_base
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.figure import Period, Status
from briefindex.text.small import words_in

_REVISED: Final = re.compile(r"\brevised\b(?: [a-z]+){0,3} from (?:[a-z-]+ ){0,4}$")
_FIRST_TOLD: Final = re.compile(
    r",? (?:that was |which was )?(?:previously|originally|initially|first|provisionally)"
    r" (?:reported|estimated|announced|given|published|forecast)\b"
)
_LAST_TOLD: Final = re.compile(
    r",? (?:last month|a month (?:ago|earlier|before)|(?:the )?(?:previous|month-earlier) month"
    r"|last week|(?:in|at) (?:its|the|their) (?:last|previous|earlier)"
    r" (?:report|forecast|estimate|survey))\b"
)
_SEASON: Final = 300
_NEAR: Final = 70


def replaced_by(
    sentence: Sentence, amount: Amount, periods: dict[int, tuple[Period, Status]]
) -> tuple[Amount, Period, Status] | None:
    """The amount that took the place of one, with its time and status; None where none did."""
    heard = words_in(sentence.text)
    if not heard & {"revised", "previously", "originally", "initially", "last", "month", "first"}:
        return None
    text = sentence.text
    revised = _REVISED.search(text, max(0, amount.core - _NEAR), amount.core)
    first = _FIRST_TOLD.match(text, amount.end)
    last = _LAST_TOLD.match(text, amount.end)
    if not (revised or first or last) or not (revised or is_base(sentence, amount)):
        return None
    new = compared_with(sentence, amount)
    told = periods.get(id(new)) if new is not None else None
    if new is None or told is None or new.unit != amount.unit or amount.start - new.end > _NEAR:
        return None
    period, status = told
    if period.start is None or period.end is None:
        return None
    if last and not (revised or first) and (period.end - period.start).days < _SEASON:
        return None
    reason = f"It is what was told before of the same time. {period.reason}".strip()
    return new, Period(period.text, period.start, period.end, "context", reason), status
