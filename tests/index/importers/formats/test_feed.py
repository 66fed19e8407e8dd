from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import html
from briefindex.importers.formats.feed import entries
from made_files import STORY

RSS = (
    "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Norland Times"
    "</title><language>en</language><item><title>Grain &amp; more / less</title><link>https://n.example/1"
    "</link><dc:creator>Anna Berg</dc:creator><pubDate>Sat, 03 Feb 2024 10:00:00 GMT</pubDate>"
    "<description><![CDATA[<p>{}</p><p>{}</p>]]></description></item>"
    "<item><title>Second</title><description>It fell &amp;lt;b&amp;gt;.</description></item>"
    "</channel></rss>"
).format(*STORY[:2])
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Norland Times</title>"
    "<entry><title>Grain</title>"
    "<author><name>Anna Berg</name></author><published>2024-02-03T10:00:00Z</published>"
    "<link rel='self' href='https://n.example/feed'/><link href='https://n.example/1'/>"
    "<content type='html'>&lt;p&gt;It rose.&lt;/p&gt;</content></entry></feed>"
)


def stated(extract):
    return {clue.field: clue.day or clue.value for clue in extract.clues}


def test_an_entry_becomes_a_page_that_states_what_the_feed_states():
    (name, first), _ = entries(RSS.encode())
    extract = html.read(first)
    assert name == "1 Grain & more - less.html"
    assert stated(extract) == {
        "title": "Grain & more / less",
        "source": "Norland Times",
        "author": "Anna Berg",
        "date": date(2024, 2, 3),
        "url": "https://n.example/1",
    }
    assert [piece.text for piece in extract.pieces][1:] == list(STORY[:2])
    assert extract.language == "en"


def test_an_atom_entry_is_read_too():
    ((_, entry),) = entries(ATOM.encode())
    extract = html.read(entry)
    assert stated(extract)["url"] == "https://n.example/1"
    assert stated(extract)["author"] == "Anna Berg"
    assert [piece.text for piece in extract.pieces] == ["Grain", "It rose."]


def test_the_same_feed_gives_the_same_bytes():
    assert list(entries(RSS.encode())) == list(entries(RSS.encode()))


def test_a_feed_without_entries_says_so():
    with pytest.raises(ImportRefusedError, match="no entries"):
        list(entries(b"<rss><channel/></rss>"))
