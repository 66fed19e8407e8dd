"""Letters for articles and numbers for sentences."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from briefindex.model.article import ArticleInfo, PageMap
from briefindex.model.briefing import Note
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId, SentenceRef
from briefindex.text.pages import page_text

SentenceOf = Callable[[SentenceRef], str]
"""Gives the article's text at a sentence, byte for byte."""


class Cites(Protocol):
    """Who gives figures the numbers that stand at them."""

    def cite(self, figures: Iterable[Figure]) -> tuple[int, ...]:
        """The numbers, ascending, each once."""
        ...


class Citations:
    """Numbers sentences in the order in which they are first needed: one sentence, one number."""

    __slots__ = ("_letters", "_notes", "_pages", "_sentence_of")

    def __init__(
        self,
        letters: dict[ArticleId, str],
        sentence_of: SentenceOf,
        pages: Mapping[ArticleId, PageMap] = MappingProxyType({}),
    ) -> None:
        """Start without notes; `letters` has every article that may be cited."""
        self._letters = letters
        self._pages = pages
        self._sentence_of = sentence_of
        self._notes: dict[SentenceRef, Note] = {}

    def cite(self, figures: Iterable[Figure]) -> tuple[int, ...]:
        """The numbers of the figures' sentences, ascending, each once."""
        return tuple(sorted({self._note(figure.sentence).number for figure in figures}))

    def cite_at(self, refs: Iterable[SentenceRef]) -> tuple[int, ...]:
        """The numbers of sentences, ascending, each once."""
        return tuple(sorted({self._note(ref).number for ref in refs}))

    def letter(self, article: ArticleId) -> str:
        """The article's letter."""
        return self._letters[article]

    def knows(self, articles: Iterable[ArticleId]) -> bool:
        """Whether all these articles have letters."""
        return all(article in self._letters for article in articles)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._notes.values())

    def _note(self, ref: SentenceRef) -> Note:
        note = self._notes.get(ref)
        if note is None:
            note = Note(
                number=len(self._notes) + 1,
                letter=self._letters[ref.article],
                article=ref.article,
                span=ref.span,
                sentence=self._sentence_of(ref),
                page=page_text(self._pages.get(ref.article, PageMap()), ref.span),
            )
            self._notes[ref] = note
        return note


def letters(infos: Sequence[ArticleInfo]) -> dict[ArticleId, str]:
    """A, B … Z, AA, AB … for the articles in their order."""
    return {info.id: _letter(place) for place, info in enumerate(infos)}


def _letter(place: int) -> str:
    text = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        text = chr(ord("A") + rest) + text
        place -= 1
    return text
