"""What a list of results shows of an article stands beside its text, as that would tell it."""

import sqlite3
from contextlib import closing

import pytest

from briefindex.errors import PackDamagedError
from briefindex.packs.originals import digest_of
from briefindex.packs.store import Store, windows_in
from briefindex.packs.windows import packed, unpacked, windows_of
from briefindex.packs.writer import PackWriter
from packing import article

TEXT = "Wheat harvest disappoints\n\nASTANA, 3 May. Farmers lost a fifth of it. “So it is.”\n"
ARTICLE = article(TEXT)
HOME = ARTICLE.info.id


@pytest.fixture
def folder(tmp_path):
    with PackWriter(tmp_path / "p") as writer:
        writer.add([(ARTICLE, digest_of(TEXT.encode()), TEXT.encode())])
    return tmp_path / "p"


def told(folder):
    with closing(Store(folder)) as store:
        return list(store.windows([HOME]))


def change(folder, script):
    with closing(sqlite3.connect(folder / "pack.sqlite")) as connection:
        connection.executescript(script)


def test_windows_are_the_sentences_and_the_blocks_without_any():
    blocks = [(0, 8, "title"), (10, 16, "dateline"), (18, 60, "body")]
    found = windows_of(HOME, "", blocks, [0, 8, 18, 30, 31, 60])
    assert list(zip(found.starts, found.ends, strict=True)) == [
        (0, 8),
        (10, 16),
        (18, 30),
        (31, 60),
    ]
    assert (found.title_end, found.opening) == (8, 2)


def test_without_title_and_body_the_first_window_opens():
    found = windows_of(HOME, "", [(0, 5, "credit")], [])
    assert (found.title_end, found.opening, *found.starts, *found.ends) == (0, 0, 0, 5)


def test_numbers_come_back_as_they_went_in():
    for edges in ([], [0, 3], [0, 3, 4, 1 << 31]):
        found = windows_of(HOME, "text", [], edges)
        assert unpacked(HOME, "text", packed(found)) == found


def test_a_pack_tells_the_windows_of_its_articles(folder):
    assert told(folder) == [windows_in(ARTICLE)]


def test_a_pack_of_an_older_satchel_tells_the_same_before_and_after_it_is_written_to(folder):
    change(folder, "ALTER TABLE body DROP COLUMN windows; PRAGMA user_version = 6;")
    assert told(folder) == [windows_in(ARTICLE)]
    with PackWriter(folder):
        pass
    with closing(sqlite3.connect(folder / "pack.sqlite")) as connection:
        ((numbers,),) = connection.execute("SELECT windows FROM body")
    assert numbers == packed(windows_in(ARTICLE))
    assert told(folder) == [windows_in(ARTICLE)]


@pytest.mark.parametrize(
    "sentences", ["[-1, 5]", "[0, 99999999999]", "[0, 1.5]", "[0]", "7", "words", "[" * 100_000]
)
def test_an_article_with_no_sentences_to_be_told_keeps_no_older_pack_from_being_written_to(
    folder, sentences
):
    change(folder, "ALTER TABLE body DROP COLUMN windows; PRAGMA user_version = 6;")
    with closing(sqlite3.connect(folder / "pack.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE body SET sentences = ?", (sentences,))
    with PackWriter(folder) as writer:
        writer.set_property("name", "Wheat")
    with closing(Store(folder)) as store:
        assert store.name == "Wheat"
    with pytest.raises(PackDamagedError):
        told(folder)


@pytest.mark.parametrize("sentences", ["[0]", "[0, 1.5]", "7", "[" * 100_000])
def test_sentences_of_an_older_pack_that_are_none_are_said_to_be_damage(folder, sentences):
    change(folder, "ALTER TABLE body DROP COLUMN windows; PRAGMA user_version = 6;")
    with closing(sqlite3.connect(folder / "pack.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE body SET sentences = ?", (sentences,))
    with pytest.raises(PackDamagedError):
        told(folder)


def test_who_reads_an_older_pack_reads_on_while_it_is_brought_up_to_date(folder):
    change(folder, "ALTER TABLE body DROP COLUMN windows; PRAGMA user_version = 6;")
    with closing(Store(folder)) as before, closing(Store(folder)) as idle:
        assert list(before.windows([HOME])) == [windows_in(ARTICLE)]
        with PackWriter(folder) as writer:
            for store in (before, idle, writer.store):
                assert list(store.windows([HOME])) == [windows_in(ARTICLE)]
            other = article("Oil rises\n\nIt rose by a tenth. So they said.\n", "b.txt")
            writer.add([(other, digest_of(b"b"), b"b")])
        assert list(before.windows([other.info.id])) == [windows_in(other)]


@pytest.mark.parametrize(
    "numbers", [None, b"", b"\0", bytes(4), bytes(12), b"\0\0\0\0\1" + bytes(11), "words", 7]
)
def test_windows_that_are_none_are_said_to_be_damage(folder, numbers):
    with closing(sqlite3.connect(folder / "pack.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE body SET windows = ?", (numbers,))
    with pytest.raises(PackDamagedError):
        told(folder)
