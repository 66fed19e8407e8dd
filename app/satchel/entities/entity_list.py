"""The list of entities: its rows, how one is painted, and the head that sorts them."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import (
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterStateGuard, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefindex.model.entity_page import EntityRow
from satchel.entities.words import kind_word
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.strokes import paint_mark
from satchel.widgets.words import counted

Order = Literal["name", "mentions", "articles"]
_SIDE, _HEIGHT, _HEAD = 16, 31, 30
_ARTICLES, _MENTIONS = 18, 66
"""How far the right edges of the two columns of numbers are from the right edge of the list."""


class EntityModel(RowModel[EntityRow]):
    """The entities that are listed."""

    def show(self, rows: Sequence[EntityRow]) -> None:
        """List other rows."""
        if list(rows) != list(self.listed):
            self.set_rows(rows)

    def row_of(self, entity: str) -> int:
        """The row of an entity, or -1."""
        return next((n for n, row in enumerate(self.listed) if row.id == entity), -1)

    def words(self, row: EntityRow) -> str:
        """Its name."""
        return row.named.name

    def spoken(self, number: int) -> str:
        """Name, type and how often it is named."""
        row = self.listed[number]
        mentions = counted(row.mentions, self.tr("mention"), self.tr("mentions"))
        articles = counted(row.articles, self.tr("article"), self.tr("articles"))
        return ", ".join((row.named.name, kind_word(row.named.type), mentions, articles))


class EntityDelegate(QStyledItemDelegate):
    """Paints a row: the name on its mark, mentions and articles."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows."""
        del option, index
        return QSize(200, _HEIGHT)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: EntityRow = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            paint_ground(painter, option, tokens)
            paint_hairline(painter, option, tokens)
            colours = ink(tokens, selected=is_selected(option))
            rect = option.rect
            baseline = rect.y() + 20
            face, measure = font("ui", 14), metrics("ui", 14)
            room = rect.width() - _SIDE - _MENTIONS - 44
            name = measure.elidedText(row.named.name, Qt.TextElideMode.ElideRight, room)
            left = float(rect.x() + _SIDE)
            paint_mark(
                painter,
                row.named.type,
                left,
                left + measure.horizontalAdvance(name),
                baseline - 1,
                tokens,
            )
            painter.setFont(face)
            painter.setPen(colours.text)
            painter.drawText(QPointF(left, baseline), name)
            painter.setPen(colours.muted)
            for number, edge in ((row.mentions, _MENTIONS), (row.articles, _ARTICLES)):
                box = QRectF(rect.right() - edge - 80, rect.y(), 80, rect.height() - 2)
                flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(box, flags, f"{number:,}")


class EntityListView(QListView):
    """The list itself.

    Signals:
        chosen: the id of the entity that is current now.
        entered: Enter was pressed, or a row was clicked twice.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, model: EntityModel, theme: Theme, parent: QWidget) -> None:
        """List the rows of a model."""
        super().__init__(parent)
        self.setObjectName("entity_list")
        self.setAccessibleName(self.tr("Entities"))
        give_viewport(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(EntityDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entities = model
        self.activated.connect(lambda _index: self.entered.emit())
        self.quiet = False
        theme.changed.connect(self.viewport().update)

    def select(self, entity: str) -> bool:
        """Make an entity current without telling; whether it is listed."""
        number = self._entities.row_of(entity)
        self.quiet = True
        if number >= 0:
            index = self._entities.index(number, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.quiet = False
        return number >= 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entity the analyst went to."""
        super().currentChanged(current, previous)
        row = current.data(ROW)
        if isinstance(row, EntityRow) and not self.quiet:
            self.chosen.emit(row.id)


class _Head(QAbstractButton):
    """The head of one column; checked while the list is sorted by it."""

    def __init__(self, order: Order, words: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"sort_{order}")
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Sort by: {column}").format(column=words))
        self._theme = theme
        self._left = order == "name"
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The word and its arrow."""
        return QSize(round(metrics("ui", 13).horizontalAdvance(self.text())) + 16, _HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and an arrow where the list is sorted by it."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.setFont(font("ui", 13))
            painter.setPen(tokens.text if self.underMouse() else tokens.muted)
            down = self.isChecked() and not self._left
            side = Qt.AlignmentFlag.AlignLeft if self._left else Qt.AlignmentFlag.AlignRight
            words = f"{self.text()} ↓" if down else self.text()
            painter.drawText(self.rect(), int(side | Qt.AlignmentFlag.AlignVCenter), words)
            if self.hasFocus():
                painter.setPen(tokens.accent)
                painter.drawRect(self.rect().adjusted(0, 4, -1, -5))


class ListHead(QWidget):
    """The heads of the columns.

    Signals:
        order_changed: the column to sort by from now on.
    """

    order_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Sorted by mentions at first."""
        super().__init__(parent)
        self.setObjectName("entity_list_head")
        self.setFixedHeight(_HEAD)
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_SIDE, 0, _ARTICLES, 1)
        layout.setSpacing(10)
        orders: tuple[tuple[Order, str], ...] = (
            ("name", self.tr("Entity")),
            ("mentions", self.tr("Mentions")),
            ("articles", self.tr("Articles")),
        )
        self.heads: dict[Order, QAbstractButton] = {}
        for order, words in orders:
            head = self.heads[order] = _Head(order, words, theme, self)
            head.clicked.connect(lambda _=False, order=order: self.order_changed.emit(order))
            layout.addWidget(head, 1 if order == "name" else 0)
        self.heads["mentions"].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairlines above and below."""
        del event
        with QPainter(self) as painter:
            line = self._theme.tokens.line
            painter.fillRect(0, 0, self.width(), 1, line)
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)
