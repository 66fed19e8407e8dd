"""What stands beside the page: names in the same sentences, figures about it, decisions."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import (
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPainterStateGuard
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefindex import desk
from briefindex.model.entity_page import Beside, Description, EntityPage
from briefindex.model.figure import Figure
from briefindex.model.naming import NameDecision
from satchel.entities.sentences import source_words
from satchel.entities.words import decision_words, kind_word
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.runs import Highlight, Wrapped
from satchel.widgets.strokes import paint_mark
from satchel.widgets.words import counted, spaced, utf16

Kind = Literal["head", "beside", "figure", "description", "decision", "note"]
_SIDE = 16
_HEIGHTS: Final[dict[Kind, int]] = {"head": 38, "beside": 28, "figure": 44, "note": 26}
_MOST_BESIDE: Final = 60
_MOST_LINES: Final = 16


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One row: a heading, a name, a figure, a decision, or a note."""

    kind: Kind
    words: str
    beside: Beside | None = None
    figure: Figure | None = None
    decision: NameDecision | None = None
    description: Description | None = None


class AsideModel(RowModel[AsideRow]):
    """The rows beside a page."""

    def show(self, page: EntityPage | None) -> None:
        """Show what is beside another page."""
        self.set_rows([] if page is None else self._made(page))

    def _made(self, page: EntityPage) -> list[AsideRow]:
        rows = [AsideRow("head", self.tr("In the same sentence"))]
        rows += [AsideRow("beside", b.named.name, beside=b) for b in page.beside[:_MOST_BESIDE]]
        if not page.beside:
            rows.append(AsideRow("note", self.tr("No other name.")))
        more = len(page.beside) - _MOST_BESIDE
        if more > 0:
            rows.append(AsideRow("note", self.tr("and {number} more").format(number=more)))
        if page.read < len(page.naming):
            words = self.tr("Counted in the newest {number} articles.").format(number=page.read)
            rows.append(AsideRow("note", words))
        rows += self._described(page)
        rows.append(AsideRow("head", self.tr("Figures about it")))
        rows += [AsideRow("figure", f.indicator.label, figure=f) for f in page.figures]
        if not page.figures:
            rows.append(AsideRow("note", self.tr("No figure.")))
        if page.decisions:
            rows.append(AsideRow("head", self.tr("Your decisions")))
            why = {each.decision: each.reason for each in page.waiting}
            rows += [self._decided(d, why.get(d, "")) for d in page.decisions]
        return rows

    def _decided(self, decision: NameDecision, waits_for: str) -> AsideRow:
        words = decision_words(decision)
        if waits_for:
            words += " " + self.tr("It waits: {reason}.").format(reason=waits_for)
        return AsideRow("decision", words, decision=decision)

    def _described(self, page: EntityPage) -> list[AsideRow]:
        """What the sources say that it is, each with its words; nothing where all say the same."""
        said = self.tr("{source}: “{words}”")
        found = [
            AsideRow(
                "description",
                said.format(source=source_words(each.info), words=each.words),
                description=each,
            )
            for each in page.described
        ]
        head = AsideRow("head", self.tr("Sources describe it differently"))
        return [head, *found] if found else []

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and notes cannot be chosen."""
        row = self.listed[index.row()]
        if row.kind in {"head", "note"}:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def words(self, row: AsideRow) -> str:
        """Its words."""
        return row.words

    def spoken(self, number: int) -> str:
        """A full sentence."""
        row = self.listed[number]
        if row.figure is not None:
            return desk.figure_sentence(row.figure)
        if row.beside is not None:
            sentences = counted(row.beside.sentences, self.tr("sentence"), self.tr("sentences"))
            return f"{row.words}, {kind_word(row.beside.named.type)}, {sentences}"
        if row.description is not None:
            return f"{row.words} {self.tr('Enter shows it in its article.')}"
        return f"{row.words} {self.tr('Enter takes it back.')}" if row.decision else row.words


class AsideDelegate(QStyledItemDelegate):
    """Paints the rows beside a page."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the rows of a view."""
        super().__init__(view)
        self._theme = theme
        self._view = view

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """By the kind of row; a decision is as high as its words."""
        del option
        row: AsideRow = index.data(ROW)
        if row.kind in {"decision", "description"}:
            return QSize(200, round(self._words(row).height) + 8)
        return QSize(200, _HEIGHTS[row.kind])

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: AsideRow = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            if row.kind not in {"head", "note"}:
                paint_ground(painter, option, tokens)
            colours = ink(tokens, selected=is_selected(option))
            rect = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
            if row.kind == "head":
                if index.row():
                    painter.fillRect(option.rect.x(), option.rect.y() + 4, 2000, 1, tokens.line)
                painter.setFont(font("ui", 13, strong=True))
                painter.setPen(colours.text)
                painter.drawText(QPointF(rect.x(), rect.y() + 28), row.words)
            elif row.beside is not None:
                self._paint_beside(painter, row, row.beside, rect, colours)
            elif row.figure is not None:
                self._paint_figure(painter, row.figure, rect, colours)
            elif row.description is not None:
                at = QPointF(rect.x(), rect.y() + 3)
                self._words(row).paint(painter, at, colours.muted)
            elif row.decision is not None:
                at, none = QPointF(rect.x(), rect.y() + 2), QColor(Qt.GlobalColor.transparent)
                self._words(row).paint(painter, at, colours.muted, none, colours.accent)
            else:
                painter.setFont(font("ui", 13))
                painter.setPen(colours.muted)
                painter.drawText(QPointF(rect.x(), rect.y() + 18), row.words)

    def _paint_beside(
        self, painter: QPainter, row: AsideRow, beside: Beside, rect: QRectF, colours: Ink
    ) -> None:
        measure = metrics("ui", 14)
        name = measure.elidedText(row.words, Qt.TextElideMode.ElideRight, rect.width() - 44)
        baseline = rect.y() + 19
        right = rect.x() + measure.horizontalAdvance(name)
        kind = beside.named.type
        paint_mark(painter, kind, rect.x(), right, baseline - 1, self._theme.tokens)
        painter.setFont(font("ui", 14))
        painter.setPen(colours.text)
        painter.drawText(QPointF(rect.x(), baseline), name)
        painter.setPen(colours.muted)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect, flags, str(beside.sentences))

    def _paint_figure(self, painter: QPainter, figure: Figure, rect: QRectF, colours: Ink) -> None:
        measure = metrics("read", 15, strong=True)
        value = spaced(desk.value_text(figure))
        period = desk.period_text(figure.period, figure.status)
        painter.setFont(font("read", 15, strong=True))
        painter.setPen(colours.text)
        painter.drawText(QPointF(rect.x(), rect.y() + 17), value)
        painter.setFont(font("ui", 12, italic=figure.period.basis in {"relative", "context"}))
        painter.setPen(colours.muted)
        start = rect.x() + measure.horizontalAdvance(value) + 8
        painter.drawText(QPointF(start, rect.y() + 17), period)
        painter.setFont(font("ui", 13))
        label = metrics("ui", 13).elidedText(
            figure.indicator.label, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(QPointF(rect.x(), rect.y() + 36), label)

    def _words(self, row: AsideRow) -> Wrapped:
        width = self._view.viewport().width() - 2 * _SIDE
        if row.decision is None:
            return Wrapped(row.words, font("ui", 13), width, 19, 4)
        # The whole of it, so that what takes it back stands at its end.
        whole = f"{row.words} {self.tr('Undo')}"
        mark = Highlight(utf16(whole, len(row.words) + 1), utf16(whole, len(whole)))
        return Wrapped(whole, font("ui", 13), width, 19, _MOST_LINES, [mark])


class AsideView(QListView):
    """The list beside a page.

    Signals:
        entity_chosen: the id of a name that was entered.
        figure_chosen: the id of a figure that was entered.
        decision_dropped: a `NameDecision` that is to be taken back.
        words_chosen: id of an article, and the span of a description in it.
    """

    entity_chosen = Signal(str)
    figure_chosen = Signal(str)
    decision_dropped = Signal(object)
    words_chosen = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("entity_aside")
        self.setAccessibleName(self.tr("Beside the entity"))
        give_viewport(self)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.entries = AsideModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(AsideDelegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self.enter)
        self.activated.connect(self.enter)
        theme.changed.connect(self.viewport().update)

    def enter(self, index: Index) -> None:
        """Go where a row leads."""
        row = index.data(ROW)
        if not isinstance(row, AsideRow):
            return
        if row.beside is not None:
            self.entity_chosen.emit(row.beside.id)
        elif row.figure is not None:
            self.figure_chosen.emit(row.figure.id)
        elif row.decision is not None:
            self.decision_dropped.emit(row.decision)
        elif row.description is not None:
            self.words_chosen.emit(row.description.info.id, row.description.span)
