"""Writes a briefing as Markdown: numbers bold with a footnote, derived values in italics.

Source: CommonMark 0.31 on backslash escapes; footnotes and tables as GitHub and Pandoc read them.
"""

import re
from collections.abc import Iterable
from typing import Final

from briefindex.briefing.table import source_words
from briefindex.model.briefing import (
    Briefing,
    FigureGroup,
    FigureRow,
    Line,
    Note,
    Run,
    SourceEntry,
)

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|!~&$^])")


def markdown_text(briefing: Briefing) -> str:
    """The whole document; sections without content are left out."""
    parts = [
        f"# {_escape(briefing.title)}",
        f"{briefing.template} · {briefing.made_text}",
        _escape(briefing.coverage),
        *_table(briefing),
        *_comparison(briefing),
        *_section(briefing.gaps.heading, [f"- {_line(line)}" for line in briefing.gaps.lines]),
        *_section(
            briefing.sources.heading,
            [_source(entry) for entry in briefing.sources.entries],
            briefing.sources.remark,
        ),
        *_legend(briefing),
        _line(briefing.caution),
        "\n".join(_note(note) for note in briefing.notes.notes),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(briefing: Briefing) -> list[str]:
    table = briefing.table
    if not table.heading:
        return []
    parts = [f"## {table.heading}"]
    if table.groups:
        head = [
            f"| {' | '.join(table.columns)} |",
            "| --- | ---: | --- | --- | --- |",
        ]
        rows = [row for group in table.groups for row in _group(group)]
        parts.append("\n".join(head + rows))
    if table.remark:
        parts.append(_escape(table.remark))
    return parts


def _group(group: FigureGroup) -> list[str]:
    labels = [_escape(group.label)] + [""] * (len(group.rows) - 1)
    return [_row(label, row) for label, row in zip(labels, group.rows, strict=True)]


def _row(label: str, row: FigureRow) -> str:
    value = Run(_own(row.value, row, "value"), row.voice)
    period = Run(_own(row.period, row, "period"), "inferred" if row.is_period_inferred else "plain")
    differs = " ≠" if row.differs else ""
    source = source_words(row)
    cells = (
        label,
        _run(value),
        _run(period) + differs,
        _own(row.status, row, "status"),
        _escape(source) + _notes(row.notes) + (f" {_escape(row.found)}" if row.found else ""),
    )
    return f"| {' | '.join(cells)} |"


def _own(words: str, row: FigureRow, part: str) -> str:
    """Words of a row, with the analyst named where they are the analyst's."""
    return f"Analyst: {words}" if part in row.analyst else words


def _comparison(briefing: Briefing) -> list[str]:
    lines = [f"- {_line(line)}" for line in briefing.comparison.lines]
    return _section(briefing.comparison.heading, lines)


def _section(heading: str, lines: Iterable[str], remark: str = "") -> list[str]:
    body = "\n".join(lines)
    if not body:
        return []
    return [f"## {_escape(heading)}", body, _escape(remark)]


def _source(entry: SourceEntry) -> str:
    title = _escape(entry.title) if entry.is_headline else f"[No headline] *{_escape(entry.title)}*"
    date = f"*{_escape(entry.date)}*" if entry.is_date_inferred else _escape(entry.date)
    stop = "" if title.endswith((".", "…", "…*", "?", "!")) else "."
    text = f"- **{entry.letter}** {title}{stop} {_escape(entry.source)}. {date}."
    if entry.speakers:
        noun = "Speaker" if len(entry.speakers) == 1 else "Speakers"
        text += f" {noun}: {_escape(', '.join(entry.speakers))}."
    return text


def _legend(briefing: Briefing) -> list[str]:
    if not briefing.legend:
        return []
    entries = [f"{_run(entry.sample)} {_escape(entry.meaning)}" for entry in briefing.legend]
    return ["Signs: " + "; ".join(entries) + "."]


def _note(note: Note) -> str:
    page = f"{_escape(note.page)} " if note.page else ""
    sentence = _escape(note.sentence).replace("\n", "\n    ")
    return f"[^{note.number}]: **{note.letter}** {page}{sentence}"


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    text = _escape(run.text)
    match run.kind:
        case "stated" | "strong" | "conflict":
            text = f"**{text}**"
        case "derived" | "inferred":
            text = f"*{text}*"
        case "analyst" | "plain":
            pass
    return text + _notes(run.notes)


def _notes(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _escape(text: str) -> str:
    """The text as it is to be seen: nothing in it is markup, a link or a formula."""
    return _SPECIAL.sub(r"\\\1", text)
