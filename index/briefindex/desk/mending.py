"""Makes a damaged pack anew: from its originals, with what can still be read of its database."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from briefindex.desk.building import build
from briefindex.desk.carried import Decided, tag_files
from briefindex.errors import PackError
from briefindex.model.naming import GlossaryEntry, NameDecision
from briefindex.packs import codec
from briefindex.packs.bag import OWN_BOUNDS, BagWriter
from briefindex.packs.connections import SENT, set_aside, why
from briefindex.packs.mention_rows import named_of
from briefindex.packs.originals import FOLDER, Originals
from briefindex.packs.salvage import Salvaged, salvaged
from briefindex.packs.writer import lock
from briefindex.progress import CancelToken, Report

T = TypeVar("T")
_PASSING = f"mending{SENT}"


def is_unfinished(pack: Path) -> bool:
    """Whether making it anew was begun and stopped."""
    return (pack / _PASSING).is_file()


def make_anew(pack: Path, report: Report, cancel: CancelToken) -> None:
    """Set the damaged database aside and make a new one, as from a pack that was sent.

    What can be had of the old one is put into a bag first, so that nothing is lost where this is
    stopped.

    Raises:
        PackError: another process writes to the pack, or it cannot be written.
    """
    passing = pack / _PASSING
    try:
        if not is_unfinished(pack):
            with closing(lock(pack)):
                _save(pack, cancel)
        build(pack, (passing,), report, cancel)
        passing.unlink(missing_ok=True)
    except OSError as error:
        raise PackError(f"{pack} cannot be mended: {why(error)}.") from error


def _save(pack: Path, cancel: CancelToken) -> None:
    """Put what can be had into a bag; its name tells that it is whole."""
    saved = salvaged(pack)
    begun = (pack / _PASSING).with_suffix(".new")
    name = saved.name or pack.name
    with begun.open("wb") as file, BagWriter(file, name, OWN_BOUNDS) as bag:
        _fill(bag, pack, saved, cancel)
        file.flush()
        os.fsync(file.fileno())
    begun.replace(pack / _PASSING)
    set_aside(pack)


def _fill(bag: BagWriter, pack: Path, saved: Salvaged, cancel: CancelToken) -> None:
    originals = Originals(pack)
    known = [*saved.files, *sorted(set(_digests(pack)) - saved.files.keys())]
    for digest in known:
        cancel.check()
        data = originals.get(digest)
        if data is not None:
            bag.add(saved.files.get(digest, digest[:16]), digest[:16], data)
    bag.finish(tag_files(_decided(saved)), {})


def _digests(pack: Path) -> Iterator[str]:
    with suppress(FileNotFoundError):
        yield from (path.name for path in (pack / FOLDER).iterdir() if path.is_file())


def _decided(saved: Salvaged) -> Decided:
    """Of what was decided, that which can be understood."""
    entries: dict[tuple[str, str], list[str]] = {}
    for kind, name, alias in saved.glossary:
        entries.setdefault((kind, name), []).extend([alias] if alias != name else [])
    return Decided(
        tuple(_understood(_correction, saved.decisions)),
        tuple(_understood(_name_decision, saved.namings)),
        tuple(_understood(_entry, entries.items())),
    )


def _correction(row: tuple[str, str, str]) -> tuple[str, str, str]:
    json.loads(row[2])
    return row


def _name_decision(text: str) -> NameDecision:
    return codec.loads(NameDecision, text)


def _entry(item: tuple[tuple[str, str], list[str]]) -> GlossaryEntry:
    (kind, name), aliases = item
    return GlossaryEntry(named_of(kind, name), tuple(aliases))


def _understood(read: Callable[..., T], rows: Iterable[object]) -> Iterator[T]:
    for row in rows:
        with suppress(ValueError):
            yield read(row)
