"""What real files do that their formats do not ask for."""

import io
import zipfile
from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers import Reader, article_from
from briefindex.importers.doors.zips import open_zip
from briefindex.importers.formats import epub, feed, mail, rtf
from briefindex.importers.registry import kind_of
from made_files import STORY, zipped

RUSSIAN = "Экспорт зерна из Норландии вырос на 12 процентов, сообщило министерство сегодня."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report.doc", "an old Word"),
        ("mail.msg", "Outlook"),
        ("report.docx", "a password"),
        ("table.xls", "an old program"),
    ],
)
def test_what_is_not_read_is_called_by_its_own_name(name, said):
    with pytest.raises(ImportRefusedError, match=said):
        kind_of(OLD, name)


def test_what_outlook_wraps_up_says_so():
    with pytest.raises(ImportRefusedError, match=r"winmail\.dat"):
        kind_of(b"\x78\x9f\x3e\x22" + bytes(60), "winmail.dat")


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_names_in_an_archive_are_read_though_it_does_not_say_in_what_letters(encoding):
    name = "отчёт2.txt".encode(encoding)
    bare = "A" * len(name)
    data = zipped([(f"{bare}.txt", b"text")]).replace(bare.encode(), name)
    with open_zip(io.BytesIO(data)) as archive:
        assert archive.names() == {"отчёт2.txt.txt"}
        assert archive.read("отчёт2.txt.txt", 100) == b"text"


def test_names_with_other_letters_stay_as_the_archive_has_them():
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("AAAA.txt", "text")
    data = memory.getvalue().replace(b"AAAA", "café".encode("cp437"))
    with open_zip(io.BytesIO(data)) as archive:
        assert archive.names() == {"café.txt"}


def test_a_mail_that_denies_its_letters_is_read_by_what_they_are():
    head = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=us-ascii\n\n"
    assert RUSSIAN in [piece.text for piece in mail.read(head + RUSSIAN.encode("cp1251")).pieces]


def test_chapters_with_escaped_names_are_read_and_only_what_was_published_counts():
    metadata = (
        "<dc:title>Grain</dc:title><dc:creator xmlns:opf='o' opf:role='ill'>Karl</dc:creator>"
        "<dc:creator xmlns:opf='o' opf:role='aut'>Anna Berg</dc:creator>"
        "<dc:date xmlns:opf='o' opf:event='modification'>2025-01-01</dc:date>"
        "<dc:date xmlns:opf='o' opf:event='publication'>2024-02-03</dc:date>"
    )
    from made_files import epub as book

    data = book("<p>One.</p>", "<p>Two and three.</p>", metadata=metadata)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    renamed = [
        (
            name.replace("c1.xhtml", "c 1.xhtml"),
            data.replace(b"text/c1.xhtml", b"text/c%201.xhtml"),
        )
        for name, data in members
    ]
    extract = epub.read(zipped(renamed))
    assert [piece.text for piece in extract.pieces] == ["One.", "Two and three."]
    assert [clue.value for clue in extract.clues if clue.field == "author"] == ["Anna Berg"]
    assert [clue.day for clue in extract.clues if clue.field == "date"] == [date(2024, 2, 3)]


def test_an_entry_in_xhtml_keeps_its_paragraphs_and_its_feeds_author():
    told = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    data = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Norland</title>"
        "<author><name>Anna Berg</name></author><entry>"
        "<title type='html'>Grain &amp;lt;b&amp;gt;up&amp;lt;/b&amp;gt;</title>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{told}</div></content>"
        "</entry></feed>"
    ).encode()
    ((name, page),) = feed.entries(data)
    article = article_from(page, name)
    assert article.text == "\n\n".join(["Grain up", *STORY]) + "\n"
    assert (article.info.title.value, article.info.author.value) == ("Grain up", "Anna Berg")


def test_properties_of_rtf_are_read_in_the_letters_of_the_document():
    title = "".join(f"\\'{byte:02x}" for byte in "Экспорт".encode("cp1251"))
    data = (
        f"{{\\rtf1\\ansi\\ansicpg1251{{\\info{{\\title {title}}}"
        "{\\creatim\\yr2024\\mo2\\dy3\\hr10}}Grain of Norland goes by rail.\\par}"
    )
    clues = rtf.read(data.encode("ascii")).clues
    assert [(clue.field, clue.value, clue.day) for clue in clues] == [
        ("title", "Экспорт", None),
        ("date", "", date(2024, 2, 3)),
    ]


def test_a_mail_within_a_mail_and_what_is_attached_become_articles(tmp_path):
    inner = b"From: k@n.example\nSubject: Coal\n\nCoal imports fell by 4 percent.\n"
    data = (
        b"From: a@n.example\nTo: d@n.example\nSubject: Fwd\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/plain\n\n"
        b"See below, it is about grain.\n--cut\nContent-Type: message/rfc822\n\n"
        + inner
        + b"\n--cut\nContent-Type: application/ms-tnef; name=winmail.dat\n"
        b"Content-Transfer-Encoding: base64\nContent-Disposition: attachment; "
        b"filename=winmail.dat\n\neJ8+IgAAAAA=\n--cut--\n"
    )
    (tmp_path / "m.eml").write_bytes(data)
    with Reader() as reader:
        found = list(reader.given(tmp_path / "m.eml", "m.eml"))
    names = [getattr(one, "name", None) or one.file for one in found]
    assert names == ["m.eml", "m.eml/Coal.eml", "m.eml/winmail.dat"]
    assert "winmail.dat" in found[2].reason
