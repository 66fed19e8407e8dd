"""Two processes index what one would; where there is no second, the first does it all."""

import shutil
import subprocess
import sys
from contextlib import closing, suppress

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefindex import desk
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken, ignore
from briefindex.search import adding, second
from briefindex.search.indexing import refresh
from packing import environment, folder_of

WORDS = ("wheat", "rail", "gas", "port", "cotton")


@pytest.fixture
def grown(tmp_path, quick_extraction):  # noqa: ARG001 - used for its effect
    """A pack of thirty articles and their ids."""
    texts = {f"{n:02}.txt": f"Report {n}\n\nOf {WORDS[n % 5]} and word{n}.\n" for n in range(30)}
    pack = tmp_path / "pack"
    desk.build(pack, [folder_of(tmp_path, texts)])
    with closing(Store(pack)) as store:
        yield store, [article for _, article in store.after(0)]


def words_in(folder):
    """Every word of every field with the articles that it is in."""
    index = FileIndex(FileStorage(str(folder)), indexname="MAIN")
    with closing(index.reader()) as reader:
        ids = [fields["row"][0] for _, fields in reader.iter_docs()]
        assert len(ids) == 30
        return {
            (field, word, ids[number])
            for field, word in reader.all_terms()
            for number in reader.postings(field, word).all_ids()
        }


def begun(folder):
    folder.mkdir()
    adding.new_index(folder)
    return folder


def test_what_a_second_process_made_becomes_part_of_the_index(grown, tmp_path):
    store, articles = grown
    alone, halved = begun(tmp_path / "alone"), begun(tmp_path / "halved")
    adding.add(alone, store.articles(articles, own_dates=True), CancelToken())
    with second.working(store.folder, halved / "beside", articles[15:]) as half:
        adding.add(halved, store.articles(articles[:15], own_dates=True), CancelToken())
        assert half.is_made(CancelToken())
    adding.take_over(halved, halved / "beside")
    assert words_in(halved) == words_in(alone)


def test_a_process_that_cannot_be_started_makes_nothing(grown, tmp_path, monkeypatch):
    store, articles = grown
    monkeypatch.setattr(second, "command", lambda *_: [str(tmp_path / "no such program")])
    with second.working(store.folder, tmp_path / "beside", articles) as half:
        assert not half.is_made(CancelToken())


def test_a_process_that_fails_makes_nothing(grown, tmp_path, monkeypatch):
    store, articles = grown
    monkeypatch.setattr(second, "command", lambda *_: [sys.executable, "-c", "raise SystemExit(7)"])
    with second.working(store.folder, tmp_path / "beside", articles) as half:
        assert not half.is_made(CancelToken())


def test_who_cancels_waits_no_longer_and_leaves_no_process(grown, tmp_path, monkeypatch):
    store, articles = grown
    wait = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    monkeypatch.setattr(second, "command", lambda *_: wait)
    cancel = CancelToken()
    cancel.cancel()
    started = []
    popen = subprocess.Popen

    def starting(*args, **kwargs):
        started.append(popen(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", starting)
    with (
        pytest.raises(Cancelled),
        second.working(store.folder, tmp_path / "beside", articles) as half,
    ):
        half.is_made(cancel)
    assert started[0].returncode is not None


def test_the_second_process_ends_with_the_first(grown):
    store, _ = grown
    code = (
        "import sys, threading; from briefindex.search import second;"
        " threading.Thread(target=second._end_with_input).start(); threading.Event().wait()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, env=environment(), cwd=store.folder
    )
    process.stdin.close()
    assert process.wait(30) == 1


def test_a_second_process_is_for_many_articles(monkeypatch):
    monkeypatch.setattr(second.os, "cpu_count", lambda: 2)
    assert second.wanted(second.LARGE)
    assert not second.wanted(second.LARGE - 1)
    monkeypatch.setattr(second.os, "cpu_count", lambda: 1)
    assert not second.wanted(second.LARGE)


def asked(pack):
    opened = desk.Desk([pack])
    try:
        return [opened.search(f"{word}", limit=None).hits for word in (*WORDS, "word7", "word29")]
    finally:
        opened.close()


@pytest.mark.parametrize("starts", [True, False])
def test_an_index_made_by_two_processes_gives_the_answers_of_one(grown, monkeypatch, starts):
    store, _ = grown
    before = asked(store.folder)
    shutil.rmtree(store.folder / "index")
    monkeypatch.setattr(second, "wanted", lambda articles: articles > 5)
    if not starts:
        monkeypatch.setattr(second, "command", lambda *_: ["/no such program"])
    with PackWriter(store.folder) as writer:
        assert refresh(writer.store, ignore, CancelToken())
    assert asked(store.folder) == before
    assert not list((store.folder / "index").glob(".*"))


INDEXING = """
import sys
from pathlib import Path
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken, ignore
from briefindex.search import second
from briefindex.search.indexing import refresh
second.wanted = lambda articles: articles > 5
with PackWriter(Path(sys.argv[1])) as writer:
    print("begun", flush=True)
    refresh(writer.store, ignore, CancelToken(), writer.touch)
"""


@pytest.mark.parametrize("tenths", [0, 2, 5, 9])
def test_two_processes_killed_at_any_moment_leave_an_index_that_comes_back(grown, tenths):
    store, _ = grown
    before = asked(store.folder)
    shutil.rmtree(store.folder / "index")
    command = [sys.executable, "-c", INDEXING, str(store.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment()) as process:
        process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(tenths / 10)
        process.kill()
    with PackWriter(store.folder) as writer:
        refresh(writer.store, ignore, CancelToken())
    assert asked(store.folder) == before
    assert not list((store.folder / "index").glob(".*"))
