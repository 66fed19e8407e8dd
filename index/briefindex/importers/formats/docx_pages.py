"""Where the pages of a Word document begin, as the program that saved it had laid them out.

Word notes that in the text ("lastRenderedPageBreak"); where it did not, or noted another number of
pages in the document's properties, nothing is known of pages. Source: ECMA-376, part 1, 17.3.3.13.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefindex.importers.formats.dublin_core import local

if TYPE_CHECKING:
    from lxml import etree

BREAK = "\ufdd0"
"""Stands for a page's beginning among words, while they are gathered: no text has it."""

REASON = "Pages as the document was last laid out; another printer or other fonts may move them."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class Pages:
    """Counts the pages while the text is read; `known` False: there are none."""

    known: bool
    last: int = 0
    _waiting: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    def taken_from(self, words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The words without their breaks, and which pages begin in them, from which offset on."""
        if not self.known:
            return words.replace(BREAK, ""), ()
        first, *others = words.split(BREAK)
        begun, self._waiting = self._waiting, []
        said = first
        for part in others:
            self.last += 1
            said += part.lstrip() if said[-1:] in ("", " ", "\n") else part
            begun.append((len(said) - len(part.lstrip()), self.last))
        if not any(map(str.isalnum, said)):
            self._waiting = [(0, page) for _, page in begun]
            return "", ()
        return said, tuple((min(offset, len(said)), page) for offset, page in begun)

    def of_row(self, breaks: int) -> tuple[tuple[int, int], ...]:
        """Which pages begin with a row of a table in whose cells at most so many begin."""
        if not self.known:
            return ()
        begun, self._waiting = self._waiting, []
        for _ in range(breaks):
            self.last += 1
            begun.append((0, self.last))
        return tuple(begun)

    def labels(self, *, notes: bool) -> tuple[str, ...]:
        """The number of each page; what stands at the end, the notes, has no page."""
        if not self.known:
            return ()
        counted = tuple(str(page + 1) for page in range(self.last + 1))
        return (*counted, "") if notes else counted


def pages_of(body: "etree.Element", properties: "etree.Element | None") -> Pages:
    """The pages of a document with this body; `properties` is its part "app", if it has one."""
    if next(body.iter(f"{_W}lastRenderedPageBreak"), None) is None:
        return Pages(known=False)
    said = ""
    for one in properties if properties is not None else ():
        said = (one.text or "").strip() if local(one) == "Pages" else said
    return Pages(known=re.fullmatch(r"\d{1,6}", said) is None or _begun(body) + 1 == int(said))


def _begun(body: "etree.Element") -> int:
    """How many pages begin in a body; those of the cells of one row count once."""
    within = {
        one for line in body.iter(f"{_W}tr") for one in line.iter(f"{_W}lastRenderedPageBreak")
    }
    alone = sum(1 for one in body.iter(f"{_W}lastRenderedPageBreak") if one not in within)
    rows = (
        max((in_cell(cell) for cell in line.iter(f"{_W}tc")), default=0)
        for line in body.iter(f"{_W}tr")
    )
    return alone + sum(rows)


def in_cell(cell: "etree.Element") -> int:
    """How many pages begin in a cell."""
    return sum(1 for _ in cell.iter(f"{_W}lastRenderedPageBreak"))
