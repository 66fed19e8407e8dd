import os
import subprocess
import sys

import pytest

from briefindex import desk
from briefindex.bundle import bundled
from briefindex.errors import PackError, PackNotFoundError
from ordinary_user import ORDINARY, as_ordinary_user
from packing import folder_of


def test_the_word_sample_means_the_bundled_articles(tmp_path):
    source = desk.resolve("sample", tmp_path)
    assert source.inputs == (bundled("seeds"),)
    assert "sample" in source.name, "the list of the articles names them"
    assert source.pack.parent == tmp_path


def test_a_plain_folder_has_a_pack_in_the_cache_that_its_content_names(tmp_path):
    folder = folder_of(tmp_path)
    source = desk.resolve(folder, tmp_path / "cache")
    assert source == desk.resolve(str(folder), tmp_path / "cache")
    assert (source.inputs, source.name) == ((folder,), "texts")
    assert not source.pack.exists(), "resolving does no work"


def test_a_pack_folder_stands_for_itself(pack):
    assert desk.resolve(pack) == desk.Source(pack, (), "pack")


def test_without_a_cache_the_users_own_is_taken(tmp_path):
    source = desk.resolve(folder_of(tmp_path))
    assert source.pack.is_relative_to(tmp_path / "home" / "xdg_cache_home")


@pytest.mark.parametrize("target", ["nowhere", "nul\0l", "x" * 5000])
def test_what_is_not_there_is_said_in_one_sentence(target):
    with pytest.raises(PackError, match=r"\.$"):
        desk.resolve(target)


def test_nothing_there_and_a_file_there_are_told_apart(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(PackNotFoundError, match="There is nothing at"):
        desk.resolve(tmp_path / "b.txt")
    with pytest.raises(PackError, match="is a file"):
        desk.resolve(tmp_path / "a.txt")


def test_a_folder_of_other_files_is_not_taken_for_a_new_pack(tmp_path):
    with pytest.raises(PackError, match="name a new folder"):
        desk.pack_folder(folder_of(tmp_path))
    assert desk.pack_folder(tmp_path / "new") == tmp_path / "new"


WHERE = "from briefindex import desk; print(desk.resolve('sample').pack)"


@as_ordinary_user
def test_where_no_cache_can_be_written_the_pack_is_a_passing_one(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = subprocess.run(
        [
            *ORDINARY,
            sys.executable,
            "-c",
            "from briefindex import desk; print(desk.resolve('sample').pack)",
        ],
        env=os.environ | {"XDG_CACHE_HOME": str(closed), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip()
    assert not done.stdout.startswith(str(closed))


def test_a_pack_that_was_killed_before_it_came_to_be_is_no_folder_of_texts(tmp_path):
    (tmp_path / "writer.lock").touch()
    (tmp_path / "pack.sqlite.new-journal").touch()
    with pytest.raises(PackError, match="empty pack: import files into it first"):
        desk.resolve(tmp_path)
    assert desk.pack_folder(tmp_path) == tmp_path


def test_folders_without_files_are_each_refused_by_their_own_name(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "deep").mkdir(parents=True)
    keys = {desk.resolve(tmp_path / name, tmp_path / "c").pack for name in ("one", "two")}
    assert len(keys) == 2
