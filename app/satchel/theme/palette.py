"""From tokens to Qt: one palette and one small style sheet on the Fusion style."""

from PySide6.QtGui import QColor, QPalette

from briefindex.bundle import bundled
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


def style_sheet(tokens: Tokens) -> str:
    """The style sheet of a theme: lines, paddings and states that a palette cannot say."""
    sheet = (bundled("resources") / "themes" / "satchel.qss").read_text(encoding="utf-8")
    for name in sorted(_names(tokens), key=len, reverse=True):
        colour: QColor = getattr(tokens, name)
        sheet = sheet.replace(f"@{name}", colour.name())
    return sheet


def _names(tokens: Tokens) -> list[str]:
    return [name for name in tokens.__slots__ if isinstance(getattr(tokens, name), QColor)]
