"""What an amount measures: from its clause, its verb and nouns, and what was said before.

Works through an article in order and remembers what it named, so that "this figure", "that trade"
and "bilateral" find their antecedents.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.links import leads_to
from briefindex.extract.figures.naming import Measure, Named, measure, with_aspect
from briefindex.extract.figures.phrases import cleaned, has_noun, is_anaphor, subject
from briefindex.extract.figures.ranges import is_change_by
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed

_OBJECT_BY = re.compile(
    r"\b(?:increas\w+|rais\w+|boost\w*|expand\w*|lift\w*|cut(?:s|ting)?|reduc\w+"
    r"|lower\w*|decreas\w+|grow|push\w*|trim\w*|slash\w*|hik\w+)"
    r" (?P<object>[^,;]{3,90}?) by (?:(?:a|an|another|about|around|nearly|almost"
    r"|over|more than|up to|at least|some|as much as) )*$",
    re.IGNORECASE,
)
_RATE_NOUN = re.compile(
    r"(?P<what>[^,;:]{0,70}?)\b(?P<noun>growth|increase|rise|decline|drop|fall"
    r"|decrease|gain|jump|reduction|cut|surge|contraction|slump|hike|expansion)(?: "
    r"rate)?"
    r"(?: (?:in|of|for) (?P<of>[^,;:]{3,70}?))?(?: of| by| was| is|:)(?: (?:a"
    r"|an|about|around|nearly|almost|over|more than|up to|at least|some))* $",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"^(?: \w+(?:-\w+)*){0,2} (?P<noun>growth|increase|rise|decline|drop|fall"
    r"|decrease|gain|jump|reduction|cut|surge|hike)\b(?: (?:in|of|for|on|to) )?",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"\b(?:worth|valued at|totall?ing|amounting to|estimated at|priced at|for a "
    r"total of|with a (?:total |combined )?value of|to the tune of|of a total "
    r"value of)(?: another| an additional)?\s*$",
    re.IGNORECASE,
)
_SHARE_VERB = re.compile(
    r"\b(?:account(?:s|ed|ing)?(?: for)?|made up|makes? up|making up|compris\w+"
    r"|constitut\w+|represent(?:s|ed|ing)?|share of|stake of|holds?|held|owns?"
    r"|owned|own)\s*$",
    re.IGNORECASE,
)
_OF_PART = re.compile(r"^ of (?=\S)")
_OF_OUTPUT = re.compile(
    r"^ of (?:its |the |their |annual |national |country[’']s )?(?:GDP|GNP|gross "
    r"(?:domestic|national) product|G\.D\.P\.)",
    re.I,
)
_ITSELF = re.compile(
    r"^(?:it|them|this|that|those|these|which|whom)\b(?! (?:figure|trade|indicator"
    r"|volume|number|amount|total|sum|level|share|rate|value)s?\b)",
    re.I,
)
_APPOSED = re.compile(
    r"^(?: (?:of|in)(?: [\w’'-]+){1,7}?)?,? (?:or|a|an|up|down|which is|which was"
    r"|equal to|equivalent to|that is|some|about|nearly|almost|more than|roughly)? "
    r"?(?:(?:a|an|rise|increase|decrease|drop|decline|fall|growth|gain|jump|of|up"
    r"|down|by|about|some|nearly|almost|over|more than|around) )*$",
    re.I,
)
_PART_NOUN = re.compile(
    r"^ (?P<noun>stake|share|interest|holding)\b(?: (?:in|of) )?", re.IGNORECASE
)
_COMPOUND = re.compile(
    r"^[ -]?(?!(?:and|or|in|of|for|to|from|by|on|at|with|as|that|which|a|an|the|is"
    r"|was|per|worth|was|were|this|last|next|compared|than|until|since)\b)(?=[a-z])"
)
_NOT_A_CHANGE = re.compile(r"(?:rais|los|cut|reduc|expand|gain)", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|from|than|up from|down from)(?: (?:a"
    r"|an|the|about|some|nearly|almost|around|just|only|over|more than|loss|profit"
    r"|of|its))* $",
    re.IGNORECASE,
)
_NAMED_OF = re.compile(r" (?:of|at)(?: (?:a|an|about|around|some|nearly|almost))*\s*$")


@dataclass(slots=True)
class Indicators:
    """Names the amounts of one article, in the order of the text."""

    memory: Antecedents
    _value_of: dict[int, Amount] = field(default_factory=dict[int, Amount])

    def name(self, sentence: Sentence, amount: Amount) -> Named:
        """What an amount measures."""
        twin = amount.partner if amount.partner_role == "from" else None
        if twin is not None:
            earlier = self.memory.of(twin)
            if earlier is not None:
                return earlier
        for step in self._steps(amount):
            found = step(sentence, amount)
            if found is not None:
                break
        else:
            found = self._by_verb(sentence, amount)
        return found

    def _steps(self, amount: Amount) -> tuple[Callable[[Sentence, Amount], Named | None], ...]:
        if amount.kind == "multiple":
            return (self._beside, self._multiple)
        if amount.kind == "rank":
            return (self._rank,)
        if amount.unit in ("%", "pp", "bp"):
            return (self._beside, self._growth, self._share)
        if amount.kind == "count" and amount.dimension != "bare":
            return (self._counted,)
        if amount.kind == "duration":
            return (self._of_what,)
        return (self._worth, self._beside, self._growth_amount, self._of_noun, self._of_what)

    def _resolve(self, phrase: str, sentence: Sentence, amount: Amount) -> Measure:
        """The measure of a phrase, through anaphora and with the parties of its clause."""
        if is_anaphor(phrase):
            earlier = self.memory.level(phrase, amount, sentence)
            if earlier is not None:
                return earlier
            phrase = self._stand_in(sentence, amount) or phrase
        made = measure(phrase)
        return self.memory.with_parties(made, phrase, sentence, amount)

    def _stand_in(self, sentence: Sentence, amount: Amount) -> str:
        """What to call an amount whose subject is a pronoun without antecedent."""
        if amount.noun is not None:
            return amount.noun.phrase
        after = phrases.noun_phrase_after(sentence.text, amount.end, _limit(sentence, amount))
        return after if has_noun(after) else amount.unit

    def _multiple(self, sentence: Sentence, amount: Amount) -> Named:
        """For "double this volume", "exports doubled", "three times the level of"."""
        after = sentence.text[amount.end : sentence.clause_of(amount.core)[1]]
        thing = ""
        if re.match(r" (?:the|its|their|this|that|these|those|his|our|what)\b", after):
            thing = phrases.noun_phrase_after(sentence.text, amount.end, _limit(sentence, amount))
        if not has_noun(thing):
            thing = subject(sentence, amount.start)
        level = self._resolve(thing, sentence, amount)
        return Named(level, level)

    def _rank(self, sentence: Sentence, amount: Amount) -> Named:
        """For "among the ten largest producers of wheat": the rank of the subject as a producer."""
        of = phrases.noun_phrase_after(sentence.text, amount.end, _limit(sentence, amount))
        of = re.split(r" and (?=[A-Z])", of)[0]
        who = subject(sentence, amount.start)
        made = measure(of or who)
        made = replace(made, words=tuple(sorted({*made.words, *measure(who).words})))
        made = self.memory.with_parties(made, who, sentence, amount)
        label = f"rank: {of}" if of else f"rank of {who}"
        return Named(with_aspect(made, "rank", label))

    def _growth(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "increased by 19 percent", "a 5% rise in exports", "growth of 3%"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        before, after = text[clause[0] : amount.start], text[amount.end : clause[1]]
        if _OF_PART.match(after) and not is_change_by(text, amount):
            return None
        thing = None
        with_object = _OBJECT_BY.search(before)
        rate = _RATE_NOUN.search(before)
        following = _RATE_AFTER.match(after)
        if with_object:
            thing = cleaned(with_object.group("object"))
        elif is_change_by(text, amount):
            thing = subject(sentence, amount.start)
        elif self._apposed(sentence, amount) is not None:
            level = self._apposed(sentence, amount)
            assert level is not None
            label = f"growth of {naming.lower_first(level.label)}"
            return Named(with_aspect(level, "growth", label), level)
        elif rate:
            thing = cleaned(rate.group("of") or rate.group("what") or "")
            thing = thing if has_noun(thing) else subject(sentence, amount.start)
        elif following:
            joined = following.group(0).rstrip().rpartition(" ")[2] in (
                "in",
                "of",
                "for",
                "on",
                "to",
            )
            place = amount.end + following.end()
            thing = phrases.noun_phrase_after(text, place, clause[1]) if joined else ""
            between = cleaned(following.group(0).rpartition(following.group("noun"))[0])
            thing = thing if has_noun(thing) else between or subject(sentence, amount.start)
        elif re.match(r" (?:more|fewer|less) (?!than\b)[a-z]", after):
            thing = phrases.noun_phrase_after(text, amount.end + 5, _limit(sentence, amount))
        elif re.match(r" (?:higher|lower|more|less|above|below|up|down|fewer)\b", after):
            thing = subject(sentence, amount.start)
        elif amount.unit in ("pp", "bp"):
            thing = subject(sentence, amount.start)
        if thing is None:
            return None
        level = self._resolve(thing, sentence, amount)
        label = f"growth of {naming.lower_first(level.label)}"
        return Named(with_aspect(level, "growth", label), level)

    def _apposed(self, sentence: Sentence, amount: Amount) -> Measure | None:
        """The level right before a rate that comments on it: "1.3 million cases, a 5% increase"."""
        place = sentence.amounts.index(amount)
        if place == 0:
            return None
        last = sentence.amounts[place - 1]
        named = self.memory.of(last)
        after = sentence.text[amount.end : amount.end + 30]
        rate = _RATE_AFTER.match(after) or re.match(r" (?:more|less|higher|lower|up|down)\b", after)
        gap = sentence.text[last.end : amount.start]
        if (
            named is None
            or not rate
            or len(gap) > 70
            or not gap.strip().startswith((",", "of", "in"))
        ):
            return None
        return named.level or named.measure

    def _share(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "45 percent of that trade", "accounts for nearly half", "a 20% stake in X"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        before, after = text[clause[0] : amount.start], text[amount.end : clause[1]]
        part = _OF_PART.match(after)
        if _OF_OUTPUT.match(after) and before.strip():
            return self._of_output(sentence, amount)
        noun = _PART_NOUN.match(after)
        governed = bool(_SHARE_VERB.search(before))
        if part is None and noun is None and not governed:
            if amount.kind != "share" and not amount.exact:
                return None
        amount.kind = "share"
        thing, tail = "", ""
        end = min(clause[1], _limit(sentence, amount))
        if amount.noun is not None and amount.exact:
            return self._people_share(sentence, amount)
        if noun and noun.group(0).rstrip().endswith((" in", " of")):
            thing = phrases.noun_phrase_after(text, amount.end + noun.end(), end)
        elif part:
            thing = phrases.noun_phrase_after(text, amount.end + part.end(), end)
            if not thing:
                thing = cleaned(text[amount.end + part.end() : end].split(",")[0])
            tail = cleaned(after.partition(thing)[2].split(",")[0]) if thing else ""
        verb = phrases.governing_verb(sentence, amount, clause[0])
        if part and verb and verb.role in ("rise", "fall", "level", "aux") and _OVER.search(before):
            return self._relative_to(sentence, amount, thing)
        takes = verb is not None and verb.role not in ("aux", "rise", "fall")
        holder = subject(sentence, amount.start) if governed or not part or takes else ""
        if _ITSELF.match(thing):
            thing = "it"
        if not has_noun(thing) or is_anaphor(thing):
            earlier = self.memory.level(thing or "it", amount, sentence)
            whole = earlier or self._resolve(thing or holder, sentence, amount)
        else:
            whole = measure(thing)
        return Named(_share_measure(whole, holder, tail), whole)

    def _relative_to(self, sentence: Sentence, amount: Amount, thing: str) -> Named:
        """For "foreign debt rose to 129 percent of exports": the subject, measured against them."""
        made = self._by_verb(sentence, amount).measure
        against = "-".join(measure(thing).words) or measure(thing).topic
        return Named(with_aspect(made, f"of:{against}", f"{made.label}, share of {thing}"), made)

    def _of_output(self, sentence: Sentence, amount: Amount) -> Named:
        """For "a deficit of 2.7 percent of GDP": the subject, measured against output."""
        amount.kind = "share"
        named = self._of_noun(sentence, amount) or self._by_verb(sentence, amount)
        made = named.measure
        return Named(with_aspect(made, "of-gdp", f"{made.label}, share of GDP"), made)

    def _people_share(self, sentence: Sentence, amount: Amount) -> Named:
        """For "one in five children lives in poverty"."""
        assert amount.noun is not None
        made = measure(amount.noun.phrase)
        clause = sentence.clause_of(amount.core)
        rest = " ".join(
            cleaned(sentence.text[amount.noun.end : clause[1]].split(",")[0]).split()[:8]
        )
        more = measure(rest) if has_noun(rest) else None
        words = tuple(sorted({*made.words, *(more.words if more else ())}))
        label = f"share of {amount.noun.phrase} {rest}".strip()
        return Named(with_aspect(replace(made, words=words), "share", label), made)

    def _beside(self, sentence: Sentence, amount: Amount) -> Named | None:
        """What stands beside another amount: "compared with $5 billion", "rose 5% to 300", "or $2 a share"."""
        place = sentence.amounts.index(amount)
        earlier = sentence.amounts[:place]
        if not earlier:
            return None
        last = earlier[-1]
        level = self.memory.of(last)
        if level is not None and leads_to(sentence, last, amount) and level.level is not None:
            return Named(_by_dimension(level.level, amount), level.level)
        gap = sentence.text[last.end : amount.start]
        if _COMPARES.search(gap) and amount.partner_role != "to":
            same = [one for one in earlier if one.unit == amount.unit]
            named = self.memory.of(same[-1]) if same else None
            return named
        whole = _OF_PART.match(sentence.text[amount.end :])
        if (
            level is not None
            and not whole
            and len(gap) < 40
            and re.fullmatch(
                r",? (?:or|equal to|equivalent to|i\.e\.,?)(?: (?:about|some|nearly"
                r"|almost|around|roughly|a))* ",
                gap,
            )
        ):
            return level
        return None

    def _growth_amount(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "rose by $5 billion": how much, not to how much."""
        clause = sentence.clause_of(amount.core)
        match = is_change_by(sentence.text, amount)
        moved = _OBJECT_BY.search(sentence.text[clause[0] : amount.start])
        if moved is None and (match is None or _NOT_A_CHANGE.match(match.group("verb"))):
            return None
        thing = cleaned(moved.group("object")) if moved else subject(sentence, amount.start)
        level = self._resolve(thing, sentence, amount)
        label = f"change of {naming.lower_first(level.label)}"
        return Named(with_aspect(level, "growth", label), level)

    def _worth(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "agreements worth $500 million", "47 documents worth $22 billion"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        match = _WORTH.search(text[clause[0] : amount.start])
        after = re.match(r"[’']? worth of ", text[amount.end :])
        if match is None and after is None:
            return None
        if match is None:
            assert after is not None
            thing = phrases.noun_phrase_after(
                text, amount.end + after.end(), _limit(sentence, amount)
            )
            made = self._resolve(thing, sentence, amount)
            return Named(with_aspect(made, "value", f"value of {naming.lower_first(made.label)}"))
        place = clause[0] + match.start()
        counted = [
            one
            for one in sentence.amounts
            if one.kind in ("count", "quantity")
            and 0 <= place - one.end < 60
            and " and " not in text[one.end : place]
            and "," not in text[one.end : place]
        ]
        if counted:
            nouns = [one for one in counted if one.kind == "count"]
            base = self.memory.of((nouns or counted)[-1])
            if base is not None:
                level = replace(base.measure, aspect="")
                label = f"value of {naming.lower_first(base.measure.label)}"
                return Named(with_aspect(level, "value", label))
        thing = phrases.noun_before(text, clause[0], place) or subject(sentence, amount.start)
        if not has_noun(thing):
            return None
        made = self._resolve(thing, sentence, amount)
        return Named(with_aspect(made, "value", f"value of {naming.lower_first(_with_pair(made))}"))

    def _of_noun(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "a budget of $5 billion", "trade turnover of $44 billion": not "a mark of"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        match = _NAMED_OF.search(text[clause[0] : amount.start])
        if match is None:
            return None
        thing = phrases.noun_before(text, clause[0], clause[0] + match.start())
        words = [word.lower() for word in re.findall(r"[\w’'-]+", thing)]
        if not words or words[-1] in listed("empty_heads") or not has_noun(thing):
            return None
        return Named(self._resolve(thing, sentence, amount))

    def _of_what(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "exporting 5 million tons of grain", "a $5 billion loan", "$3 billion in aid"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        after = text[amount.end : clause[1]]
        part = re.match(
            r" (?:of|in) (?!\d|(?:the )?(?:first|last|second|third|fourth|next|past"
            r"|total|all|January|February|March|April|May|June|July|August"
            r"|September|October|November|December)\b)",
            after,
        )
        thing = ""
        if part and (amount.kind != "money" or not re.match(r" in (?:[A-Z]|the [A-Z])", after)):
            thing = phrases.noun_phrase_after(
                text, amount.end + part.end(), _limit(sentence, amount)
            )
        elif _COMPOUND.match(after) and amount.kind in ("money", "duration"):
            thing = phrases.noun_phrase_after(text, amount.end, _limit(sentence, amount))
        if not has_noun(thing):
            return None
        verb = phrases.governing_verb(sentence, amount, clause[0])
        if verb is not None and verb.nominal and amount.kind != "money":
            thing = f"{thing} {verb.nominal}"
        elif verb is not None and verb.role in ("level", "rise", "fall", "aux") and part:
            return None
        made = self._resolve(thing, sentence, amount)
        return Named(_by_dimension(made, amount))

    def _counted(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "47 bilateral documents … were signed": the counted noun and what happened to it."""
        if amount.noun is None:
            return None
        text = sentence.text
        phrase = amount.noun.phrase
        of = re.match(r" (?:of|from|with|in|for) ", text[amount.noun.end :])
        more = (
            phrases.noun_phrase_after(text, amount.noun.end + of.end(), _limit(sentence, amount))
            if of
            else ""
        )
        whole = f"{phrase}{of.group(0)}{more}" if of and more else phrase
        doing = _predicate(sentence, amount)
        made = measure(whole)
        made = self.memory.with_parties(made, whole, sentence, amount)
        words = tuple(sorted({*made.words, *([doing] if doing else [])}))
        label = f"{whole} {doing}" if doing and doing not in whole else whole
        return Named(with_aspect(replace(made, words=words), "count", label))

    def _by_verb(self, sentence: Sentence, amount: Amount) -> Named:
        """The subject of a level verb, the object of a raising one, or the verb as a noun."""
        clause = sentence.clause_of(amount.core)
        verb = phrases.governing_verb(sentence, amount, clause[0])
        thing = ""
        if verb is not None:
            between = phrases.object_between(sentence.text, verb, amount.start)
            held = _OVER.search(sentence.text[: amount.start])
            crowded = any(verb.end <= one.start < amount.start for one in sentence.amounts)
            if crowded:
                between = ""
            if has_noun(between) and (
                verb.role in ("rise", "fall", "other") or (held and verb.nominal)
            ):
                thing = between
            elif verb.nominal and not crowded:
                thing = self._nominal(sentence, amount, verb.nominal, between)
            elif verb.role == "other" and amount.kind == "money" and not crowded:
                word = sentence.text[verb.start : verb.end].lower()
                thing = self._nominal(sentence, amount, word, between)
        standing = _STANDING.search(sentence.text[clause[0] : amount.start])
        if standing:
            place = clause[0] + standing.start()
            thing = phrases.noun_before(sentence.text, clause[0], place) or thing
        if not has_noun(thing):
            thing = subject(sentence, amount.start)
        if not has_noun(thing):
            thing = (
                phrases.noun_phrase_after(sentence.text, amount.end, _limit(sentence, amount))
                or thing
            )
        return Named(_by_dimension(self._resolve(thing or "it", sentence, amount), amount))

    def _nominal(self, sentence: Sentence, amount: Amount, nominal: str, between: str) -> str:
        """For "invested $5 billion in roads" measures investment in roads by the subject."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        what = re.match(r" (in|on|for|to|of|from) ", text[amount.end : clause[1]])
        tail = ""
        if what:
            tail = phrases.noun_phrase_after(text, amount.end + what.end(), clause[1])
        who = subject(sentence, amount.start)
        thing = f"{between} {nominal}" if has_noun(between) and not is_anaphor(between) else nominal
        thing = f"{thing} {what.group(1)} {tail}" if what and tail else thing
        return (
            f"{thing} by {who}"
            if has_noun(who) and not is_anaphor(who) and len(who) < 40
            else thing
        )


def _limit(sentence: Sentence, amount: Amount) -> int:
    """Where the words about an amount must end: at the next amount or the sentence's end."""
    later = [one.start for one in sentence.amounts if one.start >= amount.end]
    return min(later, default=len(sentence.text))


def _share_measure(whole: Measure, holder: str, tail: str) -> Measure:
    """A share of a whole, by whom or what: "Kazakhstan’s share of Central Asia–China trade"."""
    thing = naming.lower_first(whole.label)
    if whole.pair and whole.topic == "trade":
        thing = thing.replace(" trade turnover", " trade")
    by = measure(holder) if holder else measure(tail) if tail else None
    words = tuple(sorted({*whole.words, *(by.words if by else ())}))
    parties = tuple(dict.fromkeys((*whole.parties, *(by.parties if by else ()))))
    if holder and has_noun(holder):
        names = by.parties if by and len(by.parties) == 1 and not by.words else ()
        owner = naming.possessive(names[0] if names else holder)
        return Measure(
            whole.topic,
            f"{owner} share of {thing}",
            parties,
            words,
            whole.pair,
            _of(whole, by, names),
        )
    that = f" that {tail}" if tail and re.match(r"[a-z]+s\b", tail) else ""
    return Measure(
        whole.topic, f"share of {thing}{that}", parties, words, whole.pair, _of(whole, by, ())
    )


def _of(whole: Measure, by: Measure | None, names: tuple[str, ...]) -> str:
    owner = names or (by.parties if by else ())
    slug = "+".join(sorted(name.lower().replace(" ", "-") for name in owner))
    base = f"{whole.aspect}.share" if whole.aspect else "share"
    return f"{base}:{slug}" if slug else base


def _with_pair(made: Measure) -> str:
    """The label with its two parties, where the phrase itself leaves them out."""
    if len(made.parties) == 2 and not any(party in made.label for party in made.parties):
        return f"{made.label}, {'–'.join(made.parties)}"
    return made.label


def _by_dimension(made: Measure, amount: Amount) -> Measure:
    """Tons and dollars of exports are two measures."""
    if amount.dimension in ("money", "percent", "count", "bare", "multiple", "time"):
        return made
    return with_aspect(made, amount.dimension, made.label) if made.topic in _BOTH_WAYS else made


_BOTH_WAYS = frozenset({"exports", "imports", "trade", "sales", "production", "investment"})
_STANDING = re.compile(
    r",? (?:now|currently|then|standing)(?: standing)? at(?: (?:a|about|some))* $", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:at|to|from|by)(?: (?:a|about|some|nearly|almost|around|over|more than|record))* $",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"^[^;]{0,90}?\b(?:(?:were|was|are|is|be|been|being|got|have|has|had|will|to"
    r"|may|could|would) )(?:also |then |now |later |been |be |already )*"
    r"(?P<verb>\w+(?:ed|en|wn|lt|ld|nt|ing|rt|ad))\b"
)


def _predicate(sentence: Sentence, amount: Amount) -> str:
    """What happened to what is counted: "signed", "killed"."""
    clause = sentence.clause_of(amount.core)
    verb = phrases.governing_verb(sentence, amount, clause[0])
    if verb is not None and verb.nominal and amount.start - verb.end < 30:
        return verb.nominal
    assert amount.noun is not None
    match = _PREDICATE.match(sentence.text[amount.noun.end : clause[1]])
    word = match.group("verb").lower() if match else ""
    return word if word not in ("expected", "said", "based", "different", "present", "been") else ""
