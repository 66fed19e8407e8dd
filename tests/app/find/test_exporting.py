"""The list of what was found, saved as a table by the window."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtWidgets import QApplication

from briefindex import desk
from packing import folder_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TEXTS = {
    f"{n}.txt": f"=Story {n} of the harbour\n\nThe port of Suport employs {n} people.\n"
    for n in range(100, 140)
} | {"other.txt": "Another matter\n\nNothing is said of it here.\n"}


@pytest.fixture
def program(qtbot, windows, tmp_path: Path):
    desk.build(tmp_path / "pack", [folder_of(tmp_path, TEXTS)])
    made = windows(tmp_path / "pack", fill=False)
    qtbot.waitUntil(lambda: len(made.session.contents.infos) == len(TEXTS))
    qtbot.waitUntil(lambda: bool(made.session.comparison.rows))
    return made


def save(qtbot, program, path: Path) -> bytes:
    program.window.actions_.by_name["export_results"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "results_file_dialog"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: path.name in program.window.status.words)
    return path.read_bytes()


def test_all_that_was_found_is_saved_not_only_what_was_scrolled_to(qtbot, program, tmp_path):
    with qtbot.waitSignal(program.session.finding.answered):
        program.session.finding.set_query("port employs")
    data = save(qtbot, program, tmp_path / "found.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(rows) == len(TEXTS) - 1
    assert len(program.window.finder.model.listed) < len(rows)
    assert all("employs" in row["words found"] for row in rows)
    assert {row["article"][:7] for row in rows} == {"'=Story"}


def test_the_list_of_all_articles_is_saved_as_a_workbook(qtbot, program, tmp_path):
    data = save(qtbot, program, tmp_path / "all.xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = etree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    rows = [list(row) for row in sheet.iter("{*}row")]
    assert len(rows) == len(TEXTS) + 1
    assert not list(sheet.iter("{*}f"))
    assert "".join(rows[0][0].itertext()) == "article"


def test_a_list_that_cannot_be_saved_is_said(qtbot, program, tmp_path):
    told: list[str] = []
    program.session.trouble.disconnect()
    program.session.trouble.connect(told.append)
    program.window.actions_.by_name["export_results"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "none" / "found.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: bool(told))
    assert "found.csv" in told[0]
