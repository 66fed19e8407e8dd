"""What a query gives, and what narrows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from briefindex.model.figure import Figure
from briefindex.model.mention import EntityId
from briefindex.model.span import ArticleId, Span

Sort = Literal["relevance", "date"]
ReadState = Literal["read", "unread", "starred"]


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
class Filters:
    """What else an article must be: of each kind that is given, any of its values.

    `sources` and `languages` are as the articles have them, "" where none is known; `kinds` are
    endings of file names ("txt"). `months` are the first and the last, `year * 12 + month - 1`
    each, of the latest day that an article may be of; `undated` are those without a date, beside
    or instead of them. `entities` are named in the article.
    """

    sources: tuple[str, ...] = ()
    months: tuple[int, int] | None = None
    undated: bool = False
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    entities: tuple[EntityId, ...] = ()
    state: ReadState | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader has read and starred, in whichever pack it stands."""

    read: frozenset[ArticleId] = frozenset()
    starred: frozenset[ArticleId] = frozenset()


NOTHING_READ = Reading()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value that articles have, and how many of those found have it.

    `value` is what `Filters` take for it; `name` is what an entity is called, else the value.
    """

    value: str
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the articles found are of each source, month, kind, language and state.

    Each counts what passes the query and all filters but its own, so that it tells what another
    choice would give. Copies of one story count each: a source that carried it is a source of it,
    and to choose that source lists the copy. Most frequent first; `months` rise and have numbers
    as `Filters` has them; the articles without a date are `undated`. Only values that some article
    has.
    """

    sources: tuple[FacetCount, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    undated: int = 0
    kinds: tuple[FacetCount, ...] = ()
    languages: tuple[FacetCount, ...] = ()
    states: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query.

    `total` counts all matching articles, `hits` at most the limit. `dropped` are the words that
    the best hits had to do without. `hint` is one plain sentence where the query is malformed or
    too broad; then what could be understood of it was searched. `suggestion` is a query that
    would find something, or None. `unsearched` counts the articles that are not indexed yet and
    were not looked at; `hint` says so too. `also_finds` are other names of what the query names,
    most frequent first, whose articles were found too; `literally` is then the query that does
    without them. `with_names` is, for such a query, the one that does not. `counting` counts what
    was found. `in_words` says what was understood ("must contain “rail”; dated 2023 or later"),
    empty where nothing is asked; `hints_at` are the places in the query that `hint` is of.
    `copies` of the `total` tell a story that another article found tells too; `beside` are those,
    in no order, that tell one with an article of `hits` and are beyond the limit. It was not
    `understood` where words were given and none could be searched for: `hint` then says why.
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
    counting: Callable[[], Facets] = field(default=Facets, repr=False, compare=False)
    in_words: str = ""
    hints_at: tuple[Span, ...] = ()
    copies: int = 0
    beside: tuple[Hit, ...] = ()
    understood: bool = True

    @property
    def hint_at(self) -> Span | None:
        """The place in the query that `hint` begins with."""
        return next(iter(self.hints_at), None)

    @property
    def facets(self) -> Facets:
        """What was found, counted as it was then: with the first question for it, not before."""
        return self.counting()


@dataclass(frozen=True, slots=True)
class FiguresFound:
    """The first figures that a query finds, key ones before others, and how many there are."""

    figures: tuple[Figure, ...] = ()
    total: int = 0
