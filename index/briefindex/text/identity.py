"""The id of an entity: made of its type and its name alone, so that all packs agree on it."""

import hashlib
from functools import lru_cache

from briefindex.model.mention import EntityId, EntityType
from briefindex.text.folding import fold

_DIGITS = 12


@lru_cache(maxsize=1 << 14)
def entity_id(type_: EntityType, canonical: str) -> EntityId:
    """The first 12 hex digits of the SHA-256 of type and folded canonical name."""
    digest = hashlib.sha256(f"{type_}:{fold(canonical)}".encode()).hexdigest()
    return EntityId(digest[:_DIGITS])
