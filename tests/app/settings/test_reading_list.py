"""What is read and starred outlives the program, and a damaged list is an empty one."""

import pytest

from briefindex.model.search import NOTHING_READ
from briefindex.model.span import ArticleId
from satchel.settings.reading_list import ReadingList

pytestmark = pytest.mark.usefixtures("qapp")
ONE, OTHER = ArticleId("1" * 16), ArticleId("2" * 16)


def test_what_is_read_and_starred_is_there_again(tmp_path) -> None:
    first = ReadingList(tmp_path)
    first.set_read(ONE, read=True)
    first.set_starred(OTHER, starred=True)
    first.set_starred(ONE, starred=True)
    first.set_starred(ONE, starred=False)
    again = ReadingList(tmp_path)
    again.load()
    assert again.reading.read == {ONE}
    assert again.reading.starred == {OTHER}


def test_a_damaged_list_is_empty(tmp_path) -> None:
    for damaged in (b"", b"\xff\x00", b"[]", b'{"read": {"a": 1}, "starred": [1, null]}'):
        (tmp_path / "reading.json").write_bytes(damaged)
        reading = ReadingList(tmp_path)
        reading.load()
        assert reading.reading == NOTHING_READ


def test_a_folder_that_cannot_be_written_only_forgets(tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")
    reading = ReadingList(tmp_path / "file")
    reading.set_read(ONE, read=True)
    assert reading.reading.read == {ONE}
