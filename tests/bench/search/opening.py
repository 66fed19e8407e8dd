"""From the start of the window to the list of a pack of 50,000 articles."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from screen import Screen

from search.corpus import corpus
from search.engines import Engine, running
from search.limits import Verdict
from search.place import ROOT, place

_ARTICLES = 50_000
_ROUNDS = 4
"""The first does not count: it reads from the disk, and compiles."""
_TOOLS = Path(__file__).parent / "tools"


def verdicts(news: Path | None, tools: Sequence[Engine], clock: str) -> list[Verdict]:
    """Opens the pack a few times."""
    own = next((tool for tool in tools if tool.name == "Satchel"), None)
    if own is None:
        return []
    folder = corpus(news, _ARTICLES)
    with running(own, folder) as process:
        process.do(do="index")
    pack, home = folder / "pack", place() / "home"
    subprocess.run([sys.executable, _TOOLS / "read_pack.py", pack, home], check=True)
    rounds = [_opened(pack, home) for _ in range(_ROUNDS)][1:]
    listed, held = (
        statistics.median(told[f"{name}_{clock}"] for told in rounds) for name in ("listed", "held")
    )
    where = f"of {_ARTICLES // 1000}k articles"
    wall = statistics.median(told["listed_wall"] for told in rounds)
    return [
        Verdict(f"start to the list of a pack {where}, s", listed, 3, f"{wall:.1f} s by the wall"),
        Verdict(f"window held at once by a pack {where}, ms", 1000 * held, 100),
    ]


def _opened(pack: Path, home: Path) -> dict[str, Any]:
    environment = dict(os.environ)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps what it compiled
    with Screen() as screen:
        environment |= {name: screen.environment[name] for name in ("DISPLAY", "QT_QPA_PLATFORM")}
        command = [sys.executable, _TOOLS / "watched_window.py", pack, str(_ARTICLES)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, cwd=ROOT)
    return json.loads(done.stdout)
