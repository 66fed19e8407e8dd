"""What is indexed of an article, by field."""

from typing import Any

from briefindex.model.article import Article
from briefindex.search.dates import bounds
from briefindex.search.tokens import words_of


def fields_of(article: Article, words: list[str], title: list[str]) -> dict[str, Any]:
    """The words of each field, in order.

    `row` is only kept: id, first and last day (see `days_of`), source, language, file.
    """
    info = article.info
    first, last = days_of(article)
    language = info.language or ""
    return {
        "row": (info.id, first, last, info.source.value or "", language, info.file),
        "body": words,
        "title": title,
        "source": words_of(info.source.value or ""),
        "author": words_of(info.author.value or ""),
        "lang": words_of(language),
        "file": words_of(info.file),
    }


def days_of(article: Article) -> tuple[int, int]:
    """First and last day (ordinals, 0: unknown) of the article's date, by its own reading.

    What lies over that changes without the index.
    """
    first, last = bounds(article.info.date)
    return first.toordinal() if first else 0, last.toordinal() if last else 0
