"""The unit that a head or caption of a table names: "Exports, $ bn", "Output (thousand tonnes)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from briefindex.extract.figures.amounts import BARE, Amount
from briefindex.extract.figures.reading import read_amounts
from briefindex.text.numbers import SCALES

_THOUSANDS = {"000": 1000, "000s": 1000, "thou": 1000, "thsd": 1000, "ths": 1000, "tsd": 1000}
_WORDS = {**SCALES, **{f"{word}s": size for word, size in SCALES.items()}, **_THOUSANDS}
_SCALE = re.compile(
    rf"(?<![^\W\d_])[’'‘]?(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b\.?"
    r"(?: of\b)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"(?P<money>[A-Z]{0,3}[$€£¥₹₽₸]|[A-Z]{3}) ?(?P<scale>[mbkMBK]|tr)")
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "tr": 10**12}
_PERCENT = re.compile(r"(?:in )?(?P<sign>%|per ?cent|pct\.?)(?P<more>[ ,].*)?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_APART = re.compile(r"(?:, | [–—-] |: |; )(?=[^,]{1,60}\Z)")
_IN = re.compile(r" in (?=[^,]{1,60}\Z)")
_TIMES = 5
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """What the numbers below or beside a head are in; `factor` is what each is multiplied by.

    `amount` is a number of it as the grammar reads one; its unit is empty where only a scale is
    told ("thousand").
    """

    amount: Amount
    factor: Fraction

    @property
    def is_percent(self) -> bool:
        """Whether it is percent."""
        return self.amount.dimension == "percent"


@lru_cache(maxsize=2048)
def split_unit(head: str) -> tuple[str, HeadUnit | None]:
    """The words of a head without its unit, and the unit, None where it names none."""
    for words, phrase, apart in _parts(head):
        percent = _PERCENT.fullmatch(phrase)
        if percent:
            more = (percent["more"] or "").strip(" ,")
            kept = f"{percent['sign']} {more}" if more.startswith(("of ", "to ")) else more
            joint = ", " if kept[:1] == "%" else " "
            return joint.join(filter(None, (words, kept))), unit_of("%", counted=False)
        unit = unit_of(phrase, counted=apart)
        if unit is not None:
            return words, unit
    return head, None


def _parts(head: str) -> Iterator[tuple[str, str, bool]]:
    """Ways to part a head into words and a unit; whether the unit stands apart."""
    for match in reversed(list(_BRACKETS.finditer(head))):
        rest = f"{head[: match.start()].rstrip()} {head[match.end() :].lstrip()}"
        for piece in match[1].split(", "):
            yield rest.strip(), piece.strip().removeprefix("in "), True
    for match in _APART.finditer(head):
        yield head[: match.start()], head[match.end() :].removeprefix("in ").strip(" ()"), True
    for match in _IN.finditer(head):
        yield head[: match.start()], head[match.end() :], False
    if len(head) > 1 or head in "%$€£¥":
        yield "", head.removeprefix("in ").removeprefix("In "), False
    if head.endswith("%"):
        yield head[:-1].rstrip(), "%", False


@lru_cache(maxsize=2048)
def unit_of(phrase: str, *, counted: bool) -> HeadUnit | None:
    """The unit that a phrase is as a whole, or None; nouns are units only where `counted`.

    "US$ million", "thousand tonnes", "bn tenge", "% ", "'000 people", "thousand".
    """
    said = phrase.strip(" .,()[]")
    if not said or len(said) > _LONGEST:
        return None
    letter = _LETTER.fullmatch(said)
    if letter:
        said, factor = letter["money"], _LETTERS[letter["scale"].lower()]
    else:
        scale = _SCALE.search(said)
        factor = _WORDS[scale["word"].lower()] if scale else 1
        if scale:
            said = f"{said[: scale.start()].rstrip()} {said[scale.end() :].lstrip()}".strip(" -")
    if not said:
        return HeadUnit(_nothing(), Fraction(factor))
    text = f"{_TIMES} {said}"
    found = read_amounts(text, ())
    amount = found[0] if len(found) == 1 else None
    if amount is None or amount.value is None or max(amount.end, amount.tail) < len(text):
        return None
    if (
        amount.dimension == BARE
        or amount.dimension == "bare"
        or (amount.dimension == "count" and not counted)
    ):
        return None
    return HeadUnit(amount, factor * amount.value / _TIMES)


def _nothing() -> Amount:
    return Amount(0, 0, 0, 0, Fraction(1), BARE, "bare", "count")
