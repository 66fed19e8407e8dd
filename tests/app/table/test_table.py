"""The figures table in its window, on a pack of two articles."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from briefindex import desk
from packing import folder_of
from satchel.application import Program
from satchel.figures.correct_dialog import CorrectDialog
from satchel.shell.window import READ
from satchel.table.columns import NUMBER_OF
from satchel.table.workspace import FiguresWorkspace

TEXTS = {
    "plan.txt": """Peru and Chile agree on a road

LIMA, March 3, 2024. Trade turnover between Peru and Chile reached $24 billion in 2022.
The two countries aim to bring trade turnover between Peru and Chile to $40 billion by 2030.
Peru exported 3 million tonnes of wheat in 2023. It was met by five ministers.
""",
    "year.txt": """A good year for traders

Trade turnover between Peru and Chile was more than $27 billion, the ministry of trade said.
The port of Suport employs 4,200 people. Exports of wheat grew by 12 percent in 2021.
""",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("table")
    desk.build(folder / "pack", [folder_of(folder, TEXTS)])
    return folder / "pack"


@pytest.fixture
def open_pack(qtbot, windows, built) -> Callable[[], Program]:
    def make() -> Program:
        program = windows(built, fill=False)
        qtbot.waitUntil(lambda: bool(program.session.comparison.rows))
        return program

    return make


@pytest.fixture
def program(open_pack) -> Program:
    return open_pack()


@pytest.fixture
def table(qtbot, program: Program) -> FiguresWorkspace:
    return enter(qtbot, program)


def enter(qtbot, program: Program) -> FiguresWorkspace:
    program.window.actions_.by_name["figures_table"].trigger()
    made = program.table.workspace
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def box_of(program: Program):
    return program.window.strip.box


def cells(table: FiguresWorkspace, name: str) -> list[str]:
    column = NUMBER_OF[name]
    return [
        str(table.model.index(row, column).data(Qt.ItemDataRole.DisplayRole))
        for row in range(table.model.rowCount())
    ]


def relisted(qtbot, table: FiguresWorkspace, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(table.asking.listed):
        act()


def test_trivial_counts_are_listed_only_with_their_switch(qtbot, table):
    told = table.filters.count_words
    few = table.model.rowCount()
    assert told.startswith(f"{few} figures")
    relisted(qtbot, table, lambda: table.filters.trivial.setChecked(True))
    assert table.model.rowCount() > few


def test_words_in_the_box_narrow_the_rows_and_are_shown_back(qtbot, program, table):
    relisted(qtbot, table, lambda: box_of(program).setText("turnover >20bn target"))
    assert cells(table, "value") == ["$40\u00a0bn"]
    assert " of " in table.filters.count_words
    said = "figures with “turnover”, over 20 billion, that are targets"
    assert box_of(program).toolTip() == said


def test_what_is_not_understood_is_said_where_it_stands(qtbot, program, table):
    heard: list[object] = []
    table.understood.connect(lambda _words, at: heard.append(at))
    relisted(qtbot, table, lambda: box_of(program).setText("turnover (2022"))
    assert [at.start for at in heard[-1]] == [len("turnover ")]
    assert table.model.rowCount() > 0


def test_a_new_order_keeps_the_chosen_figure_chosen(qtbot, table):
    table.view.choose(0, 0)
    chosen = table.current_figure()
    assert chosen is not None
    relisted(qtbot, table, lambda: table.view.heads.sort(NUMBER_OF["value"]))
    assert table.current_figure().id == chosen.id
    values = [
        f.high if f.value is None else f.value
        for f in (table.model.line(n).figure for n in range(table.model.rowCount()))
    ]
    assert values == sorted(values, reverse=True)
    relisted(qtbot, table, lambda: table.view.heads.sort(NUMBER_OF["value"]))
    assert table.asking.asked.descending is False
    assert table.current_figure().id == chosen.id


def test_the_heads_sort_by_the_keyboard(qtbot, table):
    heads = table.view.heads
    heads.setFocus()
    relisted(qtbot, table, lambda: qtbot.keyClick(heads, Qt.Key.Key_Return))
    assert table.asking.asked.order == "value"
    qtbot.keyClick(heads, Qt.Key.Key_Right)
    relisted(qtbot, table, lambda: qtbot.keyClick(heads, Qt.Key.Key_Space))
    assert table.asking.asked.order == "indicator"


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_a_filter_offers_values_with_counts_and_lists_as_many(qtbot, table):
    with qtbot.waitSignal(table.asking.choices_read):
        table.filters.open("status")
    rows = list(table.filters.popup.model.listed)
    target = next(row for row in rows if row.words == "target")
    relisted(qtbot, table, lambda: table.filters.popup.list.chosen.emit(target, True))
    assert table.model.rowCount() == target.count
    assert set(cells(table, "status")) == {"target"}
    assert table.filters.buttons["status"].accessibleName() == "Status: target"
    assert table.filters.clear.isVisible()
    relisted(qtbot, table, table.filters.clear.click)
    assert not table.filters.clear.isVisible()


def test_enter_shows_the_sentence_in_its_article(qtbot, program, table):
    table.view.choose(1, 0)
    figure = table.current_figure()
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert program.window.place == READ
    assert program.session.shown == figure.sentence.article


def test_the_whole_sentence_is_shown_and_hidden_by_space(qtbot, table):
    table.view.choose(0, 0)
    assert table.sentence.isVisible()
    assert table.sentence.text.accessibleName() == table.view.current_line.row.sentence
    table.view.setFocus()
    qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert not table.sentence.isVisible()


def test_a_figure_is_copied_with_its_sentence_and_source(program, table):
    table.view.choose(0, 0)
    table.view.setFocus()
    program.window.actions_.by_name["copy"].trigger()
    line = table.view.current_line
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[1] == line.row.sentence.split("\n")[0]
    assert line.figure.indicator.label in copied[0]


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_f2_corrects_the_figure_of_the_row(program, table):
    table.view.choose(2, 0)
    figure = table.current_figure()
    program.window.actions_.by_name["correct_figure"].trigger()
    dialog = program.window.findChild(CorrectDialog)
    assert dialog is not None
    assert dialog.rows["indicator"].text == figure.indicator.label
    dialog.reject()


def test_the_row_can_be_compared_with_other_sources(program, table):
    row = cells(table, "indicator").index("Wheat exports")
    table.view.choose(row, 0)
    program.window.actions_.by_name["compare_figure"].trigger()
    assert program.window.place == "compare"
    assert program.compare.asking.wanted == table.current_figure().indicator.key


def test_the_indicator_of_the_row_can_be_put_into_the_briefing(program, table):
    row = cells(table, "indicator").index("Wheat exports")
    table.view.choose(row, 0)
    program.window.actions_.by_name["brief_figure"].trigger()
    key = table.current_figure().indicator.key
    assert program.compare.briefed.of(program.session.packs) == (key,)


def test_columns_are_remembered(qtbot, open_pack):
    first = enter(qtbot, open_pack())
    heads = first.view.heads
    heads.show_column(NUMBER_OF["unit"], shown=True)
    heads.moveSection(heads.visualIndex(NUMBER_OF["status"]), 0)
    heads.resizeSection(NUMBER_OF["value"], 160)
    again = enter(qtbot, open_pack()).view.heads
    assert not again.isSectionHidden(NUMBER_OF["unit"])
    assert again.first == NUMBER_OF["status"]
    assert again.sectionSize(NUMBER_OF["value"]) == 160
    again.show_usual()
    assert again.first == NUMBER_OF["value"]
    assert again.isSectionHidden(NUMBER_OF["unit"])


def test_what_is_listed_is_saved_as_csv(qtbot, program, table, tmp_path):
    relisted(qtbot, table, lambda: box_of(program).setText("turnover"))
    path = tmp_path / "figures.csv"
    with qtbot.waitSignal(table.exporting.saved):
        table.exporting.save(str(path))
    text = path.read_bytes().decode("utf-8")
    lines = text.removeprefix("\ufeff").split("\r\n")
    assert text.startswith("\ufeff")
    assert len(lines) == table.model.rowCount() + 2
    assert any("24000000000" in line for line in lines)
    assert [each.name for each in tmp_path.glob("*.part")] == []


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(program, table, tmp_path):
    said: list[str] = []
    program.session.trouble.disconnect()
    program.session.trouble.connect(said.append)
    table.exporting.save(str(tmp_path / "none" / "figures.csv"))
    assert "figures.csv could not be written" in said[0]
    assert not table.exporting.busy


def test_a_workbook_that_is_cancelled_leaves_nothing_behind(
    qtbot, program, table, tmp_path, monkeypatch
):
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    with qtbot.waitSignal(
        program.session.lists.answered, check_params_cb=lambda kind, *_: kind == "table file"
    ):
        table.exporting.save(str(tmp_path / "figures.xlsx"))
        assert table.exporting.busy
        table.exporting.cancel()
    assert not list(passing.iterdir())
    assert not list(tmp_path.glob("figures*"))


def test_nothing_found_says_what_was_asked_and_leads_back(qtbot, program, table):
    relisted(qtbot, table, lambda: box_of(program).setText("zinc"))
    assert table.empty.isVisible()
    head, why = table.empty.words
    assert head == "No such figure"
    assert "“zinc”" in why
    relisted(qtbot, table, table.empty.all.click)
    assert not box_of(program).text()
    assert table.view.isVisible()


def test_show_all_under_a_search_lists_what_it_found(qtbot, program):
    program.session.finding.set_query("turnover")
    program.window.finder.figures.all_wanted.emit()
    made = program.table.workspace
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    assert program.window.place == "figures"
    assert box_of(program).text() == "turnover"
    assert all("turnover" in label for label in cells(made, "indicator"))


@pytest.mark.usefixtures("table")
def test_its_actions_hold_only_where_the_table_is(program):
    by_name = program.window.actions_.by_name
    assert by_name["table_export"].isEnabled()
    program.window.go(READ)
    assert not by_name["table_export"].isEnabled()
    shown = {words for _, words in program.window.actions_.shortcuts()}
    assert {"Figures table", "Show the whole sentence", "Export what is listed"} <= shown


def test_a_screen_reader_is_told_the_whole_figure_and_each_cell(table):
    row = cells(table, "value").index("$24\u00a0bn")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "24 billion" in str(table.model.index(row, 0).data(role))
    status = table.model.index(row, NUMBER_OF["status"]).data(role)
    assert status == "Status: actual"


def test_every_pane_of_the_table_is_reached_by_f6(program, table):
    table.view.choose(0, 0)
    panes = program.window.panes()
    assert panes[1:] == [table.filters, table.view.heads, table.view, table.sentence]
