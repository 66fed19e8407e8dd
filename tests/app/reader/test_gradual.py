"""Long articles: shown at once, completed between events, and gone through as short ones are."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractSlider

from briefindex.importers import article_from
from briefindex.model.article import Article
from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import Span
from satchel.reader.document import render
from satchel.reader.gradual import AT_ONCE, SLICE
from satchel.reader.marks import groups
from satchel.reader.view import ArticleView, Reading
from satchel.theme.theme import Theme
from satchel.theme.tokens import tokens

pytestmark = pytest.mark.usefixtures("styled")

LINE = "The old mill by the river was sold to Ann Lee, who will let it stand as it is. "
FAR = 280_000
PIECE = 10_000


def article(line: str = LINE * 6 + "\n\n", size: int = 300_000) -> Article:
    return article_from((line * (size // len(line))).encode(), "long.txt")


def mentions(text: Article) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            text.info.id,
            Span(*found.span()),
            "Ann Lee",
            "person",
            EntityId("e" * 12),
            "Ann Lee",
        )
        for found in re.finditer("Ann Lee", text.text)
    )


@pytest.fixture
def view(qtbot) -> Iterator[ArticleView]:
    made = ArticleView(Theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    qtbot.waitUntil(lambda: not made.gradual.is_busy)


def show(view: ArticleView, text: Article) -> None:
    view.show_reading(Reading(text, mentions(text), (), ()), 17, {"person"})


def test_no_turn_of_the_loop_writes_more_than_a_slice(qtbot, view) -> None:
    text = article()
    show(view, text)
    page = view.document()
    assert page.characterCount() < AT_ONCE + PIECE
    grown: list[int] = []
    page.contentsChange.connect(lambda _at, _gone, come: grown.append(come))
    qtbot.waitUntil(lambda: not view.gradual.is_busy)
    assert len(grown) > 5
    assert max(grown) <= SLICE + PIECE
    last = text.blocks[-1].span
    assert page.toPlainText().endswith(text.text[last.start : last.end])


def test_all_names_are_marked_in_the_end_each_on_its_own_letters(qtbot, view) -> None:
    text = article()
    show(view, text)
    assert 0 < len(view.marks.layer.pieces) < len(mentions(text))
    qtbot.waitUntil(lambda: not view.gradual.is_busy)
    words = view.document().toPlainText()
    assert len(view.marks.layer.pieces) == len(mentions(text))
    assert {words[piece.start : piece.end] for piece in view.marks.layer.pieces} == {"Ann Lee"}


@pytest.mark.parametrize("line", [LINE * 6 + "\n\n", LINE], ids=["paragraphs", "one line"])
def test_a_place_far_down_is_reached_once_the_page_is_there(qtbot, view, line) -> None:
    show(view, article(line))
    view.set_top_offset(FAR)
    assert view.top_offset() == FAR
    qtbot.waitUntil(lambda: not view.gradual.is_busy)
    assert abs(view.top_offset() - FAR) < len(LINE) * 2
    assert view.verticalScrollBar().value() > 0


def test_a_hit_far_down_is_brought_into_sight_with_the_cursor(qtbot, view) -> None:
    text = article()
    show(view, text)
    hit = mentions(text)[-3].span
    view.show_hits((hit,), 0)
    view.bring(hit)
    view.set_cursor(hit)
    qtbot.waitUntil(lambda: not view.gradual.is_busy)
    assert view.cursor_offset() == hit.start
    top = view.top_offset()
    assert hit.start - 3_000 < top < hit.start


def test_whoever_scrolls_meanwhile_is_not_taken_elsewhere(qtbot, view) -> None:
    qtbot.waitUntil(lambda: view._settled)
    show(view, article())
    view.set_top_offset(FAR)
    bar = view.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    qtbot.waitUntil(lambda: not view.gradual.is_busy)
    assert view.top_offset() < AT_ONCE


def test_one_endless_line_is_laid_out_in_pieces_and_every_letter_leads_there_and_back() -> None:
    text = article(LINE, 90_000)
    rendered = render(text, tokens("light"), 17)
    page = rendered.page
    block = page.begin()
    while block.isValid():
        assert block.length() <= PIECE + 1
        block = block.next()
    words = page.toPlainText()
    for offset in range(0, len(text.text) - 1, 97):
        position = rendered.positions.position(offset)
        assert words[position] in (text.text[offset], "\n")
        assert rendered.positions.offset(position) == offset


def test_groups_share_no_letter() -> None:
    text = article(size=200_000)
    names = mentions(text)
    outer = Mention(text.info.id, Span(0, 90_000), "", "event", EntityId("o" * 12), "")
    parts = list(groups([outer, *names], ()))
    assert sum(map(len, parts)) == len(names) + 1
    assert len(parts) > 1
    assert all(one.span.end <= parts[1][0].span.start for one in parts[0])
