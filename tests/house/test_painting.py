"""Whoever paints lets go of the paper, whatever happens while he does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = {"QPainter", "QPainterStateGuard"}
KEPT = {"event", "viewportEvent"}
"""Everything is painted from within these: an error that goes through one ends the process."""


def trespasses(code: str) -> Iterator[str]:
    """What may leave a painter active, or its state changed, behind an error.

    `with QPainter(…)` ends it and `with QPainterStateGuard(…)` restores it; a painter that is only
    let go stays active on its widget for as long as the traceback of the error is kept.
    """
    tree = ast.parse(code)
    guarded = {id(item.context_expr) for node in ast.walk(tree) for item in _items(node)}
    held = {
        item.context_expr.id
        for node in ast.walk(tree)
        for item in _items(node)
        if isinstance(item.context_expr, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and "QStyledItemDelegate" in map(ast.unparse, node.bases):
            yield from _unguarded(node)
        if isinstance(node, ast.FunctionDef) and node.name in KEPT:
            yield f"line {node.lineno}: def {node.name}"
        if not isinstance(node, ast.Call):
            continue
        made = isinstance(node.func, ast.Name) and node.func.id in MADE
        if made and id(node) not in guarded and "painter" not in held:
            yield f"line {node.lineno}: {ast.unparse(node)}"
        if ast.unparse(node.func) in {"painter.save", "painter.restore", "painter.end"}:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def _unguarded(delegate: ast.ClassDef) -> Iterator[str]:
    """Methods that Qt calls for row after row, and that let an error go on into it."""
    methods = (node for node in delegate.body if isinstance(node, ast.FunctionDef))
    for method in methods:
        guards = [one for one in method.decorator_list if ast.unparse(one).startswith("guarded(")]
        if method.name in {"paint", "sizeHint"} and not guards:
            yield f"line {method.lineno}: {delegate.name}.{method.name}"


def _items(node: ast.AST) -> list[ast.withitem]:
    return node.items if isinstance(node, ast.With) else []


def test_every_painter_is_let_go_whatever_happens() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): list(trespasses(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "app").rglob("*.py"))
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "painter = QPainter(self)",
        "def f(painter):\n    painter.save()\n    painter.restore()",
        "class A(QStyledItemDelegate):\n    def sizeHint(self, option, index):\n        return 1",
        "class A(QWidget):\n    def event(self, event):\n        return super().event(event)",
    ],
)
def test_a_planted_painter_that_is_kept_is_found(line: str) -> None:
    assert list(trespasses(line))


def test_what_lets_go_is_left_alone() -> None:
    assert not list(trespasses("with QPainter(self) as painter:\n    painter.drawPoint(1, 1)"))
