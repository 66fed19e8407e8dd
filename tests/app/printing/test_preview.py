"""The preview by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton

from briefings import conflict_briefing, sample_briefing
from satchel.printing import Laying, PreviewDialog
from satchel.printing.page_view import PageView
from satchel.printing.pages import Pages

# Said by Qt's offscreen platform of every dialog that is shown; no window of ours can help it.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def dialog(qtbot):
    made = PreviewDialog(sample_briefing())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.show()
    return made


def view_of(dialog: QDialog) -> PageView:
    return dialog.findChild(PageView, "briefing_pages")


def placed(pages: Pages) -> list[list[tuple[float, float, float]]]:
    """Where everything stands, and how high it is."""
    return [[(block.height, x, y) for block, x, y in page.placed] for page in pages._flow.pages]


def words_of(dialog: QDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def test_it_opens_on_the_first_page_fitted_to_the_width(dialog):
    assert words_of(dialog, "page_number") == "Page 1 of 2"
    assert view_of(dialog).horizontalScrollBar().maximum() == 0
    assert view_of(dialog).hasFocus() or dialog.focusWidget() is view_of(dialog)


def test_its_buttons_stay_on_the_screen_with_a_frame_around_it(qtbot):
    made = PreviewDialog(sample_briefing())
    qtbot.addWidget(made)
    room = made.screen().availableSize()
    assert made.height() <= room.height() - 40
    assert made.width() <= room.width()


def test_keys_walk_the_pages(dialog, qtbot):
    qtbot.keyClick(view_of(dialog), Qt.Key.Key_End)
    assert words_of(dialog, "page_number") == "Page 2 of 2"
    qtbot.keyClick(view_of(dialog), Qt.Key.Key_Home)
    assert words_of(dialog, "page_number") == "Page 1 of 2"


def test_zoom_goes_in_steps_and_back_to_the_width(dialog):
    view = view_of(dialog)
    fitted = words_of(dialog, "zoom")
    view.zoom_in()
    assert words_of(dialog, "zoom") != fitted
    view.zoom_out()
    view.fit_width()
    assert words_of(dialog, "zoom") == fitted


def test_another_paper_lays_the_pages_out_anew(dialog, qtbot):
    box = dialog.findChild(QComboBox, "page_size")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "Letter"
    qtbot.waitUntil(lambda: dialog.pages.paper.name == "Letter")


def test_pages_are_painted_and_not_blank(dialog):
    picture = view_of(dialog).grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    assert len(colours) > 20


def test_save_as_pdf_asks_where_and_writes(dialog, qtbot, tmp_path):
    qtbot.mouseClick(dialog.findChild(QPushButton, "save_pdf"), Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog, "save_pdf_dialog")
    assert asked is not None
    path = tmp_path / "brief.pdf"
    asked.fileSelected.emit(str(path))
    asked.reject()
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("name", "start"), [("a.html", b"<!doctype html>"), ("a.md", b"# ")])
def test_the_name_of_the_file_says_in_which_format_it_is_saved(dialog, tmp_path, name, start):
    dialog.save_as(str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(start)


def test_pages_laid_out_step_by_step_are_those_laid_out_at_once(qtbot):
    for briefing in (sample_briefing(), conflict_briefing()):
        laying = Laying()
        with qtbot.waitSignal(laying.done) as told:
            laying.begin(briefing, "A4")
        (pages,) = told.args
        assert placed(pages) == placed(Pages(briefing, "A4"))


def test_a_further_briefing_takes_the_place_of_one_that_is_being_laid_out(qtbot):
    laying = Laying()
    done: list[Pages] = []
    laying.done.connect(done.append)
    laying.begin(sample_briefing(), "A4")
    laying.begin(conflict_briefing(), "Letter")
    qtbot.waitUntil(lambda: bool(done))
    assert not laying.is_at_work
    assert [(pages.briefing, pages.paper.name) for pages in done] == [
        (conflict_briefing(), "Letter")
    ]


def test_a_place_that_cannot_be_written_is_told_in_plain_text(dialog, tmp_path):
    dialog.save_as(str(tmp_path / "<b>nowhere</b>" / "brief.pdf"))
    box = dialog.findChild(QMessageBox, "print_trouble")
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert "<b>nowhere</b>" in box.text()
    box.close()


def test_everything_that_is_worked_has_a_name_to_be_read_out(dialog):
    for name in (
        "page_size",
        "zoom_in",
        "zoom_out",
        "fit_width",
        "save_pdf",
        "print",
        "briefing_pages",
    ):
        widget = dialog.findChild(object, name)
        assert widget is not None, name
        assert widget.accessibleName(), name


def test_print_asks_for_a_printer_first(dialog, qtbot):
    qtbot.mouseClick(dialog.findChild(QPushButton, "print"), Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QDialog, "printer_dialog")
    assert asked is not None
    assert asked.isModal()
    asked.reject()


def test_a_title_is_no_markup(qtbot):
    made = PreviewDialog(conflict_briefing())
    qtbot.addWidget(made)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in made.findChildren(QLabel))
