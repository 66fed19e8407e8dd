"""Runs the bench of the search and prints its tables; the conventions are in `__init__`."""

import math
import os
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search import bad_input, cranfield, opening, window
from search.asking import Times, ask_all, index_all, index_alone, once
from search.corpus import corpus
from search.engines import Engine, engines
from search.limits import Verdict, verdicts
from search.queries import KINDS, queries

_MIDDLE = 10_000
_LARGE = 100_000
_QUICK = (1_000, _MIDDLE)
_ALL = (*_QUICK, _LARGE)


@dataclass(slots=True)
class Run:
    """What was measured at one number of articles."""

    size: int
    indexed: dict[str, dict[str, Any]]
    times: Times = field(default_factory=Times)
    more: list[Verdict] = field(default_factory=list[Verdict])


def compare(words: list[str]) -> int:
    """Print the tables; 1 where a limit is missed."""
    given = _parsed(words)
    news = _news_of(given.folder)
    if given.folder and news is None:
        print(f"bench: no news/stories.jsonl.gz in {given.folder}")
        return 1
    tools = engines(given.engines.split(",") if given.engines else None)
    clock = "cpu" if given.cpu else "wall"
    print(_of_what(news, clock))
    runs = [_run(news, size, tools, given) for size in _sizes(given)]
    for run in runs:
        _print_times(run, tools, clock)
    _print_growth(runs, tools, clock)
    rows = [
        row
        for run in runs
        for row in (*verdicts(run.size, run.times, run.indexed, clock), *run.more)
    ]
    if not given.kinds:
        rows += _ranking(given.folder, tools)
    return _print_verdicts(rows)


def _parsed(words: list[str]) -> Any:
    parser = ArgumentParser(prog="bench search", description="Satchel's search beside its peers.")
    parser.add_argument("folder", nargs="?", type=Path, help="holds news/ and cranfield/")
    parser.add_argument("--quick", action="store_true", help="1,000 and 10,000 articles only")
    parser.add_argument("--size", type=int, action="append", help="so many articles only")
    parser.add_argument("--engines", help="such as Satchel,tantivy (default: all)")
    parser.add_argument("--kinds", help=f"of {','.join(KINDS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cpu", action="store_true", help="judge processor time, not wall time")
    parser.add_argument("--reindex", action="store_true", help="make Satchel's index anew")
    parser.add_argument("--slowest", action="store_true", help="name Satchel's slowest queries")
    return parser.parse_args(words)


def _sizes(given: Any) -> Sequence[int]:
    return given.size or (_QUICK if given.quick else _ALL)


def _news_of(folder: Path | None) -> Path | None:
    news = folder / "news" if folder else None
    return news if news and (news / "stories.jsonl.gz").is_file() else None


def _of_what(news: Path | None, clock: str) -> str:
    texts = (
        f"real stories ({news}), from 10,000 on put together from their paragraphs"
        if news
        else "made-up texts with the frequencies of a language's words: no folder was named"
    )
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    time = "processor time" if clock == "cpu" else "wall time"
    return f"{texts}; {time}; load of the machine {load} on {os.cpu_count()} processors"


def _run(news: Path | None, size: int, tools: Sequence[Engine], given: Any) -> Run:
    folder = corpus(news, size)
    run = Run(size, index_all(tools, folder, again=False))
    if given.reindex:
        own = [tool for tool in tools if tool.name == "Satchel"]
        run.indexed |= index_all(own, folder, again=True)
    kinds = given.kinds.split(",") if given.kinds else KINDS
    asked = [one for one in queries(news, folder) if one.kind in kinds]
    run.times = ask_all(tools, folder, asked, given.rounds)
    if size <= _MIDDLE and not given.kinds:
        run.indexed |= index_alone(tools, folder)
    if size > _MIDDLE and not given.kinds:
        run.indexed |= once(tools, folder, "Satchel", "columns_again", "columns")
    if size == _MIDDLE and not given.kinds:
        run.more = [*bad_input.verdicts(folder, tools), *window.verdicts(folder, asked)]
    if size == _LARGE and not given.kinds:
        run.more = opening.verdicts(news, tools, "cpu" if given.cpu else "wall")
    if given.slowest:
        _print_slowest(run.times)
    return run


def _ranking(folder: Path | None, tools: Sequence[Engine]) -> list[Verdict]:
    """Cranfield, where it is at hand."""
    if folder is None or not (folder / "cranfield").is_dir():
        return []
    found = cranfield.scores(folder / "cranfield", tools)
    told = ", ".join(f"{name} {score:.3f}" for name, score in found.items())
    rows = [Verdict("Cranfield nDCG@10", found["Satchel"], 0.52, told, more_is_better=True)]
    if "FTS5" in found:
        own, theirs = found["Satchel"], found["FTS5"]
        rows.append(Verdict("Cranfield nDCG@10 / FTS5", own / theirs, 1, more_is_better=True))
    return rows


