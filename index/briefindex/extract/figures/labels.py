"""Whether a label can stand on a printed page, and what is left out of it: brackets, tickers.

Only the words of the label: what else an amount could be called is told by `unnamed`.
"""

import re
from functools import lru_cache
from itertools import pairwise

from briefindex.extract.figures.words import listed

_TICKER = re.compile(r"<[A-Z\d]{1,8}(?:\.[A-Z\d]{1,4}){0,2}(?:>|$)|[<>]")
_ASIDE = re.compile(r"\([^()]{0,90}\)")
_SIGNS = re.compile(r"[\"“”«»]")
_PAIRS = (("(", ")"), ("[", "]"))
_CLASHES = frozenset(
    (one, other) for one in ("of", "by", "for") for other in ("to", "of", "at", "by")
)
_COUNTED = re.compile(r"(?:fewer|more|less) than ", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4} "
    r"|[$€£]?\d[\d.,]{0,14} (?:thousand|million|billion|trillion|percent|per cent)\b"
)
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
_RELATIVE = frozenset({"who", "that", "which", "what", "whom"})
_WORD = re.compile(r"[\w’'&./-]+")


@lru_cache(maxsize=2048)
def tidy(label: str) -> str:
    """A label without what the text adds in brackets, and without quotation marks."""
    label = _SIGNS.sub("", _TICKER.sub("", _ASIDE.sub("", label)))
    for opening, closing in _PAIRS:
        if opening in label or closing in label:
            label = label.partition(opening)[0].partition(closing)[0]
    return " ".join(label.split()).strip(" ,;:.–—-")


@lru_cache(maxsize=2048)
def is_broken(label: str) -> bool:
    """Whether a label is cut from the middle of something: "against an average", "members of"."""
    said = _said(label)
    if not any(map(str.isalpha, label)) or _AMOUNT.match(label):
        return True
    if not said or said[0] in listed("label_edges") or said[-1] in listed("label_edges"):
        return True
    if _SCORE.search(label):
        return True
    if any(pair in _CLASHES for pair in pairwise(said)) or _COUNTED.match(label):
        return True
    whole = next((n for n, word in enumerate(said) if word in _RELATIVE), len(said))
    return not listed("label_breaks").isdisjoint(said[:whole])


@lru_cache(maxsize=2048)
def is_bare(label: str) -> bool:
    """Whether a label says nothing alone: "growth", "times"."""
    said = _said(label)
    return len(said) == 1 and (said[0] in listed("bare_labels") or said[0] in listed("marks"))


def _said(label: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(label)]
