"""What was measured before: antecedents of "this figure", "that trade", "bilateral"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.naming import Measure, Named, measure
from briefindex.extract.figures.parties import Place, members, pairs, places, region_words
from briefindex.extract.figures.sentence import Sentence

_MUTUAL = re.compile(r"\b(?:bilateral|mutual|two-way|reciprocal)\b", re.IGNORECASE)
_WITH = re.compile(r"\bwith (?:the )?$|\bbetween (?:the )?$|\bto (?:the )?$", re.IGNORECASE)
_RATE = re.compile(r"growth|share|change")
_OTHER_CLAUSE = re.compile(
    r" (?:after|as|because|when|while|amid|despite|following|although|though|if|until) "
)
_INCLUDING = re.compile(r"\b(?:including|of which)\b[^;]*$")
_LOOK_BACK = 3
_TWO = 2
_PRONOUNS = frozenset({"it", "they"})


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that was named."""

    sentence: Sentence
    amount: Amount
    named: Named


@dataclass(slots=True)
class Antecedents:
    """What the article named so far, and its sentences for looking back."""

    sentences: list[Sentence]
    _stated: list[Stated] = field(default_factory=list[Stated])
    _named: dict[int, Named] = field(default_factory=dict[int, Named])
    _places: dict[int, tuple[Place, ...]] = field(default_factory=dict[int, tuple[Place, ...]])
    _region: str | None = None
    _region_known: bool = False

    def add(self, stated: Stated) -> None:
        """Keep what an amount measures."""
        self._stated.append(stated)
        self._named[id(stated.amount)] = stated.named

    def of(self, amount: Amount) -> Named | None:
        """What an amount that was named before measures."""
        return self._named.get(id(amount))

    def recent(self, sentence: Sentence) -> Stated | None:
        """What an earlier sentence stated last, at most two sentences ago."""
        for stated in reversed(self._stated):
            if stated.sentence.index < sentence.index - 2:
                break
            if stated.sentence.index < sentence.index:
                return stated
        return None

    def before(self, sentence: Sentence, steps: int) -> Iterator[Stated]:
        """What earlier sentences stated, at most `steps` ago, the last first."""
        for stated in reversed(self._stated):
            if stated.sentence.index < sentence.index - steps:
                break
            if stated.sentence.index < sentence.index:
                yield stated

    def level(self, phrase: str, amount: Amount, sentence: Sentence) -> Measure | None:
        """The level that an anaphor stands for: of the same kind of unit where it has one."""
        topic = re.search(r"\b(trade|rate|price|share)\b", phrase)
        for stated in self._told_before(phrase, sentence):
            named = stated.named
            rate = stated.amount.kind in ("share", "percent") and named.level is None
            if rate and (amount.unit != "%" or _RATE.search(named.measure.aspect)):
                continue
            if stated.amount.kind in ("rank", "duration") or _is_included(stated):
                continue
            level = named.level or named.measure
            if stated.amount.kind == "share" and amount.kind == "money":
                continue
            if topic and topic.group(1) == "trade" and level.topic != "trade":
                continue
            same = stated.amount.dimension == amount.dimension or (
                amount.dimension == "bare" and stated.amount.kind == "count"
            )
            if same or amount.unit in ("%", "×", "pp") or stated.amount.unit == "%":
                return level
        return None

    def whole_before(self, sentence: Sentence) -> Measure | None:
        """What the last share before was of: "with a share of 20 percent" is of the same."""
        told = (one for one in self.before(sentence, _LOOK_BACK) if one.amount.kind == "share")
        return next((one.named.level for one in told if one.named.level is not None), None)

    def share_before(self, phrase: str, amount: Amount, sentence: Sentence) -> Named | None:
        """The share that "it" is in "debt is 90 percent of output. It was 95 percent"."""
        if amount.unit != "%" or phrase.lower() not in _PRONOUNS:
            return None
        told = [one for one in self._told_before(phrase, sentence) if one.amount.unit == "%"]
        return told[0].named if told and told[0].amount.kind == "share" else None

    def _told_before(self, phrase: str, sentence: Sentence) -> Iterator[Stated]:
        """What was stated at most a few sentences ago, the last first.

        A pronoun that opens a sentence stands for what the one before it is about: there, what
        was stated first comes first.
        """
        for _, group in groupby(reversed(self._stated), key=lambda one: one.sentence.index):
            told = list(group)
            if sentence.index - told[0].sentence.index > _LOOK_BACK:
                return
            earlier = told[0].sentence.index < sentence.index
            yield from reversed(told) if earlier and phrase.lower() in _PRONOUNS else told

    def with_parties(
        self, made: Measure, phrase: str, sentence: Sentence, amount: Amount
    ) -> Measure:
        """The measure with parties from its clause, or inherited where its words say so."""
        mutual = bool(_MUTUAL.search(phrase))
        if mutual and len(made.parties) < 2:
            pair = self._pair_before(sentence, made.parties)
            return self._reasoned(_with(made, pair, phrase), made, sentence) if pair else made
        if made.pair and len(made.parties) < 2:
            pair = self._second_party(made, phrase, sentence, amount)
            return self._reasoned(_with(made, pair, phrase), made, sentence) if pair else made
        region = region_words(phrase)
        if region and made.pair is False and not made.parties:
            name = self.region()
            said = f"“{region.group(0)}” is taken as {name}, which the article names most."
            return replace(made, parties=(name,), reason=said) if name else made
        if made.parties:
            return made
        clause = sentence.clause_of(amount.core)
        near = self.places_of(sentence)
        own = [one for one in near if not one.adjective and clause[0] <= one.start < clause[1]]
        there = next((one for one in own if _is_where(sentence.text, amount.end, one.start)), None)
        if there is not None:
            return replace(made, parties=(there.name,))
        if sentence.text.endswith(" (", 0, amount.start):
            own = [one for one in own if one.end >= amount.start - 2] or own
        other = _OTHER_CLAUSE.search(sentence.text, amount.end)
        limit = other.start() if other else clause[1]
        before = [one.name for one in own if one.start < amount.start]
        after = [one.name for one in own if amount.end <= one.start < limit]
        found = tuple(dict.fromkeys((before or after)[:2]))
        return replace(made, parties=found) if found else made

    def _reasoned(self, found: Measure, made: Measure, sentence: Sentence) -> Measure:
        """The measure with the reason for the parties that its own sentence does not name."""
        own = {one.name for one in self.places_of(sentence)} | set(made.parties)
        taken = [name for name in found.parties if name not in own]
        if not taken:
            return found
        said = f"{' and '.join(taken)}: taken from what the article said before."
        return replace(found, reason=said)

    def _second_party(
        self, made: Measure, phrase: str, sentence: Sentence, amount: Amount
    ) -> tuple[str, ...]:
        """Both parties of "region-wide trade with China" or "its trade with Russia"."""
        parties = list(made.parties)
        if region_words(phrase):
            name = self.region(except_for=parties)
            if name and name not in parties:
                named = [*parties, name] if phrase.find("between") >= 0 else [name, *parties]
                return tuple(named)
        clause = sentence.clause_of(amount.core)
        near = [one.name for one in self.places_of(sentence) if clause[0] <= one.start < clause[1]]
        for name in near:
            if name not in parties:
                parties.append(name)
        if len(parties) == 1:
            earlier = self._pair_before(sentence, tuple(parties))
            return earlier or tuple(parties)
        return tuple(parties[:2]) if parties else self._pair_before(sentence, ()) or ()

    def _pair_before(self, sentence: Sentence, known: tuple[str, ...]) -> tuple[str, ...]:
        """The pair that "bilateral" means: of the sentence before, with who was singled out there.

        "Trade between China and Central Asia reached …, and Kazakhstan accounts for nearly half.
        Bilateral trade …" is Kazakhstan's with China: a member takes its grouping's place.
        """
        for back in range(_LOOK_BACK + 1):
            index = sentence.index - back
            if index < 0:
                break
            other = self.sentences[index]
            names = list(dict.fromkeys(one.name for one in self.places_of(other)))
            if back == 0:
                found = pairs(other.text)
                if found and set(known) <= set(found[0]):
                    return found[0]
                continue
            single = _singled_out(names)
            if single:
                return single
            found = [pair for pair in pairs(other.text) if set(known) <= set(pair)]
            if found:
                return found[-1]
            if len(names) == 1:
                return self._with_article(names[0], other)
        return ()

    def _with_article(self, name: str, other: Sentence) -> tuple[str, ...]:
        """The pair of a place and the country that the article is mostly about."""
        counts: dict[str, int] = {}
        for sentence in self.sentences[: other.index + 1]:
            for one in self.places_of(sentence):
                if one.name != name and one.kind == "country":
                    counts[one.name] = counts.get(one.name, 0) + 1
        most = max(counts.items(), key=lambda item: item[1], default=(None, 0))
        return (most[0], name) if most[0] and most[1] > 1 else ()

    def nearest_place(self, sentence: Sentence, wanted: Collection[str]) -> str | None:
        """The one of some countries that the sentence names, else the one named last before it."""
        for index in range(sentence.index, max(-1, sentence.index - 12), -1):
            for place in self.places_of(self.sentences[index]):
                if place.name in wanted:
                    return place.name
        return None

    def region(self, except_for: list[str] | None = None) -> str | None:
        """The region or grouping that the article names most: "the region"."""
        if not self._region_known:
            counts: dict[str, int] = {}
            for sentence in self.sentences:
                for one in self.places_of(sentence):
                    if one.kind in ("region", "grouping", "continent"):
                        counts[one.name] = counts.get(one.name, 0) + 1
            most = sorted(counts.items(), key=lambda item: -item[1])
            self._region = most[0][0] if most else None
            self._region_known = True
        return None if except_for and self._region in except_for else self._region

    def places_of(self, sentence: Sentence) -> tuple[Place, ...]:
        """The places of a sentence, found once."""
        found = self._places.get(sentence.index)
        if found is None:
            found = places(sentence.text)
            self._places[sentence.index] = found
        return found


