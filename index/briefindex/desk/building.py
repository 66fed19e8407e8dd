"""Fills a pack: read, index (from here on its text can be searched), analyse.

Runs in the worker process, or in the command line's own. May be killed at any moment: what was
reported with an article's id is in the pack, and the next build goes on from there.
"""

import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from briefindex.desk.analysing import analyse
from briefindex.desk.dating import date_across, is_dated
from briefindex.desk.given import remember
from briefindex.desk.homes import Homes
from briefindex.desk.intake import Intake
from briefindex.desk.sources import Source, is_derived, name_of
from briefindex.errors import (
    PackDamagedError,
    PackError,
    PackNotFoundError,
)
from briefindex.extract.version import analysis_version, as_good_as
from briefindex.model.pack import ImportProblem, ImportResult
from briefindex.packs.store import Store
from briefindex.packs.succession import note, succeed
from briefindex.packs.writer import FILLED, PackWriter
from briefindex.progress import Cancelled, CancelToken, Report, Step, ignore

_COMPARED_AFTER = 10.0
"""Seconds after which what was analysed meanwhile is compared."""
_PACE = 15
_WAIT_FOR_FILLING = 60.0
_WAIT_FOR_PACK = 2.0


def ready(source: Source, *, analysis: bool = True) -> bool:
    """Whether nothing is left to do: `build` on this source would change nothing.

    With `analysis` False: whether all its text can be read and searched.

    Raises:
        PackError: it cannot be opened, and `build` would not mend that.
    """
    try:
        store = Store(source.pack)
    except PackNotFoundError:
        return False
    except PackDamagedError:
        if is_derived(source.pack, source.inputs):
            return False
        raise
    try:
        from briefindex.search.columns.files import has_columns  # only when a pack is there
        from briefindex.search.generations import is_current

        filled = not source.inputs or store.fact(FILLED) is not None
        if not filled or (analysis and not _is_analysed(store)):
            return False
        return is_current(store) and has_columns(store)
    finally:
        store.close()


def _is_analysed(store: Store) -> bool:
    return not store.unanalysed(as_good_as(analysis_version())) and is_dated(store)


def prepare(
    source: Source,
    report: Report = ignore,
    cancel: CancelToken | None = None,
    *,
    analysis: bool = True,
) -> None:
    """Fill the pack of `source` as far as is needed and possible; without analysis if so asked.

    Waits for another process that is filling it. A pack that cannot be written stays as it is
    where it can answer so, if from an older reading or without an index.

    Raises:
        PackError: it is not there yet, or not analysed, and that cannot be changed.
        Cancelled: asked to stop.
    """
    from briefindex.desk.caches import mark_used, tidy  # no window prepares a pack in its process

    if ready(source, analysis=analysis):
        mark_used(source)
        return
    wait = _WAIT_FOR_PACK if _can_answer(source, analysis=analysis) else _WAIT_FOR_FILLING
    try:
        build(source.pack, source.inputs, report, cancel, analysis=analysis, wait=wait)
    except PackError:
        if not _can_answer(source, analysis=analysis):
            raise
    tidy(source)


def _can_answer(source: Source, *, analysis: bool) -> bool:
    """Whether the pack holds all that belongs in it, analysed by whatever version if so asked."""
    try:
        with closing(Store(source.pack)) as store:
            filled = not source.inputs or store.fact(FILLED) is not None
            return filled and not (analysis and store.unanalysed(None))
    except PackError:
        return False


def build(
    pack: Path,
    inputs: Sequence[Path],
    report: Report = ignore,
    cancel: CancelToken | None = None,
    *,
    analysis: bool = True,
    wait: float = 0.0,
    again: bool = False,
) -> ImportResult:
    """Read `inputs` into the pack (made where there is none), index and analyse what is not yet.

    With `analysis` False the last step is left to a later build. With `again` only those files of
    `inputs` are read that the pack was refused: what was taken out of it does not come back.

    Raises:
        PackError: another process writes to the pack (after `wait` seconds), or it cannot be
            written.
        Cancelled: asked to stop; what was finished is kept.
    """
    from briefindex.desk.copies import fold_copies  # no window looks for copies

    token = cancel or CancelToken()
    derived = is_derived(pack, inputs)
    if derived:
        succeed(pack, inputs[0])
    with PackWriter(pack, name_of(pack, inputs), wait, derived=derived) as writer:
        index = _Index(writer, report, token)
        with closing(Intake(writer, report, token, index.some, follows=derived)) as intake:
            result = ImportResult((), (), ())
            if not derived:
                remember(writer, inputs)
            if inputs:
                result = intake.read(inputs, again=again)
                index.all()
                fold_copies(writer, token)
                if not again:
                    writer.set_property(FILLED, "1")
            if derived and not again:
                note(pack, inputs[0])
            index.all()
            ledger = _Ledger(writer, report, token)
            if analysis and analyse(writer, intake, ledger.follow, token, analysis_version()):
                index.all()
            if analysis:
                date_across(writer, token)
                ledger.keep()
        known = {info.id: info for info in writer.store.infos()} if result.imported else {}
        imported = tuple(known[info.id] for info in result.imported)
        given = {info.file for info in imported}
        failed = tuple(p for p in writer.store.unreadable() if p.file in given)
        failed += tuple(ImportProblem(i.file, i.notice) for i in imported if i.notice)
        return replace(result, imported=imported, unread=failed)


class _Ledger:
    """Compares what is in the pack, while it is filled and at the end."""

    def __init__(self, writer: PackWriter, report: Report, cancel: CancelToken) -> None:
        self._homes = Homes([writer.store])
        self._report = report
        self._cancel = cancel
        self._next = time.monotonic() + _COMPARED_AFTER

    def keep(self) -> None:
        """Bring the kept ledger up to date, or leave it as it was where one is asked to stop."""
        from briefindex.desk.ledger.kept import refresh  # not needed to show an article

        with suppress(Cancelled):
            refresh(self._homes, self._cancel)

    def follow(self, step: Step) -> None:
        """Report a step; compare what came in, but spend little of the time on it."""
        self._report(step)
        begun = time.monotonic()
        if begun >= self._next:
            self.keep()
            now = time.monotonic()
            self._next = now + max(_COMPARED_AFTER, _PACE * (now - begun))


class _Index:
    """Makes what is in the pack searchable."""

    def __init__(self, writer: PackWriter, report: Report, cancel: CancelToken) -> None:
        self._writer = writer
        self._report = report
        self._cancel = cancel
        self._unindexed = 0

    def all(self) -> None:
        """Make all text searchable."""
        from briefindex.search.indexing import refresh  # whoosh: only where something is indexed

        refresh(self._writer.store, self._report, self._cancel, self._writer.touch)

    def some(self, added: int) -> None:
        """Make text searchable while more is read, whenever enough of it has come together."""
        from briefindex.search.generations import indexed_count  # as above
        from briefindex.search.indexing import chunk_after, refresh

        self._unindexed += added
        if self._unindexed >= chunk_after(indexed_count(self._writer.store)):
            refresh(self._writer.store, ignore, self._cancel, self._writer.touch)
            self._unindexed = 0
