"""The row between tabs and list: how many figures, which of them are shown."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from satchel.theme.theme import Theme
from satchel.widgets.menu_button import MenuButton
from satchel.widgets.words import counted


class NoteRow(QWidget):
    """Says what the list below holds; its menu switches trivial counts and what was taken out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(parent)
        self.setObjectName("figure_note")
        self.setAccessibleName(self.tr("Which figures are listed"))
        self.setFixedHeight(36)
        self._theme = theme
        self._cards = MenuButton(theme, "card_menu", "", self)
        menu = self._cards.fresh_menu()
        self.trivial = menu.addAction(self.tr("Show trivial counts"))
        self.trivial.setObjectName("show_trivial_counts")
        self.trivial.setCheckable(True)
        self.taken_out = menu.addAction("")
        self.taken_out.setObjectName("show_taken_out")
        self.taken_out.setCheckable(True)
        self.taken_out.setVisible(False)
        self._sources = QLabel(self.tr("By indicator"), self)
        self._differ = QLabel(self)
        self._differ.setObjectName("sources_differ")
        self._differ.setAccessibleName(self.tr("Indicators on which sources differ"))
        for label in (self._sources, self._differ):
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 16, 1)
        layout.addWidget(self._cards)
        layout.addWidget(self._sources)
        layout.addStretch(1)
        layout.addWidget(self._differ)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_article(self, key: int, others: int, taken_out: int) -> None:
        """Say how many cards the article has, and how many the analyst took out."""
        said = self.tr("Show what you took out ({number})").format(number=taken_out)
        self.taken_out.setText(said)
        self.taken_out.setVisible(taken_out > 0)
        words = counted(key, self.tr("key figure"), self.tr("key figures"))
        if others:
            more = counted(others, self.tr("other"), self.tr("others"))
            words = f"{words}, {more}"
        else:
            words = self.tr("{words}, in text order").format(words=words)
        self._cards.setText(words)
        self._cards.setAccessibleName(words)

    def show_sources(self, differing: int) -> None:
        """Say on how many indicators sources differ."""
        said = self.tr("≠ {number} differ").format(number=differing)
        self._differ.setText(said if differing else "")

    def show_tab(self, *, sources: bool) -> None:
        """Speak of all sources or of this article."""
        self._cards.setVisible(not sources)
        self._sources.setVisible(sources)
        self._differ.setVisible(sources)

    def _on_theme_changed(self) -> None:
        sheet = f"color: {self._theme.tokens.muted.name()}; font-size: 13px;"
        self._sources.setStyleSheet(f"{sheet} padding-left: 6px;")
        self._differ.setStyleSheet(sheet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
