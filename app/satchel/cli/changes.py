"""What changed from one pack to another, on the command line."""

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from briefindex import desk
from briefindex.desk import Desk
from briefindex.model.article import ArticleInfo
from briefindex.model.changes import ChangedIndicator, Changes
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from satchel.cli import shapes, tables, writing

Shape = dict[str, Any]


def found(old: Desk, new: Desk) -> Changes:
    """What changed."""
    return desk.changed(old, new)


def write(old: Desk, new: Desk, output: Path, arguments: argparse.Namespace) -> Shape:
    """Write what changed as a document; gives what to tell of the file."""
    today = date.today()  # noqa: DTZ011 - the report bears the reader's own day
    names = [info.name for each in (old, new) for info in each.packs()]
    title = arguments.title or f"What changed: {' → '.join(names)}"
    return writing.write(desk.change_report(old, new, today, title), output, arguments.page_size)


def shape(changes: Changes) -> Shape:
    """The same as JSON; figures by their ids in the pack that states them."""
    today = date.today()  # noqa: DTZ011 - as of the reader's own day
    return {
        "new": [shapes.article_shape(info) for info in changes.new],
        "removed": [shapes.article_shape(info) for info in changes.gone],
        "changed": [
            {"before": shapes.article_shape(each.before), "after": shapes.article_shape(each.after)}
            for each in changes.changed
        ],
        "indicators": [
            {
                "key": each.key,
                "label": each.label,
                "known": each.is_known,
                "new": [_figure(figure) for figure in each.new],
                "gone": [_figure(figure) for figure in each.gone],
                "redated": [_figure(figure) for figure in each.redated],
            }
            for each in changes.indicators
        ],
        "targets": [
            {"key": each.key, "label": each.label, "target": _figure(each.plan)}
            | shapes.outcome_shape(each.outcome, today)
            for each in changes.targets
        ],
        "names": [
            {"id": each.id, "canonical": each.canonical, "type": each.type}
            for each in changes.names
        ],
    }


def lines(changes: Changes, infos: Mapping[ArticleId, ArticleInfo]) -> list[str]:
    """The same for people."""
    if changes.is_empty:
        return ["nothing changed"]
    listed: list[str] = []
    for head, articles in (
        ("New articles", changes.new),
        ("Changed articles", tuple(each.after for each in changes.changed)),
        ("Removed articles", changes.gone),
    ):
        listed += _part(head, tables.article_lines(articles) if articles else [])
    listed += _part(
        "Targets",
        [f"{each.label}: {each.outcome.state}: {each.outcome.by}" for each in changes.targets],
    )
    for each in changes.indicators:
        listed += _part(each.label, _values(each, infos))
    names = [f"{each.canonical} ({each.type.replace('_', ' ')})" for each in changes.names]
    return listed + _part("New names", names)


def _part(head: str, inside: list[str]) -> list[str]:
    return [head, *(f"  {line}" for line in inside), ""] if inside else []


def _values(change: ChangedIndicator, infos: Mapping[ArticleId, ArticleInfo]) -> list[str]:
    rows = [
        (sign, desk.value_text(f), desk.period_text(f.period, f.status), f.status, _file(f, infos))
        for sign, figures in (("+", change.new), ("−", change.gone), ("=", change.redated))
        for f in figures
    ]
    return tables.columns((), rows, right=(1,))


def _file(figure: Figure, infos: Mapping[ArticleId, ArticleInfo]) -> str:
    info = infos.get(figure.sentence.article)
    return info.file if info else ""


def _figure(figure: Figure) -> Shape:
    return {
        "id": figure.id,
        "article": figure.sentence.article,
        "surface": figure.surface,
        "value": shapes.number(figure.value),
        "low": shapes.number(figure.low),
        "high": shapes.number(figure.high),
        "unit": figure.unit,
        "status": figure.status,
        "period": shapes.period_shape(figure.period),
    }
