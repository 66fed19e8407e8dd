"""One door each for zip, tar, XML, HTML and paths, in the whole of the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.doors import (
    CONNECTS,
    FORMATS,
    IMPORTERS,
    LOADS,
    NOBODY_LOADS,
    NOT_IN_IMPORTERS,
    OPENS,
)

ROOT = Path(__file__).parents[2]
SIDES = ("index", "app")
ERRORS_ONLY = {(f"{IMPORTERS}/doors/{name}.py", "zlib") for name in ("zips", "tars")}
READS = {"read_bytes", "read_text", "write_bytes", "write_text", "fdopen"}
CHANGES = {"mkdir", "unlink", "rmdir", "symlink_to", "hardlink_to"}
MODES = set("rwxabt+")
SHOWS_MARKUP = {"setHtml", "insertHtml", "setMarkdown", "QDomDocument", "QXmlStreamReader"}
FETCHES = {"openUrl", "startDetached"}
MAY_FETCH: set[str] = set()


def trespasses(name: str, code: str) -> Iterator[str]:
    """What a file loads, opens or shows that is another's to open."""
    for node in _running(ast.parse(code)):
        for module in _imported(node):
            if not _may_load(name, module):
                yield f"{name} imports {module}"
        if isinstance(node, ast.Call):
            called = _name(node.func)
            if _opens(node) and name not in OPENS:
                yield f"{name} calls {called}"
            if called == "ZipFile" and not _is_for_writing(node) and "doors/" not in name:
                yield f"{name} reads a zip"
            owner = _name(getattr(node.func, "value", None))
            if called == "connect" and owner == "sqlite3" and name not in CONNECTS:
                yield f"{name} opens a database"
            if called in SHOWS_MARKUP or (called in FETCHES and name not in MAY_FETCH):
                yield f"{name} calls {called}"
            if called in CHANGES and name.startswith(IMPORTERS):
                yield f"{name} calls {called}"
            if called in ("loads", "load") and owner == "pickle":
                yield f"{name} unpickles"


def _may_load(name: str, module: str) -> bool:
    top = module.partition(".")[0]
    if top in NOBODY_LOADS or module in NOBODY_LOADS:
        return False
    if name.startswith(IMPORTERS) and top in NOT_IN_IMPORTERS:
        return (name, module) in ERRORS_ONLY
    return top not in LOADS or name in LOADS[top]


def _opens(node: ast.Call) -> bool:
    """Whether a call opens a file, and no dialog, no archive's member and no pack."""
    called = _name(node.func)
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    if called in READS:
        return owner is not None
    if called != "open":
        return False
    words = [one.value for one in node.args if isinstance(one, ast.Constant)]
    in_a_mode = any(isinstance(one, str) and one and set(one) <= MODES for one in words)
    plain = owner is None or _name(owner) in ("os", "io", "codecs")
    return in_a_mode or plain or (not node.args and "path" in _name(owner))


def _is_for_writing(node: ast.Call) -> bool:
    return any(isinstance(one, ast.Constant) and one.value == "w" for one in node.args)


def _name(node: ast.AST | None) -> str:
    return getattr(node, "id", None) or getattr(node, "attr", None) or ""


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but what stands there for the type checker alone."""
    if isinstance(tree, ast.If) and getattr(tree.test, "id", "") == "TYPE_CHECKING":
        return
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from _running(child)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom) or node.module is None:
        return []
    if node.module in ("PySide6", "html"):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [node.module]


@pytest.fixture(scope="module")
def code() -> dict[str, str]:
    """All that runs, by its place in the checkout."""
    paths = [path for side in SIDES for path in sorted((ROOT / side).rglob("*.py"))]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_nothing_but_the_doors_opens_what_strangers_send(code: dict[str, str]) -> None:
    assert [one for name in code for one in trespasses(name, code[name])] == []


def test_whoever_may_open_something_does(code: dict[str, str]) -> None:
    for library, names in LOADS.items():
        for name in names:
            loaded = [m for node in _running(ast.parse(code[name])) for m in _imported(node)]
            assert any(module.partition(".")[0] == library for module in loaded), (name, library)
    for name in OPENS:
        calls = [n for n in ast.walk(ast.parse(code[name])) if isinstance(n, ast.Call)]
        assert any(map(_opens, calls)), name


@pytest.mark.parametrize("place", [f"{FORMATS}/planted.py", "app/satchel/find/planted.py"])
@pytest.mark.parametrize(
    "line",
    [
        "import zipfile",
        "from lxml import etree",
        "import xml.etree.ElementTree",
        "from html import parser",
        "def f(p):\n    import gzip",
        "def f(p):\n    return p.open('rb')",
        "def f(path):\n    return path.open()",
        "def f(p):\n    return p.read_bytes()",
        "open('/etc/passwd')",
        "import io\nio.open('/etc/passwd')",
        "import sqlite3\nsqlite3.connect('a')",
        "def f(view, text):\n    view.setHtml(text)",
        "def f(pickle, data):\n    return pickle.loads(data)",
        "from PySide6 import QtXml",
    ],
)
def test_a_planted_trespass_is_found(place: str, line: str) -> None:
    assert list(trespasses(place, line))


def test_whoever_writes_a_zip_reads_none() -> None:
    planted = "import zipfile\ndef f(file):\n    return zipfile.ZipFile(file)"
    assert list(trespasses("index/briefindex/packs/bag.py", planted))
