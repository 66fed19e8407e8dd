"""Filters with their counts, the histogram, and the lines that say what narrows the list."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from briefindex.model.search import NO_FILTERS, Filters
from fake_desk import FIRST, SECOND, THIRD
from satchel.application import Program
from satchel.find.choices import months_words
from satchel.find.filter_row import DATE, SOURCE, TYPE
from satchel.find.histogram import bars_of
from satchel.widgets.rows import ROW

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
MAY_2023 = 2023 * 12 + 4


def listed(program: Program) -> list[str]:
    model = program.window.finder.model
    return [model.index(row, 0).data(ROW).info.id for row in range(model.rowCount())]


def rows(program: Program) -> list[str]:
    model = program.window.finder.filters.popup.model
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]


def opened(qtbot, program: Program, name: str, least: int = 2) -> None:
    program.window.finder.filters.open(name)
    qtbot.waitUntil(lambda: len(rows(program)) >= least)


def choose(program: Program, words: str) -> None:
    popup = program.window.finder.filters.popup
    at = next(n for n, row in enumerate(popup.model.listed) if row.words == words)
    popup.list.clicked.emit(popup.model.index(at, 0))


def test_a_source_is_chosen_with_its_count_and_let_go_again(qtbot, program: Program) -> None:
    opened(qtbot, program, SOURCE)
    assert rows(program)[0] == "All sources, chosen"
    assert "The Weekly, 1" in rows(program)
    choose(program, "The Weekly")
    qtbot.waitUntil(lambda: listed(program) == [THIRD])
    assert program.window.finder.filters.count_words == "1 article"
    line = program.window.finder.notes.filters
    assert line.words == "Only The Weekly"
    line.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: listed(program) == [FIRST, THIRD, SECOND])
    assert line.words == ""


def test_several_sources_can_be_chosen(qtbot, program: Program) -> None:
    opened(qtbot, program, SOURCE)
    choose(program, "The Weekly")
    qtbot.waitUntil(lambda: listed(program) == [THIRD])
    qtbot.waitUntil(lambda: any(row.startswith("The Weekly, 1, chosen") for row in rows(program)))
    choose(program, "no source named")
    qtbot.waitUntil(lambda: listed(program) == [THIRD, SECOND])


def test_what_has_no_date_is_chosen_beside_years(qtbot, program: Program) -> None:
    opened(qtbot, program, DATE)
    choose(program, "no date")
    qtbot.waitUntil(lambda: listed(program) == [SECOND])
    assert program.window.finder.notes.filters.words == "Only no date"


def test_a_filter_opens_by_its_key_and_is_chosen_by_space_and_enter(
    qtbot, program: Program
) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_S, ALT_SHIFT)
    popup = program.window.finder.filters.popup
    qtbot.waitUntil(lambda: len(rows(program)) > 2)
    qtbot.keyClick(popup.list, Qt.Key.Key_Down)
    words = popup.list.currentIndex().data(ROW).words
    qtbot.keyClick(popup.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.session.finding.filters.sources != ())
    assert popup.isVisible()
    qtbot.waitUntil(lambda: program.window.finder.notes.filters.words == f"Only {words}")
    popup.list.setCurrentIndex(popup.model.index(0, 0))
    qtbot.keyClick(popup.list, Qt.Key.Key_Return)
    assert program.session.finding.filters == NO_FILTERS
    assert not popup.isVisible()


def test_the_type_filter_offers_kinds_languages_reading_and_names(qtbot, program: Program) -> None:
    opened(qtbot, program, TYPE, least=9)
    said = rows(program)
    heads = [row.words for row in program.window.finder.filters.popup.model.listed if not row.then]
    assert heads == ["Type", "Language", "Reading", "Named in it"]
    assert "English, 3" in said
    assert "Kazakhstan, 1" in said


def test_filters_combine_with_the_words(qtbot, program: Program) -> None:
    program.session.finding.set_query("turnover")
    qtbot.waitUntil(lambda: listed(program) == [FIRST, THIRD])
    program.session.finding.set_filters(Filters(sources=("The Weekly",)))
    qtbot.waitUntil(lambda: listed(program) == [THIRD])


def test_a_bar_is_a_month_and_a_second_click_any_time(qtbot, program: Program) -> None:
    opened(qtbot, program, DATE)
    histogram = program.window.finder.filters.popup.histogram
    months = [MAY_2023, MAY_2023 + 3]
    histogram.show_months([(months[0], 2), (months[1], 1)], NO_FILTERS)
    assert [count for _, count in histogram.bars] == [2, 0, 0, 1]
    wanted = []
    histogram.wanted.disconnect()
    histogram.wanted.connect(wanted.append)
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=QPoint(16, 20))
    assert wanted[-1].months == (months[0], months[0])
    histogram.show_months([(months[0], 2), (months[1], 1)], wanted[-1])
    shift = Qt.KeyboardModifier.ShiftModifier
    place = QPoint(histogram.width() - 16, 20)
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, shift, place)
    assert wanted[-1].months == (months[0], months[1])
    qtbot.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=QPoint(16, 20))
    assert wanted[-1].months is None


def test_the_histogram_is_walked_by_keys_and_says_where_it_is(qtbot, program: Program) -> None:
    opened(qtbot, program, DATE)
    histogram = program.window.finder.filters.popup.histogram
    histogram.show_months([(MAY_2023, 2), (MAY_2023 + 1, 1)], NO_FILTERS)
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    assert histogram.accessibleName() == "Articles by month: June 2023, 1"
    with qtbot.waitSignal(histogram.wanted) as told:
        qtbot.keyClick(histogram, Qt.Key.Key_Return)
    assert told.args[0].months == (MAY_2023 + 1, MAY_2023 + 1)


def test_a_long_time_has_a_bar_a_year() -> None:
    bars = bars_of([(1990 * 12 + 3, 4), (1990 * 12 + 7, 1), (2001 * 12, 2)])
    assert len(bars) == 12
    assert bars[0] == ((1990 * 12, 1990 * 12 + 11), 5)
    assert bars_of([]) == []


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((MAY_2023, MAY_2023), "May 2023"),
        ((2023 * 12, 2023 * 12 + 11), "2023"),
        ((2022 * 12, 2023 * 12 + 11), "2022–2023"),
        ((MAY_2023, MAY_2023 + 8), "May 2023 – January 2024"),
    ],
)
def test_a_range_of_months_is_said_as_short_as_can_be(months, words) -> None:
    assert months_words(months) == words


def test_where_nothing_passes_the_filters_that_is_said(qtbot, program: Program) -> None:
    program.session.finding.set_filters(Filters(state="starred"))
    qtbot.waitUntil(lambda: listed(program) == [])
    assert program.window.finder.notes.empty.text() == "No article passes the filters."
    assert program.window.finder.notes.filters.words == "Only Starred"
