"""The columns of the figures table, declared once: head, width, order, words. Knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from briefindex import desk
from briefindex.model.figure import Figure
from briefindex.model.figure_table import TableOrder, TableRow
from satchel.widgets.words import QT_TRANSLATE_NOOP, spaced

_CONTEXT: Final = "FiguresTable"


def tr(words: str) -> str:
    """Declared words in the reader's language."""
    return QCoreApplication.translate(_CONTEXT, words)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it is shown: its figure has the label that its indicator has in all sources."""

    row: TableRow
    figure: Figure
    pack: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, head and first width, what it is sorted by ("" where by nothing).

    `words` give what a cell shows. Numbers stand `right`. `shown` tells whether it is there until
    the reader chose. It is sorted from the top down first where it is `falling`; `newest` is an
    order that begins with the newest by itself.
    """

    name: str
    head: str
    width: int
    order: TableOrder | None
    words: Callable[[Line], str]
    right: bool = False
    shown: bool = True
    falling: bool = False
    newest: bool = False


def source_words(line: Line) -> str:
    """What a table calls an article: its publisher, else its title."""
    return line.row.info.source.value or desk.title_text(line.row.info)[0]


def _salience(line: Line) -> str:
    return {"key": tr("key"), "secondary": tr("secondary"), "trivial": tr("trivial")}[
        line.figure.salience
    ]


COLUMNS: Final = (
    Column(
        "value",
        QT_TRANSLATE_NOOP("FiguresTable", "Value"),
        164,
        "value",
        lambda line: spaced(desk.value_text(line.figure)),
        right=True,
        falling=True,
    ),
    Column(
        "indicator",
        QT_TRANSLATE_NOOP("FiguresTable", "Indicator"),
        232,
        "indicator",
        lambda line: line.figure.indicator.label,
    ),
    Column(
        "parties",
        QT_TRANSLATE_NOOP("FiguresTable", "Parties"),
        116,
        "parties",
        lambda line: ", ".join(line.figure.indicator.parties),
    ),
    Column(
        "period",
        QT_TRANSLATE_NOOP("FiguresTable", "Period"),
        132,
        "period",
        lambda line: desk.period_text(line.figure.period, line.figure.status),
    ),
    Column(
        "status",
        QT_TRANSLATE_NOOP("FiguresTable", "Status"),
        92,
        "status",
        lambda line: desk.status_text(line.figure.status),
    ),
    Column("source", QT_TRANSLATE_NOOP("FiguresTable", "Source"), 132, "source", source_words),
    Column(
        "speaker",
        QT_TRANSLATE_NOOP("FiguresTable", "Speaker"),
        108,
        "speaker",
        lambda line: desk.speaker_text(line.figure.speaker),
    ),
    Column(
        "unit",
        QT_TRANSLATE_NOOP("FiguresTable", "Unit"),
        84,
        "unit",
        lambda line: line.figure.unit,
        shown=False,
    ),
    Column(
        "date",
        QT_TRANSLATE_NOOP("FiguresTable", "Article date"),
        168,
        "article",
        lambda line: desk.date_text(line.row.info.date),
        falling=True,
        newest=True,
    ),
    Column(
        "salience",
        QT_TRANSLATE_NOOP("FiguresTable", "Salience"),
        88,
        "salience",
        _salience,
        shown=False,
    ),
    Column(
        "pack",
        QT_TRANSLATE_NOOP("FiguresTable", "Pack"),
        130,
        "pack",
        lambda line: line.pack,
        shown=False,
    ),
    Column(
        "sentence",
        QT_TRANSLATE_NOOP("FiguresTable", "Sentence"),
        260,
        None,
        lambda line: " ".join(line.row.sentence.split()),
    ),
)
NUMBER_OF: Final = {column.name: number for number, column in enumerate(COLUMNS)}
"""By name the number of a column in the model."""
