"""The parts of a briefing as blocks: title, comparison, gaps, sources, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QPainter

from briefindex.model.briefing import Briefing, Line, Note, Run, SourceEntry
from satchel.painting.typeset import Style, Text, plain, target_name
from satchel.printing.flow import Block, Columns, Draw
from satchel.printing.sheet import GAP, LABEL


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a layout takes: sizes that may shrink so that two pages hold all."""

    body: Style
    note: float
    note_line: float
    plot: float
    pad: float
    between: float
    lines_first: bool


_ROOMY: Final = Density(Style("read", 13, 18.5), 10.5, 14, 172, 3, 18, lines_first=False)
_CLOSE: Final = Density(Style("ui", 12.5, 17), 10, 13, 128, 2, 12, lines_first=False)
_TIGHT: Final = Density(Style("ui", 12, 16), 10, 13, 112, 1, 10, lines_first=False)
_TIGHTEST: Final = Density(Style("ui", 11.5, 15), 9.5, 12, 88, 0, 8, lines_first=False)
DENSITIES: Final = (
    _ROOMY,
    replace(_ROOMY, lines_first=True),
    _CLOSE,
    replace(_CLOSE, lines_first=True),
    _TIGHT,
    replace(_TIGHT, lines_first=True),
    _TIGHTEST,
    replace(_TIGHTEST, lines_first=True),
)
"""The layouts that are tried, the finest first; `lines_first` can fill the foot of a page."""

_TITLE: Final = Style("title", 31, 36, strong=True)
_COVERAGE: Final = Style("ui", 13, 18, colour="muted")
_HEADING: Final = Style("ui", 13, 17, strong=True, colour="accent")
_ITEM: Final = Style("ui", 12.5, 17)
_REMARK: Final = Style("ui", 12, 16, colour="muted")
_SOURCE: Final = Style("ui", 12, 16)
_LETTER: Final = Style("ui", 12, 16, strong=True, colour="accent")
_NOTE_INDENT: Final = 22
_COLUMN_GAP: Final = 26
_TITLE_LINES: Final = 3


def title_block(briefing: Briefing, width: float) -> list[Block]:
    """The headline and the line of coverage."""
    title = plain(briefing.title, _TITLE, width, max_lines=_TITLE_LINES)
    coverage = plain(briefing.coverage, _COVERAGE, width)

    def draw(painter: QPainter, x: float, y: float) -> None:
        title.draw(painter, x, y + 14)
        coverage.draw(painter, x, y + 19 + title.height)

    return [Block(19 + title.height + coverage.height, draw)]


def heading_block(heading: str, width: float, between: float) -> Block:
    """A heading over the whole width, under its rule; it stays with what follows."""
    words = plain(heading, _HEADING, width)

    def draw(painter: QPainter, x: float, y: float) -> None:
        words.draw(painter, x, y + 8)

    return Block(words.height + 14, draw, before=between, keep=True, rule="rule")


def remark_block(remark: str, width: float) -> list[Block]:
    """A grey line under a table or list, or nothing."""
    if not remark:
        return []
    words = plain(remark, _REMARK, width)
    return [Block(words.height, words.draw, before=6)]


def labelled(heading: str, bodies: Sequence[Block], between: float) -> list[Block]:
    """A section with its heading in the column of labels, beside its first block."""
    if not bodies:
        return []
    label = plain(heading, _HEADING, LABEL)
    first = bodies[0]

    def draw(painter: QPainter, x: float, y: float) -> None:
        label.draw(painter, x, y + 9)
        first.draw(painter, x, y + 9)

    height = max(label.height, first.height) + 9
    opened = Block(height, draw, before=between - 2, keep=len(bodies) > 1, rule="rule")
    return [opened, *bodies[1:]]


def body_lines(lines: Sequence[Line], width: float, style: Style) -> list[Block]:
    """Paragraphs of the text column."""
    texts = [Text(each, style, width - LABEL - GAP) for each in lines]
    return [Block(text.height, _indented(text, LABEL + GAP), before=6) for text in texts]


def dashed_lines(lines: Sequence[Line], width: float) -> list[Block]:
    """Items of the text column, each with a dash before it."""
    dash = plain("–", _ITEM)
    blocks: list[Block] = []
    for each in lines:
        text = Text(each, _ITEM, width - LABEL - GAP - 14)

        def draw(painter: QPainter, x: float, y: float, text: Text = text) -> None:
            dash.draw(painter, x + LABEL + GAP, y)
            text.draw(painter, x + LABEL + GAP + 14, y)

        blocks.append(Block(text.height, draw, before=2))
    return blocks


def source_lines(entries: Sequence[SourceEntry], width: float) -> list[Block]:
    """The articles by letter; opening words that stand for a headline say so."""
    left = LABEL + GAP
    indent = 10 + max((plain(each.letter, _LETTER).width for each in entries), default=8)
    blocks: list[Block] = []
    for entry in entries:
        letter = plain(entry.letter, _LETTER)
        text = Text(_source(entry), _SOURCE, width - left - indent)

        def draw(
            painter: QPainter, x: float, y: float, letter: Text = letter, text: Text = text
        ) -> None:
            letter.draw(painter, x + left, y)
            text.draw(painter, x + left + indent, y)

        blocks.append(Block(text.height, draw, before=4))
    return blocks


def note_columns(notes: Sequence[Note], width: float, density: Density) -> Columns:
    """The sentences as printed, by number, in two columns."""
    column = (width - _COLUMN_GAP) / 2
    return Columns(tuple(_note(note, column, density) for note in notes), column, _COLUMN_GAP)


def foot_line(runs: Line, width: float) -> Text:
    """Words for the foot of a page."""
    return Text(runs, Style("ui", 11, 14, colour="muted"), width, max_lines=2)


def _indented(text: Text, indent: float) -> Draw:
    def draw(painter: QPainter, x: float, y: float) -> None:
        text.draw(painter, x + indent, y)

    return draw


def _source(entry: SourceEntry) -> Line:
    opening = () if entry.is_headline else (Run("[No headline] "),)
    title = entry.title if len(entry.title) <= 160 else f"{entry.title[:160].rstrip()}…"
    stop = " " if title.endswith((".", "…", "?", "!")) else ". "
    date = Run(entry.date, "inferred" if entry.is_date_inferred else "plain")
    noun = "Speaker" if len(entry.speakers) == 1 else "Speakers"
    said = f". {noun}: {', '.join(entry.speakers)}." if entry.speakers else "."
    return (*opening, Run(title), Run(f"{stop}{entry.source}. "), date, Run(said))


def _note(note: Note, width: float, density: Density) -> Block:
    """Number, letter, sentence; the number is what the links lead to."""
    style = Style("read", density.note, density.note_line)
    strong = replace(style, role="ui", strong=True)
    blue = replace(strong, colour="accent")
    number = Text((Run(str(note.number)),), blue, target=target_name(note.number))
    letter = plain(note.letter, strong)
    indent = _NOTE_INDENT + letter.width + 6
    page = f"{note.page}: " if note.page else ""
    text = Text((Run(page + note.sentence),), style, width - indent, max_lines=_NOTE_LINES)

    def draw(painter: QPainter, x: float, y: float) -> None:
        number.draw(painter, x + 16 - number.width, y)
        letter.draw(painter, x + _NOTE_INDENT, y)
        text.draw(painter, x + indent, y)

    return Block(text.height + 4, draw)


_NOTE_LINES: Final = 40
"""Longer than any sentence: what was read as one is a whole badly marked text."""
