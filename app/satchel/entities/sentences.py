"""The sentences that name an entity, article by article: the rows of its page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Signal

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.entity_page import EntityPage, NamingArticle, NamingSentence
from briefindex.model.span import ArticleId
from satchel.widgets.rows import Index, RowModel
from satchel.widgets.words import counted

_FETCH: Final = 12


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence; the first one of an article comes with what the article is."""

    article: ArticleId
    sentence: NamingSentence
    head: NamingArticle | None = None
    last: bool = False


class SentenceModel(RowModel[SentenceRow]):
    """The sentences of a page; those of later articles are asked for when they come into sight.

    Signals:
        wanted: ids of the articles whose sentences are to be read.
    """

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._waiting: list[NamingArticle] = []
        self._asked = False
        self.kind = "place"

    def show(self, page: EntityPage | None) -> None:
        """Show another page."""
        naming = list(page.naming) if page is not None else []
        read = next((n for n, each in enumerate(naming) if not each.sentences), len(naming))
        self._waiting = naming[read:]
        self._asked = False
        self.kind = page.named.type if page is not None else "place"
        self.set_rows([row for each in naming[:read] for row in _rows(each)])

    def add(self, sentences: Mapping[ArticleId, tuple[NamingSentence, ...]]) -> None:
        """Show the sentences that were asked for."""
        found: list[SentenceRow] = []
        while self._waiting and self._waiting[0].info.id in sentences:
            each = self._waiting.pop(0)
            found += _rows(replace(each, sentences=sentences[each.info.id]))
        self._asked = False
        if found:
            last = len(self.listed)
            self.beginInsertRows(QModelIndex(), last, last + len(found) - 1)
            self.listed = [*self.listed, *found]
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether articles are left whose sentences were not read."""
        return not parent.isValid() and bool(self._waiting) and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for some more."""
        del parent
        self._asked = True
        self.wanted.emit([each.info.id for each in self._waiting[:_FETCH]])

    def words(self, row: SentenceRow) -> str:
        """The sentence."""
        return row.sentence.text

    def spoken(self, number: int) -> str:
        """The sentence, its source and that one's date."""
        info = self._info(number)
        sentence = self.listed[number].sentence.text
        return ", ".join((sentence, source_words(info), desk.date_text(info.date)))

    def mentions_words(self, number: int) -> str:
        """The words "3 mentions"."""
        return counted(number, self.tr("mention"), self.tr("mentions"))

    def _info(self, number: int) -> ArticleInfo:
        heads = (self.listed[n].head for n in range(number, -1, -1))
        return next(head.info for head in heads if head is not None)


def source_words(info: ArticleInfo) -> str:
    """What stands for an article: its source, else its title."""
    return info.source.value or desk.title_text(info)[0]


def _rows(naming: NamingArticle) -> list[SentenceRow]:
    last = len(naming.sentences) - 1
    return [
        SentenceRow(naming.info.id, each, naming if n == 0 else None, n == last)
        for n, each in enumerate(naming.sentences)
    ]
