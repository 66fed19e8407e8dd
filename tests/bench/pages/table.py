"""Asks every tool for the text of every page, prints a line a set of pages."""

import logging
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean, median

from pages.score import Score, score
from pages.tools import Tool, all_tools

LIMIT = 0.95

Scores = dict[str, list[tuple[str, Score]]]


def compare(words: Sequence[str]) -> int:
    """Print the table of the folder that is named; 1 where Satchel's mean misses the limit."""
    folder = next((Path(word) for word in words if not word.startswith("--")), None)
    if folder is None or not folder.is_dir():
        print("bench: pages needs the folder of the pages (see tests/bench/pages/__init__.py)")
        return 1
    everything = _told(folder)
    if not everything:
        print(f"no page with a text beside it in {folder}")
        return 1
    _tell("all", everything)
    if "--misses" in words:
        _tell_misses(everything)
    mean = fmean(one.f1 for _, one in everything["Satchel"])
    print(f"limit: {LIMIT}; mean {mean:.3f}")
    return int(mean < LIMIT)


def _told(folder: Path) -> Scores:
    """Ask for every page of the folder and of the folders in it; print a line each."""
    logging.disable(logging.CRITICAL)
    sets = [each for each in (folder, *sorted(folder.iterdir())) if each.is_dir()]
    everything: Scores = {}
    with all_tools() as tools:
        names = "".join(f"{name:>13}{'median':>8}" for name in tools)
        print(f"{'words of the main text, F1':30}{'pages':>6}{names}")
        for each in sets:
            scores = _scores(each, tools)
            if scores:
                _tell(each.name if each != folder else ".", scores)
                for name, found in scores.items():
                    everything.setdefault(name, []).extend(found)
    return everything


def _scores(folder: Path, tools: dict[str, Tool]) -> Scores:
    found: Scores = {}
    alone = 0
    for page in sorted(folder.glob("*.htm*")):
        beside = page.with_suffix(".txt")
        if not beside.exists():
            alone += 1
            continue
        gold = beside.read_text(encoding="utf-8")
        title = _title(page)
        for name, read in tools.items():
            found.setdefault(name, []).append((page.stem, score(read(page), gold, title)))
    if alone:
        print(f"{folder.name}: {alone} pages have no text beside them; left out")
    return found


def _title(page: Path) -> str:
    """The title of a page as Satchel knows it: it is taken from every tool's text alike."""
    from briefindex.errors import ImportRefusedError
    from briefindex.importers import read_file

    try:
        return read_file(page).info.title.value or ""
    except ImportRefusedError:
        return ""


def _tell(name: str, scores: Scores) -> None:
    each = [[one.f1 for _, one in found] for found in scores.values()]
    values = "".join(f"{fmean(one):13.3f}{median(one):8.3f}" for one in each)
    print(f"{name:30}{len(each[0]):6}{values}", flush=True)


def _tell_misses(scores: Scores) -> None:
    """The pages where another tool is better, the worst first; precision and recall of each."""
    rows: list[tuple[float, str]] = []
    for at, (page, own) in enumerate(scores["Satchel"]):
        told = [
            f"{found[at][1].precision:.2f}/{found[at][1].recall:.2f}" for found in scores.values()
        ]
        best = max(found[at][1].f1 for found in scores.values())
        rows.append((own.f1 - best, f"{page[:40]:40} {own.f1:.3f}  {'   '.join(told)}"))
    print("pages, worst against the best tool first: F1, then precision/recall of each tool")
    for behind, line in sorted(rows):
        print(f"{behind:+.3f}  {line}")
