"""The line over the list that says under which other names a thing was found."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefindex.model.search import SearchResult
from satchel.theme.theme import Theme

_SHOWN: Final = 3


class OtherNames(QWidget):
    """Says which other names a query found, with the way to do without them, and back.

    Signals:
        other_wanted: search for the words alone, or for other names again.
    """

    other_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("other_names")
        self.setAccessibleName(self.tr("Other names found"))
        self._theme = theme
        self._words = QLabel(self)
        self._words.setObjectName("other_names_words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAccessibleName(self.tr("Other names found"))
        self._words.setWordWrap(True)
        self._link = QPushButton(self.tr("Search literally"), self)
        self._link.setObjectName("link")
        self._link.setAccessibleName(self._link.text())
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._link.clicked.connect(self.other_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 7)
        layout.setSpacing(12)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty where it says nothing."""
        return "" if self.isHidden() else self._words.text()

    def show_result(self, result: SearchResult | None) -> None:
        """Speak of the other names that a result has or does without; hide where there are none."""
        if result is not None and result.also_finds:
            self._say(self._also(result.also_finds), self.tr("Search literally"))
        elif result is not None and result.with_names is not None:
            self._say(self.tr("Only these words."), self.tr("Find other names too"))
        else:
            self._say("", "")

    def _say(self, words: str, link: str) -> None:
        if words:
            self._words.setText(words)
            self._link.setText(link)
            self._link.setAccessibleName(link)
        self.setVisible(bool(words))

    def _also(self, names: tuple[str, ...]) -> str:
        shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
        more = len(names) - _SHOWN
        if more <= 0:
            return self.tr("Also finds {names}").format(names=shown)
        if more == 1:
            return self.tr("Also finds {names} and 1 more").format(names=shown)
        said = self.tr("Also finds {names} and {number} more")
        return said.format(names=shown, number=more)

    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.muted.name()
        self._words.setStyleSheet(f"font-size: 13px; color: {colour};")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
