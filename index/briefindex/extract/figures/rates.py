"""Names rates and shares: what grew, what is a part of what and whose part it is.

Levels are named by `indicator`; a rate or share is named after the level that it is of.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.directions import with_bare_object, with_object
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Measure, Named, measure, with_aspect
from briefindex.extract.figures.nouns import Noun
from briefindex.extract.figures.phrases import cleaned, has_noun, is_anaphor
from briefindex.extract.figures.policy_rates import is_mover, rate_moved
from briefindex.extract.figures.ranges import is_change_by
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.share_names import (
    done_by,
    given_to,
    relative,
    share_measure,
    whole_and_tail,
)
from briefindex.extract.figures.subjects import doer, subject
from briefindex.extract.figures.syntax import has_object, verb_of
from briefindex.extract.figures.verbs import verb_roles, verbs
from briefindex.extract.figures.words import is_state_body, listed
from briefindex.text.small import word_set, words_in

_RATE_NOUN = re.compile(
    r"\b(?:growth|increase|rise|decline|drop|fall|decrease|gain|jump|reduction|cut|surge"
    r"|contraction|slump|hike|expansion)(?: rate)?(?: (?:in|of|for) (?P<of>[^,;:]{3,70}?))?"
    r"(?: of| by| was| is|:)(?: (?:a|an|about|around|nearly|almost|over|more than|up to|at least"
    r"|some)){0,6} $",
    re.IGNORECASE,
)
_RATE_WORDS = word_set(
    "growth increase rise decline drop fall decrease gain jump reduction cut surge contraction"
    " slump hike expansion"
)
_RATE_AFTER = re.compile(
    r"^(?: \w+(?:-\w+)*){0,2} (?P<noun>growth|increase|rise|decline|drop|fall"
    r"|decrease|gain|jump|reduction|cut|surge|hike)\b(?: (?:in|of|for|on|to) )?",
    re.IGNORECASE,
)
_SHARE_VERB = re.compile(
    r"\b(?:account(?:s|ed|ing)?(?: for)?|made up|makes? up|making up|compris\w+"
    r"|constitut\w+|represent(?:s|ed|ing)?|share of|stake of|holds?|held|owns?"
    r"|owned|own)\s*$",
    re.IGNORECASE,
)
OF_PART = re.compile(r"^ of (?=\S)")
OF_OUTPUT = re.compile(
    r"^ of (?:its |the |their |annual |national |country[’']s )?(?:GDP|GNP|gross "
    r"(?:domestic|national) product|G\.D\.P\.|(?:economic )?output\b|national income\b)",
    re.I,
)
_ITSELF = re.compile(
    r"^(?:it|them|this|that|those|these|which|whom)\b(?! (?:figure|trade|indicator"
    r"|volume|number|amount|total|sum|level|share|rate|value)s?\b)",
    re.I,
)
_PART_NOUN = re.compile(
    r"^ (?P<noun>stake|share|interest|holding)\b(?: (?:in|of) )?", re.IGNORECASE
)
_LOST = re.compile(r"(?:los|gain|cut|shed|add|gr[oe]w)", re.IGNORECASE)
_NEAR = 70
_MARKET = re.compile(
    r"\b(?P<whole>market) share (?:of|at)(?: (?:a|about|around|some|nearly|almost|over|just))* $"
)
_OF_WHICH = re.compile(
    r"\bof (?:which|whom|them|these|those)(?: (?:about|some|nearly|over|only)){0,6} $"
)
_GOES_TO = re.compile(
    r"^ (?:will |would |is to |are to )?(?:goes?|went|be spent|was spent|is spent|be used"
    r"|be allocated|was allocated|came|comes?|was|were) (?P<to>to|on|for|from) "
)
_EQUAL_TO = re.compile(
    r"\b(?:equal|equivalent|or|amounting)(?: to)?(?: (?:about|some|nearly)){0,6} $"
)
_NOT_A_CHANGE = re.compile(r"(?:rais|los|cut|reduc|expand|gain|add)", re.IGNORECASE)
_UP_OR_DOWN = re.compile(
    r"(?:,|\() ?(?:or )?(?:an? (?:increase|rise|gain|jump|growth|drop|fall|decline|decrease"
    r"|cut|surge) of|up|down|\+|[-−–])(?: (?:by|about|around|some|nearly|almost|over"
    r"|more than))* ?-?$"
)
_ASIDE = re.compile(
    r",(?: (?:or|a|an|up|down|some|about|nearly|almost|over|more|than|around|roughly|just)){0,6} $"
)
_ELLIPSIS = re.compile(
    r"(?:,|\band|\bwhile|\bbut) (?P<thing>[a-z][\w ’'-]{2,40}?) (?:for|to|by|of|at|from)"
    r"(?: (?:a|an|about|some|nearly|almost|around|over|more than|at least)){0,6} $"
)
_GAPPED = re.compile(
    r"(?:\band|\bwhile|^,|;) (?!(?:to|of|by|or)\b)(?P<thing>[a-z][\w ’'-]{2,40}?) $"
)
_OTHER_THAN = re.compile(
    r" (?:higher|lower|greater|bigger|smaller|larger|faster|slower|reduced"
    r"|increased) (?!(?:than|at|on|in|by|to|from|after|as|over|for)\b)(?=[a-z])"
)
HELD = re.compile(
    r"\b(?:at|to|from|by)(?: (?:a|about|some|nearly|almost|around|over|more than|record)){0,6} $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rates:
    """Names the growths and shares of one article.

    `resolve` gives the measure that a phrase names there, `level` what an amount would measure
    were it a level.
    """

    memory: Antecedents
    resolve: Callable[[str, Sentence, Amount], Measure]
    level: Callable[[Sentence, Amount], Named]

    def growth(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "increased by 19 percent", "a 5% rise in exports", "growth of 3%"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        before, after = sentence.undated[clause[0] : amount.start], text[amount.end : clause[1]]
        before = f"{' '.join(before.split())} " if before.endswith(" ") else before
        moved = is_change_by(text, amount)
        if _OF_ITS_VALUE.match(after):
            return self._grown(subject(sentence, amount.start), sentence, amount)
        if OF_PART.match(after) and (moved is None or _LOST.match(moved.group("verb"))):
            return None
        aside = _UP_OR_DOWN.search(f" {before[-60:]}")
        if not _raised(sentence, amount, before) and (aside or not is_change_by(text, amount)):
            apposed = self._apposed(sentence, amount)
            if apposed is not None and not elided(sentence, amount):
                return naming.growth_of(apposed)
        thing = self._left_out(sentence, amount) or _grown(sentence, amount, before)
        if thing is None:
            thing = _grown_after(sentence, amount, after)
        return None if thing is None else self._grown(thing, sentence, amount)

    def _grown(self, thing: str, sentence: Sentence, amount: Amount) -> Named:
        if is_mover(thing, amount):
            return rate_moved(self.memory, sentence, amount)
        return naming.growth_of(self.resolve(thing, sentence, amount))

    def _left_out(self, sentence: Sentence, amount: Amount) -> str | None:
        """What grew where the verb is left out after another growth: "… and imports 26 percent"."""
        place = sentence.amounts.index(amount)
        named = self.memory.of(sentence.amounts[place - 1]) if place else None
        grew = named is not None and named.measure.aspect.endswith("growth")
        return (elided(sentence, amount) or None) if grew else None

    def change(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "rose by $5 billion": how much, not to how much."""
        clause = sentence.clause_of(amount.core)
        match = is_change_by(sentence.text, amount)
        moved = _raised(sentence, amount, sentence.text[clause[0] : amount.start])
        other = match is None or (not amount.by and _NOT_A_CHANGE.match(match.group("verb")))
        if moved is None and other:
            return None
        thing = cleaned(moved.group("object")) if moved else subject(sentence, amount.start)
        level = self.resolve(thing, sentence, amount)
        label = f"change of {naming.lower_first(level.label)}"
        return Named(with_aspect(level, "change", label), level)

    def _apposed(self, sentence: Sentence, amount: Amount) -> Measure | None:
        """The level right before a rate that comments on it: "1.3 million cases, a 5% increase"."""
        place = sentence.amounts.index(amount)
        if place == 0:
            return None
        last = sentence.amounts[place - 1]
        named = self.memory.of(last)
        gap = sentence.text[last.end : amount.start]
        if named is not None and len(gap) < _NEAR and _UP_OR_DOWN.search(f" {gap}"):
            return named.level or named.measure
        after = sentence.text[amount.end : amount.end + 30]
        rate = _RATE_AFTER.match(after) or _COMPARED.match(after)
        if named is None or not rate or len(gap) > 70 or not _ASIDE.search(gap):
            return None
        return named.level or named.measure

    def share(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "45 percent of that trade", "accounts for nearly half", "a 20% stake in X"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        before, after = text[clause[0] : amount.start], text[amount.end : clause[1]]
        part = OF_PART.match(after)
        if OF_OUTPUT.match(after) and before.strip():
            return self._of_output(sentence, amount)
        noun = _PART_NOUN.match(after)
        if noun and not part and not noun.group(0).endswith((" in ", " of ")):
            amount.kind = "share"
            return Named(measure(noun["noun"].lower()))
        governed = bool(_SHARE_VERB.search(before))
        which = _OF_WHICH.search(text[: amount.start])
        if which and not part:
            return self._of_which(sentence, amount)
        if amount.unit in ("pp", "bp"):  # "70 basis points of cuts" are no part of anything
            return None
        named = bool(part or noun or governed)
        if not named and amount.kind != "share" and not amount.exact:
            return None
        amount.kind = "share"
        if amount.noun is not None and amount.exact:
            return self._people_share(sentence, amount, amount.noun)
        thing, tail = whole_and_tail(sentence, amount, noun, part)
        market = _MARKET.search(before)
        thing = thing or (market["whole"] if market else "")
        verb = phrases.governing_verb(sentence, amount, clause[0])
        if part and verb and verb.role in ("rise", "fall", "level", "aux") and HELD.search(before):
            return self._relative_to(sentence, amount, thing)
        takes = verb is not None and verb.role not in ("aux", "rise", "fall")
        takes = takes and verb is not None and amount.start - verb.end < _BESIDE
        takes = takes or bool(_HAD.search(before))
        holder = doer(sentence, amount.start) if governed or not part or takes else ""
        holder = given_to(before) or holder
        whole = self._whole(thing, holder, sentence, amount)
        return Named(share_measure(whole, holder, tail), whole)

    def _whole(self, thing: str, holder: str, sentence: Sentence, amount: Amount) -> Measure:
        """What a share is of: the thing named, or what was measured before."""
        if _ITSELF.match(thing):
            first = sentence.amounts[0]
            if first is not amount and first.kind == "share":
                return self.resolve(subject(sentence, first.start), sentence, amount)
            thing = "it"
        if has_noun(thing) and not is_anaphor(thing):
            return measure(thing)
        plain = not thing and _SHARE_OF.search(sentence.text, 0, amount.start)
        whole = self.memory.whole_before(sentence) if plain else None
        earlier = whole or self.memory.level(thing or "it", amount, sentence)
        return earlier or self.resolve(thing or holder, sentence, amount)

    def _of_which(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "a $47.9 billion budget, of which 40 percent will go to defence"."""
        before = sentence.amounts[: sentence.amounts.index(amount)]
        whole = next((one for one in reversed(before) if one.kind != "duration"), None)
        earlier = self.memory.of(whole) if whole is not None else None
        if earlier is None:
            return None
        amount.kind = "share"
        whole = earlier.level or earlier.measure
        text, clause = sentence.text, sentence.clause_of(amount.core)
        goes = _GOES_TO.match(text[amount.end : clause[1]])
        tail = ""
        if goes:
            start = amount.end + goes.end()
            tail = phrases.noun_phrase_after(text, start, limit_of(sentence, amount, start))
        made = share_measure(whole, "", tail)
        if not goes or not has_noun(tail):
            return Named(made, whole)
        label = f"share of {naming.lower_first(whole.label)} {goes['to']} {tail}"
        return Named(replace(made, label=label), whole)

    def _relative_to(self, sentence: Sentence, amount: Amount, thing: str) -> Named:
        """For "foreign debt rose to 129 percent of exports": the subject, measured against them."""
        made = self.level(sentence, amount).measure
        against = "-".join(measure(thing).words) or measure(thing).topic
        return Named(with_aspect(made, f"of:{against}", f"{made.label}, share of {thing}"), made)

    def _of_output(self, sentence: Sentence, amount: Amount) -> Named:
        """For "a deficit of 2.7 percent of GDP": the subject, measured against output."""
        amount.kind = "share"
        place = sentence.amounts.index(amount)
        same = _EQUAL_TO.search(sentence.text[: amount.start]) if place else None
        earlier = self.memory.of(sentence.amounts[place - 1]) if same else None
        named = earlier or self.level(sentence, amount)
        made = named.measure
        return Named(with_aspect(made, "of-gdp", f"{made.label}, share of GDP"), made)

    def _people_share(self, sentence: Sentence, amount: Amount, noun: Noun) -> Named:
        """For "one in five children lives in poverty"."""
        made = measure(noun.phrase)
        clause = sentence.clause_of(amount.core)
        rest = " ".join(cleaned(sentence.text[noun.end : clause[1]].split(",")[0]).split()[:8])
        rest = done_by(sentence, amount, noun, relative(sentence, noun, rest))
        more = measure(rest) if has_noun(rest) else None
        words = tuple(sorted({*made.words, *(more.words if more else ())}))
        label = f"share of {noun.phrase} {rest}".strip()
        return Named(with_aspect(replace(made, words=words), "share", label), made)


_SHARE_OF = re.compile(r"\bshare (?:of|at)(?: (?:a|about|around|some|nearly|almost|over|just))* $")
_BESIDE = 40
_HAD = re.compile(r"\b(?:had|has|have)(?: (?:about|around|some|nearly|almost|over|just|only))* $")
_OF_ITS_VALUE = re.compile(r" of (?:its|their|his|her) value\b")
_IN_WHAT = re.compile(r" in (?!\d|(?:the )?(?:first|last|second|third|fourth|next|past|same)\b)")


def _raised(sentence: Sentence, amount: Amount, before: str) -> re.Match[str] | None:
    """The object of "raised its rate by"; None where the tree knows of no object."""
    if verb_of(sentence, amount.start) is not None and not has_object(sentence, amount.start):
        return None
    return with_object(sentence.text, before) or with_bare_object(sentence.text, amount, before)


def _grown(sentence: Sentence, amount: Amount, before: str) -> str | None:
    """What grew, by the words before a rate; None where they do not say that anything did."""
    raised = _raised(sentence, amount, before)
    if raised:
        return cleaned(raised.group("object"))
    by = _BY.search(before)
    if is_change_by(sentence.text, amount) or (
        by and verb_roles().get(by["verb"].lower()) in ("rise", "fall")
    ):
        return subject(sentence, amount.start)
    named = not _RATE_WORDS.isdisjoint(words_in(sentence.text))
    rate = _RATE_NOUN.search(before) if named else None
    if rate is None:
        return None
    after = _IN_WHAT.match(sentence.text, amount.end)
    if after and not rate.group("of"):
        thing = phrases.noun_phrase_after(sentence.text, after.end(), limit_of(sentence, amount))
        if has_noun(thing):
            return thing
    what = re.split(r"[,;:]", before[: rate.start()])[-1][-70:]
    what = _JOINED.split(what)[-1] if re.search(r"\d", what) else what
    if verbs(what, 0, len(what)) or re.search(r"\d", what):
        what = ""
    for thing in (cleaned(rate.group("of") or ""), cleaned(what)):
        if has_noun(thing) and not re.search(r"\d", thing):
            return thing
    who = subject(sentence, amount.start)
    return "economy" if is_state_body(who) else who


def _grown_after(sentence: Sentence, amount: Amount, after: str) -> str | None:
    """What grew, by the words after a rate: "a 5% rise in exports", "5% more loans"."""
    text, limit = sentence.text, limit_of(sentence, amount)
    onto = _TO_WHAT.match(after)
    if onto and _ADDED.search(text[: amount.start]):
        return phrases.noun_phrase_after(text, amount.end + onto.end(), limit)
    following = _RATE_AFTER.match(after)
    if following:
        joined = following.group(0).rstrip().rpartition(" ")[2] in _JOINS
        place = amount.end + following.end()
        thing = phrases.noun_phrase_after(text, place, limit) if joined else ""
        between = cleaned(following.group(0).rpartition(following.group("noun"))[0])
        return thing if has_noun(thing) else between or subject(sentence, amount.start)
    if re.match(r" (?:more|fewer|less) (?!than\b)[a-z]", after):
        return phrases.noun_phrase_after(text, amount.end + 5, limit)
    if _OTHER_THAN.match(after):
        place = amount.end + len(after.split(maxsplit=1)[0]) + 1
        return phrases.noun_phrase_after(text, place, limit)
    if _COMPARED.match(after) or amount.unit in ("pp", "bp"):
        return subject(sentence, amount.start)
    return None


_JOINED = re.compile(r"\b(?:against|than|with|to|from|and|for|on|in|by|of) ")
_ADDED = re.compile(
    r"\b(?:add(?:s|ed|ing)?|cut(?:s|ting)?|shav(?:e|es|ed|ing)|knock(?:s|ed)?|tak(?:e|es|ing)|took|wip(?:e|es|ed))"
    r"(?: (?:about|around|some|nearly|almost|over|more than|another|up to|off|just)){0,3} $"
)
_TO_WHAT = re.compile(r" (?:to|off|from) (?=[a-z])")
_BY = re.compile(
    r"\b(?P<verb>\w+) by(?: (?:an?|another|about|around|some|nearly|almost|over|more than|up to"
    r"|at least)){0,3} $"
)
_JOINS = ("in", "of", "for", "on", "to")
_COMPARED = re.compile(r" (?:higher|lower|more|less|above|below|up|down|fewer)\b")


def elided(sentence: Sentence, amount: Amount) -> str:
    """The subject of a clause whose verb is left out: "… rose by 5% and imports by 3%"."""
    floor = max((one.end for one in sentence.amounts if one.end <= amount.start), default=-1)
    if floor < 0:
        return ""
    gap = sentence.text[floor : amount.start]
    match = _ELLIPSIS.search(gap) or (_GAPPED.search(gap) if amount.unit == "%" else None)
    if match is None:
        return ""
    if verbs(sentence.text, floor + match.start("thing"), floor + match.end("thing")):
        return ""
    thing = cleaned(match.group("thing"))
    change = thing.lower().rpartition(" ")[2] in listed("changes")
    return thing if has_noun(thing) and not change else ""
