"""What is remembered, and what a damaged file gives."""

from pathlib import Path

import pytest

from satchel.settings.settings import (
    LAST_PACK,
    SHOW_TRIVIAL,
    TEXT_SIZE,
    THEME,
    Settings,
    settings_file,
)

pytestmark = pytest.mark.usefixtures("styled")


def test_values_come_back_in_their_own_kind(tmp_path: Path) -> None:
    path = tmp_path / "satchel.ini"
    first = Settings(path)
    first.set(TEXT_SIZE, 21)
    first.set(SHOW_TRIVIAL, True)
    first.set(THEME, "dark")
    first.save()
    again = Settings(path)
    assert again.get(TEXT_SIZE) == 21
    assert again.get(SHOW_TRIVIAL) is True
    assert again.get(THEME) == "dark"


def test_a_damaged_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "satchel.ini"
    path.write_bytes(b"[reader]\ntext_size=\x00huge\n\xff\xfe]][[")
    settings = Settings(path)
    assert settings.get(TEXT_SIZE) == 17
    assert settings.get(SHOW_TRIVIAL) is False


def test_recent_packs_are_newest_first_and_few(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "satchel.ini")
    for number in range(12):
        settings.remember_pack(f"/packs/{number}")
    settings.remember_pack("/packs/7")
    assert settings.recent()[:3] == ["/packs/7", "/packs/11", "/packs/10"]
    assert len(settings.recent()) == 8
    assert settings.get(LAST_PACK) == "/packs/7"


def test_reading_places_do_not_grow_without_end(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "satchel.ini")
    for number in range(520):
        settings.set_place(f"{number:016x}", number)
    assert settings.place(f"{519:016x}") == 519
    settings.save()
    assert (tmp_path / "satchel.ini").read_text().count("=") <= 501


def test_the_file_is_in_the_users_own_folder(tmp_path: Path) -> None:
    assert settings_file().is_relative_to(tmp_path)
