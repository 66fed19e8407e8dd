"""A pack that was sent as one file, on its way into a pack folder."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefindex.desk.carried import apply
from briefindex.errors import ImportRefusedError
from briefindex.importers import Given
from briefindex.model.pack import ImportProblem
from briefindex.packs.bag import UNLISTED, open_bag
from briefindex.packs.connections import SENT
from briefindex.packs.writer import PackWriter

_TAKEN: Final = "decisions of "


def is_sent(path: Path) -> bool:
    """Whether this is the file of a pack that was sent."""
    return path.suffix.lower() == SENT and path.is_file()


def articles_of(path: Path) -> Iterator[Given | ImportProblem]:
    """The files of the articles in it that are as they were sent; why the others are refused.

    Raises:
        ImportRefusedError: there is no pack in it.
    """
    with open_bag(path) as bag:
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
    with path.open("rb") as file:
        mark = _TAKEN + hashlib.file_digest(file, "sha256").hexdigest()
    if writer.store.fact(mark) is not None:
        return ()
    try:
        with open_bag(path) as bag:
            problems = apply(bag, writer.folder)
    except ImportRefusedError:
        return ()  # told of when its articles were asked for
    writer.set_property(mark, "1")
    return problems
