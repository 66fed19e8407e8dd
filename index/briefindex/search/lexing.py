"""Cuts a query into its signs and words; never fails, keeps the place of each."""

import re
from dataclasses import dataclass
from typing import Literal

Sort = Literal["(", ")", "and", "or", "not", "field", "phrase", "near", "word", "open phrase"]

_OPENING = '"“”«„'
_CLOSING = '"”“»'
_NEAR = re.compile(
    rf"near\(\s*[{_OPENING}](?P<words>[^{_CLOSING}]{{0,256}})[{_CLOSING}]\s*(?:,\s*(?P<gap>\d{{1,3}})\s*)?\)",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?<![A-Za-z])(?P<name>[A-Za-z]+):(?=\S|$)")
_PHRASE = re.compile(rf"[{_OPENING}](?P<words>[^{_CLOSING}]*)(?P<close>[{_CLOSING}]?)")
_WORD = re.compile(rf"[^\s(){_OPENING}{_CLOSING}]+")
_NOT = re.compile(r"[-\u2212](?=[^\s\d-]|\d)")
_SIGNS: dict[str, Sort] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Part:
    """One sign or word of a query: `value` is the word or the words, `gap` the number of near()."""

    sort: Sort
    value: str
    start: int
    end: int
    gap: int = 0


def parts(text: str, fields: frozenset[str]) -> list[Part]:
    """The parts of `text` in order; a name before a colon is a field only if it is in `fields`."""
    found: list[Part] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        part = _next(text, at, fields)
        found.append(part)
        at = part.end
    return found


def _next(text: str, at: int, fields: frozenset[str]) -> Part:
    if text[at] in "()":
        return Part("(" if text[at] == "(" else ")", text[at], at, at + 1)
    if match := _NEAR.match(text, at):
        return Part("near", match["words"], at, match.end(), int(match["gap"] or 5))
    if match := _PHRASE.match(text, at):
        return Part("phrase" if match["close"] else "open phrase", match["words"], at, match.end())
    if _NOT.match(text, at):
        return Part("not", text[at], at, at + 1)
    if (match := _FIELD.match(text, at)) and match["name"].lower() in fields:
        return Part("field", match["name"].lower(), at, match.end())
    match = _WORD.match(text, at)
    word = match.group() if match else text[at]
    return Part(_SIGNS.get(word, "word"), word, at, at + len(word))
