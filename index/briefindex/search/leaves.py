"""Reads one word, phrase, name, day or amount of a query."""

import re
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar, cast, get_args

from lark import Token, Tree

from briefindex.model.span import Span
from briefindex.search.dates import DATE_HINT, dated
from briefindex.search.figure_tests import (
    AMOUNT_HINT,
    STATUS_HINT,
    YEAR_HINT,
    stated,
    valued,
    years,
)
from briefindex.search.grammar import NEAR_HINT, span_of
from briefindex.search.query import (
    MOST_WORDS,
    Dated,
    FieldName,
    Hint,
    Leaf,
    Mode,
    NameField,
    NameLeaf,
    Stated,
    Told,
    ToldField,
    Valued,
    Years,
)
from briefindex.search.tokens import words_of
from briefindex.search.unit_names import unit_of
from briefindex.text.folding import fold

SHORTEST_BEGINNING: Final = 3
"""Letters that the only word of a figure has at least, to be taken for a beginning."""
_BACKWARDS_HINT: Final = "A range goes from the lower to the higher: 2023..2024 or 5..10bn."
_SIGNS_HINT: Final = "Figures are asked for whole words and beginnings: write trade or tra*."
_NEAR_GAP: Final = 5
_MOST_LETTERS: Final = 2
_CLOSING: Final = '"“”«»'
_QUOTES: Final = '"“”«»„'
_FIGURE_FIELDS: Final = ("year", "value", "status")
_FIELDS: Final = (
    *get_args(FieldName), "date", *get_args(NameField), "tag", *get_args(ToldField),
    *_FIGURE_FIELDS,
)  # fmt: skip
_KNOWN: Final = f"{', '.join(_FIELDS[:-1])} and {_FIELDS[-1]}"
_OF_QUERY: Final = re.compile(rf"(?<!\S)(?:(?:{'|'.join(_FIELDS)}):\S|(?:AND|OR|NOT)(?!\S)|near\()")
"""What stands in a query, and hardly in words that somebody quotes."""

_Bound = TypeVar("_Bound", date, Decimal)


