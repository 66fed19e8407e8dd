"""Scores figures against the annotations of the sample, field by field, in this process."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefindex.model.article import Article
from briefindex.model.figure import Figure

GOLD = json.loads((Path(__file__).parent / "seed_figures.json").read_text(encoding="utf-8"))
UNIT_NAMES = {
    "×": {"x", "multiple", "times"},
    "people": {"representatives", "persons"},
    "items": {"non-commodity items"},
    "documents": {"bilateral documents"},
    "memorandums": {"memoranda"},
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Placed:
    """A figure with the file it stands in."""

    file: str
    figure: Figure
    article: Article

    def overlaps(self, start: int, end: int) -> bool:
        return self.figure.span.start < end and start < self.figure.span.end


def score(found: Mapping[str, tuple[Article, Sequence[Figure]]]) -> tuple[Counter[str], list[str]]:
    """Counts by field, and a line for every miss; `found` is by file name."""
    placed = _placed(found)
    matched = _match(placed)
    counts: Counter[str] = Counter()
    lines: list[str] = []
    key = [row for row in GOLD["figures"] if row["salience"] == "key"]
    for row in key:
        one = matched.get(row["id"])
        counts["key"] += 1
        if one is None:
            lines.append(f"miss {row['id']} {row['surface']}")
            continue
        for name, right in _fields(row, one).items():
            counts[name] += right
            if not right:
                lines.append(f"{name} {row['id']} {row['surface']} -> {_shown(name, one.figure)}")
    _count_spurious(placed, matched, counts, lines)
    _count_pairs(key, matched, counts, lines)
    return counts, lines


def names(found: Mapping[str, tuple[Article, Sequence[Figure]]]) -> dict[str, str]:
    """The annotation of each figure that has one, by the figure's id."""
    return {one.figure.id: name for name, one in _match(_placed(found)).items()}


def _placed(found: Mapping[str, tuple[Article, Sequence[Figure]]]) -> list[Placed]:
    return [
        Placed(name, figure, article)
        for name, (article, figures) in found.items()
        for figure in figures
    ]


def _match(placed: list[Placed]) -> dict[str, Placed]:
    used: set[int] = set()
    matched: dict[str, Placed] = {}
    for row in GOLD["figures"]:
        best: tuple[int, bool] | None = None
        for index, one in enumerate(placed):
            if index in used or one.file != row["file"]:
                continue
            if not one.overlaps(row["surface_start"], row["surface_end"]):
                continue
            right = _value_right(row, one.figure)
            if best is None or (right and not best[1]):
                best = (index, right)
        if best is not None:
            used.add(best[0])
            matched[row["id"]] = placed[best[0]]
    return matched


def _value_right(row: Row, figure: Figure) -> bool:
    values = [value for value in (figure.value, figure.low, figure.high) if value is not None]
    want = float(row["value"])
    return any(
        abs(float(value) - want) <= 0.005 * max(abs(float(value)), abs(want)) for value in values
    )


def _fields(row: Row, one: Placed) -> dict[str, bool]:
    figure = one.figure
    value = _value_right(row, figure)
    unit = figure.unit.lower() in {row["unit"].lower(), *UNIT_NAMES.get(row["unit"], set())}
    qualifier = figure.qualifier == row["qualifier"]
    qualifier = qualifier or (row["id"] == "001-12" and figure.qualifier in (None, "more than"))
    sentence = one.article.text[figure.sentence.span.start : figure.sentence.span.end]
    return {
        "key_found": True,
        "value": value,
        "unit": value and unit,
        "qualifier": qualifier,
        "status": figure.status == row["status"],
        "period": _period_right(row, figure),
        "sentence": sentence == row["sentence"],
        "speaker": _speaker_right(row["speaker"], figure.speaker or ""),
    }


def _period_right(row: Row, figure: Figure) -> bool:
    want = re.search(r"(?:19|20)\d\d", row["period"] or "")
    end = figure.period.end or figure.period.start
    year = str(end.year) if end else None
    if year == (want.group(0) if want else None):
        return True
    honest = any(word in (row["period"] or "") for word in ("as of", "implied", "at publication"))
    return year is None and honest


def _speaker_right(want: str, said: str) -> bool:
    who = re.sub(r"\s*\(.*", "", want).strip()
    if who.startswith("article"):
        about = re.findall(r"[A-Z][\w-]+", " ".join(re.findall(r"\((.*?)\)", want)))
        return not said or any(word in said for word in about)
    if who.startswith("unnamed"):
        return "unnamed" in said
    return bool(said) and said.rsplit(maxsplit=1)[-1] == who.split()[-1]


def _count_spurious(
    placed: list[Placed], matched: dict[str, Placed], counts: Counter[str], lines: list[str]
) -> None:
    used = {id(one) for one in matched.values()}
    for one in placed:
        if id(one) not in used and one.figure.salience != "trivial":
            counts["spurious"] += 1
            lines.append(f"spurious {one.file[:3]} {one.figure.surface}")
    for row in GOLD["not_figures"]:
        hit = any(
            one.file == row["file"]
            and one.figure.salience != "trivial"
            and one.overlaps(row["start"], row["end"])
            and not any(
                other["file"] == one.file
                and one.overlaps(other["surface_start"], other["surface_end"])
                for other in GOLD["figures"]
            )
            for one in placed
        )
        counts["not_figures_hit"] += hit


def _count_pairs(
    key: list[Row], matched: dict[str, Placed], counts: Counter[str], lines: list[str]
) -> None:
    rows = [row for row in key if row["id"] in matched]
    for index, first in enumerate(rows):
        for second in rows[index + 1 :]:
            keys = [matched[row["id"]].figure.indicator.key for row in (first, second)]
            same = first["indicator_key"] == second["indicator_key"]
            if same:
                counts["same_key_of"] += 1
                counts["same_key_pairs"] += keys[0] == keys[1]
                if keys[0] != keys[1]:
                    lines.append(f"apart {first['id']} {second['id']}: {keys[0]} / {keys[1]}")
            elif keys[0] == keys[1]:
                counts["false_merges"] += 1
                lines.append(f"merged {first['id']} {second['id']}: {keys[0]}")
    counts["labelled"] += sum(bool(matched[row["id"]].figure.indicator.label) for row in rows)


def _shown(name: str, figure: Figure) -> str:
    shown = {
        "value": f"{figure.value} {figure.low} {figure.high}",
        "unit": f"{figure.value} {figure.unit}",
        "period": f"{figure.period}",
    }
    return shown.get(name) or str(getattr(figure, name, ""))
