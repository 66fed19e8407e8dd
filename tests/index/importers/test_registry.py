import io
import zipfile

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.registry import LARGEST_TEXT, text_of


def docx():
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return memory.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"%PDF-1.7\n...", "a.txt", "a PDF document"),
        (docx(), "a.txt", "an office document"),
        (docx(), "a.docx", "an office document"),
        (b"{\\rtf1\\ansi", "a.txt", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc", "an old office document"),
        (b"\x1f\x8b\x08rest", "a.txt", "an archive"),
        (b"\x89PNG\r\n", "photo.txt", "a picture"),
        (b"<svg xmlns='x'></svg>", "a.txt", "a picture"),
        (b"\x7fELF\x02", "tool.txt", "a program"),
        (b"SQLite format 3\x00", "a.txt", "a database"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>Hi", "a.txt", "a web page"),
        (b"<p>No head, only a name.", "a.html", "a web page"),
        (b"<?xml version='1.0'?><a/>", "a.txt", "an XML file"),
        (b"From: a@b\n\nHello", "a.eml", "an e-mail"),
        (b"a,b\n1,2\n", "a.CSV", "a table"),
        (b'{"a": 1}', "a.json", "a data file"),
    ],
)
def test_other_formats_are_refused_by_what_they_are(data, name, what):
    with pytest.raises(ImportRefusedError, match="only plain text is read") as refused:
        text_of(data, name)
    assert what in str(refused.value)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.text", "README.md", "a.unknown", "a.pdf", "CON"])
def test_text_is_read_whatever_a_name_without_meaning_says(name):
    assert text_of(b"The price rose.", name) == "The price rose."


def test_an_empty_file_is_refused():
    with pytest.raises(ImportRefusedError, match="empty"):
        text_of(b"", "a.txt")


def test_a_text_over_the_limit_is_refused_and_the_limit_named():
    with pytest.raises(ImportRefusedError, match="20 MB"):
        text_of(b"a" * (LARGEST_TEXT + 1), "a.txt")
