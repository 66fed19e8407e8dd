import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.registry import LARGEST_TEXT, kind_of, may_hold_others, text_of
from made_files import mail, page, zipped


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n...", "a.txt", "pdf"),
        (zipped([("word/document.xml", "<w:document/>")]), "a.txt", "zip"),
        (b"{\\rtf1\\ansi", "a.txt", "rtf"),
        (b"\x1f\x8b\x08rest", "a.txt", "tar"),
        (page(), "a.txt", "html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>Hi", "a.txt", "html"),
        (b"<!-- saved from url=(0011)https://a.b -->\n<html><p>Hi", "a", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "a.xml", "html"),
        (b"<p>No head, only a name.", "a.html", "html"),
        (b"Saved as a page, but without markup.", "a.html", "text"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "a.xml", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "dump", "feed"),
        (b"From: a@b.example\nSubject: Grain\n\nHello", "a.eml", "mail"),
        (b"Received: from b\nFrom: a@b.example\nSubject: Grain\n\nHello", "a", "mail"),
        (b"Title: Grain\nDate: 3 May 2024\nSource: Norland Times\n\nIt rose.", "a.txt", "text"),
        (b"From a@b Sat May  4 10:00:00 2024\nSubject: x\n\nHello", "box", "mbox"),
        (b"From May to June 2024\nit rained.", "a.txt", "text"),
    ],
)
def test_a_format_is_told_by_content_and_only_then_by_name(data, name, kind):
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", "an old Word"),
        (b"\x89PNG\r\n", "photo.txt", "a picture"),
        (b"<svg xmlns='x'></svg>", "a.txt", "a picture"),
        (b"Rar!\x1a\x07", "a.zip", "an archive of a kind"),
        (b"\x7fELF\x02", "tool.txt", "a program"),
        (b"SQLite format 3\x00", "a.txt", "a database"),
        (b"<?xml version='1.0'?><a/>", "a.txt", "an XML file"),
        (b"a,b\n1,2\n", "a.CSV", "a table"),
        (b'{"a": 1}', "a.json", "a data file"),
        (b"p { color: red }", "page_files/a.css", "a part of a web page"),
    ],
)
def test_what_is_not_read_is_refused_by_what_it_is_with_what_to_do(data, name, what):
    with pytest.raises(ImportRefusedError, match="which is not read: ") as refused:
        kind_of(data, name)
    assert what in str(refused.value)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.text", "README.md", "a.unknown", "a.pdf", "CON"])
def test_text_is_read_whatever_a_name_without_meaning_says(name):
    assert kind_of(b"The price rose.", name) == "text"


def test_an_empty_file_is_refused():
    with pytest.raises(ImportRefusedError, match="empty"):
        kind_of(b"", "a.txt")


def test_a_text_over_the_limit_is_refused_and_the_limit_named():
    with pytest.raises(ImportRefusedError, match="20 MB"):
        text_of(b"a" * (LARGEST_TEXT + 1))


@pytest.mark.parametrize(
    ("data", "may"),
    [
        (mail("It rose."), False),
        (mail("It rose.", parts=[("Content-Type: text/plain", b"It fell.")]), True),
        (mail("It rose.", "application/pdf"), True),
        (mail("It rose.", headers="Content-Disposition: ATTACHMENT\r\n"), True),
        (mail("It rose.", "text/plain; NAME*0=a.txt"), True),
    ],
)
def test_a_mail_that_carries_nothing_is_known_without_taking_it_apart(data, may):
    assert may_hold_others("mail", data) == may
