"""Runs the bench of the import and prints its rows; what is measured is in `__init__`."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from importing import mixed

_FILES = 1_000
_ROUNDS = 3
_LEAST = 0.5
_MOST_MEMORY = 1_000


def compare(words: list[str]) -> int:
    """Print the rows; 1 where a limit is missed. `words`: the folder that holds news/, if any."""
    news = Path(words[0]) / "news" if words else None
    if news is not None and not (news / "stories.jsonl.gz").is_file():
        sys.stderr.write(f"bench: no stories.jsonl.gz in {news}\n")
        return 1
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        mixed.write(folder, _FILES, news)
        return _print(*_measured(Path(place), folder))


def _measured(place: Path, folder: Path) -> tuple[list[float], list[float], float, tuple[int, int]]:
    """Seconds of ours and of recoll's by round, our largest process in MB, what each found."""
    ours: list[float] = []
    theirs: list[float] = []
    memory, held, found = 0.0, 0, 0
    for turn in range(_ROUNDS + 1):
        took, most, found = _ours(place / f"pack{turn}", folder)
        memory = max(memory, most)
        peer = _recoll(place / f"recoll{turn}", folder)
        if turn:  # the first round warms the disk's cache
            ours.append(took)
            theirs += [peer[0]] if peer else []
        held = peer[1] if peer else 0
    return ours, theirs, memory, (found, held)


def _ours(pack: Path, folder: Path) -> tuple[float, float, int]:
    """Seconds until all text is searchable, MB of the largest process, how many are found."""
    command = [sys.executable, "-m", "satchel.jobs.worker", str(pack), str(folder)]
    begin, memory = time.perf_counter(), 0.0
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as worker:
        assert worker.stdout
        for line in worker.stdout:
            step = json.loads(line)
            if step.get("phase") == "index" and step["done"] == step["total"]:
                break
        took = time.perf_counter() - begin
        process = psutil.Process(worker.pid)
        for one in (process, *process.children(recursive=True)):
            memory = max(memory, one.memory_info().rss / 1e6)
        worker.kill()
    found = _found(pack)
    shutil.rmtree(pack)
    return took, memory, found


def _found(pack: Path) -> int:
    """How many articles the word finds that stands at the end of every text."""
    asked = [sys.executable, "-m", "satchel", "search", str(pack), mixed.MARK, "--json"]
    said = subprocess.run(asked, check=False, capture_output=True, env=_environment()).stdout
    return int(json.loads(said)["total"]) if said else 0


def _environment() -> dict[str, str]:
    root = Path(__file__).parents[3]
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "app"), str(root / "index")])}


def _recoll(settings: Path, folder: Path) -> tuple[float, int] | None:
    """Seconds that `recollindex` takes, and how many files it holds then; None without it."""
    if not shutil.which("recollindex"):
        return None
    settings.mkdir()
    (settings / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    begin = time.perf_counter()
    subprocess.run(["recollindex", "-c", settings], check=False, capture_output=True)
    took = time.perf_counter() - begin
    asked = ["recollq", "-c", settings, "-n", "1", mixed.MARK]
    said = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
    found = re.search(r"(\d+) results", said)
    return took, int(found[1]) if found else 0


def _print(ours: list[float], theirs: list[float], memory: float, found: tuple[int, int]) -> int:
    mine = statistics.median(ours)
    print(f"{_FILES:,} mixed files searchable: {mine:.2f} s, {_FILES / mine:,.0f} files a second")
    print(f"found by the last word of their texts: {found[0]:,} of {_FILES:,}")
    print(f"largest process then: {memory:,.0f} MB")
    if not theirs:
        print("recoll is not installed here (Debian: recollcmd); nothing to compare with")
        return int(memory > _MOST_MEMORY)
    peer = statistics.median(theirs)
    ratio = peer / mine
    missed = ratio < _LEAST or found[0] < _FILES or memory > _MOST_MEMORY
    print(f"recollindex, {found[1]:,} found by that word: {peer:.2f} s")
    print(f"our rate against recoll's: {ratio:.2f}, at least {_LEAST}{'  MISSED' * missed}")
    return int(missed)
