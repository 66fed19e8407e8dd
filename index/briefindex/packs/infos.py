"""Every article's info of one pack, read again only where it can have changed."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from briefindex.model.article import ArticleInfo
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.connections import readable
from briefindex.packs.overlay import OVERLAID, Overlays

_STATE: Final = (
    "SELECT (SELECT count(*) FROM article), (SELECT max(seq) FROM article), "
    "(SELECT group_concat(name || ' ' || value, ', ') FROM property "
    "WHERE name IN ('edits', 'decisions', 'dated'))"
)
"""What changes with the infos: articles that come and go, new readings, decisions, dates."""


_OVERLAID: Final = (
    "SELECT subject, field, value FROM decision WHERE subject NOT LIKE '%-%' "
    "UNION ALL SELECT article, '', inferred FROM dating WHERE inferred IS NOT NULL"
)


class Infos:
    """Reads all infos of a pack; most changes of a pack, such as a new analysis, touch none."""

    def __init__(
        self, folder: Path, rows: Callable[..., Iterable[Any]], overlays: Overlays
    ) -> None:
        """Read through `rows`, which runs one statement of SQL with its values."""
        self._folder = folder
        self._rows = rows
        self._overlays = overlays
        self._kept: tuple[object, tuple[ArticleInfo, ...]] | None = None

    def overlaid(self) -> dict[ArticleId, str]:
        """By article, a text that is another one whenever what lies over its info may be."""
        ((version,),) = self._rows("PRAGMA user_version")
        if int(version) < OVERLAID:
            return {}
        found: dict[ArticleId, list[str]] = {}
        for article, *told in self._rows(_OVERLAID):
            found.setdefault(ArticleId(article), []).append(json.dumps(told))
        return {
            article: hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()[:12]
            for article, told in found.items()
        }

    def all(self) -> tuple[ArticleInfo, ...]:
        """Every article's info, in the order of import; the same tuple while nothing changed."""
        (state,) = self._rows(_STATE)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, self.read(inferred=True))
        return self._kept[1]

    def read(self, *, inferred: bool) -> tuple[ArticleInfo, ...]:
        """The same, read anew; without the dates that follow from other articles if so asked."""
        with readable(self._folder):
            overlay = self._overlays.overlay(inferred=inferred)
            texts = [text for (text,) in self._rows("SELECT info FROM article ORDER BY seq")]
            return tuple(map(overlay.on, codec.loads_all(ArticleInfo, texts)))
