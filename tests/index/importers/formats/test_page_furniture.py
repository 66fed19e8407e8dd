"""What stands around the main text of a page is left out, and nothing of the text is."""

import pytest

from briefindex.importers.doors.html import parse_html
from briefindex.importers.formats import html
from briefindex.importers.formats.page_furniture import has_menus, prepared

_STORY = "".join(
    f"<p>The ferry to Holm carried {number} lorries in week {number}, the harbour office said,"
    " and the queue at the northern gate was shorter than in any week of the spring before.</p>"
    for number in range(20, 26)
)
_OPINION = "<p>I have waited at that gate for years and nothing ever got better, believe me.</p>"


def _text(body: str) -> str:
    found = html.read(f"<html><body>{body}</body></html>".encode())
    return "\n".join(piece.text for piece in found.pieces)


@pytest.mark.parametrize(
    "name", ["comments", "visitors_comment_block", "comentarios", "disqus-thread", "commentList"]
)
def test_comments_are_left_out_even_where_they_are_longer_than_the_text(name: str) -> None:
    said = _text(f'<nav>Home</nav><div>{_STORY}</div><div class="{name}">{_OPINION * 20}</div>')
    assert "week 25" in said
    assert "believe me" not in said


@pytest.mark.parametrize("name", ["newsletterSignup", "related-stories", "right_rail", "read-more"])
def test_a_small_part_that_is_named_as_furniture_is_left_out(name: str) -> None:
    said = _text(
        f'<nav>Home</nav><div>{_STORY}<div class="{name}"><p>Have our letter sent to you each'
        " morning, with the tides and the timetable of the day to come.</p></div></div>"
    )
    assert "week 25" in said
    assert "each morning" not in said


def test_a_part_that_holds_the_title_or_most_of_the_page_is_no_furniture() -> None:
    titled = f'<nav>Home</nav><div class="share"><h1>Queues at Holm</h1>{_STORY}</div>'
    named = f'<nav>Home</nav><div class="has-sidebar">{_STORY}</div>'
    assert "week 25" in _text(titled)
    assert "week 25" in _text(named)


def test_a_word_inside_another_is_no_name() -> None:
    root = parse_html(
        f"<body><div>{_STORY}<div class='shareholders'>They met in May.</div></div></body>"
    )
    prepared(root)
    assert "They met in May." in "".join(root.itertext())


def test_text_between_paragraphs_without_an_element_of_its_own_is_read() -> None:
    bare = "The bridge to the mainland was shut for nine nights while its cables were replaced,"
    said = _text(f"<div>{bare} first.{_STORY}{bare} last.</div>")
    assert "replaced, first." in said
    assert "replaced, last." in said


def test_a_page_whose_words_are_mostly_links_has_menus() -> None:
    links = "<a href='/x'>Timetables of the ferries</a> " * 20
    assert has_menus(parse_html(f"<body>{links}<p>Open at nine.</p></body>"))
    assert not has_menus(parse_html(f"<body>{_STORY}<a href='/x'>Home</a></body>"))


def test_what_follows_a_part_that_goes_stays() -> None:
    root = parse_html(f"<body><div>{_STORY}<ul class='social'><li>Send</li></ul>Tail.</div></body>")
    prepared(root)
    words = "".join(root.itertext())
    assert "Tail." in words
    assert "Send" not in words
