"""Asks every engine the same, in turn, and keeps the times."""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from search.engines import Engine, Running, running
from search.queries import Asked

_WARM_UP = ("warmth", "kettle", "umbrella")
_SLOW_ENGINE = "Whoosh"
_MANY_ARTICLES = 50_000


@dataclass(slots=True)
class Times:
    """Seconds by kind of query, engine and query: one for each round."""

    wall: dict[tuple[str, str], dict[Asked, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    cpu: dict[tuple[str, str], dict[Asked, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    totals: dict[tuple[str, str], dict[Asked, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    opened: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: dict[str, int] = field(default_factory=dict)
    columns: float = 0.0
    snippet: dict[str, float] = field(default_factory=dict)
    """By kind of query, the seconds of the processor that Satchel cuts a snippet in."""

    def of(self, kind: str, engine: str, part: float, clock: str = "wall") -> float | None:
        """Milliseconds of a share of the queries of a kind (.5: median), or None if not asked."""
        by_query = getattr(self, clock).get((kind, engine))
        if not by_query:
            return None
        return 1000 * share([statistics.median(times) for times in by_query.values()], part)


def share(values: Iterable[float], part: float) -> float:
    """The value below which that part of `values` lies, between the two nearest."""
    ranked = sorted(values)
    at = part * (len(ranked) - 1)
    low = int(at)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (at - low)


def index_all(engines: Sequence[Engine], folder: Path, *, again: bool) -> dict[str, dict[str, Any]]:
    """What each engine's index cost, made where it is not there; one engine at a time."""
    told: dict[str, dict[str, Any]] = {}
    for engine in engines:
        with running(engine, folder) as process:
            told[engine.name] = process.do(do="index", **({"again": again} if again else {}))
    return told


def index_alone(engines: Sequence[Engine], folder: Path) -> dict[str, dict[str, Any]]:
    """What indexing takes Satchel in one process, and stock Whoosh with Satchel's words."""
    told: dict[str, dict[str, Any]] = {}
    asked = {
        "Satchel, one process": ("Satchel", "index_alone"),
        "Whoosh, same words": ("Whoosh", "index_same"),
    }
    for name, (engine, what) in asked.items():
        told |= once(engines, folder, engine, what, name)
    return told


def once(
    engines: Sequence[Engine], folder: Path, engine: str, what: str, name: str
) -> dict[str, dict[str, Any]]:
    """What an engine says to one order, under a name; nothing where it is not asked."""
    for each in engines:
        if each.name == engine:
            with running(each, folder) as process:
                return {name: process.do(do=what)}
    return {}


def ask_all(engines: Sequence[Engine], folder: Path, asked: Sequence[Asked], rounds: int) -> Times:
    """All queries to all engines, so many rounds, in an order that is drawn for each query.

    What an engine leaves in the processor's caches is the next one's to bear: each is to follow
    every other as often.
    """
    times = Times()
    many = _articles_in(folder) > _MANY_ARTICLES
    with ExitStack() as stack:
        processes = [stack.enter_context(running(engine, folder)) for engine in engines]
        for turn in range(rounds):
            awake = [p for p in processes if not (turn and many and p.engine.name == _SLOW_ENGINE)]
            for process in awake:
                _open(process, times)
            for number, one in enumerate(asked):
                for process in Random(f"{turn} {number}").sample(awake, len(awake)):
                    _ask(process, one, times)
        for process in processes:
            if process.engine.name == "Satchel":
                times.columns = process.do(do="open_columns")["wall"]
                times.snippet = _snippets(process, asked)
            times.memory[process.engine.name] = process.do(do="memory")["uss"]
    return times


def _open(process: Running, times: Times) -> None:
    times.opened[process.engine.name].append(process.do(do="open")["wall"])
    for word in _WARM_UP:
        process.do(do="ask", kind="mid", words=[word], days=None)


def _ask(process: Running, asked: Asked, times: Times) -> None:
    name = process.engine.name
    if asked.kind in process.engine.without or _leads_wild(asked, name):
        return
    told = process.do(**asked.as_row)
    times.wall[asked.kind, name][asked].append(told["wall"])
    times.cpu[asked.kind, name][asked].append(told["cpu"])
    times.totals[asked.kind, name][asked] = told["total"]


def _snippets(process: Running, asked: Sequence[Asked]) -> dict[str, float]:
    by_kind: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for one in asked:
        if one.days is None and not _leads_wild(one, "Satchel"):
            by_kind[one.kind].append((one.kind, one.words))
    return {
        kind: process.do(do="snippets", queries=several)["cpu"] for kind, several in by_kind.items()
    }


def _leads_wild(asked: Asked, name: str) -> bool:
    return name == "Satchel" and asked.kind == "wildcard" and asked.words[0][0] in "*?"


def _articles_in(folder: Path) -> int:
    return int(folder.name)
