"""The index may be deleted, damaged, old or a stranger's at any time: it comes back by itself."""

import json
import os
import pickle
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.errors import PackError
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken, ignore
from briefindex.search import adding, generations, sealing
from briefindex.search.columns.opening import columns_of
from briefindex.search.generations import Generation
from briefindex.search.indexing import refresh
from made_index import newest_of
from ordinary_user import ORDINARY, as_ordinary_user
from packing import article, environment


def answer(pack):
    opened = desk.Desk([pack])
    try:
        return [hit for query in ("trade", "harv*") for hit in opened.search(query).hits]
    finally:
        opened.close()


def test_a_deleted_index_comes_back(pack):
    before = answer(pack)
    shutil.rmtree(pack / "index")
    assert answer(pack) == before
    assert newest_of(pack) is not None


def test_an_article_that_is_not_indexed_yet_is_found_all_the_same(pack):
    text = "Uranium exports doubled in a decade.\n"
    with PackWriter(pack) as writer:
        writer.add([(article(text, "u.txt"), "0" * 64, text.encode())])
    opened = desk.Desk([pack])
    assert opened.search("uranium").total == 1
    assert opened.search("harvest").total == 1
    opened.close()


def test_while_another_process_writes_the_texts_are_scanned(pack):
    before = answer(pack)
    shutil.rmtree(pack / "index")
    with PackWriter(pack):
        assert answer(pack) == before
        assert newest_of(pack) is None


def add_one(pack):
    text = "Trade in uranium doubled in a decade.\n"
    with PackWriter(pack) as writer:
        writer.add([(article(text, "u.txt"), "0" * 64, text.encode())])


def mutated(path, chance):
    data = bytearray(path.read_bytes())
    how = chance.choice(["flip", "cut", "zero", "empty", "gone", "more"])
    if how == "gone":
        path.unlink()
        return
    if how == "flip" and data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "cut":
        del data[len(data) // 2 :]
    elif how == "zero":
        data[:4096] = bytes(len(data[:4096]))
    elif how == "more":
        data += b"x"
    path.write_bytes(b"" if how == "empty" else bytes(data))


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_to_any_file_gives_the_answers_of_the_whole_index(pack, seed):
    before = answer(pack)
    chance = random.Random(seed)
    mutated(chance.choice(sorted(newest_of(pack).folder.iterdir())), chance)
    assert answer(pack) == before
    add_one(pack)
    assert len(answer(pack)) == len(before) + 1
    assert newest_of(pack).is_intact(), "what is built on is whole"


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_to_the_columns_gives_the_answers_of_the_whole_index(pack, seed):
    before = answer(pack)
    chance = random.Random(seed)
    mutated(chance.choice(sorted((pack / "index" / "columns").rglob("*.*"))), chance)
    assert answer(pack) == before
    assert columns_of(newest_of(pack)) is not None, "they are made again"


def test_columns_that_are_not_there_are_made_again(pack):
    before = answer(pack)
    shutil.rmtree(pack / "index" / "columns")
    assert answer(pack) == before
    assert columns_of(newest_of(pack)) is not None


def test_an_index_of_an_older_schema_is_made_again(pack, monkeypatch):
    before, old = answer(pack), newest_of(pack)
    monkeypatch.setattr(generations, "schema_version", lambda: "another")
    assert newest_of(pack) is None
    assert answer(pack) == before
    assert newest_of(pack).folder != old.folder


def test_a_file_added_to_a_generation_makes_it_doubtful(pack):
    generation = newest_of(pack)
    (generation.folder / "_MAIN_99.toc").write_bytes(b"x")
    assert not generation.is_intact()


class Poison:
    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return (Path.touch, (self.trace,))


def test_a_strangers_index_is_never_opened(pack, tmp_path, monkeypatch):
    trace = tmp_path / "ran"
    folder = newest_of(pack).folder
    sealing._key.cache_clear()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "stranger"))
    store = Store(pack)
    marker = json.loads(json.loads((folder / "marker.json").read_text())["content"])["marker"]
    marker["schema"] = generations.schema_version()
    passing = generations.begin(store)
    for path in folder.iterdir():
        if path.name != "marker.json":
            (passing / path.name).write_bytes(pickle.dumps(Poison(trace)))
    generations.publish(passing, generations.Marker(**marker))
    store.close()
    assert newest_of(pack) is not None, "the stranger himself holds it for whole"

    sealing._key.cache_clear()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "xdg_data_home"))
    assert newest_of(pack) is None
    assert len(answer(pack)) == 3
    assert not trace.exists()


