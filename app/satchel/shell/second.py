"""A second start hands what it was to open to the window that is there, and ends.

Over a local socket in the user's own folder, one for each screen and settings file: nothing of a
network is in it.
"""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path
from PySide6.QtCore import QObject, Signal

from satchel.settings.settings import settings_file

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 2000
_LONGEST: Final = 65_536
_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_ID", "QT_QPA_PLATFORM")


def address() -> str:
    """Where the first start listens: a path, on Windows the name of a pipe."""
    parts = [os.fspath(settings_file()), *(os.environ.get(name, "") for name in _SCREENS)]
    name = "satchel-" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    session = os.environ.get("XDG_RUNTIME_DIR")  # where the system has none: the user's cache
    folder = Path(session) if session else user_cache_path(appauthor=False)
    return os.fspath(folder / "satchel" / name)


def handed_over(target: str | None) -> bool:
    """Whether a window that is there opens `target` (None: only comes to the front)."""
    where = address()
    if not (os.path.exists(where) and _is_ours(where)):  # noqa: PTH110 - a pipe is no path
        return False
    socket = _connected(where)
    if socket is None:
        return False
    path = os.fspath(Path(target).expanduser().absolute()) if target else ""
    asked = {"open": target if target == "sample" else path}
    socket.write(json.dumps(asked).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == b"ok\n"
    socket.disconnectFromServer()
    return answered


def _connected(where: str) -> "QLocalSocket | None":
    """A connection to who listens there; None where nobody does."""
    from PySide6.QtNetwork import QLocalSocket  # only where somebody may listen

    socket = QLocalSocket()
    socket.connectToServer(where)
    return socket if socket.waitForConnected(_PATIENCE_MS) else None


def _is_ours(where: str) -> bool:
    """Whether nobody else can put something at that place; Windows keeps pipes by user."""
    if sys.platform == "win32":
        return True
    try:
        folder = Path(where).parent.stat()
    except OSError:
        return False
    return folder.st_uid == os.getuid() and not folder.st_mode & 0o022


class SecondStarts(QObject):
    """Listens for second starts.

    Signals:
        asked: what another start was to open; "" where it only wants the window to be seen.
    """

    asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen to nobody yet."""
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Listen from now on; tells whether that can be. Nothing is lost where it cannot."""
        from PySide6.QtNetwork import QLocalServer  # some time after the first paint

        where = address()
        if sys.platform != "win32":
            try:
                Path(where).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                return False
        if not _is_ours(where) or _connected(where) is not None:
            return False  # an earlier start listens; what a killed one left is taken over
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(where):
            server.deleteLater()
            return False
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def end(self) -> None:
        """Listen no more."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(_LONGEST)
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _on_words(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST:
                socket.abort()
            return
        try:
            wanted = json.loads(bytes(socket.readLine().data()))["open"]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        if isinstance(wanted, str):
            socket.write(b"ok\n")
            socket.flush()
            self.asked.emit(wanted)
