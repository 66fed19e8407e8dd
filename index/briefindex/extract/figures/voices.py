"""Whom the words stand for that name a speaker: a name, "the minister", "the bank", "he", "it".

Knows the names of the article and who spoke before; which words hand a statement to a speaker is
told by `speaker`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefindex.extract.figures.places_of_names import Name, Names
from briefindex.extract.figures.reporting import BODY, NAME, PRONOUN, ROLE, patterns
from briefindex.extract.figures.sayings import Saying, head_of, sayings, without_title
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.mention import Mention

UNNAMED = "unnamed speaker"
_NOBODY = ("It", "This", "That", "We", "They", "I", "You", "There", "But", "And")
_OWNED = ("its ", "their ", "his ", "her ")
_ONE = ("A ", "An ", "a ", "an ")
_STEPS_BACK = 2


@dataclass(slots=True)
class Voices:
    """Gives the speakers of one article their names; `why` tells where the last name is from."""

    text: str
    names: Names
    sentences: Sequence[Sentence]
    why: str = ""

    def worded(self, saying: Saying, place: int) -> str | None:
        """Who the subject of a verb of saying is, which begins at a place."""
        kind, words_ = saying.kind, head_of(saying.who)
        known = self.names.inside(place, place + len(saying.who))
        if known and kind in ("name", "body", "business", "unnamed"):
            persons = [one for one in known if self.names.is_person(one[0])]
            return (persons or known)[-1][2]
        if kind == "unnamed":
            return UNNAMED
        if kind == "person":
            return self._because(saying.who, self._last_person(place))
        if kind == "persons":
            return UNNAMED if self._unnamed_before(place, one=False) >= 0 else None
        if kind == "it":
            return self._because(saying.who, self._last_body(place))
        if kind in ("body", "business"):
            head = words_.rpartition(" ")[2].lower()
            named = self.names.body_before(head, place)
            if named is None and kind == "business":
                named = self._last_body(place)
            return self._because(saying.who, named) or words_
        if kind in ("group", "paper"):
            return words_
        begin = place + saying.who.find(words_)
        if kind == "name" and not self.names.is_known(begin, begin + len(words_)):
            return without_title(words_)
        return None

    def matched(self, match: re.Match[str], group: str, base: int) -> str | None:
        """The canonical name of what a pattern took for the speaker."""
        start, end = base + match.start(group), base + match.end(group)
        named = self.names.inside(start, end, around=True)
        persons = [name for name in named if self.names.is_person(name[0])]
        persons = persons or (self._in_aside(match, base) if group == "who" else [])
        if persons or named:
            return (persons or named)[-1][2]
        words_ = match.group(group)
        if words_ in _NOBODY:
            return None
        if re.fullmatch(PRONOUN, words_):
            return self._because(words_, self._last_person(start))
        if words_.lower().startswith(_OWNED) and re.fullmatch(ROLE, words_):
            return UNNAMED
        if words_.lower().startswith("the "):
            return self._role(words_, start)
        return self._unknown(match, base, group)

    def is_person(self, match: re.Match[str], base: int) -> bool:
        """Whether a pattern took a person for the speaker."""
        if re.fullmatch(rf"{PRONOUN}|{ROLE}", match["who"]):
            return True
        named = self.names.inside(base + match.start("who"), base + match.end("who"), around=True)
        return any(self.names.is_person(one[0]) for one in named)

    def according(self, match: re.Match[str], base: int) -> str | None:
        """The person or body after "according to", past its title."""
        begin, end = base + match.start(), base + match.end() + 60
        stop = self.text.find(",", base + match.end())
        named = self.names.inside(begin, end)
        people = [name for name in named if stop < 0 or name[0] <= stop + 40]
        persons = [name for name in people if self.names.is_person(name[0])]
        if persons:
            return persons[0][2]
        if match.group("who") in ("him", "her"):
            return self._because(match.group("who"), self._last_person(base))
        if people:
            return people[0][2]
        return self._role(match["who"], base) or self._unknown(match, base)

    def _because(self, words_: str, name: str | None) -> str | None:
        """The name that words stand for; keeps the reason."""
        if name not in (None, UNNAMED) and name.lower() not in words_.lower():
            self.why = f"“{words_}” is taken as {name}, whom the article named before."
        return name

    def _in_aside(self, match: re.Match[str], base: int) -> list[Name]:
        """The person of "the mayor, Ali Demir, said": named in the apposition."""
        if not match.groupdict().get("aside"):
            return []
        start, end = base + match.start("aside"), base + match.end("aside")
        named = [one for one in self.names.inside(start, end) if self.names.is_person(one[0])]
        said = match["aside"].strip()
        alone = re.fullmatch(NAME, said) and " " in said and re.fullmatch(ROLE, match["who"])
        return [(start, end, said)] if alone and not named else named

    def _role(self, said: str, place: int) -> str | None:
        """Who "the expert" or "the ministry" is, by the names before."""
        if re.fullmatch(BODY, said):
            return self._because(said, self.names.body_before(said.rpartition(" ")[2], place))
        if not re.fullmatch(ROLE, said):
            return None
        return self._because(said, self._last_person(place))

    def _unknown(self, match: re.Match[str], base: int, group: str = "who") -> str | None:
        """A first and a last name that the entities do not have; a known place says nothing."""
        known = self.names.is_known(base + match.start(group), base + match.end(group))
        return None if known else _full_name(match.group(group))

    def _last_body(self, place: int) -> str | None:
        """The organisation that spoke last before a place."""
        return self.names.body_speaking(place, partial(speaks, self.text))

    def _last_person(self, place: int) -> str | None:
        """The person who spoke last before a place, else the one named last.

        Nobody's name where "a spokesman said" stands between: "he" is that spokesman.
        """
        persons = self.names.persons_before(place)
        if self._unnamed_before(place) > (persons[-1].span.start if persons else -1):
            return UNNAMED
        for one in reversed(persons):
            if speaks(self.text, one):
                return one.canonical
        return persons[-1].canonical if persons else None

    def _unnamed_before(self, place: int, *, one: bool = True) -> int:
        """Where one or several unnamed persons spoke shortly before; -1 where none did."""
        here = bisect_right(self.sentences, place, key=lambda one: one.start)
        for sentence in reversed(self.sentences[max(0, here - 1 - _STEPS_BACK) : here]):
            for told in reversed(sayings(sentence.text)):
                start = sentence.start + told.start
                unnamed = told.kind == "unnamed" and told.who.startswith(_ONE) == one
                if unnamed and start < place and not self._is_named(told, start):
                    return start
        return -1

    def _is_named(self, saying: Saying, start: int) -> bool:
        return bool(self.names.inside(start, start + len(saying.who)))


def _full_name(said: str) -> str | None:
    """A first and a last name that nothing else is known of; one capital alone is no person."""
    match = re.search(rf"{NAME}$", said)
    name = without_title(match.group(0)) if match else ""
    return name if " " in name else None


def speaks(text: str, one: Mention) -> bool:
    """Whether a reporting verb stands beside a name."""
    after = text[one.span.end : one.span.end + 120]
    before = text[max(0, one.span.start - 60) : one.span.start]
    return bool(patterns()["speaks"].match(after) or patterns()["spoken"].search(before))
