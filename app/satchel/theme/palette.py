"""From tokens to Qt: one palette and one small style sheet on the Fusion style."""

from PySide6.QtGui import QColor, QPalette

from satchel.theme.tokens import Tokens


def palette(tokens: Tokens) -> QPalette:
    """The palette of a theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.raised),
        (role.AlternateBase, tokens.surface),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.faint),
        (role.Button, tokens.window),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.status["conflict"]),
        (role.Highlight, tokens.selection),
        (role.HighlightedText, tokens.selection_text),
        (role.ToolTipBase, tokens.tooltip),
        (role.ToolTipText, tokens.tooltip_text),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Accent, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line_strong),
        (role.Shadow, tokens.line_strong),
    ):
        made.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, where, tokens.disabled)
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.hover)
    return made


_SHEET = """
QWidget { font-family: "Source Sans 3"; font-size: 14px; }
QMenuBar { background: @window; color: @text; font-size: 13px; border: 0; padding: 0 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @line; }
QMenu { background: @raised; color: @text; border: 1px solid @line_strong; font-size: 13px; padding: 4px 0; }
QMenu::item { padding: 4px 28px 4px 28px; }
QMenu::item:selected { background: @selection; color: @selection_text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QStatusBar, #status_bar { background: @window; color: @muted; font-size: 12px; }
QStatusBar::item { border: 0; }
#status_bar QLabel { color: @muted; font-size: 12px; }
#strip { background: @window; border: 0; border-bottom: 1px solid @line; }
#search_box { background: @raised; color: @text; border: 1px solid @line_strong; border-radius: 4px;
  padding: 0 4px; font-size: 15px; selection-background-color: @selection; selection-color: @selection_text; }
#search_box:focus { border: 2px solid @accent; padding: 0 3px; }
QSplitter::handle { background: @line; }
#find_pane, #figures_pane { background: @surface; }
QListView { background: @surface; color: @text; border: 0; outline: 0; }
QListView:focus { border: 0; }
QTextBrowser { background: @raised; color: @text; border: 0; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; border: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 3px; min-height: 32px; margin: 2px 1px; }
QScrollBar::handle:vertical:hover { background: @line_strong; }
QScrollBar:horizontal { background: transparent; height: 8px; border: 0; }
QScrollBar::handle:horizontal { background: @line; border-radius: 3px; min-width: 32px; margin: 1px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QToolButton { background: transparent; color: @muted; border: 0; border-radius: 4px; font-size: 13px;
  padding: 2px 4px; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed { background: @line; }
QToolButton:focus { border: 2px solid @accent; padding: 0 2px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton { background: @raised; color: @text; border: 1px solid @line_strong; border-radius: 4px;
  padding: 0 12px; min-height: 26px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; }
QPushButton:default { background: @accent; border-color: @accent; color: @accent_text; font-weight: 600; }
QPushButton:disabled { color: @disabled; border-color: @line; }
QPushButton#link, QPushButton#show_all_figures, QPushButton#show_trivial, QPushButton#see_all_sources {
  background: none; border: 0; color: @accent; padding: 0; text-align: left; font-size: 13px; min-height: 22px; }
QPushButton#show_trivial, QPushButton#see_all_sources { font-size: 14px; }
QPushButton#link:focus, QPushButton#show_all_figures:focus, QPushButton#show_trivial:focus,
QPushButton#see_all_sources:focus { border: 0; text-decoration: underline; background: @hover; }
QProgressBar { background: @line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QDialog { background: @surface; }
QTreeView, QTableView, QPlainTextEdit { background: @raised; color: @text; border: 1px solid @line; }
QHeaderView::section { background: @surface; color: @muted; border: 0; border-bottom: 1px solid @line_strong;
  font-size: 12px; font-weight: 600; padding: 6px 8px; }
"""


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme: lines, paddings and states that a palette cannot say."""
    sheet = _SHEET
    for name in sorted(_names(tokens), key=len, reverse=True):
        colour: QColor = getattr(tokens, name)
        sheet = sheet.replace(f"@{name}", colour.name())
    return sheet


def _names(tokens: Tokens) -> list[str]:
    return [name for name in tokens.__slots__ if isinstance(getattr(tokens, name), QColor)]
