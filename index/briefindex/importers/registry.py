"""Which format a file has, by its first bytes and, only where those cannot tell, by its suffix."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.paths import LARGEST_FILE, too_large
from briefindex.importers.plaintext import decode

LARGEST_TEXT = 20_000_000
"""Bytes of the largest plain text that is read."""

Kind = Literal["text", "html", "pdf", "rtf", "zip", "tar", "mail", "mbox", "feed"]
HOLDS_OTHERS: frozenset[Kind] = frozenset(("zip", "tar", "mail", "mbox", "feed"))
"""Kinds that may hold several articles; a zip may be one document, too."""

_HEAD = 4_096
_XML = rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?:(?!-->).){0,1000}-->\s{0,200}){0,5}"
_PATTERNS: tuple[tuple[Kind, bytes], ...] = (
    ("pdf", rb"\s{0,64}%PDF-\d"),
    ("rtf", rb"\s{0,64}\{\\rtf"),
    ("zip", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
    ("tar", rb"\x1f\x8b\x08|BZh\d1AY|\xfd7zXZ\x00|.{257}ustar"),
    ("feed", _XML + rb"<(?:rss[\s>]|rdf:rdf[\s>]|feed[\s>][^>]{0,300}w3\.org/2005/Atom)"),
    ("html", _XML + rb"<(?:!doctype\s{1,9}html|html[\s>]|head[\s>]|body[\s>]|title>|meta\s)"),
    ("mbox", rb"From \S{1,200} .{3,60}\d{4}[^\n]{0,20}\r?\n[\w-]{2,40}:"),
)
_KINDS: tuple[tuple[Kind, re.Pattern[bytes]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for kind, pattern in _PATTERNS
)
_HEADER = re.compile(rb"[A-Za-z][\w-]{1,60}:[ \t]*\S")
_MAIL = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to|content-transfer-encoding|"
    rb"x-mailer):\s",
    re.IGNORECASE | re.MULTILINE,
)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_CARRIES = re.compile(
    rb"multipart/|message/|application/|audio/|video/|image/|attachment|name[*=]", re.IGNORECASE
)
_ELEMENT = re.compile(rb"<[a-z][a-z0-9]{0,15}[\s/>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread:
    """A kind of file that is not read: what to call it, what to do, and how it is known."""

    name: str
    remedy: str
    signatures: tuple[re.Pattern[bytes], ...] = ()
    suffixes: frozenset[str] = frozenset()


_AS_TEXT = "save it as plain text (.txt) and add that"
_NOT_TEXT = "only texts are read; add what was written about it"


def _unread(name: str, *signatures: bytes, suffixes: str = "", remedy: str = _AS_TEXT) -> Unread:
    patterns = tuple(re.compile(one, re.IGNORECASE | re.DOTALL) for one in signatures)
    return Unread(name, remedy, patterns, frozenset(suffixes.split()))


_OLD = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREAD = (
    _unread(
        "a document of an old Word (.doc)",
        _OLD,
        suffixes=".doc .dot",
        remedy="open it in Word or LibreOffice, save it as .docx or PDF, and add that",
    ),
    _unread(
        "a mail of Outlook (.msg)",
        _OLD,
        suffixes=".msg",
        remedy="open it in Outlook, save it as .eml, or its text as .txt, and add that",
    ),
    _unread(
        "a document with a password",
        _OLD,
        suffixes=".docx .docm .xlsx .pptx",
        remedy="open it in its own program, save it without a password, and add that",
    ),
    _unread(
        "a mail in Outlook's own wrapping (winmail.dat)",
        rb"\x78\x9f\x3e\x22",
        remedy="ask its sender to send it as HTML or plain text",
    ),
    _unread(
        "a document of an old program (.doc, .xls, .ppt or .msg) or one with a password",
        _OLD,
        remedy="open it there and save it as .docx or PDF, without a password, and add that",
    ),
    _unread(
        "an archive of a kind that is not opened",
        rb"7z\xbc\xaf",
        rb"Rar!",
        rb"\x28\xb5\x2f\xfd",
        remedy="unpack it and add what is in it",
    ),
    _unread(
        "a picture",
        rb"\x89PNG",
        rb"\xff\xd8\xff",
        rb"GIF8[79]a",
        rb"II\*\x00",
        rb"MM\x00\*",
        rb"RIFF....WEBP",
        rb"\x00\x00\x01\x00",
        _XML + rb"(?:<!doctype svg[^>]{0,200}>\s{0,200})?<svg[\s>]",
        remedy=_NOT_TEXT,
    ),
    _unread(
        "a sound or film",
        rb"ID3",
        rb"OggS",
        rb"fLaC",
        rb"....ftyp",
        rb"RIFF....(?:WAVE|AVI )",
        remedy=_NOT_TEXT,
    ),
    _unread("a program", rb"\x7fELF", rb"MZ[^ -~]", remedy=_NOT_TEXT),
    _unread("a font", rb"wOF[F2]", rb"\x00\x01\x00\x00\x00", rb"OTTO", remedy=_NOT_TEXT),
    _unread("a database", rb"SQLite format 3\x00"),
    _unread("PostScript", rb"%!PS", remedy="save it as PDF and add that"),
    _unread(
        "a part of a web page that holds no text",
        suffixes=".css .js .mjs .map",
        remedy="add the page itself",
    ),
    _unread("an XML file", rb"\s{0,200}<\?xml\s"),
    _unread("an XML file", suffixes=".xml"),
    _unread("a table", suffixes=".csv .tsv"),
    _unread("a data file", suffixes=".json .jsonl .ndjson .yaml .yml .toml"),
    _unread("a list of subtitles", suffixes=".srt .vtt"),
)


def kind_of(data: bytes, name: str) -> Kind:
    """The format of a file with these first bytes (4,096 are enough) and this name.

    Raises:
        ImportRefusedError: it is of a kind that is not read.
    """
    if not data:
        raise ImportRefusedError("The file is empty; check that it was saved or copied whole.")
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    suffix = PurePath(name).suffix.lower()
    for kind, pattern in _KINDS:
        if pattern.match(head):
            return kind
    for known in _UNREAD:
        fits = not known.suffixes or suffix in known.suffixes
        if fits and any(signature.match(head) for signature in known.signatures):
            raise ImportRefusedError(_refusal(known))
    if _is_mail(head, suffix):
        return "mail"
    if suffix in (".html", ".htm", ".xhtml") and _ELEMENT.search(head):
        return "html"
    for known in _UNREAD:
        if suffix in known.suffixes and not known.signatures:
            raise ImportRefusedError(_refusal(known))
    return "text"


def may_hold_others(kind: Kind, data: bytes) -> bool:
    """Whether these bytes may hold more than one article; most mails of a mailbox do not."""
    return kind in HOLDS_OTHERS and (kind != "mail" or _CARRIES.search(data) is not None)


def text_of(data: bytes) -> str:
    """Characters of a plain text.

    Raises:
        ImportRefusedError: it is too large, no text, or its encoding cannot be told.
    """
    if len(data) > LARGEST_TEXT:
        raise ImportRefusedError(too_large(len(data), LARGEST_TEXT))
    return decode(data)


def limit_of(kind: Kind) -> int:
    """Bytes of the largest file of a kind."""
    return LARGEST_TEXT if kind in ("text", "html") else LARGEST_FILE


def _is_mail(head: bytes, suffix: str) -> bool:
    """Whether the file begins with the headers of a mail or a web archive."""
    if not _HEADER.match(head.lstrip()):
        return False
    if suffix in (".eml", ".mht", ".mhtml", ".mbox"):
        return True
    end = _END_OF_HEADERS.search(head)
    return _MAIL.search(head, 0, end.start() if end else len(head)) is not None


def _refusal(known: Unread) -> str:
    return f"This is {known.name}, which is not read: {known.remedy}."
