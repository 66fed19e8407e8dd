"""The JSON shapes of the contract. Fields may be added, never renamed."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, Difference, IndicatorRow, Outcome
from briefindex.model.figure import Figure, Period
from briefindex.model.mention import Entity
from briefindex.model.pack import Checked, ImportResult
from briefindex.model.search import Facets, Hit, SearchResult
from briefindex.model.span import ArticleId, Span

Shape = dict[str, Any]


def article_shape(info: ArticleInfo) -> Shape:
    """An article where it is named in other shapes."""
    return {
        "id": info.id,
        "title": info.title.value,
        "source": info.source.value,
        "date": _day(info.date.day),
        "file": info.file,
    }


def listed_article(info: ArticleInfo) -> Shape:
    """An article in the list of articles, with the ground of everything that is known of it."""
    return article_shape(info) | {
        "author": info.author.value,
        "place": info.place.value,
        "language": info.language,
        "url": info.url,
        "date_earliest": _day(info.date.earliest),
        "date_latest": _day(info.date.latest),
        "basis": {
            "title": info.title.basis,
            "source": info.source.basis,
            "date": info.date.basis,
            "author": info.author.basis,
        },
        "date_reason": info.date.reason or None,
        "words": info.words,
        "pages": desk.page_count(info.pages) or None,
        "pages_reason": info.pages.reason or None,
        "notice": info.notice or None,
        "opening": info.opening,
        "duplicates": [],
    }


def articles_shape(
    infos: Iterable[ArticleInfo], first: Mapping[ArticleId, ArticleId]
) -> list[Shape]:
    """The list of the articles; each with the copies that there are of it."""
    copies: dict[ArticleId, list[ArticleId]] = {}
    for copy, head in first.items():
        copies.setdefault(head, []).append(copy)
    return [listed_article(info) | {"duplicates": copies.get(info.id, [])} for info in infos]


def import_shape(result: ImportResult) -> Shape:
    """What an import did."""
    return {
        "imported": [listed_article(info) for info in result.imported],
        "duplicates": [{"file": d.file, "of": d.of} for d in result.duplicates],
        "refused": [{"file": p.file, "reason": p.reason} for p in result.refused],
        "unread": [{"file": p.file, "reason": p.reason} for p in result.unread],
    }


def checked_shape(checked: Checked) -> Shape:
    """Whether a pack is whole."""
    return {
        "ok": checked.ok,
        "articles": checked.articles,
        "unchanged": checked.unchanged,
        "problems": [
            {"what": f.what, "where": f.where, "repaired": f.repaired} for f in checked.faults
        ],
    }


def search_shape(
    result: SearchResult,
    infos: Mapping[ArticleId, ArticleInfo],
    copies: Mapping[ArticleId, ArticleId],
    homes: Mapping[ArticleId, str],
) -> Shape:
    """The answer to a query; a hit that is a copy names its first article as "copy_of".

    `homes` are the names of the packs, where several are searched.
    """
    return {
        "query": result.query,
        "total": result.total,
        "took_ms": round(result.took_ms, 3),
        "suggestion": result.suggestion,
        "dropped": list(result.dropped),
        "hint": result.hint,
        "hint_at": [result.hint_at.start, result.hint_at.end] if result.hint_at else None,
        "in_words": result.in_words,
        "also_finds": list(result.also_finds),
        "literal_query": result.literally,
        "facets": _facets(result.facets),
        "hits": [
            _hit(hit, infos[hit.article])
            | {"copy_of": copies.get(hit.article), "pack": homes.get(hit.article)}
            for hit in result.hits
        ],
    }


def _facets(facets: Facets) -> Shape:
    """How many of the articles found are of each source, month ("2023-05"), kind and language."""
    named = {"source": facets.sources, "kind": facets.kinds, "language": facets.languages}
    counts: Shape = {
        name: [{"value": each.value or None, "count": each.count} for each in values]
        for name, values in named.items()
    }
    months = [(f"{m // 12:04}-{m % 12 + 1:02}", count) for m, count in facets.months]
    months += [(None, facets.undated)] if facets.undated else []
    return counts | {"month": [{"value": month, "count": count} for month, count in months]}


def figure_shape(figure: Figure, info: ArticleInfo, text: str) -> Shape:
    """A figure; `text` is the text of its article."""
    sentence = figure.sentence.span
    return {
        "id": figure.id,
        "article": article_shape(info),
        "start": figure.span.start,
        "end": figure.span.end,
        "surface": figure.surface,
        "sentence": text[sentence.start : sentence.end],
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "page": desk.page_label(info.pages, figure.span.start),
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "value_exact": figure.exact,
        "unit": figure.unit,
        "kind": figure.kind,
        "qualifier": figure.qualifier,
        "direction": figure.direction,
        "indicator": {
            "key": figure.indicator.key,
            "label": figure.indicator.label,
            "parties": list(figure.indicator.parties),
            "of": figure.indicator.of,
            "part": figure.indicator.part,
        },
        "period": period_shape(figure.period),
        "status": figure.status,
        "speaker": figure.speaker,
        "salience": figure.salience,
        "links": [{"id": link.id, "role": link.role} for link in figure.links],
        "note": figure.note,
        "corrected": [{"field": each.field, "found": each.found} for each in figure.corrected],
    }


def entity_shape(entity: Entity) -> Shape:
    """An entity with its mentions."""
    return {
        "id": entity.id,
        "canonical": entity.canonical,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "mentions": [
            {"article": m.article, "start": m.span.start, "end": m.span.end, "surface": m.surface}
            for m in entity.mentions
        ],
    }


def row_shape(row: IndicatorRow, today: date) -> Shape:
    """One indicator across sources; `differs[].derived` are places in `derived`.

    Outcomes are as of `today`.
    """
    return {
        "key": row.key,
        "label": row.label,
        "parties": list(row.parties),
        "unit": row.unit,
        "relation": row.relation,
        "members": list(row.members),
        "derived": [_derived(derived) for derived in row.derived],
        "differs": [_difference(difference) for difference in row.differs],
        "note": row.note,
        "scopes": list(row.scopes),
        "outcomes": [outcome_shape(outcome, today) for outcome in row.outcomes],
    }


def number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _hit(hit: Hit, info: ArticleInfo) -> Shape:
    snippets = [
        {"text": s.text, "marks": [_span(mark) for mark in s.marks], "start": s.start}
        for s in hit.snippets
    ]
    return {"article": article_shape(info), "score": hit.score, "snippets": snippets}


def _derived(derived: Derived) -> Shape:
    return {
        "value": number(derived.value),
        "unit": derived.unit,
        "period": period_shape(derived.period),
        "formula": derived.formula,
        "from": list(derived.sources),
        "status": derived.status,
        "reason": derived.reason or None,
    }


def outcome_shape(outcome: Outcome, today: date) -> Shape:
    """What became of a target or an expectation, as of `today`."""
    return {
        "plan": outcome.plan,
        "state": outcome.state_on(today),
        "due": _day(outcome.due),
        "figure": outcome.figure,
        "derived": outcome.derived,
        "percent": number(outcome.percent),
        "by": outcome.by or None,
    }


def _difference(difference: Difference) -> Shape:
    return {
        "period": difference.period,
        "figures": list(difference.figures),
        "derived": list(difference.derived),
        "by": difference.by,
    }


def period_shape(period: Period) -> Shape:
    """The period; one that the analyst set has the basis "context" and says so in the reason."""
    return {
        "text": period.text,
        "start": _day(period.start),
        "end": _day(period.end),
        "basis": "context" if period.basis == "user" else period.basis,
        "reason": period.reason or None,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
