"""The list of indicators: its rows, how one is painted, what a screen reader says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterStateGuard, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefindex.model.ledger import IndicatorLine
from satchel.painting.inks import theme_inks
from satchel.painting.sparkline import HEIGHT, WIDTH, paint_sparkline
from satchel.theme.fonts import font
from satchel.theme.icons import paint_icon
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.runs import Run, Wrapped, paint_runs
from satchel.widgets.words import counted, spaced

_SIDE, _ABOVE, _LABEL_LINE, _LINE, _BELOW = 16, 7, 20, 18, 9
_HEAD, _FOLD, _GAP = 44, 44, 14
_MOST_CACHED: Final = 600
_BESIDE: Final = frozenset({"similar", "related"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: an indicator, the head of a section, or what folds the last section."""

    kind: Literal["line", "head", "fold"]
    words: str = ""
    side: str = ""
    line: IndicatorLine | None = None
    open: bool = False


class LineModel(RowModel[Row]):
    """What is listed."""

    def row_of(self, key: str) -> int:
        """The row of an indicator, or -1."""
        rows = enumerate(self.listed)
        return next((n for n, row in rows if row.line is not None and row.line.key == key), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if not index.isValid() or self.listed[index.row()].kind == "head":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def articles_words(self, line: IndicatorLine) -> str:
        """How many articles state it."""
        return counted(line.articles, self.tr("article"), self.tr("articles"))

    def words(self, row: Row) -> str:
        """A row as a full sentence."""
        if row.line is None:
            return ", ".join(part for part in (row.words, row.side) if part)
        line = row.line
        parts = [line.label, spaced(line.told), self.articles_words(line)]
        if line.relation == "conflict":
            parts.append(self.tr("sources differ"))
        return ", ".join(part for part in parts if part)


class LineDelegate(QStyledItemDelegate):
    """Paints rows of a `LineModel`."""

    def __init__(self, theme: Theme, model: LineModel, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._labels: dict[tuple[str, int], Wrapped] = {}

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the label makes it."""
        row: Row = index.data(ROW)
        if row.line is None:
            return QSize(200, _HEAD if row.kind == "head" else _FOLD)
        widget = option.widget
        width = widget.viewport().width() if widget is not None else option.rect.width()  # type: ignore[attr-defined] # a QListView
        lines = 1 if row.line.relation in _BESIDE else 2
        label = self._label(row.line, width)
        return QSize(200, round(_ABOVE + label.height + lines * _LINE + _BELOW))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        with QPainterStateGuard(painter):
            colours = ink(self._theme.tokens, selected=is_selected(option))
            if row.kind != "head":
                paint_ground(painter, option, self._theme.tokens)
                paint_hairline(painter, option, self._theme.tokens)
            if row.line is not None:
                self._paint_line(painter, row.line, option.rect, colours)
            else:
                self._paint_words(painter, row, option.rect, colours)

    def _paint_words(self, painter: QPainter, row: Row, rect: QRect, colours: Ink) -> None:
        at = QPointF(rect.x() + _SIDE, rect.y() + 27)
        runs = [
            Run(row.words, font("ui", 14, strong=True), colours.text),
            Run(f"   {row.side}", font("ui", 13), colours.muted),
        ]
        paint_runs(painter, runs, at, rect.width() - 2 * _SIDE - 20)
        if row.kind == "fold":
            place = QRectF(rect.right() - _SIDE - 16, rect.y() + 14, 16, 16)
            name = "chevron-down" if row.open else "chevron-right"
            paint_icon(painter, name, colours.muted, place)

    def _paint_line(
        self, painter: QPainter, line: IndicatorLine, rect: QRect, colours: Ink
    ) -> None:
        label = self._label(line, rect.width())
        left, y = rect.x() + _SIDE, rect.y() + _ABOVE
        label.paint(painter, QPointF(left, y), colours.text)
        y += round(label.height) + 14
        beside = line.relation in _BESIDE
        room = rect.width() - 2 * _SIDE - (0 if beside else WIDTH + _GAP)
        told = Run(spaced(line.told), font("ui", 13), colours.muted)
        paint_runs(painter, [told], QPointF(left, y), room)
        if beside:
            return
        runs = [Run(self._model.articles_words(line), font("ui", 13), colours.muted)]
        if line.relation == "conflict":
            words = self._model.tr("sources differ")
            runs.append(Run(f"   ≠ {words}", font("ui", 13), colours.conflict))
        paint_runs(painter, runs, QPointF(left, y + _LINE), room)
        box = QRectF(rect.right() - _SIDE - WIDTH, rect.y() + 22, WIDTH, HEIGHT)
        paint_sparkline(painter, line.marks, box, theme_inks(self._theme.tokens.name))

    def _label(self, line: IndicatorLine, width: int) -> Wrapped:
        room = width - 2 * _SIDE - (0 if line.relation in _BESIDE else WIDTH + _GAP)
        found = self._labels.get((line.label, room))
        if found is None:
            if len(self._labels) > _MOST_CACHED:
                self._labels.clear()
            face = font("ui", 14, strong=True)
            found = Wrapped(line.label, face, max(room, 80), _LABEL_LINE, 2)
            self._labels[line.label, room] = found
        return found


class LineList(QListView):
    """The list itself.

    Signals:
        chosen: the key of the indicator that is current now.
        entered: Enter was pressed on an indicator.
        folded: the last section is to be opened, or folded.
        end_near: the reader came near the end of what is listed.
    """

    chosen = Signal(str)
    entered = Signal()
    folded = Signal()
    end_near = Signal()

    def __init__(self, model: LineModel, theme: Theme, parent: QWidget) -> None:
        """List the rows of a model."""
        super().__init__(parent)
        self.setObjectName("indicator_list")
        self.setAccessibleName(self.tr("Indicators"))
        give_viewport(self)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(LineDelegate(theme, model, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._lines = model
        self._quiet = False
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row], key: str) -> None:
        """List other rows, the indicator `key` chosen, at the same height as before."""
        if list(rows) == list(self._lines.listed):
            return
        top = self.verticalScrollBar().value()
        self._quiet = True
        self._lines.set_rows(rows)
        self._quiet = False
        self.select(key, scroll=False)
        self.verticalScrollBar().setValue(top)

    def select(self, key: str, *, scroll: bool = True) -> None:
        """Make an indicator current without telling."""
        number = self._lines.row_of(key)
        self._quiet = True
        if number >= 0:
            index = self._lines.index(number, 0)
            self.setCurrentIndex(index)
            if scroll:
                self.scrollTo(index)
        else:
            self.clearSelection()
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which indicator the analyst went to."""
        super().currentChanged(current, previous)
        row = current.data(ROW)
        if isinstance(row, Row) and row.line is not None and not self._quiet:
            self.chosen.emit(row.line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Right go on to the page, or open the last section; letters do nothing here."""
        row = self.currentIndex().data(ROW)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            if isinstance(row, Row) and row.kind == "fold":
                self.folded.emit()
            else:
                self.entered.emit()
        elif event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and row.kind == "fold":
            self.folded.emit()

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - 4 * _HEAD:
            self.end_near.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows get other heights with another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
