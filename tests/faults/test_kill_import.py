"""kill -9 at any moment of an import: what was reported is there, and the rest follows."""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from briefindex import desk
from packing import environment, own_key  # noqa: F401 - a fixture

FILES = 60
ROUNDS = 100 if os.environ.get("SATCHEL_FAULTS") == "full" else 6
"""Each is killed twice."""
WORKER = """
import sys
from types import ModuleType
import packing
stand_in = ModuleType("briefindex.extract.analyse")
stand_in.Analyser = packing.FirstWord
sys.modules["briefindex.extract.analyse"] = stand_in
from satchel.jobs.worker import main
sys.exit(main())
"""


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(FILES):
        text = f"Report {number}\n\nTrade in goods number{number} grew, the ministry said.\n"
        (folder / f"{number:03}.txt").write_text(text * 20, encoding="utf-8")
    return folder


def worker(pack, texts):
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(pack), str(texts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )


def killed_after(lines, pack, texts, seconds=60.0):
    """The steps that a worker reported until it was killed, after so many lines or seconds."""
    process = worker(pack, texts)
    said = []
    with process, killed_in(seconds, process):
        for line in process.stdout:
            said.append(json.loads(line))
            if len(said) == lines:
                process.kill()
        process.stdin.close()
    return said


@contextmanager
def killed_in(seconds, process):
    """Kill a process in the middle of whatever it does then."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    yield
    timer.cancel()
    timer.join()


def reported(said, phase):
    return {step["article"] for step in said if step.get("phase") == phase} - {None}


@pytest.mark.usefixtures("own_key")
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_every_article_that_was_reported_is_there_after_kill_9(tmp_path, texts, seed):
    chance = random.Random(seed)
    pack = tmp_path / "pack"
    read, analysed = set(), set()
    for _ in range(2):
        lines, seconds = chance.choice(
            [(chance.randint(1, 3 * FILES), 60.0), (10 * FILES, chance.uniform(0.2, 2.0))]
        )
        said = killed_after(lines, pack, texts, seconds)
        if not (pack / "pack.sqlite").is_file():
            assert not said, "nothing was reported yet"
            continue
        read |= reported(said, "read")
        analysed |= reported(said, "analyse")
        opened = desk.Desk([pack])
        assert read <= {info.id for info in opened.articles()}
        assert all(opened.mentions(article) for article in analysed)
        assert opened.search("trade").total == len(opened.articles()), "the index comes back"
        opened.close()
    process = worker(pack, texts)
    with process:
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    assert len(last["imported"]) + len(last["duplicates"]) == FILES
    opened = desk.Desk([pack])
    (info,) = opened.packs()
    assert (info.articles, info.indexed, info.analysed) == (FILES, FILES, FILES)
    assert opened.search("number7", limit=None).total == 1
    opened.close()
    assert not list((pack / "index").glob(".new-*"))
    assert not list((pack / "originals").glob(".new-*"))


def test_the_worker_stops_when_asked_and_says_so(tmp_path, texts):
    process = worker(tmp_path / "pack", texts)
    with process:
        process.stdin.write(b"cancel\n")
        process.stdin.flush()
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    assert last.get("cancelled") or "imported" in last


def test_the_worker_stops_when_the_window_is_gone(tmp_path, texts):
    for number in range(FILES, 600):
        shutil.copy(texts / "000.txt", texts / f"{number:03}.txt")
        (texts / f"{number:03}.txt").open("a").write(f"number{number}")
    process = worker(tmp_path / "pack", texts)
    with process:
        process.stdin.close()
        last = json.loads(process.stdout.readlines()[-1])
    assert last == {"cancelled": True}


def test_the_worker_says_in_one_sentence_why_it_cannot(tmp_path, texts):
    (tmp_path / "pack").write_text("a file", encoding="utf-8")
    process = worker(tmp_path / "pack", texts)
    with process:
        last = json.loads(process.stdout.readlines()[-1])
        process.stdin.close()
    assert last["error"].endswith(".")
    assert process.returncode == 1
