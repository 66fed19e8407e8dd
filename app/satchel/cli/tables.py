"""Plain text for people: aligned columns, values as the reader would write them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.mention import Entity
from briefindex.model.pack import Checked, ImportResult
from briefindex.model.search import SearchResult, Snippet
from briefindex.model.span import ArticleId

_WIDEST = 60
_MARK = ("\x1b[1m", "\x1b[22m")


def article_lines(infos: Sequence[ArticleInfo]) -> list[str]:
    """One line an article: date, source, title or opening words, words, file."""
    rows = [
        (
            desk.date_text(info.date),
            info.source.value or "no source named",
            _title(info),
            str(info.words),
            info.file,
        )
        for info in infos
    ]
    return columns(("date", "source", "title", "words", "file"), rows, right=(3,))


def search_lines(
    result: SearchResult,
    infos: Mapping[ArticleId, ArticleInfo],
    copies: Mapping[ArticleId, ArticleId],
    homes: Mapping[ArticleId, str],
    *,
    colour: bool,
) -> list[str]:
    """The hits with their snippets, the hits in bold where the terminal can.

    `copies` gives by article that is a copy of another, the first of them; `homes` what its pack
    is called, where several are searched.
    """
    lines = [f"{_count(result.total, 'article')} · {result.took_ms:.0f} ms"]
    if result.in_words and _has_signs(result.query):
        lines.append(result.in_words)
    if result.hint:
        lines += [result.hint, *_places(result)]
    if result.also_finds:
        names = ", ".join(f"“{name}”" for name in result.also_finds)
        lines.append(f"Also finds {names}; search literally: {result.literally}")
    if result.dropped:
        lines.append(f"Without: {', '.join(result.dropped)}")
    if result.suggestion:
        lines.append(f"Did you mean: {result.suggestion}")
    for place, hit in enumerate(result.hits, 1):
        info = infos[hit.article]
        home = f" · {homes[hit.article]}" if hit.article in homes else ""
        lines += ["", f"{place}. {_title(info, 100)}", f"   {_origin(info)}{home}"]
        first = copies.get(hit.article)
        if first is not None and first in infos:
            lines.append(f"   copy of {_title(infos[first], 100)} · {infos[first].file}")
        lines += [f"   {_snippet(snippet, colour=colour)}" for snippet in hit.snippets]
    return lines


def _has_signs(query: str) -> bool:
    """Whether it is more than words side by side, and worth saying what was understood."""
    signs = any(not letter.isalnum() and not letter.isspace() for letter in query)
    return signs or not {"AND", "OR", "NOT"}.isdisjoint(query.split())


def _places(result: SearchResult) -> list[str]:
    """The query with what the hint is of marked below; nothing where that has no place."""
    if not result.hints_at or len(result.query) > _WIDEST:
        return []
    query = "".join(letter if letter.isprintable() else " " for letter in result.query)
    marked = {at for span in result.hints_at for at in range(span.start, span.end)}
    below = (("^" if at in marked else " ") * _width(letter) for at, letter in enumerate(query))
    return [f"  {query}", f"  {''.join(below).rstrip()}"]


def figure_lines(figures: Sequence[Figure], infos: Mapping[ArticleId, ArticleInfo]) -> list[str]:
    """One line a figure, grouped by article."""
    lines: list[str] = []
    marked = any(figure.corrected for figure in figures)
    for article in dict.fromkeys(figure.sentence.article for figure in figures):
        info = infos[article]
        paged = desk.page_count(info.pages) > 0
        rows = [
            (
                desk.value_text(figure),
                figure.indicator.label,
                desk.period_text(figure.period, figure.status)
                + (" (inferred)" if desk.is_inferred(figure.period) else ""),
                desk.status_text(figure.status),
                desk.speaker_text(figure.speaker),
                *([desk.page_text(info.pages, figure.span)] if paged else []),
                *([_corrected(figure)] if marked else []),
            )
            for figure in figures
            if figure.sentence.article == article
        ]
        heads = ("value", "indicator", "period", "status", "who says it")
        heads += ("page",) if paged else ()
        heads += ("corrected, found",) if marked else ()
        lines += [*([""] if lines else []), _title(info, 100), _origin(info)]
        lines += ["  " + line for line in columns(heads, rows, right=(0,))]
    return lines or ["no figures"]


def _corrected(figure: Figure) -> str:
    """What the analyst corrected, with what had been found."""
    return "; ".join(f"{each.field}: {each.found}" for each in figure.corrected)


def entity_lines(entities: Sequence[Entity]) -> list[str]:
    """One line an entity: type, name, mentions, other forms."""
    rows = [
        (
            entity.type.replace("_", " "),
            entity.canonical,
            str(len(entity.mentions)),
            ", ".join(alias for alias in entity.aliases if alias != entity.canonical),
        )
        for entity in entities
    ]
    return columns(("type", "name", "mentions", "also written"), rows, right=(2,))


def comparison_lines(
    rows: Sequence[IndicatorRow], figures: Mapping[FigureId, Figure], today: date
) -> list[str]:
    """Each indicator with its values, derived values, what differs and what became of plans."""
    lines: list[str] = []
    for row in rows:
        lines += [*([""] if lines else []), f"{row.label} · {row.relation}"]
        members = [figures[member] for member in row.members if member in figures]
        scopes = row.scopes or ("",) * len(members)
        values = [_stated(each, scope) for each, scope in zip(members, scopes, strict=False)]
        values += [_derived(each, members) for each in row.derived]
        lines += ["  " + line for line in columns((), values, right=(0,))]
        lines += [f"  ≠ sources differ for {d.period}: {d.by}" for d in row.differs]
        plans = [(each, figures[each.plan]) for each in row.outcomes if each.plan in figures]
        told = (desk.outcome_text(outcome, plan, today) for outcome, plan in plans)
        lines += [f"  → {words}" for words in told if words]
        lines += [f"  {row.note}"] if row.note else []
    return lines or ["no figures"]


def _stated(figure: Figure, scope: str) -> tuple[str, ...]:
    return (
        desk.value_text(figure),
        desk.period_text(figure.period, figure.status),
        desk.status_text(figure.status),
        desk.speaker_text(figure.speaker),
        scope,
    )


def _derived(derived: Derived, members: Sequence[Figure]) -> tuple[str, ...]:
    kind = derived.kind or members[0].kind
    return (
        desk.derived_text(derived.value, derived.unit, kind),
        desk.period_text(derived.period, derived.status),
        "derived",
        derived.formula,
        "",
    )


def import_lines(result: ImportResult) -> list[str]:
    """How many came in, and which were there already."""
    lines = [_count(len(result.imported), "article") + " imported"]
    lines += [f"already there: {d.file} (as {d.of})" for d in result.duplicates]
    return lines


def checked_lines(checked: Checked) -> list[str]:
    """How many articles are as they were, then what is not."""
    lines = [f"{checked.unchanged} of {_count(checked.articles, 'file')} unchanged"]
    lines += [
        f"{fault.where}: {fault.what}{' Mended.' if fault.repaired else ''}"
        for fault in checked.faults
    ]
    return lines


def columns(
    heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()
) -> list[str]:
    """Rows in aligned columns; long cells are cut with "…", columns of `right` stand right."""
    cells = [[_cut(_one_line(cell), _WIDEST) for cell in row] for row in rows]
    if heads and cells:
        cells.insert(0, list(heads))
    if not cells:
        return ["none"] if heads else []
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            " " * (width - _width(cell)) + cell
            if place in right
            else cell + " " * (width - _width(cell))
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def _title(info: ArticleInfo, longest: int = _WIDEST) -> str:
    title, is_headline = desk.title_text(info)
    cut = _cut(_one_line(title), longest)
    return cut if is_headline else f"[{cut}]"


def _origin(info: ArticleInfo) -> str:
    return f"{desk.source_text(info)} · {desk.date_text(info.date)} · {info.file}"


def _snippet(snippet: Snippet, *, colour: bool) -> str:
    text = snippet.text
    if colour:
        for mark in reversed(snippet.marks):
            marked = _MARK[0] + text[mark.start : mark.end] + _MARK[1]
            text = text[: mark.start] + marked + text[mark.end :]
    return " ".join(text.split())


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _one_line(text: str) -> str:
    """Without line ends and control characters, which could move a terminal's cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide letters take two, combining ones none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
