"""Makes hostile files: bombs, slips, strange entities, deep nesting, locks, scripts, odd names.

`python tests/faults/hostile.py FOLDER` writes them all. None does harm to whoever only keeps it.
"""

import io
import pickle
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from faults.hostile_archives import ARCHIVES
from faults.hostile_more import MORE
from faults.hostile_pages import PAGES
from made_files import CORE, STORY, docx, epub, mail, odt, page, paragraph, pdf, tarred, zipped

CANARY = "canary-outside.txt"
"""The file beside the folder that none of these may get at."""
CANARY_TEXT = "Quetzal of the seventh floor"
MARKER = "marker-of-code-that-ran"
SLIP = "slipped"
"""In the names of all that tries to leave the place where it is unpacked."""
_REMOTE = "http://127.0.0.1:9/pixel.png"
_TOLD = "\n\n".join(STORY)
_DEEP = 100_000


@dataclass(frozen=True)
class Hostile:
    """One hostile file: its fault in FAULTS, its bytes, whether anything of it is to be read.

    `reads` is None where both reading it and refusing it is right.
    """

    fault: str
    make: Callable[[Path], bytes]
    reads: bool | None


def _zeros(name: str, size: int) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(size // 1_000_000):
                member.write(bytes(1_000_000))
        archive.writestr("beside.txt", _TOLD)
    return memory.getvalue()


def _many(_: Path) -> bytes:
    return zipped([(f"{number}.txt", b"") for number in range(50_001)], zipfile.ZIP_STORED)


def _nested(_: Path) -> bytes:
    inner = zipped([("story.txt", _TOLD)])
    return zipped([("inner.zip", zipped([("innermost.zip", inner)]))])


def _lying(_: Path) -> bytes:
    data = zipped([("story.txt", bytes(50_000_000))])
    size = (50_000_000).to_bytes(4, "little")
    return data.replace(size, (900).to_bytes(4, "little"))


def _bomb_docx(_: Path) -> bytes:
    return docx(paragraph("a" * 300_000_000))


def _bomb_tar(_: Path) -> bytes:
    return tarred([("zeros.txt", bytes(200_000_000))], "w:gz")


def _slips(outside: Path) -> list[tuple[str, bytes]]:
    told = _TOLD.encode()
    names = (
        f"../../{SLIP}.txt", f"{outside}/{SLIP}-absolute.txt", f"..\\..\\{SLIP}-windows.txt",
        f"C:\\{SLIP}-drive.txt", "good.txt",
    )  # fmt: skip
    return [(name, told + str(number).encode()) for number, name in enumerate(names)]


def _links(outside: Path) -> bytes:
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w") as archive:
        for name, kind in (("soft", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(f"{name}.txt")
            info.type, info.linkname = kind, str(outside / CANARY)
            archive.addfile(info)
        device = tarfile.TarInfo("device.txt")
        device.type, device.devmajor, device.devminor = tarfile.CHRTYPE, 1, 5
        archive.addfile(device)
        info = tarfile.TarInfo("good.txt")
        info.size = len(_TOLD.encode())
        archive.addfile(info, io.BytesIO(_TOLD.encode()))
    return memory.getvalue()


def _zip_link(outside: Path) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, str(outside / CANARY))
        archive.writestr("good.txt", _TOLD)
    return memory.getvalue()


def _twins(_: Path) -> bytes:
    return zipped([("story.txt", _TOLD), ("story.txt", _TOLD[::-1])])


def _xxe(outside: Path) -> str:
    return f"<!DOCTYPE w [<!ENTITY x SYSTEM 'file://{outside / CANARY}'>]>"


def _laughs(_: Path) -> str:
    more = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 11))
    return f"<!DOCTYPE w [<!ENTITY l0 'lol'>{more}]>"


def _quadratic(_: Path) -> str:
    return f"<!DOCTYPE w [<!ENTITY x '{'a' * 200_000}'>]>"


def _xhtml(declaration: str, entity: str) -> bytes:
    told = "".join(f"<p>{one}</p>" for one in STORY)
    return (
        f"<?xml version='1.0'?>{declaration}<html xmlns='http://www.w3.org/1999/xhtml'><head>"
        f"<title>Grain</title></head><body>{told}<p>{entity}</p></body></html>"
    ).encode()


def _feed(outside: Path) -> bytes:
    items = "".join(
        f"<item><title>Grain {n}</title><description>{one} &x;</description></item>"
        for n, one in enumerate(STORY)
    )
    return f"<?xml version='1.0'?>{_xxe(outside)}<rss><channel>{items}</channel></rss>".encode()


def _deep_mail(_: Path) -> bytes:
    heads = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)
    )
    return f"From: a@b.example\nSubject: deep\n{heads}Content-Type: text/plain\n\nIn.\n".encode()


