"""The rows of the result list: which articles, in which order, with which words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.search import Snippet
from satchel.session import Answer, Contents
from satchel.widgets.rows import RowModel
from satchel.widgets.words import counted


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An article as the list shows it: with its best snippet, or with its number of figures."""

    info: ArticleInfo
    snippet: Snippet | None
    key_figures: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the found articles is listed; None is all. `year` 0 is "no date"."""

    source: str | None = None
    year: int | None = None

    def passes(self, info: ArticleInfo) -> bool:
        """Whether an article is listed."""
        if self.source is not None and desk.source_text(info) != self.source:
            return False
        return self.year is None or year_of(info) == self.year


def year_of(info: ArticleInfo) -> int:
    """The year of an article's date as far as it is known; 0 where it is not."""
    day = info.date.day or info.date.latest or info.date.earliest
    return day.year if day else 0


def rows_of(contents: Contents, answer: Answer | None, wanted: Filter) -> list[ResultRow]:
    """The rows for a query's answer, or all articles where nothing is asked."""
    count = contents.key_figures_of
    if answer is None:
        found = [ResultRow(info, None, count(info.id)) for info in contents.infos]
    else:
        known = {info.id: info for info in contents.infos}
        found = [
            ResultRow(known[hit.article], next(iter(hit.snippets), None), count(hit.article))
            for hit in answer.result.hits
            if hit.article in known
        ]
    return [row for row in found if wanted.passes(row.info)]


class ResultModel(RowModel[ResultRow]):
    """The articles that are listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.with_snippets = False

    def show(self, rows: Sequence[ResultRow], *, with_snippets: bool) -> None:
        """List other rows; with a query, each has room for a snippet."""
        if list(rows) != list(self.listed) or with_snippets != self.with_snippets:
            self.with_snippets = with_snippets
            self.set_rows(rows)

    def row_of(self, article: str) -> int:
        """The row of an article, or -1."""
        numbers = (n for n, row in enumerate(self.listed) if row.info.id == article)
        return next(numbers, -1)

    def words(self, row: ResultRow) -> str:
        """Its title."""
        return desk.title_text(row.info)[0]

    def spoken(self, number: int) -> str:
        """Title, date, source, and the snippet or the number of its figures."""
        row = self.listed[number]
        title, headline = desk.title_text(row.info)
        parts = [title, *([] if headline else [self.tr("opening words")])]
        parts += [desk.date_text(row.info.date), desk.source_text(row.info)]
        parts.append(row.snippet.text if row.snippet else self.figures_words(row.key_figures))
        return ", ".join(parts)

    def figures_words(self, number: int | None) -> str:
        """The words "8 key figures", "no key figures", or that it is not known yet."""
        if number is None:
            return self.tr("not analysed yet")
        if number == 0:
            return self.tr("no key figures")
        return counted(number, self.tr("key figure"), self.tr("key figures"))
