"""A folder's pack follows the folder: what was made of its older state becomes that of the newer.

The packs of plain folders are named by the content of the folder. Beside them stands, by folder,
which one was its last.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefindex.errors import PackError
from briefindex.packs.connections import LOCK_FILE, is_pack
from briefindex.packs.writer import FILLED, PackWriter

_NOTES: Final = "folders"
_KEY: Final = re.compile(r"[0-9a-f]{32}")


def succeed(pack: Path, folder: Path) -> None:
    """Make the last pack of `folder` into `pack`, unless that is there or the other is in use.

    It is then to be filled again: what is no longer in the folder is still in it.
    """
    if is_pack(pack):
        return
    old = _last(pack, folder)
    if old is None or not is_pack(old):
        return
    with suppress(PackError, OSError):
        with PackWriter(old) as writer:
            writer.drop_property(FILLED)
        _make_room(pack)
        old.rename(pack)


def note(pack: Path, folder: Path) -> None:
    """Keep that `pack` is the last of `folder`; where that cannot be kept nothing is lost."""
    place = _place(pack, folder)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, exist_ok=True)
        passing = place.with_name(f".{place.name}-{os.getpid()}")
        passing.write_text(pack.name, encoding="ascii")
        passing.replace(place)


def _last(pack: Path, folder: Path) -> Path | None:
    try:
        key = _place(pack, folder).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return pack.parent / key if _KEY.fullmatch(key) else None


def _place(pack: Path, folder: Path) -> Path:
    name = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()[:32]
    return pack.parent / _NOTES / name


def _make_room(pack: Path) -> None:
    """Remove the folder that another start made only to lock it."""
    if pack.is_dir() and {path.name for path in pack.iterdir()} <= {LOCK_FILE}:
        (pack / LOCK_FILE).unlink(missing_ok=True)
        pack.rmdir()
