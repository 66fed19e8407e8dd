"""Who multiplies the language model's matrices."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from briefindex.extract.entities import matrices
from briefindex.extract.entities.model import NameModel
from briefindex.model.span import Span

_TEXT = "Angela Merkel met Emmanuel Macron in Strasbourg; Siemens and Airbus sent observers."


def _network(*nodes: SimpleNamespace) -> Any:
    return SimpleNamespace(walk=lambda: iter(nodes))


def test_operations_that_others_share_stay_as_they_are() -> None:
    shared = SimpleNamespace(use_blis=True)
    node, other = SimpleNamespace(ops=shared), SimpleNamespace(ops=shared)
    if not matrices.multiply_with_numpy([_network(node)]):
        pytest.skip("this numpy brings no OpenBLAS")
    assert node.ops.use_blis is False
    assert other.ops is shared
    assert shared.use_blis is True


def test_without_a_library_that_can_be_told_all_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Iterator[Any]:
        return iter(())

    monkeypatch.setattr(matrices, "_libraries", none)
    node = SimpleNamespace(ops=SimpleNamespace(use_blis=True))
    assert matrices.multiply_with_numpy([_network(node)]) is False
    assert node.ops.use_blis is True


def test_the_names_are_the_same_whoever_multiplies(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [(_TEXT, [Span(0, len(_TEXT))])]
    with_numpy = NameModel().names(asked)
    monkeypatch.setattr(matrices, "_libraries", lambda: iter(()))
    assert NameModel().names(asked) == with_numpy
