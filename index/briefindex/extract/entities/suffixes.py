"""Names known by the word that they end with: summits, corridors, ministries, refineries.

Source: names as news writes them: "the China-Central Asia Summit", "the second European
Union-Central Asia Economic Forum", "the Kazakhstan-China oil pipeline", "the Ministry of Trade,
Industry and Energy", "the Shymkent oil refinery". Bound to one sentence.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.phrase import Hits, Phrases, is_ordinal
from briefindex.extract.entities.words import HYPHENS, Head, Word, heads, word_list
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

_EDITION = re.compile(r"(?:cop|expo|euro)\d{1,4}\Z")
_FEW = 4


class SuffixRules:
    """Finds names by their heads; made with the gazetteer that tells places from other words."""

    def __init__(self, known: Gazetteer) -> None:
        """Use `known` to tell demonyms and known places."""
        self._known = known

    def find(self, words: list[Word], hits: Hits, *, headline: bool) -> list[Candidate]:
        """Candidates of one sentence; they may overlap. In a `headline` capitals tell nothing."""
        phrases = Phrases(words, hits)
        found: list[Candidate] = []
        weak, lower = heads("weak"), heads("lower")
        storms, joints = word_list("storm"), word_list("placejoint")
        for index, word in enumerate(words):
            if word.capital:
                edition = _edition(words, index)
                if edition is not None:
                    found.append(_candidate(words, index, edition, "event"))
                if index + 2 < len(words) and words[index + 1].folded in joints:
                    found += _joined_place(words, index)
                if word.folded in storms:
                    found += _storm(words, index)
                if word.folded in weak:
                    found += self._at(phrases, index, "weak", headline=headline)
            elif word.folded in lower:
                found += self._at(phrases, index, "lower", headline=headline)
        return found

    def _at(
        self, phrases: Phrases, index: int, strength: str, *, headline: bool
    ) -> list[Candidate]:
        words = phrases.words
        small = strength == "lower"
        head = _head_at(words, index, strength)
        if head is None:
            return []
        begin = index - len(head.words) + 1
        first = phrases.left_of(begin, small=small)
        last = index
        if not small and index + 1 < len(words) and _takes_of(head):
            last = phrases.right_of(index, single=head.type == "event")
        if head.words[-1] in heads("treaty") and _goes_on(words, index):
            return []
        if headline and first < begin - 1 and last == index:
            return []
        if small and head.type == "event" and _is_held_by(words, index):
            return []
        if head.type == "place" and first < begin and _is_within_place(phrases, first, index):
            return []
        if not self._is_name(phrases, first, begin, last, head, small=small):
            return []
        if head.words == ("games",) and _is_studio(phrases, first, begin):
            return []
        if head.type == "event":
            first, last = phrases.with_ordinal(first), phrases.with_year(last)
        return [_candidate(words, first, last, head.type)]

    def _is_name(
        self, phrases: Phrases, first: int, begin: int, last: int, head: Head, *, small: bool
    ) -> bool:
        core = phrases.words[first:begin]
        proper = [word for word in core if word.capital and not is_ordinal(word)]
        if not proper:
            return last > begin + len(head.words) - 1
        if last > begin + len(head.words) - 1:
            return True
        named = [word for word in proper if not self._is_people(word)]
        if not named and head.type in ("event", "route_or_project", "facility"):
            return False
        if not small:
            return True
        rule = _SMALL_RULES.get(head.type)
        return rule is not None and rule(phrases, core, named)

    def _is_people(self, word: Word) -> bool:
        return self._known.demonym(word.text) is not None


def _small_event(phrases: Phrases, core: list[Word], named: list[Word]) -> bool:
    """Is it "the Central Asia-China summit", "the G7 summit", not "the Bank conference"?"""
    known = any(
        hit.entry.type in ("place", "organisation")
        and core[0].start <= hit.span.start
        and hit.span.end <= core[-1].end
        for hit in phrases.hits.values()
    )
    return known or _is_pair(core) or any(word.text.isupper() for word in named)


def _small_route(phrases: Phrases, core: list[Word], named: list[Word]) -> bool:
    """Is it "the Kazakhstan-China oil pipeline", not "the Kazakhstan pipeline"?"""
    if _is_pair(core):
        return True
    hit = phrases.hits.get(core[0].start)
    whole = hit is not None and hit.entry.type in ("place", "organisation", "person")
    return len(named) > 1 and not (whole and hit is not None and hit.span.end >= named[-1].end)


def _small_facility(phrases: Phrases, core: list[Word], named: list[Word]) -> bool:
    """Is it "the Shymkent oil refinery", not "the Kazakhstan refinery"?"""
    del core
    hit = phrases.hits.get(named[0].start)
    return hit is None or hit.entry.kind != "country"


_SMALL_RULES: dict[EntityType, Callable[[Phrases, list[Word], list[Word]], bool]] = {
    "event": _small_event,
    "route_or_project": _small_route,
    "facility": _small_facility,
}


def _is_pair(core: list[Word]) -> bool:
    return any(
        word.capital and previous.capital and word.before.strip() in HYPHENS
        for previous, word in pairwise(core)
        if word.before.strip()
    )


def _head_at(words: list[Word], index: int, strength: str) -> Head | None:
    for head in heads(strength).get(words[index].folded, ()):
        begin = index - len(head.words) + 1
        if begin < 0:
            continue
        if all(
            words[begin + n].folded == part and (n == 0 or words[begin + n].before == " ")
            for n, part in enumerate(head.words)
        ):
            return head
    return None


def _is_held_by(words: list[Word], index: int) -> bool:
    """Whether it is "OPEC conference president", an office."""
    after = words[index + 1] if index + 1 < len(words) else None
    return after is not None and after.before == " " and after.folded in word_list("title")


def _is_studio(phrases: Phrases, first: int, begin: int) -> bool:
    """Whether it is a maker of games, "Lantern Games", not "the Island Games"."""
    words = phrases.words
    if begin - first != 1 or words[first].start in phrases.hits:
        return False
    if words[first].before[:2] in ("'s", "’s") or words[first].folded in word_list("adjective"):
        return False
    return first == 0 or (words[first - 1].folded != "the" and not is_ordinal(words[first - 1]))


def _is_within_place(phrases: Phrases, first: int, head: int) -> bool:
    """Whether a known place of several words is only the end: "Pacific Kansas City"."""
    end = phrases.words[head].end
    return any(
        hit.span.end == end and hit.entry.type == "place" and not hit.weak
        for hit in (phrases.hits.get(word.start) for word in phrases.words[first + 1 : head])
        if hit is not None
    )


def _goes_on(words: list[Word], index: int) -> bool:
    """Whether it is "the Convention on Climate Change", a treaty."""
    return index + 1 < len(words) and words[index + 1].folded in ("on", "against", "for")


def _takes_of(head: Head) -> bool:
    return any(other.type == head.type for other in heads("of").get(head.words[-1], ()))


def _edition(words: list[Word], index: int) -> int | None:
    """Last index of "COP29", "Expo 2017", "Euro 2024" at a capital at `index`."""
    word = words[index]
    if _EDITION.fullmatch(word.folded):
        return index
    if index + 1 < len(words) and word.folded in heads("edition"):
        following = words[index + 1]
        years = following.text.isdigit() and len(following.text) == len("2024")
        if years and (following.before == " " or following.before in HYPHENS):
            return index + 1
    return None


def _joined_place(words: list[Word], index: int) -> list[Candidate]:
    """Places like "Stoke-on-Trent", "Cagnac-les-Mines"."""
    if words[index + 1].before != "-" or not words[index + 1].text.islower():
        return []
    last = index + 2
    if last + 1 < len(words) and words[last].folded in word_list("placejoint"):
        last += 1
    if words[last].before != "-" or not words[last].capital:
        return []
    return [_candidate(words, index, last, "place")]


def _storm(words: list[Word], index: int) -> list[Candidate]:
    """Storms by their names: "Typhoon Kong-rey", "Tropical Storm Alberto"."""
    if index + 1 >= len(words):
        return []
    name = words[index + 1]
    usual = word_list("opener") | word_list("calendar")
    named = name.capital and name.before == " " and name.folded not in usual
    if not named or name.folded in heads("weak"):
        return []
    first, last = index, index + 1
    if index and words[index - 1].folded in word_list("stormfirst") and words[index - 1].capital:
        first = index - 1
    if last + 1 < len(words) and words[last + 1].before == "-" and words[last + 1].text.islower():
        last += 1
    return [_candidate(words, first, last, "event")]


def is_title_case(words: list[Word]) -> bool:
    """Whether capitals mean nothing here, as in "Leaders Gather For Caspian Energy Forum"."""
    small = word_list("opener")
    telling = [word for word in words if word.capital or word.folded not in small]
    return len(telling) >= _FEW and all(word.capital or word.text[0].isdigit() for word in telling)


def _candidate(words: list[Word], first: int, last: int, type_: EntityType) -> Candidate:
    return Candidate(Span(words[first].start, words[last].end), type_, "rule")
