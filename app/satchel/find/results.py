"""The rows of the result list: which articles, in which order, with which words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.search import NOTHING_READ, Reading, Snippet
from briefindex.model.span import ArticleId
from satchel.jobs.searching import Answer
from satchel.session import Contents
from satchel.widgets.rows import RowModel
from satchel.widgets.words import counted


@dataclass(frozen=True, slots=True)
class ResultRow:
    """An article as the list shows it: with its best snippet, or with its number of figures."""

    info: ArticleInfo
    snippet: Snippet | None
    key_figures: int | None
    read: bool = False
    starred: bool = False


class Rows:
    """Makes rows of what was found, from the articles that are open."""

    def __init__(self) -> None:
        """Know no article yet."""
        self._infos: tuple[ArticleInfo, ...] = ()
        self._known: dict[ArticleId, ArticleInfo] = {}

    def known(self, contents: Contents) -> dict[ArticleId, ArticleInfo]:
        """Every open article by its id."""
        if contents.infos is not self._infos:
            self._infos = contents.infos
            self._known = {info.id: info for info in contents.infos}
        return self._known

    def of(
        self, contents: Contents, answer: Answer | None, reading: Reading = NOTHING_READ
    ) -> list[ResultRow]:
        """The rows for a query's answer, or all articles where nothing is asked."""
        if answer is None:
            found = [(info, None) for info in contents.infos]
        else:
            known = self.known(contents)
            found = [
                (known[hit.article], next(iter(hit.snippets), None) if answer.has_words else None)
                for hit in answer.result.hits
                if hit.article in known
            ]
        read, starred, count = reading.read, reading.starred, contents.key_figures_of
        return [
            ResultRow(info, snippet, count(info.id), info.id in read, info.id in starred)
            for info, snippet in found
        ]


class ResultModel(RowModel[ResultRow]):
    """The articles that are listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.with_snippets = False

    def show(self, rows: Sequence[ResultRow], *, with_snippets: bool) -> None:
        """List other rows; with a query, each has room for a snippet.

        Where the same rows begin the list, those that follow are put below them.
        """
        old, new = list(self.listed), list(rows)
        if with_snippets != self.with_snippets or not old or new[: len(old)] != old:
            if new != old or with_snippets != self.with_snippets:
                self.with_snippets = with_snippets
                self.set_rows(new)
        elif len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self.listed = new
            self.endInsertRows()

    def row_of(self, article: str) -> int:
        """The row of an article, or -1."""
        numbers = (n for n, row in enumerate(self.listed) if row.info.id == article)
        return next(numbers, -1)

    def words(self, row: ResultRow) -> str:
        """Its title."""
        return desk.title_text(row.info)[0]

    def spoken(self, number: int) -> str:
        """Title, date, source, state, and the snippet or the number of its figures."""
        row = self.listed[number]
        title, headline = desk.title_text(row.info)
        parts = [title, *([] if headline else [self.tr("opening words")])]
        parts += [desk.date_text(row.info.date), desk.source_text(row.info)]
        parts += [self.tr("starred")] if row.starred else []
        parts += [self.tr("read")] if row.read else []
        parts.append(row.snippet.text if row.snippet else self.figures_words(row.key_figures))
        return ", ".join(parts)

    def figures_words(self, number: int | None) -> str:
        """The words "8 key figures", "no key figures", or that it is not known yet."""
        if number is None:
            return self.tr("not analysed yet")
        if number == 0:
            return self.tr("no key figures")
        return counted(number, self.tr("key figure"), self.tr("key figures"))
