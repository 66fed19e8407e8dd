"""What an amount measures: from its clause, its verb and nouns, and what was said before.

Works through an article in order and remembers what it named, so that "this figure", "that trade"
and "bilateral" find their antecedents.
"""

import re
from collections.abc import Callable
from functools import partial

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.causes import by_cause
from briefindex.extract.figures.comparisons import Comparisons
from briefindex.extract.figures.counted import counted
from briefindex.extract.figures.deeds import of_verb, with_deed
from briefindex.extract.figures.entries import balloted, bracketed, run_in_head, titled
from briefindex.extract.figures.foreseen import foreseen, parted
from briefindex.extract.figures.items import of_item
from briefindex.extract.figures.labels import is_bare, is_broken
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.multiples import multiple, rank
from briefindex.extract.figures.naming import Measure, Named, measure
from briefindex.extract.figures.narrower import narrowed
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.partners import with_partner
from briefindex.extract.figures.phrases import cleaned, has_noun, is_anaphor
from briefindex.extract.figures.predicates import changed, set_object, undergone
from briefindex.extract.figures.rates import Rates, elided
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.shares import Shares
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.syntax import compound_of, noun_of, owner_of
from briefindex.extract.figures.unnamed import alone, instead, unnamed
from briefindex.extract.figures.words import is_state_body, listed
from briefindex.extract.figures.worths import Worths
from briefindex.text.small import words_in

_COMPOUND = re.compile(
    r"^[ -]?(?!(?:aside|away|apart|back|out|off|up|down|and|or|in|of|for|to|from|by|on|at|with"
    r"|as|that|which|a|an|the|is"
    r"|was|per|worth|was|were|this|last|next|compared|than|until|since)\b)(?=[a-z])"
)
_NAMED_OF = re.compile(r" (?:of|at)(?: (?:a|an|about|around|some|nearly|almost))*\s*$")


_SENTENCED = re.compile(r"\b(?:jailed|imprisoned|sentenced|prison|jail)\b[^,;]{0,40} (?:for|to) $")
_OF_OR_IN = re.compile(
    r" (?:of|in) (?!\d|(?:the )?(?:first|last|second|third|fourth|next|past"
    r"|total|all|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_AT_OPENING = re.compile(
    r"(?:^|“)(?:At|With)(?: (?:about|around|nearly|over|more than|just)){0,6} $"
)
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|this)(?: (?:about|nearly|record))? $")
_VERSUS = re.compile(r",? (?:vs\.?|versus) (?:(?:an?|the|about|revised|some) ){0,2}")
_AGAIN = re.compile(r" \((?:about |or |around )?[^()A-Za-z]{0,3}\d[^()]{1,40}\)(?= of )")
"""The same once more in brackets: "2.6 C (4.7 F) of warming"."""
_NAMED_HEAD = 2
_DONE = ("money", "quantity")
_GOAL_BACK = 3


