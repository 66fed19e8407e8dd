"""The unit that a word or sign typed in a query means, from the tables of `resources/units`."""

from functools import cache
from typing import Final

from briefindex.bundle import bundled

PERCENT: Final = "%"
_FOLDER: Final = "resources/units"
_PERCENT_WORDS: Final = ("percent", "per cent")
_POINTS: Final = ("percentage point", "point")


def unit_of(typed: str) -> str:
    """The unit as figures have it: "USD" for "$" and "dollars", "t" for "tonnes".

    A word that is no known unit is taken for what is counted ("documents").
    """
    named = _units().get(typed)
    lowered = " ".join(typed.split()).lower()
    singular = lowered.removesuffix("s")
    return named or _units().get(lowered) or _units().get(singular) or lowered


@cache
def _units() -> dict[str, str]:
    """Signs, symbols and words in the singular, each with its unit; the first to say so has it."""
    found = {PERCENT: PERCENT, **dict.fromkeys(_PERCENT_WORDS, PERCENT)}
    found |= {"pp": "pp", **dict.fromkeys(_POINTS, "pp")}
    for table, columns in (("currencies.tsv", (1, 2)), ("units.tsv", (3, 4))):
        for line in bundled(f"{_FOLDER}/{table}").read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) <= columns[-1]:
                continue
            signs, words = (cells[column].split("|") for column in columns)
            for said in (cells[0], *signs, *(word.lower() for word in words)):
                found.setdefault(said.lstrip("*").strip(), cells[0])
    found.pop("", None)
    return found
