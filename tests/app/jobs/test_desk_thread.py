"""Questions off the window's thread: the newest of a kind wins."""

import threading
from collections.abc import Iterator

import pytest

from briefindex.errors import SatchelError
from satchel.jobs.desk_thread import DeskThread


class Desk:
    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def thread(qapp: object) -> Iterator[DeskThread]:
    del qapp
    made = DeskThread()
    made.use(Desk)
    yield made
    made.end()


def test_an_answer_tells_the_kind_of_its_question(qtbot, thread: DeskThread) -> None:
    with qtbot.waitSignal(thread.answered) as answered:
        thread.ask("search", lambda _desk: "found")
    assert answered.args == ["search", "found"]


def test_the_newest_question_wins_and_stale_answers_are_dropped(qtbot, thread: DeskThread) -> None:
    begun, go = threading.Event(), threading.Event()
    answers: list[object] = []
    worked: list[str] = []
    thread.answered.connect(lambda _kind, answer: answers.append(answer))

    def slow(_desk: object) -> str:
        begun.set()
        go.wait(5)
        return "stale"

    def quick(word: str):
        return lambda _desk: worked.append(word) or word

    thread.ask("search", slow)
    assert begun.wait(5)
    for word in ("t", "tr", "tra"):
        thread.ask("search", quick(word))
    go.set()
    qtbot.waitUntil(lambda: answers == ["tra"])
    assert worked == ["tra"], "questions that were overtaken while they waited cost nothing"


def test_an_answer_that_is_overtaken_on_its_way_is_dropped(qtbot, thread: DeskThread) -> None:
    answers: list[object] = []
    thread.answered.connect(lambda _kind, answer: answers.append(answer))
    later = threading.Event()
    thread.ask("search", lambda _desk: "stale")
    thread.ask("compare", lambda _desk: later.set())
    assert later.wait(5)
    thread.ask("search", lambda _desk: "new")
    qtbot.waitUntil(lambda: "new" in answers)
    assert "stale" not in answers


def test_kinds_do_not_overtake_each_other(qtbot, thread: DeskThread) -> None:
    answers: list[object] = []
    thread.answered.connect(lambda _kind, answer: answers.append(answer))
    thread.ask("search", lambda _desk: 1)
    thread.ask("compare", lambda _desk: 2)
    qtbot.waitUntil(lambda: sorted(answers) == [1, 2])


def test_a_question_that_fails_is_told_and_the_thread_lives_on(qtbot, thread: DeskThread) -> None:
    def fail(_desk: object) -> None:
        raise SatchelError("The pack is gone.")

    with qtbot.waitSignal(thread.failed) as failed:
        thread.ask("search", fail)
    assert failed.args == ["search", "The pack is gone."]
    with qtbot.waitSignal(thread.answered):
        thread.ask("search", lambda _desk: "found")


def test_another_desk_is_opened_and_the_old_one_closed(qtbot, thread: DeskThread) -> None:
    first, other = Desk(), Desk()
    thread.use(lambda: first)
    with qtbot.waitSignal(thread.answered):
        thread.ask("search", lambda _desk: 1)
    assert not first.closed.is_set()
    thread.use(lambda: other)
    with qtbot.waitSignal(thread.answered) as answered:
        thread.ask("search", lambda desk: desk is other)
    assert answered.args[1] is True
    assert first.closed.wait(5), "its thread closes it when it is let go, which nobody waits for"
    assert not other.closed.is_set()


def test_an_answer_of_the_old_desk_is_dropped_once_another_is_used(
    qtbot, thread: DeskThread
) -> None:
    begun, go = threading.Event(), threading.Event()
    answers: list[object] = []
    thread.answered.connect(lambda _kind, answer: answers.append(answer))

    def slow(_desk: object) -> str:
        begun.set()
        go.wait(5)
        return "old"

    thread.ask("compare", slow)
    assert begun.wait(5)
    thread.use(Desk)
    go.set()
    thread.ask("search", lambda _desk: "new")
    qtbot.waitUntil(lambda: "new" in answers)
    assert answers == ["new"]


def test_a_long_question_of_the_old_desk_keeps_nobody_waiting(qtbot, thread: DeskThread) -> None:
    begun, go = threading.Event(), threading.Event()
    thread.ask("compare", lambda _desk: begun.set() or go.wait(10))
    assert begun.wait(5)
    thread.use(Desk)
    with qtbot.waitSignal(thread.answered, timeout=2000) as answered:
        thread.ask("search", lambda _desk: "new")
    assert answered.args[1] == "new"
    go.set()


def test_ending_leaves_a_long_question_to_itself(thread: DeskThread) -> None:
    begun, go = threading.Event(), threading.Event()
    told: list[object] = []
    thread.answered.connect(lambda *said: told.append(said))
    thread.ask("search", lambda _desk: begun.set() or go.wait(10))
    assert begun.wait(5)
    thread.end()
    assert thread.busy
    go.set()
    thread.end()
    assert not thread.busy
    assert told == []


def test_what_is_to_be_kept_is_done_before_the_end(thread: DeskThread) -> None:
    begun, go = threading.Event(), threading.Event()
    done: list[str] = []
    thread.ask("search", lambda _desk: begun.set() or go.wait(10))
    assert begun.wait(5)
    thread.ask("compare", lambda _desk: done.append("compared"))
    thread.ask("decide 1", lambda _desk: done.append("decided"), keep=True)
    threading.Timer(0.05, go.set).start()
    thread.end()
    assert done == ["decided"]
    assert not thread.busy