def _remote_page(outside: Path) -> bytes:
    canary = f"file://{outside / CANARY}"
    body = (
        f"<img src='{_REMOTE}'><script src='{_REMOTE}'></script><iframe src='{canary}'></iframe>"
        f"<link rel=stylesheet href='{_REMOTE}'><object data='{canary}'></object>"
        f'<p style="background:url({_REMOTE})">More came later in the year.</p>'
    )
    head = f"<base href='{_REMOTE}'><meta http-equiv=refresh content='0;url={_REMOTE}'>"
    return page(body, head)


def _remote_docx(outside: Path) -> bytes:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(
        f"<Relationship Id='r{n}' Type='{kinds}{kind}' TargetMode='External' Target='{target}'/>"
        for n, (kind, target) in enumerate(
            (("image", _REMOTE), ("attachedTemplate", f"file://{outside / CANARY}"))
        )
    )
    parts = [("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")]
    return docx("".join(map(paragraph, STORY)), parts)


def _remote_rtf(outside: Path) -> bytes:
    field = f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{_REMOTE}" \\\\d}}{{\\fldrslt }}}}'
    text = f'{{\\field{{\\*\\fldinst INCLUDETEXT "{outside / CANARY}"}}{{\\fldrslt }}}}'
    return ("{\\rtf1\\ansi " + "\\par ".join(STORY) + field + text + "}").encode("cp1252")


def _remote_mail(outside: Path) -> bytes:
    return mail(_remote_page(outside).decode(), "text/html; charset=utf-8")


def _object_rtf(_: Path) -> bytes:
    blob = "4d5a" + "90" * 2_000
    thing = "{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata " + blob + "}}"
    return ("{\\rtf1\\ansi " + "\\par ".join(STORY) + thing + "}").encode("cp1252")


def _slipping_mail(outside: Path) -> bytes:
    return (
        "From: Karl <k@norland.example>\nSubject: Grain of Norland\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\n"
        f"{_TOLD}\n--xx\nContent-Type: application/x-sh\n"
        f'Content-Disposition: attachment; filename="../../{SLIP}.sh"\n\n'
        f"#!/bin/sh\ntouch {outside / MARKER}\n--xx--\n"
    ).encode()


def _scripted_pdf(outside: Path) -> bytes:
    action = f"/OpenAction << /S /Launch /F (/usr/bin/touch) /P ({outside / MARKER}) >>"
    script = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] >> >>"
    lines = [(50, 780 - 14 * n, 10, line) for n, line in enumerate(STORY)]
    return pdf(lines, extra=f"{action} {script}")


def _locked_pdf(_: Path) -> bytes:
    key = "<" + "11" * 32 + ">"
    lock = f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>"
    whole = pdf([(50, 780, 10, STORY[0])])
    return whole.replace(b"/Root 1 0 R", f"/Root 1 0 R /Encrypt {lock} /ID [<00> <00>]".encode())


def _cyclic_pdf(_: Path) -> bytes:
    whole = pdf([(50, 780, 10, STORY[0])])
    return whole.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]").replace(
        b"/Count 1", b"/Count 99999999"
    )


def _long_table_pdf(_: Path) -> bytes:
    whole = pdf([(50, 780, 10, STORY[0])])
    return whole.replace(b"xref\n0 7", b"xref\n0 4000000000").replace(
        b"/Size 7", b"/Size 4000000000"
    )


