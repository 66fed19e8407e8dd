"""What the engines' programs share: the loop, the clock, the stories."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil


def stories(folder: Path) -> Iterator[dict[str, Any]]:
    """The stories that are indexed."""
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def number_of(day: str) -> int:
    """An ISO day as a number that sorts as the days do."""
    return int(day.replace("-", ""))


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Wall and processor seconds of the work, children that have ended included."""
    begin, began = time.perf_counter(), _cpu()
    work()
    return {"wall": time.perf_counter() - begin, "cpu": _cpu() - began}


def _cpu() -> float:
    own = psutil.Process().cpu_times()
    return own.user + own.system + own.children_user + own.children_system


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def answer(engine: Any) -> None:
    """Answer until the input ends.

    `engine` has `index()`, `open()` and `ask(kind, words, days)`; the last gives how many match and
    the numbers of the first stories, whose titles and snippets it has made.
    """
    for line in sys.stdin:
        try:
            told = _told(engine, json.loads(line))
        except Exception as error:  # noqa: BLE001 - the bench prints it
            told = {"failed": repr(error)}
        print(json.dumps(told), flush=True)


def _told(engine: Any, asked: dict[str, Any]) -> dict[str, Any]:
    if asked["do"] == "open":
        return timed(engine.open)
    if asked["do"] == "memory":
        return {"uss": psutil.Process().memory_full_info().uss}
    if asked["do"] == "ask":
        begin, began = time.perf_counter(), time.process_time()
        total, numbers = engine.ask(asked["kind"], asked["words"], asked["days"])
        cpu, wall = time.process_time() - began, time.perf_counter() - begin
        return {"wall": wall, "cpu": cpu, "total": total, "numbers": numbers}
    return getattr(engine, asked["do"])(**{k: v for k, v in asked.items() if k != "do"})


def kept(folder: Path, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What `make` says of the index that it has made; said again where that was made before."""
    record = folder / f"{name}.json"
    if not record.is_file():
        record.write_text(json.dumps(make()), encoding="utf-8")
    return json.loads(record.read_text(encoding="utf-8"))
