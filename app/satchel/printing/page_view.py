"""Shows the pages of a briefing one under the other, as they will be printed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from satchel.printing.pages import Pages
from satchel.printing.sheet import ink

_GAP = 20
_STEPS = (0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_KEPT = 6


class PageView(QAbstractScrollArea):
    """Scrolls over pages; zooms in steps, or fits the width of a page to its own.

    Signals:
        zoom_changed: the scale in per cent.
        page_changed: the page that has most of the view, counted from 1.
    """

    zoom_changed = Signal(int)
    page_changed = Signal(int)

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        """Show `pages`, fitted to the width."""
        super().__init__(parent)
        self.setObjectName("briefing_pages")
        self.setAccessibleName(self.tr("Pages of the briefing"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._pages = pages
        self._fits = True
        self._scale = 1.0
        self._page = 1
        self._drawn: dict[tuple[int, int], QPixmap] = {}
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.set_pages(pages)

    @property
    def page(self) -> int:
        """The page that has most of the view, counted from 1."""
        return self._page

    def set_pages(self, pages: Pages) -> None:
        """Show other pages, from their beginning."""
        self._pages = pages
        self._relayout()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def zoom_in(self) -> None:
        """The next larger step."""
        self._zoom_to(next((step for step in _STEPS if step > self._scale + 0.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        below = [step for step in _STEPS if step < self._scale - 0.01]
        self._zoom_to(below[-1] if below else _STEPS[0])

    def fit_width(self) -> None:
        """As wide as the view, now and whenever its size changes."""
        self._fits = True
        self._relayout()

    def show_page(self, number: int) -> None:
        """Bring a page, counted from 1, to the top."""
        number = max(1, min(number, self._pages.count))
        self.verticalScrollBar().setValue(round((number - 1) * self._stride()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting, and the scroll bars right."""
        super().resizeEvent(event)
        self._relayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down and the arrows scroll; Home and End go to the ends."""
        bar = self.verticalScrollBar()
        page = bar.pageStep()
        moves = {
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + move)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may have other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._drawn.clear()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view of each page; a page is drawn once per size and kept."""
        with QPainter(self.viewport()) as painter:
            size = self._page_size()
            left = max(_GAP, (self.viewport().width() - size.width()) / 2)
            left -= self.horizontalScrollBar().value()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            for index in range(self._pages.count):
                top = _GAP + index * self._stride() - self.verticalScrollBar().value()
                box = QRectF(QPointF(round(left), round(top)), size)
                if box.intersects(QRectF(event.rect())):
                    painter.drawPixmap(box.topLeft(), self._drawing(index))
                    painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _drawing(self, index: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (index, round(self._scale * ratio * 1000))
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            size = self._page_size() * ratio
            drawing = QPixmap(round(size.width()), round(size.height()))
            drawing.fill(ink("paper"))
            with QPainter(drawing) as painter:
                painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
                painter.scale(self._scale * ratio, self._scale * ratio)
                self._pages.paint(painter, index)
            drawing.setDevicePixelRatio(ratio)
            self._drawn[key] = drawing
        return self._drawn[key]

    def _zoom_to(self, scale: float) -> None:
        self._fits = False
        self._scale = scale
        self._relayout()

    def _relayout(self) -> None:
        """Sizes of pages and scroll bars, the middle of the view kept where it is."""
        bar, view = self.verticalScrollBar(), self.viewport().size()
        part = bar.value() / (bar.maximum() or 1)
        if self._fits:
            self._scale = max(0.2, (view.width() - 2 * _GAP) / self._pages.paper.width)
        self._drawn.clear()
        size = self._page_size()
        bar.setPageStep(max(1, view.height()))
        bar.setSingleStep(40)
        bar.setRange(0, max(0, round(self._pages.count * self._stride() + _GAP - view.height())))
        bar.setValue(round(part * bar.maximum()))
        across = self.horizontalScrollBar()
        across.setPageStep(view.width())
        across.setRange(0, max(0, round(size.width() + 2 * _GAP - view.width())))
        self.viewport().update()
        self.zoom_changed.emit(round(self._scale * 100))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = max(1, min(self._pages.count, 1 + int((middle - _GAP) // self._stride())))
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _page_size(self) -> QSizeF:
        sheet = self._pages.paper
        return QSizeF(round(sheet.width * self._scale), round(sheet.height * self._scale))

    def _stride(self) -> float:
        return self._page_size().height() + _GAP
