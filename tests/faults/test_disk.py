"""A disk that is full at any write, or may not be written: what was reported stays, one sentence.

The disk is full where the kernel lets no file grow beyond a size (RLIMIT_FSIZE), which is drawn
anew each round, so that originals, database, journal and index are hit.
"""

import json
import os
import random
import resource
import subprocess
import sys

import pytest

from briefindex import desk
from ordinary_user import ORDINARY, as_ordinary_user
from packing import ROOT, environment, folder_of, own_key  # noqa: F401 - a fixture

ROUNDS = 100 if os.environ.get("SATCHEL_FAULTS") == "full" else 5
FILES = 40
LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
"""
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


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return folder_of(
        tmp_path_factory.mktemp("disk"),
        {f"{n:02}.txt": f"Report {n}\n\n{f'Trade in goods{n} grew. ' * 300}" for n in range(FILES)},
    )


def kept_open(pack, texts, most):
    """What the worker said, and its errors, where no file may have more bytes than so many."""
    with subprocess.Popen(
        [sys.executable, "-c", LIMITED.format(most) + WORKER, str(pack), str(texts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        said = [json.loads(line) for line in process.stdout]
        errors = process.stderr.read()
        process.stdin.close()
    return said, errors


@pytest.mark.usefixtures("own_key")
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_full_disk_costs_nothing_that_was_reported(tmp_path, texts, seed):
    pack = tmp_path / "pack"
    most = int(1000 * 1000 ** random.Random(seed).random())
    said, errors = kept_open(pack, texts, most)
    assert b"Traceback" not in errors
    reported = {step["article"] for step in said if step.get("phase") == "read"} - {None}
    if "imported" not in said[-1]:
        assert said[-1]["error"].endswith("."), "it says what happened"
        assert "\n" not in said[-1]["error"]
        assert str(pack) in said[-1]["error"], "and where"
    if reported:
        opened = desk.Desk([pack])
        assert reported <= {info.id for info in opened.articles()}
        assert opened.search("trade", limit=None).total <= len(opened.articles())
        opened.close()
    said, _ = kept_open(pack, texts, resource.RLIM_INFINITY)
    assert "imported" in said[-1]
    opened = desk.Desk([pack])
    (info,) = opened.packs()
    assert (info.articles, info.indexed) == (FILES, FILES)
    assert opened.search("goods7", limit=None).total == 1
    opened.close()


def as_user(*words):
    """The command line, run by whom rights count for."""
    return subprocess.run(
        [*ORDINARY, sys.executable, str(ROOT / "app"), *words],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )


@as_ordinary_user
def test_a_pack_on_a_read_only_disk_opens_and_is_searched(tmp_path, texts):
    pack = tmp_path / "pack"
    kept_open(pack, texts, resource.RLIM_INFINITY)
    for path in (*pack.rglob("*"), pack):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        found = as_user("search", str(pack), "goods7", "--json")
        refused = as_user("import", str(pack), str(texts))
    finally:
        for path in (pack, *pack.rglob("*")):
            path.chmod(0o755)
    assert found.returncode == 0, found.stderr
    assert "Report 7" in found.stdout
    assert refused.returncode == 1
    assert refused.stderr.startswith("satchel: ")
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "cannot be written" in refused.stderr
