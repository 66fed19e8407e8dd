"""A label for words that come from elsewhere: markup in them is shown, not followed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(name: str, parent: QWidget, words: str = "", *, wraps: bool = True) -> QLabel:
    """A label that shows words as they are written, on several lines where it `wraps`."""
    label = QLabel(words, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label
