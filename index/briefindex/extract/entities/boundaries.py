"""Where the model's names really begin and end.

The model glues titles ("National Economy Serik Zhumangarin"), owners ("China's Belt and Road
Initiative") and lists ("Alibaba and JD.com") to names; this takes them off. It never makes a name
longer.
"""

import re
from bisect import bisect_left, bisect_right

from briefindex.extract.entities.candidate import Candidate, contains
from briefindex.extract.entities.parting import ABBREVIATIONS, Parting
from briefindex.extract.entities.people import is_second_syllable, without_office
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

_POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
_AMOUNT = re.compile(r"(?<![^\W\d_a-z]{4})[$€£¥]\d")
_SIGN_AND_DIGIT = 2
_OFFICERS = frozenset({"minister", "ministers", "secretary", "commissioner"})


class Boundaries(Parting):
    """Cuts the model's spans of one sentence to names."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        hits: Hits,
        known: Gazetteer,
        people: set[int],
        *,
        headline: bool,
    ) -> None:
        """Work on `words` and `hits` of one sentence of `text`.

        `people` are the offsets where a title or the tables say that a person's name begins; in a
        `headline` capitals tell nothing.
        """
        super().__init__(words, hits, people)
        self._headline = headline
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]
        self._text = text
        self._known = known

    def refine(self, span: Span, type_: EntityType) -> list[Candidate]:
        """The names in `span`; none where no name of its own is left."""
        if "@" in self._text[max(0, span.start - 1) : span.start + 1]:  # an account
            return []
        if _AMOUNT.search(self._text, span.start, span.end + _SIGN_AND_DIGIT):
            return []
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if first > last:
            return []
        pieces = self._pieces(first, last)
        if type_ in ("person", "place"):
            pieces = [part for piece in pieces for part in self._at_commas(*piece)]
        return [name for first, last in pieces for name in self._name(first, last, type_)]

    def _name(self, first: int, last: int, type_: EntityType) -> list[Candidate]:
        first, last = self._without_owner(first, last)
        first, last = self._stripped(first, last, type_)
        if type_ == "organisation":
            last = self._without_leader(first, last)
        if first > last or self._is_list(first, last) or self._is_no_name(first, last, type_):
            return []
        if type_ == "person" and last + 1 < len(self._words):
            last += is_second_syllable(self._words[last + 1])
        end = self._words[last].end
        short = type_ == "place" and first == last and word_list("dotted")
        if self._text[end : end + 1] == "." and self._words[last].folded in (
            short or ABBREVIATIONS
        ):
            end += 1
        if first == last and type_ == "person" and self._words[first].text.isupper():
            type_ = "organisation"
        if self._words[first].start in self._people or self._is_full_name(first, last):
            type_ = "person"
        elif last > first and self._words[last].folded in word_list("corporate"):
            type_ = "organisation"
        return [Candidate(Span(self._words[first].start, end), type_, "model")]

    def _begins_with_place(self, first: int, last: int) -> bool:
        """Whether a headline goes on after a place ("Kazakhstan Sign Deal")."""
        hit = self._hits.get(self._words[first].start)
        if hit is None or hit.weak or hit.entry.type != "place":
            return False
        return hit.span.end < self._words[last].end and self._words[last].folded not in heads(
            "weak"
        )

    def _is_office(self, first: int, last: int) -> bool:
        """Whether the words are the last part of "Secretary of State"."""
        if first < 2 or self._words[first - 1].folded not in ("of", "for"):
            return False
        titles = word_lists("lefttitle", "persontitle")
        office = all(w.folded in word_list("office") for w in self._words[first : last + 1])
        return office and self._words[first - 2].folded in titles

    def _is_portfolio(self, first: int, last: int) -> bool:
        """Whether the words are the first part of "Brazilian Finance Minister"."""
        if last + 1 >= len(self._words):
            return False
        if last > first and self._words[last].folded not in word_list("office"):
            return False
        return self._words[last + 1].folded in _OFFICERS

    def _without_owner(self, first: int, last: int) -> tuple[int, int]:
        """Cut a known place or an owner's name off at its possessive ending."""
        for index in range(last, first, -1):
            word = self._words[index]
            if word.before not in _POSSESSIVES:
                continue
            owner = self._words[index - 1]
            if owner.folded in word_list("possessive"):
                continue
            if not any(self._words[n].capital for n in range(index, last + 1)):
                return first, index - 1
            if self._is_known_owner(owner):
                return index, last
        return first, last

    def _is_known_owner(self, owner: Word) -> bool:
        return any(
            hit.span.end == owner.end and not hit.weak and hit.entry.type in ("place", "person")
            for hit in self._hits.values()
        )

    def _stripped(self, first: int, last: int, type_: EntityType) -> tuple[int, int]:
        first = self._without_lead(first, last, type_)
        return first, self._without_tail(first, last, type_)

    def _without_lead(self, first: int, last: int, type_: EntityType) -> int:
        """Index of the first word behind articles, titles and days."""
        words = self._words
        if type_ == "person":
            first = without_office(words, first, last)
        titles = word_lists("opener", "lefttitle")
        more = word_list("persontitle") if type_ == "person" else frozenset[str]()
        while (first <= last and words[first].folded in titles) or (
            first < last and words[first].folded in more
        ):
            hit = self._hits.get(words[first].start)
            own = hit is not None and hit.entry.canonical[:4].lower() == "the "
            known = hit is not None and hit.span.end > words[first].end
            new = words[first].text == "New" and first < last and not self._headline
            if new and (first or known):
                break
            if words[first].text == "The" and own and self._is_known(first, last):
                break
            first += 1
        if type_ != "event":
            while first <= last and words[first].folded in word_list("calendar"):
                if first == last or words[first].folded == "may":
                    break
                first += 1
        rank = word_lists("title", "persontitle", "body", "human")
        if first == 0 and words[0].folded in rank and self._is_named(first + 1, last):
            first += 1  # "Rival Honda said"
        return first

    def _without_tail(self, first: int, last: int, type_: EntityType) -> int:
        """Index of the last word before what only stands beside the name."""
        words = self._words
        while last >= first and (_is_trailing(words[last], type_) or self._is_tail(last)):
            last -= 1
        if last > first and words[last].folded == "flight":  # "Air India Flight 171"
            last -= 1
        if last > first + 1 and self._is_score(last):
            last -= 2
        elif last > first and self._is_half_score(last):
            last -= 1
        if type_ == "organisation" and last > first and self._ends_with_office(first, last):
            last -= 1
        return last

    def _without_leader(self, first: int, last: int) -> int:
        """Index of the last word before whose it is: "the National Rally of Marine Le Pen"."""
        for index in range(first + 2, last):
            leader = self._hits.get(self._words[index + 1].start)
            known = leader is not None and leader.entry.type == "person" and not leader.weak
            full = leader is not None and leader.span.end > self._words[index + 1].end
            if self._words[index].folded == "of" and known and full:
                return index - 1
        return last

    def _is_score(self, last: int) -> bool:
        """Whether the result of a match is glued to a name: "Sevilla 3-1"."""
        word = self._words[last]
        joined = bool(word.before) and word.before in HYPHENS
        return joined and word.text.isdigit() and self._words[last - 1].text.isdigit()

    def _is_half_score(self, last: int) -> bool:
        """Whether only the first half of a result is glued to a name: "Sevilla 3"."""
        after = self._words[last + 1 : last + 2]
        return self._words[last].text.isdigit() and any(
            word.before in HYPHENS and word.text.isdigit() for word in after if word.before
        )

    def _ends_with_office(self, first: int, last: int) -> bool:
        """Whether a title of one of its people is glued to a name: "NASA Administrator"."""
        words = self._words[first : last + 1]
        title = words[-1].folded in word_lists("lefttitle", "persontitle")
        bound = any(word.folded in ("of", "the", "for", "and") for word in words)
        return title and not bound and words[-2].capital and words[-1].before == " "

    def _is_named(self, first: int, last: int) -> bool:
        """Whether a known person or organisation fills the words, so that none is before it."""
        hit = self._hits.get(self._words[first].start)
        named = hit is not None and hit.entry.type in ("person", "organisation")
        return named and self._is_known(first, last)

    def _is_tail(self, index: int) -> bool:
        """Whether a word of the layout is glued to the name: "Ahmed Mohamed Image: NASA"."""
        word = self._words[index]
        return word.folded in word_list("tail") and self._text[word.end : word.end + 1] == ":"

    def _goes_on(self) -> bool:
        """Whether another capital follows the first word: "Swimmer Summer McIntosh won"."""
        after = self._words[1:2]
        return bool(after) and after[0].capital and after[0].before == " "

    def _is_list(self, first: int, last: int) -> bool:
        """Whether the words are known names side by side ("China-Kazakhstan", "Iran and Iraq")."""
        at, pieces = first, 0
        while at <= last:
            end = self._piece_end(at, last)
            if end is None:
                return False
            pieces += 1
            while at <= last and self._words[at].start < end:
                at += 1
            if at <= last and not _is_joint(self._words[at].before):
                if self._words[at].folded != "and":
                    return False
                at += 1
        return pieces > 1

    def _piece_end(self, at: int, last: int) -> int | None:
        """End of the known name or the demonym at `at`, as in "U.S.-Soviet"."""
        hit = self._hits.get(self._words[at].start)
        if hit is not None and not hit.weak and hit.span.end <= self._words[last].end:
            return hit.span.end
        word = self._words[at]
        return word.end if self._known.demonym(word.text) is not None else None

    def _is_no_name(self, first: int, last: int, type_: EntityType) -> bool:
        words = self._words[first : last + 1]
        if not any(word.capital for word in words):
            # "eBay", "al-Shabaab": small first letter, but capitals or a known name in it.
            return not any(char.isupper() for word in words for char in word.text)
        whole = " ".join(word.text for word in words)
        if self._known.demonym(whole) is not None and self._known.find(whole) is None:
            return True
        if all(self._known.demonym(word.text) for word in words) and type_ != "place":
            return self._known.find(whole) is None
        if self._headline and self._begins_with_place(first, last):
            return True
        if self._is_portfolio(first, last) or self._is_office(first, last):
            return True
        if len(words) > 1 and " ".join(word.folded for word in words) in word_list("title"):
            return True  # "Deputy Crown Prince"
        if type_ in ("person", "place") and any(c.isdigit() for word in words for c in word.text):
            return True
        if len(words) > 1:
            return False
        single = words[0]
        if any(contains(hit.span, Span(single.start, single.end)) for hit in self._hits.values()):
            return False
        if first == 0 and single.folded in word_lists("human", "title") and self._goes_on():
            return True
        names_nothing = word_lists("notname", "opener", "calendar")
        return single.folded in names_nothing or self._known.demonym(single.text) is not None


def _is_trailing(word: Word, type_: EntityType) -> bool:
    if word.capital or (word.text[0].isdigit() and type_ != "person"):
        return False
    if type_ == "organisation":
        head = word.folded in heads("weak") and word.folded not in heads("lower")
        return not head or word.folded in word_list("tailkind")
    return type_ in ("person", "place") or word.folded in word_list("opener")


def _is_joint(before: str) -> bool:
    stripped = before.strip()
    return stripped in HYPHENS or stripped in (",", "/") if stripped else False
