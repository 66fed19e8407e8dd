"""Where sentences begin and end in the news English of the world.

Grammar is here; abbreviations, sentence openers and reporting verbs are in `resources/lexicon/`.
Every rule looks at a bounded window, so the work is linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence

from briefindex.model.article import Block
from briefindex.model.span import Span
from briefindex.text.lexicon import words

_SENTENCE_ROLES = frozenset({"title", "heading", "body"})
_LONGEST = 2_000
_LONGEST_ABBREVIATION = 24

# No possessive groups here: Python 3.11.2, which Debian 12 has, keeps what their last try consumed.
_STOP = re.compile(r"[.!?…]+(?:[ \u00a0][.!?…]+)*|[。！？]+")
_CLOSERS = re.compile(r"(?:[”»’\"'*)\]}›]+|\[\d{1,3}\])*")
_SPACED_CLOSER = re.compile(r"[ \u00a0\u202f]{1,2}(?:[”»](?![^\W_])|[)\]])")
_LEAD = re.compile(r"(?:\s+|[-–—―•·‣▪◦●■►*](?=[\s\-–—•*])|[–—―•‣▪●■►](?=\S)|(?<!#)#+(?=\s))*")
_SPACE = re.compile(r"\s*")
_OPENING = re.compile(r"[“«„‘‹\"'(\[{¿¡]*")
_WORD = re.compile(r"[^\W\d_]{1,24}(?:[’'.-](?=[^\W\d_]))?")
_TOKEN_BEFORE = re.compile(r"[^\s()\[\]{}\"“”«»‘/–—-]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,12}[^\W\d_]\Z")
_ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\Z")
_LOWER_NAME = re.compile(r"(?:[a-z]{1,2}[A-Z]|(?:al|el|as|ad|an)-[A-Z])")
_NUMBER_NEXT = re.compile(r"#?\d|[IVX]{1,5}\b(?![’'])")
_SPEECH = re.compile(r"(?:[^\W_][\w.’'-]{0,30},?\s?){1,5}")

_NAME_PARTICLES = frozenset({"of", "the", "de", "van", "von", "bin", "al", "who"})


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Sentences of the title, heading and body blocks, sorted, never crossing a block.

    Opening quotation marks belong to the sentence that they open, closing ones to the one that
    they close; a leading dash or bullet and white space at the ends belong to none. A sentence of
    more than 2,000 code points is cut at a space, so that no later rule meets an endless one.
    """
    return tuple(
        piece
        for block in blocks
        if block.role in _SENTENCE_ROLES
        for whole in _split(text, block.span)
        for piece in _bounded(text, whole)
    )


def _split(text: str, span: Span) -> Iterator[Span]:
    """Sentences of one block."""
    start = _skip(_LEAD, text, span.start, span.end)
    counted, odd = start, False
    for stop in _STOP.finditer(text, start, span.end):
        if stop.start() < start:
            continue
        odd ^= text.count('"', counted, stop.end()) % 2 == 1
        counted = stop.end()
        end = _close(text, stop.end(), span.end, in_quotes=odd)
        if not _ends(text, start, stop, end, span.end):
            continue
        yield from _trimmed(text, start, end)
        start = _skip(_LEAD, text, end, span.end)
    yield from _trimmed(text, start, span.end)


