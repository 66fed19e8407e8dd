from pathlib import Path

from briefindex.packs.cache import content_key
from packing import folder_of


def test_the_same_content_has_the_same_key_wherever_it_lies(tmp_path):
    one, other = folder_of(tmp_path / "one"), folder_of(tmp_path / "other")
    assert content_key([one]) == content_key([other])


def test_any_change_of_name_or_bytes_changes_the_key(tmp_path):
    folder = folder_of(tmp_path)
    keys = {content_key([folder])}
    (folder / "gas.txt").write_text("Other words.", encoding="utf-8")
    keys.add(content_key([folder]))
    (folder / "gas.txt").rename(folder / "oil.txt")
    keys.add(content_key([folder]))
    (folder / "deeper").mkdir()
    (folder / "oil.txt").rename(folder / "deeper" / "oil.txt")
    keys.add(content_key([folder]))
    assert len(keys) == 4


def test_what_cannot_be_read_has_a_key_too(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "lost.txt").symlink_to(tmp_path / "nowhere")
    assert len(content_key([folder, tmp_path / "missing"])) == 32


def test_what_a_link_leads_to_is_not_opened_and_its_change_is_seen(tmp_path, monkeypatch):
    folder = folder_of(tmp_path / "given")
    outside = tmp_path / "outside.txt"
    outside.write_text("One.", encoding="utf-8")
    (folder / "link.txt").symlink_to(outside)
    opened = []
    real = Path.open

    def noted(path, *given, **named):
        opened.append(path.name)
        return real(path, *given, **named)

    monkeypatch.setattr(Path, "open", noted)
    before = content_key([folder])
    assert opened
    assert "link.txt" not in opened
    outside.write_text("Another one.", encoding="utf-8")
    assert content_key([folder]) != before
