"""The working copies that Satchel keeps in the user's cache, and which of them may go.

The pack of a plain folder or of a file that was sent can be made again from that, so those that
nobody uses go by themselves: after 90 days; after 30 where the folder or file is gone; and the
longest unused beyond 5 GB together, but none that was used within a week. A pack in which the
analyst decided anything stays, whatever its age, and so does every pack folder of the user's own.
"""

import json
import os
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import platformdirs

from briefindex.desk.carried import decided
from briefindex.desk.sources import Source, is_cached, is_derived
from briefindex.errors import PackError
from briefindex.packs.connections import FILE, is_pack
from briefindex.packs.ledger_file import path_for
from briefindex.packs.store import Store
from briefindex.packs.writer import lock

DAY: Final = 86_400.0
UNUSED: Final = 90 * DAY
GONE: Final = 30 * DAY
RECENT: Final = 7 * DAY
MOST: Final = 5_000_000_000
_USED: Final = "used.json"
_SWEPT: Final = ".swept"
_GONE: Final = ".gone-"
_LEAST: Final = 60.0
"""Ledgers and indexes younger than that may be being made."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the cache holds: how many packs, and how many bytes with all that belongs to them."""

    packs: int
    size: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A working copy: when it was used last, its bytes, whether what it is made of is gone."""

    folder: Path
    used: float
    size: int
    gone: bool


def mark_used(source: Source) -> None:
    """Note that the pack of a folder or file is used now; nothing is lost where that fails."""
    place = source.pack / _USED
    if not (is_derived(source.pack, source.inputs) and is_pack(source.pack)):
        return
    with suppress(OSError):
        if place.is_file() and 0 <= time.time() - place.stat().st_mtime < DAY:
            return
        passing = source.pack / f".{_USED}-{os.getpid()}"
        passing.write_text(json.dumps(os.fspath(source.inputs[0])), encoding="utf-8")
        passing.replace(place)


def tidy(source: Source) -> None:
    """Note that a pack was used; once a day let go of those that nobody uses any more."""
    mark_used(source)
    swept = source.pack.parent / _SWEPT
    if not is_derived(source.pack, source.inputs):
        return
    with suppress(OSError):
        if swept.is_file() and 0 <= time.time() - swept.stat().st_mtime < DAY:
            return
        swept.touch()
        sweep(source.pack.parent, time.time(), keep=[source.pack])


def due(copies: Sequence[Copy], now: float) -> list[Copy]:
    """Those that may go by their age, by what became of their source, or for want of room."""
    found: list[Copy] = []
    room = MOST
    for each in sorted(copies, key=lambda copy: -copy.used):
        unused = now - each.used
        room -= each.size
        if unused > UNUSED or (each.gone and unused > GONE) or (room < 0 and unused > RECENT):
            found.append(each)
    return found


def sweep(packs: Path, now: float, *, keep: Collection[Path] = ()) -> int:
    """Let go of what is due in a cache of packs, but for those to `keep`; gives the bytes freed."""
    copies = [copy for copy in _copies(packs) if copy.folder not in keep]
    freed = sum(_remove(copy) for copy in due(copies, now))
    _clean(packs)
    return freed + _remove_derived(packs.parent, now - UNUSED)


def clear(keep: Sequence[Path], cache: Path | None = None) -> int:
    """Let go of every working copy that is not open and holds no decision; gives bytes freed.

    `keep` are the packs that are open, in their order.
    """
    home = cache or cache_folder()
    packs = home / "packs"
    freed = sum(_remove(copy) for copy in _copies(packs) if copy.folder not in keep)
    _clean(packs)
    return freed + _remove_derived(home, time.time() - _LEAST, keep=_ledger_of(keep))


def kept(cache: Path | None = None) -> Kept:
    """What is in the cache."""
    home = cache or cache_folder()
    copies = list(_copies(home / "packs"))
    others = sum(_size(home / name) for name in ("ledgers", "indexes"))
    return Kept(len(copies), others + sum(copy.size for copy in copies))


def cache_folder() -> Path:
    """The user's cache."""
    return Path(platformdirs.user_cache_dir("satchel", appauthor=False))


def _copies(packs: Path) -> Iterator[Copy]:
    for folder in _entries(packs):
        if is_cached(folder) and not folder.is_symlink() and is_pack(folder):
            with suppress(OSError):
                yield Copy(folder, _last_used(folder), _size(folder), _is_gone(folder))


def _last_used(folder: Path) -> float:
    places = (folder / FILE, folder / f"{FILE}-wal", folder / _USED)
    return max(place.stat().st_mtime for place in places if place.is_file())


def _is_gone(folder: Path) -> bool:
    """Whether the folder or file that a pack was made of is known and not there."""
    try:
        source: Any = json.loads((folder / _USED).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(source, str) and not os.path.lexists(source)


def _remove(copy: Copy) -> int:
    """Remove a working copy, unless something was decided in it or somebody writes to it."""
    folder = copy.folder
    passing = folder.with_name(f"{_GONE}{folder.name}-{os.getpid()}")
    with suppress(PackError, OSError), closing(lock(folder)) as held:
        if _is_decided(folder):
            return 0
        if os.name == "nt":  # where no folder is moved while a file in it is open
            held.close()
        folder.rename(passing)
        held.close()
        shutil.rmtree(passing, ignore_errors=True)  # what stays is removed by the next sweep
        return copy.size
    return 0


def _is_decided(folder: Path) -> bool:
    """Whether the analyst decided something in a pack.

    Raises:
        PackError: that cannot be known.
    """
    with closing(Store(folder)) as store:
        return len(decided(store)) > 0


def _ledger_of(packs: Sequence[Path]) -> str:
    """The name of the file in which what several packs state is compared."""
    with ExitStack() as stack, suppress(PackError):
        stores = [stack.enter_context(closing(Store(pack))) for pack in packs]
        return path_for(stores).name
    return ""


def _clean(packs: Path) -> None:
    """Finish what was stopped amid removing; forget which pack followed a folder that has none."""
    for left in _entries(packs):
        if left.name.startswith(_GONE):
            shutil.rmtree(left, ignore_errors=True)
    for note in _entries(packs / "folders"):
        with suppress(OSError, ValueError):
            if not (packs / note.read_text(encoding="ascii").strip()).is_dir():
                note.unlink()


def _remove_derived(home: Path, before: float, *, keep: str = "") -> int:
    """Remove ledgers, and indexes of packs that cannot be written, not used since `before`."""
    freed = 0
    for folder in (home / "ledgers", home / "indexes"):
        for path in _entries(folder):
            with suppress(OSError):
                size = _size(path)
                journal = path.name.endswith(("-wal", "-shm"))
                if not journal and path.name != keep and _newest(path) < before:
                    _unlink(path)
                    freed += size
    return freed


def _unlink(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _newest(path: Path) -> float:
    beside = path.with_name(f"{path.name}-wal")
    files = [path, *(_files(path) if path.is_dir() else ()), *([beside] if beside.exists() else [])]
    return max(max(file.stat().st_mtime, file.stat().st_atime) for file in files)


def _size(path: Path) -> int:
    total = 0
    for file in _files(path) if path.is_dir() else (path,):
        with suppress(OSError):
            total += file.lstat().st_size
    return total


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in names)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
