"""The ledger of the open packs: kept in a file that is up to date, else worked out in memory.

Kept in the user's cache (see `packs.ledger_file`), brought up to date by who fills a pack or by
`refresh`. What is asked is read from it in milliseconds; where none is kept everything is compared
in memory, which takes seconds for ten thousands of figures.
"""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from briefindex.desk.homes import Homes
from briefindex.desk.ledger_memory import MemoryLedger
from briefindex.desk.ledger_state import stamp_of
from briefindex.desk.ledger_stored import StoredLedger
from briefindex.desk.ledger_update import TooMuchError, Update
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.ledger import (
    LedgerSummary,
    LineOrder,
    LinePage,
    Standing,
    WholeIndicator,
)
from briefindex.packs.ledger_file import open_to_read, path_for, writing
from briefindex.progress import CancelToken

Reader: TypeAlias = StoredLedger | MemoryLedger
_FEW: Final = 150
_FAULTS: Final = (sqlite3.Error, OSError)
_log = logging.getLogger(__name__)


def refresh(homes: Homes, cancel: CancelToken | None = None, most: int | None = None) -> bool:
    """Bring the kept ledger of these packs up to date; False where it cannot be kept.

    With `most`: only where no more articles than that changed.

    Raises:
        Cancelled: asked to stop; the ledger stays as it was.
    """
    try:
        with writing(path_for(homes.stores)) as connection:
            Update(connection, homes, cancel).run(most)
    except TooMuchError:
        return False
    except _FAULTS as error:
        _log.info("The ledger cannot be kept: %r", error)
        return False
    return True


class Ledger:
    """Reads what all sources state about the same thing; belongs to the thread of its desk.

    With `may_lag` what is kept is read even if the packs changed since, and nothing is compared in
    memory but a few articles.
    """

    def __init__(
        self,
        homes: Homes,
        memory: MemoryLedger,
        *,
        may_lag: bool = False,
    ) -> None:
        """Read nothing yet; `memory` answers where no ledger is kept."""
        self._homes = homes
        self._memory = memory
        self._stored: StoredLedger | None = None
        self._may_lag = may_lag

    def refresh(self, cancel: CancelToken | None = None, most: int | None = None) -> bool:
        """Bring the kept ledger up to date, see `refresh`."""
        return self.is_current or refresh(self._homes, cancel, most)

    @property
    def is_current(self) -> bool:
        """Whether a ledger is kept, and as the packs are now."""
        stored = self._kept()
        return stored is not None and stored.stamp == stamp_of(self._homes.stores)

    @property
    def edition(self) -> str:
        """A text that is another one whenever what is kept may be; "" where nothing is kept."""
        stored = self._kept()
        return stored.edition if stored is not None else ""

    def is_large(self, articles: int) -> bool:
        """Whether more articles than that are compared."""
        return self._homes.count() > articles

    def in_memory(self) -> MemoryLedger:
        """What is compared in memory where nothing is kept, for any thread."""
        return self._memory.in_memory()

    def close(self) -> None:
        """Let go of the file."""
        if self._stored is not None:
            self._stored.close()
            self._stored = None

    def rows(self) -> tuple[IndicatorRow, ...]:
        """All rows, as `compare.rows` has them."""
        return self._reader.rows()

    def outline(self) -> Sequence[int]:
        """What `wholes` gives each indicator for: those on which sources differ first."""
        return self._reader.outline()

    def wholes(self, places: Sequence[int]) -> tuple[WholeIndicator, ...]:
        """Indicators whole, by what `outline` has of them; what is gone is left out."""
        return self._reader.wholes(places)

    def place_of(self, key: str) -> int | None:
        """What `outline` has for an indicator."""
        return self._reader.place_of(key)

    def standings(self, figures: Sequence[FigureId]) -> Mapping[FigureId, Standing]:
        """Where figures stand among all sources; what is compared nowhere is not in it."""
        return self._reader.standings(figures)

    def labels(self) -> tuple[str, ...]:
        """What indicators are called, each name once."""
        return self._reader.labels()

    def called(self, label: str) -> tuple[Figure, ...]:
        """Figures whose indicator is called so; of one indicator perhaps only some."""
        return self._reader.called(label)

    def fellows(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures with the key of the indicator of a figure."""
        return self._reader.fellows(figure)

    def summary(self) -> LedgerSummary:
        """How much there is."""
        return self._reader.summary()

    def lines(
        self,
        words: str = "",
        order: LineOrder = "sources",
        offset: int = 0,
        limit: int | None = None,
        *,
        once: bool = True,
    ) -> LinePage:
        """Indicators whose label, parties or unit have every one of `words`.

        Without `once` those that stand alone are left out. What is similar or related comes last.
        """
        return self._reader.lines(words, order, offset, limit, once=once)

    def indicator(self, key: str) -> WholeIndicator:
        """One indicator.

        Raises:
            NotInPackError: no open pack states it (any more).
        """
        return self._reader.indicator(key)

    def key_of(self, figure: FigureId) -> str | None:
        """The indicator that a figure is compared under; None where it is not."""
        return self._reader.key_of(figure)

    @property
    def _reader(self) -> Reader:
        if self.is_current or (self._may_lag and self._stored is not None):
            return self._stored or self._memory
        return _NOTHING if self._may_lag and self.is_large(_FEW) else self._memory

    def _kept(self) -> StoredLedger | None:
        if self._stored is None and self._homes.stores:
            connection = open_to_read(path_for(self._homes.stores))
            if connection is not None:
                self._stored = StoredLedger(connection, self._homes)
        return self._stored


_NOTHING: Final = MemoryLedger(tuple, tuple, tuple, dict, lambda: 0)
