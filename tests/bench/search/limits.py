"""What the figures are held against."""

from dataclasses import dataclass
from typing import Any

from search.asking import Times

_LARGE = 100_000
_MIDDLE = 10_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure beside its limit; lower is better unless `more_is_better`."""

    name: str
    value: float
    limit: float
    against: str = ""
    more_is_better: bool = False

    @property
    def holds(self) -> bool:
        """Whether the limit is kept."""
        return self.value >= self.limit if self.more_is_better else self.value <= self.limit


def verdicts(
    size: int, times: Times, indexed: dict[str, dict[str, Any]], clock: str
) -> list[Verdict]:
    """The limits that are set for so many articles."""
    rows: list[Verdict] = []
    at = f"{size // 1000}k"
    if size == _MIDDLE:
        rows += _prefix(times, clock, at, 16, {"tantivy": 1.5})
    if size == _LARGE:
        rows += _prefix(times, clock, at, 50, {"tantivy": 2, "FTS5": 0.1})
        for kind in ("and_", "or_", "phrase"):
            rows += _against(times, clock, at, kind, {"tantivy": 3, "FTS5": 1})
        rows += _faster_than_whoosh(times, clock, at)
        uss = times.memory.get("Satchel", 0) / 1e6
        rows.append(Verdict(f"own memory of the search process, {at}, MB", uss, 400))
    if size >= _MIDDLE and times.opened.get("Satchel"):
        first = f"{1000 * min(times.opened['Satchel']):,.0f} ms to a first answer"
        rows.append(Verdict(f"open the columns, {at}, ms", 1000 * times.columns, 50, first))
    if size >= _MIDDLE and times.snippet:
        kind, most = max(times.snippet.items(), key=lambda each: each[1])
        name = f"a snippet, {at}, slowest kind of query, ms of CPU"
        rows.append(Verdict(name, 1000 * most, 0.1, kind.strip("_")))
    return rows + (indexing(at, indexed, clock) if size >= _MIDDLE else [])


def indexing(at: str, indexed: dict[str, dict[str, Any]], clock: str) -> list[Verdict]:
    """The limits of indexing, of what was measured of it."""
    rows: list[Verdict] = []
    own, alone = indexed.get("Satchel", {}), indexed.get("Satchel, one process")
    for peer, what in (("Whoosh, same words", "the same words"), ("Whoosh", "its own words")):
        theirs = indexed.get(peer)
        if theirs and alone:
            name = f"indexing, {at}: stock Whoosh ({what}) / one process, ×"
            rows.append(_faster(name, theirs["cpu"], alone["cpu"], 1.3))
        if theirs and alone and own:
            name = f"indexing, {at}: stock Whoosh ({what}) / two processes, ×"
            ours, peers = (
                (own["busier"], theirs["cpu"]) if clock == "cpu" else (own["wall"], theirs["wall"])
            )
            rows.append(_faster(name, peers, ours, 2))
    if alone:
        part = alone["columns"] / (alone["cpu"] - alone["columns"])
        rows.append(Verdict(f"columns' share of the time of indexing, {at}", part, 0.1))
    again = indexed.get("columns")
    if again:
        name = f"memory of making the columns from the segments, {at}, MB"
        rows.append(Verdict(name, again["megabytes"], 400, f"{again['cpu']:,.0f} s of CPU"))
    if own:
        name = f"first articles that are found while {at} are indexed, s"
        rows.append(Verdict(name, own["first"], 3, f"{own['generations']} generations"))
        part = own["column_bytes"] / own["bytes"]
        rows.append(Verdict(f"size of the columns / index, {at}", part, 0.5))
        rows.append(Verdict(f"memory of indexing, {at}, MB", own["megabytes"], 400))
    return rows


def _faster(name: str, theirs: float, ours: float, limit: float) -> Verdict:
    against = f"{theirs:,.1f} : {ours:,.1f} s"
    return Verdict(name, theirs / ours, limit, against, more_is_better=True)


def _prefix(
    times: Times, clock: str, at: str, limit: float, peers: dict[str, float]
) -> list[Verdict]:
    own = times.of("prefix", "Satchel", 0.95, clock)
    if own is None:
        return []
    row = Verdict(f"typed prefix + 20 snippets, p95, {at}, ms", own, limit)
    return [row, *_against(times, clock, at, "prefix", peers)]


def _against(
    times: Times, clock: str, at: str, kind: str, peers: dict[str, float]
) -> list[Verdict]:
    own = times.of(kind, "Satchel", 0.95, clock)
    rows: list[Verdict] = []
    for peer, limit in peers.items():
        theirs = times.of(kind, peer, 0.95, clock)
        if own is not None and theirs:
            name = f"{kind.strip('_')} + 20 snippets, p95, {at}: × {peer}"
            rows.append(Verdict(name, own / theirs, limit, f"{own:,.1f} : {theirs:,.1f} ms"))
    return rows


def _faster_than_whoosh(times: Times, clock: str, at: str) -> list[Verdict]:
    rows: list[Verdict] = []
    for kind, limit in (("prefix", 100), ("or_", 30), ("common", 30)):
        own, theirs = (times.of(kind, name, 0.95, clock) for name in ("Satchel", "Whoosh"))
        if own and theirs:
            name = f"{kind.strip('_')} + 20 snippets, p95, {at}: faster than Whoosh, ×"
            against = f"{own:,.1f} : {theirs:,.1f} ms"
            rows.append(Verdict(name, theirs / own, limit, against, more_is_better=True))
    return rows
