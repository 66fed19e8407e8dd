"""Which figures of all sources belong together, as work for the thread of the desk.

The window compares nothing: a worker keeps the ledger, and what is shown is read from it. Where a
few articles changed (the analyst corrected a figure) the thread brings it up to date itself; a
process of its own does where many did.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefindex.desk import Desk
from briefindex.model.ledger import LedgerSummary

if TYPE_CHECKING:
    from briefindex.desk.ledger.memory import MemoryLedger

_FEW: Final = 150
"""Articles that changed, whose figures are compared in the window's process."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How far the figures of all sources are compared.

    `rows` are what the ledger gives its indicators for, as the list of all sources has them;
    `edition` is another text when any may be another. `memory` is the ledger itself where none is
    kept.
    """

    edition: str = ""
    rows: Sequence[int] = ()
    summary: LedgerSummary | None = None
    memory: "MemoryLedger | None" = None


@dataclass(frozen=True, slots=True)
class Comparing:
    """The order to compare all figures; gives `before` itself where nothing is different.

    While a worker fills `packs` (`settled` is False), what it kept last is taken.
    """

    before: Compared
    packs: tuple[Path, ...] = ()
    settled: bool = True

    def __call__(self, desk: Desk) -> Compared:
        """Compare them."""
        kept = desk.kept_ledger
        wanted = self.settled or not kept.edition
        done = not wanted or kept.refresh(most=_FEW)
        if not done and (kept.edition or desk.count() > _FEW):
            _in_a_process(self.packs)
        edition = kept.edition
        if edition and edition == self.before.edition:
            return self.before
        memory = None if edition else kept.in_memory()
        if memory is not None and memory.is_same(self.before.memory):
            return self.before
        source = memory or desk.ledger
        return Compared(edition, source.outline(), source.summary(), memory)


def _in_a_process(packs: Sequence[Path]) -> None:
    """Bring the kept ledger up to date in a process, which ends with this one."""
    command = [sys.executable, "-P", "-m", "satchel.jobs.ledger_worker", *map(str, packs)]
    found = os.pathsep.join(path for path in sys.path if path)
    environment = os.environ | {"PYTHONPATH": found, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        process.wait()
