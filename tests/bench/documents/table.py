"""Makes the documents, asks every tool, prints a line a kind of layout."""

import importlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import fmean

from documents import printed, score

LIMIT = 0.98
_SEEDS = (1, 2)
_MINER = "import sys; from pdfminer.high_level import extract_text as e; print(e(sys.argv[1]))"
_PIN = "pdfminer.six==20260107"
_PEERS = Path(__file__).parents[3] / "build" / "document-peers"

Tool = Callable[[Path], str]


def compare() -> bool:
    """Print the table; whether the mean of the layouts with columns keeps the limit."""
    gui = importlib.import_module("PySide6.QtGui")
    application = gui.QGuiApplication.instance() or gui.QGuiApplication(["bench"])
    tools = _tools()
    print("words in order, F1".ljust(46), *(name.rjust(12) for name in tools))
    means: dict[str, list[float]] = {name: [] for name in tools}
    with tempfile.TemporaryDirectory() as folder:
        for kind in printed.KINDS:
            scores = _scores(kind, tools, Path(folder))
            print(kind.ljust(46), *(f"{scores[name]:12.3f}" for name in tools))
            for name in tools:
                means[name].append(scores[name])
    print("mean".ljust(46), *(f"{fmean(means[name]):12.3f}" for name in tools))
    own = zip(printed.KINDS, means["Satchel"], strict=True)
    columns = [each for kind, each in own if kind != "one column"]
    print(f"limit on layouts with columns: {LIMIT}; mean {fmean(columns):.3f}")
    print(f"worst {min(columns):.3f}")
    del application
    return fmean(columns) >= LIMIT


def _scores(kind: str, tools: dict[str, Tool], folder: Path) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in tools}
    for seed in _SEEDS:
        file = folder / "made.pdf"
        gold = printed.write(kind, seed, file)
        for name, read in tools.items():
            found[name].append(score.ordered_f1(read(file), gold))
    return {name: fmean(each) for name, each in found.items()}


def _tools() -> dict[str, Tool]:
    """Satchel, and the peers that are here or can be had."""
    found: dict[str, Tool] = {"Satchel": _satchel}
    program = shutil.which("pdftotext")
    if program:
        found["pdftotext"] = lambda file: _told([program, str(file), "-"])
    else:
        print("pdftotext is not here (Debian: poppler-utils); left out")
    python = _environment()
    if python:
        found["pdfminer.six"] = lambda file: _told([str(python), "-c", _MINER, str(file)])
    return found


def _satchel(file: Path) -> str:
    from briefindex.importers.formats import pdf  # after the bench has set the path

    pieces = pdf.read(file.read_bytes()).pieces
    return "\n".join(piece.text for piece in pieces if piece.role != "boilerplate")


def _told(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _environment() -> Path | None:
    """The interpreter of an environment with pdfminer.six; None where it cannot be had."""
    python = _PEERS / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", _PEERS], check=True)
    install = [python, "-m", "pip", "install", "--quiet", _PIN]
    if subprocess.run(install, check=False, capture_output=True).returncode:
        print("pdfminer.six cannot be installed; left out")
        return None
    return python
