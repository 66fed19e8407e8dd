import json
import os
import sys
from pathlib import Path

import pytest

from briefindex.importers import collect


def write(folder, name, text="A text."):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(found):
    return [name for _, name in found.files]


def listing(folder, *paths):
    resources = [{"name": f"r{number}", "path": path} for number, path in enumerate(paths)]
    write(folder, "datapackage.json", json.dumps({"resources": resources}))


def test_a_file_is_itself(tmp_path):
    path = write(tmp_path, "a.txt")
    assert collect(path).files == ((path, "a.txt"),)


def test_a_folder_is_every_file_below_it_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "a.txt"):
        write(tmp_path, name)
    found = collect(tmp_path)
    assert sorted(names(found)) == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]
    assert names(found) == names(collect(tmp_path))
    assert all(path == tmp_path / name for path, name in found.files)


def test_hidden_files_and_our_own_pack_folders_are_left_out(tmp_path):
    write(tmp_path, "a.txt")
    write(tmp_path, ".hidden")
    write(tmp_path, ".git/config")
    write(tmp_path, "pack/pack.sqlite")
    write(tmp_path, "pack/originals/b.txt")
    assert names(collect(tmp_path)) == ["a.txt"]


def test_a_missing_path_is_refused_with_a_sentence(tmp_path):
    found = collect(tmp_path / "no-such")
    assert found.files == ()
    assert found.refused[0].file == "no-such"
    assert found.refused[0].reason.startswith("There is no file or folder")


def test_an_empty_folder_says_so(tmp_path):
    assert "no files" in collect(tmp_path).refused[0].reason


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    outside = write(tmp_path, "outside/secret.txt")
    folder = tmp_path / "folder"
    write(folder, "a.txt")
    (folder / "link.txt").symlink_to(outside)
    (folder / "links").symlink_to(outside.parent)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "same.txt").symlink_to(folder / "a.txt")
    found = collect(folder)
    assert names(found) == ["a.txt", "same.txt"]
    reasons = {problem.file: problem.reason for problem in found.refused}
    assert "out of the folder" in reasons["link.txt"]
    assert "out of the folder" in reasons["links"]
    assert "nowhere" in reasons["nowhere.txt"]
    assert "nowhere" in reasons["loop"]


def test_a_list_is_exactly_its_files_in_its_order(tmp_path):
    for name in ("a.txt", "b.txt", "sub/c.txt", "README.md", "binary.bin"):
        write(tmp_path, name)
    listing(tmp_path, "sub/c.txt", "a.txt", "a.txt")
    found = collect(tmp_path)
    assert names(found) == ["sub/c.txt", "a.txt"]
    assert found.refused == ()


@pytest.mark.parametrize(
    "path",
    [
        "/etc/hostname",
        "../outside.txt",
        "sub/../../outside.txt",
        "..\\outside.txt",
        "C:\\outside.txt",
        "C:outside.txt",
        "https://example.org/a.txt",
        "file:///etc/hostname",
        "link.txt",
        "a\x00b.txt",
    ],
)
def test_a_listed_path_cannot_leave_the_folder(tmp_path, path):
    outside = write(tmp_path, "outside.txt")
    folder = tmp_path / "folder"
    write(folder, "sub/a.txt")
    (folder / "link.txt").symlink_to(outside)
    listing(folder, path, "sub/a.txt")
    found = collect(folder)
    assert names(found) == ["sub/a.txt"]
    assert len(found.refused) == 1
    assert "outside its own folder" in found.refused[0].reason


def test_listed_files_that_are_not_there_are_refused(tmp_path):
    write(tmp_path, "a.txt")
    listing(tmp_path, "gone.txt", "a.txt")
    found = collect(tmp_path)
    assert names(found) == ["a.txt"]
    assert "not there" in found.refused[0].reason


@pytest.mark.parametrize(
    "document",
    ["", "{", "[]", '{"resources": 3}', "[" * 100_000, "\ufffd", '{"resource": []}'],
)
def test_a_broken_list_is_refused_and_says_what_to_do(tmp_path, document):
    write(tmp_path, "a.txt")
    write(tmp_path, "datapackage.json", document)
    found = collect(tmp_path)
    assert found.files == ()
    assert [problem.file for problem in found.refused] == ["datapackage.json"]
    assert "remove it" in found.refused[0].reason


def test_odd_entries_of_a_list_are_refused_one_by_one(tmp_path):
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt")
    (tmp_path / "sub").mkdir()
    resources = [{"name": "inline", "data": [1]}, 7, {"path": ["a.txt", "b.txt"]}, {"path": "sub"}]
    write(tmp_path, "datapackage.json", json.dumps({"resources": resources}))
    found = collect(tmp_path)
    assert names(found) == ["a.txt", "b.txt"]
    assert [problem.file for problem in found.refused] == ["inline", "entry 2", "sub"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_hostile_names_are_listed_in_a_form_that_can_be_shown(tmp_path):
    hostile = [
        b"caf\xe9.txt",
        b"two\nlines.txt",
        b"CON",
        b"CON.txt",
        b" .txt",
        b"x" * 240 + b".txt",
        "e\u0301.txt".encode(),
        "\u202etxt.exe".encode(),
        b"-rf",
        b"{__import__('os')}%s.txt",
    ]
    for name in hostile:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"A text of its own.")
    found = collect(tmp_path)
    assert len(found.files) == len(hostile)
    assert found.refused == ()
    for path, name in found.files:
        assert path.read_bytes() == b"A text of its own."
        assert name.encode("utf-8")
        assert "\n" not in name
        assert "\u202e" not in name
    assert "caf\ufffd.txt" in names(found)
    assert "two\ufffdlines.txt" in names(found)


def test_a_deep_folder_is_walked_without_recursion(tmp_path):
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
    folder.mkdir(parents=True)
    write(folder, "a.txt")
    assert len(collect(tmp_path).files) == 1
