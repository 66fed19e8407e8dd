"""Every article's info of one pack, read again only where it can have changed.

All readers of a pack in this process, a thread each, share what one of them has read.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakValueDictionary

from briefindex.model.article import ArticleInfo
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.connections import readable
from briefindex.packs.overlay import OVERLAID, Overlays

_STATE: Final = (
    "SELECT (SELECT count(*) FROM article), (SELECT max(seq) FROM article), "
    "(SELECT group_concat(name || ' ' || value, ', ') FROM property "
    "WHERE name IN ('edits', 'decisions', 'dated', 'undated'))"
)
"""What changes with the infos: articles that come and go, new readings, decisions, dates."""
_WHEN: Final = (
    "SELECT group_concat(name || ' ' || value) FROM property WHERE name IN ('token', 'revision')"
)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _Listed:
    """What was read of a pack; `key` begins with the state that it was in."""

    key: tuple[object, ...]
    infos: tuple[ArticleInfo, ...]


_read: "WeakValueDictionary[tuple[object, ...], _Listed]" = WeakValueDictionary()
_reading = threading.Lock()


_OVERLAID: Final = (
    "SELECT subject, field, value FROM decision WHERE subject NOT LIKE '%-%' "
    "UNION ALL SELECT article, '', inferred FROM dating WHERE inferred IS NOT NULL"
)


class Infos:
    """Reads all infos of a pack; most changes of a pack, such as a new analysis, touch none."""

    def __init__(
        self,
        folder: Path,
        rows: Callable[..., Iterable[Any]],
        overlays: Overlays,
        *,
        shared: bool = True,
    ) -> None:
        """Read through `rows`, which runs one statement of SQL with its values.

        What a writer reads may never be committed: it is not `shared`.
        """
        self._folder = folder
        self._rows = rows
        self._overlays = overlays
        self._shared = shared
        self._kept: _Listed | None = None

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
        if self._kept is None or self._kept.key[0] != state:
            ((when,),) = self._rows(_WHEN)
            self._kept = self._listed((state, when, self._folder))
        return self._kept.infos

    def _listed(self, key: tuple[object, ...]) -> _Listed:
        if not self._shared:
            return _Listed(key, self.read(inferred=True))
        with _reading:  # who asks for the same meanwhile waits, rather than reads it again
            found = _read.get(key)
            if found is None:
                found = _read[key] = _Listed(key, self.read(inferred=True))
            return found

    def read(self, *, inferred: bool) -> tuple[ArticleInfo, ...]:
        """The same, read anew; without the dates that follow from other articles if so asked."""
        with readable(self._folder):
            overlay = self._overlays.overlay(inferred=inferred)
            texts = [text for (text,) in self._rows("SELECT info FROM article ORDER BY seq")]
            return overlay.over(codec.loads_all(ArticleInfo, texts))
