"""From a key to the painted list of results, in the real window under Xvfb."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from screen import Screen

from search.asking import share
from search.keys import Keys, seconds_to_change
from search.limits import Verdict
from search.place import ROOT, place
from search.queries import Asked

_LIST = (4, 112, 316, 480)
"""Where results stand in a window of 1440 × 900, whatever figures are listed below them: left,
top, right, bottom."""
_BOX = (700, 47)
_STARTED = 4.0
_BETWEEN = 0.25
_UNCHANGED = 0.6
_PYTHON = [sys.executable]


@dataclass(frozen=True, slots=True)
class Typed:
    """Milliseconds to the first and to the last change of the list, by key; and the quiet keys."""

    first: list[float]
    last: list[float]
    without_change: int


def verdicts(folder: Path, asked: Sequence[Asked]) -> list[Verdict]:
    """Types the prefixes into the window on the pack in `folder`; says how long it took."""
    pack, home = folder / "window", place() / "home"
    tool = Path(__file__).parent / "tools" / "analysed_pack.py"
    subprocess.run([*_PYTHON, tool, folder / "pack", pack, home], check=True)
    typed = _typed(pack, home, asked)
    count = len(typed.last)
    print(
        f"\nfrom a key to the list, {folder.name} articles, {count} keys that changed it"
        f" ({typed.without_change} did not), ms: median, 95th percentile, most\n"
        f"{'first change':26}{_three(typed.first)}\n{'last change':26}{_three(typed.last)}"
    )
    p95 = share(typed.last, 0.95)
    return [Verdict(f"key to the painted list, p95, {folder.name} articles, ms", p95, 33)]


def _three(values: Sequence[float]) -> str:
    return "".join(f"{share(values, part):>10.1f}" for part in (0.5, 0.95, 1))


def _typed(pack: Path, home: Path, asked: Sequence[Asked]) -> Typed:
    before = dict(os.environ)
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "app"), str(ROOT / "index")])
    typed = Typed([], [], 0)
    try:
        with Screen() as screen, _window(screen, pack), Keys(screen.environment["DISPLAY"]) as keys:
            typed = _type_all(screen, keys, asked)
    finally:
        os.environ.clear()
        os.environ.update(before)
    return typed


@contextmanager
def _window(screen: Screen, pack: Path) -> Iterator[None]:
    """Satchel with the pack open and nothing left to load."""
    _, program = screen.seconds_to_paint([*_PYTHON, "-m", "satchel", "open", str(pack)])
    try:
        time.sleep(_STARTED)
        yield
    finally:
        program.terminate()
        program.wait()


def _type_all(screen: Screen, keys: Keys, asked: Sequence[Asked]) -> Typed:
    look = screen.looking_at(*_LIST)
    first: list[float] = []
    last: list[float] = []
    quiet = 0
    for word in _words(asked):
        _clear(keys)
        for letter in word:
            name = "space" if letter == " " else letter
            took = seconds_to_change(_pressing(keys, name), look, _UNCHANGED)
            if took is None:
                quiet += 1
                continue
            first.append(took[0] * 1000)
            last.append(took[1] * 1000)
            time.sleep(_BETWEEN)
    return Typed(first, last, quiet)


def _pressing(keys: Keys, name: str) -> Callable[[], None]:
    return lambda: keys.press(name)


def _clear(keys: Keys) -> None:
    """An empty search box that has the keys, and a list that stands."""
    keys.click(*_BOX)
    keys.press("Control_L", "a")
    keys.press("BackSpace")
    time.sleep(1.0)


def _words(asked: Sequence[Asked]) -> list[str]:
    """The longest of the prefixes that follow from each other, as they are typed."""
    texts = [" ".join(one.words) for one in asked if one.kind == "prefix"]
    following = [*texts[1:], ""]
    return [
        text for text, after in zip(texts, following, strict=True) if not after.startswith(text)
    ]
