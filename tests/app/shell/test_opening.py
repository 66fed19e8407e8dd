"""The whole way with the real desk and the real worker: a folder becomes a pack that is read."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidget, QWidget

from briefindex import desk
from packing import own_key  # noqa: F401 - a fixture

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_first_start_reads_the_sample_and_shows_its_figures(
    qtbot, windows, tmp_path: Path
) -> None:
    program = windows("sample")
    assert program.session.contents.infos == ()
    qtbot.waitUntil(lambda: len(program.session.contents.infos) == 5, timeout=60_000)
    qtbot.waitUntil(lambda: program.session.shown is not None)
    with qtbot.waitSignal(program.opener.finished, timeout=60_000):
        pass
    assert program.session.contents.key_figures > 20
    assert program.window.status.progress == ""
    program.window.strip.search.setText("trade turnover")
    qtbot.waitUntil(lambda: program.session.answer is not None, timeout=10_000)
    assert program.window.finder.model.rowCount() >= 4
    qtbot.waitUntil(program.window.finder.figures.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: bool(program.session.comparison.rows), timeout=10_000)
    qtbot.keyClick(program.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(
        lambda: program.window.findChild(QWidget, "print_preview") is not None, timeout=20_000
    )
    preview = program.window.findChild(QWidget, "print_preview")
    assert preview.isVisible()
    preview.close()
    page = tmp_path / "brief.html"
    program.window.actions_.by_name["save_pdf"].trigger()
    asked = program.window.findChild(QFileDialog, "save_pdf_dialog")
    asked.fileSelected.emit(str(page))
    asked.reject()
    qtbot.waitUntil(lambda: program.window.status.words.endswith("brief.html"), timeout=20_000)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_folder_opens_and_what_was_refused_is_listed(qtbot, windows, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "note.txt").write_text("Trade was $5 billion in 2024.\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    program = windows(str(folder))
    with qtbot.waitSignal(program.opener.finished, timeout=60_000):
        pass
    assert [info.file for info in program.session.contents.infos] == ["note.txt"]
    assert program.window.status.refused == "1 file not added"
    program.window.actions_.by_name["refused"].trigger()
    table = program.window.findChild(QTreeWidget, "refused_table")
    assert table.topLevelItem(0).text(0) == "empty.txt"
    program.window.findChild(QWidget, "refused_dialog").close()


def test_closing_while_the_worker_works_leaves_nothing_running(qtbot, windows) -> None:
    program = windows("sample")
    with qtbot.waitSignal(program.opener.progressed, timeout=60_000):
        pass
    program.window.close()
    assert program.window.status.progress != ""


@pytest.mark.usefixtures("own_key")
def test_a_search_that_finds_no_index_has_the_worker_make_it(
    qtbot, windows, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("briefindex.search.shelf.SMALL_PACK", 0)
    monkeypatch.setattr("briefindex.search.shelf.MOST_ALONE", 0)
    pack, folder = tmp_path / "pack", tmp_path / "press"
    folder.mkdir()
    (folder / "note.txt").write_text("Trade was $5 billion in 2024.\n", encoding="utf-8")
    desk.build(pack, [folder])
    program = windows(str(pack))
    qtbot.waitUntil(lambda: len(program.session.contents.infos) == 1, timeout=10_000)
    program.opener.fill()
    shutil.rmtree(pack / "index")
    with qtbot.waitSignal(program.opener.finished, timeout=60_000):
        program.session.finding.set_query("trade")
    qtbot.waitUntil(lambda: bool(program.session.answer and program.session.answer.result.hits))
    assert (pack / "index").is_dir()


def test_a_pack_is_sent_from_the_window_and_opened_from_its_file(
    qtbot, windows, tmp_path: Path
) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text("Grain\n\nExports rose by 4 percent in 2023.", encoding="utf-8")
    program = windows(str(folder))
    with qtbot.waitSignal(program.opener.finished, timeout=60_000):
        pass
    file = tmp_path / "press.satchel"
    program.control.files.write(program.opener.packs[0], str(file))
    qtbot.waitUntil(file.exists, timeout=10_000)
    qtbot.waitUntil(lambda: not program.window.status.progress)
    assert str(file) in program.window.status.words
    assert program.opener.open(str(file))
    assert program.opener.name == "press"
    with qtbot.waitSignal(program.opener.finished, timeout=60_000):
        program.opener.fill()
    assert [info.file for info in program.session.contents.infos] == ["a.txt"]
