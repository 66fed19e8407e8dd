import io
import stat
import tarfile
import tracemalloc
import zipfile

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.containers import members
from briefindex.importers.doors import budget
from briefindex.importers.doors.paths import shown_name
from briefindex.importers.doors.zips import open_zip
from made_files import zipped


def of(kind, data, *, nested=False):
    return list(members(kind, None, data, nested=nested))


def tarred(*members, mode="w:gz"):
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode=mode) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return memory.getvalue()


def tar_file(name, data=b"", type_=tarfile.REGTYPE):
    info = tarfile.TarInfo(name)
    info.size, info.type = len(data), type_
    info.linkname = "/etc/passwd"
    return info, data


def test_a_bomb_is_refused_and_what_stands_beside_it_read():
    bomb, good = of("zip", zipped([("bomb.txt", b"a" * 20_000_000), ("good.txt", b"It rose.")]))
    assert "made to fill a disk" in bomb.refused
    assert good.data == b"It rose."


def test_a_lying_size_costs_no_more_than_it_says():
    data = bytearray(zipped([("a.txt", b"a" * 20_000_000)]))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (1000).to_bytes(4, "little")  # its uncompressed size
    (lying,) = of("zip", bytes(data))
    assert lying.refused


def test_an_archive_that_unpacks_to_too_much_is_left_in_the_midst(monkeypatch):
    monkeypatch.setattr(
        "briefindex.importers.doors.zips.Budget", lambda size, _: budget.Budget(size, 1_500)
    )
    data = zipped([(f"{n}.txt", bytes(range(250)) * 4) for n in range(3)])
    found = members("zip", None, data, nested=False)
    assert next(found).data
    assert "unpacks to more than" in next(found).refused
    with pytest.raises(ImportRefusedError, match="unpacks to more than"):
        next(found)


def test_too_many_entries_are_refused():
    memory = io.BytesIO(zipped([(f"{n}.txt", "x") for n in range(3)]))
    with pytest.raises(ImportRefusedError, match="entries"), open_zip(memory, most=2):
        pass


def test_a_list_of_too_many_entries_is_not_taken_apart(monkeypatch):
    data = zipped([(f"{n}.txt", "x") for n in range(3)])
    monkeypatch.delattr(zipfile, "ZipInfo")
    with pytest.raises(ImportRefusedError, match="entries"), open_zip(io.BytesIO(data), most=2):
        pass


def test_an_entry_without_a_name_costs_no_other():
    data = zipped([("q", "It fell."), ("b.txt", "It rose.")])
    start = data.index(b"PK\x01\x02")
    nameless = data[start:].replace(b"\x01\x00", b"\x00\x00", 1).replace(b"q", b"", 1)
    lengths = bytearray(data[:start] + nameless)
    end = lengths.index(b"PK\x05\x06")
    lengths[end + 12 : end + 16] = (end - start).to_bytes(4, "little")
    assert [one.data for one in of("zip", bytes(lengths)) if one.name == "b.txt"] == [b"It rose."]


def test_a_locked_entry_needs_a_password():
    data = bytearray(zipped([("a.txt", b"It rose.")]))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (locked,) = of("zip", bytes(data))
    assert "needs a password" in locked.refused


def test_links_in_a_zip_are_not_followed():
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    (link,) = of("zip", memory.getvalue())
    assert "link" in link.refused


def test_files_of_one_name_are_both_there():
    data = zipped([("a.txt", b"It rose."), ("a.txt", b"It fell.")])
    assert [member.data for member in of("zip", data)] == [b"It rose.", b"It fell."]


def test_what_systems_leave_in_archives_is_passed_over():
    data = zipped([("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("a.txt", b"It rose.")])
    assert [member.name for member in of("zip", data)] == ["a.txt"]


def test_an_empty_archive_says_so():
    with pytest.raises(ImportRefusedError, match="no files in this archive"):
        of("zip", zipped([]))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_is_read_however_it_is_packed(mode):
    data = tarred(tar_file("b/a.txt", b"It rose."), tar_file("c.txt", b"It fell."), mode=mode)
    assert [(m.name, m.data) for m in of("tar", data)] == [
        ("b/a.txt", b"It rose."),
        ("c.txt", b"It fell."),
    ]


@pytest.mark.parametrize(
    "type_", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_in_a_tar_are_passed_over(type_):
    link, good = of("tar", tarred(tar_file("l", type_=type_), tar_file("a.txt", b"It rose.")))
    assert "link or a device" in link.refused
    assert good.data == b"It rose."


def test_a_tar_that_unpacks_to_too_much_is_refused():
    with pytest.raises(ImportRefusedError, match="made to fill a disk"):
        of("tar", tarred(tar_file("a.txt", bytes(20_000_000))))


def test_a_damaged_tar_gives_what_stands_before_the_damage():
    data = tarred(tar_file("a.txt", b"It rose."), tar_file("b.txt", b"x" * 30_000), mode="w")
    found = members("tar", None, data[:20_000], nested=False)
    assert next(found).data == b"It rose."
    with pytest.raises(ImportRefusedError, match="damaged"):
        list(found)


def test_a_packed_file_that_is_no_tar_says_so():
    import gzip

    with pytest.raises(ImportRefusedError, match="unpack it"):
        of("tar", gzip.compress(b"It rose."))


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("../../etc/passwd", "pack.zip/etc/passwd"),
        ("/etc/passwd", "pack.zip/etc/passwd"),
        ("..\\..\\windows\\a.txt", "pack.zip/windows/a.txt"),
        ("a\u202etxt.exe", "pack.zip/a\ufffdtxt.exe"),
        ("", "pack.zip/unnamed"),
        ("{0.__class__}%s", "pack.zip/{0.__class__}%s"),
    ],
)
def test_a_name_in_an_archive_is_only_shown(inner, shown):
    assert shown_name("pack.zip", inner) == shown


def test_reading_a_missing_entry_is_damage():
    memory = io.BytesIO(zipped([("a", b"x")]))
    with open_zip(memory) as archive, pytest.raises(ImportRefusedError, match="damaged"):
        archive.read("b", 10)


def test_many_small_bombs_in_one_archive_are_one_bomb():
    archive = zipped([(f"{number}.txt", bytes(9_900_000)) for number in range(3)])
    with open_zip(io.BytesIO(archive)) as opened:
        assert len(opened.read("0.txt", 10_000_000)) == 9_900_000
        with pytest.raises(ImportRefusedError, match="200 times its size"):
            opened.read("1.txt", 10_000_000)
        assert opened.is_spent


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE])
def test_a_header_that_goes_on_and_on_is_not_read(kind):
    header = tarfile.TarInfo("long")
    header.type, header.size = kind, 1_000_001
    with pytest.raises(ImportRefusedError, match="damaged"):
        of("tar", header.tobuf() + bytes(2_000_000))


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_of_a_packed_tar_no_more_is_unpacked_than_is_asked_for(mode):
    data = tarred(tar_file("zeros.txt", bytes(60_000_000)), mode=mode)
    tracemalloc.start()
    with pytest.raises(ImportRefusedError, match="200 times"):
        of("tar", data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 15_000_000
