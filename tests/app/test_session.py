import threading

from fake_desk import FakeDesk
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
