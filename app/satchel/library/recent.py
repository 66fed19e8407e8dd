"""The recent packs: what is known of each without opening it, and where it has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from satchel.library.words import dates_words, summary_words
from satchel.settings.pack_notes import PackNote
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme

INSET: Final = 8
"""How far the ground of a row reaches beyond its words on both sides."""
_HIGH: Final = 61
_FIRST_LINE, _SECOND_LINE = 28, 48
_LINKS_WIDE = 120


@dataclass(frozen=True, slots=True)
class RecentPack:
    """A row: what to open, its name, what is known of it; `missing` says where it is not."""

    target: str
    name: str
    note: PackNote
    missing: str = ""
    running: bool = False


class PackRow(QAbstractButton):
    """One recent pack; pressing it opens it.

    Signals:
        locate_wanted: ask where it is now.
        also_wanted: open it beside the packs that are open.
        remove_wanted: take it off the list.
    """

    also_wanted = Signal()
    locate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, pack: RecentPack, theme: Theme, parent: QWidget) -> None:
        """Show a pack."""
        super().__init__(parent)
        self.setObjectName("pack_row")
        self.setFixedHeight(_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(pack.target)
        self._theme = theme
        self.links: list[QPushButton] = []
        self._dates, self._words, self._unsure = "", "", False
        self.show_pack(pack)
        if pack.missing:
            self._add_links()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pack(self, pack: RecentPack) -> None:
        """Show what is known of the pack now."""
        self.pack = pack
        self.setText(pack.name)
        self._words = pack.missing or summary_words(pack.note, running=pack.running)
        unsure = bool(pack.note.waiting or pack.note.adding or pack.running)
        self._dates = self.tr("dates not complete") if unsure else dates_words(pack.note)
        said = (pack.name, self._words, "" if pack.missing else self._dates)
        self.setAccessibleName(
            ", ".join(part for part in said if part).replace("\u2002·\u2002", ", ")
        )
        self._unsure = unsure
        self.update()

    def _add_links(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, INSET, 26)
        row.setSpacing(14)
        row.addStretch(1)
        for name, words, signal in (
            (self.tr("Locate {name}"), self.tr("Locate…"), self.locate_wanted),
            (self.tr("Remove {name} from the list"), self.tr("Remove"), self.remove_wanted),
        ):
            link = QPushButton(words, self)
            link.setObjectName("link")
            link.setAccessibleName(name.format(name=self.pack.name))
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(signal)
            row.addWidget(link)
            self.links.append(link)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(420, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes it off the list, up and down go to the neighbours."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with it."""
        menu = QMenu(self)
        menu.setObjectName("pack_row_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.pack.missing:
            menu.addAction(self.tr("Locate…"), self.locate_wanted.emit)
        else:
            menu.addAction(self.tr("Open"), self.click)
            menu.addAction(self.tr("Also open"), self.also_wanted.emit)
        menu.addAction(self.tr("Remove from the list…"), self.remove_wanted.emit)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name, what is in it, its dates and the hairline below."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            missing = bool(self.pack.missing)
            if self.underMouse() and not missing:
                painter.fillRect(self.rect().adjusted(0, 1, 0, -1), tokens.hover)
            right = self.width() - INSET
            painter.fillRect(INSET, self.height() - 1, right - INSET, 1, tokens.line)
            dates = "" if missing else self._dates
            wide = (
                round(metrics("ui", 13, italic=self._unsure).horizontalAdvance(dates))
                if dates
                else 0
            )
            taken = _LINKS_WIDE if missing else wide
            painter.setFont(font("read", 17, strong=True))
            painter.setPen(tokens.faint if missing else tokens.text)
            self._elided(painter, self.text(), _FIRST_LINE, right - INSET - taken - 16)
            painter.setFont(font("ui", 13))
            painter.setPen(tokens.muted)
            self._elided(painter, self._words, _SECOND_LINE, right - INSET)
            if dates:
                painter.setFont(font("ui", 13, italic=self._unsure))
                left = right - wide
                painter.drawText(left, _FIRST_LINE, dates)
                if self._unsure:
                    painter.setPen(QPen(tokens.muted, 1, Qt.PenStyle.DotLine))
                    painter.drawLine(left, _FIRST_LINE + 4, right - 1, _FIRST_LINE + 4)
            if self.hasFocus():
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -2))

    @staticmethod
    def _elided(painter: QPainter, words: str, base: int, room: int) -> None:
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(40, room))
        painter.drawText(INSET, base, cut)


class RecentPacks(QWidget):
    """The list, newest first; as short as the settings keep it.

    Signals:
        chosen: open this target.
        also_chosen: open this target beside those that are open.
        locate_wanted: this target has moved.
        remove_wanted: take this target off the list.
    """

    chosen = Signal(str)
    also_chosen = Signal(str)
    locate_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, before: QWidget, parent: QWidget) -> None:
        """List nothing yet; the Tab key comes here from the widget `before`."""
        super().__init__(parent)
        self._before = before
        self.setObjectName("recent_packs")
        self.setAccessibleName(self.tr("Recent packs"))
        self._theme = theme
        self.rows: list[PackRow] = []
        self._head = QLabel(self.tr("Recent packs"), self)
        self._head.setObjectName("library_head")
        self._head.setIndent(0)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.addWidget(self._head)
        self._column.addLayout(head)
        theme.changed.connect(self.update)

    def show_packs(self, packs: Sequence[RecentPack]) -> None:
        """List packs; where nothing is different, nothing is made anew."""
        same = [(row.pack.target, row.pack.missing) for row in self.rows]
        if same == [(pack.target, pack.missing) for pack in packs]:
            for row, pack in zip(self.rows, packs, strict=True):
                if row.pack != pack:
                    row.show_pack(pack)
            return
        # Where the keyboard is once a dialog has gone, though that one may still have it now.
        focused = self.window().focusWidget()
        at = next((n for n, row in enumerate(self.rows) if row is focused), None)
        before, self.rows = self.rows, [self._row(pack) for pack in packs]
        self._head.setVisible(bool(self.rows))
        self._order()
        if at is not None and self.rows:
            target = before[at].pack.target
            named = (row for row in self.rows if row.pack.target == target)
            row = next(named, self.rows[min(at, len(self.rows) - 1)])
            row.show()  # what is not shown takes no focus
            row.setFocus()
        for row in before:  # now: a row that is hidden with the focus in it makes the page scroll
            row.hide()
            row.deleteLater()

    def _order(self) -> None:
        """New rows are reached in their place by the Tab key, not after everything else."""
        last = self._before
        for row in self.rows:
            for widget in (row, *row.links):
                QWidget.setTabOrder(last, widget)
                last = widget

    def _row(self, pack: RecentPack) -> PackRow:
        row = PackRow(pack, self._theme, self)
        if not pack.missing:
            row.clicked.connect(lambda _=False: self.chosen.emit(pack.target))
            row.also_wanted.connect(lambda: self.also_chosen.emit(pack.target))
        row.locate_wanted.connect(lambda: self.locate_wanted.emit(pack.target))
        row.remove_wanted.connect(lambda: self.remove_wanted.emit(pack.target))
        self._column.addWidget(row)
        return row
