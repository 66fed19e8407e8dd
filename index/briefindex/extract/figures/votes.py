"""Votes for and against: "voted 132 to 51", "passed the bill 52-48", "a 6-3 ruling".

They are two figures. The result of a game is printed alike and is none, so that words for a vote,
or a body that decides and what it did, must stand beside the two.
"""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.text.small import small, word_set, words_in

GAP = re.compile(r" ?[-–] ?| to | against ")
"""What stands between the two."""

_BEFORE = 90
_VOTED = re.compile(r"\b(?:vot(?:e|ed|es|ing)|ballot(?:ed|s)?)\b[^.;:\d]{0,70}$")
_CALLED = re.compile(
    r"[- ](?:[a-z]+ )?(?:vote|decision|ruling|verdict|ballot|majority|split|margin in (?:the )?"
    r"(?:senate|house|parliament|assembly|council))\b"
)
_DECIDED = re.compile(
    r"\b(?:pass(?:ed|es)?|approv\w+|adopt\w*|reject\w*|confirm\w*|rul(?:ed|es|ing)|convict\w*"
    r"|acquit\w*|defeated|back(?:ed|s)|upheld|struck|split|sided|censured|impeach\w*|ratif\w+"
    r"|endors\w+|agreed|decided|block(?:ed|s)|clear(?:ed|s)|carried|vetoed|overturned|repealed"
    r"|override|overrode|recommend\w*|elected|re-elected|expelled|ousted|dismissed|found)\b"
    r"[^.;:\d]{0,70}$"
)
_BODIES = word_set(
    "senate senators house parliament congress council councillors assembly committee lawmakers"
    " deputies mps legislators legislature jury jurors court justices judges panel board bench"
    " commission commissioners shareholders delegates members knesset duma bundestag bundesrat sejm"
    " cabinet synod tribunal chamber lords commons bill motion amendment resolution referendum"
)
_WORDS = word_set(
    "vote votes voted voting ballot ballots balloted decision ruling verdict majority split"
)


def for_and_against(text: str, first: Amount, second: Amount) -> list[Amount] | None:
    """Both numbers as votes; None where nothing says that they are."""
    if not (_may_be(first) and _may_be(second)) or not _is_voted(text, first, second):
        return None
    for amount in (first, second):
        amount.unit, amount.dimension, amount.kind = "votes", "count", "count"
    return [first, second]


def _may_be(amount: Amount) -> bool:
    whole = amount.base.denominator == 1 and amount.scale == 1
    return whole and amount.dimension == "bare" and amount.number is not None and not amount.age


def _is_voted(text: str, first: Amount, second: Amount) -> bool:
    words = words_in(text)
    if words.isdisjoint(_WORDS) and words.isdisjoint(_BODIES):
        return False
    before = small(text)[max(0, first.core - _BEFORE) : first.core]
    if _VOTED.search(before) or _CALLED.match(small(text), second.tail):
        return True
    return bool(_DECIDED.search(before)) and not words.isdisjoint(_BODIES)
