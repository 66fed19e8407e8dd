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
from briefindex.extract.figures.foreseen import foreseen, parted
from briefindex.extract.figures.multiples import multiple, rank
from briefindex.extract.figures.naming import Measure, Named, measure
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.phrases import cleaned, has_noun, is_anaphor
from briefindex.extract.figures.predicates import again, changed, set_object, undergone
from briefindex.extract.figures.rates import HELD, OF_OUTPUT, Rates, elided, limit_of
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.shares import Shares
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.syntax import LEVELS, compound_of, joined_by, noun_of, part_of
from briefindex.extract.figures.unnamed import KINDS, alone, unnamed
from briefindex.extract.figures.verbs import Verb, done, participle
from briefindex.extract.figures.words import listed
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
_NAMED_HEAD = 2


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
        for step in self._steps(amount):
            found = step(sentence, amount)
            if found is not None:
                break
        else:
            found = self._by_verb(sentence, amount)
        found = by_cause(self.memory, sentence, amount, naming.at_a_rate(found, amount))
        return naming.in_currency(found, amount)

    def _steps(self, amount: Amount) -> tuple[Callable[[Sentence, Amount], Named | None], ...]:
        if amount.kind == "multiple":
            return (self.beside.beside, partial(multiple, self.memory, self._resolve))
        if amount.kind == "rank":
            return (partial(rank, self.memory),)
        if amount.unit in ("%", "pp", "bp"):
            first = (partial(foreseen, self.memory), self.beside.beside, *self.shares.steps)
            rates = (self.rates.growth, self.rates.share, self._of_chance)
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
        if thing.lower() in ("cost", "costs", "price", "total cost", "estimated cost"):
            who = self._built_at(sentence, amount) or subject(sentence, amount.start)
            thing = f"{thing} of {who}" if has_noun(who) else thing
        words = [word.lower() for word in re.findall(r"[\w’'-]+", thing)]
        bare_head = words[-1:] and words[-1] in listed("empty_heads") and len(words) < _NAMED_HEAD
        told = words and words[-1] in listed("foreseen")
        lost = amount.kind == "money" and words[-1:] == ["loss"]
        moved = words and words[-1] in listed("changes") and not lost
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
        after = text[amount.end : clause[1]]
        if amount.kind == "duration" and _SENTENCED.search(text[clause[0] : amount.start]):
            return Named(self._resolve("prison sentence", sentence, amount))
        part = _OF_OR_IN.match(after)
        thing = ""
        if part and self._is_elsewhere(sentence, amount, part):
            return None
        if part and (amount.kind != "money" or not re.match(r" in (?:[A-Z]|the [A-Z])", after)):
            thing = phrases.noun_phrase_after(
                text, amount.end + part.end(), limit_of(sentence, amount)
            )
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
        thing = thing if verb is None else _with_deed(sentence, amount, verb, thing, joined)
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
            thing = self._of_verb(sentence, amount, verb)
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
        made = self._resolve(thing if has_noun(thing) else "it", sentence, amount)
        if verb is not None and thing and thing == verb.nominal and not made.parties:
            made = alone(made, sentence, amount)
        return Named(naming.by_dimension(made, amount))

    def _of_verb(self, sentence: Sentence, amount: Amount, verb: Verb) -> str:
        """What a verb says of its amount: its object, or what was done with the amount."""
        between = phrases.object_between(sentence.undated, verb, amount.start)
        held = HELD.search(sentence.text[: amount.start])
        crowded = any(
            verb.end <= one.start < amount.start and not _is_compound(sentence, one)
            for one in sentence.amounts
        )
        if crowded or _is_foretold(sentence.text, verb):
            between = ""
        raised = amount.kind == "money" and verb.role == "rise" and not between
        if raised and sentence.text[verb.start : verb.end].lower() in _RAISES:
            return self._nominal(sentence, amount, "amount raised", "")
        rate = amount.unit == "%" and verb.nominal in _CARRIED
        moved = verb.role in ("rise", "fall", "other") or (held and verb.nominal) or rate
        if between.lower() in _PARTICLES and amount.kind == "money":
            return self._did(sentence, amount, verb)
        if moved and phrases.names_measure(between) and joined_by(sentence, amount) != "for":
            return between
        joined = joined_by(sentence, amount)
        if joined == "for" and verb.role == "other" and has_noun(between):
            return f"amount {done(sentence.text[verb.start : verb.end].lower())} for"
        if verb.nominal and (not crowded or again(sentence, amount)):
            return self._nominal(sentence, amount, verb.nominal, between)
        if joined in LEVELS:
            return ""
        if verb.role == "other" and amount.kind in _DONE and not crowded:
            return self._did(sentence, amount, verb)
        return ""

    def _did(self, sentence: Sentence, amount: Amount, verb: Verb) -> str:
        """For "France promised 110 million euros": the amount promised, by whom."""
        text = sentence.text
        word = participle(text[verb.start : verb.end].lower())
        touching = re.fullmatch(r"(?: \w+){0,2}? ", text[verb.end : amount.start] or "x")
        kind = KINDS.get(amount.dimension, "amount")
        to = text[: verb.start].endswith(" to ")
        if touching and to:
            return f"{kind} to {text[verb.start : verb.end].lower()}"
        if not word or not touching:
            return ""
        with_it = touching.group().strip().lower()
        word = f"{word} {with_it}" if with_it in _PARTICLES else word
        return self._nominal(sentence, amount, f"{kind} {word}", "")

    def _level(self, sentence: Sentence, amount: Amount) -> Named:
        """What an amount measures where it is the level of something."""
        return self._of_noun(sentence, amount) or self._by_verb(sentence, amount)

    def _nominal(self, sentence: Sentence, amount: Amount, nominal: str, between: str) -> str:
        """For "invested $5 billion in roads" measures investment in roads by the subject."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        part = OF_OUTPUT.match(text[amount.end : clause[1]]) if amount.unit == "%" else None
        begin = amount.end + (part.end() if part else 0)
        what = re.match(r" (in|on|for|to|of|from) ", text[begin : clause[1]])
        tail = ""
        if what:
            place = begin + what.end()
            tail = phrases.noun_phrase_after(text, place, max(place, limit_of(sentence, amount)))
        who = subject(sentence, amount.start)
        own = has_noun(between) and not is_anaphor(between) and between not in _PARTICLES
        thing = f"{between} {nominal}" if own else nominal
        thing = f"{thing} {what.group(1)} {tail}" if what and tail else thing
        if not has_noun(who) or is_anaphor(who) or len(who) >= _LONGEST_AGENT:
            return thing
        if nominal == "costs" or (nominal == "sales" and _SELLS_AT.search(text[: amount.start])):
            return f"{'cost' if nominal == 'costs' else 'price'} of {who}"
        return f"{thing} by {who}"


_LONGEST_AGENT = 40
_DOING = re.compile(r" [a-z]{3,}ing(?: (?:about|around|some|nearly|almost|over|more than|a))* ")
_RAISES = frozenset({"raised", "raise", "raises", "raising"})
_CARRIED = ("shipments", "holdings")
"""What a verb makes of goods, and not of a rate: "the bonds carry interest of 5 percent"."""

_PARTICLES = frozenset({"aside", "away", "back", "out", "off", "up", "down", "over", "in"})
_HAS = frozenset({"has", "have", "had"})
_DONE = ("money", "quantity")
_FORETOLD = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| now| also)? $")


def _is_foretold(text: str, verb: Verb) -> bool:
    """Whether a verb says what is foreseen of its subject: "is forecast to remain flat at"."""
    said = text[verb.start : verb.end].lower()
    return said in listed("foreseen") and bool(_FORETOLD.search(text[: verb.start]))


def _is_compound(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount stands in a noun: "the 12-member council"."""
    number = amount.number
    return number is not None and sentence.text[number.end : number.end + 1] == "-"


