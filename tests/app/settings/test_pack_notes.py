"""What the library remembers of packs that are not open."""

from pathlib import Path

from satchel.settings.pack_notes import PackNote, PackNotes
from satchel.settings.settings import PACK_NOTES, Settings


def test_a_note_is_there_after_the_next_start(tmp_path: Path) -> None:
    note = PackNote("Press", 3, 1, 4, 0, "May 2023", "June 2023", 1, 2, ("/a", "/b"), adding=True)
    settings = Settings(tmp_path / "s.ini")
    settings.remember_pack("/press")
    PackNotes(settings).keep("/press", note)
    settings.save()
    assert PackNotes(Settings(tmp_path / "s.ini")).of("/press") == note


def test_what_was_given_is_kept_until_it_is_read(tmp_path: Path) -> None:
    notes = PackNotes(Settings(tmp_path / "s.ini"))
    notes.begin("/press", ("/a",))
    notes.begin("/press", ("/b", "/a"))
    assert notes.of("/press") == PackNote(given=("/a", "/b"), adding=True)
    notes.finish("/press")
    assert notes.of("/press") == PackNote(given=("/a", "/b"))


def test_a_pack_that_is_not_recent_any_more_is_forgotten(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    notes = PackNotes(settings)
    settings.remember_pack("/old")
    notes.keep("/old", PackNote("Old", 1))
    settings.forget_pack("/old")
    settings.remember_pack("/new")
    notes.keep("/new", PackNote("New", 1))
    assert settings.recent() == ["/new"]
    assert notes.of("/old") == PackNote()


def test_damaged_notes_are_empty_notes(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.ini")
    for words in ("[", "[1]", '{"/a": 3}', '{"/a": {"articles": "many", "given": [1, "/b"]}}'):
        settings.set(PACK_NOTES, words)
        assert PackNotes(settings).of("/a").articles == 0
    assert PackNotes(settings).of("/a").given == ("/b",)
