"""The four rules of the house, each proved by a planted violation."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = Path(sys.executable).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of both source roots, to plant things in."""
    for name in ("app", "index"):
        shutil.copytree(
            ROOT / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "copy")
    return tmp_path / "copy"


def imports_hold(copy: Path) -> tuple[bool, str]:
    env = os.environ | {"PYTHONPATH": f"{copy / 'app'}{os.pathsep}{copy / 'index'}"}
    done = subprocess.run(
        [TOOLS / "lint-imports", "--no-cache"],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout + done.stderr


def plant(copy: Path, file: str, line: str) -> None:
    path = copy / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_map_of_imports_holds_as_it_is(copy: Path) -> None:
    holds, said = imports_hold(copy)
    assert holds, said


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("index/briefindex/progress.py", "import PySide6.QtCore", "imports no Qt"),
        (
            "index/briefindex/desk/__init__.py",
            "import satchel.cli",
            "imports no Qt and nothing of satchel",
        ),
        ("index/briefindex/packs/__init__.py", "import whoosh.index", "imports whoosh"),
        ("index/briefindex/text/__init__.py", "import lark", "parser library"),
        ("index/briefindex/text/__init__.py", "import spacy", "language model"),
        ("index/briefindex/model/span.py", "import briefindex.text.folding", "only downwards"),
        ("index/briefindex/importers/__init__.py", "import briefindex.extract", "only downwards"),
        ("app/satchel/find/__init__.py", "import satchel.reader", "features never import"),
        ("app/satchel/session.py", "import satchel.shell", "only downwards"),
        ("app/satchel/reader/__init__.py", "import briefindex.packs", "through desk"),
        ("index/briefindex/bundle.py", "import socket", "network library"),
        ("app/satchel/jobs/__init__.py", "import urllib.request", "network library"),
    ],
)
def test_a_planted_import_is_found(copy: Path, file: str, line: str, contract: str) -> None:
    plant(copy, file, line)
    holds, said = imports_hold(copy)
    assert not holds
    broken = [row for row in said.splitlines() if "BROKEN" in row]
    assert any(contract in row for row in broken), said


def test_a_planted_cycle_is_found(copy: Path) -> None:
    room = copy / "index/briefindex/text"
    (room / "one.py").write_text("import briefindex.text.two\n", encoding="utf-8")
    (room / "two.py").write_text("import briefindex.text.one\n", encoding="utf-8")
    holds, said = imports_hold(copy)
    assert not holds
    assert "no import cycles" in said


def test_a_new_room_without_a_place_on_the_map_is_found(copy: Path) -> None:
    (copy / "index/briefindex/attic.py").write_text(
        '"""No place on the map."""\n', encoding="utf-8"
    )
    holds, said = imports_hold(copy)
    assert not holds
    assert "attic" in said


def test_ruff_bans_qt_below_the_line(copy: Path) -> None:
    plant(copy, "index/briefindex/errors.py", "import PySide6")
    done = subprocess.run(
        [TOOLS / "ruff", "check", "--no-cache", "index"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "briefindex knows no Qt" in done.stdout


def loaded_after(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has after running the code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'app'}{os.pathsep}{ROOT / 'index'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in done.stdout.split()}


EVERY_CORE_MODULE = """
import importlib, pkgutil, briefindex
for module in pkgutil.walk_packages(briefindex.__path__, "briefindex."):
    importlib.import_module(module.name)
"""


def test_the_core_loads_no_qt_and_nothing_of_the_program() -> None:
    assert not loaded_after(EVERY_CORE_MODULE) & {"PySide6", "shiboken6", "satchel"}


def test_the_check_for_qt_in_the_core_sees_qt() -> None:
    assert "PySide6" in loaded_after(EVERY_CORE_MODULE + "\nimport PySide6.QtCore")


def test_the_desk_loads_nothing_heavy() -> None:
    heavy = {
        "whoosh",
        "lark",
        "spacy",
        "numpy",
        "thinc",
        "PySide6",
        "charset_normalizer",
        "multiprocessing",
    }
    assert not loaded_after("import briefindex.desk") & heavy


def test_the_command_line_loads_nothing_heavy_for_its_help() -> None:
    code = (
        "import satchel.cli\ntry:\n    satchel.cli.main(['--help'])\nexcept SystemExit:\n    pass"
    )
    assert not loaded_after(code) & {"whoosh", "lark", "spacy", "numpy", "PySide6", "sqlite3"}
