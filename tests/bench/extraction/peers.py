"""The tools that are compared: their environment, and the process that each answers from."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environments import interpreter

from extraction.model import Dated, Quantity, Row
from extraction.units import unit_of

ROOT = Path(__file__).parents[3]
_PLACE = ROOT / "build" / "peers"
_PINS = Path(__file__).with_name("peers.txt")
_TOOLS = Path(__file__).parent / "tools"
_WARM_UP = Row("Warm up: 5 km and $3 million on 2 May 2020, up 4 percent.", (), (), "2020-05-02")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that answers: its interpreter and its program; `tasks` that it has no answer to."""

    name: str
    interpreter: Path
    program: Path
    without: frozenset[str] = frozenset()


def tools() -> Iterator[Tool]:
    """Satchel and every peer that this Python can install; says which cannot."""
    yield Tool("Satchel", Path(sys.executable), _TOOLS / "satchel_reader.py")
    python = interpreter(_PLACE, _PINS)
    own = frozenset({"dates"})
    for name, file, module, without in (
        ("quantulum3", "quantulum_reader.py", "quantulum3", own),
        ("Recognizers", "recognizers_reader.py", "recognizers_date_time", frozenset[str]()),
    ):
        if python and _imports(python, module):
            yield Tool(name, python, _TOOLS / file, without | {"numbers"})
        else:
            print(f"{name}: cannot be installed on Python {sys.version.split()[0]}; left out")


def _imports(python: Path, module: str) -> bool:
    command = [python, "-W", "ignore", "-c", f"import {module}"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


class Answers:
    """A running tool; every row is one line there and one back."""

    def __init__(self, process: "subprocess.Popen[str]", tool: Tool) -> None:
        """Take over a process that has just been started."""
        self._process = process
        self.tool = tool
        self.failed: list[str] = []

    def ask(self, row: Row, task: str) -> tuple[float, list[dict[str, Any]]]:
        """Seconds and what is found.

        Raises:
            RuntimeError: the tool has ended.
        """
        assert self._process.stdin
        assert self._process.stdout
        asked = {"text": row.text, "task": task, "reference": row.reference}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.tool.name} ended at: {row.text[:200]}")
        told = json.loads(line)
        if told.get("failed"):
            self.failed.append(f"{told['failed']} at: {row.text[:80]}")
        return told["seconds"], told["found"]


@contextmanager
def running(tool: Tool) -> Iterator[Answers]:
    """The tool's process, warmed up, which the kernel ends if it opens an internet socket."""
    guard = [sys.executable, ROOT / "tests" / "no_network.py"]
    command = [*guard, tool.interpreter, tool.program]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        answers = Answers(process, tool)
        for task in {"all", "dates"} - tool.without:
            answers.ask(_WARM_UP, task)
        yield answers
        assert process.stdin
        process.stdin.close()


def quantities(found: Sequence[dict[str, Any]]) -> list[Quantity]:
    """Answers with their units by one name; a range is its two ends."""
    made: list[Quantity] = []
    for one in found:
        unit = unit_of(one["unit"], one.get("kind", "number"))
        kind = "age" if one.get("kind") == "age" else unit.dimension
        made += [
            Quantity(one["start"], one["end"], value * unit.factor, unit.symbol, kind)
            for value in one["values"]
        ]
    return made


def dates(found: Sequence[dict[str, Any]]) -> list[Dated]:
    """Answers as dates."""
    return [
        Dated(one["start"], one["end"], tuple((first, last) for first, last in one["days"]))
        for one in found
    ]
