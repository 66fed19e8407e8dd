"""An error while something is painted is told, and the window is painted again afterwards."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from satchel.application import Program
from satchel.printing.output import paint_pages


def fails(*_args, **_kept) -> None:
    raise ArithmeticError("planted")


def painted(widget: QWidget) -> QImage:
    """What stands at the top of a widget, which is painted in its window now."""
    widget.repaint()
    return widget.grab(QRect(0, 0, widget.width(), 120)).toImage()


PLACES = {
    "a list's rows": ("satchel.find.result_delegate.paint_hairline", "finder.list"),
    "a row's words": ("satchel.widgets.runs.Wrapped.paint", "finder.list"),
    "a row's runs": ("satchel.find.result_delegate.paint_runs", "finder.list"),
    "the marks of an article": ("satchel.reader.mark_painter.MarkPainter.paint", "reader.view"),
    "the cards of figures": ("satchel.figures.card_delegate.paint_sign", "figures.cards"),
    "the strip": ("satchel.shell.strip.SearchBox._paint_hints", "strip.search"),
}


def place_of(program: Program, path: str) -> QWidget:
    found = program.window
    for name in path.split("."):
        found = getattr(found, name)
    return found.viewport() if hasattr(found, "viewport") else found


@pytest.mark.parametrize("name", PLACES)
def test_what_could_not_be_painted_once_is_painted_the_next_time(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    target, path = PLACES[name]
    window = program.window
    qtbot.waitUntil(lambda: window.figures.cards.model().rowCount() > 0)
    window.strip.search.setText("trade")
    qtbot.waitUntil(lambda: window.finder.figures.model.rowCount() > 0)
    widget = place_of(program, path)
    before = painted(widget)
    with monkeypatch.context() as planted, qtbot.captureExceptions() as told:
        planted.setattr(target, fails)
        widget.update()
        qtbot.waitUntil(lambda: bool(told))
    assert "planted" in str(told[0][1])
    # Although `told` still holds what stood in the frames.
    qtbot.waitUntil(lambda: painted(widget) == before)


def test_a_row_that_cannot_be_measured_is_told_of_and_the_list_lives_on(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = program.window.figures.cards
    qtbot.waitUntil(lambda: cards.model().rowCount() > 0)
    first = cards.model().index(0, 0)
    before = cards.visualRect(first)
    with monkeypatch.context() as planted, qtbot.captureExceptions() as told:
        planted.setattr("satchel.figures.card_delegate.CardDelegate._label", fails)
        cards.doItemsLayout()  # a call of Python's, which it does not come back through
        assert cards.visualRect(first).height() < before.height()
    assert {str(error) for _, error, _ in told} == {"planted"}
    cards.doItemsLayout()
    assert cards.visualRect(first) == before


ENDING = """
import gc
import sys
from PySide6.QtCore import QTimer
from satchel import application
from satchel.shell.strip import PlaceWord
told = []
sys.excepthook = lambda *error: told.append(error)
def fails(*_):
    raise ArithmeticError("planted")
app = application.make_application()
program = application.build_window(None, fill=False)
program.window.show()
def plant():
    PlaceWord.isChecked = fails
    program.window.strip.update()
def look():
    gc.collect()
    if told:
        del PlaceWord.isChecked
        program.window.strip.update()
        QTimer.singleShot(50, program.window.close)
        timer.stop()
timer = QTimer(interval=50)
timer.timeout.connect(look)
program.window.first_painted.connect(lambda: QTimer.singleShot(100, plant))
program.window.first_painted.connect(timer.start)
app.exec()
print(len(told) > 0, {str(error) for _, error, _ in told})
"""


def test_the_program_lives_on_after_an_error_in_painting_and_ends_as_it_should() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDING],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True {'planted'}")
    assert "active painter" not in done.stderr


@pytest.mark.usefixtures("qapp")
def test_a_page_that_cannot_be_painted_lets_go_of_the_paper() -> None:
    class _Pages:
        count = 2
        paint = staticmethod(fails)

    paper = QImage(80, 80, QImage.Format.Format_RGB32)
    with pytest.raises(ArithmeticError) as told:
        paint_pages(_Pages(), paper, range(1))
    assert told.tb
    assert not paper.paintingActive()
    with QPainter(paper) as painter:
        painter.drawPoint(QPointF(1, 1))
