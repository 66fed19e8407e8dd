"""From pages to a PDF file or a printer: the same painting, another device."""

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPainterStateGuard,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrinter

from briefindex.desk import render_briefing
from briefindex.errors import SatchelError
from briefindex.model.briefing import Briefing
from satchel.printing.pages import Pages
from satchel.printing.sheet import PageSize, Paper
from satchel.theme.fonts import load_fonts

_RESOLUTION = 1200
_TEXTS = frozenset({".html", ".md"})
_PRINT_SERVICE = "/run/cups/cups.sock"
_kept: list[QGuiApplication] = []


def ensure_application() -> QGuiApplication:
    """The running Qt application, or one without a screen, with the shipped fonts loaded.

    One that is made here lives as long as the process: fonts must not outlive it.
    """
    running = QGuiApplication.instance()
    if not isinstance(running, QGuiApplication):
        running = QGuiApplication(["satchel", "-platform", "offscreen"])
        _kept.append(running)
    if "Source Serif 4" not in QFontDatabase.families():
        load_fonts()
    return running


def write_pdf(briefing: Briefing, path: Path, page_size: PageSize = "A4") -> int:
    """Write the briefing as a PDF with links and embedded fonts; gives its number of pages.

    Needs no screen and no running application.

    Raises:
        SatchelError: the file cannot be written.
    """
    ensure_application()
    pages = Pages(briefing, page_size)
    write_pages(pages, path)
    return pages.count


def write_pages(pages: Pages, path: Path) -> None:
    """Write pages as a PDF. An older file of that name stays until the new one is whole.

    Raises:
        SatchelError: the file cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SatchelError(f"{path} cannot be written: {file.errorString()}.")
    writer = QPdfWriter(file)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(pages.title)
    writer.setCreator("Satchel")
    writer.setPageLayout(_layout(pages.paper))
    paint_pages(pages, writer)
    if not file.commit():
        raise SatchelError(f"{path} could not be written whole: {file.errorString()}.")


def save(pages: Pages, path: Path) -> None:
    """Write a briefing in the format that the file's name ends in: .html, .md, else a PDF.

    Raises:
        SatchelError: the file cannot be written.
    """
    if path.suffix.lower() not in _TEXTS:
        write_pages(pages, path)
        return
    data = render_briefing(pages.briefing, path.suffix.lower())
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise SatchelError(f"{path} cannot be written: {file.errorString()}.")
    file.write(data)
    if not file.commit():
        raise SatchelError(f"{path} could not be written whole: {file.errorString()}.")


def make_printer() -> QPrinter:
    """A printer at full resolution, looked for through the local print service's socket only.

    CUPS 2.4 asks localhost over TCP where its socket is missing, as soon as a printer is made; we
    open no internet socket. Who names a print server in CUPS_SERVER has it.
    """
    os.environ.setdefault("CUPS_SERVER", _PRINT_SERVICE)
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def print_pages(pages: Pages, printer: QPrinter) -> None:
    """Print the range of pages that the printer was set to, on the paper they are laid out for.

    Raises:
        SatchelError: the printer does not answer.
    """
    printer.setDocName(pages.title)
    printer.setCreator("Satchel")
    printer.setPageLayout(_layout(pages.paper))
    printer.setFullPage(True)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or pages.count, pages.count)
    paint_pages(pages, printer, range(first - 1, last))


def paint_pages(pages: Pages, device: QPagedPaintDevice, wanted: range | None = None) -> None:
    """Paint pages one after another onto a device that has pages.

    Raises:
        SatchelError: the device takes no painting, as a printer that is gone.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise SatchelError("The printer does not answer. Choose another or save a PDF.")
    with painter:
        scale = device.logicalDpiX() / 96
        for place, index in enumerate(wanted if wanted is not None else range(pages.count)):
            if place:
                device.newPage()
            with QPainterStateGuard(painter):
                painter.scale(scale, scale)
                pages.paint(painter, index)


def _layout(sheet: Paper) -> QPageLayout:
    layout = QPageLayout(sheet.qt, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
