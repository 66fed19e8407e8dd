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


@pytest.mark.parametrize("numbers", [None, b"", b"\0", bytes(4), bytes(12), b"\0\0\0\0\1" + bytes(11), "words", 7])
def test_windows_that_are_none_are_said_to_be_damage(folder, numbers):
    with closing(sqlite3.connect(folder / "pack.sqlite", isolation_level=None)) as connection:
        connection.execute("UPDATE body SET windows = ?", (numbers,))
    with pytest.raises(PackDamagedError):
        told(folder)
