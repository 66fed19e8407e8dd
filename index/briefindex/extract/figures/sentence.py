"""One sentence as the grammar sees it: flat text, dates, clauses, amounts. Offsets are its own."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.tree import Tree
from briefindex.model.article import Role
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression

Clause = tuple[int, int]
LONGEST = 2000
"""Longer sentences are no sentences: nothing is read in them."""

_BOUNDARY = re.compile(
    r"(?=[;:, .?!])(?:;|: |, (?=(?:and|but|or|while|although|though|whereas|yet|so|which|who|whose"
    r"|where|because|since|as|if|when|after|before|despite|with|compared)\b)"
    r"| (?=(?:which|whose|while|although|whereas|but|because)\b)| [–—] |[,.?!][”»\"] )"
)
_ASIDE = re.compile(r"(?:which|who|whose|where)\b(?:[^,;]|,(?=\d)){1,120}, (?!and\b|or\b|but\b)")
_BREAKS = "\n\r\t\u2028\u2029"


@dataclass(slots=True)
class Sentence:
    """A sentence of an article.

    `start` is where it begins in the article's text; everything else is counted from there.
    `block` is the index of its block; `tree` is None where no language model has read it.
    """

    index: int
    start: int
    text: str
    block: int
    role: Role
    dates: tuple[DateExpression, ...] = ()
    amounts: list[Amount] = field(default_factory=list[Amount])
    clauses: tuple[Clause, ...] = ()
    tree: Tree | None = None
    _undated: tuple[tuple[DateExpression, ...], str] | None = None

    @property
    def end(self) -> int:
        """Where the sentence ends in the article's text."""
        return self.start + len(self.text)

    @property
    def undated(self) -> str:
        """The text with its dates and their prepositions blank, of the same length."""
        if self._undated is None or self._undated[0] is not self.dates:
            self._undated = (self.dates, self._without_dates())
        return self._undated[1]

    def _without_dates(self) -> str:
        text = self.text
        for one in self.dates:
            first, last = one.lead.start, one.span.end
            if text[last : last + 2] in ("'s", "’s"):
                continue
            text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
        return text

    def clause_of(self, place: int) -> Clause:
        """The clause that holds a place."""
        for clause in self.clauses:
            if clause[0] <= place < clause[1]:
                return clause
        return (0, len(self.text))


def flat(text: str, span: Span) -> str:
    """The sentence with its line ends as blanks, of the same length."""
    piece = text[span.start : span.end]
    for sign in _BREAKS:
        if sign in piece:
            piece = piece.replace(sign, " ")
    return piece


def split_clauses(text: str) -> tuple[Clause, ...]:
    """Clauses by their conjunctions and stops, sorted, covering the sentence."""
    cuts = [0]
    for match in _BOUNDARY.finditer(text):
        cuts.append(match.end())
        aside = _ASIDE.match(text, match.end())
        if aside:
            cuts.append(aside.end())
    cuts = [*sorted(set(cuts)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)
