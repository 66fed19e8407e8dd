"""The blocks of a plain text: which paragraph is title, heading, body, metadata or furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefindex.importers.clues import Clue
from briefindex.importers.dateline import Dateline, dateline_at
from briefindex.importers.frontmatter import clues_of_line, clues_of_rights
from briefindex.importers.furniture import without_furniture
from briefindex.importers.matter import FrontMatter
from briefindex.importers.names import one_line
from briefindex.importers.printed_dates import DayAndMonth
from briefindex.model.article import Block, Role
from briefindex.model.span import Span
from briefindex.text.paragraphs import paragraphs

_LONG = 120
_TAIL_PARTS = 4
_FRONT_PARTS = 12
_LONGEST_TITLE = 180
_LONGEST_HEADING = 90
_BULLET = re.compile(r"[-–—•·‣▪◦●*]\s|\d{1,3}[.)]\s|[-–—•]\S")
_FINAL = re.compile(r"[.:;,…–—-](?:[”»\"’')\]]{0,2})\Z|[!?][”»\"’']\Z")
_TOLD = re.compile(r"\bsaid (?:it|that|he|she|they|its|his|her|the|an?)\b")
_NUMBER = re.compile(r"\d[\d.,/]*")
_INNER_END = re.compile(r"[a-z0-9]{3}[.!?]\s+[\"“«]?[A-Z]")
_LOWER_START = re.compile(r"(?<!\W)\W*[a-z](?![A-Z])")
_ENDS_SENTENCE = re.compile(r"[.!?…][”»\"’')\]]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Structure:
    """Blocks of a text, what its metadata lines tell, and a day that its dateline names."""

    blocks: tuple[Block, ...]
    clues: tuple[Clue, ...]
    day: DayAndMonth | None


@dataclass(slots=True)
class _Part:
    """A paragraph or a piece of one; `role` None until it is known."""

    span: Span
    text: str
    role: Role | None = None


def structure(text: str) -> Structure:
    """What the paragraphs of `text` are; blocks are sorted and cover all but white space."""
    return _structured(text, list(_parts(text, [(span, None) for span in paragraphs(text)])))


def structure_after(text: str, matter: FrontMatter) -> Structure:
    """The same of a text that begins with front matter; what that states comes first."""
    end = matter.span.end
    after: list[tuple[Span, Role | None]] = [
        (Span(end + span.start, end + span.end), None) for span in paragraphs(text[end:])
    ]
    found = structure_of(text, [(matter.span, "metadata"), *after])
    return Structure(found.blocks, (*matter.clues, *found.clues), found.day)


def structure_of(text: str, given: Sequence[tuple[Span, Role | None]]) -> Structure:
    """The same where the format tells the paragraphs and the roles of some, sorted."""
    return _structured(text, list(_parts(text, given)))


def _structured(text: str, parts: list[_Part]) -> Structure:
    clues: list[Clue] = []
    first = _first_body(parts)
    for part in _outer_parts(parts, first):
        found = clues_of_line(part.text)
        if found is not None:
            part.role = "metadata"
            clues.extend(found)
    clues.extend(clue for part in parts if part.role == "boilerplate" for clue in _rights(part))
    if not any(part.role == "title" for part in parts):
        _mark_title(text, parts)
    dateline = _cut_dateline(text, parts)
    _mark_headings(text, parts)
    blocks = tuple(Block(part.span, part.role or "body") for part in parts)
    if dateline is None:
        return Structure(blocks, tuple(clues), None)
    return Structure(blocks, (*clues, *dateline.clues), dateline.day)


def _rights(part: _Part) -> tuple[Clue, ...]:
    return clues_of_rights(part.text)


def _parts(text: str, given: Sequence[tuple[Span, Role | None]]) -> Iterator[_Part]:
    """Paragraphs, those of unknown role with their furniture cut off."""
    for span, role in given:
        if role is not None:
            yield _Part(span, text[span.start : span.end], role)
            continue
        own, furniture = without_furniture(text, span)
        for piece in sorted((*own, *furniture)):
            cut = "boilerplate" if piece in furniture else None
            yield _Part(piece, text[piece.start : piece.end], cut)


def _is_long(part: _Part) -> bool:
    ends = _ENDS_SENTENCE.search(part.text) is not None
    return part.role is None and (len(part.text) >= _LONG or (ends and len(part.text) >= 50))


def _first_body(parts: Sequence[_Part]) -> int:
    """Index of the first part that is certainly running text."""
    return next((index for index, part in enumerate(parts) if _is_long(part)), len(parts))


def _outer_parts(parts: Sequence[_Part], first: int) -> Iterator[_Part]:
    """Parts where metadata lines stand: before the running text, and at the end."""
    front = min(first, _FRONT_PARTS)
    tail = max(front, len(parts) - _TAIL_PARTS)
    for part in (*parts[:front], *parts[tail:]):
        if part.role is None:
            yield part


def _mark_title(text: str, parts: Sequence[_Part]) -> None:
    """The first line of the text that is no metadata is the title, if it looks like one."""
    open_parts = [index for index, part in enumerate(parts) if part.role is None]
    if len(open_parts) < 2:
        return
    first, second = (parts[index] for index in open_parts[:2])
    follower = parts[open_parts[0] + 1]
    if not is_headline(first.text):
        return
    if dateline_at(text, second.span.start, second.span.end) is not None:
        first.role = "title"  # a dateline opens a story: what stands above it is its head
        return
    third = parts[open_parts[2]] if len(open_parts) > 2 else None
    if not _leads_to_text(second, third):
        return
    apart = "\n" in text[first.span.end : follower.span.start].partition("\n")[2]
    if apart or follower.role == "metadata" or _towers_over(first, second, text):
        first.role = "title"


def _leads_to_text(second: _Part, third: _Part | None) -> bool:
    """Whether running text follows, at most one line (a standfirst, a heading) further down."""
    if _ENDS_SENTENCE.search(second.text) and len(second.text.split()) >= 5:
        return True
    return _is_long(second) or (third is not None and _is_long(third) and is_headline(second.text))


def _towers_over(first: _Part, second: _Part, text: str) -> bool:
    """Whether a plain paragraph follows a line that is none, without a blank line between.

    In a text that parts its paragraphs with blank lines it must be longer than any wrapped line.
    """
    blank_lines = re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) is not None
    least = 2 * _LONG if blank_lines else 0
    return _is_long(second) and len(second.text) >= max(1.5 * len(first.text), least)


def is_headline(paragraph: str) -> bool:
    """Whether this could be a headline: one line, of its length, without a closing full stop."""
    line = one_line(paragraph)
    if not 8 <= len(line) <= _LONGEST_TITLE or not 2 <= len(line.split()) <= 28:
        return False
    if len(line) > 120 and ("\n" in paragraph.strip() or " said" in line):
        return False
    return _is_standalone(line) and _INNER_END.search(line) is None


def _is_standalone(line: str) -> bool:
    """Whether the line ends and begins as a title or a heading does."""
    if _FINAL.search(line) or " vs " in line or _TOLD.search(line):
        return False
    if _BULLET.match(line) or _LOWER_START.match(line):
        return False
    letters = sum(map(str.isalpha, line))
    quoted = line[0] in '“«"' and line[-1] in '”»"'
    return letters * 2 >= len(line) and not quoted


def _cut_dateline(text: str, parts: list[_Part]) -> Dateline | None:
    """Cut the dateline off the first paragraph of the body."""
    index = next((index for index, part in enumerate(parts) if part.role is None), None)
    if index is None:
        return None
    part = parts[index]
    dateline = dateline_at(text, part.span.start, part.span.end)
    if dateline is None:
        return None
    end = part.span.start + len(text[part.span.start : dateline.end].rstrip())
    head = Span(part.span.start, end)
    rest = Span(dateline.end, part.span.end)
    parts[index : index + 1] = [
        _Part(head, text[head.start : head.end], "metadata"),
        _Part(rest, text[rest.start : rest.end]),
    ]
    return dateline


def _mark_headings(text: str, parts: Sequence[_Part]) -> None:
    """A short line between paragraphs, without a stop, is the heading of what follows it."""
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        if part.role is None and after is not None and _is_heading(text, before, part, after):
            part.role = "heading"


def _is_heading(text: str, before: _Part | None, part: _Part, after: _Part) -> bool:
    if "\n" in part.text or not 3 <= len(part.text) <= _LONGEST_HEADING:
        return False
    if len(part.text.split()) > 14 or not _is_standalone(one_line(part.text)):
        return False
    if len(_NUMBER.findall(part.text)) > 1 or _is_table_row(before):
        return False
    if before is not None and "\n" not in text[before.span.end : part.span.start]:
        return False
    if "\n" not in text[part.span.end : after.span.start]:
        return False
    if after.role in ("boilerplate", "metadata"):
        return True
    return _is_long(after) and len(after.text) > len(part.text) // 2


def _is_table_row(before: _Part | None) -> bool:
    """Whether a line without a stop stands before, so that this one is a row and no heading."""
    if before is None or before.role is not None:
        return False
    return _FINAL.search(before.text) is None and not _ENDS_SENTENCE.search(before.text)
