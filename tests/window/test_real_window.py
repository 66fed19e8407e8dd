"""The program as a person meets it: a real process, a real X server, real pixels.

Runs under Xvfb (packaging/test); offscreen there is no screen to look at.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from briefindex import desk

pytestmark = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs a real screen (Xvfb)"
)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Satchel's first start ever: no settings, no cache, nothing named to open."""
    log = (tmp_path / "stderr.txt").open("wb")
    process = subprocess.Popen([sys.executable, "-m", "satchel"], stderr=log)
    yield process
    process.terminate()
    process.wait(timeout=20)
    log.close()


def screen_colours(qapp: QGuiApplication) -> int:
    """How many different colours stand on the screen, looked at every few pixels."""
    image = qapp.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)}
    )


def test_the_first_start_paints_the_sample_and_ends_cleanly(
    qtbot, qapp: QGuiApplication, program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    assert screen_colours(qapp) < 3
    qtbot.waitUntil(lambda: screen_colours(qapp) > 60, timeout=30_000)
    assert program.poll() is None
    program.terminate()
    program.wait(timeout=20)
    assert (tmp_path / "stderr.txt").read_text() == ""
    qtbot.waitUntil(lambda: screen_colours(qapp) < 3, timeout=10_000)


def articles_analysed() -> int:
    pack = desk.resolve("sample").pack
    if not (pack / "pack.sqlite").exists():
        return 0
    opened = desk.Desk([pack])
    try:
        return opened.packs()[0].analysed
    finally:
        opened.close()


def test_the_first_start_analyses_the_sample_in_its_worker(
    qtbot, program: subprocess.Popen[bytes]
) -> None:
    qtbot.waitUntil(lambda: articles_analysed() == 5, timeout=60_000)
    assert program.poll() is None
