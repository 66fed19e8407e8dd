import threading

import pytest

from fake_desk import FIRST, SECOND, FakeDesk
from satchel.session import Session


class _Slow(FakeDesk):
    """A desk whose pack changes all the time and that answers when it is let."""

    go = threading.Semaphore(0)
    changes = 0

    def revision(self) -> int:
        return _Slow.changes

    def search(self, query, limit=20, sort="relevance", *others):
        self.go.acquire(timeout=10)
        return super().search(query, limit, sort, *others)


def test_a_query_is_answered_although_the_pack_changes_while_it_is_worked_on(qtbot, tmp_path):
    session = Session(_Slow)
    session.open([tmp_path])
    session.finding.set_query("trade")
    for _ in range(5):
        _Slow.changes += 1
        assert session.refresh()
    with qtbot.waitSignal(session.answered, timeout=5000):
        _Slow.go.release()
    with qtbot.waitSignal(session.answered, timeout=5000):
        _Slow.go.release()
    _Slow.go.release()
    session.end()
    session.deleteLater()


def test_figures_that_compare_as_before_are_not_shown_again(qtbot, tmp_path):
    session = Session(FakeDesk)
    session.open([tmp_path])
    with qtbot.waitSignal(session.compared, timeout=5000):
        session.compare()
    shown, told = session.comparison, []
    session.compared.connect(lambda: told.append(1))
    with qtbot.waitSignal(session._comparing.answered, timeout=5000):
        session.compare()
    assert session.comparison is shown
    assert not told
    session.end()
    session.deleteLater()


@pytest.fixture
def large(monkeypatch):
    """Every pack is one whose articles are read in another thread."""
    monkeypatch.setattr("satchel.session._MANY", 2)


@pytest.mark.usefixtures("large")
def test_a_large_pack_is_read_in_another_thread_and_then_shown(qtbot, tmp_path):
    session = Session(FakeDesk)
    session.open([tmp_path])
    assert session.is_opening
    assert not session.contents.infos
    with qtbot.waitSignal(session.contents_changed, timeout=5000):
        pass
    assert not session.is_opening
    assert len(session.contents.infos) == 3
    session.end()
    session.deleteLater()


@pytest.mark.usefixtures("large")
def test_a_large_pack_that_is_opened_again_stays_in_view_until_it_is_read(qtbot, tmp_path):
    session = Session(FakeDesk)
    with qtbot.waitSignals([session.contents_changed] * 2, timeout=5000):
        session.open([tmp_path])
    shown = []
    session.contents_changed.connect(lambda: shown.append(len(session.contents.infos)))
    session.open([tmp_path])
    assert len(session.contents.infos) == 3
    qtbot.waitUntil(lambda: not session.is_opening)
    session.open([tmp_path / "another"])
    assert not session.contents.infos
    qtbot.waitUntil(lambda: not session.is_opening)
    assert shown == [3, 0, 3]
    session.end()
    session.deleteLater()


@pytest.mark.usefixtures("large")
def test_what_changes_while_a_large_pack_is_read_is_read_too(qtbot, tmp_path, monkeypatch):
    _Slow.changes = 0
    session = Session(_Slow)
    monkeypatch.setattr(_Slow, "copies", lambda _: {FIRST: SECOND} if _Slow.changes > 1 else {})
    session.open([tmp_path])
    _Slow.changes += 1
    assert session.refresh()
    _Slow.changes += 1
    assert session.refresh()
    qtbot.waitUntil(lambda: bool(session.contents.copies))
    session.end()
    session.deleteLater()
