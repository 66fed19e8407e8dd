"""What a set states by a convention of its own: each is named, counted, and left open in "mapped".

What is left open counts for no tool and against none. Only what a reader of news would read
otherwise is here; what Satchel merely cannot read stays in as a miss.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.model import Quantity, Row, TestSet

LeftOpen = Counter[tuple[str, str]]
"""How many quantities of a set are left open, by set and convention."""


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of stating quantities that some sets have.

    `printed` fits what the set marks; `word` the run of signs without blanks that it stands in.
    """

    name: str
    sets: frozenset[str]
    printed: str = r".*"
    word: str = r".*"

    def holds(self, text: str, stated: Quantity) -> bool:
        """Whether the quantity is stated by this convention."""
        printed = text[stated.start : stated.end]
        before, after = text[: stated.start].rpartition(" "), text[stated.end :].partition(" ")
        word = f"{before[2]}{printed}{after[0]}"
        return bool(re.fullmatch(self.printed, printed, re.I) and re.fullmatch(self.word, word))


_NUMBERS = frozenset({"number", "number, read"})
_QUANTULUM = frozenset({"quantulum3, units"})
CONVENTIONS = (
    Convention("“1 over 3” is a third (in news 1 more than 3, or 1 in 3 days)",
               _NUMBERS, r".* over .*"),
    Convention("each part of an address, a telephone, a date or a list is a number",
               _NUMBERS, r"\w+", r"\W*\w+(?:[./,-]+\w+){2,}\W*"),
    Convention("an ordinal is its number (“the tenth”)",
               frozenset({"range", "range, read"}), r".*\b(?:ten|fifteen)th\b.*"),
    Convention("a unit in brackets of any kind is one (“20 {kg}”)",
               frozenset({"dimension"}), r"\d+ [(<\[{]\w+[)>\]}]"),
    Convention("“a” before a unit or a group is one (“a penny”, “a gross”)",
               _QUANTULUM, r"an? .*"),
    Convention("brackets around a sum are a loss (in news the sum once more)",
               _QUANTULUM, r"\(\W*[\d.,]+\)"),
    Convention("how often is a quantity (“four times per week”)",
               _QUANTULUM, r".* times per .*"),
    Convention("“absolute zero” is 0 K", _QUANTULUM, r"absolute zero"),
)  # fmt: skip
"""`sets` are those that have a "mapped" line beside their own."""


def mapped(test: TestSet, told: LeftOpen) -> Iterator[TestSet]:
    """The set without what it states by a convention of its own; nothing where there is none.

    Args:
        test: The set as it is.
        told: Gets the number of quantities by set and convention.
    """
    own = [one for one in CONVENTIONS if test.name in one.sets]
    rows = tuple(_row(row, own, test.name, told) for row in test.rows)
    if rows != test.rows:
        yield replace(test, name=f"{test.name}, mapped", rows=rows)


def _row(row: Row, own: list[Convention], name: str, told: LeftOpen) -> Row:
    """The row with what a convention explains left open."""
    quantities = [one for one in row.stated if isinstance(one, Quantity)] if own else []
    left: list[Quantity] = []
    for one in quantities:
        known = next((each for each in own if each.holds(row.text, one)), None)
        if known:
            told[name, known.name] += 1
            left.append(one)
    if not left:
        return row
    stated = tuple(one for one in quantities if one not in left)
    return replace(row, stated=stated, optional=(*row.optional, *((o.start, o.end) for o in left)))


def shown(told: LeftOpen) -> Iterator[str]:
    """A line for each convention: the sets that have it and how often."""
    sets_of: dict[tuple[str, int], list[str]] = {}
    for (name, convention), count in told.items():
        sets_of.setdefault((convention, count), []).append(name)
    for (convention, count), names in sets_of.items():
        yield f"* {' and '.join(names)}: {count} stated because {convention}"
