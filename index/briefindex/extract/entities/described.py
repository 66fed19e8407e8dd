"""What a sentence says that a name is: a title before it, an apposition, "is a …" after it.

Source: "Deputy Prime Minister Serik Zhumangarin", "Bekzhan Sadykov, spokesperson for the
institute, said", "The Middle Corridor begins in China". Reads one sentence; changes nothing.
"""

import re

from briefindex.extract.entities.words import HYPHENS, Word, word_list, word_lists, words_of
from briefindex.extract.gazetteer import gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold

_LONGEST = 140
_MOST_WORDS = 14
_JOINTS = frozenset({"of", "for", "and", "the", "to", "at", "in"})
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})
_EMPTY = _JOINTS | {"a", "an", "is", "was", "one", "its", "his", "her", "their"}
_AFTER = re.compile(r"['’]?s?,\s")
_IS = re.compile(
    r"(?:,? (?:also )?known as [^,.;]{1,80},?| \([^)]{1,40}\)| (?:route|corridor|project|region))?"
    r"\s(?P<what>(?:is|was|remains|became|has become|will be)\s"
    r"(?:now |still |already |also )?(?:(?:an?|the|one of)\s|[\d,.]+[- ])\S)"
)
_DOES = re.compile(
    r"(?: (?:route|corridor|project|line|railway|pipeline|road))?\s(?:which |that )?"
    r"(?P<what>(?:begins|starts|originates|runs|links|connects|stretches|spans|crosses|passes"
    r"|extends|leads|lies|includes|covers|unites|brings together)\s)"
)
_END = re.compile(r"[.;:!?](?=\s|$|[”\"»])|[”\"»]|\s[–—]\s|,\s(?=(?:which|who|but|while)\b)")
_NO_DESCRIPTION = re.compile(
    r"\b(?:said|says|told|added|noted|stressed|according|which|who|where|when|however|including"
    r"|respectively)\b"
)
_IT = re.compile(
    r"(?:It|(?:This|The) (?:route|corridor|project|line|railway|pipeline|road|canal|programme"
    r"|initiative|company|group|agency|bank|body))(?=\s)"
)
_LOOSE = re.compile(r"(?:[ ,]{1,2}(?:and|or|of|the|to|in|a|an|for|with|before))+[ ,]*\Z")
_SUBJECT = re.compile(r"(?:^|[,;:–—“\"(]\s?|\bthat\s|\band\s|\n)(?:[Tt]he\s)?\Z")
_PASSAGES: frozenset[EntityType] = frozenset({"route_or_project", "facility", "organisation"})


def described(text: str, sentence: Span, name: Span, kind: EntityType) -> Span | None:
    """The words of `sentence` that say what the name at `name` is; None where none do."""
    found = _titles_before(text, sentence, name) if kind == "person" else None
    found = found or _apposition(text, sentence, name) or _predicate(text, sentence, name, kind)
    return found if found is not None and found.end - found.start > 2 else None


def described_next(text: str, following: Span, kind: EntityType) -> Span | None:
    """What the sentence after one that ends with a name says of it: "It begins in China"."""
    begin = _IT.match(text, following.start, following.end)
    if begin is None or kind not in _PASSAGES:
        return None
    return _said(text, following, begin.end(), kind)


def _titles_before(text: str, sentence: Span, name: Span) -> Span | None:
    """The office in front of a person: "(Deputy Prime Minister) Serik Zhumangarin"."""
    words = words_of(text, Span(sentence.start, name.start))[-_MOST_WORDS:]
    if not words or text[words[-1].end : name.start] != " ":
        return None
    first = len(words)
    while first > 0 and _is_of_title(words[first - 1]):
        first -= 1
        if words[first].before not in (" ", *HYPHENS):
            break
    while first < len(words) and words[first].folded in (_ARTICLES | _JOINTS):
        first += 1
    titles = word_lists("title", "persontitle", "human")
    run = words[first:]
    told = any(w.folded in titles and not w.folded.isdigit() for w in run)
    short = len(run) == 1 and run[0].folded in ("mr", "mrs", "ms", "miss", "dr", "sir", "st")
    return Span(run[0].start, run[-1].end) if told and not short else None


def telling(words: str) -> frozenset[str]:
    """The words that a description says something with: "Chinese" as "China", "the" left out."""
    known = gazetteer()
    named = (known.demonym(word) or word for word in words.split())
    return frozenset(fold(" ".join(named)).split()) - _EMPTY


def _is_of_title(word: Word) -> bool:
    if word.folded in word_lists("opener", "calendar", "speech") and word.folded not in _JOINTS:
        return False
    titles = word_lists("title", "persontitle", "human", "office")
    return word.capital or word.folded in _JOINTS or word.folded in titles


def _apposition(text: str, sentence: Span, name: Span) -> Span | None:
    """What stands between commas after a name: "Sadykov, (head of the institute), said"."""
    match = _AFTER.match(text, name.end, sentence.end)
    if match is None:
        return None
    start = match.end()
    end = _clause_end(text, start, sentence.end, comma=True)
    words = words_of(text, Span(start, end))
    if not 1 < len(words) <= _MOST_WORDS or _NO_DESCRIPTION.search(text, start, end):
        return None
    if words[0].folded in ("a", "an", "the", "one"):
        listed = text[end : end + 2] == ", " and words[1].capital
        listed |= text[: name.start].endswith(", ") and " and " in text[start:end]
        return None if listed or words[0].text[0].isupper() else Span(start, end)
    titles = word_lists("title", "persontitle", "human") - word_list("opener")
    return Span(start, end) if any(w.folded in titles for w in words[:4]) else None


def _predicate(text: str, sentence: Span, name: Span, kind: EntityType) -> Span | None:
    """What a sentence says that a thing is, or where it runs: "(begins in China)"."""
    if not _SUBJECT.search(text[sentence.start : name.start]):
        return None
    return _said(text, sentence, name.end, kind)


def _said(text: str, sentence: Span, subject: int, kind: EntityType) -> Span | None:
    """What is said of the subject that ends at `subject`."""
    match = _IS.match(text, subject, sentence.end)
    if match is None and kind in _PASSAGES:
        match = _DOES.match(text, subject, sentence.end)
    if match is None:
        return None
    start = match.start("what")
    return Span(start, _clause_end(text, start, sentence.end, comma=False))


def _clause_end(text: str, start: int, stop: int, *, comma: bool) -> int:
    """Where the clause from `start` ends; no further than a line or two, at a word's end."""
    found = _END.search(text, start, stop)
    end = found.start() if found else stop
    if comma:
        at = text.find(", ", start, end)
        end = at if at >= 0 else end
    if end - start > _LONGEST:
        end = text.rfind(" ", start, start + _LONGEST)
        end = start + len(_LOOSE.sub("", text[start:end]))
    return start + len(text[start:end].rstrip(" ,.;:"))
