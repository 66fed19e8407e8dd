"""Holds the figures of our own news sentences to the floors that were reached."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.index.extract.figures.reading import figures

from briefindex.extract.entities.model import NameModel
from briefindex.extract.figures.article_pass import Parse
from briefindex.extract.grammar import Grammar
from briefindex.model.figure import Figure

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))["news_figures"]
GRAMMAR = Grammar(NameModel())
CEILINGS = ("spurious", "period_wrong")
Row = dict[str, Any]


def has_value(figure: Figure, row: Row) -> bool:
    if "low" in row:
        return (figure.low, figure.high) == (Decimal(row["low"]), Decimal(row["high"]))
    if figure.value is None:
        return False
    want = Decimal(row["value"])
    return abs(abs(figure.value) - want) <= abs(want) * Decimal("0.0001")


def is_about(figure: Figure, row: Row) -> bool:
    said = f"{figure.indicator.label} {' '.join(figure.indicator.parties)}".lower()
    return not row["about"] or any(word in said for word in row["about"])


def has_period(figure: Figure, row: Row) -> dict[str, bool]:
    """Whether it ends in the year or month that it should, and whether it does not say so."""
    if "period" not in row:
        return {}
    end = figure.period.end
    right = end is not None and end.isoformat().startswith(row["period"])
    return {"period": right, "period_wrong": end is not None and not right}


def count(text: Row, counts: Counter[str], lines: list[str], parse: Parse | None) -> None:
    read = figures(text["text"], parse=parse)
    left = [one for one in read if one.salience != "trivial"]
    for row in text["figures"]:
        near = [one for one in left if has_value(one, row)]
        near.sort(key=lambda one: (one.unit not in row["unit"], not is_about(one, row)))
        counts["wanted"] += 1
        if not near:
            lines.append(f"value {row} in {text['text'][:80]}")
            continue
        figure = near[0]
        left.remove(figure)
        right = {
            "value": True,
            "unit": figure.unit in row["unit"],
            "qualifier": figure.qualifier == row["qualifier"],
            "status": figure.status in row["status"],
            "label": is_about(figure, row),
            **has_period(figure, row),
        }
        for name, so in right.items():
            counts[name] += so
            if so == (name in CEILINGS):
                lines.append(f"{name} {figure} {row}")
    for value in text.get("may", ()):
        found = next((one for one in left if has_value(one, {"value": value})), None)
        if found is not None:
            left.remove(found)
    counts["spurious"] += len(left)
    lines.extend(f"spurious {one.surface} in {text['text'][:80]}" for one in left)


@pytest.fixture(scope="module", params=[None, GRAMMAR.trees], ids=["by rules", "with model"])
def scored(request) -> tuple[Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    lines: list[str] = []
    gold = json.loads((HERE / "news_figures.json").read_text(encoding="utf-8"))
    for text in gold["texts"]:
        count(text, counts, lines, request.param)
    return counts, lines


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_figures_of_our_own_news_stay_as_good_as_they_were(field, scored):
    counts, lines = scored
    said = "\n".join(line for line in lines if line.startswith(field))
    if field in CEILINGS:
        assert counts[field] <= FLOORS[field], said
    else:
        assert counts[field] >= FLOORS[field], said