class Indicators:
    """Names the amounts of one article, in the order of the text."""

    def __init__(self, memory: Antecedents) -> None:
        """Name by what `memory` remembers of the article."""
        self.memory = memory
        self.rates = Rates(memory, self._resolve, self._level)
        self.shares = Shares(memory, self._resolve)
        self.worths = Worths(memory, self._resolve)
        self.beside = Comparisons(memory, self._resolve)

    def name(self, sentence: Sentence, amount: Amount) -> Named:
        """What an amount measures."""
        twin = amount.partner if amount.partner_role == "from" else None
        if twin is not None:
            earlier = self.memory.of(twin)
            if earlier is not None:
                return naming.in_currency(earlier, amount)
        beside = self._versus(sentence, amount) or self._entered(sentence, amount)
        if beside is not None:
            return naming.in_currency(beside, amount)
        for step in self._steps(amount):
            found = step(sentence, amount)
            if found is not None:
                break
        else:
            found = self._by_verb(sentence, amount)
        label = found.measure.label
        if is_broken(label) or is_bare(label):
            found = self._instead(sentence, amount, found)
        found = naming.at_a_rate(naming.in_goods(found, amount), amount)
        for narrowing in (of_item, by_cause, with_partner, narrowed):
            found = narrowing(self.memory, sentence, amount, found)
        return naming.in_currency(naming.in_units(found, amount), amount)

    def _entered(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "58 deaths (case fatality rate 0.6%)", "Coverage: 79% (target: 95%)"."""
        found = bracketed(self.memory, self._resolve, sentence, amount)
        return found or titled(self._resolve, sentence, amount) or balloted(sentence, amount)

    def _versus(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "are put at 5 million tons, vs 4 million": the same as the amount right before."""
        place = sentence.amounts.index(amount)
        last = sentence.amounts[place - 1] if place else None
        if last is None or last.kind != amount.kind or last.unit != amount.unit:
            return None
        if not _VERSUS.fullmatch(sentence.text, last.end, amount.start):
            return None
        return self.memory.of(last)

    def _instead(self, sentence: Sentence, amount: Amount, found: Named) -> Named:
        """A name that can stand on a printed page for one that cannot."""
        thing = instead(sentence, amount, found.measure.label)
        if not thing:
            return found if is_bare(found.measure.label) else Named(unnamed(sentence, amount))
        if thing == unnamed(sentence, amount).label:
            return Named(unnamed(sentence, amount))
        made = self._resolve(thing, sentence, amount)
        grown = found.measure.aspect.endswith("growth")
        return naming.growth_of(made) if grown else Named(naming.by_dimension(made, amount))

    def _steps(self, amount: Amount) -> tuple[Callable[[Sentence, Amount], Named | None], ...]:
        if amount.kind == "multiple":
            return (self.beside.beside, partial(multiple, self.memory, self._resolve))
        if amount.kind == "rank":
            return (partial(rank, self.memory),)
        if amount.unit in ("%", "pp", "bp"):
            first = (partial(foreseen, self.memory), self.beside.beside, self._set_at)
            first = (*first, *self.shares.steps)
            rates = (self.rates.growth, self.rates.share, self._of_chance)
            rates = rates if amount.unit == "%" else (self._of_noun, *rates)
            return (*first, *rates, *((self._of_what,) if amount.unit != "%" else ()))
        if amount.kind == "count" and amount.dimension != "bare":
            beside = (self.beside.led_to, self.beside.compared, self.beside.came_to)
            return (*beside, partial(counted, self.memory))
        if amount.kind == "duration":
            return (self.beside.compared, self._of_noun, self._of_what)
        first = (partial(foreseen, self.memory), *self.worths.steps, self.beside.beside)
        part = partial(parted, self.memory)
        return (*first, part, self.rates.change, self._of_noun, self._of_what)

    def _resolve(self, phrase: str, sentence: Sentence, amount: Amount) -> Measure:
        """The measure of a phrase, through anaphora and with the parties of its clause."""
        if is_anaphor(phrase):
            head = run_in_head(self.memory.sentences, sentence) if phrase.lower() == "it" else ""
            if head:
                return self.memory.with_parties(measure(head), head, sentence, amount)
            earlier = self.memory.level(phrase, amount, sentence)
            if earlier is not None:
                return earlier
            before = self._said_before(phrase, sentence)
            if before:
                made = measure(before)
                return self.memory.with_parties(made, before, sentence, amount)
            phrase = self._stand_in(phrase, sentence, amount) or phrase
        if is_anaphor(phrase) or not has_noun(phrase):
            return unnamed(sentence, amount)
        made = measure(phrase)
        return self.memory.with_parties(made, phrase, sentence, amount)

    def _said_before(self, phrase: str, sentence: Sentence) -> str:
        """What "they" are by the subject of the sentence before, where nothing was measured."""
        if phrase.lower() != "they" or not sentence.index:
            return ""
        before = self.memory.sentences[sentence.index - 1]
        thing = subject(before, len(before.text)) if before.block == sentence.block else ""
        return thing if has_noun(thing) and not is_anaphor(thing) else ""

    def _stand_in(self, phrase: str, sentence: Sentence, amount: Amount) -> str:
        """What to call an amount whose subject is a pronoun without antecedent."""
        if amount.noun is not None:
            return amount.noun.phrase
        after = phrases.noun_phrase_after(sentence.text, amount.end, limit_of(sentence, amount))
        if has_noun(after):
            return after
        named = re.match(r"(?:the|this|that|its) (rate|trade|value|share|volume)$", phrase, re.I)
        return named.group(1) if named else ""

    def _of_noun(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "a budget of $5 billion", "trade turnover of $44 billion": not "a mark of"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        match = _NAMED_OF.search(text[clause[0] : amount.start])
        if match is None or (match.group(0).startswith(" at") and set_object(sentence, amount)):
            return None
        floor = max([clause[0], *(one.end for one in sentence.amounts if one.end < amount.start)])
        compound = _COMPOUND.match(text[amount.end : clause[1]])
        if compound and has_noun(
            phrases.noun_phrase_after(text, amount.end, max(amount.end, limit_of(sentence, amount)))
        ):
            return None
        thing = cleaned(noun_of(sentence, amount))
        thing = thing or phrases.noun_before(text, floor, clause[0] + match.start())
        if _is_attribute(thing):
            who = self._built_at(sentence, amount) or cleaned(owner_of(sentence, amount))
            who = who or subject(sentence, amount.start)
            own = has_noun(who) and not is_anaphor(who) and thing not in who
            thing = f"{thing} of {who}" if own else thing
        words = [word.lower() for word in re.findall(r"[\w’'-]+", thing)]
        bare_head = words[-1:] and words[-1] in listed("empty_heads") and len(words) < _NAMED_HEAD
        told = words and words[-1] in listed("foreseen")
        lost = amount.kind == "money" and words[-1:] == ["loss"]
        made = amount.kind == "money" and words[-2:-1] and words[-2] in listed("changed")
        moved = words and words[-1] in listed("changes") and not lost and not made
        if told or not words or bare_head or not has_noun(thing) or moved:
            return None
        return Named(self._resolve(thing, sentence, amount))

    def _built_at(self, sentence: Sentence, amount: Amount) -> str:
        """What stands before "at a cost of": "will build a fence at a cost of 95 million"."""
        at = _AT_COST.search(sentence.text[: amount.start])
        floor = sentence.clause_of(amount.core)[0]
        thing = phrases.noun_before(sentence.text, floor, at.start()) if at else ""
        return thing if has_noun(thing) and not re.search(r"\d", thing) else ""

    def _of_what(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "exporting 5 million tons of grain", "a $5 billion loan", "$3 billion in aid"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        again = _AGAIN.match(text, amount.end)
        end = again.end() if again else amount.end
        after = text[end : clause[1]]
        if amount.kind == "duration" and _SENTENCED.search(text[clause[0] : amount.start]):
            return Named(self._resolve("prison sentence", sentence, amount))
        part = _OF_OR_IN.match(after)
        thing = ""
        if part and end == amount.end and self._is_elsewhere(sentence, amount, part):
            return None
        if part and (amount.kind != "money" or not re.match(r" in (?:[A-Z]|the [A-Z])", after)):
            begin = end + part.end()
            last = [one for one in sentence.amounts if one.start < begin][-1]
            thing = phrases.noun_phrase_after(text, begin, limit_of(sentence, last, begin))
        elif _COMPOUND.match(after) and (
            amount.kind in ("money", "duration") or "-" in text[amount.core : amount.end]
        ):
            thing = phrases.noun_phrase_after(text, amount.end, limit_of(sentence, amount))
        elif amount.kind in _DONE and not part:
            whole = cleaned(compound_of(sentence, amount))
            if has_noun(whole):
                made = self._resolve(whole, sentence, amount)
                return Named(naming.by_dimension(made, amount))
        if not has_noun(thing):
            return None
        verb = phrases.governing_verb(sentence, amount, clause[0])
        joined = part.group(0).strip() if part else ""
        thing = thing if verb is None else with_deed(sentence, amount, verb, thing, joined)
        if not thing:
            return None
        made = self._resolve(thing, sentence, amount)
        return Named(naming.by_dimension(made, amount))

    def _is_elsewhere(self, sentence: Sentence, amount: Amount, part: re.Match[str]) -> bool:
        """For "3.4 million tonnes in France, 3.1 million in Spain": where, not what."""
        if not part.group(0).startswith(" in"):
            return False
        begin = amount.end + part.end()
        return any(one.start - begin in (0, 4) for one in self.memory.places_of(sentence))

    def _set_at(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "put the odds of a recession at one in five", "left its rate at 5 percent"."""
        if sentence.text.startswith(" of ", amount.end):
            return None
        thing = set_object(sentence, amount)
        if not has_noun(thing):
            return None
        return Named(naming.by_dimension(self._resolve(thing, sentence, amount), amount))

    def _of_chance(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "a 62% chance of a cut", "At 8 percent, unemployment is …"."""
        text = sentence.text
        end = max(amount.end, limit_of(sentence, amount))
        opening = _AT_OPENING.search(text[: amount.start]) and text[amount.end : amount.end + 2]
        if opening == ", ":
            thing = phrases.noun_phrase_after(text, amount.end + 2, end)
        elif _COMPOUND.match(text[amount.end :]):
            thing = phrases.noun_phrase_after(text, amount.end, end)
            head = thing.rpartition(" ")[2].lower()
            if not _DETERMINED.search(text[: amount.start]) and head not in listed("in_percent"):
                return None
        else:
            return None
        if not has_noun(thing):
            return None
        return Named(naming.by_dimension(self._resolve(thing, sentence, amount), amount))

    def _by_verb(self, sentence: Sentence, amount: Amount) -> Named:
        """The subject of a level verb, the object of a raising one, or the verb as a noun."""
        clause = sentence.clause_of(amount.core)
        verb = phrases.governing_verb(sentence, amount, clause[0])
        thing = (
            elided(sentence, amount)
            or set_object(sentence, amount)
            or changed(sentence, amount)
            or undergone(sentence, amount)
        )
        if verb is not None and not thing:
            thing = of_verb(sentence, amount, verb)
        before = sentence.text[clause[0] : amount.start]
        standing = _STANDING.search(before) if "at" in words_in(sentence.text) else None
        if standing:
            place = clause[0] + standing.start()
            thing = phrases.noun_before(sentence.text, clause[0], place) or thing
        if not has_noun(thing):
            thing = subject(sentence, amount.start)
        if not has_noun(thing):
            thing = (
                phrases.noun_phrase_after(sentence.text, amount.end, limit_of(sentence, amount))
                or thing
            )
        if thing.lower() in listed("expectations") or self._is_goal(sentence, amount, thing):
            thing = "it"
        thing = self._goods_before(sentence, amount, thing) or thing
        same = self.memory.share_before(thing, amount, sentence)
        if same is not None:
            return same
        made = self._resolve(thing if has_noun(thing) else "it", sentence, amount)
        if verb is not None and thing and thing == verb.nominal and not made.parties:
            made = alone(made, sentence, amount)
        return Named(naming.by_dimension(made, amount))

    def _is_goal(self, sentence: Sentence, amount: Amount, thing: str) -> bool:
        """For "The government aims to reach 76 GW": of what was told in such units before."""
        if not is_state_body(thing) or amount.kind != "quantity":
            return False
        told = self.memory.before(sentence, _GOAL_BACK)
        return any(one.amount.unit == amount.unit for one in told)

    def _goods_before(self, sentence: Sentence, amount: Amount, thing: str) -> str:
        """For "Spain added 8 GW of solar capacity and now has 43 GW": solar capacity."""
        place = sentence.amounts.index(amount)
        last = sentence.amounts[place - 1] if place else None
        if last is None or last.unit != amount.unit or amount.kind not in _DONE:
            return ""
        if not places(thing) or measure(thing).words:
            return ""
        begin = last.end + len(" of ")
        if not sentence.text.startswith(" of ", last.end):
            return ""
        goods = phrases.noun_phrase_after(sentence.text, begin, limit_of(sentence, last, begin))
        return goods if has_noun(goods) else ""

    def _level(self, sentence: Sentence, amount: Amount) -> Named:
        """What an amount measures where it is the level of something."""
        return self._of_noun(sentence, amount) or self._by_verb(sentence, amount)


def _is_attribute(thing: str) -> bool:
    """Whether words say what is measured and not of what: "cost", "total length"."""
    *before, last = thing.lower().split() or [""]
    return last in listed("attributes") and all(word in listed("fluff") for word in before)


_AT_COST = re.compile(
    r" (?:at|for) (?:a |an |the )?(?:(?:total|estimated|combined|projected) )?(?:costs?|price) of"
    r"(?: (?:a|an|about|around|some|nearly|almost|over|more than|up to|at least))* $"
)
_STANDING = re.compile(
    r"(?:,? (?:now|currently|then|standing)(?: standing)?|(?<=[a-z]),) at"
    r"(?: (?:a|about|some)){0,6} $",
    re.IGNORECASE,
)
