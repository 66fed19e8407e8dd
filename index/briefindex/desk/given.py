"""Where the files of a pack folder were read from: kept in it, so that they can be tried again.

These are paths of the machine that the pack was made on; they never go into what is sent.
"""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, cast

from briefindex.errors import PackError
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter

_GIVEN: Final = "given"
_MOST: Final = 2000


def remember(writer: PackWriter, inputs: Sequence[Path]) -> None:
    """Keep that these files and folders were given to a pack; of very many the newest."""
    before = _read(writer.store)
    now = list(dict.fromkeys([*before, *(str(path.absolute()) for path in inputs)]))[-_MOST:]
    if now != before:
        writer.set_property(_GIVEN, json.dumps(now, ensure_ascii=False))


def given(pack: Path) -> tuple[Path, ...]:
    """What was given to a pack folder, oldest first; nothing where that is not known."""
    try:
        with closing(Store(pack)) as store:
            return tuple(map(Path, _read(store)))
    except PackError:
        return ()


def _read(store: Store) -> list[str]:
    try:
        kept: Any = json.loads(store.fact(_GIVEN) or "[]")
    except (ValueError, RecursionError):
        return []
    items = cast("list[object]", kept) if isinstance(kept, list) else []
    return [path for path in items if isinstance(path, str)]
