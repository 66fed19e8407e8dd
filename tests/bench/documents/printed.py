"""PDF documents as programs make them, with the text that a reader of them should get.

Painted by Qt, so with embedded fonts and their maps to Unicode. Every kind has traits of its own:
columns, how the words were painted, notes, running heads, tables, letters.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPageSize, QPainter, QPdfWriter

from documents.words import Writer

WIDTH: Final = 595.0
HEIGHT: Final = 842.0
_EDGE: Final = 50.0
_GUTTER: Final = 18.0
_VOWELS: Final = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is set."""

    columns: int = 2
    size: float = 9.5
    family: str = "Liberation Serif"
    across: bool = False
    by_word: bool = False
    hyphens: str = "-"
    ligatures: bool = False
    head: str = ""
    foot: str = ""
    alternate: bool = False
    notes: bool = False
    drop_cap: bool = False
    small_caps: bool = False
    table: bool = False
    mixed: bool = False
    margin_note: str = ""
    indent: float = 10.0
    gutter: float = _GUTTER


KINDS: Final[dict[str, Style]] = {
    "two columns": Style(),
    "two columns, word by word": Style(by_word=True, ligatures=True),
    "two columns, painted across": Style(across=True),
    "two columns, narrow gutter": Style(gutter=9, size=8.5, by_word=True),
    "two columns, painted across, narrow gutter": Style(across=True, gutter=10, size=9),
    "two columns, heads and notes": Style(
        head="Regional Studies Quarterly, vol. {n}",
        foot="Page {n} of {m}",
        alternate=True,
        notes=True,
    ),
    "two columns, typographic hyphens": Style(hyphens="\u2010", family="Liberation Sans", size=9),
    "two columns, drop cap, small caps": Style(drop_cap=True, small_caps=True, foot="{n}"),
    "two columns, tables": Style(table=True, foot="{n}"),
    "two columns, tables, word by word": Style(table=True, by_word=True, foot="- {n} -"),
    "title across, then two columns": Style(
        mixed=True, by_word=True, head="{n}", foot="doi:10.1/{n}"
    ),
    "title across, painted across": Style(mixed=True, across=True, foot="{n}/{m}"),
    "three columns": Style(columns=3, size=8.5, gutter=14),
    "three columns, painted across": Style(columns=3, size=8.5, across=True, gutter=14),
    "rotated words in the margin": Style(margin_note="Preprint 2025.01234 [econ] 3 Mar 2025"),
    "one column": Style(
        columns=1, size=11, head="Annual report", foot="{n}", notes=True, table=True
    ),
}
"""Every kind of document, by name."""


@dataclass(slots=True)
class _Line:
    """A line to be painted: its words, its corner, how wide it is to be (0: as it falls)."""

    text: str
    x: float
    y: float
    size: float
    wide: float = 0.0
    bold: bool = False
    plain: bool = False


@dataclass(slots=True)
class _Sheet:
    """What stands on a page: columns of lines, and what stands outside them."""

    columns: list[list[_Line]]
    outside: list[_Line] = field(default_factory=list["_Line"])


def write(kind: str, seed: int, target: Path) -> str:
    """Make a document of a kind; gives the text that it holds."""
    style = KINDS[kind]
    setter = _Setter(style, Writer(seed))
    sheets = setter.sheets()
    _paint(sheets, style, target)
    return "\n\n".join(setter.gold)


