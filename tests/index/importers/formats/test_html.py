from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.html import characters
from briefindex.importers.formats import html
from briefindex.importers.laid_out import laid_out
from made_files import STORY, linked, page


def texts(extract):
    return [piece.text for piece in extract.pieces]


def stated(extract, field):
    return next((clue for clue in extract.clues if clue.field == field), None)


def test_the_main_text_comes_without_menu_and_footer():
    assert texts(html.read(page())) == list(STORY)


def test_headings_and_lists_keep_what_they_are():
    body = "<h2>By country</h2><ul><li>Norland sold most.</li><li>Sudland bought most.</li></ul>"
    pieces = html.read(page(body)).pieces
    heading = next(piece for piece in pieces if piece.text == "By country")
    assert heading.role == "heading"
    assert [piece.text for piece in pieces][-2:] == [
        "• Norland sold most.",
        "• Sudland bought most.",
    ]


def test_tables_keep_rows_and_columns():
    body = (
        "<table><tr><th>Year</th><th>Tons</th><th>Price</th></tr>"
        "<tr><td>2022</td><td>1,000</td><td></td></tr>"
        "<tr><td>2023</td><td></td><td>40</td></tr></table>"
    )
    rows = [piece.text for piece in html.read(page(body)).pieces if piece.row]
    assert rows == ["Year | Tons | Price", "2022 | 1,000", "2023 |  | 40"]


def test_linked_data_is_believed_before_meta_elements():
    head = linked(
        headline="Exports of grain rise",
        author=[{"@type": "Person", "name": "Anna Berg"}, {"name": "Ole Dahl"}],
        publisher={"@type": "Organization", "name": "Norland Times"},
        datePublished="2024-02-03T23:30:00-11:00",
    ) + (
        "<meta property='article:published_time' content='2020-01-01'>"
        "<meta property='og:site_name' content='Another'>"
        "<link rel='canonical' href='https://norland.example/exports'>"
    )
    extract = html.read(page(head=head))
    assert stated(extract, "title").value == "Exports of grain rise"
    assert stated(extract, "author").value == "Anna Berg, Ole Dahl"
    assert stated(extract, "source").value == "Norland Times"
    assert stated(extract, "date").day == date(2024, 2, 3)
    assert "linked data" in stated(extract, "date").reason
    assert stated(extract, "url").value == "https://norland.example/exports"


def test_meta_elements_state_what_linked_data_does_not():
    head = (
        "<meta name='dc.creator' content='Anna Berg'><meta name='date' content='20240203'>"
        "<meta property='og:title' content='Exports of grain rise'>"
    )
    extract = html.read(page(head=head))
    assert stated(extract, "author").value == "Anna Berg"
    assert stated(extract, "date").day == date(2024, 2, 3)
    assert (extract.pieces[0].text, extract.pieces[0].role) == ("Exports of grain rise", "title")


def test_the_title_of_the_window_is_only_inferred():
    extract = html.read(page(head="<title>Exports of grain rise</title>"))
    assert stated(extract, "title").basis == "inferred"


def test_a_main_heading_wins_over_the_same_words_with_the_name_of_the_site():
    head = "<meta property='og:title' content='Grain exports rise - Norland Times'>"
    extract = html.read(
        page(head=head).replace(b"<article>", b"<article><h1>Grain exports rise</h1>")
    )
    assert texts(extract)[0] == "Grain exports rise"
    assert texts(extract).count("Grain exports rise") == 1


@pytest.mark.parametrize(
    "broken",
    ["{", "[" * 5_000, '{"@type": "Article", "headline": 7}'],
    ids=("open", "deep", "number"),
)
def test_broken_linked_data_costs_only_itself(broken):
    head = f"<script type='application/ld+json'>{broken}</script><meta name='author' content='A B'>"
    assert stated(html.read(page(head=head)), "author").value == "A B"


def test_a_short_page_without_a_menu_is_taken_whole():
    data = b"<p>Rain is expected.<p>The river stands at 4 metres.<br>It was 5."
    assert texts(html.read(data)) == [
        "Rain is expected.",
        "The river stands at 4 metres.\nIt was 5.",
    ]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-16", None), ("utf-8", None)],
)
def test_an_encoding_is_read_as_the_page_declares_it(encoding, declared):
    meta = f"<meta charset='{declared}'>" if declared else ""
    text = "Экспорт зерна вырос на 12 процентов, сообщило министерство."
    data = f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert texts(html.read(data)) == [text]


def test_what_may_not_speak_is_silent():
    body = (
        "<script>var grain = 'secret script';</script><style>p {color: red}</style>"
        "<form><input value='secret'><button>Buy</button></form><noscript>secret</noscript>"
        "<iframe src='file:///etc/passwd'>secret</iframe><object data='x'>secret</object>"
        "<p style='display: none'>secret</p><p hidden>secret</p><svg><text>secret</text></svg>"
        "<p>The end.</p><!-- secret -->"
    )
    assert not any("secret" in text for text in texts(html.read(page(body))))
    assert not any("secret" in text for text in texts(html.read(body.encode())))


def test_markup_of_an_article_is_shown_as_words():
    extract = html.read(page("<p>He wrote &lt;img src=x onerror=alert(1)&gt; on the board.</p>"))
    assert "He wrote <img src=x onerror=alert(1)> on the board." in texts(extract)


def test_a_page_nested_too_deeply_is_refused():
    with pytest.raises(ImportRefusedError, match="nested more than 2,000"):
        html.read(b"<html><body>" + b"<div>" * 60_000 + b"deep" + b"</div>" * 60_000)


