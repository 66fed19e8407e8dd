"""The page on the screen: shows an article, paints its marks, says what is pointed at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from briefindex.model.article import Article
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.span import Span
from satchel.reader.document import Page, Rendered, render
from satchel.reader.mark_painter import MarkPainter, Numbered
from satchel.reader.marks import FIGURE, INFERRED, Piece, pieces
from satchel.theme.theme import Theme

COLUMN: Final = 624
_LEAST_MARGIN: Final = 44
_LEFT_OF_CENTRE: Final = 8
_TOP: Final = 22
_BOTTOM: Final = 48


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with everything that is shown of it; `cards` are in the order of their numbers."""

    article: Article
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    cards: tuple[Figure, ...]


class ArticleView(QTextBrowser):
    """Shows one article at a time.

    Signals:
        number_clicked: the margin number or the words of the figure with this id.
        pointed_at: a `Mention`, a `Figure` or None is under the pointer, at this global point.
        resized_text: the reader asked for larger (1) or smaller (-1) letters by the wheel.
    """

    number_clicked = Signal(str)
    pointed_at = Signal(object, QPoint)
    resized_text = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("article_view")
        self.setAccessibleName(self.tr("Article"))
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
        self._theme = theme
        self._reading: Reading | None = None
        self._rendered: Rendered | None = None
        self.marks = MarkPainter(self.document())

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    def show_reading(self, reading: Reading | None, size: int, shown: Collection[str]) -> None:
        """Show an article with letters of a size and the marks of some types."""
        self._reading = reading
        if reading is None:
            self._rendered = None
            page = Page(self)
        else:
            self._rendered = render(reading.article, self._theme.tokens, size)
            page = self._rendered.page
            page.setParent(self)
        old = self.document()
        self.setDocument(page)
        if isinstance(old, Page):
            old.deleteLater()
        self.marks = MarkPainter(page)
        self._set_column()
        self.show_marks(shown)
        page.documentLayout().documentSizeChanged.connect(self.marks.forget_layout)

    def show_marks(self, shown: Collection[str]) -> None:
        """Mark these types only."""
        if self._reading is None or self._rendered is None:
            return
        to = self._rendered.positions.position
        found = [
            Piece(to(piece.start), to(piece.end), piece.kind)
            for piece in pieces(self._reading.mentions, self._reading.cards, shown)
        ]
        if self._rendered.inferred is not None:
            found.append(Piece(*self._rendered.inferred, INFERRED))
        numbers = [
            Numbered(to(figure.span.start), number, figure.id)
            for number, figure in enumerate(self._reading.cards, start=1)
        ]
        found.sort(key=lambda piece: piece.start)
        numbers.sort(key=lambda numbered: numbered.position)
        self.marks.change(pieces=found, numbers=numbers if FIGURE in shown else ())
        self.viewport().update()

    def show_hits(self, hits: Sequence[Span], current: int) -> None:
        """Mark the hits of the query; `current` is the number of the one that stands out."""
        if self._rendered is None:
            return
        to = self._rendered.positions.position
        places = [(to(span.start), to(span.end)) for span in hits]
        self.marks.change(hits=places, current_hit=current)
        self.setExtraSelections([self._hit_words(*place) for place in places])
        self.viewport().update()

    def _hit_words(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        # The ground of a hit is painted under the letters; only their colour comes from Qt.
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words = QTextCharFormat()
        words.setForeground(self._theme.tokens.hit_text)
        made.cursor = cursor  # type: ignore[attr-defined] # missing in the stubs of PySide6 6.11
        made.format = words  # type: ignore[attr-defined] # as above
        return made

    def positions(self, span: Span) -> tuple[int, int]:
        """Where a stretch of the article stands on the page."""
        if self._rendered is None:
            return 0, 0
        to = self._rendered.positions.position
        return to(span.start), to(span.end)

    def bring(self, span: Span) -> None:
        """Scroll so that a stretch of the article is in sight, no further than needed."""
        start, end = self.positions(span)
        top = self._cursor_box(start).top()
        bottom = self._cursor_box(end).bottom()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if top < bar.value() + 32 or bottom > bar.value() + height - 32:
            bar.setValue(round(top - height / 3))

    def top_offset(self) -> int:
        """The code point at the top of what is in sight, 0 where nothing was scrolled."""
        bar = self.verticalScrollBar()
        if self._rendered is None or bar.value() == 0:
            return 0
        point = QPointF(self._column().left() + 2, bar.value() + 6.0)
        position = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self._rendered.positions.nearest(position)

    def set_top_offset(self, offset: int) -> None:
        """Scroll so that a code point stands at the top."""
        if self._rendered is None:
            return
        box = self._cursor_box(self._rendered.positions.position(offset))
        self.verticalScrollBar().setValue(round(box.top()) if offset else 0)

    def offset_at(self, point: QPoint) -> int | None:
        """The code point at a point of the viewport; None beside the words."""
        if self._rendered is None:
            return None
        page = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        position = layout.hitTest(page, Qt.HitTestAccuracy.ExactHit)
        return None if position < 0 else self._rendered.positions.offset(position)

    def cursor_offset(self) -> int:
        """The code point at the text cursor."""
        if self._rendered is None:
            return 0
        return self._rendered.positions.nearest(self.textCursor().position())

    def set_cursor(self, span: Span) -> None:
        """Put the text cursor before a stretch of the article."""
        cursor = self.textCursor()
        cursor.setPosition(self.positions(span)[0])
        bar = self.verticalScrollBar()
        value = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(value)

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
        return QRectF(left, 0, column, self.document().size().height())

    def _set_column(self) -> None:
        column = self._column()
        frame = self.document().rootFrame()
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
        self._set_column()
        self.set_top_offset(top)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, then the letters over them."""
        painter = QPainter(self.viewport())
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        clip = QRectF(event.rect()).translated(0, scrolled)
        self.marks.paint(painter, clip, self._column(), self._theme.tokens)
        painter.end()
        super().paintEvent(event)

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Give nothing: whatever a text names is neither opened nor fetched."""
        del kind, name
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        found = self._thing_at(point)
        self.point_out(found)
        page = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        over = isinstance(found, Figure) or self.marks.number_at(page) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.pointed_at.emit(found, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the figure that was clicked; the bar of an earlier sentence goes."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        point = event.position().toPoint()
        page = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        found = self._thing_at(point)
        figure = self.marks.number_at(page) or (found.id if isinstance(found, Figure) else None)
        self.marks.change(flash=None)
        self.viewport().update()
        if figure is not None:
            self.number_clicked.emit(figure)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, ask for other letters; otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resized_text.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def point_out(self, thing: Mention | Figure | None) -> None:
        """Tint a name while the pointer is over it."""
        pointed = None
        if isinstance(thing, Mention):
            pointed = (*self.positions(thing.span), thing.type)
        if pointed != self.marks.layer.pointed:
            self.marks.change(pointed=pointed)
            self.viewport().update()

    def _thing_at(self, point: QPoint) -> Mention | Figure | None:
        offset = self.offset_at(point)
        if offset is None or self._reading is None:
            return None
        for figure in self._reading.cards:
            if figure.span.start <= offset < figure.span.end:
                return figure
        around = [m for m in self._reading.mentions if m.span.start <= offset < m.span.end]
        return min(around, key=lambda m: m.span.end - m.span.start, default=None)
