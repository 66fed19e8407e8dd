"""Copies of one story count once where the figures of all sources stand side by side."""

from collections.abc import Callable

import pytest

from briefindex.model.figure import FigureId
from fake_desk import FIGURES, FIRST, THIRD, FakeDesk
from satchel.application import Program

ORIGINAL, REPEATED = FIGURES[FIRST][0].id, FIGURES[THIRD][0].id


def card(program: Program, figure: FigureId):
    cards = program.window.figures.cards.rows
    return cards.listed[cards.row_of(figure)]


def all_sources(qtbot, program: Program):
    program.window.actions_.by_name["all_sources"].trigger()
    sources = program.window.figures.sources
    qtbot.waitUntil(lambda: bool(sources.rows.listed))
    return sources.rows.listed


def open_copied(monkeypatch: pytest.MonkeyPatch, open_window, **desk: object) -> Program:
    for name, value in desk.items():
        monkeypatch.setattr(FakeDesk, name, lambda _, value=value: value)
    return open_window()


def test_an_article_and_its_copy_are_one_article_to_a_card_and_to_all_sources(
    qtbot, monkeypatch: pytest.MonkeyPatch, open_window: Callable[[], Program]
) -> None:
    program = open_copied(monkeypatch, open_window, copies={THIRD: FIRST})
    program.session.article_wanted.emit(FIRST, False)
    assert card(program, ORIGINAL).company.articles == 1
    heads = [line for line in all_sources(qtbot, program) if line.kind == "head"]
    assert [line.side for line in heads] == ["1 article"]


def test_without_copies_both_count(open_window: Callable[[], Program]) -> None:
    program = open_window()
    program.session.article_wanted.emit(FIRST, False)
    assert card(program, ORIGINAL).company.articles == 2


def test_the_card_of_what_a_copy_repeats_has_the_company_of_what_it_repeats(
    qtbot, monkeypatch: pytest.MonkeyPatch, open_window: Callable[[], Program]
) -> None:
    whole = FakeDesk([]).comparison()[0]
    row = type(whole)(**{**_fields(whole), "members": whole.members[:1], "differs": ()})
    program = open_copied(
        monkeypatch,
        open_window,
        copies={THIRD: FIRST},
        twins={REPEATED: ORIGINAL},
        comparison=(row,),
    )
    program.session.article_wanted.emit(THIRD, False)
    assert card(program, REPEATED).company.key == row.key
    lines = all_sources(qtbot, program)
    program.session.figure_selected.emit(REPEATED)
    chosen = program.window.figures.sources.currentIndex()
    assert lines[chosen.row()].figure.id == ORIGINAL


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}
