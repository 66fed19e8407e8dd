"""What a search shows of an article: its text, where its words are, and its windows."""

from functools import cached_property

from briefindex.model.article import Article
from briefindex.packs.store import windows_in
from briefindex.packs.windows import Windows
from briefindex.search.folded_text import FoldedText, folded_text


class Page:
    """An article as far as hits are marked and cut out of it."""

    def __init__(self, found: Windows, language: str | None = None) -> None:
        """Take what was read; the language may be told later."""
        self.language = language
        self.article, self.text, self.title_end, self.opening, self.starts, self.ends = found

    @staticmethod
    def of(article: Article) -> "Page":
        """The page of a whole article."""
        return Page(windows_in(article), article.info.language or "")

    @cached_property
    def folded(self) -> FoldedText:
        """The text as words are looked up in it."""
        return folded_text(self.text)
