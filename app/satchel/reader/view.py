"""The page on the screen: shows an article, paints its marks, says what is pointed at."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefindex.model.article import Article, KnownDate
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.span import Span
from satchel.reader.document import Page, render
from satchel.reader.gradual import AT_ONCE
from satchel.reader.mark_painter import MarkPainter, Numbered
from satchel.reader.marks import INFERRED, Piece, groups, pieces
from satchel.reader.page_view import PageView
from satchel.theme.theme import Theme
from satchel.widgets.kinds import FIGURE


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with everything that is shown of it; `cards` are in the order of their numbers."""

    article: Article
    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    cards: tuple[Figure, ...]


Pointed = Mention | Figure | KnownDate | None
"""What can be under the pointer; a date is the article's own."""


class ArticleView(PageView):
    """Shows one article at a time.

    Signals:
        number_clicked: the margin number or the words of the figure with this id.
        name_clicked: this mention, at this global point.
        date_clicked: the article's date in the head of the page.
        pointed_at: this (`Pointed`) is under the pointer, at this global point.
    """

    number_clicked = Signal(str)
    name_clicked = Signal(object, QPoint)
    date_clicked = Signal()
    pointed_at = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("article_view")
        self.setAccessibleName(self.tr("Article"))
        self._theme = theme
        self._reading: Reading | None = None
        self._shown: Collection[str] = ()
        self._unmarked: Iterator[list[Mention | Figure]] = iter(())
        self.verticalScrollBar().valueChanged.connect(self._colour_hits)

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
            self._rendered = render(reading.article, self._theme.tokens, size, first=AT_ONCE)
            page = self._rendered.page
            page.setParent(self)
        old = self.document()
        self._set_column(page)  # before it is laid out
        self.setDocument(page)
        if isinstance(old, Page):
            old.deleteLater()
        self.marks = MarkPainter(page)
        self.gradual.show(self._rendered)
        self.show_marks(shown)
        page.documentLayout().documentSizeChanged.connect(self.marks.forget_layout)

    def show_marks(self, shown: Collection[str]) -> None:
        """Mark these types only; in a long article the further ones come a little later."""
        if self._reading is None or self._rendered is None:
            return
        to = self._rendered.positions.position
        numbers = [
            Numbered(to(figure.span.start), number, figure.id)
            for number, figure in enumerate(self._reading.cards, start=1)
        ]
        numbers.sort(key=lambda numbered: numbered.position)
        dated = [Piece(*self._rendered.date, INFERRED)] if self._rendered.is_date_inferred else []
        self.marks.change(pieces=dated, numbers=numbers if FIGURE in shown else ())
        self._shown = shown
        self._unmarked = groups(self._reading.mentions, self._reading.cards)
        if self._mark_more():
            self.gradual.work_on(self._mark_more)

    def _mark_more(self) -> bool:
        """Mark the next group of names and figures; False where there is none."""
        group = next(self._unmarked, None)
        if group is None or self._rendered is None:
            return False
        to = self._rendered.positions.position
        names = [thing for thing in group if isinstance(thing, Mention)]
        figures = [thing for thing in group if isinstance(thing, Figure)]
        found = [
            Piece(to(piece.start), to(piece.end), piece.kind)
            for piece in pieces(names, figures, self._shown)
        ]
        # A title may stand further down in the text than on the page.
        together = sorted([*self.marks.layer.pieces, *found], key=lambda piece: piece.start)
        self.marks.change(pieces=together)
        self.viewport().update()
        return True

    def show_hits(self, hits: Sequence[Span], current: int) -> None:
        """Mark the hits of the query; `current` is the number of the one that stands out."""
        if self._rendered is None:
            return
        to = self._rendered.positions.position
        places = [(to(span.start), to(span.end)) for span in hits]
        self.marks.change(hits=places, current_hit=current)
        self._colour_hits()
        self.viewport().update()

    def show_current_hit(self, current: int) -> None:
        """Let another of the hits stand out."""
        self.marks.change(current_hit=current)
        self.viewport().update()

    def _colour_hits(self) -> None:
        """Give the letters of the hits around what is in sight their colour; Qt is slow at all."""
        if not self.marks.layer.hits and not self.extraSelections():
            return
        rect = self._in_sight()
        height = rect.height()
        places = self.marks.hits_between(rect.adjusted(0, -height, 0, height))
        self.setExtraSelections([self._hit_words(*place) for place in places])

    def _in_sight(self) -> QRectF:
        scrolled = self.verticalScrollBar().value()
        return QRectF(self.viewport().rect()).translated(0, scrolled)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks, then the letters over them."""
        with QPainter(self.viewport()) as painter:
            scrolled = self.verticalScrollBar().value()
            painter.translate(0, -scrolled)
            clip = QRectF(event.rect()).translated(0, scrolled)
            self.marks.paint(painter, clip, self._column(), self._theme.tokens)
        super().paintEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        found = self._thing_at(point)
        self.point_out(found)
        page = QPointF(point) + QPointF(0, self.verticalScrollBar().value())
        over = isinstance(found, Figure | KnownDate) or self.marks.number_at(page) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.pointed_at.emit(found, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self.point_out(None)
        self.pointed_at.emit(None, QPoint())

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
        elif isinstance(found, KnownDate):
            self.date_clicked.emit()
        elif isinstance(found, Mention):
            self.name_clicked.emit(found, event.globalPosition().toPoint())

    def point_out(self, thing: Pointed) -> None:
        """Tint a name while the pointer is over it."""
        pointed = None
        if isinstance(thing, Mention):
            pointed = (*self.positions(thing.span), thing.type)
        if pointed != self.marks.layer.pointed:
            self.marks.change(pointed=pointed)
            self.viewport().update()

    def _thing_at(self, point: QPoint) -> Pointed:
        if self._reading is None:
            return None
        if self.is_on_date(point):
            return self._reading.article.info.date
        offset = self.offset_at(point)
        if offset is None:
            return None
        for figure in self._reading.cards:
            if figure.span.start <= offset < figure.span.end:
                return figure
        around = [m for m in self._reading.mentions if m.span.start <= offset < m.span.end]
        return min(around, key=lambda m: m.span.end - m.span.start, default=None)
