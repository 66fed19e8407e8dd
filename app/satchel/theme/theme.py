"""Which theme is on, and who is told when it changes."""

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from satchel.theme.fonts import font
from satchel.theme.palette import palette, style_sheet
from satchel.theme.tokens import THEMES, ThemeName, Tokens, tokens

Mode = Literal["system", "light", "dark", "sepia", "contrast"]
MODES: tuple[Mode, ...] = get_args(Mode)


def mode_of(words: str) -> Mode:
    """The mode that was remembered; "system" where the words are none."""
    for mode in MODES:
        if mode == words:
            return mode
    return "system"


class Theme(QObject):
    """The theme in use; painters ask it for `tokens` each time they paint.

    Signals:
        changed: other tokens hold from now on; the application's palette is set already.
    """

    changed = Signal()

    def __init__(self, mode: Mode, parent: QObject | None = None) -> None:
        """Start in a mode; nothing is applied before `apply`."""
        super().__init__(parent)
        self._mode: Mode = mode
        self.tokens: Tokens = tokens(self._resolved())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> Mode:
        """What the reader chose; "system" follows the desktop."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Use another theme from now on."""
        self._mode = mode
        self.apply()

    def apply(self) -> None:
        """Give the application the palette, the style sheet and the font of the theme."""
        self.tokens = tokens(self._resolved())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(style_sheet(self.tokens))
            app.setFont(font("ui", 14))
        self.changed.emit()

    def _resolved(self) -> ThemeName:
        for name in THEMES:
            if name == self._mode:
                return name
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self.apply()
