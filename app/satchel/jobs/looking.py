"""Looks whether files and folders are where they were, in a thread: a disk may be asleep."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

_END_SECONDS: Final = 0.3
_MOUNTS: Final = ("/media", "/run/media", "/mnt", "/Volumes")


class Looking(QObject):
    """Looks for several at once; what was asked first is forgotten when it is asked again.

    Signals:
        missed: by path that is not there, why not in a few words.
    """

    missed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._newest = 0

    def look(self, paths: Sequence[str]) -> None:
        """Look for these; `missed` follows."""
        self._newest += 1
        self._thread = threading.Thread(
            target=self._run, args=(tuple(paths), self._newest), name="looking", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        """Tell nothing more; a disk that does not answer is not waited for."""
        self._newest += 1
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _run(self, paths: tuple[str, ...], ticket: int) -> None:
        found = {path: why_missing(Path(path)) for path in paths}
        if ticket == self._newest:
            self.missed.emit({path: why for path, why in found.items() if why})


def why_missing(path: Path) -> str:
    """Why there is nothing at a path; "" where there is something."""
    try:
        if path.exists():
            return ""
        drive = _lost_drive(path)
    except OSError:
        return f"not found: {path} cannot be read"
    if drive:
        return f"not found: the drive “{drive}” is not connected"
    return f"not found: {path}"


def _lost_drive(path: Path) -> str:
    """The name of the drive that the path is on, where that is not there."""
    if path.drive:
        return "" if Path(path.anchor).exists() else path.drive
    for mounts in map(Path, _MOUNTS):
        parts = path.relative_to(mounts).parts if path.is_relative_to(mounts) else ()
        if len(parts) > 0:
            # Below "media" a drive stands in the folder of its user, or is one there itself.
            by_user = mounts.name == "media" and len(parts) > 1
            deep = 2 if by_user and not os.path.ismount(mounts.joinpath(*parts[:1])) else 1
            return "" if mounts.joinpath(*parts[:deep]).exists() else parts[deep - 1]
    return ""
