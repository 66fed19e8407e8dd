"""Says in words what a query asks for: "must contain “trade turnover”; not “rail”"."""

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Final

from briefindex.model.span import Span
from briefindex.search.query import (
    Dated,
    Either,
    Every,
    FieldName,
    Figured,
    Leaf,
    NameField,
    NameLeaf,
    Node,
    Query,
    Stated,
    Told,
    ToldField,
    Valued,
    Without,
    Years,
    is_required,
)
from briefindex.text.wording import amount_text, month_text

_SIGNS: Final = '"“”«»„*~'
_LONGEST: Final = 60
_IN_FIELD: Final[dict[FieldName, str]] = {
    "title": "{} in the title",
    "source": "the source {}",
    "author": "the author {}",
    "lang": "the language {}",
    "file": "the file name {}",
}
_NAMED: Final[dict[NameField, str]] = {
    "person": "the person",
    "place": "the place",
    "org": "the organisation",
    "route": "the route or project",
    "event": "the event",
    "product": "the product",
}
_TOLD: Final[dict[ToldField, str]] = {
    "figure": "of {}",
    "unit": "in {}",
    "party": "for {}",
    "speaker": "stated by {}",
}


def in_words(query: Query) -> str:
    """What `query` asks for, as one line without a full stop; empty where it asks for nothing."""
    return Words(query.text).said(query.items)


class Words:
    """The words for the parts of one query; what was typed is shown as it was typed."""

    def __init__(self, text: str) -> None:
        """Take the query as it was typed."""
        self._text = text

    def said(self, items: Sequence[Node]) -> str:
        """The whole of a search in one line."""
        bare = [item for item in items if not is_required(item)]
        wanted = [item for item in items if is_required(item) and _is_text(item)]
        if len(bare) == 1:
            wanted, bare = [item for item in items if item in bare or item in wanted], []
        clauses = [f"must contain {self._joined(wanted, 'and')}"] if wanted else []
        if bare:
            clauses.append(f"should contain {self._joined(bare, 'and')}, all of them if possible")
        others = [n for n in items if is_required(n) and not _is_text(n)]
        clauses += [self.node(node) for node in others if not isinstance(node, Without)]
        absent = [self._bracketed(node.item) for node in others if isinstance(node, Without)]
        clauses += [f"not {_listed(absent, 'or')}"] if absent else []
        return "; ".join(clauses)

    def node(self, node: Node) -> str:
        """A part of a query as a noun, a date or a figure."""
        if isinstance(node, Leaf):
            return self._leaf(node)
        if isinstance(node, NameLeaf):
            return f"{_NAMED[node.field or 'person']} {self._quoted(node.span)}"
        if isinstance(node, Dated):
            return f"dated {_range(node.earliest, node.latest)}"
        if isinstance(node, Figured):
            return f"a figure {self.test(node.item)}"
        if isinstance(node, Without):
            return f"not {self._bracketed(node.item)}"
        if isinstance(node, Every | Either):
            sign = "and" if isinstance(node, Every) else "or"
            return self._joined(node.items, sign)
        return ""

    def _joined(self, nodes: Sequence[Node], sign: str) -> str:
        """Nodes in a row: what is joined otherwise stands in brackets."""
        say = self._bracketed if len(nodes) > 1 else self.node
        return _listed(list(map(say, nodes)), sign)

    def _bracketed(self, node: Node) -> str:
        said = self.node(node)
        return f"({said})" if isinstance(node, Every | Either) else said

    def _leaf(self, leaf: Leaf) -> str:
        typed = self._quoted(leaf.span)
        if leaf.mode == "prefix":
            said = f"a word beginning {typed}"
        elif leaf.mode == "wild":
            said = f"a word like “{leaf.words[0]}”"
        elif leaf.mode == "fuzzy":
            letters = "one letter" if leaf.distance == 1 else f"{leaf.distance} letters"
            said = f"a word within {letters} of “{leaf.words[0]}”"
        elif leaf.mode == "near":
            near = _listed([f"“{word}”" for word in leaf.words], "and")
            words = "word" if leaf.distance == 1 else "words"
            said = f"{near} at most {leaf.distance} {words} apart"
        else:
            said = typed
        return _IN_FIELD[leaf.field].format(said) if leaf.field else said

    def test(self, node: Node) -> str:
        """What is asked of a figure, to stand after "a figure"."""
        if isinstance(node, Every):
            return ", ".join(map(self.test, node.items))
        if isinstance(node, Either):
            return " or ".join(map(self.test, node.items))
        if isinstance(node, Without):
            said = self.test(node.item)
            is_not = said.replace("that is", "that is not", 1)
            return is_not if isinstance(node.item, Stated) else f"not {said}"
        if isinstance(node, Told):
            typed = node.words[0] if node.field == "unit" else self._quoted(node.span)
            return _TOLD[node.field].format(typed)
        if isinstance(node, Stated):
            return f"that is {_STATUS[node.status]}"
        if isinstance(node, Years):
            return f"about {_range(node.earliest, node.latest)}"
        return _amount(node) if isinstance(node, Valued) else ""

    def _quoted(self, span: Span) -> str:
        """What was typed there, without its signs."""
        typed = " ".join(self._text[span.start : span.end].split()).strip(_SIGNS)
        typed = typed.partition("~")[0]
        shown = "".join(c for c in typed if c.isprintable())
        return f"“{shown[:_LONGEST]}…”" if len(shown) > _LONGEST else f"“{shown}”"


