"""Values with their counts, any of which can be chosen: the rows of a filter, and their popup."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterStateGuard
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.choice import Choice
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import ink, is_selected, paint_ground
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.runs import Run, paint_runs
from satchel.widgets.signs import paint_check

_ROW: Final = 28
_MOST_ROWS: Final = 14
_WIDTH: Final = 272


class ChoiceModel(RowModel[Choice]):
    """The rows of a filter."""

    def words(self, row: Choice) -> str:
        """The value."""
        return row.words

    def spoken(self, number: int) -> str:
        """The value, its count, and whether it is chosen."""
        row = self.listed[number]
        parts = [row.words]
        parts += [str(row.count)] if row.count is not None else []
        parts += [self.tr("chosen")] if row.chosen else []
        return ", ".join(parts)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if index.isValid() and self.listed[index.row()].then is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a value with its count at the right, a check before what is chosen."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows."""
        del option, index
        return QSize(_WIDTH, _ROW)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Choice = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            head = row.then is None
            if not head:
                paint_ground(painter, option, tokens)
            colours = ink(tokens, selected=not head and is_selected(option))
            left, base = option.rect.left() + 12, option.rect.top() + 18.5
            if head:
                words = Run(row.words, font("ui", 12, strong=True), colours.muted)
                paint_runs(painter, [words], QPointF(left, base + 2), option.rect.width() - 24)
                return
            if row.chosen:
                paint_check(painter, QPointF(left + 5.5, base - 4.5), colours.accent)
            count = "" if row.count is None else f"{row.count:,}"
            wide = metrics("ui", 13).horizontalAdvance(count)
            room = option.rect.width() - 12 - 20 - 12 - wide - 8
            colour = colours.text if row.count != 0 or row.chosen else colours.muted
            words = Run(row.words, font("ui", 13, strong=row.chosen), colour)
            paint_runs(painter, [words], QPointF(left + 20, base), room)
            painter.setFont(font("ui", 13))
            painter.setPen(colours.muted)
            painter.drawText(QPointF(option.rect.right() - 12 - wide, base), count)


class ChoiceView(QListView):
    """The list of a filter: Space and a click choose, Enter chooses and closes.

    Signals:
        chosen: the row was chosen; the popup is to close if true.
    """

    chosen = Signal(object, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Space or Enter."""
        index = self.currentIndex()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if (enter or event.key() == Qt.Key.Key_Space) and index.isValid():
            self.chosen.emit(index.data(ROW), enter)
            return
        super().keyPressEvent(event)


class ChoicePopup(QFrame):
    """The values of one filter; further widgets may stand above them.

    Signals:
        wanted: the `then` of the row that was chosen.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget) -> None:
        """Make it hidden."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFrameShape(QFrame.Shape.Box)
        self._theme = theme
        self.model = ChoiceModel(self)
        self.list = ChoiceView(self)
        self.list.setObjectName(f"{name}_list")
        self.list.setAccessibleName(words)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)
        self.list.chosen.connect(self._on_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 5)
        self._column.setSpacing(0)
        self._column.addWidget(self.list)
        self.setFocusProxy(self.list)

    def put_above(self, widget: QWidget) -> None:
        """Have something over the list."""
        self._column.insertWidget(0, widget)

    def show_choices(self, rows: Sequence[Choice]) -> None:
        """List other values; the keyboard stays on its row."""
        at = max(0, self.list.currentIndex().row())
        self.model.set_rows(rows)
        self.list.setCurrentIndex(self.model.index(min(at, len(rows) - 1), 0))
        self.list.setFixedHeight(_ROW * min(_MOST_ROWS, len(rows)) + 1)
        self.adjustSize()

    def open_under(self, button: QWidget) -> None:
        """Show it under a button."""
        colours = self._theme.tokens
        self.setStyleSheet(
            f"#{self.objectName()} {{ background: {colours.raised.name()}; "
            f"border: 1px solid {colours.line_strong.name()}; }}"
            f"QListView {{ background: {colours.raised.name()}; }}"
        )
        self.setFixedWidth(_WIDTH + 2)
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 2)))
        self.show()
        (self.focusProxy() or self.list).setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_chosen(index.data(ROW), closes=False)

    def _on_chosen(self, row: Choice, closes: bool) -> None:
        if row.then is not None:
            self.wanted.emit(row.then)
            if closes:
                self.close()
