import hashlib
import io
import re
import shutil
import subprocess
import zipfile

import pytest

from briefindex.errors import ImportRefusedError, PackError
from briefindex.importers.doors.budget import MOST_ENTRIES
from briefindex.packs.bag import (
    CHANGED,
    MISSING,
    NO_BAG,
    SENT_BOUNDS,
    BagWriter,
    Bounds,
    open_bag,
)

TEXTS = {"a.txt": b"Exports rose.", "reports/b.txt": "Türkiye’s trade".encode()}


def bag_of(path, texts=None, tags=None):
    with path.open("wb") as file:
        writer = BagWriter(file, "Trade: 2023")
        for number, (name, data) in enumerate((texts or TEXTS).items()):
            writer.add(name, f"spare{number}", data)
        writer.finish(tags or {}, {"Bagging-Date": "2026-01-02"})
    return path


def rewritten(path, change):
    """The same zip with every member put through `change`, which gives its new bytes or None."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info.filename, data)
    path.write_bytes(made.getvalue())
    return path


def reading(path):
    """What became of each file of a bag: its bytes, or why it is refused."""
    found = {}
    with open_bag(path) as bag:
        for file in bag.files:
            try:
                found[file.name] = bag.read(file)
            except ImportRefusedError as error:
                found[file.name] = str(error)
    return found


def test_articles_come_back_byte_for_byte(tmp_path):
    assert reading(bag_of(tmp_path / "p.satchel")) == TEXTS


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this system")
def test_the_lists_are_those_that_sha256sum_checks(tmp_path):
    path = bag_of(tmp_path / "p.satchel", tags={"names.json": b"{}"})
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
    (top,) = (tmp_path / "out").iterdir()
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "-c", name], cwd=top, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (top / "bagit.txt").read_text().splitlines()[0] == "BagIt-Version: 1.0"
    size = sum(map(len, TEXTS.values()))
    assert f"Payload-Oxum: {size}.{len(TEXTS)}" in (top / "bag-info.txt").read_text()


def test_the_same_articles_make_the_same_file(tmp_path):
    one, other = bag_of(tmp_path / "1.satchel"), bag_of(tmp_path / "2.satchel")
    assert one.read_bytes() == other.read_bytes()


def test_a_changed_byte_costs_its_file_only(tmp_path):
    path = rewritten(
        bag_of(tmp_path / "p.satchel"),
        lambda name, data: data.upper() if name.endswith("a.txt") else data,
    )
    assert reading(path) == {**TEXTS, "a.txt": CHANGED}


def test_a_missing_file_is_named_and_one_put_in_is_not_read(tmp_path):
    path = rewritten(
        bag_of(tmp_path / "p.satchel"),
        lambda name, data: None if name.endswith("a.txt") else data,
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("Trade_ 2023/data/articles/late.txt", "Late")
    assert reading(path) == {**TEXTS, "a.txt": MISSING}
    with open_bag(path) as bag:
        assert bag.unlisted == ("late.txt",)


def test_a_changed_tag_file_is_not_read(tmp_path):
    path = rewritten(
        bag_of(tmp_path / "p.satchel", tags={"names.json": b"{}"}),
        lambda name, data: b"[]" if name.endswith("names.json") else data,
    )
    with open_bag(path) as bag, pytest.raises(ImportRefusedError, match="changed"):
        bag.tag("names.json")


def test_a_bag_of_another_program_with_sha512_is_read(tmp_path):
    data = b"Wheat"
    with zipfile.ZipFile(tmp_path / "p.satchel", "w") as archive:
        archive.writestr("x/bagit.txt", "BagIt-Version: 0.97\n")
        archive.writestr("x/manifest-sha512.txt", f"{hashlib.sha512(data).hexdigest()} *data/w.txt")
        archive.writestr("x/data/w.txt", data)
    assert reading(tmp_path / "p.satchel") == {"w.txt": data}


@pytest.mark.parametrize("names", [[], ["a/bagit.txt", "b/bagit.txt"], ["a/b/bagit.txt"]])
def test_a_zip_that_is_no_bag_is_one_sentence(tmp_path, names):
    with zipfile.ZipFile(tmp_path / "p.satchel", "w") as archive:
        for name in names:
            archive.writestr(name, "BagIt-Version: 1.0\n")
    with (
        pytest.raises(ImportRefusedError, match=re.escape(NO_BAG)),
        open_bag(tmp_path / "p.satchel"),
    ):
        pass


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_zip_is_refused(tmp_path, data):
    (tmp_path / "p.satchel").write_bytes(data)
    with pytest.raises(ImportRefusedError), open_bag(tmp_path / "p.satchel"):
        pass


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\x\\y.txt", "C__x_y.txt"),
        ("con.txt", "_con.txt"),
        ("a%0Ab.txt", "a_0Ab.txt"),
        ("x" * 300 + ".txt", "spare0.txt"),
        ("...", "spare0"),
    ],
)
def test_names_in_a_bag_are_safe_on_every_system(tmp_path, name, kept):
    with open_bag(bag_of(tmp_path / "p.satchel", {name: b"x"})) as bag:
        assert [file.path for file in bag.files] == [f"data/articles/{kept}"]


def test_two_names_that_differ_in_case_only_stay_two_files(tmp_path):
    texts = {"A.txt": b"1", "a.txt": b"2", "a/b.txt": b"3"}
    assert sorted(reading(bag_of(tmp_path / "p.satchel", texts)).values()) == [b"1", b"2", b"3"]


def test_no_file_takes_the_name_of_a_folder(tmp_path):
    texts = {"a": b"1", "a/b.txt": b"2", "c/d/e.txt": b"3", "c/D": b"4"}
    path = bag_of(tmp_path / "p.satchel", texts)
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
    kept = [file.read_bytes() for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert {b"1", b"2", b"3", b"4"} <= set(kept)


def test_a_pack_is_sent_with_as_many_articles_as_an_archive_may_have():
    assert SENT_BOUNDS.articles == MOST_ENTRIES
    assert SENT_BOUNDS.files > MOST_ENTRIES, "and its lists"


@pytest.mark.parametrize("bounds", [Bounds(1, 1_000), Bounds(10, 20)])
def test_what_nobody_could_open_is_not_written(bounds):
    bag = BagWriter(io.BytesIO(), "Trade", bounds)
    bag.add("a.txt", "a", TEXTS["a.txt"])
    with pytest.raises(PackError, match="cannot be sent as one file"):
        bag.add("b.txt", "b", TEXTS["a.txt"])


@pytest.mark.parametrize(("bounds", "why"), [(Bounds(-98, 9_000), "entries"), (Bounds(9, 9), "MB")])
def test_a_bag_that_is_too_large_is_refused(tmp_path, bounds, why):
    path = bag_of(tmp_path / "p.satchel")
    with pytest.raises(ImportRefusedError, match=why), open_bag(path, bounds):
        pass
