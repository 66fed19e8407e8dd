"""The power fails: what was reported is on the disk by then, and what is not there is made anew.

What the system was not told to bring to the disk (fsync) may be missing, empty or zeros after it.
"""

import os
import random
import re
import shutil
import subprocess
import sys

import pytest

from briefindex import desk
from faults.test_disk import WORKER
from faults.test_hostile_files import can_trace
from faults.test_index_damage import ended, filled, found
from packing import environment, folder_of, own_key  # noqa: F401 - a fixture

ROUNDS = 100 if os.environ.get("SATCHEL_FAULTS") == "full" else 8
FILES = 30
CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2"
_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<args>.*)")
_RESUMED = re.compile(r"(?P<pid>\d+ +)?<\.\.\. (?:fsync|fdatasync) resumed>")
_PATH = re.compile(r"\d+<(?P<path>[^>]*)>")
_MOVED = re.compile(r'"(?P<path>[^"]*)"(?:\) = 0|, RENAME\w*\) = 0)')
_TRUTH = ("/pack.sqlite", "/pack.sqlite-wal", "/originals")


@pytest.fixture
def texts(tmp_path):
    told = "Report {0}\n\nTrade in goods{0} grew by 3 percent.\n"
    return folder_of(tmp_path, {f"{n:02}.txt": told.format(n) for n in range(FILES)})


def unsynced_at_reports(trace):
    """For each report of an article that was read: what was written and not yet synced then."""
    dirty, syncing = set(), {}
    for line in trace.splitlines():
        resumed = _RESUMED.match(line)
        if resumed:
            dirty.discard(syncing.pop(resumed["pid"], ""))
            continue
        call = _CALL.match(line)
        if call is None:
            continue
        place = _PATH.match(call["args"])
        path = place["path"] if place else ""
        if call["name"] in ("fsync", "fdatasync"):
            if "<unfinished" in line:
                syncing[line[: call.start("name")]] = path
            else:
                dirty.discard(path)
        elif call["name"].startswith("rename"):
            moved = _MOVED.search(call["args"])
            if moved:
                dirty.add(os.path.dirname(moved["path"]))  # noqa: PTH120 - a name in a log
        elif call["args"].startswith("1<"):
            if '\\"read\\"' in line and '\\"article\\": \\"' in line:
                yield {one for one in dirty if one.endswith(_TRUTH) or "/originals/" in one}
        else:
            dirty.add(path)


@pytest.mark.skipif(not can_trace(), reason="no strace here")
@pytest.mark.usefixtures("own_key")
def test_what_is_reported_is_on_the_disk_before_the_report(tmp_path, texts):
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-y", "-s", "300", "-e", f"trace={CALLS}", "-o", str(trace)]
    with subprocess.Popen(
        [*command, sys.executable, "-c", WORKER, str(tmp_path / "pack"), str(texts)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    ) as process:  # fmt: skip
        process.stdout.readlines()
        process.stdin.close()
    left = list(unsynced_at_reports(trace.read_text(encoding="utf-8", errors="replace")))
    assert len(left) == FILES
    assert not set().union(*left)


def test_a_log_with_a_write_that_is_not_synced_is_found_out():
    log = (
        '7 pwrite64(4</a/pack.sqlite-wal>, "x", 1, 0) = 1\n'
        '7 write(1<pipe:[1]>, "{\\"phase\\": \\"read\\", \\"article\\": \\"a\\"}", 9) = 9\n'
        "7 fdatasync(4</a/pack.sqlite-wal>) = 0\n"
        '7 write(1<pipe:[1]>, "{\\"phase\\": \\"read\\", \\"article\\": \\"b\\"}", 9) = 9\n'
    )
    assert list(unsynced_at_reports(log)) == [{"/a/pack.sqlite-wal"}, set()]


def lose(pack, chance):
    """Do to all that can be made anew what a failure of the power may do."""
    for path in sorted(pack.rglob("*")):
        below = path.relative_to(pack).parts
        if not path.is_file() or below[0] == "originals" or below[0].startswith("pack.sqlite"):
            continue
        match chance.choice(("kept", "zeros", "empty", "gone", "half")):
            case "zeros":
                path.write_bytes(bytes(path.stat().st_size))
            case "empty":
                path.write_bytes(b"")
            case "half":
                path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
            case "gone":
                path.unlink()


@pytest.mark.usefixtures("own_key")
def test_what_was_not_on_the_disk_yet_is_made_anew(tmp_path, texts):
    pack, whole = tmp_path / "pack", tmp_path / "whole"
    assert "imported" in ended(filled(pack, texts))
    clean, _ = found(pack)
    pack.rename(whole)
    for seed in range(ROUNDS):
        shutil.rmtree(pack, ignore_errors=True)
        shutil.copytree(whole, pack)
        lose(pack, random.Random(seed))
        with (pack / "pack.sqlite-wal").open("ab") as journal:
            journal.write(bytes(random.Random(seed).randrange(9_000)))  # a commit that was not
        opened = desk.Desk([pack])
        assert len(opened.articles()) == FILES, seed
        opened.close()
        desk.build(pack, (), analysis=False)
        assert found(pack)[0] == clean, seed
