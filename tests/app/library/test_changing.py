"""What changed since another pack, asked for in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget

from briefindex import desk
from driving import STEEL, active, files, idle
from satchel.printing import PreviewDialog

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.usefixtures("own_key")
def test_what_changed_since_an_older_pack_is_shown_as_pages(
    qtbot, start, own: Path, press: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    desk.build(older, [press / "grain.txt"])
    program = start(str(own))
    idle(qtbot, program)
    program.settings.remember_pack(str(older))
    program.window.actions_.by_name["changes"].trigger()
    dialog = active(qtbot, QDialog)
    names = dialog.findChild(QListWidget, "changes_which_list")
    assert names is not None
    assert names.item(0).text().startswith("older\n")
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: program.window.findChild(PreviewDialog, "print_preview") is not None, timeout=20_000
    )
    preview = program.window.findChild(PreviewDialog, "print_preview")
    assert isinstance(preview, PreviewDialog)
    assert "what changed since “older”" in preview.windowTitle()
    preview.close()


@pytest.mark.usefixtures("own_key")
def test_a_pack_that_was_never_read_is_no_older_edition(
    qtbot, start, own: Path, tmp_path: Path
) -> None:
    unread = tmp_path / "unread"
    unread.mkdir()
    (unread / "steel.txt").write_text(STEEL, encoding="utf-8")
    program = start(str(own))
    idle(qtbot, program)
    said: list[str] = []
    program.session.trouble.connect(said.append)
    program.settings.remember_pack(str(unread))
    program.window.actions_.by_name["changes"].trigger()
    names = active(qtbot, QDialog).findChild(QListWidget, "changes_which_list")
    assert names is not None
    qtbot.keyClick(names, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said[0].startswith("“unread” is not read whole: open it once")
    assert files(program) == ["steel.txt"]
