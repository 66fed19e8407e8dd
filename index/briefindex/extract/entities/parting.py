"""Where what the model takes for one name is several: "Cora Lind, Max Orff"."""

from briefindex.extract.entities.people import is_name_word
from briefindex.extract.entities.phrase import LED, Hits
from briefindex.extract.entities.towns import are_town
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists

_BREAKS = ("(", ")", ";", "[", "<", "“", "”", "\n\n")
_PARTING = frozenset({"to", "from", "by", "with", "as", "is", "says", "said", "that", "was", "who"})
_NAME_WORDS = 4
_PLACED = frozenset({"in", "from", "near", "at", "to", "between", "into", "outside", "around"})
ABBREVIATIONS = frozenset({"inc", "corp", "co", "ltd", "jr", "sr", "bros", "cos", "st", "plc"})


class Parting:
    """Parts runs of words of one sentence into names; words are told by their first and last."""

    def __init__(self, words: list[Word], hits: Hits, people: set[int]) -> None:
        """Work on `words` and `hits`; at the offsets `people` a person's name surely begins."""
        self._words = words
        self._hits = hits
        self._people = people

    def _pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """The words parted where no name goes on: a spaced dash, "and" beside a known name."""
        for index in range(first + 1, last + 1):
            before = self._words[index].before
            dashed = len(before) > 2 and before.strip() in HYPHENS and not self._is_pair(index)
            if dashed or any(mark in before for mark in _BREAKS):
                return [*self._pieces(first, index - 1), *self._pieces(index, last)]
            if before == ". " and self._is_platform(index - 1):
                return [(first, index - 1), *self._pieces(index, last)]
            if self._words[index].start in self._people and self._are_titles(first, index - 1):
                return [(index, last)]
            if self._words[index].start in self._people and self._is_place(first, index - 1):
                return [*self._pieces(first, index - 1), (index, last)]
            if index < last and self._is_leader(index, last):
                return [*self._pieces(first, index - 1), (index + 1, last)]
            bound = self._words[index].text == "for" and self._is_known_place(first, index - 1)
            if (bound or self._words[index].text in _PARTING) and index < last:
                return [*self._pieces(first, index - 1), *self._pieces(index + 1, last)]
            if self._words[index].before == ", " and self._are_towns(first, index, index, last):
                return [*self._pieces(first, index - 1), *self._pieces(index, last)]
            conjunction = self._words[index].folded in ("and", "or") and first < index < last
            if conjunction and self._is_parted(first, index, last):
                return [*self._pieces(first, index - 1), *self._pieces(index + 1, last)]
        return [(first, last)]

    def _is_platform(self, index: int) -> bool:
        """Whether "X" is where somebody wrote: "wrote on X. Jo Lind, 34, said"."""
        return index > 0 and self._words[index].text == "X" and self._words[index - 1].text == "on"

    def _is_known_place(self, first: int, last: int) -> bool:
        """Whether a known place fills the words, as in "(Zambezi) for Cahora Bassa Hydro"."""
        first += self._words[first].folded == "the" and first < last
        hit = self._hits.get(self._words[first].start)
        return self._is_known(first, last) and hit is not None and hit.entry.type == "place"

    def _is_leader(self, index: int, last: int) -> bool:
        """Whether "of" is between a party and a person: "the Progress Party of Khaleda Zia"."""
        if self._words[index].text != "of":
            return False
        led = self._words[index - 1].folded in LED
        return led and (
            self._words[index + 1].start in self._people or self._is_full_name(index + 1, last)
        )

    def _at_commas(self, first: int, last: int) -> list[tuple[int, int]]:
        """The people of "Cora Lind, Max Orff"; "King, Jr." is one."""
        for index in range(first + 1, last + 1):
            word = self._words[index]
            if word.before == ", " and word.folded not in ABBREVIATIONS:
                return [(first, index - 1), *self._at_commas(index, last)]
        return [(first, last)]

    def _are_titles(self, first: int, last: int) -> bool:
        """Whether the words end with a title, as before "(Financial Officer) Brian Olverton"."""
        titles = word_lists("title", "persontitle", "captitle")
        capitals = all(word.capital for word in self._words[first : last + 1])
        return capitals and self._words[last].folded in titles

    def _is_place(self, first: int, last: int) -> bool:
        """Whether the words end with a place, as before "(Tajikistan) Emomali Rahmon"."""
        return any(
            hit.entry.type == "place" and hit.span.end == self._words[last].end
            for hit in self._hits.values()
            if hit.span.start >= self._words[first].start
        )

    def _is_pair(self, index: int) -> bool:
        return self._words[index].start in self._hits and any(
            hit.span.end == self._words[index - 1].end for hit in self._hits.values()
        )

    def _is_parted(self, first: int, conjunction: int, last: int) -> bool:
        """Whether a known name fills one side of the "and" ("Kenya Airways and Safaricom")."""
        if self._words[conjunction + 1].folded in word_list("corporate"):
            return False
        if self._is_known(first, conjunction - 1) or self._are_towns(
            first, conjunction, conjunction + 1, last
        ):
            return True
        # "Port Authority of New York and New Jersey" is one.
        bound = any(word.folded in ("of", "for") for word in self._words[first:conjunction])
        return not bound and self._is_known(conjunction + 1, last)

    def _are_towns(self, first: int, end: int, start: int, last: int) -> bool:
        """Whether two towns are named after a preposition: "in Flin Flon and Cross Lake".

        The one is the words before `end`, the other those from `start`.
        """
        if first == 0 or self._words[first - 1].folded not in _PLACED:
            return False
        one, other = self._words[first:end], self._words[start : last + 1]
        return are_town(one) or are_town(other)

    def _is_known(self, first: int, last: int) -> bool:
        hit = self._hits.get(self._words[first].start)
        return hit is not None and not hit.weak and hit.span.end == self._words[last].end

    def _is_full_name(self, first: int, last: int) -> bool:
        """Whether the model missed a first name: "Murat Karimsakov" is no organisation."""
        words = self._words[first : last + 1]
        if not 1 < len(words) < _NAME_WORDS or words[0].folded not in word_list("given"):
            return False
        if any(word.text.isupper() or not is_name_word(word) for word in words[1:]):
            return False
        if any(", " in word.before for word in words[1:]):
            return False
        ends = word_lists("corporate", "calendar")
        known = any(words[0].start <= start < words[-1].end for start in self._hits)
        return words[-1].folded not in ends and words[-1].folded not in heads("weak") and not known