_SELLS_AT = re.compile(r"\b(?:sells?|sold|selling) (?:at|for) (?:\w+ ){0,2}$")
_AT_COST = re.compile(
    r" (?:at|for) (?:a |an |the )?(?:(?:total|estimated|combined|projected) )?(?:costs?|price) of"
    r"(?: (?:a|an|about|around|some|nearly|almost|over|more than|up to|at least))* $"
)
_STANDING = re.compile(
    r"(?:,? (?:now|currently|then|standing)(?: standing)?|(?<=[a-z]),) at"
    r"(?: (?:a|about|some)){0,6} $",
    re.IGNORECASE,
)


def _with_deed(sentence: Sentence, amount: Amount, verb: Verb, thing: str, joined: str) -> str:
    """A thing with what is done: "grain exports by X"; empty where it is the subject's level.

    `joined` is what joins it to its amount: "of", "in" or nothing.
    """
    word = sentence.text[verb.start : verb.end].lower()
    if verb.nominal and joined == "in":
        return ""
    if verb.nominal and (amount.kind != "money" or joined):
        who = subject(sentence, amount.start)
        agent = has_noun(who) and not is_anaphor(who) and not places(who)
        by = f" by {who}" if agent and len(who) < _LONGEST_AGENT else ""
        return f"{thing} {verb.nominal}{by}"
    if verb.role == "other" and amount.kind == "quantity" and joined == "of":
        part = part_of(sentence, amount)
        return f"{thing} {done(word)}" if part is not None and part.plays == "object" else thing
    if verb.role in ("level", "rise", "fall", "aux") and joined:
        has = word in _HAS and joined == "in"
        doing = verb.role == "aux" and _DOING.fullmatch(sentence.text[verb.end : amount.start])
        return thing if has or doing else ""
    return thing
