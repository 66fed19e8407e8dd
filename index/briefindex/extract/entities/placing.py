"""Places by the way that leads to them: "set out from Hilsa for Simikot", "fishermen from Rabil".

A preposition of place stands before the name, and a word of motion, or of people on the spot,
before that; or a table has a town of that name. Only what the model alone says, or nobody, becomes
a place; its other mentions follow.
"""

import re
from collections import Counter
from dataclasses import replace

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.towns import are_town
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists
from briefindex.model.span import Span
from briefindex.text.folding import fold

_LEADING = frozenset({"from", "to", "into", "onto", "through"})
_STAYING = frozenset({"at", "in", "on", "off", "over"})
_WAYS = _LEADING | _STAYING | {"for"}
_STOPS = frozenset(
    {"and", "but", "when", "as", "while", "who", "which", "that", "said", "or", "if"}
)
_ENDS = frozenset('.;:!?"“”()—–')
_SETTING = frozenset({"out", "off", "sail", "foot"})
_REACHED = frozenset({"left", "leaving", "reached", "reaching", "entered", "entering"})
_DOUBTFUL = frozenset({"to", "for", "on", "over", "off", "through"})
"""Prepositions behind which a name that a table has for a town is often a person or a body."""
_BESIDE = frozenset({"in", "at", "near", "from", "off", "outside"})
_BACK = 6
_LONGEST = 4
_UNTOLD = 2


def by_way(names: Chosen) -> None:
    """Find and type the places of `names` that the way to them tells."""
    at = {one.span.start: index for index, one in enumerate(names.candidates)}
    people = Counter(_last_word(names, one) for one in names.candidates)
    told: set[str] = set()
    way = _Way(names, at, people)
    for words in names.sentences:
        for first in range(1, len(words)):
            word = words[first]
            if word.before != " ":
                continue
            if word.capital and _is_way(words[first - 1]):
                _settle(way, words, first, told)
            elif not word.capital and word.text in word_list("generic"):
                _lengthen(way, words[first - 1], word)
    names.candidates.sort(key=lambda one: one.span.start)
    if told:
        names.candidates = [_follow(names, one, told) for one in names.candidates]


def _last_word(names: Chosen, one: Candidate) -> str:
    """The last word of a candidate that may be a person's name, else nothing."""
    parts = names.surface(one).split()
    full = len(parts) > 1 and one.entry is None and one.source != "rule"
    return parts[-1] if one.type == "person" or full else ""


class _Way:
    """What the article tells beside the words: its candidates by offset, its people's surnames."""

    def __init__(self, names: Chosen, at: dict[int, int], people: Counter[str]) -> None:
        """Keep where the candidates of `names` begin, and how often a last word ends a name."""
        self.names = names
        self.at = at
        self.people = people

    def there(self, word: Word) -> Candidate | None:
        """The candidate that begins at a word."""
        index = self.at.get(word.start)
        return None if index is None else self.names.candidates[index]

    def is_place(self, word: Word) -> bool:
        """Whether a place begins at a word."""
        one = self.there(word)
        return one is not None and one.type == "place"

    def is_person(self, word: Word) -> bool:
        """Whether what begins at a word counts as a person."""
        one = self.there(word)
        return one is not None and one.type == "person"

    def put(self, one: Candidate) -> None:
        """Make `one` the candidate at its place."""
        index = self.at.get(one.span.start)
        if index is not None:
            self.names.candidates[index] = one
            return
        self.at[one.span.start] = len(self.names.candidates)
        self.names.add(one)


def _is_way(word: Word) -> bool:
    return word.folded in _WAYS or word.folded in word_list("reaching")


def _lengthen(way: _Way, name: Word, kind: Word) -> None:
    """Make one place of a name and the word for its kind behind it: "the Göta älv"."""
    one = way.there(name)
    if one is not None and (one.entry is not None or one.span.end != name.end):
        return
    if name.capital and (one is not None or way.names.is_free(Span(name.start, name.end))):
        way.put(Candidate(Span(name.start, kind.end), "place", "rule"))


def _settle(way: _Way, words: list[Word], first: int, told: set[str]) -> None:
    """Make a place of the name that begins at `first`, where the words tell one."""
    one = way.there(words[first])
    last = _run(words, first)
    if last is None or (one is not None and not _gives_way(one, words[last].end)):
        return
    span = Span(words[first].start, words[last].end)
    if one is not None and one.span.end > span.end:
        return
    free = Span(one.span.end if one is not None else span.start, span.end)
    if not way.names.is_free(free):
        return
    run = words[first : last + 1]
    town = _is_town(way, run)
    if one is not None and one.span.end < span.end and not town:
        return
    if _is_other(way, words, first, last, one, town=town):
        return
    doubtful = words[first - 1].folded in _DOUBTFUL and (one is None or one.type == "person")
    doubtful = doubtful and not _is_beside_town(way, words, last)
    led = _is_led(way, words, first, last) and len(run) <= _UNTOLD
    if led or (town and not doubtful):
        way.put(Candidate(span, "place", "model" if one is not None else "rule"))
        told.add(fold(way.names.text[span.start : span.end]))


def _gives_way(one: Candidate, end: int) -> bool:
    """Whether a candidate is only the model's, or a place that may be the first word of another."""
    if one.source == "model" and one.entry is None:
        return True
    return one.type == "place" and one.source == "gazetteer" and one.span.end < end


def _is_town(way: _Way, run: list[Word]) -> bool:
    """Whether a table has a town of this name, one of those that the model overrules too."""
    if are_town(run):
        return True
    entry = way.names.known.find(way.names.text[run[0].start : run[-1].end])
    return entry is not None and entry.kind == "town"


