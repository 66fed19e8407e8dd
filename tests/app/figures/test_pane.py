"""The right pane: cards, all sources, reasons, the empty state."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from fake_desk import FIGURES, FIRST, SECOND, THIRD
from satchel.application import Program
from satchel.figures.pane import ALL_SOURCES, THIS_ARTICLE

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def cards(program: Program) -> list[str]:
    model = program.window.figures.cards.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_each_card_is_one_sentence_for_a_screen_reader(program: Program) -> None:
    assert cards(program) == [
        "1: more than 24 billion dollars, Kazakhstan–China trade turnover, 2022 inferred, actual, "
        "Anna Smith",
        "2: 30 billion dollars, Kazakhstan–China trade turnover, by 2030, target, the article",
        "3: 12 percent, Growth, 2021, actual, the article",
    ]


def test_a_click_on_a_card_shows_its_sentence(qtbot, program: Program) -> None:
    pane = program.window.figures
    place = pane.cards.visualRect(pane.cards.rows.index(1, 0)).topLeft() + QPoint(60, 20)
    flashed = program.window.reader.flasher.flashed
    with qtbot.waitSignal(flashed) as signal:
        qtbot.mouseClick(pane.cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == [FIGURES[FIRST][2].sentence.span]


def test_the_number_in_the_margin_selects_the_card(program: Program) -> None:
    program.window.reader.view.number_clicked.emit(FIGURES[FIRST][2].id)
    pane = program.window.figures
    assert pane.current_figure() == FIGURES[FIRST][2]


def test_an_article_without_key_figures_says_so_and_why(program: Program) -> None:
    program.session.article_wanted.emit(SECOND, False)
    empty = program.window.figures.empty
    assert empty.isVisible()
    assert empty.words.split("\n") == [
        "No key figures",
        "This article states no amount, share or count that can be compared with other sources. "
        "Its entities and dates are marked in the text.",
        "One trivial count is left out:",
        "“Five <i>countries</i>”",
    ]
    empty.trivial_wanted.emit()
    assert not empty.isVisible()
    assert len(cards(program)) == 1
    assert len(program.window.reader.view.marks.layer.numbers) == 1


def test_all_sources_lists_every_value_of_an_indicator_and_says_where_they_differ(
    program: Program,
) -> None:
    pane = program.window.figures
    pane.tabs.setCurrentIndex(ALL_SOURCES)
    assert pane.sources.isVisible()
    lines = pane.sources.rows.listed
    assert [line.kind for line in lines] == ["head", "value", "value", "value", "value", "note"]
    assert (lines[0].words, lines[0].side) == ("Kazakhstan–China trade turnover", "2 articles")
    assert [line.bracket for line in lines[1:5]] == ["start", "end", "", ""]
    assert lines[5].words == "Sources differ for 2022: 24 is 9 % above 22"


def test_a_value_of_another_source_opens_its_article_at_the_sentence(program: Program) -> None:
    pane = program.window.figures
    pane.tabs.setCurrentIndex(ALL_SOURCES)
    row = pane.sources.rows.row_of_figure(FIGURES[THIRD][0].id)
    pane.sources.setCurrentIndex(pane.sources.rows.index(row, 0))
    pane.sources.pressed_row.emit(pane.sources.currentIndex(), None)
    assert program.session.shown == THIRD
    flash = program.window.reader.view.marks.layer.flash
    assert flash == program.window.reader.view.positions(FIGURES[THIRD][0].sentence.span)


def test_all_sources_widens_the_pane_and_this_article_narrows_it_again(program: Program) -> None:
    pane = program.window.figures
    narrow = pane.width()
    pane.tabs.setCurrentIndex(ALL_SOURCES)
    assert pane.width() > narrow + 60
    pane.tabs.setCurrentIndex(THIS_ARTICLE)
    assert abs(pane.width() - narrow) <= 2


def test_f1_explains_the_period_of_the_chosen_figure(qtbot, program: Program) -> None:
    pane = program.window.figures
    pane.select(FIGURES[FIRST][0].id)
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    question, answer = pane.hints.tooltip.words
    assert question == "Why 2022?"
    assert answer == "It says so.\nIn the source's words: “more than $24 billion”."
    assert pane.hints.tooltip.isVisible()


def test_copying_a_card_brings_value_sentence_and_source(qtbot, program: Program) -> None:
    pane = program.window.figures
    pane.select(FIGURES[FIRST][0].id)
    pane.cards.setFocus()
    qtbot.keyClick(pane.cards, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    value, sentence, source = QGuiApplication.clipboard().text().split("\n")
    assert value.endswith("Kazakhstan–China trade turnover, 2022")
    assert sentence == (
        "Trade turnover of Kazakhstan with China reached more than $24 billion last year, said "
        "Anna Smith."
    )
    assert source == "Trade grows again, The Daily, 26 May 2023"


def test_cards_say_how_many_articles_have_the_indicator_and_whether_they_differ(
    program: Program,
) -> None:
    first = program.window.figures.cards.rows.listed[0].company
    assert (first.articles, first.differs, first.key) == (2, True, "trade")
    program.session.indicator_wanted.emit("trade")
    assert program.window.figures.tabs.currentIndex() == ALL_SOURCES


def test_all_sources_are_listed_once_they_are_looked_at_with_the_chosen_figure(
    program: Program,
) -> None:
    pane = program.window.figures
    assert not pane.sources.rows.listed
    chosen = FIGURES[FIRST][2].id
    pane.select(chosen)
    pane.tabs.setCurrentIndex(ALL_SOURCES)
    assert pane.sources.rows.row_of_figure(chosen) == pane.sources.currentIndex().row() >= 0
    lines = pane.sources.rows.listed
    program.window.show_pane(pane, wanted=False)
    program.session.compared.emit()
    assert pane.sources.rows.listed is lines
    program.window.show_pane(pane, wanted=True)
    assert pane.sources.rows.listed is not lines
