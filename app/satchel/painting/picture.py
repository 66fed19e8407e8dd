"""The chart of an indicator as a picture of its own: for the clipboard, SVG, PDF and PNG.

The inks are those of print whatever theme the window has; title, unit and sources go along, since
a picture is passed on without the page that it was taken from.
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from briefindex.model.briefing import Chart
from satchel.painting.chart import SCREEN, ChartPicture
from satchel.painting.inks import paper_inks
from satchel.painting.typeset import Style, plain

WIDTH: Final = 880
FORMATS: Final = ("svg", "pdf", "png")
_SIDE: Final = 28
_PLOT: Final = 254
_FINE: Final = 2
_PDF_RESOLUTION: Final = 1200
_TITLE: Final = Style("title", 24, 28, strong=True)
_UNDER: Final = Style("ui", 13, 18, colour="muted")
_CAPTION: Final = Style("ui", 11.5, 15, colour="muted")


class Picture:
    """A chart with its title and its sources."""

    def __init__(self, chart: Chart, subtitle: str, sources: str) -> None:
        """Lay it out; `sources` names who states the values."""
        room = WIDTH - 2 * _SIDE
        self.title = chart.label
        self._chart = ChartPicture(chart, room, _PLOT, SCREEN)
        self._head = (
            plain(chart.label, _TITLE, room, max_lines=3),
            plain(subtitle, _UNDER, room, max_lines=2),
        )
        self._caption = plain(sources, _CAPTION, room, max_lines=4)
        self._chart_top = _SIDE + sum(text.height for text in self._head) + 6
        self._caption_top = self._chart_top + self._chart.height + 4
        self.size = QSize(WIDTH, round(self._caption_top + self._caption.height + _SIDE))

    def draw(self, painter: QPainter) -> None:
        """Paint it with its upper left corner at 0, 0."""
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), paper_inks()("paper"))
        y = float(_SIDE)
        for text in self._head:
            text.draw(painter, _SIDE, y)
            y += text.height
        self._chart.draw(painter, _SIDE, self._chart_top)
        self._caption.draw(painter, _SIDE, self._caption_top)

    def image(self) -> QImage:
        """As an image, twice as fine as a screen."""
        made = QImage(self.size * _FINE, QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.white)
        with QPainter(made) as painter:
            painter.scale(_FINE, _FINE)
            self.draw(painter)
        return made

    def file(self, kind: str) -> bytes:
        """As a file of one of `FORMATS`.

        Raises:
            KeyError: there is no such format.
        """
        return {"svg": self._svg, "pdf": self._pdf, "png": self._png}[kind]()

    def _png(self) -> bytes:
        buffer = _buffer()
        QImageWriter(buffer, QByteArray(b"png")).write(self.image())
        return bytes(buffer.data().data())

    def _svg(self) -> bytes:
        buffer = _buffer()
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setResolution(96)
        made.setSize(self.size)
        made.setViewBox(QRectF(0, 0, self.size.width(), self.size.height()))
        made.setTitle(self.title)
        with QPainter(made) as painter:
            self.draw(painter)
        return bytes(buffer.data().data())

    def _pdf(self) -> bytes:
        buffer = _buffer()
        writer = QPdfWriter(buffer)
        writer.setResolution(_PDF_RESOLUTION)
        writer.setTitle(self.title)
        writer.setCreator("Satchel")
        points = QSizeF(self.size) * 72 / 96
        sheet = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(
            QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        with QPainter(writer) as painter:
            painter.scale(_PDF_RESOLUTION / 96, _PDF_RESOLUTION / 96)
            self.draw(painter)
        return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    return made
