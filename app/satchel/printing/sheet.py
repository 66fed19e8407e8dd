"""The sheet: paper sizes, margins, colours. Lengths are pixels of 1/96 inch, as in the design."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtGui import QColor, QPageSize

from satchel.painting.inks import paper_inks

PageSize = Literal["A4", "Letter"]
PAGE_SIZES: Final[tuple[PageSize, ...]] = ("A4", "Letter")

SIDE: Final = 68
"""18 mm."""

HEAD_TOP: Final = 52
BODY_TOP: Final = 82
FOOT_RULE: Final = 52
"""From the foot's rule to the lower edge of the sheet."""

LABEL: Final = 112
GAP: Final = 18
"""The column of labels at the left of a section, and the white between it and the text."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper."""

    name: PageSize
    width: float
    height: float

    @property
    def measure(self) -> float:
        """The width between the sides."""
        return self.width - 2 * SIDE

    @property
    def body_bottom(self) -> float:
        """Where the text ends, above the foot."""
        return self.height - FOOT_RULE - 14

    @property
    def qt(self) -> QPageSize:
        """The same for Qt."""
        a4 = self.name == "A4"
        return QPageSize(QPageSize.PageSizeId.A4 if a4 else QPageSize.PageSizeId.Letter)


def paper(name: PageSize) -> Paper:
    """The sheet of that name."""
    return Paper("A4", 794, 1123) if name == "A4" else Paper("Letter", 816, 1056)


def ink(name: str) -> QColor:
    """A colour of print by its name in the tokens ("muted", "accent"), or "status.target"."""
    return paper_inks()(name)
