"""The window as a whole: keys, menus, names, panes, themes, packs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTreeWidget, QWidget

from fake_desk import FIRST
from satchel.application import Program, build_window, guard
from satchel.figures.pane import FiguresPane
from satchel.shell.open_packs import start_targets
from satchel.theme.fonts import font
from satchel.theme.tokens import THEMES, tokens

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_every_action_stands_in_a_menu(program: Program) -> None:
    in_menus = {
        action.objectName()
        for menu in program.window.actions_.menus.values()
        for action in menu.actions()
    }
    assert set(program.window.actions_.by_name) <= in_menus


def test_no_key_is_given_twice(program: Program) -> None:
    keys = [
        key.toString()
        for action in program.window.findChildren(QAction)
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("search", "Ctrl+F"),
        ("next_hit", "F3"),
        ("previous_hit", "Shift+F3"),
        ("back", "Alt+Left"),
        ("forward", "Alt+Right"),
        ("next_figure", "N"),
        ("previous_figure", "P"),
        ("next_mention", "E"),
        ("previous_mention", "Shift+E"),
        ("mark_person", "Alt+1"),
        ("mark_figure", "Alt+9"),
        ("show_figures", "Ctrl+J"),
        ("show_find", "Ctrl+L"),
        ("next_pane", "F6"),
        ("previous_pane", "Shift+F6"),
        ("larger", "Ctrl++"),
        ("smaller", "Ctrl+-"),
        ("usual_size", "Ctrl+0"),
        ("print", "Ctrl+P"),
        ("explain", "F1"),
        ("shortcuts", "Ctrl+/"),
        ("close_tab", "Ctrl+W"),
    ],
)
def test_the_keys_are_those_of_the_design(program: Program, name: str, keys: str) -> None:
    shortcuts = program.window.actions_.by_name[name].shortcuts()
    assert QKeySequence(keys) in shortcuts


def test_every_named_widget_has_an_accessible_name(program: Program) -> None:
    nameless = [
        widget.objectName()
        for widget in program.window.findChildren(QWidget)
        if widget.objectName()
        and not widget.objectName().startswith(("qt_", "menu_", "figure_tab_row"))
        and not widget.objectName().endswith("_menu")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_every_label_shows_plain_text_only(program: Program) -> None:
    rich = [
        label.objectName()
        for label in program.window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
        and label.objectName() not in {"workspace", ""}
    ]
    assert rich == []


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_put_on_at_run_time_and_remembered(
    open_window: Callable[[], Program], name: str
) -> None:
    program = open_window()
    program.window.actions_.by_name[f"theme_{name}"].trigger()
    base = QApplication.palette().color(QPalette.ColorRole.Base)
    assert base == tokens(name).raised
    assert program.theme.tokens.name == name
    assert open_window().theme.mode == name


def test_panes_are_toggled_by_their_keys_and_stay_so(
    qtbot, open_window: Callable[[], Program]
) -> None:
    program = open_window()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(program.window, Qt.Key.Key_J, control)
    assert not program.window.figures.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_L, control)
    assert not program.window.finder.isVisible()
    program.window.close()
    again = open_window()
    assert not again.window.figures.isVisible()
    qtbot.keyClick(again.window, Qt.Key.Key_J, control)
    assert again.window.figures.isVisible()


def test_the_right_pane_steps_aside_in_a_narrow_window(qtbot, program: Program) -> None:
    program.window.resize(1100, 700)
    qtbot.waitUntil(lambda: not program.window.figures.isVisible())
    program.window.resize(1300, 700)
    qtbot.waitUntil(program.window.figures.isVisible)


def test_f6_goes_round_the_panes(qtbot, program: Program) -> None:
    window = program.window
    window.strip.search.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        order.append(QApplication.focusWidget().objectName())
    assert order == ["result_list", "article_view", "card_list", "search_box"]


def test_single_letters_go_into_the_search_box_when_it_has_the_focus(
    qtbot, program: Program
) -> None:
    search = program.window.strip.search
    search.setFocus()
    qtbot.keyClicks(search, "nep")
    assert search.text() == "nep"


def test_the_shortcuts_dialog_lists_every_key(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    table = program.window.findChild(QTreeWidget, "shortcut_table")
    keys = {table.topLevelItem(row).text(0) for row in range(table.topLevelItemCount())}
    assert {"Ctrl+F", "F3", "Alt+9", "Ctrl++ · Ctrl+="} <= keys
    program.window.findChild(QWidget, "shortcuts_dialog").close()


def test_refused_files_can_be_read_again_from_the_menu(program: Program) -> None:
    program.window.actions_.by_name["refused"].trigger()
    table = program.window.findChild(QTreeWidget, "refused_table")
    item = table.topLevelItem(0)
    assert (item.text(0), item.text(1)) == ("bad.txt", "It is empty: leave it out.")
    program.window.findChild(QWidget, "refused_dialog").close()


def test_the_about_dialog_names_licences_and_the_model(program: Program) -> None:
    program.window.actions_.by_name["about"].trigger()
    dialog = program.window.findChild(QWidget, "about_dialog")
    words = dialog.findChild(QLabel).text()
    assert "SIL Open Font License" in words
    assert "Language model: present" in words
    dialog.close()


def test_the_about_dialog_says_what_is_worse_without_the_model(
    program: Program, monkeypatch
) -> None:
    monkeypatch.setattr("briefindex.extract.entities.model.MODELS", ("no_such_model",))
    program.window.actions_.by_name["about"].trigger()
    dialog = program.window.findChild(QWidget, "about_dialog")
    words = dialog.findChild(QLabel).text()
    assert "not installed" in words
    assert "what figures measure" in words
    dialog.close()


@pytest.mark.usefixtures("qtbot", "styled")
def test_a_path_that_is_not_there_is_told_and_the_sample_opens(tmp_path: Path) -> None:
    from fake_desk import FakeDesk

    program = build_window(
        str(tmp_path / "gone"),
        settings_file=tmp_path / "satchel.ini",
        open_desk=FakeDesk,
        fill=False,
    )
    program.window.show()
    box = program.window.findChild(QMessageBox, "trouble_box")
    assert "There is nothing at" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert program.opener.target == "sample"
    box.close()
    program.window.close()
    program.window.deleteLater()


def test_the_last_pack_opens_again_unless_it_is_gone(program: Program, tmp_path: Path) -> None:
    settings = program.settings
    folder = tmp_path / "notes"
    folder.mkdir()
    settings.remember_pack(str(folder))
    assert start_targets(None, settings) == [str(folder)]
    folder.rmdir()
    assert start_targets(None, settings) == ["sample"]
    assert start_targets("sample", settings) == ["sample"]


def test_what_is_opened_stands_in_the_recent_packs(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("A note.", encoding="utf-8")
    assert program.opener.open(str(folder))
    recent = program.window.actions_.menus["recent"]
    assert [action.text() for action in recent.actions()] == ["notes", "China–Central Asia sample"]
    assert program.window.windowTitle() == "notes – Satchel"


@pytest.mark.expects_warning("Something went wrong in the window")
def test_an_error_nobody_caught_is_told_in_plain_words_and_the_window_lives(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard(program.window)
    sys.excepthook(ValueError, ValueError("a cause"), None)
    box = program.window.findChild(QMessageBox, "trouble_box")
    assert "Something went wrong in Satchel itself: a cause." in box.text()
    box.close()
    program.session.article_wanted.emit(FIRST, False)
    assert isinstance(program.window.figures, FiguresPane)


def test_an_answer_that_comes_when_the_window_has_closed_reaches_nobody(
    qtbot, program: Program
) -> None:
    session = program.session
    session.compare()
    compared = session.comparison
    program.window.close()
    with qtbot.assertNotEmitted(session.compared), qtbot.assertNotEmitted(session.trouble):
        session._comparing.answered.emit("compare", compared)
    assert program.window.findChild(QMessageBox, "trouble_box") is None


def test_what_is_typed_keeps_clear_of_the_time_of_the_search(program: Program) -> None:
    box = program.window.strip.search
    box.setText("a question that is far too long for the box " * 6)
    box.show_time("12,345 ms")
    wide = QFontMetrics(font("ui", 12)).horizontalAdvance("12,345 ms")
    assert box.textMargins().right() >= wide
    box.show_time("3 ms")
    assert box.textMargins().right() < wide + 12


def test_the_tab_key_goes_through_filters_list_tabs_and_text(qtbot, program: Program) -> None:
    program.window.strip.pack.setFocus()
    seen: list[str] = []
    for _ in range(7):
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        seen.append(now.objectName() if now is not None else "")
    assert [name for name in seen if name != "link"] == [  # that one is in the status bar
        "source_filter",
        "date_filter",
        "type_filter",
        "result_list",
        "article_tabs",
        "article_view",
    ]
