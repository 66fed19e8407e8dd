"""The ground that a scrolled view paints on."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(view: QAbstractScrollArea) -> None:
    """Give a view a viewport that is known to Python.

    Asked for one that Qt made itself, PySide6 6.11 loads every type of widget to find its own:
    a twentieth of the start.
    """
    made = QWidget(view)
    made.setObjectName("qt_scrollarea_viewport")  # style sheets know it by Qt's own name
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    view.setViewport(made)
