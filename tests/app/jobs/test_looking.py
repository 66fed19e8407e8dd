"""Looks whether packs are where they were."""

from pathlib import Path

import pytest

from satchel.jobs import looking
from satchel.jobs.looking import Looking, why_missing


def test_what_is_not_there_is_told_with_its_path(qtbot, tmp_path: Path) -> None:
    looker = Looking()
    gone = str(tmp_path / "gone")
    with qtbot.waitSignal(looker.missed) as missed:
        looker.look([str(tmp_path), gone])
    looker.end()
    assert missed.args == [{gone: f"not found: {gone}"}]


def test_a_drive_that_is_not_connected_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tmp_path / "media"
    (media / "anna" / "STICK").mkdir(parents=True)
    monkeypatch.setattr(looking, "_MOUNTS", (str(media),))
    lost = media / "anna" / "FIELD-2" / "pack"
    assert why_missing(lost) == "not found: the drive “FIELD-2” is not connected"
    moved = media / "anna" / "STICK" / "pack"
    assert why_missing(moved) == f"not found: {moved}"
