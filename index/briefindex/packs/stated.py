"""What is asked of figures, in columns: a row for each figure as it was extracted.

The figures themselves are JSON; to look into thousands of those takes seconds. What a query asks
of them stands here again, written with them in one transaction: values as numbers, days as text,
and their words folded, each between two spaces.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, TypeAlias

from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.packs.figure_filter import Condition, Test
from briefindex.text.folding import fold

VERSION: Final = 4
"""The version of the pack from which on it has the columns."""
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS stated(
    figure TEXT NOT NULL, article TEXT NOT NULL, start INTEGER NOT NULL, salience TEXT NOT NULL,
    status TEXT NOT NULL, first TEXT, last TEXT, low REAL, high REAL, unit TEXT NOT NULL,
    names TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS stated_article ON stated(article);
"""
INSERT: Final = "INSERT INTO stated VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
DELETE: Final = "DELETE FROM stated WHERE article = ?"
BETWEEN_TEXTS: Final = "\n"
BETWEEN_PARTS: Final = "\t"
_PASSING: Final = "s.figure, s.article, s.start, s.salience"
_NO_WORD: Final = re.compile(r"\W+")


Row: TypeAlias = tuple[FigureId, ArticleId, int, str]
"""A figure that passed a condition: its id, its article, the offset there, its salience."""


def row_of(figure: Figure) -> tuple[str | int | float | None, ...]:
    """The row of a figure."""
    period, indicator = figure.period, figure.indicator
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    first, last = period.start or period.end, period.end or period.start
    parts = (
        (indicator.label,),
        indicator.parties,
        (figure.speaker,) if figure.speaker else (),
        (figure.surface, figure.unit, period.text or "", figure.kind),
    )
    names = dict.fromkeys((*indicator.parties, *parts[2]))
    return (
        figure.id,
        figure.sentence.article,
        figure.span.start,
        figure.salience,
        figure.status,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        None if low is None else float(low),
        None if high is None else float(high),
        figure.unit,
        BETWEEN_TEXTS.join(names),
        BETWEEN_PARTS.join(map(folded_words, parts)),
    )


def folded_words(texts: Iterable[str]) -> str:
    """The words of several texts, folded, each between two spaces."""
    return BETWEEN_TEXTS.join(f" {_NO_WORD.sub(' ', fold(text)).strip()} " for text in texts)


class StatedRows:
    """Asks conditions of the rows of one pack; belongs to the thread of its store."""

    def __init__(
        self, rows: Callable[..., Iterable[Any]], add_test: Callable[[Test], object]
    ) -> None:
        """Read through `rows`; `add_test` makes a function of Python's one of SQL, `passes`."""
        self._rows = rows
        self._tests: Sequence[Callable[[str], bool]] = ()
        add_test(self._passes)

    def is_there(self) -> bool:
        """Whether the pack has the columns; one of an older Satchel gets them with a writer."""
        ((version,),) = self._rows("PRAGMA user_version")
        return int(version) >= VERSION

    def passing(self, condition: Condition) -> list[Row]:
        """The figures of which a condition is true, by article in order of reading, then offset."""
        return self.ask(_PASSING, condition)

    def ask(self, columns: str, condition: Condition, after: str = "") -> list[Any]:
        """Columns of the rows `s` of which a condition is true; `after` it, what groups them."""
        values: list[object] = []
        tests: list[Callable[[str], bool]] = []
        for value in condition.values:
            if callable(value):
                tests.append(value)
                values.append(len(tests) - 1)
            else:
                values.append(value)
        self._tests = tests
        sql = " ".join(("SELECT", columns, "FROM stated s WHERE", condition.sql, after))
        return list(self._rows(sql, *values))

    def names(self) -> frozenset[str]:
        """The parties and speakers of all figures, as they were found."""
        rows = self._rows("SELECT DISTINCT names FROM stated WHERE names <> ''")
        return frozenset(name for (names,) in rows for name in names.split(BETWEEN_TEXTS))

    def naming(self, names: Collection[str]) -> frozenset[FigureId]:
        """The figures with one of these as a party or speaker."""
        if not names:
            return frozenset()
        rows = self._rows("SELECT figure, names FROM stated WHERE names <> ''")
        return frozenset(
            FigureId(figure)
            for figure, theirs in rows
            if not set(theirs.split(BETWEEN_TEXTS)).isdisjoint(names)
        )

    def _passes(self, number: int, text: str) -> bool:
        return self._tests[number](text)
