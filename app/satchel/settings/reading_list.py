"""Which articles this user has read and starred, in a plain file beside the settings.

An article keeps its id from pack to pack, so it is read wherever it stands; and a pack on a disk
that cannot be written is no different from others.
"""

import contextlib
import json
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QObject, Signal

from briefindex.model.search import NOTHING_READ, Reading
from briefindex.model.span import ArticleId

_MOST: Final = 200_000
_LONGEST_ID: Final = 64


class ReadingList(QObject):
    """What is read and starred; kept at once, quietly not at all where the disk refuses.

    Signals:
        changed: the new `Reading`.
    """

    changed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Keep the list in a folder; nothing is read before `load`."""
        super().__init__(parent)
        self._path = folder / "reading.json"
        self.reading = NOTHING_READ

    def load(self) -> None:
        """Read the list; one that is missing or damaged is empty."""
        try:
            kept: Any = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return
        if isinstance(kept, dict):
            lists = cast("dict[str, object]", kept)
            self._set(Reading(_ids(lists.get("read")), _ids(lists.get("starred"))), keep=False)

    def set_read(self, article: ArticleId, *, read: bool) -> None:
        """Count an article as read, or as unread again."""
        now = self.reading
        self._set(Reading(_with(now.read, article, there=read), now.starred))

    def set_starred(self, article: ArticleId, *, starred: bool) -> None:
        """Star an article, or take its star away."""
        now = self.reading
        self._set(Reading(now.read, _with(now.starred, article, there=starred)))

    def _set(self, reading: Reading, *, keep: bool = True) -> None:
        if reading == self.reading:
            return
        self.reading = reading
        if keep:
            self._keep()
        self.changed.emit(reading)

    def _keep(self) -> None:
        words = json.dumps(
            {"read": sorted(self.reading.read), "starred": sorted(self.reading.starred)}
        )
        beside = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(words, encoding="utf-8")
            beside.replace(self._path)


def _with(
    articles: frozenset[ArticleId], article: ArticleId, *, there: bool
) -> frozenset[ArticleId]:
    return articles | {article} if there else articles - {article}


def _ids(kept: object) -> frozenset[ArticleId]:
    if not isinstance(kept, list):
        return frozenset()
    ids = cast("list[object]", kept)[:_MOST]
    return frozenset(
        ArticleId(one) for one in ids if isinstance(one, str) and len(one) <= _LONGEST_ID
    )
