"""A line of the ledger as JSON and back: its marks have numbers, which the codec of packs lacks."""

import json
from datetime import date
from typing import Any

from briefindex.model.ledger import IndicatorLine, Mark


def packed_line(line: IndicatorLine) -> str:
    """Compact JSON of a line."""
    marks = [
        [mark.day and mark.day.isoformat(), mark.value, mark.status, mark.derived, mark.bound]
        for mark in line.marks
    ]
    head = [line.key, line.label, line.parties, line.unit, line.relation]
    row = [*head, line.articles, line.figures, line.told, marks]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def read_line(text: str) -> IndicatorLine:
    """The line that `packed_line` wrote.

    Raises:
        ValueError: the text is no such line.
    """
    values: list[Any] = json.loads(text)
    key, label, parties, unit, relation, articles, figures, told, marks = values
    return IndicatorLine(
        key,
        label,
        tuple(parties),
        unit,
        relation,
        articles,
        figures,
        told,
        tuple(_mark(*mark) for mark in marks),
    )


def _mark(day: str | None, value: float, status: Any, derived: bool, bound: Any) -> Mark:  # noqa: ANN401 - as JSON has it
    return Mark(date.fromisoformat(day) if day else None, value, status, derived, bound)
