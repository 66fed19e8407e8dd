"""Which working copies go, which stay, and that nothing that anybody decided goes with them."""

import os
import time

import pytest

from briefindex import desk
from briefindex.desk import caches
from briefindex.desk.caches import DAY, MOST, Copy, due
from briefindex.model.article import Known
from briefindex.packs.writer import PackWriter
from packing import TEXTS, folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")
NOW = 1_900_000_000.0


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache of its own, with the packs of two folders."""
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path / "cache"))
    for name in ("one", "two"):
        texts = {file: f"{text}{name}" for file, text in TEXTS.items()}
        desk.prepare(desk.resolve(folder_of(tmp_path / name, texts)))
    return tmp_path / "cache"


def made_of(tmp_path, name):
    return desk.resolve(tmp_path / name / "texts")


def grow_old(folder, days):
    then = time.time() - days * DAY
    for place, _, files in os.walk(folder):
        for file in files:
            os.utime(os.path.join(place, file), (then, then))  # noqa: PTH118 - as os.walk has it


def copies(**days):
    return [Copy(name, NOW - DAY * age, 1, gone=False) for name, age in days.items()]


def test_what_was_used_within_ninety_days_stays():
    assert [each.folder for each in due(copies(a=1, b=89, c=91), NOW)] == ["c"]


def test_what_was_made_of_a_folder_that_is_gone_stays_for_a_month():
    gone = [Copy(f"{age}", NOW - DAY * age, 1, gone=True) for age in (29, 31)]
    assert [each.folder for each in due(gone, NOW)] == ["31"]


def test_beyond_the_room_for_all_the_longest_unused_go_but_none_of_the_last_week():
    ages = {"new": 0, "later": 6, "old": 8, "oldest": 20}
    large = [Copy(name, NOW - DAY * age, MOST // 2, gone=False) for name, age in ages.items()]
    assert [each.folder for each in due(large, NOW)] == ["old", "oldest"]


def test_a_clock_that_was_set_back_makes_nothing_old():
    assert due([Copy("a", NOW + 400 * DAY, 1, gone=False)], NOW) == []


def test_unused_packs_are_removed_once_a_day_when_another_is_made(cache, tmp_path):
    old = made_of(tmp_path, "one").pack
    grow_old(old, 100)
    (cache / "packs" / ".swept").unlink()
    desk.prepare(desk.resolve(folder_of(tmp_path / "three")))
    assert not old.exists()
    assert made_of(tmp_path, "two").pack.is_dir()
    grow_old(made_of(tmp_path, "two").pack, 100)
    desk.prepare(desk.resolve(folder_of(tmp_path / "four", {"a.txt": "Four words of text."})))
    assert made_of(tmp_path, "two").pack.is_dir()


def test_a_pack_that_is_read_from_is_in_use(cache, tmp_path):
    source = made_of(tmp_path, "one")
    grow_old(source.pack, 100)
    desk.prepare(source)
    assert caches.sweep(cache / "packs", time.time()) == 0
    assert source.pack.is_dir()


def test_a_pack_in_which_something_was_decided_stays_whatever_happens(cache, tmp_path):
    source = made_of(tmp_path, "one")
    opened = desk.Desk([source.pack])
    article = opened.articles()[0].id
    opened.close()
    desk.decide(source.pack, article, "title", Known("My own title", "stated"))
    grow_old(source.pack, 1000)
    caches.sweep(cache / "packs", time.time())
    caches.clear([])
    assert source.pack.is_dir()
    assert not made_of(tmp_path, "two").pack.exists()


@pytest.mark.usefixtures("cache")
def test_all_that_is_not_open_is_cleared_and_comes_back_when_it_is_opened(tmp_path):
    one, two = made_of(tmp_path, "one"), made_of(tmp_path, "two")
    before = desk.kept_copies()
    assert before.packs == 2
    opened = desk.Desk([one.pack])
    freed = desk.clear_copies([one.pack])
    assert 0 < freed < before.size
    assert desk.kept_copies().packs == 1
    assert one.pack.is_dir()
    assert not two.pack.exists()
    assert len(opened.articles()) == len(TEXTS)
    opened.close()
    desk.prepare(two)
    assert desk.ready(two)


@pytest.mark.usefixtures("cache")
def test_a_pack_that_is_being_written_is_not_removed(tmp_path):
    source = made_of(tmp_path, "one")
    with PackWriter(source.pack):
        caches.clear([])
    assert source.pack.is_dir()


def test_removing_that_was_stopped_is_finished_by_the_next(cache):
    left = cache / "packs" / ".gone-abc-1"
    left.mkdir()
    (left / "pack.sqlite").write_bytes(b"half")
    caches.sweep(cache / "packs", time.time())
    assert not left.exists()


def test_ledgers_go_with_the_packs_that_nobody_opens(cache, tmp_path):
    ledgers = cache / "ledgers"
    assert len(list(ledgers.glob("*.sqlite"))) == 2
    grow_old(ledgers, 1)
    one = made_of(tmp_path, "one")
    caches.clear([one.pack])
    assert len(list(ledgers.glob("*.sqlite"))) == 1


def test_other_folders_in_the_cache_are_left_alone(cache):
    other = cache / "packs" / "holiday"
    other.mkdir()
    (other / "pack.sqlite").write_bytes(b"not ours")
    grow_old(other, 1000)
    caches.sweep(cache / "packs", time.time())
    caches.clear([])
    assert other.is_dir()
