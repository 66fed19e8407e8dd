"""What a query gives."""

from dataclasses import dataclass
from typing import Literal

from briefindex.model.span import ArticleId, Span

Sort = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around hits; `marks` are offsets into `text`, `start` is its offset in the article."""

    text: str
    marks: tuple[Span, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches, best snippet first."""

    article: ArticleId
    score: float
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query.

    `total` counts all matching articles, `hits` at most the limit. `dropped` are the words that
    the best hits had to do without. `hint` is one plain sentence where the query is malformed or
    too broad; then what could be understood of it was searched. `suggestion` is a query that
    would find something, or None. `unsearched` counts the articles that are not indexed yet and
    were not looked at; `hint` says so too. `also_finds` are other names of what the query names,
    most frequent first, whose articles were found too; `literally` is then the query that does
    without them. `with_names` is, for such a query, the one that does not.
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    dropped: tuple[str, ...] = ()
    hint: str | None = None
    suggestion: str | None = None
    unsearched: int = 0
    also_finds: tuple[str, ...] = ()
    literally: str | None = None
    with_names: str | None = None
