"""A damaged or outdated index, and two at work on one pack: searches answer, and it heals."""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefindex import desk
from faults.test_disk import WORKER
from packing import environment, folder_of, own_key  # noqa: F401 - a fixture

ROUNDS = 200 if os.environ.get("SATCHEL_FAULTS") == "full" else 12
QUERIES = ("trade", "goods7", "trad*", '"trade in goods3"')
FILES = 30
OLDER = "from briefindex.search import generations\ngenerations.schema_version = lambda: 'older'\n"


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return folder_of(
        tmp_path_factory.mktemp("texts"),
        {
            f"{n:02}.txt": f"Report {n}\n\nTrade in goods{n} grew by 3 percent.\n"
            for n in range(FILES)
        },
    )


def filled(pack, texts, before=""):
    """A worker at work on a pack."""
    return subprocess.Popen(
        [sys.executable, "-c", before + WORKER, str(pack), str(texts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )


def ended(process):
    """What a worker said last."""
    with process:
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    return last


def found(pack):
    """What the queries find, each with its articles."""
    opened = desk.Desk([pack])
    answers = [opened.search(query, limit=None) for query in QUERIES]
    opened.close()
    return [sorted(hit.article for hit in one.hits) for one in answers], answers


def damage(path: Path, chance: random.Random) -> None:
    """One of the ways in which a disk or a program breaks a file."""
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data)) if data else 0
    kind = chance.choice(("flip", "truncate", "zero", "empty", "gone", "swap"))
    if kind == "flip" and data:
        data[place] ^= 1 << chance.randrange(8)
    elif kind == "zero":
        data[place : place + 4096] = bytes(len(data[place : place + 4096]))
    elif kind in ("truncate", "empty"):
        del data[place if kind == "truncate" else 0 :]
    elif kind == "swap":
        other = chance.choice([one for one in path.parent.iterdir() if one.is_file()])
        data = bytearray(other.read_bytes()) + b"\0"
    path.unlink()
    if kind != "gone":
        path.write_bytes(data)


@pytest.mark.usefixtures("own_key")
def test_a_damaged_index_answers_all_the_same_or_says_so_and_heals(tmp_path, texts):
    pack = tmp_path / "pack"
    assert "imported" in ended(filled(pack, texts))
    clean, _ = found(pack)
    assert clean[0]
    index = tmp_path / "index"
    shutil.copytree(pack / "index", index)
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        shutil.rmtree(pack / "index")
        shutil.copytree(index, pack / "index")
        files = sorted(one for one in (pack / "index").rglob("*") if one.is_file())
        damage(chance.choice(files), chance)
        now, answers = found(pack)
        assert now == clean or any(one.hint for one in answers), seed
        desk.build(pack, (), analysis=False)
        assert found(pack)[0] == clean, seed


@pytest.mark.usefixtures("own_key")
def test_an_index_of_an_older_satchel_is_made_anew_and_not_opened(tmp_path, texts):
    pack = tmp_path / "pack"
    assert "imported" in ended(filled(pack, texts, OLDER))
    opened = desk.Desk([pack])
    assert opened.packs()[0].indexed == 0, "nothing of it is used"
    opened.close()
    assert "imported" in ended(filled(pack, texts))
    assert len(found(pack)[0][0]) == FILES


@pytest.mark.usefixtures("own_key")
def test_two_at_once_on_one_pack_do_each_other_no_harm(tmp_path, texts):
    pack = tmp_path / "pack"
    both = [filled(pack, texts), filled(pack, texts)]
    said = [ended(process) for process in both]
    assert any("imported" in one for one in said)
    for one in said:
        assert "imported" in one or "Another Satchel is writing" in one["error"]
    opened = desk.Desk([pack])
    (info,) = opened.packs()
    assert (info.articles, info.indexed, info.analysed) == (FILES, FILES, FILES)
    opened.close()
