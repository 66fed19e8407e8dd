"""A mention as a row of the table, checked on the way in: a pack may come from a stranger."""

from typing import Final, cast, get_args

from briefindex.model.mention import EntityId, EntityType, Mention
from briefindex.model.naming import Named
from briefindex.model.span import ArticleId, Span

SELECT: Final = (
    "SELECT m.article, m.start, m.end, m.surface, m.type, m.entity, m.canonical FROM mention m"
)
"""How the rows for `mention_of` are asked for; a JOIN or WHERE may follow."""
_TYPES = frozenset(get_args(EntityType))


def mention_of(row: tuple[str, int, int, str, str, str, str]) -> Mention:
    """The mention that a row holds.

    Raises:
        ValueError: it holds none.
    """
    article, start, end, surface, kind, entity, canonical = row
    if type(start) is not int or type(end) is not int:
        raise ValueError("numbers expected")
    return Mention(
        ArticleId(article),
        Span(start, end),
        surface,
        type_of(kind),
        EntityId(entity),
        canonical,
    )


def named_of(kind: str, name: str) -> Named:
    """What an entity is and is called, as two columns hold it.

    Raises:
        ValueError: there is no such type.
    """
    return Named(type_of(kind), name)


def type_of(word: str) -> EntityType:
    """The type that a column holds.

    Raises:
        ValueError: there is no such type.
    """
    if word not in _TYPES:
        raise ValueError(word)
    return cast("EntityType", word)