def _is_included(stated: Stated) -> bool:
    """For "trade of $253 million, including exports of 185 million": a part of what is told."""
    sentence, amount = stated.sentence, stated.amount
    match = _INCLUDING.search(sentence.text, 0, amount.start)
    return match is not None and any(one.end <= match.start() for one in sentence.amounts)


def _is_where(text: str, end: int, start: int) -> bool:
    """For "50,000 in Turkey and 6,000 in Syria": whether a place stands right behind an amount."""
    return end < start and text[end:start] in (" in ", " in the ")


def _singled_out(names: list[str]) -> tuple[str, ...]:
    """A pair where a member stands in for its grouping; none where nobody is singled out."""
    if len(names) != 3:
        return ()
    for name in names:
        for group in names:
            if name != group and name in members(group):
                other = next(one for one in names if one not in (name, group))
                return (name, other)
    return ()


def _with(made: Measure, pair: tuple[str, ...], phrase: str) -> Measure:
    """The measure between a pair, its label made anew where a pair makes the measure."""
    if not made.pair:
        return replace(made, parties=pair)
    again = measure(phrase, pair)
    if len(pair) < _TWO:
        return replace(again, parties=pair)
    again = replace(again, words=tuple(one for one in again.words if not one.startswith("with-")))
    fresh = again if len(again.parties) >= 2 else replace(again, parties=pair)
    if fresh.parties != pair or again.parties != pair:
        fresh = replace(measure("trade", pair), words=again.words, topic=again.topic)
    return fresh