_SCALES: Final = {"mn": "million", "bn": "billion", "tn": "trillion"}
_STATUS: Final = {"actual": "actual", "target": "a target", "expected": "expected"}


def _is_text(node: Node) -> bool:
    """Whether an article contains it, rather than is of it."""
    if isinstance(node, Every | Either):
        return all(map(_is_text, node.items))
    return isinstance(node, Leaf) and node.field in (None, "title")


def _listed(words: Sequence[str], sign: str) -> str:
    *first, last = words
    return f"{', '.join(first)} {sign} {last}" if first else last


def _amount(asked: Valued) -> str:
    unit = asked.unit or ""
    kind = "money" if len(unit) == 3 and unit.isupper() else "quantity"
    low = "" if asked.low is None else _spelt(amount_text(asked.low, unit, kind))
    high = "" if asked.high is None else _spelt(amount_text(asked.high, unit, kind))
    if low and high:
        return f"of exactly {low}" if low == high else f"from {low} to {high}"
    if low:
        return f"over {low}" if asked.apart else f"of at least {low}"
    return f"under {high}" if asked.apart else f"of at most {high}"


def _spelt(amount: str) -> str:
    """An amount with its scale as a word: "$20 billion"."""
    return " ".join(_SCALES.get(part, part) for part in amount.split())


def _range(earliest: date | None, latest: date | None) -> str:
    """A range of days in words: "2023", "May 2023 or later", "2023 to 2024"."""
    if earliest is None or latest is None:
        if latest is not None:
            return f"{_until(latest)} or earlier"
        return f"{_since(earliest)} or later" if earliest else ""
    in_months = _starts_month(earliest) and _ends_month(latest)
    say = (_since, _until) if in_months else (_day, _day)
    first, last = say[0](earliest), say[1](latest)
    return first if first == last else f"{first} to {last}"


def _since(day: date) -> str:
    if not _starts_month(day):
        return _day(day)
    return str(day.year) if day.month == 1 else month_text(day)


def _until(day: date) -> str:
    if not _ends_month(day):
        return _day(day)
    return str(day.year) if day.month == 12 else month_text(day)


def _day(day: date) -> str:
    return f"{day.day} {month_text(day)}"


def _starts_month(day: date) -> bool:
    return day.day == 1


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
