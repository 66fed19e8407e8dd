"""Windows on real packs with the real worker, and what these packs are made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefindex import desk
from driving import GRAIN, STEEL
from satchel.application import Program


@pytest.fixture
def start(qtbot, windows, tmp_path: Path, monkeypatch) -> Callable[[str | None], Program]:
    """Opens windows that all have the same home for packs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def make(target: str | None) -> Program:
        program = windows(target)
        qtbot.waitUntil(lambda: hasattr(program, "library"))
        return program

    return make


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder with an article, its copy, and a file that cannot be read."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "grain.txt").write_text(GRAIN, encoding="utf-8")
    (folder / "grain (1).txt").write_text(GRAIN, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack folder with one article."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "steel.txt").write_text(STEEL, encoding="utf-8")
    desk.build(tmp_path / "visit", [folder / "steel.txt"])
    return tmp_path / "visit"
