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
_BRACES = re.compile(r"\\[{}\\]|[{}]")
_ASIDE = re.compile(r"\{(?:\\\*)?\\(footnote|deleted)(?![a-z])")
_CELL_END = re.compile(rb"\\par(\s{0,9}\}{0,3}\s{0,9}\\cell(?![a-z]))")
"""A paragraph that ends with its cell needs no line of its own."""
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
    source = _with_notes(_CELL_END.sub(rb"\1", data).decode("latin-1"))
    text = rtf_to_text(source, encoding=_code_page(data), errors="replace")
    return Extract(tuple(_pieces(text)), _clues(source, _code_page(data)))


def _with_notes(source: str) -> str:
    """The document with its notes at the end, a mark where each was, without what was deleted."""
    kept: list[str] = []
    notes: list[str] = []
    place = 0
    for match in _ASIDE.finditer(source):
        if match.start() < place:
            continue
        end = _group_end(source, match.start())
        kept.append(source[place : match.start()])
        if match[1] == "footnote":
            notes.append(f"\\par [{len(notes) + 1}] {{{source[match.end() : end - 1]}}}")
            kept.append(f"[{len(notes)}]")
        place = end
    last = source.rfind("}")
    if not kept or last < place:
        return source
    return "".join((*kept, source[place:last], *notes, source[last:]))


def _group_end(source: str, start: int) -> int:
    """Where the group ends whose brace opens at `start`."""
    depth = 0
    for match in _BRACES.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return len(source)


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
