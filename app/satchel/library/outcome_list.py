"""What was not added and what was folded: one list, which may be long."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPainterStateGuard,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefindex.model.article import ArticleInfo
from briefindex.model.pack import Duplicate, ImportProblem
from briefindex.model.span import ArticleId
from satchel.library.words import files_words, tr
from satchel.theme.fonts import font, metrics
from satchel.theme.icons import paint_icon
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.words import counted

_LEFT: Final = 28
_HEAD_HIGH: Final = 40
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
Kind = Literal["head", "refused", "folded"]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A heading, a file that was refused, or copies that count as one source."""

    kind: Kind
    words: str
    more: str


def outcome_rows(
    problems: Sequence[ImportProblem],
    copies: Mapping[ArticleId, ArticleId],
    infos: Mapping[ArticleId, ArticleInfo],
    duplicates: Sequence[Duplicate] = (),
    *,
    running: bool = False,
) -> list[OutcomeRow]:
    """What was not added, then what was folded, each under its heading."""
    rows: list[OutcomeRow] = []
    if problems:
        said = tr("{files}, the rest goes on") if running else "{files}"
        more = said.format(files=files_words(len(problems)))
        rows.append(OutcomeRow("head", tr("Not added"), more))
        rows += [OutcomeRow("refused", problem.file, problem.reason) for problem in problems]
    folded = [*_copies(copies, infos), *_same_files(duplicates)]
    if folded:
        number = sum(article in infos for article in copies) + len(duplicates)
        one, many = tr("copy counts with its first"), tr("copies count with their first")
        more = tr("{copies} as one source").format(copies=counted(number, one, many))
        rows.append(OutcomeRow("head", tr("Folded"), more))
        rows += folded
    return rows


def _copies(
    copies: Mapping[ArticleId, ArticleId], infos: Mapping[ArticleId, ArticleInfo]
) -> list[OutcomeRow]:
    by_first: defaultdict[ArticleId, list[str]] = defaultdict(list)
    for copy, first in copies.items():
        if copy in infos and first in infos:
            by_first[first].append(infos[copy].file)
    same = tr("Same words as {file}")
    return [
        OutcomeRow("folded", ", ".join(sorted(files)), same.format(file=infos[first].file))
        for first, files in by_first.items()
    ]


def _same_files(duplicates: Sequence[Duplicate]) -> list[OutcomeRow]:
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for duplicate in duplicates:
        by_first[duplicate.of].append(duplicate.file)
    same = tr("The same file as {file}: not added a second time")
    return [
        OutcomeRow("folded", ", ".join(files), same.format(file=first))
        for first, files in by_first.items()
    ]


class OutcomeModel(RowModel[OutcomeRow]):
    """The rows of the list."""

    def words(self, row: OutcomeRow) -> str:
        """The name of the file, or the heading."""
        return row.words

    def spoken(self, number: int) -> str:
        """The file with its reason."""
        row = self.listed[number]
        return f"{row.words}: {row.more}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.listed[index.row()].kind == "head":
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class OutcomeDelegate(QStyledItemDelegate):
    """Paints a file over its reason."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in the colours of a theme."""
        super().__init__(parent)
        self._theme = theme

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the reason needs."""
        row = index.data(ROW)
        if row.kind == "head":
            return QSize(100, _HEAD_HIGH if index.row() == 0 else _HEAD_HIGH + 22)
        view = option.widget
        room = (view.viewport().width() if isinstance(view, QListView) else 400) - _LEFT - 4
        around = QRect(0, 0, max(80, room), 10_000)
        reason = QFontMetrics(font("ui", 13)).boundingRect(around, _WRAP, row.more)
        return QSize(100, 8 + 19 + max(18, reason.height()) + 9)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = index.data(ROW)
        with QPainterStateGuard(painter):
            box = option.rect
            if row.kind == "head":
                self._paint_head(painter, row, box)
            else:
                self._paint_file(painter, row, box, option.state)

    def _paint_head(self, painter: QPainter, row: OutcomeRow, box: QRect) -> None:
        tokens = self._theme.tokens
        base = box.bottom() - 18
        painter.setPen(tokens.text)
        painter.setFont(font("ui", 13, strong=True))
        painter.drawText(box.left(), base, row.words)
        past = metrics("ui", 13, strong=True).horizontalAdvance(row.words)
        painter.setPen(tokens.muted)
        painter.setFont(font("ui", 13))
        painter.drawText(round(box.left() + past + 10), base, row.more)
        painter.fillRect(box.left(), box.bottom() - 6, box.width(), 1, tokens.line)

    def _paint_file(
        self, painter: QPainter, row: OutcomeRow, box: QRect, state: QStyle.StateFlag
    ) -> None:
        tokens = self._theme.tokens
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        active = chosen and bool(state & QStyle.StateFlag.State_Active)
        text, muted = tokens.text, tokens.muted
        if chosen:
            painter.fillRect(box, tokens.selection if active else tokens.hover)
            bar = tokens.accent if active else tokens.line_strong
            painter.fillRect(box.left(), box.top(), 3, box.height(), bar)
            if active and tokens.high_contrast:
                text = muted = tokens.selection_text
        refused = row.kind == "refused"
        locked = refused and "password" in row.more.lower()
        name = "file-lock" if locked else "file-x" if refused else "files"
        sign = tokens.status["conflict"] if refused and text is tokens.text else muted
        paint_icon(painter, name, sign, QRectF(box.left() + 6, box.top() + 10, 16, 16))
        room = box.adjusted(_LEFT, 8, -4, -1)
        painter.setFont(font("ui", 14))
        painter.setPen(text)
        cut = painter.fontMetrics().elidedText(
            row.words, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room.left(), room.top() + 15, cut)
        painter.setFont(font("ui", 13))
        painter.setPen(muted)
        painter.drawText(room.adjusted(0, 19, 0, 0), _WRAP, row.more)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


class OutcomeView(QListView):
    """The list, as high as its rows until the page ends; then it scrolls."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """List nothing."""
        super().__init__(parent)
        give_viewport(self)
        self.setObjectName("outcome_list")
        self.setAccessibleName(self.tr("Files not added, and copies"))
        self.rows = OutcomeModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(OutcomeDelegate(theme, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[OutcomeRow]) -> None:
        """List other rows; where nothing is different the place in the list stays."""
        if list(self.rows.listed) == list(rows):
            return
        at, chosen = self.verticalScrollBar().value(), self.currentIndex().row()
        self.rows.set_rows(list(rows))
        self.setVisible(bool(rows))
        self._fit()
        if 0 <= chosen < len(rows):
            self.setCurrentIndex(self.rows.index(chosen, 0))
        self.verticalScrollBar().setValue(at)

    def words(self) -> str:
        """All of it as lines of text: heading, or file and reason."""
        lines = [
            f"{row.words} ({row.more})" if row.kind == "head" else f"{row.words}\t{row.more}"
            for row in self.rows.listed
        ]
        return "\n".join(lines)

    def table(self) -> list[tuple[str, str, str]]:
        """What became of each file, its name, and why."""
        kinds = {"refused": tr("not added"), "folded": tr("folded")}
        listed = self.rows.listed
        return [(kinds[row.kind], row.words, row.more) for row in listed if row.kind in kinds]

    def _fit(self) -> None:
        most = 200  # beyond that the page is full anyway
        shown = range(min(most, self.rows.rowCount()))
        self.setMaximumHeight(sum(self.sizeHintForRow(row) for row in shown) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reasons are wrapped anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on the first file."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.rows.rowCount() > 1:
            self.setCurrentIndex(self.rows.index(1, 0))