def test_an_index_folder_that_is_a_link_is_left_alone(pack, tmp_path):
    elsewhere = tmp_path / "documents"
    (elsewhere / "7").mkdir(parents=True)
    (elsewhere / "7" / "letter.txt").write_text("mine", encoding="utf-8")
    shutil.rmtree(pack / "index")
    (pack / "index").symlink_to(elsewhere)
    assert len(answer(pack)) == 3
    assert (elsewhere / "7" / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_what_a_killed_run_left_half_made_is_swept(pack):
    left = pack / "index" / ".new-left"
    left.mkdir()
    shutil.rmtree(newest_of(pack).folder)
    answer(pack)
    assert not left.exists()


@pytest.mark.usefixtures("pack")
def test_the_key_is_for_this_user_alone(tmp_path):
    (key,) = (tmp_path / "home").rglob("index.key")
    assert len(key.read_bytes()) == 32
    if os.name == "posix":
        assert key.stat().st_mode & 0o077 == 0


READ_ONLY = """
import os, sys
from pathlib import Path
from briefindex import desk
import briefindex.search.service, whoosh.index, whoosh.filedb.filestore, briefindex.search.places
opened = desk.Desk([Path(sys.argv[1])])
print(opened.search("trade").total, opened.search('"middle corridor"').total)
"""


@as_ordinary_user
@pytest.mark.parametrize("cache", ["kept", "forbidden"])
def test_a_pack_on_a_read_only_disk_is_searched(pack, tmp_path, cache):
    home = tmp_path / "ordinary"
    home.mkdir()
    home.chmod(0o700 if cache == "kept" else 0o500)
    for path in (pack, *pack.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    homes = {name: str(home) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [*ORDINARY, sys.executable, "-c", READ_ONLY, pack],
        env=environment() | homes,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["2", "1"], done.stderr


def grown(pack, number):
    text = f"Copper shipment number{number} left the port.\n"
    with PackWriter(pack) as writer:
        writer.add([(article(text, f"c{number}.txt"), f"{number:064}", text.encode())])
        refresh(writer.store, ignore, CancelToken())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the name of an open file")
def test_a_generation_is_on_the_disk_before_it_has_its_name(pack, monkeypatch):
    done = []
    here = Path("/dev/fd")
    monkeypatch.setattr(
        os, "fsync", lambda handle: done.append(str((here / str(handle)).readlink()))
    )
    rename = Path.rename
    named = {}

    def renamed(path, target):
        if path.name.startswith(".new-"):
            named[path] = list(done)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    grown(pack, 1)
    ((passing, before),) = named.items()
    fresh = {Path(path).name for path in before if Path(path).parent == passing}
    newest = newest_of(pack)
    assert {"marker.json"} < fresh <= set(newest.files) | {"marker.json"}
    assert str(passing) in before
    assert done[-1] == str(pack / "index")


def test_what_a_new_generation_shares_with_the_last_is_linked_and_not_read_again(pack, monkeypatch):
    first = newest_of(pack)
    read = []
    checksum = generations._checksum
    monkeypatch.setattr(
        generations, "_checksum", lambda path: (read.append(path.name), checksum(path))[1]
    )
    monkeypatch.setattr(Generation, "is_intact", lambda _: True)
    grown(pack, 1)
    second = newest_of(pack)
    shared = set(first.files) & set(second.files) - {"columns.json"}
    assert any(name.endswith(".pst") for name in shared)
    assert not shared & set(read)
    monkeypatch.undo()
    assert second.is_intact()


def test_a_pack_that_grows_day_by_day_has_few_segments(pack, monkeypatch):
    monkeypatch.setattr(adding, "MOST_SEGMENTS", 6)
    for number in range(16):
        grown(pack, number)
    files = {name.rsplit(".", 1)[0] for name in newest_of(pack).files if name.endswith(".pst")}
    assert len(files) <= 6
    opened = desk.Desk([pack])
    assert opened.search("copper").total == 16
    assert all(opened.search(f"number{number}").total == 1 for number in range(16))
    opened.close()


def test_two_writers_are_told_so_in_one_sentence(pack):
    with PackWriter(pack), pytest.raises(PackError) as told, PackWriter(pack):
        pass
    assert str(told.value).count(".") == 1 + str(pack).count(".")
    assert "Another Satchel is writing to" in str(told.value)
