"""Writes documents to the file that the command line names."""

import os
from pathlib import Path
from typing import Any, Literal

from briefindex.errors import SatchelError
from briefindex.model.briefing import Briefing
from satchel.cli.streams import why

FORMATS = (".pdf", ".html", ".md", ".csv", ".xlsx")
PAGES = FORMATS[:3]


def is_known(output: Path, formats: tuple[str, ...]) -> bool:
    """Whether a file's name ends in one of the formats."""
    return output.suffix.lower() in formats


def write(document: Briefing, output: Path, page_size: Literal["A4", "Letter"]) -> dict[str, Any]:
    """Write a briefing in the format that the file's name ends in; gives what to tell of it.

    Raises:
        SatchelError: the file cannot be written.
    """
    pages = None
    if output.suffix.lower() == ".pdf":
        from satchel.printing import write_pdf  # Qt: only for a page

        pages = write_pdf(document, output, page_size)
    else:
        from briefindex.desk import render_briefing

        _write_whole(output, render_briefing(document, output.suffix.lower()))
    return {"written": str(output), "pages": pages, "notes": len(document.notes.notes)}


def _write_whole(path: Path, data: bytes) -> None:
    """An older file stays as it is until the new one is whole."""
    passing = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        try:
            passing.write_bytes(data)
            passing.replace(path)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        raise SatchelError(f"{path} cannot be written: {why(error)}.") from error
