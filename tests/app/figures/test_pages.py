"""Where a figure of a printed document stands: on its card, in All sources, over the text."""

from PySide6.QtGui import QGuiApplication

from made_files import PICTURE, column
from made_files import pdf as made

PAGES = [
    column(50, 700, ["Exports of grain from Norland rose to 12 million tons in 2023."]),
    column(50, 700, ["Imports of coal to Norland fell to 4 million tons in 2023."]),
    [PICTURE],
]
LABELS = "/PageLabels << /Nums [0 << /S /D /St 11 >>] >>"


def test_cards_and_the_copied_figure_name_the_page(window_on) -> None:
    program = window_on(made(*PAGES, extra=LABELS))
    figures = program.window.figures
    assert [card.page for card in figures.cards.rows.listed] == ["p. 11", "p. 12"]
    assert figures.cards.rows.words(figures.cards.rows.listed[1]).endswith(", p. 12")
    figures.cards.setCurrentIndex(figures.cards.rows.index(1, 0))
    figures.copy()
    assert QGuiApplication.clipboard().text().endswith(", p. 12")


def test_all_sources_name_the_page(window_on, qtbot) -> None:
    program = window_on(made(*PAGES, extra=LABELS))
    with qtbot.waitSignal(program.session.compared):
        program.session.compare()
    program.window.figures.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(program.window.figures.sources.rows.listed))
    sides = [line.side for line in program.window.figures.sources.rows.listed if line.figure]
    assert sorted(side[-5:] for side in sides) == ["p. 11", "p. 12"]


def test_the_reader_tells_the_page_in_sight_and_what_is_a_scan(window_on) -> None:
    program = window_on(made(*PAGES, extra=LABELS))
    reader = program.window.reader
    assert (reader.page_mark.isVisible(), reader.page_mark.text()) == (True, "p. 11 · 3 pages")
    assert reader.notice.words.startswith("Page 13 holds a picture of text")


def test_an_article_without_pages_tells_of_none(window_on) -> None:
    program = window_on("Exports of grain from Norland rose to 12 million tons in 2023.")
    assert program.window.reader.page_mark.isHidden()
    assert program.window.reader.notice.isHidden()
    assert [card.page for card in program.window.figures.cards.rows.listed] == [""]
