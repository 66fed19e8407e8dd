"""A window on an article of the test's own."""

from functools import partial
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from satchel.application import Program, build_window
from satchel.jobs.import_job import ImportJob


@pytest.fixture
def window_on(qtbot, styled, tmp_path: Path, monkeypatch):
    """Opens the window on a pack of one article: a text, or the bytes of a PDF."""
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))
    monkeypatch.setattr(ImportJob, "start", lambda *_, **__: None)
    opened: list[Program] = []

    def open_on(given: str | bytes) -> Program:
        sources = tmp_path / "texts"
        sources.mkdir()
        if isinstance(given, bytes):
            (sources / "article.pdf").write_bytes(given)
        else:
            (sources / "article.txt").write_text(given, encoding="utf-8")
        desk.build(tmp_path / "pack", [sources])
        settings = tmp_path / "satchel.ini"
        made = build_window(str(tmp_path / "pack"), settings_file=settings, fill=False)
        opened.append(made)
        made.window.resize(1440, 900)
        with qtbot.waitActive(made.window):
            made.window.show()
            made.window.activateWindow()
        qtbot.waitUntil(lambda: made.window.furnished and made.session.shown is not None)
        qtbot.waitUntil(lambda: bool(made.window.figures.cards.rows.listed))
        return made

    yield open_on
    for made in opened:
        made.window.close()
        made.window.deleteLater()
    styled.setStyleSheet("")
