"""Writes a briefing as one HTML file that needs nothing from outside and runs nothing.

Everything goes through `_element`, and there all text is escaped: that is the only place.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from briefindex.briefing.style import STYLE
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


class _Html(str):
    """Text that is markup already; every other text is escaped."""

    __slots__ = ()


_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def html_text(briefing: Briefing) -> str:
    """The whole document; sections without content are left out."""
    body = [
        _element("p", f"Briefing · {briefing.template} · {briefing.made_text}", class_="running"),
        _element("h1", briefing.title),
        _element("p", briefing.coverage, class_="coverage"),
        *_table(briefing),
        *_list_section("compare", briefing.comparison.heading, briefing.comparison.lines),
        *_list_section("gaps", briefing.gaps.heading, briefing.gaps.lines),
        *_sources(briefing),
        *_notes_section(briefing),
        _footer(briefing),
    ]
    head = [
        _Html('<meta charset="utf-8">'),
        _Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        _Html('<meta name="viewport" content="width=device-width">'),
        _element("title", briefing.title),
        _Html(f"<style>{STYLE}</style>"),
    ]
    page = _element("html", _element("head", *head), _element("body", *body), lang="en")
    return f"<!doctype html>\n{page}\n"


def _element(tag: str, *children: str, **attributes: str) -> _Html:
    """One element; every child and attribute value that is no `_Html` is escaped here.

    A trailing underscore of an attribute's name is dropped (`class_`).
    """
    inside = "".join(each if isinstance(each, _Html) else escape(each) for each in children)
    named = "".join(f' {name.rstrip("_")}="{escape(text)}"' for name, text in attributes.items())
    return _Html(f"<{tag}{named}>{inside}</{tag}>")


def _section(name: str, heading: str, *children: str) -> _Html:
    return _element("section", _element("h2", heading), *children, class_=name)


def _list_section(name: str, heading: str, lines: Iterable[Line]) -> list[_Html]:
    items = [_element("li", *(_run(run) for run in line)) for line in lines]
    return [_section(name, heading, _element("ul", *items))] if items else []


def _table(briefing: Briefing) -> list[_Html]:
    table = briefing.table
    if not table.heading:
        return []
    parts: list[_Html] = []
    if table.groups:
        heads = [_element("th", column, scope="col") for column in table.columns]
        bodies = [_group(group) for group in table.groups]
        parts.append(_element("table", _element("thead", _element("tr", *heads)), *bodies))
    if table.remark:
        parts.append(_element("p", table.remark, class_="remark"))
    return [_section("figures", table.heading, *parts)]


def _group(group: FigureGroup) -> _Html:
    label = _element("th", group.label, scope="rowgroup", rowspan=str(len(group.rows)))
    rows = [
        _element("tr", *([label] if index == 0 else []), *_cells(row))
        for index, row in enumerate(group.rows)
    ]
    return _element("tbody", *rows)


def _cells(row: FigureRow) -> list[_Html]:
    own = "analyst" if "period" in row.analyst else "plain"
    period = _run(Run(row.period, "inferred" if row.is_period_inferred else own))
    if row.is_period_inferred and row.period_reason:
        period = _element("span", row.period, class_="inferred", title=row.period_reason)
    differs = [" ", _element("span", "≠", class_="conflict", title="sources differ")]
    source = source_words(row)
    status = (
        _element("span", row.status, class_="analyst") if "status" in row.analyst else row.status
    )
    found = [" ", _element("span", row.found, class_="analyst")] if row.found else []
    return [
        _element("td", _element("span", row.value, class_=row.voice), class_="value"),
        _element("td", period, *(differs if row.differs else [])),
        _element("td", status, class_=f"status {row.status}"),
        _element("td", source, _references(row.notes), *found),
    ]


def _sources(briefing: Briefing) -> list[_Html]:
    items = [_source(entry) for entry in briefing.sources.entries]
    if not items:
        return []
    parts = [_element("dl", *items)]
    if briefing.sources.remark:
        parts.append(_element("p", briefing.sources.remark, class_="remark"))
    return [_section("sources", briefing.sources.heading, *parts)]


def _source(entry: SourceEntry) -> _Html:
    title = [entry.title] if entry.is_headline else ["[No headline] ", _element("i", entry.title)]
    stop = " " if entry.title.endswith((".", "…", "?", "!")) else ". "
    date = _run(Run(entry.date, "inferred" if entry.is_date_inferred else "plain"))
    parts = [*title, stop, entry.source, ". ", date, "."]
    if entry.speakers:
        noun = "Speaker" if len(entry.speakers) == 1 else "Speakers"
        parts.append(f" {noun}: {', '.join(entry.speakers)}.")
    return _Html(_element("dt", entry.letter) + _element("dd", *parts))


def _notes_section(briefing: Briefing) -> list[_Html]:
    items = [_note(note) for note in briefing.notes.notes]
    return [_section("notes", briefing.notes.heading, _element("ol", *items))] if items else []


def _note(note: Note) -> _Html:
    letter = _element("b", note.letter)
    page = [f" {note.page}"] if note.page else []
    sentence = _element("span", note.sentence, class_="sentence")
    number = str(note.number)
    return _element("li", letter, *page, " ", sentence, id=f"n{number}", value=number)


def _footer(briefing: Briefing) -> _Html:
    legend = [_element("span", _run(entry.sample), " ", entry.meaning) for entry in briefing.legend]
    caution = _element("p", *(_run(run) for run in briefing.caution))
    return _element("footer", _element("p", *legend, class_="legend"), caution)


def _run(run: Run) -> _Html:
    text = _element("span", run.text, class_=run.kind)
    return _Html(text + _references(run.notes))


def _references(numbers: Iterable[int]) -> _Html:
    """The note numbers, raised, each a link to its sentence."""
    links = [_element("a", str(number), href=f"#n{number}") for number in numbers]
    return _element("sup", _Html(", ".join(links))) if links else _Html("")
