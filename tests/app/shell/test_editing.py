"""The article's date from the window: asked, set, shown at once, undone, restored."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialogButtonBox

from briefindex import desk
from briefindex.desk import building
from briefindex.errors import PackError
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from satchel.application import Program
from satchel.figures.explaining import explanation
from satchel.jobs import deciding
from satchel.jobs.import_job import ImportJob
from satchel.shell.details_dialog import DetailsDialog

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = """Trade with the neighbours is growing

Last year trade between Brazil and Japan reached $8 billion, ministers said in a joint statement.
"""


@pytest.fixture
def program(qtbot, windows, tmp_path: Path, monkeypatch) -> Program:
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))
    monkeypatch.setattr(ImportJob, "start", lambda *_, **__: None)
    sources = tmp_path / "texts"
    sources.mkdir()
    (sources / "trade.txt").write_text(TEXT, encoding="utf-8")
    desk.build(tmp_path / "pack", [sources])
    made = windows(tmp_path / "pack", fill=False)
    qtbot.waitUntil(lambda: made.session.shown is not None)
    return made


def ask(program: Program) -> DetailsDialog:
    program.window.actions_.by_name["article_details"].trigger()
    return program.window.findChildren(DetailsDialog)[-1]


def date(program: Program) -> str:
    (info,) = program.session.contents.infos
    return desk.date_text(info.date)


def period(program: Program) -> str:
    (card,) = program.window.figures.cards.rows.listed
    return desk.period_text(card.figure.period, card.figure.status)


def set_date(qtbot, program: Program, words: str) -> None:
    dialog = ask(program)
    dialog.entry.setText(words)
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog.entry, Qt.Key.Key_Return)


def test_a_year_that_is_typed_resolves_last_year_at_once_in_all_panes(qtbot, program):
    assert (date(program), period(program)) == ("no date", "year unknown")
    set_date(qtbot, program, "2018")
    assert (date(program), period(program)) == ("2018", "2017")
    assert "2018" in program.window.reader.view.document().toPlainText()


def test_undo_and_redo_take_the_date_back_and_set_it_again(qtbot, program):
    set_date(qtbot, program, "May 2018")
    by_name = program.window.actions_.by_name
    assert by_name["undo"].text() == "&Undo: the article's date"
    with qtbot.waitSignal(program.session.decided):
        by_name["undo"].trigger()
    assert (date(program), period(program)) == ("no date", "year unknown")
    assert not by_name["undo"].isEnabled()
    with qtbot.waitSignal(program.session.decided):
        by_name["redo"].trigger()
    assert (date(program), period(program)) == ("May 2018", "2017")


def test_reset_restores_what_was_found(qtbot, program):
    set_date(qtbot, program, "2018")
    dialog = ask(program)
    assert dialog.entry.text() == "2018"
    reset = dialog.buttons.button(QDialogButtonBox.StandardButton.Reset)
    with qtbot.waitSignal(program.session.decided):
        reset.click()
    assert (date(program), period(program)) == ("no date", "year unknown")
    assert not ask(program).buttons.button(QDialogButtonBox.StandardButton.Reset).isEnabled()


def test_what_is_no_date_cannot_be_set(program):
    dialog = ask(program)
    dialog.entry.setText("soon")
    dialog._on_accepted()
    assert dialog.isVisible()
    assert "for example May 2023" in dialog.meant.text()


def test_a_pack_that_cannot_be_written_says_so_and_stays_as_it_was(qtbot, program, monkeypatch):
    def refused(*_args):
        raise PackError("The disk is full.")

    monkeypatch.setattr(deciding, "decide", refused)
    with qtbot.waitSignal(program.session.trouble) as told:
        program.editing.edits.set_details(program.session.shown, {"date": desk.typed_date("2018")})
    assert told.args == ["The disk is full."]
    assert date(program) == "no date"


def test_a_click_on_no_date_in_the_head_of_the_page_asks_for_it(qtbot, program):
    view = program.window.reader.view
    start, _end = view._rendered.date
    box = view._cursor_box(start + 2)
    with qtbot.waitSignal(view.date_clicked):
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=box.center().toPoint() + _into(view, start),
        )
    assert program.window.findChildren(DetailsDialog)


def _into(view, start: int) -> QPoint:
    """The way from the left of the line to the middle of its words at a position."""
    block = view.document().findBlock(start)
    line = block.layout().lineForTextPosition(start - block.position())
    x, _ = line.cursorToX(start + 3 - block.position())
    return QPoint(round(x), 0)


def test_a_figure_whose_year_waits_for_the_date_says_how_to_set_it(program):
    (card,) = program.window.figures.cards.rows.listed
    answer = explanation(program.window.figures, card.figure)[1]
    assert "Set the date with Ctrl+Shift+D." in answer


def test_without_an_article_there_is_no_date_to_ask_for(program):
    program.window.reader.close_tab()
    assert not program.window.actions_.by_name["article_details"].isEnabled()
    assert program.editing.ask_details() is None


def details(program: Program) -> tuple[str | None, str | None]:
    (info,) = program.session.contents.infos
    return info.title.value, info.source.value


def test_title_and_source_are_typed_kept_and_undone_together(qtbot, program):
    before = details(program)
    dialog = ask(program)
    for line, words in ((dialog.title, "Harbour trade"), (dialog.source, "The Gazette")):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, words)
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    assert details(program) == ("Harbour trade", "The Gazette")
    assert program.window.reader.tabs.tabText(0) == "Harbour trade"
    assert "The Gazette" in program.window.reader.view.document().toPlainText()
    by_name = program.window.actions_.by_name
    assert by_name["undo"].text() == "&Undo: the article's details"
    again = ask(program)
    assert again.title_known.text() == f"Set by you; found: {before[0] or 'nothing'}."
    again.reject()
    with qtbot.waitSignal(program.session.decided):
        by_name["undo"].trigger()
    assert details(program) == before


def test_an_emptied_title_is_again_what_was_found(qtbot, program):
    before = details(program)
    dialog = ask(program)
    dialog.title.setText("Harbour trade")
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    dialog = ask(program)
    dialog.title.clear()
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert details(program) == before


def test_details_outlive_a_new_reading(qtbot, program, tmp_path, monkeypatch):
    dialog = ask(program)
    dialog.source.setText("The Gazette")
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog.source, Qt.Key.Key_Return)
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    desk.build(tmp_path / "pack", [])
    program.session.refresh()
    assert details(program)[1] == "The Gazette"


def test_nothing_changed_is_nothing_to_undo(qtbot, program):
    dialog = ask(program)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert not program.editing.edits.stack.canUndo()


def test_a_pack_that_needs_no_work_has_its_figures_counted_from_the_start(program):
    tabs = program.window.figures.tabs
    assert tabs.accessibleTabName(1).endswith(str(program.session.contents.key_figures))
    assert program.session.contents.key_figures == 1


def test_author_and_language_are_set_in_the_window_and_taken_back(qtbot, program):
    article = program.session.shown
    dialog = ask(program)
    assert dialog.author_known.text() == "None was found."
    dialog.author.setText("  Aigerim   Nurlan ")
    dialog.language.setCurrentIndex(dialog.language.findData("ru"))
    with qtbot.waitSignal(program.session.decided):
        dialog._on_accepted()
    info = program.session.info(article)
    assert (info.author.value, info.author.basis, info.language) == ("Aigerim Nurlan", "user", "ru")
    again = ask(program)
    assert again.author_known.text().startswith("Set by you")
    assert again.language_known.text().startswith("Set by you; found: ")
    with qtbot.waitSignal(program.session.decided):
        program.window.actions_.by_name["undo"].trigger()
    info = program.session.info(article)
    assert info.author.value is None
    assert info.language != "ru"