class _Setter:
    """Sets text into columns, page by page."""

    def __init__(self, style: Style, writer: Writer) -> None:
        self.style = style
        self.writer = writer
        self.dice = random.Random(writer.dice.random())
        self.gold: list[str] = []
        self._wide = (WIDTH - 2 * _EDGE - style.gutter * (style.columns - 1)) / style.columns
        self._step = style.size * 1.22
        self._sheets: list[_Sheet] = []
        self._column = 0
        self._y = 0.0
        self._bottom = HEIGHT - 70
        self._pending: list[str] = []
        self._open()

    def sheets(self) -> list[_Sheet]:
        """Three pages or so of text."""
        style, writer = self.style, self.writer
        if style.mixed:
            self._title()
        for part in range(5):
            if part:
                self._heading(f"{part}. {writer.heading()}" if style.mixed else writer.heading())
            for number, text in enumerate(writer.paragraphs(4)):
                self._paragraph(text, first=part == 0 and number == 0)
            if style.table and part % 2:
                self._table()
        self._flush_notes()
        self._furnish()
        return self._sheets

    def _open(self) -> None:
        self._flush_notes()
        self._sheets.append(_Sheet([[] for _ in range(self.style.columns)]))
        self._column, self._y = 0, 70.0
        self._top = 70.0
        self._noted = 0

    def _flush_notes(self) -> None:
        """The notes at the foot of the last column of a page come after its text."""
        self.gold += self._pending
        self._pending = []

    @property
    def _x(self) -> float:
        return _EDGE + self._column * (self._wide + self.style.gutter)

    def _room(self, lines: int = 1) -> None:
        """Go to the next column or page where there is no room."""
        last = self._column + 1 == self.style.columns
        bottom = self._bottom - (44 if self.style.notes and last else 0)
        if self._y + lines * self._step <= bottom:
            return
        if last:
            self._open()
        else:
            self._column, self._y = self._column + 1, self._top

    def _put(
        self,
        text: str,
        *,
        wide: float = 0.0,
        size: float = 0.0,
        bold: bool = False,
        indent: float = 0.0,
        plain: bool = False,
    ) -> None:
        self._room()
        line = _Line(text, self._x + indent, self._y, size or self.style.size, wide, bold, plain)
        self._sheets[-1].columns[self._column].append(line)
        self._y += self._step

    def _title(self) -> None:
        title = "How the Northern Corridor Changed Regional Trade: Evidence from Freight"
        sheet = self._sheets[-1]
        sheet.outside.append(_Line(title, _EDGE, 80, 17, bold=True))
        abstract = self.writer.paragraph(4, 4)
        self.gold += [title, abstract]
        y = 104.0
        for text, wide in self._broken(abstract, WIDTH - 2 * _EDGE - 60, 0):
            sheet.outside.append(_Line(text, _EDGE + 30, y, self.style.size, wide))
            y += self._step
        self._y = self._top = y + 14

    def _heading(self, text: str) -> None:
        self._room(4)
        self._y += 0.7 * self._step if self._y > self._top else 0
        self._put(text, size=self.style.size * 1.25, bold=True)
        self._y += 0.3 * self._step
        self.gold.append(text)

    def _paragraph(self, text: str, *, first: bool) -> None:
        style = self.style
        noted = style.notes and not self._noted and self.dice.random() < 0.5
        shown = f"{text[:-1]}.¹" if noted else text
        self.gold.append(shown)
        if first and style.drop_cap:
            self._dropped(text)
            return
        if style.small_caps and first:
            shown = shown.replace(shown.split(",")[0], shown.split(",")[0].upper(), 1)
        for place, (words, wide) in enumerate(self._broken(shown, self._wide, style.indent)):
            indent = style.indent if place == 0 else 0.0
            self._put(words, wide=wide, indent=indent)
        if noted:
            self._note()

    def _dropped(self, text: str) -> None:
        cap, rest = text[0], text[1:]
        size = self.style.size * 2.9
        left = QFontMetricsF(_font(self.style, size)).horizontalAdvance(cap) + 4
        self._sheets[-1].columns[0].append(
            _Line(cap, self._x, self._y + 1.22 * self.style.size, size)
        )
        lines = list(self._broken(rest, self._wide - left, 0))
        for words, wide in lines[:2]:
            self._put(words, wide=wide, indent=left)
        rest = " ".join(words for words, _ in lines[2:]).replace(f"{self.style.hyphens} ", "")
        for words, wide in self._broken(rest, self._wide, 0):
            self._put(words, wide=wide)

    def _note(self) -> None:
        self._noted = 1
        text = self.writer.sentence()
        column = self.style.columns - 1
        x = _EDGE + column * (self._wide + self.style.gutter)
        lines = list(self._broken(f"¹ {text}", self._wide, 0, self.style.size * 0.8))
        y = self._bottom + 8 - 10 * len(lines)
        for words, _ in lines:
            line = _Line(words, x, y, self.style.size * 0.8)
            self._sheets[-1].outside.append(line)
            y += 10
        self._pending.append(f"¹ {text}")

    def _table(self) -> None:
        dice = self.dice
        head = ("Year", "Tons", "Share")
        rows = [head] + [
            (
                str(2019 + n),
                f"{dice.randint(10, 99)}.{dice.randint(0, 9)}",
                f"{dice.randint(5, 60)} %",
            )
            for n in range(5)
        ]
        self._room(8)
        self._y += 0.5 * self._step
        for cells in rows:
            for place, cell in enumerate(cells):
                line = _Line(
                    cell, self._x + place * self._wide / 3, self._y, self.style.size, plain=True
                )
                self._sheets[-1].columns[self._column].append(line)
            self._y += self._step
        self._y += 0.5 * self._step
        self.gold.append("\n".join(" ".join(cells) for cells in rows))

    def _furnish(self) -> None:
        style = self.style
        for number, sheet in enumerate(self._sheets, start=11):
            total = 10 + len(self._sheets)
            if style.head:
                text = style.head.format(n=number, m=total)
                odd = "Holt and Vogt: Corridors" if style.alternate and number % 2 else text
                sheet.outside.append(_Line(odd, _EDGE, 40, 8))
            if style.foot:
                foot = style.foot.format(n=number, m=total)
                sheet.outside.append(_Line(foot, WIDTH / 2 - 20, HEIGHT - 36, 8))

    def _broken(
        self, text: str, wide: float, indent: float, size: float = 0.0
    ) -> Iterator[tuple[str, float]]:
        """Lines of a paragraph, hyphenated; each with how wide it is to be set, 0 for the last."""
        metrics = QFontMetricsF(_font(self.style, size or self.style.size))
        rest = text.split(" ")
        room = wide - indent
        while rest:
            line: list[str] = []
            while rest and metrics.horizontalAdvance(" ".join([*line, rest[0]])) <= room:
                line.append(rest.pop(0))
            if rest:
                cut = self._cut(" ".join(line), rest[0], room, metrics)
                if cut:
                    line.append(rest[0][:cut] + self.style.hyphens)
                    rest[0] = rest[0][cut:]
                elif not line:
                    line.append(rest.pop(0))
            yield " ".join(line), room if rest else 0.0
            room = wide

    def _cut(self, line: str, word: str, room: float, metrics: QFontMetricsF) -> int:
        """Where a word may be broken so that its first part fits; 0 where nowhere."""
        bare = word.rstrip(",.")
        if len(bare) < 7 or not bare.isalpha():
            return 0
        for cut in range(len(bare) - 3, 2, -1):
            joint = bare[cut - 1] in _VOWELS and bare[cut] not in _VOWELS
            if joint and metrics.horizontalAdvance(f"{line} {word[:cut]}-") <= room:
                return cut
        return 0


