"""What is read where only files that were refused are read again, and which refusals are kept."""

import shutil

import pytest

from briefindex import desk
from made_files import zipped
from packing import TEXTS, folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")

LATER = "The office wrote this down later: 7 new bridges stand over the river."


def state(pack):
    opened = desk.Desk([pack])
    try:
        return {info.file: info.id for info in opened.articles()}, {
            problem.file for problem in opened.problems()
        }
    finally:
        opened.close()


def test_a_refused_file_deep_in_a_folder_is_read_again_and_no_other_file(tmp_path):
    folder, pack = folder_of(tmp_path), tmp_path / "p"
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "late.txt").write_bytes(b"")
    (deep / "void.txt").write_bytes(b"")
    desk.build(pack, [folder])
    (deep / "late.txt").write_text(LATER, encoding="utf-8")
    (deep / "new.txt").write_text(LATER.replace("7", "8"), encoding="utf-8")
    steps = []
    result = desk.build(pack, [folder], steps.append, again=True)
    assert [info.file for info in result.imported] == ["a/b/late.txt"]
    assert [problem.file for problem in result.refused] == ["a/b/void.txt"]
    assert {step.total for step in steps if step.phase == "read"} == {2}
    assert state(pack)[1] == {"a/b/void.txt"}


def test_an_article_that_was_taken_out_does_not_come_back_with_what_was_refused(tmp_path):
    folder, pack = folder_of(tmp_path), tmp_path / "p"
    inside = [("one.txt", TEXTS["gas.txt"].encode() + b"1"), ("two.txt", b"")]
    (folder / "all.zip").write_bytes(zipped(inside))
    (folder / "empty.txt").write_bytes(b"")
    desk.build(pack, [folder])
    files, refused = state(pack)
    assert refused == {"all.zip/two.txt", "empty.txt"}
    for name in ("gas.txt", "all.zip/one.txt"):
        desk.remove(pack, files[name])
    changed = [*inside[:1], ("two.txt", LATER.encode())]
    (folder / "all.zip").write_bytes(zipped(changed))
    desk.build(pack, [folder], again=True)
    now, refused = state(pack)
    assert set(now) == {"all.zip/two.txt", "corridor.txt", "wheat.txt"}
    assert refused == {"empty.txt"}


def test_a_refused_file_that_doubles_another_now_is_no_problem_any_more(tmp_path):
    folder, pack = folder_of(tmp_path, TEXTS | {"empty.txt": ""}), tmp_path / "p"
    desk.build(pack, [folder])
    shutil.copyfile(folder / "gas.txt", folder / "empty.txt")
    result = desk.build(pack, [folder], again=True)
    assert [(each.file, each.of) for each in result.duplicates] == [("empty.txt", "gas.txt")]
    assert state(pack)[1] == set()


def test_a_refused_file_that_left_its_folder_leaves_the_list_too(tmp_path):
    folder = folder_of(tmp_path, TEXTS | {"empty.txt": "", "void.txt": ""})
    cache = tmp_path / "cache"
    before = desk.resolve(folder, cache)
    desk.build(before.pack, before.inputs)
    assert state(before.pack)[1] == {"empty.txt", "void.txt"}
    (folder / "empty.txt").unlink()
    after = desk.resolve(folder, cache)
    desk.build(after.pack, after.inputs)
    assert state(after.pack)[1] == {"void.txt"}
