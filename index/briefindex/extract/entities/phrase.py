"""How far the words of a name reach to the left and to the right of its head."""

from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list
from briefindex.extract.gazetteer import GazetteerHit

Hits = dict[int, GazetteerHit]
"""Known names of a sentence by their start offset."""

_BINDERS = frozenset({"of", "for", "on"})
_LIST_LIMIT = 6
LED = frozenset({"party", "movement", "alliance", "government", "cabinet", "coalition", "bloc"})
"""Heads of bodies that go by their leader: "the party of Ana Ferro"."""


class Phrases:
    """The words of one sentence, with the names known in it."""

    def __init__(self, words: list[Word], hits: Hits) -> None:
        """Keep `words` and `hits` of one sentence."""
        self.words = words
        self.hits = hits
        self._ends = {hit.span.end for hit in hits.values() if hit.entry.type == "place"}

    def left_of(self, head: int, *, small: bool) -> int:
        """Index of the first word of the name whose head stands at `head`.

        `small`: the head is in small letters, so may be the adjectives right before it
        ("Trans-Caspian international transport route").
        """
        first = head
        adjectives = word_list("adjective")
        in_adjectives = small
        while first > 0 and self._bound(first):
            word = self.words[first - 1]
            if word.capital and (not _stops(word) or self._begins_place(word)):
                in_adjectives = False
            elif not (in_adjectives and word.folded in adjectives) and not _is_century(
                word, self.words[first]
            ):
                break
            first -= 1
        if not small:
            first = self._before_and(first)
        return self._without_titles(first, head)

    def _begins_place(self, word: Word) -> bool:
        """Whether a known place of several words begins: "(New) South Wales Police"."""
        hit = self.hits.get(word.start)
        return hit is not None and hit.entry.type == "place" and hit.span.end > word.end

    def _before_and(self, first: int) -> int:
        """`first`, or the start of "(the) Australian Communications and (Media Authority)"."""
        at = first - 1
        if at < 2 or self.words[at].folded != "and" or self.words[first].start in self.hits:
            return first
        while at > 0 and self._goes_on(at - 1) and self.words[at - 1].start not in self.hits:
            at -= 1
        first_of = self.words[at - 1] if at and self.words[at].before == " " else self.words[at]
        owned = first_of.capital and first_of.before in ("'s ", "’s ")
        at -= owned and first_of is not self.words[at]
        whole = 0 < at < first - 1 and (owned or self.words[at - 1].folded == "the")
        return at if whole and self.words[first].before == " " else first

    def with_ordinal(self, first: int) -> int:
        """`first`, or the ordinal before it: the edition belongs to an event's name."""
        if first and self.words[first].before == " " and is_ordinal(self.words[first - 1]):
            return first - 1
        return first

    def right_of(self, head: int, *, single: bool) -> int:
        """Index of the last word of "Institute for Strategic Studies" whose head is `head`.

        `single`: "on" may bind a single word ("Summit on Nutrition"), which elsewhere goes on
        with the sentence ("lifted off from the Space Center on Discovery").
        """
        last = head
        binder = ""
        while True:
            following = self._conjunct(last, binder, single=single)
            if following is None:
                return last
            last, binder = following

    def with_year(self, last: int) -> int:
        """`last`, or the year after it ("Expo 2017")."""
        if last + 1 < len(self.words):
            word = self.words[last + 1]
            if word.before == " " and len(word.text) == 4 and word.text[:2] in ("19", "20"):
                return last + 1 if word.text.isdigit() else last
        return last

    def _conjunct(self, last: int, binder: str, *, single: bool) -> tuple[int, str] | None:
        """The next part of the name after `last`: the index that it ends at, and its binder."""
        at = last + 1
        if at + 1 >= len(self.words):
            return None
        word = self.words[at]
        if word.before == " " and word.folded in _BINDERS:
            if self.words[last].folded in LED and self.words[at + 1].folded in word_list("given"):
                return None  # "the Reform Party of Ana Ferro"
            end = self._capitals(at + 1)
            short = word.folded == "on" and not single and end is not None and end < at + 2
            return (end, word.folded) if end is not None and not short else None
        if not binder:
            return None
        if word.before in (" & ", "&") and word.capital:
            end = self._run(at)
            return end, binder
        if word.before == " " and word.folded == "and" and self._may_join(last, at + 1, binder):
            return self._run(at + 1), binder
        return self._listed(last, binder) if word.before == ", " and word.capital else None

    def _listed(self, last: int, binder: str) -> tuple[int, str] | None:
        """The end of "(Ministry of Trade), Industry and Energy"; None where no "and" closes it."""
        at = last + 1
        for _ in range(_LIST_LIMIT):
            if not self.words[at].capital or not self._may_join(last, at, binder):
                return None
            at = self._run(at) + 1
            if at + 1 >= len(self.words):
                return None
            word = self.words[at]
            if word.folded == "and" and word.before in (" ", ", "):
                joins = self._may_join(last, at + 1, binder)
                return (self._run(at + 1), binder) if joins else None
            if word.before != ", ":
                return None
        return None

    def _may_join(self, last: int, at: int, binder: str) -> bool:
        """Whether the capitalised words at `at` go on with the name, not with the sentence."""
        if at >= len(self.words) or not self.words[at].capital or _stops(self.words[at]):
            return False
        hit = self.hits.get(self.words[at].start)
        if hit is not None and hit.weak:
            hit = None
        after_place = self.words[last].end in self._ends
        if hit is not None or after_place:
            place = hit is not None and hit.entry.type == "place"
            return place and after_place and binder in ("for", "on")
        return self.words[self._run(at)].folded not in heads("weak")

    def _capitals(self, at: int) -> int | None:
        """Last index of the capitalised words from `at`, an article before them allowed."""
        if at < len(self.words) and self.words[at].folded == "the":
            at += 1
        if at >= len(self.words) or not self.words[at].capital or _stops(self.words[at]):
            return None
        if self.words[at].before != " ":
            return None
        return self._run(at)

    def _run(self, at: int) -> int:
        hit = self.hits.get(self.words[at].start)
        if hit is not None and hit.entry.type in ("place", "organisation") and not hit.weak:
            while at + 1 < len(self.words) and self.words[at + 1].start < hit.span.end:
                at += 1
            return at
        while at + 1 < len(self.words) and self._goes_on(at + 1):
            at += 1
        return at

    def _goes_on(self, at: int) -> bool:
        word = self.words[at]
        return word.capital and not _stops(word) and (word.before == " " or word.before in HYPHENS)

    def _bound(self, at: int) -> bool:
        """Whether the word at `at` and the one before it may belong to one name."""
        before = self.words[at].before
        previous = self.words[at - 1]
        if before in (" ", "/", "&", " & ", "\n") or before in HYPHENS:
            return True
        if before in (".", ". "):
            return previous.capital and len(previous.text) == 1
        if before in ("'s ", "’s "):
            return previous.capital and previous.folded in word_list("possessive")
        spaced = len(before) == 3 and before[1] in HYPHENS and before.isspace() is False
        if spaced:
            return previous.end in self._ends and self.words[at].start in self.hits
        return False

    def _without_titles(self, first: int, head: int) -> int:
        titles = word_list("lefttitle")
        while first < head and self.words[first].folded in titles:
            first += 1
        while first < head and not self.words[first].capital and not is_ordinal(self.words[first]):
            first += 1
        return first


def is_ordinal(word: Word) -> bool:
    """Whether the word says which one of a row ("second", "28th")."""
    text = word.folded
    return text in word_list("ordinal") or (
        text[:1].isdigit() and text[-2:] in ("st", "nd", "rd", "th")
    )


def _stops(word: Word) -> bool:
    if word.text == "New" and word.before:  # "the New Patriotic Party"
        return False
    return word.folded in word_list("opener") or word.folded in word_list("calendar")


def _is_century(word: Word, following: Word) -> bool:
    return word.text[:1].isdigit() and is_ordinal(word) and following.capital
