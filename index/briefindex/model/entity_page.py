"""What the page of an entity shows, and the list that leads to it."""

from dataclasses import dataclass

from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure
from briefindex.model.mention import EntityId
from briefindex.model.naming import Named, NameDecision
from briefindex.model.span import ArticleId, Span


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list. `words` are its folded names, each between spaces."""

    id: EntityId
    named: Named
    mentions: int
    articles: int
    words: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """A way in which the articles write an entity, and how often."""

    surface: str
    count: int


@dataclass(frozen=True, slots=True)
class NamingSentence:
    """A sentence that names an entity.

    `span` is the sentence in the article's text; `marks` are the mentions, as offsets into `text`.
    """

    span: Span
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamingArticle:
    """An article that names an entity, with its sentences once they are read."""

    info: ArticleInfo
    mentions: int
    sentences: tuple[NamingSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """An entity that is named in the same sentence, and in how many sentences."""

    id: EntityId
    named: Named
    sentences: int


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source, and how often it names an entity; None is articles without a source."""

    source: str | None
    mentions: int


@dataclass(frozen=True, slots=True)
class EntityCount:
    """How often an entity is named, in how many articles, and by which sources."""

    id: EntityId
    mentions: int
    articles: int
    sources: tuple[SourceCount, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What an article says that an entity is: `words`, perhaps cut, stand at `span`."""

    info: ArticleInfo
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision about a mention that is not there, and why not: the end of a sentence."""

    decision: NameDecision
    reason: str

    @property
    def sentence(self) -> str:
        """The decision and the reason in one sentence."""
        return f"A decision about “{self.decision.surface}” waits: {self.reason}."


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that is known of an entity.

    `naming` are the articles that name it, newest first; only the first ones come with their
    sentences, the others by `Names.sentences`. `beside` and `figures` are of the first
    `read` articles. `described` has what sources say that it is, where they say different things.
    `waiting` has the decisions about mentions that are not there (any more).
    """

    id: EntityId
    named: Named
    mentions: int
    aliases: tuple[Alias, ...]
    sources: tuple[SourceCount, ...]
    naming: tuple[NamingArticle, ...]
    beside: tuple[Beside, ...]
    figures: tuple[Figure, ...]
    decisions: tuple[NameDecision, ...]
    read: int
    hidden: bool = False
    described: tuple[Description, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """The articles that name it, newest first."""
        return tuple(each.info.id for each in self.naming)
