"""Hostile documents: joined cells, deep data, strange letters, pages that are drawn in circles."""

import hashlib
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from made_files import (
    PICTURE,
    STORY,
    W,
    docx,
    epub,
    mail,
    numbered,
    page,
    paragraph,
    zipped,
)

_TOLD = "\n\n".join(STORY)
_BODY = "".join(map(paragraph, STORY))
_SHOWN = b"BT /F1 10 Tf 50 700 Td (Exports of grain from Norland rose by 12 percent.) Tj ET"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_USED = b"/Font << /F1 3 0 R >>"


def _cells(_: Path) -> bytes:
    row = f"<tr>{'<td rowspan=65534 colspan=1000>1</td>' * 20}</tr>"
    return page(f"<table>{row * 2_000}</table>")


def _deep_data(_: Path) -> bytes:
    deep = "[" * 200_000 + "]" * 200_000
    long = f'{{"@type":"NewsArticle","datePublished":{"9" * 100_000},"headline":1e999}}'
    kind = "<script type='application/ld+json'>"
    return page("", f"{kind}{deep}</script>{kind}{long}</script>")


def _columns(_: Path) -> bytes:
    span = "<w:tcPr><w:gridSpan w:val='1000'/></w:tcPr>"
    cell = f"<w:tc>{span}{paragraph('1')}</w:tc>"
    row = f"<w:tr>{cell * 100}</w:tr>"
    return docx(f"{_BODY}<w:tbl>{row * 300}</w:tbl>")


def _external(outside: Path) -> bytes:
    canary = f"file://{outside / 'canary-outside.txt'}"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(
        f"<Relationship Id='r{kind}' Type='{kinds}{kind}' TargetMode='External' Target='{place}'/>"
        for kind, place in (("aFChunk", canary), ("subDocument", canary), ("frame", "\\\\h\\x"))
    )
    field = '<w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r>'
    include = f"<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='{canary}'/>"
    body = f"{_BODY}<w:altChunk r:id='raFChunk' xmlns:r='x'/>{paragraph(inner=field)}{include}"
    return docx(body, [("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")])


def _twins(_: Path) -> bytes:
    document = f"<w:document xmlns:w='{W}'><w:body>{{}}</w:body></w:document>"
    parts = [("[Content_Types].xml", "<Types/>"), ("../../word/slipped.xml", "x")]
    parts += [("word/document.xml", document.format(one)) for one in ("", _BODY)]
    return zipped(parts)


def _looping(_: Path) -> bytes:
    kind = "media-type='application/xhtml+xml'"
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata/><manifest>"
        f"<item id='a' href='book.opf' {kind}/><item id='b' href='c.xhtml' fallback='b' {kind}/>"
        "</manifest><spine toc='a'><itemref idref='a'/><itemref idref='b'/><itemref idref='b'/>"
        "</spine></package>"
    )
    place = (
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='book.opf'/></rootfiles></container>"
    )
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", place),
            ("book.opf", package),
            ("c.xhtml", f"<html><body><p>{_TOLD}</p></body></html>"),
        ],
        zipfile.ZIP_STORED,
    )


def _counted_rtf(_: Path) -> bytes:
    thing = "{\\*\\objdata \\bin2147483647 abc}\\par After it.\\bin-5 \\bin99999999999999999999 x"
    return ("{\\rtf1\\ansi\\ansicpg99999 " + "\\par ".join(STORY) + thing + "}").encode("cp1252")


def _words(_: Path) -> bytes:
    chance = random.Random(5)
    return "\n\n".join(chance.choices(_TOLD.split(), k=50_000)).encode()


def _including_feed(outside: Path) -> bytes:
    place = outside / "canary-outside.txt"
    items = "".join(
        f"<item><title>G{n}</title><description>{one}</description></item>"
        for n, one in enumerate(STORY)
    )
    return (
        f"<rss xmlns:x='http://www.w3.org/2001/XInclude'><channel><x:include href='file://{place}' "
        f"parse='text'/>{items}</channel></rss>"
    ).encode()


