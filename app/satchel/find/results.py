"""The rows of the result list: which articles, in which order, with which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
    """An article as the list shows it: with its best snippet, or with its number of figures.

    `copies` are listed that tell the same story: they are folded under it, or stand below it as
    rows of their own, `under` it.
    """

    info: ArticleInfo
    snippet: Snippet | None
    key_figures: int | None
    read: bool = False
    starred: bool = False
    copies: tuple["ResultRow", ...] = ()
    under: bool = False
    pack: str = ""
    """What its pack is called, where several are open."""


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
        """The rows for a query's answer, or all articles where nothing is asked.

        One row a story: where its first article is found, the copies are folded under that;
        else under the best of them. It stands where the best of them stands.
        """
        read, starred, packs = reading.read, reading.starred, contents.pack_names
        if answer is None:  # ten thousands, perhaps: no call, no names
            counts, waiting = contents.key_counts, contents.waiting
            rows = [
                ResultRow(
                    info,
                    None,
                    None if (key := info.id) in waiting else counts.get(key, 0),
                    key in read,
                    key in starred,
                    (),
                    False,
                    packs.get(key, ""),
                )
                for info in contents.infos
            ]
        else:
            known, count = self.known(contents), contents.key_figures_of
            rows = [
                ResultRow(
                    known[key],
                    next(iter(hit.snippets), None) if answer.has_words else None,
                    count(key),
                    key in read,
                    key in starred,
                    pack=packs.get(key, ""),
                )
                for hit in (*answer.result.hits, *answer.result.beside)
                if (key := hit.article) in known
            ]
        return _folded(rows, contents.copies) if contents.copies else rows


def _folded(rows: Sequence[ResultRow], first: Mapping[ArticleId, ArticleId]) -> list[ResultRow]:
    """The rows with copies under the article that stands for their story."""
    several = {*first, *first.values()}
    stories: dict[ArticleId, list[int]] = {}
    for number in [n for n, row in enumerate(rows) if row.info.id in several]:
        article = rows[number].info.id
        stories.setdefault(first.get(article, article), []).append(number)
    made, below = list(rows), set[int]()
    for story, numbers in stories.items():
        if len(numbers) > 1:
            made[numbers[0]] = _story(story, [rows[number] for number in numbers])
            below.update(numbers[1:])
    return [row for number, row in enumerate(made) if number not in below] if below else made


def _story(first: ArticleId, rows: Sequence[ResultRow]) -> ResultRow:
    """The row of the first article, or of the best, with the others by source."""
    lead = next((row for row in rows if row.info.id == first), rows[0])
    others = [replace(row, under=True) for row in rows if row is not lead]
    if len(others) > 1:
        others.sort(key=lambda row: (desk.source_text(row.info).casefold(), row.info.file))
    return replace(lead, copies=tuple(others))


class ResultModel(RowModel[ResultRow]):
    """The articles that are listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.with_snippets = False
        self._unfolded: set[ArticleId] = set()

    def show(self, rows: Sequence[ResultRow], *, with_snippets: bool) -> None:
        """List other rows; with a query, each has room for a snippet.

        Where the same rows begin the list, those that follow are put below them.
        """
        old, new = list(self.listed), self._with_copies(rows)
        if with_snippets != self.with_snippets or not old or new[: len(old)] != old:
            if new != old or with_snippets != self.with_snippets:
                self.with_snippets = with_snippets
                self.set_rows(new)
        elif len(new) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
            self.listed = new
            self.endInsertRows()

    def row_of(self, article: str) -> int:
        """The row of an article, of the one that it is folded under, or -1."""
        if not article:
            return -1
        numbers = (n for n, row in enumerate(self.listed) if row.info.id == article)
        folded = (
            number
            for number, row in enumerate(self.listed)
            if any(copy.info.id == article for copy in row.copies)
        )
        found = next(numbers, -1)
        return found if found >= 0 else next(folded, -1)

    def lead_of(self, number: int) -> int:
        """The row that a copy stands under; the row itself where it is none."""
        while number > 0 and self.listed[number].under:
            number -= 1
        return number

    def is_unfolded(self, row: ResultRow) -> bool:
        """Whether the copies of a row stand below it."""
        return row.info.id in self._unfolded

    def unfold(self, number: int, *, wanted: bool) -> None:
        """List the copies of a row below it, or fold them under it again."""
        row = self.listed[number]
        if not row.copies or wanted == self.is_unfolded(row):
            return
        listed = list(self.listed)
        first, last = number + 1, number + len(row.copies)
        if wanted:
            self._unfolded.add(row.info.id)
            self.beginInsertRows(QModelIndex(), first, last)
            self.listed = [*listed[:first], *row.copies, *listed[first:]]
            self.endInsertRows()
        else:
            self._unfolded.discard(row.info.id)
            self.beginRemoveRows(QModelIndex(), first, last)
            self.listed = [*listed[:first], *listed[last + 1 :]]
            self.endRemoveRows()
        self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def _with_copies(self, rows: Sequence[ResultRow]) -> list[ResultRow]:
        """The rows, each with the copies below it that are to stand there."""
        if not self._unfolded:
            return list(rows)
        return [each for row in rows for each in (row, *self._copies_below(row))]

    def _copies_below(self, row: ResultRow) -> tuple[ResultRow, ...]:
        return row.copies if self.is_unfolded(row) else ()

    def words(self, row: ResultRow) -> str:
        """Its title."""
        return desk.title_text(row.info)[0]

    def spoken(self, number: int) -> str:
        """Title, date, source, copies, state, and the snippet or the number of its figures."""
        row = self.listed[number]
        title, headline = desk.title_text(row.info)
        parts = [title, *([] if headline else [self.tr("opening words")])]
        parts += [row.pack] if row.pack else []
        parts += [desk.date_text(row.info.date), desk.source_text(row.info)]
        parts += [self._copies_spoken(row)] if row.copies or row.under else []
        parts += [self.tr("starred")] if row.starred else []
        parts += [self.tr("read")] if row.read else []
        parts.append(row.snippet.text if row.snippet else self.figures_words(row.key_figures))
        return ", ".join(parts)

    def copies_words(self, row: ResultRow) -> str:
        """The words "2 copies"; nothing where there are none."""
        number = len(row.copies)
        return counted(number, self.tr("copy"), self.tr("copies")) if number else ""

    def _copies_spoken(self, row: ResultRow) -> str:
        if row.under:
            return self.tr("copy of the article above")
        unfolded = self.is_unfolded(row)
        said = self.tr("{copies} listed below") if unfolded else self.tr("{copies} folded")
        return said.format(copies=self.copies_words(row))

    def figures_words(self, number: int | None) -> str:
        """The words "8 key figures", "no key figures", or that it is not known yet."""
        if number is None:
            return self.tr("not analysed yet")
        if number == 0:
            return self.tr("no key figures")
        return counted(number, self.tr("key figure"), self.tr("key figures"))
