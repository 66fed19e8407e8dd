"""The ledger of the open packs: kept in a file that is up to date, else worked out in memory.

Kept in the user's cache (see `packs.ledger_file`), brought up to date by who fills a pack or by
`refresh`. What is asked is read from it in milliseconds; where none is kept everything is compared
in memory, which takes seconds for ten thousands of figures.
"""

import logging
import sqlite3
from typing import Final, TypeAlias

from briefindex.desk.homes import Homes
from briefindex.desk.ledger.memory import MemoryLedger
from briefindex.desk.ledger.state import stamp_of
from briefindex.desk.ledger.stored import StoredLedger
from briefindex.desk.ledger.update import TooMuchError, Update
from briefindex.packs.ledger_file import open_to_read, path_for, writing
from briefindex.progress import CancelToken

Ledger: TypeAlias = StoredLedger | MemoryLedger
"""What all sources state about the same thing, to be read; wherever it comes from, the same."""
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


class KeptLedger:
    """The ledger that is kept of the open packs; belongs to the thread of its desk.

    With `may_lag` what is kept is read even if the packs changed since, and nothing is compared in
    memory but a few articles.
    """

    def __init__(self, homes: Homes, memory: MemoryLedger, *, may_lag: bool = False) -> None:
        """Read nothing yet; `memory` answers where no ledger is kept."""
        self._homes = homes
        self._memory = memory
        self._stored: StoredLedger | None = None
        self._may_lag = may_lag

    def refresh(self, cancel: CancelToken | None = None, most: int | None = None) -> bool:
        """Bring it up to date, see `refresh`."""
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

    @property
    def now(self) -> Ledger:
        """The ledger to read at this moment: the kept one, else the one in memory."""
        if self.is_current or (self._may_lag and self._stored is not None):
            return self._stored or self._memory
        return _NOTHING if self._may_lag and self._homes.count() > _FEW else self._memory

    def in_memory(self) -> MemoryLedger:
        """What is compared in memory where nothing is kept, for any thread."""
        return self._memory.in_memory()

    def close(self) -> None:
        """Let go of the file."""
        if self._stored is not None:
            self._stored.close()
            self._stored = None

    def _kept(self) -> StoredLedger | None:
        if self._stored is None and self._homes.stores:
            connection = open_to_read(path_for(self._homes.stores))
            if connection is not None:
                self._stored = StoredLedger(connection, self._homes)
        return self._stored


_NOTHING: Final = MemoryLedger(tuple, tuple, tuple, dict, lambda: 0)
