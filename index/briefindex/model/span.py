"""Where something stands in an article's text."""

from dataclasses import dataclass
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""The first 16 hex digits of the SHA-256 of the file's bytes: the same on every machine."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points into `Article.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """The one sentence that a value can be led back to; `span` points into that article's text."""

    article: ArticleId
    span: Span
