"""The engines that are compared: the peers' environment, and the process that each answers from."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environments import interpreter

from search.place import ROOT, place

_PINS = Path(__file__).with_name("peers.txt")
_TOOLS = Path(__file__).parent / "tools"


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: its interpreter, its program, and the kinds that it cannot be asked."""

    name: str
    interpreter: Path
    program: Path
    without: frozenset[str] = frozenset()


def engines(wanted: list[str] | None = None) -> list[Engine]:
    """Satchel and its peers; only Satchel where the peers cannot be installed."""
    own = Path(sys.executable)
    found = [
        Engine("Satchel", own, _TOOLS / "satchel_engine.py"),
        Engine("FTS5", own, _TOOLS / "fts5_engine.py", frozenset({"wildcard", "fuzzy"})),
    ]
    python = interpreter(place() / "peers", _PINS)
    if python is None:
        print("tantivy and Whoosh cannot be installed here; they are left out")
    else:
        found.insert(1, Engine("tantivy", python, _TOOLS / "tantivy_engine.py"))
        found.append(Engine("Whoosh", python, _TOOLS / "whoosh_engine.py"))
    return [one for one in found if wanted is None or one.name in wanted]


class Running:
    """An engine's process: one JSON line there, one back."""

    def __init__(self, process: "subprocess.Popen[str]", engine: Engine) -> None:
        """Take over a process that has just been started."""
        self._process = process
        self.engine = engine

    def do(self, **asked: object) -> dict[str, Any]:
        """What the process says to `asked`.

        Raises:
            RuntimeError: it has ended, or could not do it.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        told = json.loads(line) if line else {"failed": "it has ended"}
        if "failed" in told:
            raise RuntimeError(f"{self.engine.name}, {asked}: {told['failed']}")
        return told


@contextmanager
def running(engine: Engine, folder: Path) -> Iterator[Running]:
    """The engine's process on the texts in `folder`; it can open no internet socket."""
    guard = [sys.executable, ROOT / "tests" / "no_network.py"]
    command = [*guard, engine.interpreter, engine.program, folder]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Running(process, engine)
        finally:
            assert process.stdin
            process.stdin.close()
