"""The words for what became of a target or an expectation."""

from datetime import date

from briefindex.model.comparison import Outcome
from briefindex.model.figure import Figure
from briefindex.text.wording import period_text, value_text


def outcome_text(outcome: Outcome, plan: Figure, today: date, *, named: bool = False) -> str:
    """For "not yet: $95 bn (2024) is 95 % of $100 bn, six years early"; "" where nothing is known.

    What is overdue says what was meant for when, unless it is `named` before these words; what has
    no answer and no date passed is not told.
    """
    state = outcome.state_on(today)
    if outcome.by:
        late = f"; the date ({period_text(plan.period, plan.status)}) has passed"
        return f"{state}: {outcome.by}{late if state == 'overdue' else ''}"
    if state != "overdue":
        return ""
    if named:
        return "overdue, and no later value in the pack"
    when = period_text(plan.period, plan.status)
    return f"overdue: {value_text(plan)} ({when}), and no later value in the pack"