def _is_beside_town(way: _Way, words: list[Word], last: int) -> bool:
    """Whether "and" and another town follow: "an alert for Kozhikode and Malappuram"."""
    if last + 2 >= len(words) or words[last + 1].folded != "and":
        return False
    end = _run(words, last + 2)
    return end is not None and _is_town(way, words[last + 2 : end + 1])


def _run(words: list[Word], first: int) -> int | None:
    """Last index of the capitalised words from `first`: "Marina di Camerota", "Port-au-Prince"."""
    last = at = first
    while at + 1 < len(words) and at + 1 - first < _LONGEST:
        word = words[at + 1]
        if word.before != " " and word.before not in HYPHENS:
            break
        if word.folded in word_list("calendar"):
            break
        if word.capital:
            last = at + 1
        elif word.folded not in word_list("bodyparticle"):
            break
        at += 1
    return last if words[first].folded not in _usual() else None


def _usual() -> frozenset[str]:
    return word_lists("opener", "calendar", "title", "persontitle", "notname")


def _is_other(
    way: _Way, words: list[Word], first: int, last: int, one: Candidate | None, *, town: bool
) -> bool:
    """Whether the words name something else than a place, wherever they stand."""
    run = words[first : last + 1]
    if any(word.text[1:] != word.text[1:].lower() or not word.text[0].isalpha() for word in run):
        return True
    ends = run[-1].folded
    if not town and (ends in heads("weak") or ends in word_list("corporate")):
        return True
    if len(run) > 1 and run[0].folded in word_list("given") and not town:
        return True
    known = way.names.known
    if not town and any(known.demonym(word.text) is not None for word in run):
        return True
    if way.people[run[-1].text] > (one is not None and bool(_last_word(way.names, one))):
        return True
    if len(run) == 1 and _is_second(way.names.text, run[0].text):
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.before == " " and after.folded in word_list("speech")


def _is_second(text: str, word: str) -> bool:
    """Whether the article has a word as the end of a longer name: "Sena Abara"."""
    before = re.findall(rf"\b([^\W\d_a-z]\w+) {re.escape(word)}\b", text)
    return any(fold(first) not in _usual() for first in before)


def _is_led(way: _Way, words: list[Word], first: int, last: int) -> bool:
    """Whether a word of motion leads to the name: "sailed into", "marched on from"."""
    joint = words[first - 1].folded
    if joint in _BESIDE and _lies_in(way, words, last):
        return True
    if joint == "at" and way.is_person(words[first]) and _is_spot(words, first):
        return True
    if joint == "from" and (_is_from_the_spot(words, first) or _goes_to(way, words, last)):
        return True
    if joint == "to" and _comes_from(way, words, first):
        return True
    if joint in _STAYING:
        return first > 1 and words[first - 2].folded in word_list("arriving")
    if joint in _REACHED:
        return _moves(words, first, word_list("craft"))
    if joint not in _WAYS:
        return False
    return _moves(words, first, word_list("departing" if joint == "for" else "motion"))


def _moves(words: list[Word], first: int, motion: frozenset[str]) -> bool:
    """Whether a word of `motion` stands before, in the same clause."""
    for index in range(first - 2, max(-1, first - 2 - _BACK), -1):
        word = words[index]
        named = word.capital and (index > 0 or word.folded == "march")  # "in March from"
        moving = word.folded in motion and not named
        if moving and (word.folded[:3] != "set" or words[index + 1].folded in _SETTING):
            return True
        if word.folded in _STOPS or not _ENDS.isdisjoint(words[index + 1].before):
            return False
    return False


def _is_from_the_spot(words: list[Word], first: int) -> bool:
    """Whether it is "fishermen from Rabil", "the 22-year-old from Murcia"."""
    if first < 2 or words[first - 1].before != " ":
        return False
    return words[first - 2].folded in word_list("local")


def _is_spot(words: list[Word], first: int) -> bool:
    """Whether "at" tells where: "lava poured out at Hol", not "laughed at", "analyst at"."""
    before = words[first - 2].folded if first > 1 else ""
    return before not in word_lists("aiming", "human", "title", "persontitle")


def _lies_in(way: _Way, words: list[Word], last: int) -> bool:
    """Whether the place that it lies in follows: "at Cangrejos in southern Ecuador".

    Also "at Wattamolla, south of Sydney".
    """
    at = last + 1
    if at >= len(words) or words[at].before not in (" ", ", "):
        return False
    if words[at].folded != "in" and words[at].folded not in word_list("direction"):
        return False
    at += 1
    while at < len(words) and words[at].folded in word_list("direction") | {"the", "of"}:
        at += 1
    return at < len(words) and way.is_place(words[at])


def _goes_to(way: _Way, words: list[Word], last: int) -> bool:
    """Whether "to" and a known place follow: "from Kadikoy to Silivri"."""
    if last + 2 >= len(words) or words[last + 1].folded != "to":
        return False
    runs = words[last + 2].capital and _moves(words, last - 1, word_list("stretching"))
    return runs or way.is_place(words[last + 2])


def _comes_from(way: _Way, words: list[Word], first: int) -> bool:
    """Whether "from" and a place stand before: "from Kadikoy to Silivri"."""
    for index in range(first - 2, max(0, first - 2 - _LONGEST), -1):
        if words[index - 1].folded == "from":
            return way.is_place(words[index])
        if not words[index].capital:
            return False
    return False


def _follow(names: Chosen, one: Candidate, told: set[str]) -> Candidate:
    if one.source != "model" or one.entry is not None or one.type == "place":
        return one
    return replace(one, type="place") if fold(names.surface(one)) in told else one
