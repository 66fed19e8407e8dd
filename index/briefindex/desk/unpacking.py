"""A pack that was sent as one file, on its way into a pack folder."""

import hashlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Final, cast

from briefindex.desk.carried import apply
from briefindex.errors import ImportRefusedError
from briefindex.importers import Given
from briefindex.importers.doors.paths import open_given
from briefindex.model.pack import ImportProblem
from briefindex.packs.bag import OWN_BOUNDS, SENT_BOUNDS, UNLISTED, Bounds, open_bag
from briefindex.packs.connections import SENT
from briefindex.packs.writer import PackWriter

_TAKEN: Final = "decisions of "


def is_sent(path: Path) -> bool:
    """Whether this is the file of a pack that was sent."""
    return path.suffix.lower() == SENT and path.is_file()


def articles_of(path: Path, pack: Path) -> Iterator[Given | ImportProblem]:
    """The files of the articles in it that are as they were sent; why the others are refused.

    `pack` is the folder of the pack that they are for.

    Raises:
        ImportRefusedError: there is no pack in it.
    """
    with open_bag(path, _bounds(path, pack)) as bag:
        for file in bag.files:
            try:
                yield Given(file.name, bag.read(file))
            except ImportRefusedError as error:
                yield ImportProblem(file.name, str(error))
        yield from (ImportProblem(name, UNLISTED) for name in bag.unlisted)


def take_decisions(path: Path, writer: PackWriter) -> tuple[ImportProblem, ...]:
    """Put what was decided in it into the pack that has its articles now, once.

    What the reader then takes back stays so, however often the file is read again.
    """
    bounds = _bounds(path, writer.folder)
    try:
        with open_given(path, bounds.size) as (file, _):
            digest = hashlib.file_digest(cast("BufferedReader", file), "sha256").hexdigest()
        mark = f"{_TAKEN}{digest}"
        if writer.store.fact(mark) is not None:
            return ()
        with open_bag(path, bounds) as bag:
            problems = apply(bag, writer.folder)
    except ImportRefusedError:
        return ()  # told of when its articles were asked for
    writer.set_property(mark, "1")
    return problems


def _bounds(path: Path, pack: Path) -> Bounds:
    """How large it may be: what lies in the pack's own folder was made of it to mend it."""
    return OWN_BOUNDS if path.parent == pack else SENT_BOUNDS
