"""Guards that every test runs under: what a test may not leave behind or let happen unnoticed.

A pytest plugin (`-p guards`), so that the planted violations in tests/house run under the very
same guards. Each fails the test that broke it, by name:

* an internet socket, opened or connected from Python (the kernel watches the rest: no_network.py);
* a WARNING in a log that the test did not announce with `@pytest.mark.expects_warning(REGEX)`;
* a thread, child process, running timer or window that outlives the test.
"""

import gc
import logging
import os
import re
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

_OURS = ("briefindex", "satchel", "py.warnings")
_LOCAL = {getattr(socket, "AF_UNIX", None), None}
# A thread that works at a last question ends by itself, on a busy machine after a while.
_PATIENCE = float(os.environ.get("SATCHEL_THREADS_PATIENCE", "20"))
_tried: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_warning(regex): a WARNING that matches is part of what is tested"
    )
    logging.captureWarnings(True)
    sys.addaudithook(_watch_sockets)


def _watch_sockets(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and args[1] not in _LOCAL and args[1] != -1:
        _tried.append(f"socket of family {args[1]}")
        raise AssertionError("an internet socket was opened: Satchel has no network")
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        _tried.append(f"look-up of {args[0]}")
        raise AssertionError("a host name was looked up: Satchel has no network")


@pytest.fixture(autouse=True)
def _no_socket() -> Iterator[None]:
    _tried.clear()
    yield
    if _tried:
        pytest.fail("network tried, even if the error was caught: " + ", ".join(_tried))


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in _OURS or record.name in _OURS:
            self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expects_warning")]
    left = [line for line in handler.seen if not any(re.search(e, line) for e in expected)]
    if left:
        pytest.fail("unexpected in the log: " + " | ".join(left[:5]))
    for wanted in expected:
        if not any(re.search(wanted, line) for line in handler.seen):
            pytest.fail(f"the log never said what the test expects: {wanted}")


@pytest.fixture(autouse=True, scope="module")
def _nothing_from_before() -> None:
    """Let no test look again through what tests of other files left in caches and modules."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    threads = set(threading.enumerate())
    children = {child.pid for child in psutil.Process().children(recursive=True)}
    windows = {id(window) for window in _windows()}
    objects = {id(thing) for thing in _running_qt()} if _uses_qt(request) else set()
    yield
    left = [f"thread {t.name}" for t in _outliving(threads)]
    left += [f"process {c.pid}" for c in _children() if c.pid not in children]
    if _uses_qt(request):
        _let_go()
        left += [f"window {w!r}" for w in _windows() if id(w) not in windows]
        left += [f"running {q!r}" for q in _running_qt() if id(q) not in objects]
    if left:
        pytest.fail("left behind: " + ", ".join(left[:8]))


def _uses_qt(request: pytest.FixtureRequest) -> bool:
    return "qtbot" in request.fixturenames or "qapp" in request.fixturenames


def _outliving(before: set[threading.Thread]) -> list[threading.Thread]:
    new = [t for t in threading.enumerate() if t not in before]
    for thread in new:
        thread.join(timeout=_PATIENCE)
    # A Qt thread that once ran Python leaves a "Dummy" entry behind although it has ended.
    return [t for t in new if t.is_alive() and not t.name.startswith("Dummy")]


def _children() -> list[psutil.Process]:
    gone_or_not = psutil.wait_procs(psutil.Process().children(recursive=True), timeout=0)
    return [c for c in gone_or_not[1] if c.is_running() and c.status() != psutil.STATUS_ZOMBIE]


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.parent() is None]


def _let_go() -> None:
    """Run the deletions that are due, and collect cycles of wrappers that hold a window."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    gc.collect()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _running_qt() -> list[Any]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    shiboken = sys.modules["shiboken6"]
    kinds = {core.QTimer, core.QThread, *_below(core.QTimer), *_below(core.QThread)}
    found = [o for o in gc.get_objects() if type(o) in kinds]
    alive = [o for o in found if shiboken.isValid(o)]
    main = core.QCoreApplication.instance() and core.QCoreApplication.instance().thread()
    return [
        o
        for o in alive
        if (isinstance(o, core.QTimer) and o.isActive())
        or (isinstance(o, core.QThread) and o is not main and o != main and o.isRunning())
    ]


def _below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)
