"""A word with a small arrow that opens a menu."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from satchel.theme.fonts import font
from satchel.theme.icons import icon
from satchel.theme.theme import Theme


class MenuButton(QToolButton):
    """Shows its menu when pressed."""

    def __init__(
        self, theme: Theme, name: str, words: str, parent: QWidget, mark: str = "chevron-down"
    ) -> None:
        """Make the button; its menu comes by `fresh_menu`."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFont(font("ui", 13))
        self.setFixedHeight(28)
        self.setIconSize(QSize(13, 13))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._mark = mark
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def fresh_menu(self) -> QMenu:
        """An empty menu in the place of the old one."""
        old = self.menu()
        made = QMenu(self)
        made.setObjectName(f"{self.objectName()}_menu")
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(made)
        if old is not None:
            old.deleteLater()
        return made

    def set_active(self, active: bool) -> None:
        """Stand out while the menu narrows what is shown."""
        colour = self._theme.tokens.accent.name() if active else ""
        self.setStyleSheet(f"color: {colour}; font-weight: 600;" if active else "")

    def _on_theme_changed(self) -> None:
        self.setIcon(icon(self._mark, self._theme.tokens, 13))
