"""Puts a briefing on paper: one layout and one painter for preview, printer and PDF.

Pages are laid out here, not by a text document: only so do notes stand in two columns, labels
beside their text, and rows whole on their page. Nothing here reads a file or a link that an
article names.
"""

from satchel.printing.asking import ask_where
from satchel.printing.laying import Laying
from satchel.printing.output import ensure_application, save, write_pdf
from satchel.printing.preview import PreviewDialog, open_preview

__all__ = [
    "Laying",
    "PreviewDialog",
    "ask_where",
    "ensure_application",
    "open_preview",
    "save",
    "write_pdf",
]
