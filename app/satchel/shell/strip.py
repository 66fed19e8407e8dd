"""The strip under the menus: where one is, back and forward, the search box, the pack."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from satchel.theme.fonts import font, metrics
from satchel.theme.icons import icon
from satchel.theme.theme import Theme
from satchel.widgets.menu_button import MenuButton

_TIME_ROOM = 48


class SearchBox(QLineEdit):
    """The search box.

    Signals:
        entered: open the best article; in a new tab if true.
        left_downwards: the reader went into the list below.
        menu_wanted: the reader asked for the saved searches.
        focused: the reader is about to type: the keyboard or the pointer is here.
    """

    entered = Signal(bool)
    left_downwards = Signal()
    menu_wanted = Signal()
    focused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty box."""
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setAccessibleName(self.tr("Search articles and figures"))
        self.setPlaceholderText(self.tr("Search articles and figures"))
        self.setFixedHeight(32)
        self.setFont(font("ui", 15))
        self._theme = theme
        self._took = ""
        self._hints_at: Sequence[tuple[int, int]] = ()
        self._glass = QAction(self.tr("Saved searches"), self)
        self._glass.triggered.connect(self.menu_wanted)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_text_changed("")

    def show_query(self, query: str) -> None:
        """Show what is searched for, where it was not typed here."""
        if query != self.text():
            self.setText(query)

    def show_time(self, words: str) -> None:
        """Say how long the search took; what is typed keeps clear of it."""
        self._took = words
        wide = metrics("ui", 12).horizontalAdvance(words)
        self.setTextMargins(0, 0, max(_TIME_ROOM, round(wide) + 12), 0)
        self.update()

    def show_understood(self, words: str, hints_at: Sequence[tuple[int, int]]) -> None:
        """Say how the query was understood, and mark the places that its hints are of."""
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self._hints_at = hints_at
        self.update()

    def _on_text_changed(self, text: str) -> None:
        self._hints_at = ()
        self._clear.setVisible(bool(text))
        if not text:
            self.show_time("")

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", self._theme.tokens))
        self._clear.setIcon(icon("x", self._theme.tokens))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that somebody is about to click here, and to type."""
        super().enterEvent(event)
        self.focused.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that somebody is about to type."""
        super().focusInEvent(event)
        self.focused.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Words may be dropped here; files are the window's."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Enter opens its first row, Escape clears."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the time of the search, or the key that leads here, at the right end."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.setFont(font("ui", 12))
            if self.text():
                wide = metrics("ui", 12).horizontalAdvance(self._took)
                painter.setPen(tokens.muted)
                painter.drawText(round(self.width() - 38 - wide), 20, self._took)
                self._paint_hints(painter)
            elif not self.hasFocus():
                words = self.tr("Ctrl F")
                wide = round(metrics("ui", 12).horizontalAdvance(words)) + 10
                box = self.rect().adjusted(self.width() - wide - 10, 7, -10, -7)
                painter.setPen(tokens.line)
                painter.setBrush(tokens.surface)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawRoundedRect(box, 3, 3)
                painter.setPen(tokens.faint)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_hints(self, painter: QPainter) -> None:
        """Paint a wave under the letters that were not understood."""
        face = QFontMetricsF(self.font())
        text, caret = self.text(), self.cursorRect().center().x()
        zero = caret - face.horizontalAdvance(text[: self.cursorPosition()])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.status["conflict"], 1.2))
        base = self.height() / 2 + 9
        for start, end in self._hints_at:
            left = max(zero + face.horizontalAdvance(text[:start]), 30.0)
            right = zero + face.horizontalAdvance(text[: max(end, start + 1)])
            right = min(right, self.width() - 40.0 - self.textMargins().right())
            steps = range(max(2, round(max(right - left, 6) / 2)))
            painter.drawPolyline([QPointF(left + 2 * n, base + (n % 2) * 2) for n in steps])


