"""Asks where a briefing is to be saved, and in which format."""

from PySide6.QtWidgets import QFileDialog, QWidget

from satchel.widgets.choosing import Take, ask_new_file
from satchel.widgets.words import translator

_tr = translator("Printing")


def ask_where(parent: QWidget, take: Take) -> QFileDialog:
    """Ask for the file; `take` is given its path, which ends in .pdf, .html or .md."""
    kinds = (_tr("PDF (*.pdf)"), _tr("Web page (*.html)"), _tr("Markdown (*.md)"))
    title = _tr("Save the briefing")
    return ask_new_file(parent, "save_pdf_dialog", title, take, ";;".join(kinds), "briefing.pdf")
