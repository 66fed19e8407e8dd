"""Columns are this user's own, of today and whole, or they are made again; nobody waits."""

import shutil

import pytest

from briefindex import desk
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken, ignore
from briefindex.search import adding, sealing, shelf
from briefindex.search.columns import building, files, opening
from briefindex.search.indexing import refresh
from made_index import newest_of

QUERIES = ["trade", "gov*", '"middle corridor"', "harvest OR gas", "trade -gas", "rail?ays"]


def answers(opened):
    return [opened.search(query, limit=None).hits for query in QUERIES]


def opened_answers(pack):
    opened = desk.Desk([pack])
    try:
        return answers(opened)
    finally:
        opened.close()


def is_wide(opened):
    return all(part.is_wide for part in opened.finder.search._shelves[0].postings().parts)


def test_without_columns_the_plain_index_answers_until_the_worker_has_made_them(pack, monkeypatch):
    before = opened_answers(pack)
    monkeypatch.setattr(shelf, "SMALL_PACK", 0)
    shutil.rmtree(pack / "index" / files.FOLDER)
    opened = desk.Desk([pack])
    assert answers(opened) == before
    assert not is_wide(opened)
    with PackWriter(pack) as writer:
        assert refresh(writer.store, ignore, CancelToken(), writer.touch)
    assert answers(opened) == before
    assert is_wide(opened)
    opened.close()


def test_a_plain_index_answers_no_short_prefix_that_stands_for_very_many_words(pack, monkeypatch):
    monkeypatch.setattr(shelf, "SMALL_PACK", 0)
    monkeypatch.setattr("briefindex.search.vocabulary.MOST_FORMS_SHORT", 3)
    wide = desk.Desk([pack])
    assert wide.search("t*").hint is None
    wide.close()
    shutil.rmtree(pack / "index" / files.FOLDER)
    plain = desk.Desk([pack])
    assert plain.search("t*").hint == "“t*” is too broad: add letters."
    plain.close()


def test_columns_of_another_version_are_made_again(pack, monkeypatch):
    before = opened_answers(pack)
    monkeypatch.setattr(files, "version", lambda: "another")
    monkeypatch.setattr(opening, "version", lambda: "another")
    assert files.missing(newest_of(pack).folder)
    assert opened_answers(pack) == before
    assert not files.missing(newest_of(pack).folder)


def test_a_strangers_columns_are_never_answered_from(pack, tmp_path, monkeypatch):
    folder = newest_of(pack).folder
    sealing._key.cache_clear()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "stranger"))
    ((name, _),) = files.segments_of(folder)
    assert opening.open_columns(folder.parent / files.FOLDER, name) is None
    assert files.missing(folder)
    sealing._key.cache_clear()


def test_a_link_in_the_place_of_the_columns_is_not_followed(pack, tmp_path):
    before = opened_answers(pack)
    elsewhere = tmp_path / "documents"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("mine", encoding="utf-8")
    columns = pack / "index" / files.FOLDER
    shutil.rmtree(columns)
    columns.symlink_to(elsewhere)
    assert opened_answers(pack) == before
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]
    assert not columns.is_symlink()


def flipped(data):
    return data[:-1] + bytes([data[-1] ^ 1])


DAMAGE = {
    "flipped": flipped,
    "cut": lambda data: data[:-1],
    "empty": lambda _: b"",
    "gone": lambda _: None,
}
OF_NOTHING = {("heads", "flipped"), ("heads", "cut")}
"""So few articles have no beginnings that are counted beforehand: of their file nothing is read."""


@pytest.mark.parametrize(
    ("name", "kind"), [(n, k) for n in files.ARRAYS for k in DAMAGE if (n, k) not in OF_NOTHING]
)
def test_a_damaged_file_of_the_columns_is_seen_and_they_are_made_again(pack, name, kind):
    before = opened_answers(pack)
    folder = newest_of(pack).folder
    ((segment, _),) = files.segments_of(folder)
    path = folder.parent / files.FOLDER / segment / f"{name}.npy"
    whole = path.read_bytes()
    broken = DAMAGE[kind](whole)
    path.unlink()
    if broken is not None:
        path.write_bytes(broken)
    assert opening.open_columns(folder.parent / files.FOLDER, segment) is None
    assert opened_answers(pack) == before
    building.build(folder)
    assert path.read_bytes() == whole
    assert opened_answers(pack) == before


def test_an_index_of_no_articles_has_no_columns_and_lacks_none(tmp_path):
    folder = tmp_path / "index" / "1"
    folder.mkdir(parents=True)
    adding.new_index(folder)
    assert building.build(folder) == 0
    assert not files.missing(folder)


@pytest.mark.parametrize("columns", [True, False])
def test_an_index_that_is_deleted_while_one_searches_still_answers(pack, columns, monkeypatch):
    monkeypatch.setattr(shelf, "SMALL_PACK", 0)
    if not columns:
        shutil.rmtree(pack / "index" / files.FOLDER)
    opened = desk.Desk([pack])
    before = answers(opened)
    shutil.rmtree(pack / "index")
    assert answers(opened) == before
    with PackWriter(pack) as writer:
        writer.touch()
    assert answers(opened) == before
    opened.close()
