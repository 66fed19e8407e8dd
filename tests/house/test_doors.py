"""One door each for zip, tar, XML, HTML and paths: nothing else in the importers opens them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

IMPORTERS = Path(__file__).parents[2] / "index/briefindex/importers"
DOORS = {
    "zipfile": {"doors/zips.py"},
    "tarfile": {"doors/tars.py"},
    "lxml": {"doors/xml.py", "doors/html.py"},
    "trafilatura": {"formats/main_text.py"},
    "subprocess": {"child.py"},
}
CLOSED = {"xml", "html.parser", "gzip", "bz2", "lzma", "shutil", "tempfile", "pickle", "zlib"}
ERRORS_ONLY = {("doors/zips.py", "zlib"), ("doors/tars.py", "zlib")}
OPENERS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "mkdir", "unlink"}
MAY_OPEN = {"doors/paths.py", "doors/zips.py", "doors/tars.py", "collect.py", "limits.py"}


def trespasses(name: str, code: str) -> Iterator[str]:
    """What a module opens that is another's to open."""
    for node in _running(ast.parse(code)):
        for module in _imported(node):
            top = module.partition(".")[0]
            if top in DOORS and name not in DOORS[top]:
                yield f"{name} imports {module}"
            if (top in CLOSED or module in CLOSED) and (name, module) not in ERRORS_ONLY:
                yield f"{name} imports {module}"
        if isinstance(node, ast.Call) and name not in MAY_OPEN:
            called = node.func
            named = getattr(called, "id", None) or getattr(called, "attr", None)
            own = isinstance(called, ast.Name) and named in {"read_bytes"}
            if named in OPENERS and not own:
                yield f"{name} calls {named}"


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
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_nothing_but_the_doors_opens_what_strangers_send() -> None:
    found: list[str] = []
    for path in sorted(IMPORTERS.rglob("*.py")):
        name = path.relative_to(IMPORTERS).as_posix()
        found += trespasses(name, path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "import zipfile",
        "from lxml import etree",
        "import xml.etree.ElementTree",
        "def f(p):\n    import gzip",
        "def f(p):\n    return p.open()",
        "open('/etc/passwd')",
    ],
)
def test_a_planted_trespass_is_found(code: str) -> None:
    assert list(trespasses("formats/planted.py", code))
