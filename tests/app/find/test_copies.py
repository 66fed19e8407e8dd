"""Copies of one story in the list: folded under the first, listed on demand, never hidden."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from briefindex.model.search import Hit, SearchResult, Snippet
from briefindex.model.span import ArticleId
from fake_desk import ARTICLES, FIRST, SECOND, THIRD, FakeDesk
from satchel.application import Program
from satchel.find.results import Rows
from satchel.jobs.searching import Answer, Asked
from satchel.session import Contents
from satchel.widgets.rows import ROW


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, open_window: Callable[[], Program]) -> Program:
    """A window on three articles, of which the third is a copy of the first."""
    monkeypatch.setattr(FakeDesk, "copies", lambda _: {THIRD: FIRST})
    return open_window()


def listed(program: Program) -> list[str]:
    model = program.window.finder.model
    return [model.index(row, 0).data(ROW).info.id for row in range(model.rowCount())]


def spoken(program: Program, row: int) -> str:
    index = program.window.finder.model.index(row, 0)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def search(qtbot, program: Program, words: str) -> None:
    program.window.strip.search.setText(words)
    qtbot.waitUntil(lambda: program.session.answer is not None)
    qtbot.waitUntil(lambda: program.session.answer.query == words)


def enter(qtbot, program: Program) -> None:
    program.window.finder.enter()
    qtbot.waitUntil(program.window.finder.list.hasFocus)


def click_on_copies(qtbot, program: Program, row: int) -> None:
    finder = program.window.finder
    index = finder.model.index(row, 0)
    box = finder.list.visualRect(index)
    delegate = finder.list.itemDelegate()
    finder.list.viewport().repaint()
    points = [QPoint(x, y) for y in range(0, box.height(), 4) for x in range(0, box.width(), 4)]
    on_copies = next(p for p in points if delegate.is_on_copies(index, p))
    qtbot.mouseClick(
        finder.list.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + on_copies
    )


def test_a_copy_is_folded_under_the_first_with_a_count(program: Program) -> None:
    assert listed(program) == [FIRST, SECOND]
    assert "1 copy folded" in spoken(program, 0)
    assert program.window.finder.filters.count_words == "3 articles, 1 of them a copy"
    assert program.window.status.words.startswith("3 articles, 1 of them a copy · ")


def test_right_lists_the_copies_below_and_left_folds_them_from_there(
    qtbot, program: Program
) -> None:
    enter(qtbot, program)
    finder = program.window.finder
    qtbot.keyClick(finder.list, Qt.Key.Key_Right)
    assert listed(program) == [FIRST, THIRD, SECOND]
    assert "1 copy listed below" in spoken(program, 0)
    assert "copy of the article above" in spoken(program, 1)
    qtbot.keyClick(finder.list, Qt.Key.Key_Down)
    qtbot.keyClick(finder.list, Qt.Key.Key_Left)
    assert listed(program) == [FIRST, SECOND]
    assert finder.list.current_row.info.id == FIRST


def test_a_copy_that_is_listed_opens(qtbot, program: Program) -> None:
    enter(qtbot, program)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(program.window.finder.list, key)
    assert program.session.shown == THIRD


def test_a_click_on_the_words_lists_and_folds_without_opening(qtbot, program: Program) -> None:
    program.session.article_wanted.emit(SECOND, False)
    click_on_copies(qtbot, program, 0)
    assert listed(program) == [FIRST, THIRD, SECOND]
    click_on_copies(qtbot, program, 0)
    assert listed(program) == [FIRST, SECOND]
    assert program.session.shown == SECOND


def test_the_action_means_the_article_shown_where_the_list_has_no_focus(program: Program) -> None:
    program.session.article_wanted.emit(THIRD, False)
    finder = program.window.finder
    assert finder.list.currentIndex().data(ROW).info.id == FIRST, "the copy is folded under it"
    program.window.actions_.by_name["copies"].trigger()
    assert listed(program) == [FIRST, THIRD, SECOND]


def test_what_was_unfolded_stays_so_while_articles_come_in(program: Program) -> None:
    program.window.finder.list.switch_copies(0)
    known = program.session.contents.infos
    made = replace(known[0], id=ArticleId("d" * 16))
    program.session.contents = replace(program.session.contents, infos=(made, *known))
    program.session.contents_changed.emit()
    assert listed(program) == [made.id, FIRST, THIRD, SECOND]


def test_a_copy_that_alone_is_found_stands_for_itself(qtbot, program: Program) -> None:
    search(qtbot, program, "corridor")
    assert listed(program) == [THIRD]
    assert "copy" not in spoken(program, 0)
    assert program.window.finder.filters.count_words == "1 article"


def test_a_query_folds_what_it_finds(qtbot, program: Program) -> None:
    search(qtbot, program, "turnover")
    assert listed(program) == [FIRST]
    assert program.window.finder.filters.count_words == "2 articles, 1 of them a copy"


def test_a_story_stands_where_its_best_article_does_and_shows_its_first() -> None:
    infos = tuple(article.info for article in ARTICLES.values())
    hits = tuple(Hit(article, 1.0, (Snippet("words", (), 0),)) for article in (SECOND, THIRD))
    beside = (Hit(FIRST, 0.5, (Snippet("other words", (), 0),)),)
    found = SearchResult("words", 3, 1.0, hits, copies=1, beside=beside)
    rows = Rows().of(Contents(1, infos, copies={THIRD: FIRST}), Answer(Asked("words"), found, {}))
    assert [row.info.id for row in rows] == [SECOND, FIRST]
    assert [(copy.info.id, copy.under) for copy in rows[1].copies] == [(THIRD, True)]


def test_where_a_few_stories_fill_all_that_was_asked_for_more_is_asked_for(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[int | None] = []
    whole = FakeDesk.search

    def one_at_first(desk: FakeDesk, query: str, limit: int | None, *more: object) -> SearchResult:
        limits.append(limit)
        found = whole(desk, query, None, *more)
        few = found.hits[: 2 if len(limits) == 1 else None]
        return replace(found, hits=few, total=max(3, found.total))

    monkeypatch.setattr(FakeDesk, "search", one_at_first)
    search(qtbot, program, "turnover")
    qtbot.waitUntil(lambda: len(limits) > 1)
    assert limits[1] > limits[0]
    qtbot.waitUntil(lambda: program.session.finding.figures is not None)
