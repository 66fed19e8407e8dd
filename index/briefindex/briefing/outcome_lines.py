"""Says what became of targets and expectations, as a calculation with its sentences."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefindex.briefing.choose import Choice
from briefindex.briefing.cite import Citations
from briefindex.compare.moved import Moved
from briefindex.model.briefing import Line, Run

_MOST: Final = 3


def outcome_lines(choice: Choice, cited: Citations) -> tuple[Line, ...]:
    """For "Plan and outcome: … trade turnover: $95 bn (2024) is 95 % of $100 bn, …"."""
    return tuple(_lines(choice, cited))[:_MOST]


def moved_lines(moves: Iterable[Moved], cited: Citations) -> tuple[Line, ...]:
    """For "Moved from plan to outcome: mutual visa-free regime: planned [3], reported done [9]"."""
    lines = (
        (
            Run("Moved from plan to outcome", "strong"),
            Run(": "),
            Run(f"{each.what}, planned", "plain", cited.cite_at([each.plan])),
            Run(", "),
            Run("reported as done", "plain", cited.cite_at([each.outcome])),
            Run(" (proposed: read both)."),
        )
        for each in moves
        if cited.knows((each.plan.article, each.outcome.article))
    )
    return tuple(lines)[:_MOST]


def _lines(choice: Choice, cited: Citations) -> Iterator[Line]:
    for group in choice.groups:
        shown = {figure.id: figure for figure in group.figures}
        for outcome in group.row.outcomes:
            plan, answer = shown.get(outcome.plan), shown.get(outcome.figure or outcome.plan)
            if outcome.by and plan is not None and answer is not None:
                notes = cited.cite([answer, plan])
                state = "" if outcome.state == "not yet" else f" ({outcome.state})"
                yield (
                    Run("Plan and outcome", "strong"),
                    Run(f": {group.row.label}: "),
                    Run(outcome.by, "derived", notes),
                    Run(f"{state}."),
                )
