"""Words beside an amount that qualify it: "more than", "nearly", "or so"; and notes on records."""

import re
from functools import cache

from briefindex.extract.figures.words import alternatives, qualifier_words
from briefindex.model.figure import Qualifier
from briefindex.text.small import small, word_set, words_in

_RAISED_TO = re.compile(
    r"\b(?:bring|brings|bringing|brought|rais\w+|increas\w+|boost\w*|expand\w*"
    r"|lift\w*|grow\w*|grew|ris\w+|rose|pushe?\w*|scal\w+|ramp\w*"
    r"|driv\w+|doubl\w+|reach\w*|climb\w*|jump\w*|swell\w*|advanc\w+|speed\w*"
    r"|tak\w+|went|go)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b((?:a |an |its |the )?(?:new )?(?:historic(?:al)? (?:mark|high|record|low"
    r"|maximum|peak|level)|all-time (?:high|low|record)|record(?: (?:high|low"
    r"|level))?"
    r"|unprecedented|(?:\w+-year|multi-year|historic) (?:high|low)))(?: of| at| "
    r"level of)?(?: (?:some|about|around|nearly|almost|more than|over))?\s*$",
    re.IGNORECASE,
)
_RECORD_WORDS = word_set("record historic historical unprecedented high low")
_LACKING = re.compile(r"\b(?:is|are|was|were|be|been|being|ran|runs|run|running|stop\w*) $")
_LIES = re.compile(
    r"\b(?:buried|trapped|submerged|lay|lies?|lying|sits?|sat|sitting|found|hidden|sank|sunk|entombed"
    r"|stuck|pinned|vanished|disappeared) $",
    re.IGNORECASE,
)
_AFTER_VERB = {
    "top": re.compile(r"\b(?:to|will|would|could|may|might|should|can|not) $", re.IGNORECASE),
    "past": re.compile(
        r"\b(?:\w{3,}ed|\w{4,}ing|rise|rose|risen|grew|grow|went|go|goes|shot|blew|climb|surge|soar"
        r"|push|jump|move|race|top|way|well|get|got) $",
        re.IGNORECASE,
    ),
}
"""What must stand before words that qualify only beside a verb: not "the top 10", "the past 3"."""

_OF_MATTER = re.compile(r" (?:deep )?of (?!the\b|its\b)\w")
_UNDER = re.compile(r"(?:under|below|beneath)\b", re.IGNORECASE)
_CANNOT_QUALIFY_TIME = frozenset({"over", "under", "above", "below", "near", "some", "within"})


@cache
def _before() -> re.Pattern[str]:
    words, _ = qualifier_words()
    plain = alternatives([word for word in words if word[0].isalpha()])
    signs = alternatives([word for word in words if not word[0].isalpha()])
    return re.compile(
        rf"(?:(?<![\w-])(?P<word>{plain})(?: (?:a|an|the|another))?\s?|(?P<sign>{signs})\s?)$"
    )


_SIGNS = frozenset("<>≤≥=~≈.")


@cache
def _last_words() -> frozenset[str]:
    """The words that can stand right before an amount that they qualify."""
    words, _ = qualifier_words()
    return frozenset(word.rpartition(" ")[2] for word in words) | {"a", "an", "the", "another"}


@cache
def _after() -> re.Pattern[str]:
    _, words = qualifier_words()
    return re.compile(rf"[ ,]?(?P<word>{alternatives(list(words))})(?!\w)", re.IGNORECASE)


def qualifier_before(
    text: str, start: int, floor: int, *, time: bool = False
) -> tuple[Qualifier | None, int]:
    """The qualifier whose words end where an amount begins, and where they begin.

    Args:
        text: One sentence.
        start: Where the amount (its sign or number) begins.
        floor: Where the last amount ended: not before this.
        time: The amount is a stretch of time ("over two years" is not "more than").
    """
    window = text[max(floor, start - 40) : start]
    word = window[window.rstrip().rfind(" ") + 1 :].rstrip().lower().lstrip("“”«\"'‘(")
    if word not in _last_words() and window[-2:].strip()[-1:] not in _SIGNS:
        return None, start
    match = _before().search(small(window))
    if match is None:
        return None, start
    words, _ = qualifier_words()
    printed = match.group("word") or match.group("sign")
    qualifier = words[printed]
    begin = start - len(window) + match.start()
    compares = match.group("word") and match.group(0).rstrip().endswith(" the")
    if compares and qualifier in ("more than", "less than"):
        return None, start  # "below the 10.3 trillion that analysts expected" compares
    needed = _AFTER_VERB.get(printed)
    if needed is not None and not needed.search(window[: match.start()]):
        return None, start
    if printed == "short of" and _LACKING.search(window[: match.start()]):
        return None, start
    if time and printed in _CANNOT_QUALIFY_TIME:
        return None, start
    if printed in ("up to", "as much as", "as high as") and _is_goal(text[:begin], printed):
        return None, start
    outer, wider = qualifier_before(text, begin, floor, time=time)
    if outer is not None:
        return (outer if qualifier == "about" else qualifier), wider
    return qualifier, begin


def is_position(text: str, start: int, end: int) -> bool:
    """Whether "under" says where something is: "buried under 20 metres of mud".

    Args:
        text: One sentence.
        start: Where the qualifying words of a length begin.
        end: Where the length ends.
    """
    if not _UNDER.match(text, start):
        return False
    return bool(_LIES.search(text[max(0, start - 14) : start]) or _OF_MATTER.match(text, end))


def _is_goal(before: str, printed: str) -> bool:
    """Whether "up to" names where something is brought to, not a ceiling.

    "bring this figure up to $15 billion"; but "rose by up to 5 percent" is a ceiling.
    """
    tail = before[-90:]
    return (
        printed == "up to"
        and not tail.rstrip().endswith(
            (" by", " of", " take", " takes", " took", " taking", " taken")
        )
        and bool(_RAISED_TO.search(tail))
    )


def qualifier_after(text: str, end: int) -> tuple[Qualifier | None, int]:
    """The qualifier right after an amount ("10 people or more"), and where its words end."""
    match = _after().match(text, end)
    if match is None:
        return None, end
    _, words = qualifier_words()
    return words[match.group("word").lower()], match.end()


def record_before(text: str, start: int, floor: int) -> str | None:
    """Words that call an amount a record ("a historic mark of"): a note, not a qualifier."""
    if _RECORD_WORDS.isdisjoint(words_in(text)):
        return None
    match = _RECORD.search(text[max(floor, start - 60) : start])
    if match is None:
        return None
    return re.sub(r"^(?:an?|the|its) ", "", match.group(1), flags=re.IGNORECASE).lower()
