import threading

import pytest

from briefindex.progress import Cancelled, CancelToken


def waiting_at(token):
    """A thread that passes one check; what came of it."""
    outcome = []

    def work():
        try:
            token.check()
            outcome.append("went on")
        except Cancelled:
            outcome.append("stopped")

    thread = threading.Thread(target=work)
    thread.start()
    return thread, outcome


@pytest.mark.parametrize(("word", "came"), [("resume", "went on"), ("cancel", "stopped")])
def test_paused_work_waits_for_a_word(word, came):
    token = CancelToken()
    token.pause()
    thread, outcome = waiting_at(token)
    assert outcome == []
    getattr(token, word)()
    thread.join(10)
    assert outcome == [came]


def test_what_is_cancelled_is_not_paused():
    token = CancelToken()
    token.cancel()
    token.pause()
    thread, outcome = waiting_at(token)
    thread.join(10)
    assert outcome == ["stopped"]
