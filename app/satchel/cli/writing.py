"""Writes documents to the file that the command line names."""

from pathlib import Path
from typing import Any, Literal

from briefindex.model.briefing import Briefing

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
        from briefindex.desk.saving import save_file

        save_file(output, render_briefing(document, output.suffix.lower()))
    return {"written": str(output), "pages": pages, "notes": len(document.notes.notes)}
