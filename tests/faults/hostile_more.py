"""More hostile files: what declares, repeats, nests or points at far more than it holds."""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from made_files import STORY, docx, epub, odt, page, paragraph, pdf, zipped

_TOLD = "\n\n".join(STORY)
_LINES = [(50, 780 - 14 * n, 10, line) for n, line in enumerate(STORY)]
_MANY = 2_000_000_000


def _laughs_in_utf16(_: Path) -> bytes:
    more = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 11))
    declared = f"<!DOCTYPE rss [<!ENTITY l0 'lol'>{more}]>"
    items = f"<item><title a='&l10;'>&l10;</title><description>{_TOLD}</description></item>"
    feed = f"<?xml version='1.0' encoding='utf-16'?>{declared}<rss><channel>{items}</channel></rss>"
    return feed.encode("utf-16")


def _swarm(_: Path) -> bytes:
    return zipped([(f"{number}.txt", bytes(9_900_000)) for number in range(150)])


def _overlapping(_: Path) -> bytes:
    """Many names in the list of an archive for the same packed bytes."""
    data = zipped([("story.txt", _TOLD.encode() + bytes(5_000_000))])
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, count = data[start:end], 2_000
    tail = bytearray(data[end:])
    tail[8:12] = count.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * count).to_bytes(4, "little")
    return data[:start] + entry * count + bytes(tail)


def _sparse(_: Path) -> bytes:
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("sparse.txt")
        info.pax_headers = {
            "GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "big.txt",
            "GNU.sparse.realsize": str(10**14),
        }  # fmt: skip
        told = b"1\n0\n99999999999999\n".ljust(512, b"\0") + _TOLD.encode()
        info.size = len(told)
        archive.addfile(info, io.BytesIO(told))
    return memory.getvalue()


def _swelling_pdf(_: Path) -> bytes:
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(600_000_000), 9), 9), 9)
    whole = pdf([b"BT ET"])
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>" % len(packed)
    return whole.replace(
        b"<< /Length 5 >>\nstream\nBT ET\nendstream",
        stream + b"\nstream\n" + packed + b"\nendstream",
    )


def _self_drawing_pdf(_: Path) -> bytes:
    whole = pdf([*_LINES, b"/X Do\n"])
    again = b"/Resources << /XObject << /X 6 0 R >> /Font << /F1 3 0 R >> >>"
    whole = whole.replace(b"/Resources << /Font << /F1 3 0 R >> >>", again)
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] " + again + b" /Length"
    return whole.replace(b"<< /Length", form)


def _repeated_cells(_: Path) -> bytes:
    told = "".join(f"<text:p>{one}</text:p>" for one in STORY)
    spaces = f"<text:p>a<text:s text:c='{_MANY}'/>b</text:p>"
    cell = f"<table:table-cell table:number-columns-repeated='{_MANY}'><text:p>1</text:p>"
    row = f"<table:table-row table:number-rows-repeated='{_MANY}'>{cell}</table:table-cell>"
    return odt(f"{told}{spaces}<table:table>{row}</table:table-row></table:table>")


def _wide_docx(_: Path) -> bytes:
    span = f"<w:tcPr><w:gridSpan w:val='{_MANY}'/></w:tcPr>"
    cell = f"<w:tc>{span}{paragraph('One')}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
    return docx("".join(map(paragraph, STORY)) + table)


def _wide_page(_: Path) -> bytes:
    cell = f"<td colspan={_MANY} rowspan={_MANY}>1</td>"
    row = f"<tr>{cell * 3}</tr>"
    return page(f"<table>{row * 50}</table><table><tr><td>" * 300)


def _endless_spine(_: Path) -> bytes:
    return epub(f"<p>{_TOLD}</p>" * 50, spine=[0] * 100_000)


def _bounded_mail(_: Path) -> bytes:
    word = "=?utf-8?q?=41?= "
    parts = "--b\nContent-Type: text/plain; charset=utf-7\n\n+ADw-\n" * 30_000
    return (
        f"From: a@b.example\nSubject: {word * 50_000}\nDate: {'9' * 100_000}\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    ).encode()


def _local_mhtml(outside: Path) -> bytes:
    address = f"file://{outside / 'canary-outside.txt'}"
    told = page(f"<img src='{address}'><img src='cid:x'>").decode()
    return (
        f"From: <Saved by>\nSnapshot-Content-Location: {address}\nMIME-Version: 1.0\n"
        "Content-Type: multipart/related; boundary=b\n\n"
        f"--b\nContent-Type: text/html; charset=utf-8\nContent-Location: {address}\n\n{told}\n"
        f'--b\nContent-Type: message/external-body; access-type=local-file; name="{outside}"\n\n'
        "Content-Type: text/plain\n\n\n--b--\n"
    ).encode()


def _front_matter(outside: Path) -> bytes:
    laughs = "\n".join(f"l{n}: &l{n} [{f'*l{n - 1}, ' * 9}]" for n in range(1, 10))
    run = f"!!python/object/apply:os.system ['touch {outside / 'marker-of-code-that-ran'}']"
    return f"---\nl0: &l0 lol\n{laughs}\ntitle: {run}\n---\n\n{_TOLD}\n".encode()


def _many_lists(_: Path) -> bytes:
    """A pack as it is sent whose list is all there is of it."""
    line = "0" * 64 + "  data/articles/{}\n"
    listed = "".join(map(line.format, range(450_000)))
    members = [("bag/bagit.txt", "BagIt-Version: 1.0\n"), ("bag/manifest-sha256.txt", listed)]
    return zipped(members, zipfile.ZIP_STORED)


MORE: dict[str, tuple[str, Callable[[Path], bytes], bool | None]] = {
    "swarm.zip": ("H1", _swarm, False),
    "overlapping.zip": ("H1", _overlapping, None),
    "sparse.tar": ("H1", _sparse, None),
    "many.mbox": ("H1", lambda _: b"From a\n\n.\n\n" * 50_100, None),
    "utf-16.rss": ("H3", _laughs_in_utf16, None),
    "front.md": ("H3", _front_matter, True),
    "tags.html": ("H4", lambda _: page("<x>" * 100_000 + "In."), None),
    "attributes.html": (
        "H4", lambda _: page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>In.</p>"), None
    ),
    "comments.html": ("H4", lambda _: page("<!--" * 500_000), None),
    "wide.html": ("H4", _wide_page, None),
    "wide.docx": ("H4", _wide_docx, True),
    "repeated.odt": ("H4", _repeated_cells, None),
    "spine.epub": ("H4", _endless_spine, None),
    "bounds.eml": ("H4", _bounded_mail, None),
    "unicode.rtf": (
        "H4", lambda _: b"{\\rtf1\\uc999999999 " + b"\\u-1?" * 200_000 + b"\\bin999999999 }", None
    ),
    "swelling.pdf": ("H4", _swelling_pdf, None),
    "drawing.pdf": ("H4", _self_drawing_pdf, None),
    "local.mhtml": ("H5", _local_mhtml, None),
    "lists.satchel": ("H10", _many_lists, False),
}  # fmt: skip
"""By name: the fault in FAULTS, what makes the bytes, whether anything of it is to be read."""
