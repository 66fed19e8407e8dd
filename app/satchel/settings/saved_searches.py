"""The searches that this user saved: words, filters, order and packs, as they were."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final, cast

from briefindex.model.mention import EntityId
from briefindex.model.search import NO_FILTERS, Filters, ReadState, Sort
from satchel.settings.settings import SAVED_SEARCHES, Settings

MOST: Final = 30
_STATES: Final[dict[object, ReadState]] = {
    "read": "read",
    "unread": "unread",
    "starred": "starred",
}


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search as it was; `pack` is what was open, `names` those of the filters' entities."""

    name: str
    query: str
    sort: Sort = "relevance"
    filters: Filters = NO_FILTERS
    pack: str = ""
    names: dict[str, str] = field(default_factory=dict)


class SavedSearches:
    """Keeps the searches among the settings, newest first."""

    def __init__(self, settings: Settings) -> None:
        """Read them when they are asked for."""
        self._settings = settings

    def all(self) -> list[SavedSearch]:
        """Every saved search; what cannot be understood is left out."""
        try:
            kept: Any = json.loads(self._settings.get(SAVED_SEARCHES) or "[]")
        except (ValueError, RecursionError):
            return []
        rows = cast("list[object]", kept) if isinstance(kept, list) else []
        found = [_search(cast("dict[str, Any]", row)) for row in rows if isinstance(row, dict)]
        return [search for search in found if search is not None]

    def save(self, search: SavedSearch) -> None:
        """Keep a search; one of the same name is replaced."""
        others = [each for each in self.all() if each.name != search.name]
        self._keep([search, *others][:MOST])

    def remove(self, name: str) -> None:
        """Forget the search of that name."""
        self._keep([each for each in self.all() if each.name != name])

    def _keep(self, searches: list[SavedSearch]) -> None:
        words = json.dumps([asdict(search) for search in searches], ensure_ascii=False)
        self._settings.set(SAVED_SEARCHES, words)


def _search(row: dict[str, Any]) -> SavedSearch | None:
    name, query = row.get("name"), row.get("query")
    if not isinstance(name, str) or not isinstance(query, str) or not name:
        return None
    raw = row.get("filters")
    names = row.get("names")
    return SavedSearch(
        name,
        query,
        "date" if row.get("sort") == "date" else "relevance",
        _filters(cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}),
        str(row.get("pack") or ""),
        {str(k): str(v) for k, v in cast("dict[Any, Any]", names).items()}
        if isinstance(names, dict)
        else {},
    )


def _filters(row: dict[str, Any]) -> Filters:
    months = row.get("months")
    both = isinstance(months, list) and len(cast("list[object]", months)) == 2
    first, last = cast("list[object]", months) if both else (None, None)
    span = (first, last) if isinstance(first, int) and isinstance(last, int) else None
    return Filters(
        sources=_words(row.get("sources")),
        months=span,
        undated=row.get("undated") is True,
        kinds=_words(row.get("kinds")),
        languages=_words(row.get("languages")),
        entities=tuple(map(EntityId, _words(row.get("entities")))),
        state=_STATES.get(row.get("state")),
    )


def _words(kept: object) -> tuple[str, ...]:
    items = cast("list[object]", kept) if isinstance(kept, list) else []
    return tuple(item for item in items if isinstance(item, str))