def _pdf(
    *more: bytes, used: bytes = _USED, content: bytes = _SHOWN, kids: bytes = b"4 0 R",
    count: int = 1, said: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page, with further objects from 6 on."""
    return numbered(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % said,
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            _FONT,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            b"/Resources << %s >> >>" % used,
            _stream(content),
            *more,
        ]
    )


def _stream(content: bytes, said: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (said, len(content), content)


def _forms_of_forms(_: Path) -> bytes:
    """Forty forms, each of which draws the next sixteen times."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s "
    forms = [
        _stream(b"/X Do " * 16, (form + b"/XObject << /X %d 0 R >> >>") % (_USED, 7 + number))
        for number in range(40)
    ]
    leaf = _stream(_SHOWN, (form + b">>") % _USED)
    used = _USED + b" /XObject << /X 6 0 R >>"
    return _pdf(*forms, leaf, used=used, content=b"/X Do " + _SHOWN)


def _labelled(_: Path) -> bytes:
    last = b"/PageLabels << /Nums [0 << /S /A /St 2147483647 /P (%s) >>] >>" % (b"x" * 100_000)
    return _pdf(said=last)


def _attached(outside: Path) -> bytes:
    place = str(outside / "canary-outside.txt").encode()
    spec = b"<< /Type /Filespec /F (../../slipped.exe) /EF << /F 6 0 R >> >>"
    said = (
        b"/OpenAction << /S /GoToR /F (%s) >> /AcroForm << /XFA (x) /Fields [] >> /Names << "
        b"/EmbeddedFiles << /Names [(a) %s] >> >>" % (place, spec)
    )
    return _pdf(_stream(b"MZ", b"/Type /EmbeddedFile"), said=said)


def _open_to_all(_: Path) -> bytes:
    """A PDF that is locked with no password at all, as many are that may not be printed."""
    filled = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
    owner = _rc4(_md5(filled)[:5], filled)
    key = _md5(filled + owner + struct.pack("<i", -4) + bytes(16))[:5]
    shown = _rc4(_md5(key + b"\5\0\0\0\0")[:10], _SHOWN)
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        owner.hex().encode(), _rc4(key, filled).hex().encode(),
    )  # fmt: skip
    names = b"/ID [<%s> <%s>]" % (b"00" * 16, b"00" * 16)
    return _pdf(content=shown).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt %s %s" % (lock, names)
    )


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    """Data as PDF 1.4 locks it. Source: ISO 32000-1, 7.6.2."""
    box = list(range(256))
    at = 0
    for one in range(256):
        at = (at + box[one] + key[one % len(key)]) % 256
        box[one], box[at] = box[at], box[one]
    made = bytearray()
    one = at = 0
    for byte in data:
        one = (one + 1) % 256
        at = (at + box[one]) % 256
        box[one], box[at] = box[at], box[one]
        made.append(byte ^ box[(box[one] + box[at]) % 256])
    return bytes(made)


PAGES: dict[str, tuple[str, Callable[[Path], bytes], bool | None]] = {
    "cells.html": ("H4", _cells, None),
    "deep-data.html": ("H4", _deep_data, True),
    "attribute.html": ("H4", lambda _: page(f"<p title='{'a' * 10_000_000}'>In.</p>"), None),
    "columns.docx": ("H4", _columns, True),
    "external.docx": ("H5", _external, True),
    "twins.docx": ("H2", _twins, True),
    "looping.epub": ("H4", _looping, None),
    "deep-chapter.epub": ("H4", lambda _: epub(f"<p>{_TOLD}</p>", "<div>" * 60_000), None),
    "counted.rtf": ("H4", _counted_rtf, True),
    "words.txt": ("H4", _words, True),
    "escapes.eml": (
        "H4", lambda _: mail(f"{_TOLD} \\N{{BULLET}}", "text/plain; charset=unicode_escape"), True
    ),
    "zeros.txt": ("H4", lambda _: _TOLD.encode() + bytes(10_000), False),
    "including.rss": ("H5", _including_feed, True),
    "forms.pdf": ("H4", _forms_of_forms, None),
    "kids.pdf": ("H4", lambda _: _pdf(kids=b"4 0 R " * 20_000, count=2_000_000_000), None),
    "lists.pdf": ("H4", lambda _: _pdf(b"[" * 200_000, said=b"/X 6 0 R"), None),
    "labelled.pdf": ("H4", _labelled, None),
    "attached.pdf": ("H14", _attached, True),
    "open-to-all.pdf": ("H12", _open_to_all, True),
    "scan.pdf": ("H12", lambda _: _pdf(content=PICTURE), False),
}  # fmt: skip
"""By name: the fault in FAULTS, what makes the bytes, whether anything of it is to be read."""
