"""The Compare workspace as a user drives it: by keys, by clicks on values, back and forward."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from briefindex import desk
from packing import folder_of
from satchel.application import Program
from satchel.compare.value_table import PERIOD, SENTENCE
from satchel.compare.words import spoken, subtitle, value_words
from satchel.printing import PreviewDialog
from satchel.widgets.rows import ROW

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def compare(qtbot, program: Program) -> Program:
    """The window with the workspace shown, on its first indicator."""
    qtbot.keyClick(program.window, Qt.Key.Key_3, CTRL)
    qtbot.waitUntil(lambda: program.compare.asking.page is not None)
    return program


def listed(program: Program) -> list[str]:
    rows = program.compare.workspace.list_pane.model.listed
    return [row.line.label if row.line is not None else row.words for row in rows]


def page(program: Program):
    found = program.compare.asking.page
    assert found is not None
    return found


def plain(words: str) -> str:
    """Without no-break spaces."""
    return words.replace("\u00a0", " ")


def mark_of(program: Program, label: str) -> int:
    points = page(program).chart.points
    return next(n for n, point in enumerate(points) if point.label == label)


def test_the_indicator_that_most_sources_state_is_shown_first_with_what_differs(compare) -> None:
    assert listed(compare) == ["Chile–Peru trade turnover", "Stated once"]
    shown = compare.compare.workspace.page
    assert shown.title.text() == "Chile–Peru trade turnover"
    assert subtitle(page(compare)) == "US$ bn, annual · 3 stated values, 1 target · 2 articles"
    assert shown.differences.isVisible()
    assert shown.differences.accessibleName().startswith("Sources differ for 2022.")
    assert "$31 bn is 29 % above $24 bn" in plain(shown.differences.accessibleName())


def test_the_table_tells_of_each_value_what_a_screen_reader_needs(compare) -> None:
    table = compare.compare.workspace.page.table
    rows = [table.rows.index(n, PERIOD) for n in range(table.rows.rowCount())]
    spoken_words = [plain(i.data(Qt.ItemDataRole.AccessibleTextRole)) for i in rows]
    assert spoken_words[0].startswith("$24 bn, 2022")
    assert spoken_words[0].endswith("sources differ")
    assert [plain(value_words(index.data(ROW))) for index in rows] == [
        "$24 bn",
        "$31 bn",
        "$35 bn",
        "$40 bn",
    ]


def test_what_one_article_states_is_folded_and_found_by_the_filter(qtbot, compare) -> None:
    fold = compare.compare.workspace.list_pane
    assert "People employed by port of Suport" not in listed(compare)
    fold.list.folded.emit()
    qtbot.waitUntil(lambda: "People employed by port of Suport" in listed(compare))
    fold.list.folded.emit()
    qtbot.waitUntil(lambda: "People employed by port of Suport" not in listed(compare))
    box = compare.window.strip.box
    assert box.objectName() == "indicator_box"
    box.setText("suport")
    qtbot.waitUntil(lambda: listed(compare)[-1] == "People employed by port of Suport")
    box.setText("nothing like it")
    qtbot.waitUntil(lambda: "nothing like it" in fold.empty.text())


def test_enter_on_a_row_shows_its_sentence_and_back_leads_to_the_indicator(qtbot, compare) -> None:
    table = compare.compare.workspace.page.table
    table.setFocus()
    table.selectRow(1)
    wanted = table.current.figure.sentence.article
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: compare.window.place == "read")
    assert compare.session.shown == wanted
    compare.window.actions_.by_name["back"].trigger()
    qtbot.waitUntil(lambda: compare.window.place == "compare")
    assert compare.compare.asking.wanted == page(compare).key
    compare.window.actions_.by_name["forward"].trigger()
    assert compare.window.place == "read"


def test_back_leads_to_the_indicator_from_the_article_that_was_read_before(qtbot, compare) -> None:
    shown = compare.session.shown
    table = compare.compare.workspace.page.table
    row = next(n for n, v in enumerate(table.rows.values) if v.figure.sentence.article == shown)
    table.selectRow(row)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert compare.window.place == "read"
    compare.window.actions_.by_name["back"].trigger()
    assert compare.window.place == "compare"
    compare.window.actions_.by_name["back"].trigger()
    assert compare.window.place == "read"
    assert compare.session.shown == shown


def test_a_click_on_a_mark_shows_the_sentence_that_states_it(qtbot, compare) -> None:
    chart = compare.compare.workspace.page.chart
    number = mark_of(compare, "35")
    wanted = chart.value_of(number).figure
    at = chart.where(number)
    with qtbot.waitSignal(compare.session.figure_wanted) as heard:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == [wanted.id]
    assert compare.window.place == "read"


def test_the_chart_is_walked_by_keys_and_says_where_one_is(qtbot, compare) -> None:
    chart = compare.compare.workspace.page.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    first = chart.accessibleName()
    assert first == spoken(chart.value_of(mark_of(compare, "24")))
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == spoken(chart.value_of(mark_of(compare, "31")))
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.accessibleName() == "Chart of Chile–Peru trade turnover"
    assert "$35 bn, 2023" in plain(chart.accessibleDescription())


def test_table_only_hides_the_chart_and_brings_it_back(qtbot, compare) -> None:
    shown = compare.compare.workspace.page
    qtbot.mouseClick(shown.table_only, Qt.MouseButton.LeftButton)
    assert not shown.chart.isVisible()
    assert shown.table_only.text() == "Show the chart"
    qtbot.mouseClick(shown.table_only, Qt.MouseButton.LeftButton)
    assert shown.chart.isVisible()


def printed(qtbot, program: Program) -> list[str]:
    """The indicators of the preview, in their order."""
    program.window.actions_.by_name["print"].trigger()
    find = program.window.findChild
    qtbot.waitUntil(lambda: find(PreviewDialog, "print_preview") is not None, timeout=20_000)
    dialog = find(PreviewDialog, "print_preview")
    labels = [group.label for group in dialog.pages.briefing.table.groups]
    dialog.close()
    qtbot.waitUntil(lambda: find(PreviewDialog, "print_preview") is None)
    return labels


def test_what_is_added_stands_first_in_the_printed_briefing(qtbot, compare) -> None:
    door = compare.compare
    before = printed(qtbot, compare)
    assert before[0] == "Chile–Peru trade turnover"
    door.asking.show("person.count||employees-person-port-suport")
    qtbot.waitUntil(lambda: page(compare).label == "People employed by port of Suport")
    add = door.workspace.page.add
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert add.text() == "In the briefing"
    assert printed(qtbot, compare)[0] == "People employed by port of Suport"
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert add.text() == "Add to briefing"
    assert printed(qtbot, compare) == before


def test_the_head_of_an_indicator_among_all_sources_opens_its_page(qtbot, program) -> None:
    program.window.actions_.by_name["all_sources"].trigger()
    sources = program.window.figures.sources
    qtbot.waitUntil(lambda: sources.rows.rowCount() > 0)
    row = sources.rows.row_of_indicator("trade|chile+peru|")
    rect = sources.visualRect(sources.rows.index(row, 0))
    assert sources.head_at(rect.center()) == "trade|chile+peru|"
    qtbot.mouseClick(sources.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.waitUntil(lambda: program.compare.asking.page is not None)
    assert program.window.place == "compare"
    assert page(program).key == "trade|chile+peru|"


def test_the_key_of_a_chosen_figure_leads_to_its_indicator(qtbot, program) -> None:
    cards = program.window.figures.cards
    qtbot.waitUntil(lambda: cards.model().rowCount() > 0)
    cards.setCurrentIndex(cards.model().index(0, 0))
    figure = program.window.figures.current_figure()
    keys = CTRL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window, Qt.Key.Key_3, keys)
    qtbot.waitUntil(lambda: program.compare.asking.page is not None)
    assert figure.id in page(program).whole.row.members


def test_the_chart_is_copied_as_image_and_as_drawing(compare) -> None:
    compare.window.actions_.by_name["copy_picture"].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    drawing = bytes(data.data("image/svg+xml").data())
    assert b"<svg" in drawing


@pytest.mark.parametrize(
    ("suffix", "start"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")]
)
def test_the_chart_is_saved_in_the_format_that_the_name_says(
    compare, tmp_path: Path, suffix: str, start: bytes
) -> None:
    path = tmp_path / f"chart.{suffix}"
    compare.compare.workspace.pictures.save(str(path))
    assert path.read_bytes().startswith(start)


def test_a_picture_of_another_kind_is_refused_in_words(compare, tmp_path: Path) -> None:
    told: list[str] = []
    asking = compare.compare.asking
    asking.trouble.disconnect()
    asking.trouble.connect(told.append)
    compare.compare.workspace.pictures.save(str(tmp_path / "chart.bmp"))
    assert told == ["A chart is saved as .svg, .pdf or .png: name the file so, not chart.bmp."]
    assert not (tmp_path / "chart.bmp").exists()


def test_the_indicator_is_exported_with_numbers_and_sentences(
    qtbot, compare, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    compare.window.actions_.by_name["export_indicator"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "table_dialog"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(path.exists)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert [row["value"] for row in rows] == [
        "24000000000",
        "31000000000",
        "35000000000",
        "40000000000",
    ]
    assert rows[0]["sentence"].startswith("Trade turnover between Peru and Chile reached")


def test_the_panes_are_gone_through_by_f6_and_named(compare) -> None:
    panes = compare.window.panes()
    assert [pane.objectName() for pane in panes] == [
        "indicator_box",
        "indicator_list",
        "indicator_chart",
        "indicator_table",
    ]
    named = compare.compare.workspace.findChildren(QWidget)
    nameless = [
        widget.objectName()
        for widget in named
        if widget.objectName()
        and not widget.objectName().startswith("qt_")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert [name for name in nameless if not name.endswith("_menu")] == []


def test_actions_of_the_page_are_off_elsewhere(compare) -> None:
    by_name = compare.window.actions_.by_name
    names = ("table_only", "add_indicator", "copy_picture", "save_picture", "export_indicator")
    assert all(by_name[name].isEnabled() for name in names)
    compare.window.actions_.by_name["read"].trigger()
    assert not any(by_name[name].isEnabled() for name in names)


def test_a_click_on_the_sentence_opens_it_but_one_on_the_period_does_not(qtbot, compare) -> None:
    table = compare.compare.workspace.page.table

    def middle(column: int) -> QPoint:
        return table.visualRect(table.rows.index(2, column)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(PERIOD))
    assert compare.window.place == "compare"
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(SENTENCE))
    assert compare.window.place == "read"


def test_a_value_is_parted_from_its_indicator_and_brought_back(qtbot, compare) -> None:
    asking = compare.compare.asking
    table = compare.compare.workspace.page.table
    table.selectRow(2)
    compare.window.actions_.by_name["part_value"].trigger()
    qtbot.waitUntil(lambda: asking.page is not None and len(asking.page.values) == 3)
    assert page(compare).label == "Chile–Peru trade turnover"
    compare.window.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: asking.page is not None and len(asking.page.values) == 4)


def test_two_indicators_are_joined_by_the_dialog_and_the_page_follows(qtbot, compare) -> None:
    asking = compare.compare.asking
    compare.window.actions_.by_name["join_indicator"].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog.objectName() == "join_dialog"
    qtbot.keyClicks(dialog.entry, "suport")
    qtbot.waitUntil(lambda: len(dialog.model.listed) == 1)
    dialog.accept()
    qtbot.waitUntil(lambda: asking.page is not None and len(asking.page.values) == 5)
    compare.window.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: asking.page is not None and len(asking.page.values) < 5)


def test_what_comes_later_follows_a_join_and_comes_back_with_it(
    qtbot, compare, tmp_path: Path
) -> None:
    asking, pack = compare.compare.asking, tmp_path / "pack"
    text = "The fair\n\nGrain turnover between Peru and Chile was {} in {}.\n"

    def read(name: str, amount: str, year: str) -> None:
        texts = {f"{name}.txt": text.format(amount, year)}
        desk.build(pack, [folder_of(tmp_path / name, texts)])
        compare.session.refresh()

    def keys() -> dict[str, str]:
        opened = desk.Desk([pack])
        found = {row.label: row.key for row in opened.comparison()}
        opened.close()
        return found

    def values() -> set[str]:
        shown = asking.page.values if asking.page is not None else ()
        return {plain(value_words(value)) for value in shown}

    read("first", "$11 million", "2020")
    theirs = "Grain turnover between Peru and Chile"
    compare.compare.workspace.joining.join(page(compare).key, keys()[theirs])
    qtbot.waitUntil(lambda: "$11 mn" in values())
    read("second", "$12 million", "2021")
    qtbot.waitUntil(lambda: {"$11 mn", "$12 mn"} <= values())
    joined = values()
    compare.window.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: values().isdisjoint({"$11 mn", "$12 mn"}))
    compare.window.actions_.by_name["redo"].trigger()
    qtbot.waitUntil(lambda: values() == joined)


def test_a_pack_in_which_everything_is_stated_once_shows_the_first_of_it(
    qtbot, windows, tmp_path: Path
) -> None:
    texts = {"port.txt": "The port\n\nThe port of Suport employs 4,200 people.\n"}
    desk.build(tmp_path / "pack", [folder_of(tmp_path, texts)])
    made = windows(tmp_path / "pack", fill=False)
    qtbot.waitUntil(lambda: bool(made.session.comparison.rows))
    made.window.actions_.by_name["compare"].trigger()
    asking = made.compare.asking
    qtbot.waitUntil(lambda: asking.page is not None)
    assert asking.listed.compared.total == 0
    assert asking.page.key == made.compare.workspace.list_pane.first
    made.compare.workspace.list_pane.list.folded.emit()
    qtbot.waitUntil(lambda: not asking.listed.once.lines)
    assert asking.listed.once_total


def test_the_list_and_the_page_count_the_same_articles(compare) -> None:
    workspace = compare.compare.workspace
    line = next(row.line for row in workspace.list_pane.model.listed if row.line is not None)
    assert line.articles == compare.compare.asking.page.articles


def test_what_differs_is_never_cut_where_the_window_gets_narrow(qtbot, compare) -> None:
    shown = compare.compare.workspace.page
    compare.window.resize(900, 700)
    for lines in (shown.differences, shown.remarks):
        qtbot.waitUntil(lambda lines=lines: lines.height() == lines.heightForWidth(lines.width()))


def test_the_words_of_the_places_are_never_cut(qtbot, compare) -> None:
    compare.window.resize(900, 700)
    for word in compare.window.strip.places.values():
        qtbot.waitUntil(lambda word=word: word.width() >= word.sizeHint().width())
