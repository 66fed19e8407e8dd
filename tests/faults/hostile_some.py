"""A few of the hostile files: one at least of each fault and each format, none that takes long."""

import random
from collections.abc import Mapping
from pathlib import PurePath

from faults.hostile import FILES, Hostile

SLOW = frozenset(
    (
        "attributes.html", "bomb.docx", "bomb.eml", "bomb.tbz", "bomb.tgz", "bomb.zip",
        "bounds.eml", "cells.html", "columns.docx", "deep.eml", "endless.satchel", "forms.pdf",
        "groups.rtf", "kids.pdf", "lists.satchel", "mails.mbox", "many.mbox", "many.zip",
        "swarm.zip", "swelling.eml", "swelling.pdf", "wide.html", "words.txt",
    )
)  # fmt: skip
"""What takes seconds to make or to read; only the long form has it."""


def some(seed: int, files: Mapping[str, Hostile] = FILES) -> list[str]:
    """Names of a few files, the same for the same seed, other ones for another."""
    names = sorted(files.keys() - SLOW)
    random.Random(seed).shuffle(names)
    taken: list[str] = []
    covered: set[str] = set()
    for name in names:
        kinds = kinds_of(name, files[name])
        if not kinds <= covered:
            covered |= kinds
            taken.append(name)
    return sorted(taken)


def kinds_of(name: str, file: Hostile) -> set[str]:
    """The fault and the format of a hostile file."""
    return {file.fault, PurePath(name).suffix}
