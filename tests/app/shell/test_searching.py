"""What is read, starred and saved; similar articles; what is said of a query."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QMenu, QPushButton

from briefindex.errors import SatchelError
from briefindex.model.search import NO_FILTERS, Filters
from briefindex.model.span import Span
from fake_desk import FIRST, SECOND, THIRD, FakeDesk
from satchel.application import Program
from satchel.widgets.rows import ROW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SEARCH = FakeDesk.search


def listed(program: Program) -> list[str]:
    model = program.window.finder.model
    return [model.index(row, 0).data(ROW).info.id for row in range(model.rowCount())]


def ask(qtbot, program: Program, words: str) -> None:
    program.window.strip.search.setText(words)
    finding = program.session.finding
    qtbot.waitUntil(lambda: finding.answer is not None and finding.answer.asked == finding.asked)


def test_what_was_shown_is_read_and_can_be_unread_again(qtbot, program: Program) -> None:
    reading = program.searching.reading
    program.session.article_wanted.emit(FIRST, False)
    assert FIRST in reading.reading.read
    assert program.window.finder.model.spoken(0).count(", read, ") == 1
    qtbot.keyClick(program.window.reader.view, Qt.Key.Key_U)
    assert FIRST not in reading.reading.read


def test_a_star_is_set_by_a_key_kept_and_found(qtbot, program: Program, open_window) -> None:
    program.session.article_wanted.emit(THIRD, False)
    qtbot.keyClick(program.window.reader.view, Qt.Key.Key_S)
    program.session.finding.set_filters(Filters(state="starred"))
    qtbot.waitUntil(lambda: listed(program) == [THIRD])
    program.window.close()
    again = open_window()
    assert again.searching.reading.reading.starred == {THIRD}
    assert "starred" in again.window.finder.model.spoken(1)


def test_similar_articles_are_listed_until_one_types(qtbot, program: Program) -> None:
    finder = program.window.finder
    program.session.article_wanted.emit(FIRST, False)
    qtbot.keyClick(program.window, Qt.Key.Key_Y, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: listed(program) == [THIRD, SECOND])
    assert finder.notes.like.words.startswith("Similar to “")
    ask(qtbot, program, "corridor")
    assert listed(program) == [THIRD]
    assert finder.notes.like.words == ""


def test_the_menu_of_a_row_offers_what_is_similar(program: Program) -> None:
    names = [action.objectName() for action in program.window.finder.list.row_actions]
    assert names == ["similar", "star", "unread"]


def test_a_saved_search_restores_words_filters_and_order(qtbot, program: Program) -> None:
    finding = program.session.finding
    ask(qtbot, program, "turnover")
    finding.set_filters(Filters(sources=("The Weekly",)))
    finding.set_sort("date")
    program.window.actions_.by_name["save_search"].trigger()
    finding.restore("", "relevance", NO_FILTERS)
    qtbot.waitUntil(lambda: finding.answer is None)
    program.searching.show_saved()
    menu = program.window.findChild(QMenu, "saved_searches_menu")
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: listed(program) == [THIRD])
    assert (finding.query, finding.sort) == ("turnover", "date")
    assert finding.filters == Filters(sources=("The Weekly",))
    assert program.window.strip.search.text() == "turnover"


def test_a_click_follows_what_was_meant(qtbot, program: Program, monkeypatch) -> None:
    def search(desk, query, *others):
        found = SEARCH(desk, query, *others)
        return replace(found, suggestion="corridor" if query == "coridor" else None)

    monkeypatch.setattr(FakeDesk, "search", search)
    ask(qtbot, program, "coridor")
    line = program.window.finder.notes.suggestion
    assert line.words == "Did you mean"
    line.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: listed(program) == [THIRD])
    assert program.window.strip.search.text() == "corridor"


def test_the_query_is_said_in_words_where_it_is_more_than_words(
    qtbot, program: Program, monkeypatch
) -> None:
    def search(desk, query, *others):
        found = SEARCH(desk, query.strip("-"), *others)
        return replace(found, query=query, in_words="without “corridor”", hints_at=(Span(0, 1),))

    monkeypatch.setattr(FakeDesk, "search", search)
    ask(qtbot, program, "-corridor")
    assert program.window.finder.notes.in_words.words == "without “corridor”"
    box = program.window.strip.search
    assert box.accessibleDescription() == "without “corridor”"
    assert not box.grab().isNull()
    ask(qtbot, program, "corridor")
    assert program.window.finder.notes.in_words.words == ""


def test_each_mistake_in_the_query_has_a_wave_of_its_own(qtbot, program: Program) -> None:
    ask(qtbot, program, "ports value:much year:soon")
    box = program.window.strip.search

    def waved(*places: tuple[int, int]) -> set[int]:
        box.show_understood("", ())
        plain = box.grab().toImage()
        box.show_understood("", places)
        marked = box.grab().toImage()
        return {column for column in range(plain.width()) if _differs(plain, marked, column)}

    one, other = waved((12, 16)), waved((22, 26))
    assert one
    assert other
    assert not one & other
    assert waved((12, 16), (22, 26)) == one | other


def _differs(one: QImage, other: QImage, column: int) -> bool:
    return any(one.pixel(column, y) != other.pixel(column, y) for y in range(one.height()))


def test_the_list_stays_as_it_was_where_a_search_fails(
    qtbot, program: Program, monkeypatch
) -> None:
    ask(qtbot, program, "corridor")

    def search(*_asked):
        raise SatchelError("The index is gone.")

    monkeypatch.setattr(FakeDesk, "search", search)
    with qtbot.waitSignal(program.session.finding.failed):
        program.window.strip.search.setText("corridors")
    assert listed(program) == [THIRD]
    hint = program.window.finder.notes.hint
    assert hint.text() == "The list stays as it was: The index is gone."


@pytest.mark.parametrize("total", [30, 90])
def test_no_more_is_asked_for_than_is_shown_until_one_scrolls(
    qtbot, program: Program, monkeypatch, total
) -> None:
    asked = []

    def search(desk, query, limit, *others):
        asked.append(limit)
        found = SEARCH(desk, query, limit, *others)
        return replace(found, total=total)

    monkeypatch.setattr(FakeDesk, "search", search)
    ask(qtbot, program, "turnover")
    assert asked == [24]
    with qtbot.waitSignal(program.session.finding.answered):
        program.window.finder.list.near_end.emit()
    assert asked == [24, 96]


def test_the_search_engine_is_loaded_when_somebody_is_about_to_type(
    qtbot, program: Program, monkeypatch
) -> None:
    asked: list[str] = []

    def noting(desk: FakeDesk, query: str, *more: object, **named: object) -> object:
        asked.append(query)
        return SEARCH(desk, query, *more, **named)

    monkeypatch.setattr(FakeDesk, "search", noting)
    assert not asked
    program.window.activateWindow()
    program.window.strip.search.setFocus()
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: "China" in asked)  # what knows names comes after the first answer


def test_the_pointer_over_the_search_box_loads_the_search_engine(
    qtbot, program: Program, monkeypatch
) -> None:
    asked: list[str] = []

    def noting(desk: FakeDesk, query: str, *more: object, **named: object) -> object:
        asked.append(query)
        return SEARCH(desk, query, *more, **named)

    monkeypatch.setattr(FakeDesk, "search", noting)
    place = QPointF(5, 5)
    program.window.strip.search.enterEvent(QEnterEvent(place, place, place))
    qtbot.waitUntil(lambda: bool(asked))
