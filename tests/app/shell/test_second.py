"""A second start finds the window that is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from packing import environment
from satchel.shell import second
from satchel.shell.second import SecondStarts

HAND_OVER = """
import sys
from satchel.application import make_application
from satchel.shell.second import handed_over
app = make_application()
print(handed_over(sys.argv[1] or None))
"""


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def listening(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    starts = SecondStarts()
    yield starts
    starts.end()
    starts.deleteLater()


def start(target: str) -> subprocess.Popen[str]:
    here = {name: os.environ[name] for name in ("XDG_RUNTIME_DIR",)}
    return subprocess.Popen(
        [sys.executable, "-c", HAND_OVER, target],
        env=environment() | here,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("target", ["sample", "/packs/a pack – “x”.satchel", ""])
def test_what_was_to_be_opened_reaches_the_window(qtbot, listening, target) -> None:
    assert listening.listen()
    with qtbot.waitSignal(listening.asked, timeout=20_000) as asked:
        child = start(target)
    assert asked.args == [target]
    assert child.communicate(timeout=20)[0] == "True\n"


@pytest.mark.usefixtures("listening")
def test_where_no_window_is_the_start_goes_on() -> None:
    assert not second.handed_over("sample")


def test_the_place_of_one_that_was_killed_is_taken_over(listening) -> None:
    code = (
        "import os; from satchel.application import make_application; app = make_application();"
        "from satchel.shell.second import SecondStarts; starts = SecondStarts();"
        "assert starts.listen(); os._exit(9)"
    )
    here = {"XDG_RUNTIME_DIR": os.environ["XDG_RUNTIME_DIR"]}
    killed = subprocess.run([sys.executable, "-c", code], env=environment() | here, check=False)
    assert killed.returncode == 9
    assert Path(second.address()).exists()
    assert not second.handed_over("sample")
    assert listening.listen()


def test_only_one_listens(listening) -> None:
    assert listening.listen()
    other = SecondStarts()
    assert not other.listen()
    other.deleteLater()


@pytest.mark.skipif(os.name == "nt", reason="pipes are kept by user")
def test_a_place_that_others_can_write_to_is_not_used(listening) -> None:
    folder = Path(second.address()).parent
    folder.mkdir()
    folder.chmod(0o777)
    assert not listening.listen()


def test_what_is_no_question_is_dropped(qtbot, listening) -> None:
    from PySide6.QtNetwork import QLocalSocket

    assert listening.listen()
    socket = QLocalSocket()
    socket.connectToServer(second.address())
    assert socket.waitForConnected(2000)
    with qtbot.assertNotEmitted(listening.asked), qtbot.waitSignal(socket.disconnected):
        socket.write(b'["open"]\n')
        socket.flush()
