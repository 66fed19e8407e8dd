"""What is decided about indicators: of the figures that are there, and of those that come."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefindex.desk.corrections import Rows
from briefindex.model.figure import Figure
from briefindex.packs.decisions import Decisions
from briefindex.packs.following import Join

Wanted = tuple[tuple[Figure, Rows], ...]
"""Figures as they are shown, and what the pack is to keep of each."""

Joins = Mapping[Path, Mapping[str, Join | None]]
"""By pack folder and key the joins to remember; None takes one back."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joins or parts indicators.

    `joins` are to be remembered once the figures are kept; `before` has what was, to take it back.
    """

    figures: Wanted
    joins: Joins
    before: Joins


def remember(joins: Joins) -> None:
    """Remember joins of indicators: figures that come later with their keys follow.

    Raises:
        PackError: a pack cannot be written.
    """
    for folder, by_key in joins.items():
        if by_key:
            with Decisions(folder) as pen:
                pen.join(by_key)
