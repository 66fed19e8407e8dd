"""The line of the library about working copies: how much, and that they can be cleared."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from briefindex import desk
from driving import active, enter, files, idle, press_button
from satchel.library.copies_line import size_words

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.usefixtures("own_key")
def test_working_copies_are_counted_and_cleared_but_for_the_one_that_is_open(
    qtbot, start, own: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("satchel.library.copies_line._LEAST", 0)
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("A short text.\n" * 9, encoding="utf-8")
    gone = desk.resolve(other)
    desk.prepare(gone, analysis=False)
    program = start(str(press))
    qtbot.waitUntil(lambda: bool(files(program)), timeout=60_000)
    idle(qtbot, program)
    enter(qtbot, program)
    line = program.library.page.copies
    qtbot.waitUntil(lambda: line.words.text().startswith("2 working copies"))
    qtbot.mouseClick(line.link, Qt.MouseButton.LeftButton)
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "Your files, your own packs" in box.text()
    said: list[str] = []
    program.library.copies._copies.cleared.connect(
        lambda _freed: said.append(program.window.status.words)
    )
    press_button(qtbot, box, "clear_box_yes")
    qtbot.waitUntil(lambda: line.words.text().startswith("1 working copy "), timeout=10_000)
    assert said[0].endswith("were freed")
    assert not gone.pack.exists()
    assert desk.ready(desk.resolve(press))
    assert (own / "pack.sqlite").is_file()


def test_sizes_are_said_in_megabytes_and_gigabytes() -> None:
    assert size_words(28_400_000) == "28 MB"
    assert size_words(5_230_000_000) == "5.2 GB"
