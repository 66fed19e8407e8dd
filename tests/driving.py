"""What the tests of the Library do to a window: keys, drops, buttons; what they read of it."""

import zipfile
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from satchel.application import Program

CTRL = Qt.KeyboardModifier.ControlModifier
GRAIN = (
    "Grain exports\n\n3 May 2024. Exports of grain rose by 4 percent in 2023, the office said.\n"
)
STEEL = "Steel output\n\n9 June 2024\n\nMills made 12 million tonnes of steel in 2023, it said.\n"


def enter(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: program.window.place == "library")


def idle(qtbot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.opener.busy, timeout=60_000)


def drop(window: QWidget, *paths: Path) -> None:
    """What Qt does when files of another program are dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop_data(window, data)


def drop_data(window: QWidget, data: QMimeData) -> None:
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    come = QDragEnterEvent(QPoint(300, 300), *rest)
    QApplication.sendEvent(window, come)
    assert come.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *rest))


def active(qtbot, kind: type) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def press_button(qtbot, box: QWidget, name: str) -> None:
    button = box.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def files(program: Program) -> list[str]:
    return sorted(info.file for info in program.session.contents.infos)


def rows(program: Program) -> list[str]:
    return [row.words for row in program.library.page.panel.list.rows.listed]


def recent_names(program: Program) -> list[str]:
    return [row.accessibleName() for row in program.library.page.recent.rows]


def change(sent: Path, name: str) -> None:
    """Change one byte of an article in a pack that was sent."""
    with zipfile.ZipFile(sent) as before:
        entries = [(entry, before.read(entry)) for entry in before.infolist()]
    with zipfile.ZipFile(sent, "w") as after:
        for entry, data in entries:
            changed = data.replace(b"e", b"E", 1) if entry.filename.endswith(name) else data
            after.writestr(entry, changed)
