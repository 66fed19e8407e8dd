"""Hostile files by the real command line: each refused in one sentence, or read and harmless.

All of them where `SATCHEL_FAULTS` is "full", else some of every fault and format: the same on
every run, others for every number that `SATCHEL_FAULTS` is. Where `strace` is
there it tells what was opened; the kernel's filter ends whoever opens an internet socket anyway.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefindex.importers import limits
from faults.hostile import CANARY, CANARY_TEXT, FILES, MARKER, SLIP, write
from faults.hostile_some import SLOW, kinds_of, some
from packing import ROOT, environment

FULL = os.environ.get("SATCHEL_FAULTS") == "full"
SEED = int(os.environ.get("SATCHEL_FAULTS", "").removeprefix("full") or 10)
MEMORY = 600_000_000
"""Bytes resident that the program itself may not reach, which holds the language model."""
_OPENED = re.compile(r'(?:openat\(AT_FDCWD, |open\(|creat\()"(?P<path>[^"]*)".*\) = \d+')
_SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/", "/opt/")
_WATCHED = (sys.executable, str(ROOT / "tests" / "faults" / "watched.py"))
_FILTERED = (sys.executable, str(ROOT / "tests" / "no_network.py"), sys.executable)


@dataclass(frozen=True)
class Run:
    """What an import of hostile files came to; `trace` is "" where nothing could be traced.

    `memory` has the bytes of the program and of its largest child, where the system tells.
    """

    names: list[str]
    place: Path
    code: int
    answer: dict[str, list[dict[str, str]]]
    errors: str
    trace: str
    memory: tuple[int, int] | None

    def files(self, name: str, part: str) -> list[dict[str, str]]:
        """What is told of a file, or of what it holds, in one part of the answer."""
        shown = name.replace("\u202e", "\ufffd")
        return [
            one
            for one in self.answer[part]
            if one["file"] == shown or one["file"].startswith(f"{shown}/")
        ]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One import of all the files, or of some."""
    place = tmp_path_factory.mktemp("hostile")
    names = sorted(FILES) if FULL else some(SEED)
    write(place / "given", names)
    return imported(place, names)


def imported(place, names):
    """Import the folder with the program itself, watched."""
    traced = ["strace", "-f", "-qq", "-e", "trace=open,openat,creat", "-o", str(place / "trace")]
    command = [*_FILTERED, str(ROOT / "app"), "import", str(place / "pack"), str(place / "given")]
    memory = place / "home" / "memory"
    memory.parent.mkdir()
    if sys.platform == "linux":
        command[:0] = [*_WATCHED, str(memory)]
    homes = {f"XDG_{kind}_HOME": str(place / "home") for kind in ("CACHE", "CONFIG", "DATA")}
    with (place / "out").open("wb") as out, (place / "errors").open("wb") as errors:
        process = subprocess.run(
            [*(traced if can_trace() else []), *command, "--json"],
            stdout=out,
            stderr=errors,
            env=environment() | homes,
            check=False,
        )
    trace = place / "trace"
    return Run(
        names,
        place,
        process.returncode,
        json.loads((place / "out").read_text(encoding="utf-8")),
        (place / "errors").read_text(encoding="utf-8"),
        trace.read_text(encoding="utf-8", errors="replace") if trace.exists() else "",
        _two(memory.read_text(encoding="ascii").split()) if memory.exists() else None,
    )


def _two(words):
    own, largest = map(int, words)
    return own, largest


def can_trace():
    """Whether `strace` is there and this system lets it look."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False).returncode == 0


def test_the_few_files_have_every_fault_and_every_format():
    quick = FILES.keys() - SLOW
    for seed in range(3):
        taken = some(seed)
        assert len(taken) < len(quick) / 2
        covered = set().union(*(kinds_of(name, FILES[name]) for name in taken))
        assert covered == set().union(*(kinds_of(name, FILES[name]) for name in quick))
    assert some(1) == some(1) != some(2)
    assert not SLOW - FILES.keys()


def test_the_program_says_what_it_refused_and_ends_as_it_should(run):
    assert run.code == 3
    assert "Traceback" not in run.errors
    assert all(line.startswith("satchel: ") for line in run.errors.splitlines())


def test_every_file_is_read_or_refused_as_it_must_be(run):
    for name in run.names:
        read = run.files(name, "imported") or run.files(name, "duplicates")
        refused = run.files(name, "refused")
        assert read or refused, name
        if FILES[name].reads is not None:
            assert bool(read) == FILES[name].reads, name


def test_every_reason_is_one_plain_sentence(run):
    for one in run.answer["refused"]:
        assert re.fullmatch(r"[A-Z][^\n{}%]{20,260}\.", one["reason"]), one


def test_nothing_of_what_lies_outside_is_read(run):
    stored = b"".join(path.read_bytes() for path in (run.place / "pack").rglob("*.sqlite*"))
    assert CANARY_TEXT.encode() not in stored
    assert CANARY_TEXT not in json.dumps(run.answer)


def test_nothing_is_written_by_a_name_that_a_file_gave(run):
    made = [path for path in run.place.rglob("*") if run.place / "given" not in path.parents]
    assert not [path for path in made if SLIP in path.name or MARKER in path.name]
    assert not list(run.place.parent.glob(f"{SLIP}*"))


def test_names_and_titles_are_shown_as_they_are_and_turn_nothing_round(run):
    for part in run.answer.values():
        for one in part:
            said = f"{one['file']}{one.get('title')}{one.get('author')}"
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x1f]", said)
    for name in set(run.names) & {"formats.html"}:
        (article,) = run.files(name, "imported")
        assert article["title"] == "{0.__class__} %s %n {{7*7}} ${jndi:x} {"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_no_process_takes_more_memory_than_it_may(run):
    own, largest = run.memory
    assert own < MEMORY
    assert largest <= limits.MEMORY


def test_nothing_is_opened_outside_pack_program_and_cache(run):
    if not run.trace:
        pytest.skip("no strace here")
    own = [str(run.place / part) for part in ("given", "pack", "home")]
    roots = (sys.prefix, sys.base_prefix, str(Path(sys.prefix).resolve()))
    program = (str(ROOT), *roots, *filter(None, sys.path))
    allowed = (*own, *_SYSTEM, *program)
    opened = {found["path"] for found in _OPENED.finditer(run.trace)}
    assert any(path.startswith(own[0]) for path in opened)
    assert not [path for path in opened if path[:1] == "/" and not path.startswith(allowed)]
    assert CANARY not in run.trace
    assert not [path for path in opened if MARKER in path]