class Leaves:
    """Makes the leaves of one query; what is wrong with them is added to `hints`."""

    def __init__(self, text: str, hints: list[Hint], *, typing: bool) -> None:
        """Take the query; while it is in the `typing` its last word may grow."""
        self._text = text
        self._hints = hints
        self._typing_at = len(text.rstrip()) if typing else -1
        self._words = 0

    def sought(self, tree: Tree, field: FieldName | None) -> Leaf | None:
        """Words to look for, or None where there is no letter."""
        leaf = self._near(tree, field) or self._leaf(self._token(tree), field)
        if leaf is None:
            return None
        self._words += len(leaf.words)
        if self._words > MOST_WORDS:
            said = f"Only the first {MOST_WORDS} words of the query were searched."
            self._say(said, leaf.span, once=True)
            return None
        return leaf

    def named(self, tree: Tree, field: NameField) -> NameLeaf | None:
        """A name to look for, or None where it has no letter."""
        token = self._token(tree)
        span, last = span_of(token), self._is_last(token)
        if token.type == "PHRASE":
            words = self._inside(token)
            asked = NameLeaf(words, "phrase", field, span, last=last and words == token[1:])
        elif token.type == "FUZZY":
            word, distance = self._fuzzy(token)
            asked = NameLeaf(word, "fuzzy", field, span, distance)
        elif token.type == "PREFIX":
            asked = NameLeaf(token.rstrip("*"), "prefix", field, span)
        elif token.type == "WILD":
            asked = NameLeaf(str(token), "wild", field, span)
        else:
            asked = NameLeaf(token.rstrip("*?"), "word", field, span, last=last)
        return asked if any(map(str.isalnum, asked.name)) else None

    def told(self, tree: Tree, field: ToldField) -> Told | None:
        """Words that figures are to say, or None where there is no letter."""
        token = self._token(tree)
        if token.type in ("WILD", "FUZZY"):
            return self._say(_SIGNS_HINT, span_of(token))
        text = self._inside(token) if token.type == "PHRASE" else token.rstrip("*?~")
        words = (unit_of(text),) if field == "unit" else tuple(words_of(text))
        alone = field != "unit" and len(words) == 1 and len(words[0]) < SHORTEST_BEGINNING
        growing = token.type == "PREFIX" or (self._is_last(token) and not alone)
        return Told(words, field, span_of(token), growing) if any(words) else None

    def stated(self, tree: Tree) -> Stated | None:
        """The status of figures, or None where it is none of the three."""
        token = self._token(tree)
        found = stated(str(token), span_of(token))
        return found or self._say(STATUS_HINT, span_of(token))

    def dated(self, tree: Tree, span: Span) -> Dated | None:
        """A day, month, year or range, or None where it is none."""
        found = dated("".join(map(str, tree.children)))
        if found is None:
            return self._say(DATE_HINT, span)
        if self._is_backwards(found.earliest, found.latest, span):
            return None
        return Dated(found.earliest, found.latest, span)

    def years(self, tree: Tree, span: Span) -> Years | None:
        """The time that figures are about, or None where it is none."""
        found = years("".join(map(str, tree.children)), span)
        if found and self._is_backwards(found.earliest, found.latest, span):
            return None
        return found or self._say(YEAR_HINT, span)

    def valued(self, tree: Tree, span: Span) -> Valued | None:
        """The amount of figures, or None where it is none."""
        found = valued(tree, span)
        if found and self._is_backwards(found.low, found.high, span):
            return None
        return found or self._say(AMOUNT_HINT, span)

    def _is_backwards(self, first: _Bound | None, last: _Bound | None, span: Span) -> bool:
        """Whether a range ends before it begins; says so."""
        backwards = first is not None and last is not None and first > last
        if backwards:
            self._say(_BACKWARDS_HINT, span)
        return backwards

    def untagged(self, tree: Tree) -> None:
        """Nothing: there is no tag on any article."""
        self._say("No article has a tag: what stands after tag: was passed over.", self.span(tree))

    def span(self, tree: Tree) -> Span:
        """From the first token below `tree` to the last."""
        spans = [span_of(token) for token in _typed_below(tree)] or [Span(0, 0)]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def _token(self, tree: Tree) -> Token:
        """The word or phrase itself, without signs that cannot be followed."""
        first = tree.children[0]
        if isinstance(first, Token) and first.type == "LEADING":
            said = "A word cannot begin with * or ?: write its first letters."
            self._say(said, span_of(first))
        last = tree.children[-1]
        return last if isinstance(last, Token) else cast("Token", last.children[1])

    def _near(self, tree: Tree, field: FieldName | None) -> Leaf | None:
        near = tree.children[0]
        if not isinstance(near, Tree):
            return None
        phrase = cast("Token", near.children[1])
        gap = next((int(t) for t in _tokens(near) if t.type == "GAP"), _NEAR_GAP)
        return _several(words_of(self._inside(phrase)), "near", field, self.span(near), gap)

    def _leaf(self, token: Token, field: FieldName | None) -> Leaf | None:
        span = span_of(token)
        if token.type == "PHRASE":
            inside = self._inside(token)
            words, last = words_of(inside), self._is_last(token) and inside == token[1:]
            return Leaf(tuple(words), "phrase", field, span, last=last) if words else None
        if token.type == "WILD":
            return _wild(str(token), field, span)
        if token.type == "WORD" and self._is_unread(token):
            return None
        value, distance = self._fuzzy(token) if token.type == "FUZZY" else (str(token), 0)
        words = words_of(value)
        if len(words) != 1:
            last = token.type == "WORD" and self._is_last(token)
            return _several(words, "phrase", field, span, last=last)
        if token.type == "WORD":
            return Leaf(tuple(words), "word", field, span, last=self._is_last(token))
        return Leaf(tuple(words), "fuzzy" if distance else "prefix", field, span, distance)

    def _is_unread(self, token: Token) -> bool:
        """Whether a word is a field without anything after it; says what else is odd with it."""
        name, colon, after = token.partition(":")
        name, span = name.lower(), span_of(token)
        if colon and name in _FIELDS and not after:
            self._say(f"Write what to look for right after {name}: without a space.", span)
            return True
        if colon and after[:1].isalnum() and name.isalpha():
            self._say(
                f"There is no field {token.partition(':')[0]}: the fields are {_KNOWN}.", span
            )
        if name == "near" and not colon and self._before_bracket(token):
            self._say(NEAR_HINT, span)
        return False

    def _fuzzy(self, token: Token) -> tuple[str, int]:
        """The word before "~", and how many of its letters may differ."""
        word, _, digits = token.rpartition("~")
        distance = int(digits or 1)
        if distance > _MOST_LETTERS:
            self._say("At most two letters may differ: write ~1 or ~2.", span_of(token))
        return word, max(1, min(distance, _MOST_LETTERS))

    def _inside(self, token: Token) -> str:
        """What stands between quotation marks."""
        closed = len(token) > 1 and token[-1] in _CLOSING
        if not closed and not self._is_being_quoted(token):
            said = "A quotation mark is not closed: it was taken to reach to the end."
            self._say(said, span_of(token))
        return str(token[1:-1] if closed else token[1:])

    def _is_being_quoted(self, token: Token) -> bool:
        """Whether an open phrase may be in the typing: it opens one, and goes on in words."""
        before = self._text[: span_of(token).start][-1:]
        return not before.isalnum() and _OF_QUERY.search(token) is None

    def _is_last(self, token: Token) -> bool:
        return span_of(token).end == self._typing_at

    def _before_bracket(self, token: Token) -> bool:
        return self._text.startswith("(", span_of(token).end)

    def _say(self, sentence: str, span: Span, *, once: bool = False) -> None:
        if not (once and any(hint.text == sentence for hint in self._hints)):
            self._hints.append(Hint(sentence, span))


def _tokens(tree: Tree) -> list[Token]:
    return [child for child in tree.children if isinstance(child, Token)]


def _several(
    words: list[str],
    mode: Mode,
    field: FieldName | None,
    span: Span,
    gap: int = 0,
    *,
    last: bool = False,
) -> Leaf | None:
    if not words:
        return None
    if len(words) == 1:
        return Leaf(tuple(words), "word", field, span, last=last)
    return Leaf(tuple(words), mode, field, span, gap, last)


def _wild(value: str, field: FieldName | None, span: Span) -> Leaf | None:
    """A pattern of folded letters, `?` and single `*`."""
    pattern = ""
    for letter in fold(value):
        again = letter in "*?" and pattern.endswith("*")
        pattern += letter if not again and (letter.isalnum() or letter in "*?") else ""
    return Leaf((pattern,), "wild", field, span) if pattern.strip("*?") else None


def _typed_below(tree: Tree) -> list[Token]:
    """The tokens below a tree that were typed, in no order; of any depth."""
    found: list[Token] = []
    waiting = [tree]
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, Tree):
                waiting.append(child)
            elif child.start_pos is not None:
                found.append(child)
    return found