def _print_times(run: Run, tools: Sequence[Engine], clock: str) -> None:
    print(f"\n{run.size:,} articles, 20 with snippets, ms: median / 95th percentile of the queries")
    print(f"{'':26}" + "".join(f"{tool.name:>18}" for tool in tools))
    for kind, name in KINDS.items():
        cells = [_cell(run.times, kind, tool.name, clock) for tool in tools]
        if any(cells):
            print(f"{name:26}" + "".join(f"{cell:>18}" for cell in cells))
    print(f"{'index, s (CPU)':26}" + "".join(f"{_cpu(run, tool):>18}" for tool in tools))
    print(f"{'index, MB':26}" + "".join(f"{_megabytes(run, tool):>18}" for tool in tools))
    opened = {tool.name: 1000 * min(run.times.opened[tool.name]) for tool in tools}
    print(
        f"{'open + first answer, ms':26}" + "".join(f"{opened[tool.name]:>18.1f}" for tool in tools)
    )
    memory = {name: value / 1e6 for name, value in run.times.memory.items()}
    print(f"{'own memory (USS), MB':26}" + "".join(f"{memory[tool.name]:>18.0f}" for tool in tools))


def _cell(times: Times, kind: str, engine: str, clock: str) -> str:
    median, most = times.of(kind, engine, 0.5, clock), times.of(kind, engine, 0.95, clock)
    return "" if median is None or most is None else f"{median:,.1f} / {most:,.1f}"


def _cpu(run: Run, tool: Engine) -> str:
    return f"{run.indexed[tool.name]['cpu']:,.1f}"


def _megabytes(run: Run, tool: Engine) -> str:
    return f"{run.indexed[tool.name]['bytes'] / 1e6:,.1f}"


def _print_growth(runs: Sequence[Run], tools: Sequence[Engine], clock: str) -> None:
    if len(runs) < 2:
        return
    sizes = " → ".join(f"{run.size:,}" for run in runs)
    print(f"\ngrowth of the 95th percentile, ms, {sizes} articles")
    print(f"{'':26}" + "".join(f"{tool.name:>26}" for tool in tools))
    for kind, name in KINDS.items():
        cells = []
        for tool in tools:
            curve = [run.times.of(kind, tool.name, 0.95, clock) for run in runs]
            known = [f"{value:,.1f}" for value in curve if value is not None]
            cells.append(" → ".join(known))
        if any(cells):
            print(f"{name:26}" + "".join(f"{cell:>26}" for cell in cells))
    print(f"\nSatchel's other figures, {sizes} articles, and the power of n that they grow with")
    for name, of in _GROWING.items():
        curve = [value for run in runs if (value := of(run)) is not None]
        if len(curve) == len(runs) and min(curve) > 0:
            power = math.log(curve[-1] / curve[0]) / math.log(runs[-1].size / runs[0].size)
            told = " → ".join(f"{value:,.3g}" for value in curve)
            print(f"{name:50} {told:>30}   n^{power:.2f}")


def _indexed(name: str, per: str = "") -> Callable[[Run], float | None]:
    """Reads a figure of Satchel's index, or its share of another, from a run."""

    def of(run: Run) -> float | None:
        told = run.indexed.get("Satchel", {})
        return told[name] / (told[per] if per else 1) if name in told else None

    return of


_GROWING: dict[str, Callable[[Run], float | None]] = {
    "index, s of CPU": _indexed("cpu"),
    "first articles found, s": _indexed("first"),
    "index, bytes": _indexed("bytes"),
    "columns, bytes": _indexed("column_bytes"),
    "columns' share of the time of indexing": _indexed("columns", "cpu"),
    "columns / index, bytes": _indexed("column_bytes", "bytes"),
    "memory of indexing, MB": _indexed("megabytes"),
    "open the columns, s": lambda run: run.times.columns or None,
    "open + first answer, s": lambda run: min(run.times.opened.get("Satchel", ()), default=None),
    "own memory (USS), MB": lambda run: run.times.memory.get("Satchel", 0) / 1e6 or None,
}


def _print_verdicts(rows: Sequence[Verdict]) -> int:
    if rows:
        print(f"\n{'measure':62} {'value':>9} {'limit':>9}  ")
    for row in rows:
        sign = "≥" if row.more_is_better else "≤"
        verdict = "holds" if row.holds else "MISSED"
        limit = f"{sign} {row.limit:,.4g}"
        print(f"{row.name:62} {row.value:>9,.3g} {limit:>9}  {verdict}  {row.against}")
    return 0 if all(row.holds for row in rows) else 1


def _print_slowest(times: Times) -> None:
    rows = [
        (1000 * min(taken), one)
        for (_, engine), by_query in times.wall.items()
        if engine == "Satchel"
        for one, taken in by_query.items()
    ]
    for took, one in sorted(rows, key=lambda row: -row[0])[:15]:
        found = times.totals[one.kind, "Satchel"][one]
        print(f"  {took:8.1f} ms  {one.kind:10} {' '.join(one.words):30} {found:,} found")
