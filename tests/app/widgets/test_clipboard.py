"""What is on the clipboard stays there, and the program still ends as it should."""

import os
import subprocess
import sys

COPYING = """
from PySide6.QtGui import QGuiApplication, QImage
from satchel.application import make_application
from satchel.widgets.clipboard import copy_picture
app = make_application()
for words in (b"<svg/>", b"<svg></svg>"):
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    copy_picture(image, words)
    there = QGuiApplication.clipboard().mimeData()
    print(there.hasImage(), bytes(there.data("image/svg+xml").data()).decode(), there.formats())
"""


def test_a_program_that_copied_a_picture_ends_without_a_fault() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPYING],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    formats = "['application/x-qt-image', 'image/svg+xml']"
    lines = [f"True <svg/> {formats}", f"True <svg></svg> {formats}"]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, lines, "")
