from briefindex.model.article import PageMap
from briefindex.model.span import Span
from briefindex.text.pages import page_count, page_label, page_text

THREE = PageMap((0, 100, 250))


def test_a_place_is_on_the_page_that_began_last_before_it():
    assert [page_label(THREE, offset) for offset in (0, 99, 100, 249, 250, 900)] == list("112233")


def test_a_sentence_that_goes_over_the_page_names_both():
    assert page_text(THREE, Span(90, 110)) == "pp. 1–2"
    assert page_text(THREE, Span(90, 100)) == "p. 1"


def test_the_documents_own_numbers_come_first():
    assert page_text(PageMap((0, 100), ("xii", "1")), Span(3, 9)) == "p. xii"
    assert page_text(PageMap((0, 100), ("xii",)), Span(103, 109)) == "p. 2"


def test_a_page_without_text_holds_nothing():
    assert page_label(PageMap((0, 50, 50)), 50) == "3"


def test_an_article_without_pages_names_none():
    assert page_text(PageMap(), Span(0, 5)) == ""
    assert page_label(PageMap(), 0) is None


def test_notes_at_the_end_are_on_no_page():
    pages = PageMap((0, 50, 80), ("1", "2", ""))
    assert page_text(pages, Span(60, 70)) == "p. 2"
    assert page_text(pages, Span(85, 90)) == ""
    assert page_count(pages) == 2