def test_nothing_is_lost_behind_the_256th_level():
    data = (
        b"<p>Before it.</p>" + b"<div>" * 900 + b"Deep in it." + b"</div>" * 900 + b"<p>After it."
    )
    assert texts(html.read(data)) == ["Before it.", "Deep in it.", "After it."]


def test_a_page_without_words_is_refused():
    with pytest.raises(ImportRefusedError, match="no text in this page"):
        html.read(b"<html><body><script>load()</script><div id='app'></div></body></html>")


def test_cells_over_several_rows_and_columns_keep_the_others_in_their_columns():
    data = (
        b"<table><tr><td rowspan=2>Grain</td><td>2022</td><td>1</td></tr>"
        b"<tr><td>2023</td><td>2</td></tr><tr><td colspan=2>All</td><td>3</td></tr></table>"
    )
    assert texts(html.read(data)) == ["Grain | 2022 | 1", " | 2023 | 2", "All |  | 3"]


def test_a_browsers_note_tells_where_a_page_was_saved_from():
    data = b"<!-- saved from url=(0030)https://norland.example/grain -->\n" + page()
    assert stated(html.read(data), "url").value == "https://norland.example/grain"


def test_in_a_row_of_countless_cells_no_main_text_is_looked_for(monkeypatch):
    def never(root):
        raise AssertionError(root)

    monkeypatch.setattr(html, "main_text", never)
    made = page(f"<table><tr>{'<td>12 of it' * 2_001}</table>")
    assert any("12 of it | 12 of it" in piece.text for piece in html.read(made).pieces)


@pytest.mark.parametrize("encoding", ["iso8859_2", "cp1250"])
def test_a_page_that_names_no_encoding_is_told_by_its_words_and_not_by_its_markup(encoding):
    told = "Minister oświadczył, że ceny żywności w dużych miastach są wysokie i będą rosnąć."
    style = "<style>body { margin: 0 auto; font: 12px serif }</style>" * 40
    data = f"<html><head>{style}</head><body><p>{told}</p></body></html>".encode(encoding)
    assert told in characters(data)


def test_japanese_that_shifts_by_escapes_is_read_as_such():
    told = "大臣は記者団に述べた。"
    markup = f"<html><head><meta charset='iso-2022-jp'></head><p>{told}</p></html>"
    assert told in characters(markup.encode("iso2022_jp"))


DOCUMENT = (
    "<html><body><h1>Freight in Norland</h1><p>Freight rose to 4 million tons in 2023"
    "<sup><a href='#n1'>1</a></sup>, on an area of 12 km<sup>2</sup> alone.</p><h2>Goods</h2>"
    "<ol start='3'><li><p>Grain</p><ul><li>of which wheat</li></ul></li><li>Metals</li></ol>"
    "<table><caption>Freight, million tons</caption><tr><th>Goods</th><th>2023</th></tr>"
    "<tr><td>Grain</td><td>1.1</td></tr></table><table><tr><th>Port</th><th>Ships</th></tr>"
    "<tr><td>Vostok</td><td>12</td></tr></table>"
    "<ol><li id='n1'><p>Figures are preliminary.<a href='#r'>\u21a9\ufe0e</a></p></li></ol>"
    "</body></html>"
)


def test_a_document_saved_as_a_page_keeps_headings_lists_and_notes():
    assert texts(html.read(DOCUMENT.encode())) == [
        "Freight in Norland",
        "Freight rose to 4 million tons in 2023[1], on an area of 12 km² alone.",
        "Goods",
        "3. Grain",
        "• of which wheat",
        "4. Metals",
        "Freight, million tons",
        "Goods | 2023",
        "Grain | 1.1",
        "Port | Ships",
        "Vostok | 12",
        "1. Figures are preliminary.",
    ]


def test_two_tables_in_a_row_stay_apart():
    article = laid_out(html.read(DOCUMENT.encode()), b"", "a.html")
    assert "Grain | 1.1\n\nPort | Ships\nVostok | 12" in article.text


def test_a_list_in_a_list_of_a_page_is_said_once():
    inner = "<ul><li>Grain, most of it wheat of the north<ul><li>of which seed</li></ul></li></ul>"
    found = texts(html.read(page(body=inner)))
    assert sum("of which seed" in text for text in found) == 1


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs_apart():
    told = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    data = (
        "<html><body><table><tr><td><a href='/'>Home</a> <a href='/w'>World</a></td></tr>"
        f"<tr><td><h1>Grain and prices</h1>{told}</td></tr></table></body></html>"
    )
    assert texts(html.read(data.encode())) == ["Grain and prices", *STORY]


def test_small_print_is_not_taken_for_hidden():
    told = "<p style='font-size:0.875em'>The small print names 12 ports.</p>"
    hidden = "<p style='font-size: 0px; color: red'>Nobody sees this.</p>"
    found = texts(html.read(f"<html><body>{told}{hidden}</body></html>".encode()))
    assert found == ["The small print names 12 ports."]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("in 2023<sup>1</sup>", "in 2023[1]"),
        ("the ministry<sup>12</sup>", "the ministry[12]"),
        ("10<sup>6</sup> tons", "10⁶ tons"),
        ("5 m<sup>3</sup> of gas", "5 m³ of gas"),
        ("the 2<sup>nd</sup> ship", "the 2nd ship"),
        ("it told them<a href='#n'><sup>3</sup></a>", "it told them[3]"),
    ],
)
def test_what_stands_raised_does_not_stick_to_a_number(markup, shown):
    assert texts(html.read(f"<html><body><p>{markup}</p></body></html>".encode())) == [shown]
