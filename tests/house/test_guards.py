"""The guards of the tests themselves, each proved by a planted violation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def outcome(folder: Path, body: str, *wrapper: str) -> tuple[int, str]:
    """Exit status and output of pytest on one planted test file, under the project's guards."""
    (folder / "test_planted.py").write_text(body, encoding="utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n", encoding="utf-8"
    )
    done = subprocess.run(
        [
            sys.executable,
            *wrapper,
            "-m",
            "pytest",
            "-p",
            "guards",
            "-p",
            "no:cacheprovider",
            folder,
        ],
        cwd=folder,
        env=os.environ
        | {
            "PYTHONPATH": str(TESTS),
            "QT_QPA_PLATFORM": "offscreen",
            "SATCHEL_THREADS_PATIENCE": "0.2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_test_that_breaks_nothing_passes(tmp_path: Path) -> None:
    status, said = outcome(tmp_path, "def test_it(qtbot):\n    assert qtbot\n")
    assert status == 0, said


PLANTED = {
    "socket": ("import socket\ndef test_it():\n    socket.socket()\n", "internet socket"),
    "caught socket": (
        "import socket\ndef test_it():\n    try:\n        socket.socket()\n"
        "    except BaseException:\n        pass\n",
        "even if the error was caught",
    ),
    "look-up": (
        "import socket\ndef test_it():\n    socket.getaddrinfo('localhost', 80)\n",
        "host name was looked up",
    ),
    "warning": (
        "import logging\ndef test_it():\n    logging.getLogger('briefindex.x').warning('odd')\n",
        "unexpected in the log",
    ),
    "warning that never came": (
        "import pytest\n@pytest.mark.expects_warning('odd')\ndef test_it():\n    pass\n",
        "the log never said",
    ),
    "thread": (
        "import threading\nstop = threading.Event()\ndef test_it():\n"
        "    threading.Thread(target=stop.wait, args=(8,), name='planted', daemon=True).start()\n",
        "thread planted",
    ),
    "process": (
        "import subprocess, sys\ndef test_it():\n    global child\n"
        "    child = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE)\n",
        "left behind: process",
    ),
    "window": (
        "from PySide6.QtWidgets import QWidget\ndef test_it(qapp):\n    global window\n"
        "    window = QWidget()\n    window.show()\n",
        "left behind: window",
    ),
    "timer": (
        "from PySide6.QtCore import QTimer\ndef test_it(qapp):\n    global timer\n"
        "    timer = QTimer()\n    timer.start(60000)\n",
        "left behind: running",
    ),
    "Qt thread": (
        "from PySide6.QtCore import QThread\ndef test_it(qapp):\n    global thread\n"
        "    thread = QThread()\n    thread.start()\n"
        "def test_next(qapp):\n    thread.quit()\n    thread.wait()\n",
        "left behind: running",
    ),
    "Qt warning": (
        "from PySide6.QtCore import qWarning\ndef test_it(qtbot):\n    qWarning('odd')\n",
        "odd",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_fails_its_test(tmp_path: Path, name: str) -> None:
    body, sentence = PLANTED[name]
    status, said = outcome(tmp_path, body)
    assert status == 1, said
    assert sentence in said


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_kernel_ends_a_child_process_that_opens_an_internet_socket(tmp_path: Path) -> None:
    body = (
        "import subprocess, sys\ndef test_it():\n"
        "    code = 'import socket; socket.socket(socket.AF_UNIX); socket.socket()'\n"
        "    assert subprocess.run([sys.executable, '-c', code]).returncode == 0\n"
    )
    assert outcome(tmp_path, body)[0] == 0 or os.environ.get("SATCHEL_NO_NETWORK") == "kernel"
    status, said = outcome(tmp_path, body, str(TESTS / "no_network.py"), sys.executable)
    assert status == 1, said
    assert "-31" in said  # SIGSYS


NONE_COUNT = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(200):
    widget.update()
print(before - sys.getrefcount(None))
"""


def test_void_qt_calls_keep_their_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one a call and kills the process after some 5,000."""
    done = subprocess.run(
        [sys.executable, "-c", NONE_COUNT],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 100