def _font(style: Style, size: float, *, bold: bool = False) -> QFont:
    font = QFont(style.family)
    font.setPixelSize(max(1, round(size * 10)))
    font.setPointSizeF(size)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _paint(sheets: Sequence[_Sheet], style: Style, target: Path) -> None:
    writer = QPdfWriter(str(target))
    writer.setPageSize(QPageSize(QSizeF(WIDTH, HEIGHT), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(72)
    painter = QPainter(writer)
    for number, sheet in enumerate(sheets):
        if number:
            writer.newPage()
        for line in _ordered(sheet, style):
            _paint_line(painter, line, style)
        if style.margin_note and number == 0:
            painter.save()
            painter.setFont(_font(style, 14))
            painter.translate(28, 600)
            painter.rotate(-90)
            painter.drawText(QPointF(0, 0), style.margin_note)
            painter.restore()
    painter.end()


def _ordered(sheet: _Sheet, style: Style) -> list[_Line]:
    """The lines in the order in which they are painted."""
    inside = [line for column in sheet.columns for line in column]
    if style.across:
        inside.sort(key=lambda line: (round(line.y), line.x))
        return sorted([*sheet.outside, *inside], key=lambda line: round(line.y))
    return [*sheet.outside, *inside]


def _paint_line(painter: QPainter, line: _Line, style: Style) -> None:
    font = _font(style, line.size, bold=line.bold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    text = _with_ligatures(line.text) if style.ligatures else line.text
    words = text.split(" ")
    gap = metrics.horizontalAdvance(" ")
    if line.wide and len(words) > 1:
        gap = (line.wide - sum(map(metrics.horizontalAdvance, words))) / (len(words) - 1)
    if not style.by_word:
        font.setWordSpacing(gap - metrics.horizontalAdvance(" "))
        painter.setFont(font)
        painter.drawText(QPointF(line.x, line.y), text)
        return
    x = line.x
    for word in words:
        painter.drawText(QPointF(x, line.y), word)
        x += metrics.horizontalAdvance(word) + gap


def _with_ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


Make = Callable[[str, int, Path], str]
