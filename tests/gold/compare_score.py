"""Scores the comparison of the sample against its annotated groups, in this process."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tests.gold import figures_score

from briefindex.compare import rows
from briefindex.model.article import Article
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure

_SERIES = {"series", "conflict", "single"}
_APART = [
    ("003-2", "002-3"), ("000-2", "001-15"), ("000-2", "002-2"), ("001-15", "002-2"),
    ("003-4", "001-1"), ("001-2", "003-3"), ("001-4", "000-1"), ("001-2", "002-4"),
]  # fmt: skip
_GROUPS = {
    "G1": {"003-3", "000-1", "002-6", "002-7"},
    "G2": {"001-4", "002-4", "001-6"},
    "G3": {"001-5", "002-5"},
    "G6": {"001-2", "001-3"},
    "G8": {"001-8", "001-9"},
}
_RELATED = {"000-2", "001-14", "001-15", "002-1", "002-2"}
_DERIVED = {
    "d31_5": ("31.5e9", "G1"),
    "d88": ("88e9", "G1"),
    "d46_3": ("46.3158", "G3"),
    "d34_3": ("34.2857", "G3"),
    "d6_72": ("6.7227e9", "G6"),
}


def score(found: Mapping[str, tuple[Article, Sequence[Figure]]]) -> Counter[str]:
    """Counts by field; `found` is by file name."""
    infos = [article.info for article, _ in found.values()]
    compared = rows([each for _, figures in found.values() for each in figures], infos)
    names = figures_score.names(found)
    told = [({names[each] for each in row.members if each in names}, row) for row in compared]
    series = [(members, row) for members, row in told if row.relation in _SERIES]
    counts: Counter[str] = Counter()
    counts["groups"] = sum(any(want <= m for m, _ in series) for want in _GROUPS.values())
    counts["false_merges"] = sum(any({*pair} <= m for m, _ in series) for pair in _APART)
    counts["similar"] = _has(told, "similar", {"003-2", "002-3"})
    counts["related"] = _has(told, "related", _RELATED)
    counts["conflict_2022"] = _has(told, "conflict", _GROUPS["G1"])
    counts["share_conflict_2022"] = _has(told, "conflict", _GROUPS["G3"])
    counts["false_conflicts"] = sum(row.relation == "conflict" for row in compared) - (
        counts["conflict_2022"] + counts["share_conflict_2022"]
    )
    for name, (value, group) in _DERIVED.items():
        home = [row for members, row in series if members >= _GROUPS[group]]
        counts[name] = any(
            abs(each.value / Decimal(value) - 1) < Decimal("0.0005")
            for row in home
            for each in row.derived
        )
    counts["derived_beyond"] = sum(len(row.derived) for row in compared) - len(_DERIVED)
    return counts


def _has(told: Iterable[tuple[set[str], IndicatorRow]], relation: str, members: set[str]) -> bool:
    return any(members <= found and row.relation == relation for found, row in told)