def _swelling_mail(_: Path) -> bytes:
    parts = "".join(
        f"--b\nContent-Type: text/plain\nContent-Transfer-Encoding: {how}\n\n{line * 400_000}\n"
        for how, line in (("quoted-printable", "=41=41=41=41=41=\n"), ("base64", "QUFBQUFBQUE\n"))
    )
    return (
        "From: a@b.example\nSubject: swelling\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    ).encode()


def _local_page(outside: Path) -> bytes:
    canary = f"file://{outside / CANARY}"
    style = f"<style>@import url('{canary}'); @import '//127.0.0.1/x.css';</style>"
    return page(f"<img src='{canary}'><img srcset='{canary} 2x'><embed src='{canary}'>", style)


def _locked_zip(_: Path) -> bytes:
    data = bytearray(zipped([("story.txt", _TOLD)], zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _locked_odt(_: Path) -> bytes:
    manifest = (
        "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
        "<manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data "
        "manifest:checksum='x'/></manifest:file-entry></manifest:manifest>"
    )
    return odt("<text:p>x</text:p>", manifest=manifest)


class _Runs:
    """What would write a file if anybody unpickled it."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return open, (str(self.place), "w")


def _poisoned(outside: Path) -> bytes:
    poison = pickle.dumps(_Runs(outside / MARKER))
    story = _TOLD.encode()
    return zipped(
        [
            ("bag/data/articles/story.txt", story),
            ("bag/index/_MAIN_1.toc", poison),
            ("bag/index/MAIN_abc.seg", poison),
            ("bag/index/columns.pickle", poison),
        ]
    )


def _named(title: str) -> Callable[[Path], bytes]:
    return lambda _: page(head=f'<title>{title}</title><meta name=author content="{title}">')


def _template(outside: Path) -> str:
    return f"{{__import__('os').system('touch {outside / MARKER}')}}"


_BIDI = "Grain \u202egnp.exe\u202c and \u2066more\u2069 \u200b\x07of it"

FILES = {
    "bomb.zip": Hostile("H1", lambda _: _zeros("zeros.txt", 1_000_000_000), None),
    "nested.zip": Hostile("H1", _nested, False),
    "lying.zip": Hostile("H1", _lying, False),
    "many.zip": Hostile("H1", _many, False),
    "bomb.docx": Hostile("H1", _bomb_docx, False),
    "bomb.tgz": Hostile("H1", _bomb_tar, False),
    "slips.zip": Hostile("H2", lambda at: zipped(_slips(at)), True),
    "slips.tar": Hostile("H2", lambda at: tarred(_slips(at)), True),
    "links.tar": Hostile("H2", _links, True),
    "link.zip": Hostile("H2", _zip_link, True),
    "twins.zip": Hostile("H2", _twins, True),
    "xxe.docx": Hostile("H3", lambda at: docx(paragraph("&x;"), declaration=_xxe(at)), False),
    "xxe.xhtml": Hostile("H3", lambda at: _xhtml(_xxe(at), "&x;"), None),
    "xxe.rss": Hostile("H3", _feed, None),
    "laughs.docx": Hostile(
        "H3", lambda at: docx(paragraph("&l10;"), declaration=_laughs(at)), False
    ),
    "laughs.xhtml": Hostile("H3", lambda at: _xhtml(_laughs(at), "&l10;"), None),
    "quadratic.docx": Hostile(
        "H3", lambda at: docx(paragraph("&x;" * 20_000), declaration=_quadratic(at)), False
    ),
    "deep.html": Hostile("H4", lambda _: page("<div>" * 60_000 + "In." + "</div>" * 60_000), None),
    "deep.docx": Hostile(
        "H4", lambda _: docx("<w:sdt>" * _DEEP + paragraph("In.") + "</w:sdt>" * _DEEP), None
    ),
    "deep.rtf": Hostile("H4", lambda _: b"{\\rtf1 In. " + b"{" * _DEEP + b"}" * _DEEP + b"}", None),
    "groups.rtf": Hostile("H4", lambda _: b"{\\rtf1 In. " + b"{}" * 1_000_000 + b"}", None),
    "swelling.eml": Hostile("H4", _swelling_mail, None),
    "cyclic.pdf": Hostile("H4", _cyclic_pdf, None),
    "table.pdf": Hostile("H4", _long_table_pdf, None),
    "deep.eml": Hostile("H4", _deep_mail, None),
    "remote.html": Hostile("H5", _remote_page, True),
    "local.html": Hostile("H5", _local_page, True),
    "remote.docx": Hostile("H5", _remote_docx, True),
    "remote.rtf": Hostile("H5", _remote_rtf, True),
    "remote.eml": Hostile("H5", _remote_mail, True),
    "remote.epub": Hostile("H5", lambda at: epub(_remote_page(at).decode()), None),
    "remote.md": Hostile(
        "H5", lambda at: f"{_TOLD}\n\n![x]({_REMOTE}) ![y](file://{at / CANARY})\n".encode(), True
    ),
    "poisoned.zip": Hostile("H10", _poisoned, True),
    "poisoned.satchel": Hostile("H10", _poisoned, None),
    "locked.zip": Hostile("H12", _locked_zip, False),
    "locked.pdf": Hostile("H12", _locked_pdf, False),
    "locked.odt": Hostile("H12", _locked_odt, False),
    "locked.docx": Hostile(
        "H12", lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4_096), False
    ),
    "slipping.eml": Hostile("H14", _slipping_mail, True),
    "scripted.pdf": Hostile("H14", _scripted_pdf, True),
    "object.rtf": Hostile("H14", _object_rtf, True),
    "bidi.html": Hostile("H15", _named(_BIDI), True),
    "turned \u202etxt.exe.txt": Hostile("H15", lambda _: _TOLD.encode(), True),
    "template.html": Hostile("H16", lambda at: _named(_template(at))(at), True),
    "formats.html": Hostile("H16", _named("{0.__class__} %s %n {{7*7}} ${jndi:x} {"), True),
    "{0} %s {.txt": Hostile("H16", lambda at: f"{_template(at)}\n\n{_TOLD}".encode(), True),
    "template.docx": Hostile(
        "H16",
        lambda _: docx(
            "".join(map(paragraph, STORY)),
            [("docProps/core.xml", CORE.format(title="%s {0}", author="{x!r}", date="%d"))],
        ),
        True,
    ),
} | {name: Hostile(*one) for name, one in (MORE | ARCHIVES | PAGES).items()}  # fmt: skip
"""All hostile files by name."""


def write(folder: Path, names: list[str]) -> None:
    """Make some of the files in a folder, and what they are after beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / CANARY).write_text(f"{CANARY_TEXT}\n", encoding="utf-8")
    for name in names:
        (folder / name).write_bytes(FILES[name].make(folder.parent))


if __name__ == "__main__":
    write(Path(sys.argv[1]), list(FILES))
