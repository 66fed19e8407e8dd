"""A line over a list or a page that says something of it, with one thing to do about it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from satchel.theme.fonts import metrics
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label

_WIDEST: Final = 160
"""So wide a link leaves room for the words in the narrowest pane."""


class NoteLine(QWidget):
    """Muted words and a link.

    Signals:
        followed: the link was clicked.
    """

    followed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        accessible: str,
        parent: QWidget | None = None,
        *,
        beside: bool = False,
        widest: int = _WIDEST,
    ) -> None:
        """Start hidden; the link stands at the right end, or `beside` the words.

        It is elided where it is wider than `widest` pixels.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._theme = theme
        self._widest = widest
        self._words = plain_label(f"{name}_words", self)
        self._words.setAccessibleName(accessible)
        self.link = QPushButton(self)
        self.link.setObjectName("link")
        self.link.setAccessibleName(accessible)
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(self.followed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 7)
        layout.setSpacing(12)
        layout.addWidget(self._words, 0 if beside else 1)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        if beside:
            self._words.setWordWrap(False)
            layout.setSpacing(5)
            layout.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty where it says nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, link: str = "") -> None:
        """Say this; hide where there is nothing to say."""
        if words or link:
            self._words.setText(words)
            shown = metrics("ui", 13).elidedText(link, Qt.TextElideMode.ElideRight, self._widest)
            self.link.setText(shown.replace("&", "&&"))
            self.link.setToolTip(link if shown != link else "")
            self.link.setAccessibleName(link)
            self.link.setVisible(bool(link))
        self.setVisible(bool(words or link))

    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.muted.name()
        self._words.setStyleSheet(f"font-size: 13px; color: {colour};")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
