"""The Wikinews articles of GUM, read from CoNLL-U: text and names by their heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefindex.extract.entities.words import word_list
from names.sets import Named, Text

_TYPES = {"person": "person", "organization": "organisation", "place": "place", "event": "event"}
_PIECE = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)?\)")
_JOINTS = frozenset(["of", "and", "for", "the", "&", "-", "–", "'s", "’s", "'", "’", "on", "."])


@dataclass(slots=True)
class _Token:
    text: str
    part: str
    tag: str
    relation: str
    head: int
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Whether it can be part of a name."""
        if self.relation == "nmod:desc":  # a title
            return False
        return self.part in ("PROPN", "NUM") or (
            self.text[0].isupper() and self.part in ("ADJ", "NOUN", "VERB", "ADV", "X")
        )


@dataclass(slots=True)
class _Phrase:
    type: str
    first: int
    last: int


def wikinews(folder: Path) -> list[Text]:
    """Each `GUM_news_*.conllu` below `folder`."""
    return [_article(path) for path in sorted(folder.rglob("GUM_news_*.conllu"))]


def _article(path: Path) -> Text:
    found = Text(path.stem, "")
    for paragraph, rows in _sentences(path):
        found.text = found.text.rstrip()
        found.text += ("\n\n" if paragraph else " ") if found.text else ""
        tokens = _tokens(found, rows)
        phrases = list(_phrases([row[9] for row in rows]))
        starts = {phrase.first for phrase in phrases}
        for phrase in phrases:
            named = _name(tokens, phrase, starts)
            if named is not None:
                (found.names if named.type in _TYPES.values() else found.neutral).append(named)
    found.text = found.text.rstrip()
    _keep_longest(found)
    return found


def _sentences(path: Path) -> Iterator[tuple[bool, list[list[str]]]]:
    """Sentences as rows of columns, and whether a paragraph begins with each."""
    paragraph = True
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newpar"):
            paragraph = True
        elif line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit() or "-" in columns[0]:
                rows.append(columns)
        elif not line and rows:
            yield paragraph, list(_joined(rows))
            paragraph, rows = False, []


def _joined(rows: list[list[str]]) -> Iterator[list[str]]:
    """The words; the parts of "Trump's" but the last have no space after them."""
    inside = range(0)
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside = range(first, last)
            spaced = "SpaceAfter=No" not in row[9]
            end = last
        else:
            if int(row[0]) in inside or (inside and int(row[0]) == end and not spaced):
                row[9] += "|SpaceAfter=No"
            yield row


def _tokens(found: Text, rows: list[list[str]]) -> list[_Token]:
    tokens: list[_Token] = []
    for row in rows:
        begin = len(found.text)
        found.text += row[1]
        token = _Token(row[1], row[3], row[4], row[7], int(row[6]) - 1, begin, len(found.text))
        tokens.append(token)
        found.text += "" if "SpaceAfter=No" in row[9] else " "
    return tokens


def _phrases(cells: list[str]) -> Iterator[_Phrase]:
    """The phrases of one sentence: opened with "(12-person-…", closed with "12)" or ")"."""
    opened: list[tuple[str, str, int]] = []
    for at, cell in enumerate(cells):
        marks = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for piece in _PIECE.finditer(marks):
            if piece[1]:
                opened.append((piece[1], piece[2], at))
                continue
            number = piece[3] or opened[-1][0]
            index = next(i for i in reversed(range(len(opened))) if opened[i][0] == number)
            _, type_, first = opened.pop(index)
            yield _Phrase(type_, first, at)


def _name(tokens: list[_Token], phrase: _Phrase, starts: set[int]) -> Named | None:
    """The phrase cut to the name that its head is in, None where the head is no proper noun."""
    inside = range(phrase.first, phrase.last + 1)
    head = next((i for i in inside if tokens[i].head not in inside), phrase.first)
    titled = tokens[head].part == "NOUN" or tokens[head].text.casefold() in word_list("title")
    named = [i for i in inside if tokens[i].head == head and _is_flat(tokens[i])]
    if titled and named:  # "creator Mark Zuckerberg"
        inside = range(named[0], phrase.last + 1)
        head = named[0]
    if tokens[head].part != "PROPN" or not tokens[head].text[0].isupper():
        return None
    first = last = head
    if phrase.type == "person":
        inside = _without_place(tokens, inside, head)
    while first - 1 in inside and (tokens[first - 1].named or _joins(tokens, first, -1, inside)):
        first -= 1
    while last + 1 in inside and (
        (tokens[last + 1].named and not (last + 1 in starts and tokens[last].text == ","))
        or (_joins(tokens, last, 1, inside) and not _lists(tokens, last + 1, starts))
    ):
        last += 1
    type_ = _TYPES.get(phrase.type, "other")
    people = first == last and tokens[head].tag == "NNPS" and type_ == "person"
    office = first == last and tokens[head].text.casefold() in word_list("title")
    unnamed = people or office or all(t.relation == "nmod:desc" for t in tokens[first : last + 1])
    return Named(tokens[first].start, tokens[last].end, "inner" if unnamed else type_)


def _without_place(tokens: list[_Token], inside: range, head: int) -> range:
    """A person's phrase without "of Rolling Stone Magazine"."""
    ends = [i for i in inside if i > head and tokens[i].part in ("ADP", "PUNCT", "CCONJ")]
    ends = [i for i in ends if tokens[i].text not in _JOINTS - {"of", "and", "for"}]
    return range(inside.start, ends[0] if ends else inside.stop)


def _is_flat(token: _Token) -> bool:
    return token.relation == "flat" and token.part == "PROPN"


def _joins(tokens: list[_Token], at: int, step: int, inside: range) -> bool:
    """Whether a joint and then a word of a name follow `at` in the phrase."""
    near, far = at + step, at + 2 * step
    while far in inside and tokens[far].text in _JOINTS:
        far += step
    return tokens[near].text in _JOINTS and far in inside and tokens[far].named


def _lists(tokens: list[_Token], at: int, starts: set[int]) -> bool:
    """Whether another phrase begins after "and": a list, not a name."""
    return tokens[at].text in ("and", "&") and at + 1 in starts


def _keep_longest(found: Text) -> None:
    """Leave the longest of names in each other; those within it count neither way."""
    kept: list[Named] = []
    for named in sorted(found.names, key=lambda n: (n.start - n.end, n.start)):
        inner = any(other.start < named.end and named.start < other.end for other in kept)
        if not inner:
            kept.append(named)
        elif not any(o.start == named.start and o.end == named.end for o in kept):
            found.neutral.append(Named(named.start, named.end, "inner"))
    found.names = sorted(kept, key=lambda n: n.start)
