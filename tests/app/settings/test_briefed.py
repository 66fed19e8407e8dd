from pathlib import Path

from satchel.settings.briefed import Briefed
from satchel.settings.settings import BRIEFED, Settings

ONE, OTHER = Path("/packs/one"), Path("/packs/other")


def test_what_is_added_is_kept_by_pack_in_its_order(tmp_path) -> None:
    settings = Settings(tmp_path / "satchel.ini")
    kept = Briefed(settings)
    kept.set([ONE], "wheat", added=True)
    kept.set([ONE, OTHER], "steel", added=True)
    assert kept.of([ONE]) == ("wheat", "steel")
    assert kept.of([OTHER]) == ("steel",)


def test_what_is_taken_out_is_forgotten(tmp_path) -> None:
    kept = Briefed(Settings(tmp_path / "satchel.ini"))
    kept.set([ONE], "wheat", added=True)
    kept.set([ONE], "wheat", added=False)
    assert kept.of([ONE]) == ()


def test_what_was_damaged_is_empty(tmp_path) -> None:
    settings = Settings(tmp_path / "satchel.ini")
    for damaged in ("no JSON", "[]", '{"/packs/one": 3}', '{"/packs/one": [1, null]}'):
        settings.set(BRIEFED, damaged)
        assert Briefed(settings).of([ONE]) == ()
