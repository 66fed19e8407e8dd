"""A window on an article of the test's own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from satchel.application import Program
from satchel.jobs.import_job import ImportJob


@pytest.fixture
def window_on(qtbot, windows, tmp_path: Path, monkeypatch) -> Callable[..., Program]:
    """Opens the window on a pack of one article: a text, or the bytes of a PDF."""
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))
    monkeypatch.setattr(ImportJob, "start", lambda *_, **__: None)

    def open_on(given: str | bytes) -> Program:
        sources = tmp_path / "texts"
        sources.mkdir()
        if isinstance(given, bytes):
            (sources / "article.pdf").write_bytes(given)
        else:
            (sources / "article.txt").write_text(given, encoding="utf-8")
        desk.build(tmp_path / "pack", [sources])
        made = windows(tmp_path / "pack", fill=False)
        qtbot.waitUntil(lambda: made.window.furnished and made.session.shown is not None)
        qtbot.waitUntil(lambda: bool(made.window.figures.cards.rows.listed))
        return made

    return open_on
