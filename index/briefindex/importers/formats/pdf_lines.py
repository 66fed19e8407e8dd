"""A printed line of a PDF page, or a part of one."""

from dataclasses import dataclass

HYPHEN = "\ufffe"
"""What PDFium puts where a word is broken at the end of a line, in place of hyphen and line end."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or a part of one, in points, y upwards.

    `top` and `bottom` are the base lines of its first and its last character, `size` the height of
    its largest. `column` counts the columns of its page in reading order. `turned` is how far, in
    degrees clockwise, one would turn the page to read it; `is_aside` of what is not printed as the
    rest is. `parts` are its words apart at gaps too narrow to tell cells by themselves, if any.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_row: bool = False
    column: int = 0
    turned: int = 0
    is_aside: bool = False
    parts: "tuple[Line, ...]" = ()
