"""Finding: results while one types, filters, figures, and what is said where nothing is found."""

import threading
from dataclasses import replace

from PySide6.QtCore import Qt

from briefindex.model.span import ArticleId
from fake_desk import FIGURES, FIRST, SECOND, THIRD, FakeDesk
from satchel.application import Program
from satchel.widgets.rows import ROW


def listed(program: Program) -> list[str]:
    model = program.window.finder.model
    return [model.index(row, 0).data(ROW).info.id for row in range(model.rowCount())]


def sentence(program: Program, row: int) -> str:
    model = program.window.finder.model
    return model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def type_words(qtbot, program: Program, words: str) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(program.window.strip.search.hasFocus)
    qtbot.keyClicks(program.window.strip.search, words)
    qtbot.waitUntil(lambda: program.session.answer is not None)
    qtbot.waitUntil(lambda: program.session.answer.query == words)


def test_the_empty_query_lists_all_articles_with_their_number_of_figures(program: Program) -> None:
    assert listed(program) == [FIRST, THIRD, SECOND]
    assert program.window.finder.filters.count_words == "3 articles"
    assert sentence(program, 0).endswith("2 key figures")
    assert sentence(program, 1) == ("A quiet note, about 17 June 2022, The Weekly, 1 key figure")
    assert sentence(program, 2) == (
        "The <img src=/etc/passwd> words…, opening words, no date, no source named, no key figures"
    )


def test_typing_updates_the_results_and_the_status_line(qtbot, program: Program) -> None:
    type_words(qtbot, program, "turnover")
    assert listed(program) == [FIRST, THIRD]
    assert program.window.status.words == "3 articles · 2 hits · 2 ms"
    program.window.strip.search.clear()
    qtbot.waitUntil(lambda: listed(program) == [FIRST, THIRD, SECOND])
    assert program.window.status.words == "3 articles · 3 key figures · 1 pack"


def test_the_list_stays_as_it_was_where_nothing_of_a_query_is_understood(
    qtbot, program: Program
) -> None:
    finder = program.window.finder
    type_words(qtbot, program, '"')
    assert listed(program) == [FIRST, THIRD, SECOND]
    program.window.strip.search.clear()
    type_words(qtbot, program, "turnover")
    program.window.strip.search.selectAll()
    type_words(qtbot, program, '"')
    assert listed(program) == [FIRST, THIRD]
    assert finder.notes.hint.text() == ("The list stays as it was: A quotation mark is not closed.")
    assert finder.list.isVisible()
    assert program.window.status.words == "3 articles · 3 key figures · 1 pack"
    program.window.strip.search.clear()
    qtbot.waitUntil(lambda: listed(program) == [FIRST, THIRD, SECOND])


def test_down_where_nothing_is_found_leaves_the_box_to_who_types_on(
    qtbot, program: Program
) -> None:
    box = program.window.strip.search
    type_words(qtbot, program, "zeppelin")
    assert listed(program) == []
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.selectAll()
    type_words(qtbot, program, "corridor")
    assert listed(program)
    assert box.hasFocus()
    assert box.text() == "corridor"


def test_down_goes_into_the_list_and_enter_opens(qtbot, program: Program) -> None:
    type_words(qtbot, program, "corridor")
    search = program.window.strip.search
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(program.window.finder.list.hasFocus)
    qtbot.keyClick(program.window.finder.list, Qt.Key.Key_Return)
    assert program.session.shown == THIRD


def test_enter_opens_the_best_match_whichever_article_is_being_read(
    qtbot, program: Program
) -> None:
    program.session.article_wanted.emit(THIRD, False)
    type_words(qtbot, program, "turnover")
    assert listed(program) == [FIRST, THIRD]
    marked = program.window.finder.list.selectionModel().selectedRows()
    assert [index.row() for index in marked] == [1]
    qtbot.keyClick(program.window.strip.search, Qt.Key.Key_Return)
    assert program.session.shown == FIRST


def test_control_enter_opens_in_a_new_tab(qtbot, program: Program) -> None:
    type_words(qtbot, program, "corridor")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(program.window.strip.search, Qt.Key.Key_Return, control)
    assert program.window.reader.tabs.articles() == [FIRST, THIRD]


def test_figures_with_the_words_stand_under_the_articles(qtbot, program: Program) -> None:
    type_words(qtbot, program, "kazakhstan")
    section = program.window.finder.figures
    qtbot.waitUntil(section.isVisible)
    assert section.count_words == "3 with these words"
    index = section.model.index(0, 0)
    assert index.data(ROW) == FIGURES[FIRST][0]
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "more than 24 billion dollars, Kazakhstan–China trade turnover, 2022 inferred, actual, "
        "Anna Smith, The Daily"
    )
    with qtbot.waitSignal(program.session.figure_selected):
        section.list.clicked.emit(section.model.index(1, 0))


def test_a_malformed_query_gets_a_hint(qtbot, program: Program) -> None:
    type_words(qtbot, program, '"turnover')
    assert program.window.finder.notes.hint.text() == "A quotation mark is not closed."
    assert program.window.finder.notes.hint.isVisible()


def test_nothing_found_is_said_in_words(qtbot, program: Program) -> None:
    type_words(qtbot, program, "zebra")
    assert listed(program) == []
    assert program.window.finder.notes.empty.text() == "No article has these words."


def test_where_no_article_has_all_words_the_pane_says_how_many_have_each(
    qtbot, program: Program
) -> None:
    type_words(qtbot, program, "turnover AND corridor AND zebra")
    said = program.window.finder.notes.empty.text()
    assert said == "No article has all these words. 2 have “turnover”. 1 has “corridor”."


def test_the_list_stays_where_it_is_while_articles_come_in(program: Program) -> None:
    finder, session = program.window.finder, program.session
    known = session.contents.infos

    def hold(number: int) -> None:
        made = [replace(known[0], id=ArticleId(f"{n:016}")) for n in reversed(range(number))]
        session.contents = replace(session.contents, infos=(*made, *known))
        session.contents_changed.emit()

    hold(60)
    bar = finder.list.verticalScrollBar()
    assert bar.value() == 0, "the head of the list stays in sight"
    bar.setValue(1234)
    at = finder.list.top_row()
    hold(70)
    assert at is not None
    assert finder.list.top_row() == at
    assert bar.value() > 1234


def test_the_shown_article_is_the_selected_row(program: Program) -> None:
    program.session.article_wanted.emit(SECOND, False)
    finder = program.window.finder
    assert finder.list.currentIndex().data(ROW).info.id == SECOND


def test_another_query_is_listed_from_its_best_match_on(qtbot, program: Program) -> None:
    type_words(qtbot, program, "turnover")
    bar = program.window.finder.list.verticalScrollBar()
    qtbot.waitUntil(lambda: program.session.finding.figures is not None)
    program.window.finder.list.setMaximumHeight(100)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    program.window.strip.search.setText("turnov")
    qtbot.waitUntil(lambda: program.session.answer.query == "turnov")
    assert bar.value() == 0


def test_figures_are_found_while_all_sources_are_being_compared(
    qtbot, program: Program, monkeypatch
) -> None:
    go_on = threading.Event()
    compare = FakeDesk.comparison

    def slow(desk: FakeDesk) -> object:
        go_on.wait(10)
        return compare(desk)

    monkeypatch.setattr(FakeDesk, "comparison", slow)
    program.session.compare()
    try:
        with qtbot.waitSignal(program.session.finding.figures_found, timeout=5000):
            program.window.strip.search.setText("turnover")
    finally:
        go_on.set()
