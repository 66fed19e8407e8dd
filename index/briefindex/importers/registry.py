"""Which format a file has, by its first bytes and, where those cannot tell, by its suffix."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from briefindex.errors import ImportRefusedError
from briefindex.importers.plaintext import decode

LARGEST_TEXT = 20_000_000
"""Bytes of the largest text that is read."""

_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is no plain text: what to call it, and how it is known."""

    name: str
    signatures: tuple[re.Pattern[bytes], ...] = ()
    suffixes: frozenset[str] = frozenset()


def _format(name: str, *signatures: bytes, suffixes: str = "") -> Format:
    patterns = tuple(re.compile(signature, re.IGNORECASE) for signature in signatures)
    return Format(name, patterns, frozenset(suffixes.split()))


_OTHERS = (
    _format("a PDF document", rb"%PDF-"),
    _format("an RTF document", rb"\{\\rtf"),
    _format("an office document, an e-book or an archive", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
    _format("an old office document", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _format("an archive", rb"\x1f\x8b\x08", rb"BZh\d1AY", rb"7z\xbc\xaf", rb"Rar!", rb"\xfd7zXZ"),
    _format(
        "a picture",
        rb"\x89PNG",
        rb"\xff\xd8\xff",
        rb"GIF8[79]a",
        rb"II\*\x00",
        rb"MM\x00\*",
        rb"RIFF....WEBP",
        rb"(?:<\?xml[^>]{0,200}>\s{0,200})?<svg[\s>]",
    ),
    _format(
        "a sound or film", rb"ID3", rb"OggS", rb"fLaC", rb"....ftyp", rb"RIFF....(?:WAVE|AVI )"
    ),
    _format("a program", rb"\x7fELF", rb"MZ[^ -~]"),
    _format("a database", rb"SQLite format 3\x00"),
    _format(
        "a web page",
        rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!doctype html|<html[\s>]|<head[\s>])",
        suffixes=".html .htm .xhtml .mhtml .mht",
    ),
    _format("an XML file", rb"\s{0,200}<\?xml\s", suffixes=".xml .rss .atom"),
    _format("an e-mail", suffixes=".eml .mbox"),
    _format("a table", suffixes=".csv .tsv"),
    _format("a data file", suffixes=".json .jsonl .ndjson .yaml .yml .toml"),
    _format("a list of subtitles", suffixes=".srt .vtt"),
)


def text_of(data: bytes, name: str) -> str:
    """Characters of the file with these bytes and this name.

    Raises:
        ImportRefusedError: it is not plain text, empty, too large, or its encoding cannot be told.
    """
    if not data:
        raise ImportRefusedError("The file is empty; check that it was saved or copied whole.")
    if len(data) > LARGEST_TEXT:
        raise ImportRefusedError(too_large(len(data)))
    other = _other_format(data[:_HEAD], PurePath(name).suffix.lower())
    if other:
        raise ImportRefusedError(
            f"This is {other.name}, and only plain text is read; save it as plain text (.txt) "
            "and add that."
        )
    return decode(data)


def too_large(size: int) -> str:
    """The refusal of a file of so many bytes."""
    return (
        f"The file has {size / 1_000_000:.1f} MB, and a text may have {LARGEST_TEXT // 1_000_000} "
        "MB at most; split it and add the parts."
    )


def _other_format(head: bytes, suffix: str) -> Format | None:
    head = head.removeprefix(b"\xef\xbb\xbf")
    for known in _OTHERS:
        if any(signature.match(head) for signature in known.signatures):
            return known
    return next((known for known in _OTHERS if suffix in known.suffixes), None)
