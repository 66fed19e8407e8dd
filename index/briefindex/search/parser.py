"""Reads the query language of the contract; what it cannot read becomes a hint, never an error.

`a OR b` binds tighter than words side by side, AND tighter than OR:
`trade oil OR gas` is trade together with oil or gas. A query that begins with `=` is meant
literally: other names of what it names are not looked for.
"""

import re
from collections.abc import Callable
from typing import cast, get_args

from briefindex.model.span import Span
from briefindex.search.dates import DATE_HINT, dated
from briefindex.search.lexing import Part, parts
from briefindex.search.name_field import UNCLOSED, named
from briefindex.search.query import (
    Either,
    Every,
    FieldName,
    Leaf,
    NameField,
    Node,
    Query,
    Without,
)
from briefindex.search.tokens import words_of
from briefindex.search.word_signs import signed
from briefindex.text.folding import fold

LONGEST_QUERY = 256
MOST_WORDS = 32
_DEEPEST = 12
LITERAL = "="
_NAMES = frozenset(get_args(NameField))
_FIELDS = frozenset(get_args(FieldName)) | _NAMES | {"date"}
_LATER = frozenset({"tag", "figure", "value", "status"})
_OTHER_FIELD = re.compile(r"(?<![^\W\d_])[^\W\d_]+:\w")
_APART = "Write what to look for right after {name}: without a space."
_KNOWN = "title, source, author, lang, file, date, person, place, org, route and event"


def parse(text: str) -> Query:
    """What `text` asks for."""
    literal = is_literal(text)
    asked = text.replace(LITERAL, " ", 1) if literal else text
    reader = _Reader(asked[:LONGEST_QUERY], typing=not literal)
    if len(text) > LONGEST_QUERY:
        reader.hint(f"Only the first {LONGEST_QUERY} characters of the query were searched.")
    items = reader.read()
    return Query(text, tuple(items), tuple(dict.fromkeys(reader.hints)), literal)


def is_literal(text: str) -> bool:
    """Whether a query is to find its own words and no other names of what they name."""
    return text.lstrip().startswith(LITERAL)


