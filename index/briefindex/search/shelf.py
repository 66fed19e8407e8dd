"""The words of one pack: from the index as far as it has come, the rest from the texts.

Nobody who asks waits for an index. Whoever asks makes it only where the pack is small; a large
one is indexed by the worker, and until then the newest generation answers with what it holds.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

import numpy as np

from briefindex.errors import PackError
from briefindex.model.article import Article
from briefindex.model.span import ArticleId
from briefindex.packs.store import Store
from briefindex.packs.writer import lock
from briefindex.progress import CancelToken, ignore
from briefindex.search import generations
from briefindex.search.columns.files import missing
from briefindex.search.columns.opening import columns_of
from briefindex.search.documents import Documents, Part
from briefindex.search.generations import Generation
from briefindex.search.names import PackNames
from briefindex.search.postings import Postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALL_PACK = 200
"""Articles of a pack that is indexed by whoever asks, where no worker does."""
MOST_BESIDE = 200
"""Articles that are scanned beside an index that lacks them; more are left to the worker."""
MOST_ALONE = 3000
"""Articles that are scanned where there is no index at all: bounds the memory (some 30 kB each)."""
SCAN_SECONDS = 0.4
"""How long one query may scan; the next goes on from there."""
_TRIES = 3
_log = logging.getLogger(__name__)


class Shelf:
    """One pack with its newest index and a scan of what that lacks."""

    def __init__(self, store: Store) -> None:
        """Open nothing yet."""
        self.store = store
        self.unsearched = 0
        self.names = PackNames(store)
        self._generation: Generation | None = None
        self._index: Sequence[Part] = ()
        self._scan: list[Part] = []
        self._scanned = 0
        self._waiting: Sequence[ArticleId] = ()
        self._postings: Postings | None = None
        self._revision = -1
        self._unread: tuple[Documents, frozenset[ArticleId], NDArray[np.int64]] | None = None

    def postings(self) -> Postings:
        """The words of the pack as far as they are known; looks for newer ones, scans nothing."""
        revision = self.store.revision
        if self._postings is None or revision != self._revision:
            self._look()
            self._revision = revision
            self._postings = self._joined()
            self.names.forget()
        return self._postings

    @property
    def known(self) -> Postings:
        """The words as they were when somebody looked last: one query has one state of them."""
        return self.postings() if self._postings is None else self._postings

    @property
    def revision(self) -> int:
        """Which state of the pack somebody looked at last."""
        return self._revision

    @property
    def unread(self) -> "NDArray[np.int64]":
        """The documents whose names are not read yet, by number."""
        documents, articles = self.known.documents, self.names.unread
        if self._unread is None or self._unread[:2] != (documents, articles):
            numbers = documents.numbers
            found = [numbers[article] for article in articles if article in numbers]
            self._unread = documents, articles, np.array(found, np.int64)
        return self._unread[2]

    def read_on(self) -> None:
        """Look for newer words, then scan what the index lacks, for `SCAN_SECONDS` at most."""
        self.postings()
        if self._index and len(self._waiting) > MOST_BESIDE:
            return
        wanted = self._waiting[self._scanned : MOST_ALONE]
        if wanted:
            from briefindex.search.columns.scanning import scanned  # whoosh: only without an index

            part = scanned(_until(time.monotonic() + SCAN_SECONDS, self.store, wanted))
            self._scan.append(part)
            self._scanned += part.size
            self._postings = self._joined()

    def close(self) -> None:
        """Let go of the index."""
        for part in self._index:
            part.close()
        self._generation, self._index, self._postings = None, (), None
        self._scan, self._scanned = [], 0

    def _joined(self) -> Postings:
        self.unsearched = len(self._waiting) - self._scanned
        return Postings([*self._index, *self._scan], self.store.overlays.dates())

    def _look(self) -> None:
        """Open the newest generation, and see what it lacks."""
        for _ in range(_TRIES):
            generation = self._newest()
            if generation is None:
                self.close()
                break
            if generation == self._generation:
                self._find_columns(generation)
                break
            self.close()
            self._index = _open(generation)
            if self._index:
                self._generation = generation
                if not self._is_wide() and self._is_small():
                    self._renew()
                    self._find_columns(generation)
                break
        last = self._generation.marker.last if self._generation else 0
        self._waiting = [article for _, article in self.store.after(last)]

    def _is_wide(self) -> bool:
        return all(part.is_wide for part in self._index)

    def _find_columns(self, generation: Generation) -> None:
        """Take up the columns of a generation that had none when it was opened."""
        columns = None if self._is_wide() else columns_of(generation)
        if columns is not None:
            for part in self._index:
                part.close()
            self._index = columns

    def _newest(self) -> Generation | None:
        """The newest generation; of a small pack one that lacks nothing, where it can be made."""
        found = generations.newest(self.store)
        if (
            found is not None
            and not generations.is_behind(self.store, found)
            and not missing(found.folder)
        ):
            return found
        if (found is None or found.marker.count <= SMALL_PACK) and self._is_small():
            self._renew()
            return generations.newest(self.store)
        return found

    def _is_small(self) -> bool:
        return self.store.counts(())[0] <= SMALL_PACK

    def _renew(self) -> None:
        """Bring the index up to date where nobody else writes to the pack."""
        from briefindex.search.indexing import refresh  # whoosh: only where something is indexed

        try:
            inside = generations.home(self.store).parent == self.store.folder
            with closing(lock(self.store.folder)) if inside else nullcontext():
                refresh(self.store, ignore, CancelToken())
        except PackError as error:
            _log.info("The index is not made now: %s", error)


def _until(end: float, store: Store, wanted: Sequence[ArticleId]) -> Iterator[Article]:
    """The articles of `wanted`, until that time; one at least."""
    for article in store.articles(wanted, own_dates=True):
        yield article
        if time.monotonic() > end:
            return


def _open(generation: Generation) -> Sequence[Part]:
    """The words of a generation; of one that is damaged none, and then it is discarded.

    Its columns where they are there: then whoosh, and all that it would have to read, is left be.
    """
    columns = columns_of(generation)
    if columns is not None:
        return columns
    if generation.is_intact():
        try:
            from briefindex.search.plain_index import PlainIndex  # whoosh: only without columns

            return [PlainIndex(generation.folder)]
        except Exception:  # noqa: BLE001 - whoosh 2.7.5 raises nine kinds on a damaged file
            _log.info("The index in %s cannot be read; it is made again.", generation.folder)
    generations.discard(generation.folder)
    return ()
