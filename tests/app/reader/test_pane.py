"""Reading: marks, hits, figures, places, and strangers' words that stay words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QTextDocument

from fake_desk import ARTICLES, FIGURES, FIRST, MENTIONS, SECOND, THIRD
from satchel.application import Program
from satchel.reader.document import Page
from satchel.settings.settings import TEXT_SIZE


def open_article(program: Program, article: str, *, new_tab: bool = False) -> None:
    program.session.article_wanted.emit(article, new_tab)
    assert program.session.shown == article


def search(qtbot, program: Program, words: str) -> None:
    program.window.strip.search.setText(words)
    qtbot.waitUntil(lambda: program.session.answer is not None)
    qtbot.waitUntil(lambda: program.session.answer.query == words)


def words_at(program: Program, start: int, end: int) -> str:
    return program.window.reader.view.document().toPlainText()[start:end]


def test_positions_on_the_page_lead_to_the_same_words_behind_a_letter_beyond_16_bits(
    program: Program,
) -> None:
    open_article(program, FIRST)
    view = program.window.reader.view
    page = view.document().toPlainText().encode("utf-16-le")
    for figure in FIGURES[FIRST]:
        start, end = view.positions(figure.span)
        assert page[2 * start : 2 * end].decode("utf-16-le") == figure.surface
        middle = (start + end) // 2
        offset = view._rendered.positions.offset(middle)
        assert figure.span.start < offset < figure.span.end


def test_the_first_article_is_open_at_the_first_start(program: Program) -> None:
    assert program.session.shown == FIRST
    assert program.window.reader.tabs.articles() == [FIRST]


def test_opening_a_result_scrolls_to_its_first_hit_and_f3_walks_on(qtbot, program: Program) -> None:
    window = program.window
    search(qtbot, program, "by 2030")
    open_article(program, FIRST)
    qtbot.waitUntil(lambda: window.reader.counter.words == "hit 1 of 1")
    assert window.reader.view.verticalScrollBar().value() > 0
    search(qtbot, program, "trade")
    open_article(program, FIRST)
    qtbot.waitUntil(lambda: window.reader.counter.words == "hit 1 of 4")
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.reader.counter.words == "hit 2 of 4"
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.reader.counter.words == "hit 4 of 4"
    assert len(window.reader.view.extraSelections()) == 4
    window.strip.search.clear()
    qtbot.waitUntil(lambda: not window.reader.counter.isVisible())


def test_a_figure_flashes_exactly_its_sentence(qtbot, program: Program) -> None:
    open_article(program, FIRST)
    target = FIGURES[FIRST][2]
    reader = program.window.reader
    with qtbot.waitSignal(reader.flasher.flashed) as flashed:
        program.session.figure_wanted.emit(target.id)
    span = flashed.args[0]
    assert ARTICLES[FIRST].text[span.start : span.end].startswith("Trade with the Shanghai")
    assert reader.view.marks.layer.flash == reader.view.positions(target.sentence.span)
    assert reader.view.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: reader.view.marks.layer.flash_strength == 0.0)
    assert reader.view.marks.layer.flash is not None, "the bar stays until the next click"


def test_a_figure_of_another_article_opens_that_article(program: Program) -> None:
    open_article(program, SECOND)
    program.session.figure_wanted.emit(FIGURES[THIRD][0].id)
    assert program.session.shown == THIRD


def test_n_and_p_walk_the_figures_in_the_order_of_the_text(qtbot, program: Program) -> None:
    open_article(program, FIRST)
    window = program.window
    seen: list[str] = []
    program.session.figure_selected.connect(seen.append)
    for _ in range(3):
        qtbot.keyClick(window.reader.view, Qt.Key.Key_N)
    qtbot.keyClick(window.reader.view, Qt.Key.Key_P)
    one, two, three = (figure.id for figure in FIGURES[FIRST][:3])
    assert seen == [one, two, three, two]


def test_e_walks_the_mentions_of_the_entity_at_the_cursor(program: Program) -> None:
    open_article(program, FIRST)
    person = MENTIONS[FIRST][2]
    reader = program.window.reader
    reader.view.set_cursor(person.span)
    assert reader.walker.step_mention(1) == person
    reader.view.set_cursor(FIGURES[FIRST][2].span)
    assert reader.walker.step_mention(-1) == person


def test_the_legend_switches_a_type_and_the_choice_is_kept(
    open_window: Callable[[], Program], qtbot
) -> None:
    program = open_window()
    open_article(program, FIRST)
    reader = program.window.reader

    def kinds() -> set[str]:
        return {piece.kind for piece in reader.view.marks.layer.pieces}

    assert {"person", "place", "organisation", "figure"} <= kinds()
    reader.legend.entries["person"].click()
    assert "person" not in kinds()
    qtbot.keyClick(program.window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert "figure" not in kinds()
    assert not reader.view.marks.layer.numbers
    assert "person" not in open_window().window.reader.legend.shown()


def test_numbers_in_the_margin_are_those_of_the_cards(program: Program) -> None:
    open_article(program, FIRST)
    numbers = {n.figure: n.number for n in program.window.reader.view.marks.layer.numbers}
    cards = {c.figure.id: c.number for c in program.window.figures.cards.rows.listed}
    assert numbers == cards == {f.id: n for f, n in zip(_cards(), (1, 2, 3), strict=True)}


def _cards():
    first, second, third, _trivial = FIGURES[FIRST]
    return (first, third, second)


def test_zoom_changes_the_letters_and_stays_within_its_limits(qtbot, program: Program) -> None:
    window = program.window
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert program.settings.get(TEXT_SIZE) == 18
    assert window.reader.view.document().defaultFont().pixelSize() == 18
    for _ in range(30):
        qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert program.settings.get(TEXT_SIZE) == 13
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.reader.view.document().defaultFont().pixelSize() == 17


def test_the_reading_position_is_kept_over_a_restart(open_window: Callable[[], Program]) -> None:
    program = open_window()
    open_article(program, FIRST)
    view = program.window.reader.view
    view.verticalScrollBar().setValue(700)
    left_at = view.top_offset()
    assert left_at > 0
    program.window.close()
    again = open_window().window.reader.view
    assert again.reading.article.info.id == FIRST
    assert again.top_offset() == left_at


def test_back_and_forward_return_to_the_place_that_was_left(qtbot, program: Program) -> None:
    window = program.window
    alt = Qt.KeyboardModifier.AltModifier
    window.reader.view.verticalScrollBar().setValue(500)
    left_at = window.reader.view.top_offset()
    open_article(program, THIRD)
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert program.session.shown == FIRST
    assert window.reader.view.top_offset() == left_at
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert program.session.shown == THIRD
    assert not window.actions_.by_name["forward"].isEnabled()


def test_tabs_open_switch_and_close(qtbot, program: Program) -> None:
    tabs = program.window.reader.tabs
    open_article(program, THIRD, new_tab=True)
    assert tabs.articles() == [FIRST, THIRD]
    open_article(program, FIRST)
    assert tabs.currentIndex() == 0
    assert tabs.count() == 2
    qtbot.keyClick(program.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert program.session.shown == THIRD
    qtbot.keyClick(program.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert program.session.shown is None
    assert tabs.count() == 0


def test_the_tabs_and_the_one_in_front_are_there_again_after_a_restart(
    open_window: Callable[[], Program],
) -> None:
    program = open_window()
    open_article(program, FIRST)
    open_article(program, SECOND, new_tab=True)
    open_article(program, THIRD, new_tab=True)
    program.window.reader.close_tab(0)
    program.window.reader.tabs.setCurrentIndex(0)
    program.window.close()
    again = open_window()
    assert again.window.reader.tabs.articles() == [SECOND, THIRD]
    assert again.session.shown == SECOND


def test_tabs_that_were_closed_do_not_come_back_with_the_next_article(program: Program) -> None:
    open_article(program, THIRD, new_tab=True)
    reader = program.window.reader
    reader.close_tab(0)
    reader.close_tab(0)
    open_article(program, SECOND)
    assert reader.tabs.articles() == [SECOND]


def test_an_article_without_a_headline_shows_its_opening_words_and_says_so(
    program: Program,
) -> None:
    open_article(program, SECOND)
    page = program.window.reader.view.document()
    assert page.begin().text() == "The <img src=/etc/passwd> words…"
    assert page.begin().begin().fragment().charFormat().font().italic()
    meta = page.begin().next().text()
    assert meta.split("\u2002·\u2002") == [
        "no source named",
        "no date",
        "no headline: opening words shown",
    ]


def test_an_inferred_date_is_slanted_and_dotted(program: Program) -> None:
    open_article(program, THIRD)
    view = program.window.reader.view
    dotted = [piece for piece in view.marks.layer.pieces if piece.kind == "inferred"]
    assert [words_at(program, p.start, p.end) for p in dotted] == ["about 17 June 2022"]


def test_markup_of_an_article_is_shown_as_words_and_reads_no_file(
    program: Program, monkeypatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        Page, "loadResource", lambda _self, _kind, name: asked.append(name), raising=True
    )
    opened: list[Path] = []
    real_open = Path.open

    def noting_what_is_read(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if "w" not in mode:  # the list of what was read may be written meanwhile
            opened.append(path)
        return real_open(path, mode, *more, **named)

    monkeypatch.setattr(Path, "open", noting_what_is_read)
    open_article(program, SECOND)
    view = program.window.reader.view
    view.grab()
    assert '<img src="/etc/passwd"> <b>bold</b> words &amp;' in view.document().toPlainText()
    assert "root:" not in view.document().toPlainText()
    assert asked == []
    assert opened == []


def test_a_page_gives_nothing_to_whoever_asks_it_for_a_file(program: Program) -> None:
    view = program.window.reader.view
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, "/etc/passwd") is None
    assert view.document().loadResource(kind, "/etc/passwd") is None
    assert not view.openLinks()
    assert not view.openExternalLinks()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pointer_asks_for_type_and_name_and_for_the_reason_of_a_date(
    qtbot, program: Program
) -> None:
    open_article(program, FIRST)
    window = program.window
    view, tooltip = window.reader.view, window.reader._tooltip

    def point_at(position: int) -> None:
        box = view._cursor_box(position)
        cursor = view.textCursor()
        cursor.setPosition(position)
        view.setTextCursor(cursor)
        place = view.cursorRect(cursor).center() + QPoint(3, 0)
        assert box.height() > 0
        qtbot.mouseMove(view.viewport(), place)

    point_at(view.positions(MENTIONS[FIRST][2].span)[0] + 1)
    qtbot.waitUntil(tooltip.isVisible)
    said = "person, 1 mention in this article\nClick for its card."
    assert tooltip.words == ("Anna Smith", said)
    open_article(program, THIRD)
    assert not tooltip.isVisible()
    point_at(view._rendered.date[0] + 1)
    qtbot.waitUntil(tooltip.isVisible)
    way = "Click, or press Ctrl+Shift+D, to set the date."
    assert tooltip.words == ("Why about 17 June 2022?", f"It says so.\n{way}")
    view.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not tooltip.isVisible()


def test_margin_numbers_can_be_clicked_after_a_part_of_the_page_was_painted_anew(
    qtbot, program: Program
) -> None:
    open_article(program, FIRST)
    view = program.window.reader.view
    places = view.marks._number_places
    qtbot.waitUntil(lambda: len(places) > 1)
    number, box = next(iter(places.items()))
    view.viewport().repaint(0, 0, 5, 5)
    assert view.marks.number_at(box.center()) == number


def test_the_current_hit_stays_where_it_is_when_the_page_is_made_anew(
    qtbot, program: Program
) -> None:
    reader = program.window.reader
    search(qtbot, program, "trade")
    open_article(program, FIRST)
    reader.walker.step_hit(1)
    assert reader.counter.words == "hit 2 of 4"
    reader.zoom(1)
    program.session.answered.emit(program.session.answer)
    assert reader.counter.words == "hit 2 of 4"
    assert reader.view.marks.layer.current_hit == 1
    assert len(reader.view.marks.layer.hits) == 4
    open_article(program, THIRD)
    assert reader.counter.isHidden()


def test_only_hits_around_what_is_in_sight_have_their_letters_coloured(
    qtbot, program: Program
) -> None:
    view = program.window.reader.view
    program.window.resize(900, 600)
    search(qtbot, program, "trade")
    open_article(program, FIRST)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    above = {made.cursor.position() for made in view.extraSelections()}
    bar.setValue(bar.maximum())
    below = {made.cursor.position() for made in view.extraSelections()}
    assert above
    assert below
    assert above != below


def test_the_legend_counts_nothing_while_nobody_knows(program: Program) -> None:
    session = program.session
    entry = program.window.reader.legend.entries["person"]
    assert entry.accessibleName() == "People, 1, marked"
    session.contents = replace(session.contents, waiting=frozenset({FIRST}))
    session.contents_changed.emit()
    assert entry.accessibleName() == "People, marked"
    assert program.window.status.words.endswith("so far · 1 pack")
