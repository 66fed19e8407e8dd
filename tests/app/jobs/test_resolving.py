"""What paths mean, found out beside the window."""

import threading
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError
from satchel.jobs import resolving
from satchel.jobs.resolving import Resolving


@pytest.fixture
def job(qapp):
    made = Resolving(qapp)
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Nothing is known before this event is set."""
    known = threading.Event()

    def resolve(target: Path) -> Source:
        known.wait(20)
        return Source(Path("/pack"), (target,), target.name)

    monkeypatch.setattr(desk, "resolve", resolve)
    monkeypatch.setattr(resolving, "PATIENCE", 0.001)
    return known


def test_what_is_known_at_once_is_told_at_once(job: Resolving, tmp_path: Path) -> None:
    told = []
    assert job.look([str(tmp_path / "nothing"), "sample"], told.append)
    (found,) = told
    assert isinstance(found[str(tmp_path / "nothing")], SatchelError)
    assert isinstance(found["sample"], Source)


def test_a_large_folder_does_not_hold_up_who_asks(
    qtbot, job: Resolving, slow: threading.Event
) -> None:
    told = []
    assert not job.look(["/large"], told.append)
    assert told == []
    slow.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0]["/large"].name == "large"


def test_what_was_asked_before_is_forgotten(qtbot, job: Resolving, slow: threading.Event) -> None:
    told = []
    job.look(["/first"], told.append)
    job.look(["/second"], told.append)
    slow.set()
    qtbot.waitUntil(lambda: bool(told))
    assert [list(found) for found in told] == [["/second"]]
    job.forget()
    qtbot.waitUntil(lambda: not any(t.name == "resolving" for t in threading.enumerate()))
    assert len(told) == 1
