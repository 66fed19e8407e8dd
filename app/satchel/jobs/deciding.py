"""What the user decided, as work for the thread of the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefindex.desk import Desk, Field, Join, Joins, Rows, correct, decide, remember, remove
from briefindex.model.article import Known, KnownDate
from briefindex.model.figure import FigureId
from briefindex.model.span import ArticleId

Values = Mapping[Field, Known | KnownDate | None]
"""By field what the user says of an article; None for what was found."""


Correction = tuple[ArticleId, FigureId, Rows]
"""A figure of an article, and what is to be kept of its corrections."""


@dataclass(frozen=True, slots=True)
class ArticleDecision:
    """The order to keep what the user says of an article."""

    article: ArticleId
    values: Values

    def __call__(self, desk: Desk) -> None:
        """Keep it."""
        home = desk.home(self.article)
        for name, value in self.values.items():
            decide(home, self.article, name, value)


@dataclass(frozen=True, slots=True)
class FigureDecision:
    """The order to keep corrections of figures, and joins to remember: all are one change."""

    corrections: Sequence[Correction]
    joins: Joins = field(default_factory=dict[Path, Mapping[str, Join | None]])

    def __call__(self, desk: Desk) -> None:
        """Keep them."""
        for article, figure, rows in self.corrections:
            correct(desk.home(article), figure, rows)
        remember(self.joins)


@dataclass(frozen=True, slots=True)
class Removal:
    """The order to take an article out of its pack; the file that it was read from stays."""

    article: ArticleId

    def __call__(self, desk: Desk) -> None:
        """Take it out."""
        remove(desk.home(self.article), self.article)