class _Reader:
    """Goes once through the parts of a query; while in the `typing` its last word may grow."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self._typing = typing
        self.hints: list[str] = []
        self._parts = parts(text, _FIELDS | _LATER)
        self._at = 0
        self._words = 0
        self._depth = 0

    def hint(self, sentence: str) -> None:
        """Keep a sentence for the reader."""
        self.hints.append(sentence)

    def read(self) -> list[Node]:
        """Everything up to the end, a stray closing bracket passed over."""
        items: list[Node] = []
        while self._at < len(self._parts):
            items.extend(self._side_by_side(None))
            if self._here(")"):
                self.hint("A bracket is closed that was not opened.")
        return items

    def _side_by_side(self, field: str | None) -> list[Node]:
        items: list[Node] = []
        while self._at < len(self._parts) and self._sort() != ")":
            item = self._joined("or", Either, lambda: self._joined_by_and(field))
            if item is not None:
                items.append(item)
        return items

    def _joined_by_and(self, field: str | None) -> Node | None:
        return self._joined("and", Every, lambda: self._one(field))

    def _joined(
        self,
        sign: str,
        join: type[Either] | type[Every],
        operand: Callable[[], Node | None],
    ) -> Node | None:
        found = [operand()]
        while self._here(sign):
            if self._at >= len(self._parts) or self._sort() in ("and", "or", ")"):
                self.hint(f"Write what {sign.upper()} is to join on both sides of it.")
                break
            found.append(operand())
        items = tuple(item for item in found if item is not None)
        if len(items) > 1:
            return join(items)
        return items[0] if items else None

    def _one(self, field: str | None) -> Node | None:
        """One word, phrase, bracket, or what a sign before it makes of it."""
        part = self._take()
        if part is None or part.sort == ")":
            self._at -= part is not None
            return None
        if part.sort in ("and", "or"):
            self.hint(f"Write what {part.value} is to join on both sides of it.")
            return None
        if part.sort == "not":
            return self._without(field)
        if part.sort == "(":
            return self._bracket(field)
        if part.sort == "field":
            return self._in_field(part)
        if field == "date":
            return self._date(part)
        if field in _NAMES:
            last = self._typing and self._at == len(self._parts)
            return named(part, cast("NameField", field), self.hint, last=last)
        return self._leaf(part, cast("FieldName | None", field))

    def _without(self, field: str | None) -> Node | None:
        self._depth += 1
        item = self._one(field) if self._depth < _DEEPEST else None
        self._depth -= 1
        if isinstance(item, Without):
            return item.item
        return Without(item) if item is not None else None

    def _bracket(self, field: str | None) -> Node | None:
        if self._depth >= _DEEPEST:
            self.hint(f"Brackets deeper than {_DEEPEST} were passed over.")
            return None
        self._depth += 1
        items = tuple(self._side_by_side(field))
        self._depth -= 1
        if not self._here(")"):
            self.hint("A bracket is not closed: it was taken to reach to the end.")
        if len(items) > 1:
            return Every(items)
        return items[0] if items else None

    def _in_field(self, part: Part) -> Node | None:
        if self._at >= len(self._parts) or self._parts[self._at].start > part.end:
            self.hint(_APART.format(name=part.value))
            return None
        if part.value in _LATER:
            self.hint(f"There is no field {part.value}: the fields are {_KNOWN}.")
            return self._one(None)
        return self._one(part.value)

    def _date(self, part: Part) -> Node | None:
        found = dated(part.value)
        if found is None:
            self.hint(DATE_HINT)
        return found

    def _leaf(self, part: Part, field: FieldName | None) -> Leaf | None:
        if part.sort == "open phrase":
            self.hint(UNCLOSED)
        if part.sort == "word":
            leaf = self._word(part, field)
        else:
            mode = "near" if part.sort == "near" else "phrase"
            leaf = _several(words_of(part.value), mode, field, _span(part), part.gap)
        if leaf is None:
            return None
        self._words += len(leaf.words)
        if self._words > MOST_WORDS:
            self.hint(f"Only the first {MOST_WORDS} words of the query were searched.")
            return None
        return leaf

    def _word(self, part: Part, field: FieldName | None) -> Leaf | None:
        value = part.value
        if value.endswith(":") and value[:-1].lower() in _FIELDS:
            self.hint(_APART.format(name=value[:-1]))
            return None
        if _OTHER_FIELD.match(value):
            self.hint(f"There is no field {value.partition(':')[0]}: the fields are {_KNOWN}.")
        if value.lower() == "near" and self._touches_bracket(part):
            self.hint('Write near as near("two words", 5), the number from 1 to 999.')
        word = signed(value, self.hint)
        if word.mode == "wild":
            return self._wild(part, word.word, field)
        words = words_of(word.word)
        if len(words) != 1:
            return _several(words, "phrase", field, _span(part), 0)
        last = self._typing and word.mode == "word" and self._at == len(self._parts)
        return Leaf(tuple(words), word.mode, field, _span(part), word.distance, last)

    def _wild(self, part: Part, value: str, field: FieldName | None) -> Leaf | None:
        pattern = "".join(letter for letter in fold(value) if letter.isalnum() or letter in "*?")
        pattern = re.sub(r"\*[*?]*", "*", pattern)
        return Leaf((pattern,), "wild", field, _span(part)) if pattern.strip("*?") else None

    def _touches_bracket(self, part: Part) -> bool:
        after = self._parts[self._at : self._at + 1]
        return [(other.sort, other.start) for other in after] == [("(", part.end)]

    def _sort(self) -> str:
        return self._parts[self._at].sort

    def _take(self) -> Part | None:
        if self._at >= len(self._parts):
            return None
        self._at += 1
        return self._parts[self._at - 1]

    def _here(self, sort: str) -> bool:
        """Whether the next part is of that sort; then it is passed."""
        if self._at < len(self._parts) and self._sort() == sort:
            self._at += 1
            return True
        return False


def _several(
    words: list[str], mode: str, field: FieldName | None, span: Span, gap: int
) -> Leaf | None:
    if not words:
        return None
    if len(words) == 1:
        return Leaf(tuple(words), "word", field, span)
    return Leaf(tuple(words), "near" if mode == "near" else "phrase", field, span, gap)


def _span(part: Part) -> Span:
    return Span(part.start, part.end)
