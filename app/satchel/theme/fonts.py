"""The shipped fonts: loaded once, asked for by role, never by the name of a weight."""

import logging
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from briefindex.bundle import bundled
from satchel.theme.tokens import fallback_families

Role = Literal["ui", "read", "title"]

_FAMILIES: dict[Role, str] = {
    "ui": "Source Sans 3",
    "read": "Source Serif 4",
    "title": "Source Serif 4 Display",
}
_log = logging.getLogger(__name__)


def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt; gives the families that could not be had.

    Their fallbacks take over, so that a damaged installation still reads.
    """
    for path in sorted((bundled("resources") / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            _log.warning("The font %s could not be loaded; another is used.", path.name)
    return tuple(
        family for family in _FAMILIES.values() if QFontInfo(QFont(family)).family() != family
    )


@cache
def font(role: Role, pixels: float, *, strong: bool = False, italic: bool = False) -> QFont:
    """A font by role and size in pixels. Callers must not change it: it is shared."""
    made = QFont()
    fallbacks = fallback_families("ui" if role == "ui" else "read")
    made.setFamilies([_FAMILIES[role], *fallbacks])
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setItalic(italic)
    if role != "ui":
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(
    role: Role, pixels: float, *, strong: bool = False, italic: bool = False
) -> QFontMetricsF:
    """The measures of a font by role."""
    return QFontMetricsF(font(role, pixels, strong=strong, italic=italic))
