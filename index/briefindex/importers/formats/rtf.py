"""RTF documents: their text by striprtf, which reads code pages right, within bounds.

Pictures and objects are cut out first: nothing of them is looked at.
"""

import re
from contextlib import suppress
from datetime import date

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.extract import Extract, Piece, row
from briefindex.importers.formats.page_facts import fact

_DEEPEST = 500
_MOST_BYTES = 50_000_000
_TOO_DEEP = "It is nested too deeply; open it in its own program and save it anew."
_TOO_LARGE = "It has more than 50 MB; save it as .docx or PDF and add that."
_HEX = re.compile(rb"[0-9A-Fa-f\s]{2000,}")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_BRACE = re.compile(rb"(\\[{}\\])|([{}])")
_INFO = re.compile(r"\{\\(title|author) ((?:[^{}]|\\[{}]){1,1500})\}")
_MADE = re.compile(r"\{\\creatim\s?\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_FIELDS: dict[str, Field] = {"title": "title", "author": "author"}
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(data: bytes) -> Extract:
    """The article of an RTF document.

    Raises:
        ImportRefusedError: it is too large or nested too deeply.
    """
    from striprtf.striprtf import rtf_to_text  # only the process that parses needs it

    if len(data) > _MOST_BYTES:
        raise ImportRefusedError(_TOO_LARGE)
    data = _HEX.sub(b"", _without_binary(data))
    if _depth(data) > _DEEPEST:
        raise ImportRefusedError(_TOO_DEEP)
    source = data.decode("latin-1")
    text = rtf_to_text(source, encoding=_code_page(data), errors="replace")
    return Extract(tuple(_pieces(text)), _clues(source, _code_page(data)))


def _without_binary(data: bytes) -> bytes:
    """The document without what stands there byte by byte: braces in it would be none."""
    kept: list[bytes] = []
    place = 0
    while match := _BINARY.search(data, place):
        kept.append(data[place : match.start()])
        place = match.end() + int(match[1])
    return b"".join((*kept, data[place:]))


def _depth(data: bytes) -> int:
    deep = deepest = 0
    for match in _BRACE.finditer(data):
        if match[2]:
            deep += 1 if match[2] == b"{" else -1
            deepest = max(deepest, deep)
    return deepest


def _code_page(data: bytes) -> str:
    found = _CODE_PAGE.search(data, 0, 4_096)
    return f"cp{found[1].decode()}" if found else "cp1252"


def _pieces(text: str) -> list[Piece]:
    """Paragraphs, one a line; rows of tables have bars between their cells."""
    found: list[Piece] = []
    for line in text.splitlines():
        cells = line.split("|")
        made = row(cells) if len(cells) > 2 else None
        words = " ".join(line.replace("|", " ").split())
        if made:
            found.append(made)
        elif any(map(str.isalnum, words)):
            found.append(Piece(words))
    return found


def _clues(source: str, code_page: str) -> tuple[Clue, ...]:
    """What the properties of the document tell, all inferred, for a program fills them in."""
    from striprtf.striprtf import rtf_to_text  # as above

    found: list[Clue] = []
    for match in _INFO.finditer(source, 0, 100_000):
        words = rtf_to_text(f"{{\\rtf1 {match[2]}}}", encoding=code_page, errors="replace")
        made = fact(_FIELDS[match[1]], words, "")
        if made:
            reason = f"The document's properties say so (“{match[1]}”)."
            found.append(Clue(made.field, made.value, "inferred", reason))
    made_on = _MADE.search(source, 0, 100_000)
    if made_on:
        with suppress(ValueError):
            day = date(*map(int, made_on.groups()))
            found.append(Clue("date", "", "inferred", "The document was made on that day.", day))
    return tuple(found)
