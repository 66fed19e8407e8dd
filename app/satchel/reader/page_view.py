"""A page in a column: where its characters stand on the screen, and scrolling to them."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from briefindex.model.span import Span
from satchel.reader.document import Page, Rendered
from satchel.reader.gradual import Gradual
from satchel.reader.mark_painter import MarkPainter
from satchel.widgets.ground import give_viewport

COLUMN: Final = 624
_LEAST_MARGIN: Final = 44
_LEFT_OF_CENTRE: Final = 8
_TOP: Final = 22
_BOTTOM: Final = 48
_SCROLL: Final = "scroll"
_CURSOR: Final = "cursor"


class PageView(QTextBrowser):
    """Shows a rendered page; follows no link and reads no file.

    Signals:
        resized_text: the reader asked for larger (1) or smaller (-1) letters by the wheel.
    """

    resized_text = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        give_viewport(self)
        self.setDocument(Page(self))  # the first one keeps to the viewport that is gone
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self._rendered: Rendered | None = None
        self._wanted_top = 0
        self._settled = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._on_settled)
        self.marks = MarkPainter(self.document())
        self.gradual = Gradual(self)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)

    def positions(self, span: Span) -> tuple[int, int]:
        """Where a stretch of the article stands on the page."""
        if self._rendered is None:
            return 0, 0
        to = self._rendered.positions.position
        return to(span.start), to(span.end)

    def bring(self, span: Span) -> None:
        """Scroll so that a stretch of the article is in sight, no further than needed.

        In a long article that is not laid out so far, that comes a little later.
        """
        start, end = self.positions(span)
        self._wanted_top = 0 if self._settled else self._wanted_top

        def go() -> None:
            top = self._cursor_box(start).top()
            bottom = self._cursor_box(end).bottom()
            height = self.viewport().height()
            bar = self.verticalScrollBar()
            if top < bar.value() + 32 or bottom > bar.value() + height - 32:
                bar.setValue(round(top - height / 3))

        self.gradual.when_there(_SCROLL, end, go)

    def top_offset(self) -> int:
        """The code point at the top of what is in sight, 0 where nothing was scrolled."""
        bar = self.verticalScrollBar()
        if self._wanted_top:
            return self._wanted_top
        if self._rendered is None or bar.value() == 0:
            return 0
        point = QPointF(self._column().left() + 2, bar.value() + 6.0)
        position = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self._rendered.positions.nearest(position)

    def set_top_offset(self, offset: int) -> None:
        """Scroll so that a code point stands at the top."""
        # Before the window stands nobody knows how wide the page will be.
        self._wanted_top = offset
        if self._rendered is None:
            return
        if not offset:
            self.gradual.forget(_SCROLL)
            self.verticalScrollBar().setValue(0)
            return
        position = self._rendered.positions.position(offset)

        def go() -> None:
            if self._settled:
                self._wanted_top = 0
            self.verticalScrollBar().setValue(round(self._cursor_box(position).top()))

        self.gradual.when_there(_SCROLL, position, go)

    def _on_scrolled_by_hand(self) -> None:
        """Stay where the reader went, wherever the page was to go."""
        if self._settled:
            self.gradual.forget(_SCROLL)
            self._wanted_top = 0

    def offset_at(self, point: QPoint) -> int | None:
        """The code point at a point of the viewport; None beside the words."""
        if self._rendered is None:
            return None
        position = self._position_at(point)
        return None if position < 0 else self._rendered.positions.offset(position)

    def is_on_date(self, point: QPoint) -> bool:
        """Whether a point of the viewport is on the article's date."""
        if self._rendered is None:
            return False
        start, end = self._rendered.date
        return start <= self._position_at(point) < end

    def _position_at(self, point: QPoint) -> int:
        page = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(page, Qt.HitTestAccuracy.ExactHit)

    def cursor_offset(self) -> int:
        """The code point at the text cursor."""
        if self._rendered is None:
            return 0
        return self._rendered.positions.nearest(self.textCursor().position())

    def set_cursor(self, span: Span) -> None:
        """Put the text cursor before a stretch of the article."""
        position = self.positions(span)[0]

        def go() -> None:
            cursor = self.textCursor()
            cursor.setPosition(position)
            bar = self.verticalScrollBar()
            value = bar.value()
            self.setTextCursor(cursor)
            bar.setValue(value)

        self.gradual.when_there(_CURSOR, position, go)

    def _cursor_box(self, position: int) -> QRectF:
        block = self.document().findBlock(position)
        self.document().documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        origin = block.layout().position()
        return QRectF(origin.x(), origin.y() + line.y(), 1, line.height())

    def _column(self) -> QRectF:
        width = self.viewport().width()
        column = min(COLUMN, width - 2 * _LEAST_MARGIN)
        left = max(_LEAST_MARGIN, (width - column) // 2 - _LEFT_OF_CENTRE)
        return QRectF(left, 0, column, 0)

    def _set_column(self, page: QTextDocument) -> None:
        column = self._column()
        frame = page.rootFrame()
        made = frame.frameFormat()
        made.setLeftMargin(column.left())
        made.setRightMargin(max(0.0, self.viewport().width() - column.right()))
        made.setTopMargin(_TOP)
        made.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(made)
        self.marks.forget_layout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column and the words at the top where they are."""
        top = self.top_offset()
        super().resizeEvent(event)
        self._set_column(self.document())
        self.set_top_offset(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to where reading stopped, now that the page has its width."""
        super().showEvent(event)
        if not self._settled:
            self._settling.start()

    def _on_settled(self) -> None:
        wanted, self._wanted_top, self._settled = self._wanted_top, 0, True
        self.set_top_offset(wanted)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own name
        """Give nothing: whatever a text names is neither opened nor fetched."""
        del type, name
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, ask for other letters; otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resized_text.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        self._on_scrolled_by_hand()
        super().wheelEvent(event)