def _skip(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    match = pattern.match(text, start, limit)
    return match.end() if match else start


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its end; none where nothing can be read in it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(map(str.isalnum, text[start:end])):
        yield Span(start, end)


def _close(text: str, end: int, limit: int, *, in_quotes: bool) -> int:
    """End of a sentence with the quotation marks and brackets that close it.

    A straight mark closes unless a letter follows it; after a space it closes what is open. An
    opening mark with a space behind it is a closing one in the wrong form.
    """
    if text[end : end + 1].isalnum():
        return end
    closed = _skip(_CLOSERS, text, end, limit)
    if text[closed : closed + 1] == "“" and text[closed + 1 : closed + 2].isspace():
        return closed + 1
    while closed > end and closed < limit and text[closed - 1] in "\"'" and text[closed].isalnum():
        closed -= 1
    spaced = _SPACED_CLOSER.match(text, closed, limit)
    if spaced:
        return spaced.end()
    if closed == end and in_quotes and text[end : end + 2] == ' "':
        after = text[end + 2 : end + 3]
        return end + 2 if not after or after.isspace() else closed
    return closed


def _ends(text: str, start: int, stop: re.Match[str], end: int, limit: int) -> bool:
    """Whether the stop ends the sentence that began at `start`; `end` is after closing marks."""
    if end >= limit or stop[0][0] in "。！？":
        return True
    if not text[end].isspace():
        return _ends_without_space(text, stop, end, limit)
    following = _skip(_LEAD, text, end, limit)
    if following >= limit:
        return True
    opened = _skip(_OPENING, text, following, limit)
    if opened >= limit or not _may_begin(text, opened):
        return False
    if end > stop.end() and stop[0][-1] in "!?" and opened == following:
        return not _hands_over(text, opened, limit)
    if stop[0] != "." or end > stop.end():
        return True
    return _ends_after_word(text, start, stop.start(), opened, limit)


def _ends_without_space(text: str, stop: re.Match[str], end: int, limit: int) -> bool:
    """For "…the rate.The bank" and "…he said.“We": a lost space, not "JD.com" or "S.Rajaratnam"."""
    if stop[0] != "." and end == stop.end():
        return False
    if text[end] in "“«„":
        return True
    before = text[max(0, stop.start() - 2) : stop.start()]
    word = _WORD.match(text, end, limit)
    if word is None or not (before.isalpha() and before.islower()):
        return False
    return word[0][0].isupper() and word[0].lower() in _openers()


def _may_begin(text: str, offset: int) -> bool:
    """Whether a sentence can begin with what stands here."""
    character = text[offset]
    if character.isalpha():
        return not character.islower() or _LOWER_NAME.match(text, offset) is not None
    if character in "-−+":
        return text[offset + 1 : offset + 2].isdigit()
    return character.isdigit() or character in "$€£¥₽₸₹₩₺₴#@§"


def _hands_over(text: str, offset: int, limit: int) -> bool:
    """For “Is it so?” Smith asked: whether a name and a verb of saying follow the quotation."""
    lead = _SPEECH.match(text, offset, min(limit, offset + 160))
    if lead is None:
        return False
    found = lead[0].split()
    for index, word in enumerate(found):
        if word.rstrip(".,") in _verbs():
            return 0 < index <= 4
        if word[0].islower() and word not in _NAME_PARTICLES:
            return False
    return False


def _ends_after_word(text: str, start: int, stop: int, opened: int, limit: int) -> bool:
    """Whether a single full stop after this word is more than the mark of an abbreviation."""
    before = text[max(start, stop - _LONGEST_ABBREVIATION) : stop]
    token = _TOKEN_BEFORE.search(before)
    if token is None:
        return True
    word = token[0].lower()
    whole = stop - len(before) == start and token.start() == 0
    if whole and _ENUMERATOR.match(token[0]):
        return False
    if word in _abbreviations("before-name"):
        return len(word) > 1 and token[0].isupper() and _opens(text, opened, limit)
    if word in _abbreviations("before-number"):
        return not _number_follows(text, opened, limit)
    if word in _abbreviations("time"):
        return _word_at(text, opened, limit) not in _abbreviations("after-time")
    if _is_initial(before, token):
        return _opens(text, opened, limit)
    if word in _abbreviations("may-end") and (token[0][0].isupper() or word == "al"):
        return _opens(text, opened, limit)
    return True


def _is_initial(before: str, token: re.Match[str]) -> bool:
    """For "J. R. R. Tolkien" and "U.S.": not for "Group C.", "p.m.", "$2/W." and "40 C."."""
    found = token[0]
    if len(found) == 1:
        previous = before[: token.start()].rstrip().rpartition(" ")[2].lower()
        is_unit = previous.endswith("/") or previous[-1:].isdigit()
        return found.isupper() and not is_unit and previous not in _abbreviations("lettered")
    return _DOTTED.match(found) is not None


def _number_follows(text: str, opened: int, limit: int) -> bool:
    return _NUMBER_NEXT.match(text, opened, limit) is not None


def _word_at(text: str, offset: int, limit: int) -> str:
    word = _WORD.match(text, offset, limit)
    return word[0].rstrip("’'.-").lower() if word else ""


def _opens(text: str, opened: int, limit: int) -> bool:
    """Whether a word follows that usually opens a sentence, and is no initial itself."""
    word = _WORD.match(text, opened, limit)
    if word is None:
        return not text[opened].isdigit()
    if word[0][-1] == "." or text[word.end() : word.end() + 1] == ".":
        return False
    return word[0].rstrip("’'-").lower() in _openers()


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """The sentence, or pieces of it of at most 2,000 code points."""
    if span.end - span.start <= _LONGEST:
        yield span
        return
    start = span.start
    while span.end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = _skip(_SPACE, text, cut, span.end)
    yield from _trimmed(text, start, span.end)


def _abbreviations(section: str) -> frozenset[str]:
    return words("abbreviations.txt", section)


def _openers() -> frozenset[str]:
    return words("sentence_openers.txt", "words")


def _verbs() -> frozenset[str]:
    return words("reporting_verbs.txt", "verbs")
