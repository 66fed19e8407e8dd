"""Fixtures of the window's tests: the application's fonts once, a window on a small pack."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fake_desk import FakeDesk
from packing import own_key, quick_extraction
from satchel.application import Program, build_window
from satchel.theme.fonts import load_fonts

__all__ = [
    "open_window",
    "own_key",
    "patience",
    "qapp_args",
    "quick_extraction",
    "styled",
    "windows",
]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["satchel"]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a path means is known at once, however busy the machine is."""
    monkeypatch.setattr("satchel.jobs.resolving.PATIENCE", 30.0)


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    assert load_fonts() == ()
    return qapp


@pytest.fixture
def windows(qtbot, styled, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Opens windows, all with the same settings file, and closes them when the test is over."""
    opened: list[Program] = []

    def make(target: Path | str | None, **more: object) -> Program:
        given = None if target is None else str(target)
        program = build_window(given, settings_file=tmp_path / "satchel.ini", **more)
        opened.append(program)
        program.window.resize(1440, 900)  # the offscreen screen is smaller than any
        with qtbot.waitActive(program.window):
            program.window.show()
            program.window.activateWindow()
        return program

    yield make
    for program in opened:
        program.window.close()
        program.window.deleteLater()
    styled.setStyleSheet("")


@pytest.fixture
def open_window(qtbot, windows) -> Callable[[], Program]:
    """Opens windows on the fake desk."""

    def make() -> Program:
        program = windows("sample", open_desk=FakeDesk, fill=False)
        qtbot.waitUntil(lambda: bool(program.session.comparison.rows))
        return program

    return make


@pytest.fixture
def program(open_window: Callable[[], Program]) -> Program:
    return open_window()
