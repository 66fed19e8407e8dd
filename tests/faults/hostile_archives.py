"""Hostile archives, mailboxes and packs: lists, headers and names that cost more than they hold."""

import base64
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from made_files import STORY, mail, tarred, zipped

_TOLD = "\n\n".join(STORY).encode()
_LIST, _END = b"PK\x01\x02", b"PK\x05\x06"
_FULL = b"\xff" * 8


def _long_header(_: Path) -> bytes:
    """A tar whose header says more than a hundred million letters of a member."""
    said = b"comment=" + b"a" * 100_000_000 + b"\n"
    said = b"%d %s" % (len(said) + 10, said)
    header = tarfile.TarInfo("header")
    header.type, header.size = tarfile.XHDTYPE, len(said)
    packer = zlib.compressobj(wbits=31)
    parts = (header.tobuf(), said, bytes(-len(said) % 512), tarred([("good.txt", _TOLD)]))
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _many_headers(_: Path) -> bytes:
    """Headers of headers of headers."""
    header = tarfile.TarInfo("header")
    header.type, header.size = tarfile.XHDTYPE, 11
    return (header.tobuf() + b"11 path=ab\n".ljust(512, b"\0")) * 5_000 + tarred([("a.txt", _TOLD)])


def _special(outside: Path) -> bytes:
    memory = io.BytesIO()
    kinds = (tarfile.FIFOTYPE, tarfile.BLKTYPE, tarfile.CHRTYPE, tarfile.CONTTYPE, b"Z")
    with tarfile.open(fileobj=memory, mode="w") as archive:
        for number, kind in enumerate(kinds):
            info = tarfile.TarInfo(f"special-{number}.txt")
            info.type, info.linkname = kind, str(outside / "canary-outside.txt")
            archive.addfile(info)
        info = tarfile.TarInfo("good.txt")
        info.size = len(_TOLD)
        archive.addfile(info, io.BytesIO(_TOLD))
    return memory.getvalue()


def _names(_: Path) -> bytes:
    """Names that are none, lead elsewhere, or go on for long."""
    names = (
        "", "/", "//etc/passwd", "C:\\x.txt", "..", "../../x.txt", "\\\\host\\share\\x.txt",
        "nul\0x.txt", "x" * 60_000 + ".txt", "a\nb.txt", "\u202ebad.txt", "con.txt", "...",
        "$(id).txt", "-rf.txt", "file:///etc/passwd", "http://127.0.0.1/x.txt",
    )  # fmt: skip
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo("q")
            info.filename = name
            archive.writestr(info, _TOLD + str(number).encode())
    return memory.getvalue()


def _endless_list(_: Path) -> bytes:
    """A pack of one file, which its archive lists a million and a half times."""
    data = zipped([("bag/bagit.txt", "BagIt-Version: 1.0\n"), ("a", b"")], zipfile.ZIP_STORED)
    start, end = data.index(_LIST), data.index(_END)
    count = 1_500_000
    listed = data[start:end] + data[data.rindex(_LIST) : end] * count
    more = struct.pack(
        "<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(listed), start
    )
    place = struct.pack("<4sIQI", b"PK\6\7", 0, start + len(listed), 1)
    last = _END + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + listed + more + place + last


def _lying_in_64_bits(_: Path) -> bytes:
    data = zipped([("story.txt", _TOLD)])
    start, end = data.index(_LIST), data.index(_END)
    extra = struct.pack("<HHQQ", 1, 16, 2**62, 2**62)
    line = bytearray(data[start : start + 46])
    line[20:28], line[30:32] = _FULL, struct.pack("<H", len(extra))
    listed = bytes(line) + b"story.txt" + extra
    tail = bytearray(data[end:])
    tail[12:16] = struct.pack("<I", len(listed))
    return data[:start] + listed + bytes(tail)


def _marked(method: int, *, locked: bool) -> bytes:
    """An archive whose first entry is said to be packed in another way, locked or not."""
    data = bytearray(zipped([("a.txt", _TOLD), ("b.txt", _TOLD + b"!")], zipfile.ZIP_STORED))
    for place in (data.index(b"PK\x03\x04") + 6, data.index(_LIST) + 8):
        data[place] |= locked
        data[place + 2 : place + 4] = struct.pack("<H", method)
    return bytes(data)


def _mails(_: Path) -> bytes:
    one = "From a@b Mon Jan  1 00:00:00 2024\nFrom: a@b.example\nSubject: {0}\n\nMail {0}.\n\n"
    return "".join(one.format(number % 9) for number in range(60_000)).encode()


def _bomb_in_a_mail(_: Path) -> bytes:
    bomb = base64.encodebytes(zipped([("zeros.txt", bytes(150_000_000))]))
    said = "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n"
    said += 'Content-Disposition: attachment; filename="zeros.zip"'
    return mail("\n\n".join(STORY), parts=[(said, bomb)])


def _fetching(outside: Path) -> bytes:
    listed = "0" * 64 + "  data/articles/fetching.satchel/x.txt\n"
    return zipped(
        [
            ("bag/bagit.txt", "BagIt-Version: 1.0\n"),
            (
                "bag/fetch.txt",
                f"file://{outside / 'canary-outside.txt'} 5 data/articles/fetching.satchel/x.txt\n",
            ),
            ("bag/manifest-sha256.txt", listed + "0" * 64 + "  data/../../slipped\n"),
        ]
    )


ARCHIVES: dict[str, tuple[str, Callable[[Path], bytes], bool | None]] = {
    "bomb.tbz": ("H1", lambda _: tarred([("zeros.txt", bytes(99_000_000))] * 3, "w:bz2"), False),
    "header.tgz": ("H1", _long_header, False),
    "headers.tar": ("H4", _many_headers, None),
    "special.tar": ("H2", _special, True),
    "names.zip": ("H2", _names, True),
    "endless.satchel": ("H1", _endless_list, False),
    "lying-64.zip": ("H1", _lying_in_64_bits, False),
    "other-packing.zip": ("H12", lambda _: _marked(93, locked=False), True),
    "aes.zip": ("H12", lambda _: _marked(99, locked=True), True),
    "unpacks-itself.zip": (
        "H14", lambda _: b"MZ\x90\0" + bytes(4_096) + zipped([("a.txt", _TOLD)]), False
    ),
    "mails.mbox": ("H1", _mails, True),
    "bomb.eml": ("H1", _bomb_in_a_mail, True),
    "fetching.satchel": ("H10", _fetching, False),
}  # fmt: skip
"""By name: the fault in FAULTS, what makes the bytes, whether anything of it is to be read."""