class PlaceWord(QAbstractButton):
    """A workspace; checked while the window shows it."""

    def __init__(self, name: str, words: str, theme: Theme, parent: QWidget) -> None:
        """Make the word."""
        super().__init__(parent)
        self.setObjectName(f"place_{name}")
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme

    def sizeHint(self) -> QSize:
        """As wide as the word in its strong form."""
        return QSize(round(metrics("ui", 14, strong=True).horizontalAdvance(self.text())) + 2, 45)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word, and the accent line under it while one is there."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            chosen = self.isChecked()
            painter.setFont(font("ui", 14, strong=chosen))
            painter.setPen(tokens.text if chosen or self.underMouse() else tokens.muted)
            painter.drawText(
                self.rect().adjusted(0, 0, 0, -2), int(Qt.AlignmentFlag.AlignCenter), self.text()
            )
            if chosen:
                painter.fillRect(0, self.height() - 2, self.width(), 2, tokens.accent)
            if self.hasFocus():
                painter.setPen(tokens.accent)
                painter.drawRect(self.rect().adjusted(0, 8, -1, -9))


class Strip(QWidget):
    """The strip; its parts stand over the panes that they belong to.

    Signals:
        place_chosen: the name of the workspace that was clicked.
    """

    place_chosen = Signal(str)

    def __init__(
        self, theme: Theme, steps: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        """Make the strip with the actions back and forward."""
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAccessibleName(self.tr("Search"))
        self.setFixedHeight(46)
        self._theme = theme
        self._left = QWidget(self)
        self.places = {
            name: PlaceWord(name, words, theme, self._left)
            for name, words in (
                ("library", self.tr("Library")),
                ("read", self.tr("Read")),
                ("compare", self.tr("Compare")),
                ("entities", self.tr("Entities")),
            )
        }
        self.places["read"].setChecked(True)
        for name, place in self.places.items():
            place.clicked.connect(lambda _=False, name=name: self.place_chosen.emit(name))
        self.search = SearchBox(theme, self)
        self.boxes = [self.search]
        self.pack = MenuButton(theme, "pack_menu_button", "", self)
        self.pack.setFont(font("ui", 14))
        self.pack.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._right = QWidget(self)
        self._steps = [self._step(action) for action in steps]
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _step(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{action.objectName()}_button")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFixedSize(24, 28)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _arrange(self) -> None:
        left = QHBoxLayout(self._left)
        left.setContentsMargins(20, 0, 0, 0)
        left.setSpacing(22)
        for place in self.places.values():
            left.addWidget(place)
        left.addStretch(1)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 12, 0)
        right.addStretch(1)
        right.addWidget(self.pack)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 1)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addSpacing(12)
        for button in self._steps:
            layout.addWidget(button)
        layout.addSpacing(10)
        layout.addWidget(self.search, 1)
        self._row = layout
        layout.addSpacing(16)
        layout.addWidget(self._right)

    def align(self, left: int, right: int) -> None:
        """Stand over panes of these widths; 0 where a pane is hidden. No word is ever cut."""
        self._left.setFixedWidth(max(left, self._left.sizeHint().width()))
        self._right.setFixedWidth(max(right, 200))

    @property
    def box(self) -> SearchBox:
        """The search box that can be seen."""
        return next((box for box in self.boxes if not box.isHidden()), self.search)

    def add_box(self, name: str, words: str) -> SearchBox:
        """A further search box in the same place, hidden at first."""
        box = SearchBox(self._theme, self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setPlaceholderText(words)
        box.hide()
        self._row.insertWidget(self._row.indexOf(self.search), box, 1)
        self.boxes.append(box)
        return box

    def show_place(self, name: str, box: SearchBox) -> None:
        """Say where one is, and search there."""
        for each, word in self.places.items():
            word.setAutoExclusive(False)  # a place without a word leaves none checked
            word.setChecked(each == name)
            word.setAutoExclusive(True)
        for each in self.boxes:
            each.setVisible(each is box)

    def name_pack(self, name: str) -> QMenu:
        """Name what is open; gives the empty menu under the name."""
        self.pack.setText(name.replace("&", "&&"))
        self.pack.setAccessibleName(self.tr("Pack: {name}").format(name=name))
        return self.pack.fresh_menu()

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        for button, name in zip(self._steps, ("arrow-left", "arrow-right"), strict=True):
            button.defaultAction().setIcon(icon(name, tokens))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.fillRect(self.rect(), tokens.window)
            painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.line)
