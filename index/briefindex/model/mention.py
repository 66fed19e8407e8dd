"""Names in the text, and the things that they name."""

from dataclasses import dataclass
from typing import Literal, NewType

from briefindex.model.span import ArticleId, Span

EntityId = NewType("EntityId", str)
"""The first 12 hex digits of the SHA-256 of type and folded canonical name: stable across packs."""

EntityType = Literal[
    "person", "organisation", "place", "route_or_project", "event", "facility", "product", "date"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """One name at one place in one article.

    `span` leaves out titles and possessives ("Tokayev" in "President Tokayev's"). `canonical` is
    the name the entity goes by; for a date it is ISO (`2023-05`, `2023-05-18/2023-05-19`) or the
    words themselves where no date follows from them. Mentions may nest, never cross.
    """

    article: ArticleId
    span: Span
    surface: str
    type: EntityType
    entity: EntityId
    canonical: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with all its mentions; `aliases` are the distinct surfaces, most frequent first."""

    id: EntityId
    canonical: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
