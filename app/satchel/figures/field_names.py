"""What each field of a figure is called."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from briefindex.desk import FIELDS
from briefindex.model.figure import FigureField
from satchel.widgets.words import QT_TRANSLATE_NOOP

_NAMES: Final[dict[FigureField, str]] = {
    "value": QT_TRANSLATE_NOOP("Fields", "Value"),
    "unit": QT_TRANSLATE_NOOP("Fields", "Unit"),
    "qualifier": QT_TRANSLATE_NOOP("Fields", "Qualifier"),
    "direction": QT_TRANSLATE_NOOP("Fields", "Direction"),
    "indicator": QT_TRANSLATE_NOOP("Fields", "Indicator"),
    "parties": QT_TRANSLATE_NOOP("Fields", "Parties"),
    "period": QT_TRANSLATE_NOOP("Fields", "Period"),
    "status": QT_TRANSLATE_NOOP("Fields", "Status"),
    "speaker": QT_TRANSLATE_NOOP("Fields", "Who says it"),
    "salience": QT_TRANSLATE_NOOP("Fields", "Importance"),
    "hidden": QT_TRANSLATE_NOOP("Fields", "Not a figure"),
}

EDITED: Final[tuple[FigureField, ...]] = tuple(name for name in FIELDS if name != "hidden")
"""The fields that are typed or chosen, in the order of the form."""


def field_name(name: FigureField) -> str:
    """The name of a field in the reader's language."""
    return QCoreApplication.translate("Fields", _NAMES[name])
