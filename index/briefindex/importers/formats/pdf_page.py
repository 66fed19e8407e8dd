"""The text layer of one PDF page as fragments of lines, with where and how large they stand."""

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import degrees
from typing import TYPE_CHECKING

from briefindex.importers.formats.pdf_columns import in_reading_order
from briefindex.importers.formats.pdf_lines import HYPHEN, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_WIDE = 0.9
_NARROW = 0.5
_MOST_SPACES = 400
_MOST_FRAGMENTS = 2_000
_MOST_NUMBERS = 60
_RAISED = 0.8
_ENDS_IN_NUMBER = re.compile(r"[^\W_][^\s\ufffe]{0,30}?(\d{1,3})(?=[\s.,;:]|\Z)")
_UNIT = re.compile(r"(?:\A|[\W\d])[kcdm]?m\Z")
_OF_TEX = str.maketrans({
    0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl",
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
})  # fmt: skip
"""Signs of TeX's bitmap fonts, which tell no characters but the codes of their encodings.

Source: the encodings OT1 (first line) and T1 (the others), where they do not gainsay each other.
"""
_POWERS = {"2": "²", "3": "³"}


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a character stands, in points, on the page as it is turned to be read: y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        return max(1.0, self.top - self.bottom)


def lines_of(
    page: "PdfTextPage", known: set[float] | None = None, *, in_haste: bool = False
) -> list[Line]:
    """The lines of a page in reading order: columns one after the other, rows with bars.

    `known` is where the pages before it have columns, as `in_reading_order` takes it. In haste, as
    in a book of thousands of pages, no gaps are looked for within lines.
    """
    text = page.get_text_range(errors="ignore")
    reader = _Reader(page)
    found: list[Line] = []
    place = 0
    for printed in text.split("\r\n"):
        units = len(printed.encode("utf-16-le")) // 2
        if printed.strip():
            found += [reader.line(printed, place)] if in_haste else reader.fragments(printed, place)
        place += units + 2
    if in_haste or len(found) > _MOST_FRAGMENTS:
        return found
    return in_reading_order(found, known)


class _Reader:
    """Measures the characters of one page."""

    def __init__(self, page: "PdfTextPage") -> None:
        self._page = page
        self._turned = 0
        self._narrow: list[int] = []
        self._last = page.count_chars() - 1

    def fragments(self, printed: str, place: int) -> list[Line]:
        """A line cut where it has gaps as between columns, and after the half of a broken word."""
        self._turned = self._turn(place + len(printed) - len(printed.lstrip()))
        cuts = [*self._cuts(printed, place), len(printed)]
        found: list[Line] = []
        start = 0
        for cut in cuts:
            part = printed[start:cut]
            if part.strip(HYPHEN + " "):
                line = self.line(part, place + start)
                found.append(replace(line, parts=self._parts(printed, place, start, cut)))
            start = cut
        return found

    def _parts(self, printed: str, place: int, start: int, cut: int) -> tuple[Line, ...]:
        """What stands between two cuts, apart at narrow gaps; none where there is no such gap."""
        narrow = [gap for gap in self._narrow if start < gap < cut]
        edges = [start, *narrow, cut]
        return tuple(
            self.line(printed[first:last], place + first)
            for first, last in pairwise(edges)
            if narrow and printed[first:last].strip()
        )

    def line(self, printed: str, place: int) -> Line:
        """One line or a part of it."""
        first = place + len(printed) - len(printed.lstrip())
        self._turned = self._turn(first)
        last = place + max(0, len(printed.rstrip(" " + HYPHEN).encode("utf-16-le")) // 2 - 1)
        begin, end = self._box(first), self._box(max(first, last))
        tall = max(begin, end, key=lambda box: box.size)
        left, right = min(begin.left, end.left), max(begin.right, end.right)
        bottom = tall.bottom
        words = self._with_marks(printed, place).translate(_OF_TEX).strip()
        return Line(words, left, right, bottom, bottom, tall.size, turned=self._turned)

    def _with_marks(self, printed: str, place: int) -> str:
        """The words with raised numbers as marks of notes, "[3]", or as powers, "km²"."""
        if len(printed.encode("utf-16-le")) != 2 * len(printed):
            return printed
        found: list[str] = []
        done = 0
        for match in islice(_ENDS_IN_NUMBER.finditer(printed), _MOST_NUMBERS):
            start = self._raised_from(match, place)
            if start is None:
                continue
            number = printed[start : match.end()]
            unit = _UNIT.search(printed[max(0, start - 4) : start]) and number in _POWERS
            found += [printed[done:start], _POWERS[number] if unit else f"[{number}]"]
            done = match.end()
        return "".join((*found, printed[done:]))

    def _raised_from(self, match: re.Match[str], place: int) -> int | None:
        """Where the raised digits at the end of a word begin; None where there are none."""
        base = self._box(place + match.start())
        start = None
        for index in range(match.end() - 1, match.start(1) - 1, -1):
            box = self._box(place + index)
            if box.size > _RAISED * base.size or box.bottom <= base.bottom:
                break
            start = index
        return start

    def _turn(self, place: int) -> int:
        """How far one would turn the page to read the character, in quarters."""
        from pypdfium2.raw import FPDFText_GetCharAngle  # as in `pdf`

        angle = degrees(FPDFText_GetCharAngle(self._page, min(place, self._last)))
        return (360 - 90 * round(angle / 90)) % 360

    def _cuts(self, printed: str, place: int) -> list[int]:
        """Where a line is cut; nowhere, if some of its characters count twice for PDFium."""
        self._narrow = []
        if len(printed.encode("utf-16-le")) != 2 * len(printed):
            return []
        found: list[int] = []
        spaces = 0
        for index, sign in enumerate(printed[:-1]):
            if sign == HYPHEN:
                found.append(index + 1)
            elif sign == " " and index and spaces < _MOST_SPACES:
                spaces += 1
                wide = self._gap(place + index)
                if wide > _WIDE:
                    found.append(index + 1)
                elif wide > _NARROW:
                    self._narrow.append(index + 1)
        return found

    def _gap(self, place: int) -> float:
        """How wide a space is, in heights of its line."""
        before, after = self._box(place - 1), self._box(place + 1)
        wide = max(after.left - before.right, before.left - after.right)  # or to the left
        return wide / max(before.size, after.size)

    def _box(self, place: int) -> _Box:
        left, bottom, right, top = self._page.get_charbox(min(place, self._last), loose=True)
        match self._turned:
            case 90:
                return _Box(bottom, -right, top, -left)
            case 180:
                return _Box(-right, -top, -left, -bottom)
            case 270:
                return _Box(-top, left, -bottom, right)
            case _:
                return _Box(left, bottom, right, top)
