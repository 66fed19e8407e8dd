"""Names an amount by the one beside it: "compared with $5 billion", "rose 5% to 300", "or 12 %"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefindex.extract.figures import naming
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.links import leads_to
from briefindex.extract.figures.naming import Measure, Named
from briefindex.extract.figures.period_bases import is_base
from briefindex.extract.figures.phrases import cleaned, governing_verb, has_noun, is_anaphor
from briefindex.extract.figures.rates import OF_PART
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.share_names import share_measure
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.syntax import LEVELS, has_object, joined_by
from briefindex.extract.figures.words import listed, singular
from briefindex.text.small import words_in

_COMPARES = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|from|than|up from|down from|above|below|beating"
    r"|missing|topping|exceeding|short of|ahead of|surpassing|beat|missed|topped|exceeded|after"
    r"|(?:expectations?|forecasts?|estimates?|predictions?|consensus|target|peak|high|low)"
    r" (?:of|for))"
    r"(?: (?:touching|hitting|reaching|a|an|the|about|some|nearly|almost|around|just|only|over"
    r"|more than|loss|profit|of|its|record|average|median|mean|norm|figure|rate|total"
    r"|level|[A-Z\d]\w+[’']s)){0,6} $",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:,? (?:or|equal to|equivalent to|i\.e\.,?) | \()"
    r"(?:(?:about|some|nearly|almost|around|roughly|a|or|equivalent to) )*"
)
_OTHER = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|after|from)"
    r"(?: (?:an?|the|its|their|last year[’']s)){1,2}"
    r" (?P<thing>[a-z][a-z -]{2,30}?) of(?: (?:about|some|nearly|almost|around|over|more than))* $"
)
_AND_BY = re.compile(r", (?:and|then|but) (?:by|to|at) (?:(?:about|around|some|nearly) )?$")
_LONGEST_GAP = 40


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Names what stands beside other amounts; `resolve` gives the measure that a phrase names."""

    memory: Antecedents
    resolve: Callable[[str, Sentence, Amount], Measure]

    def beside(self, sentence: Sentence, amount: Amount) -> Named | None:
        """What stands beside another amount: "compared with $5 billion", "rose 5% to 300"."""
        place = sentence.amounts.index(amount)
        earlier = sentence.amounts[:place]
        if not earlier:
            return None
        last = earlier[-1]
        level = self.memory.of(last)
        if level is not None and leads_to(sentence, last, amount) and level.level is not None:
            return Named(naming.by_dimension(level.level, amount), level.level)
        other = _of_another(level, sentence, amount, last)
        compared = other or self.compared(sentence, amount)
        if compared is not None:
            return compared
        if level is not None and _is_at_another_time(sentence, last, amount):
            return level
        going_on = self._going_on(sentence, amount)
        if going_on is not None:
            return going_on
        gap = sentence.text[last.end : amount.start]
        whole = OF_PART.match(sentence.text[amount.end :])
        again = level is not None and not whole and len(gap) < _LONGEST_GAP
        return level if again and _AGAIN.fullmatch(gap) else None

    def _going_on(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "growing by 1 percent this year, up from 0.5, and by 2 percent in 2026"."""
        own = any(0 <= one.lead.start - amount.end <= 1 for one in sentence.dates)
        if not own or not _AND_BY.search(sentence.text, 0, amount.start):
            return None
        place = sentence.amounts.index(amount)
        told = [one for one in sentence.amounts[:place] if one.unit == amount.unit]
        new = next((one for one in reversed(told) if not is_base(sentence, one)), None)
        return self.memory.of(new) if new is not None and new is not told[-1] else None

    def led_to(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "sales rose 3.6 percent to 272,026 units": the level of what rose."""
        place = sentence.amounts.index(amount)
        last = sentence.amounts[place - 1] if place else None
        if last is None or last.kind == "share" or not leads_to(sentence, last, amount):
            return None
        named = self.memory.of(last)
        level = named.level if named else None
        return Named(naming.by_dimension(level, amount), level) if level else None

    def came_to(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "production fell to 362,615 units": the level of what fell."""
        if joined_by(sentence, amount) not in LEVELS or has_object(sentence, amount.start):
            return None
        verb = governing_verb(sentence, amount, 0)
        if verb is None or verb.role not in ("rise", "fall", "level"):
            return None
        thing = subject(sentence, amount.start)
        if not has_noun(thing) or is_anaphor(thing):
            return None
        level = self.resolve(thing, sentence, amount)
        return Named(naming.by_dimension(level, amount), level)

    def compared(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "compared with $5 billion", "below the 10.3 trillion won analysts expected"."""
        partner = amount.partner if amount.partner_role == "to" else None
        if partner is not None and partner.core < amount.core:
            return self.memory.of(partner)
        place = sentence.amounts.index(amount)
        if place == 0:
            return None
        last = sentence.amounts[place - 1]
        if amount.noun is not None and not _counts_the_same(last, amount):
            return None
        if not _COMPARES.search(sentence.text[last.end : amount.start]) or partner is not None:
            return None
        if self._is_other(sentence, last, amount):
            return None
        same = [one for one in sentence.amounts[:place] if one.unit == amount.unit]
        return self.memory.of(same[-1]) if same else None

    def _is_other(self, sentence: Sentence, last: Amount, amount: Amount) -> bool:
        """For "a loss of $5 million, against a profit of $3 million": another thing is named."""
        match = _OTHER.search(sentence.text[last.end : amount.start])
        if match is None:
            return False
        thing = match.group("thing")
        head = thing.rpartition(" ")[2].lower()
        known = listed("empty_heads") | listed("changes") | listed("expectations")
        earlier = self.memory.of(last)
        same = earlier is not None and singular(head) in earlier.measure.label.lower()
        return head not in known and not same and has_noun(thing)


def _of_another(
    earlier: Named | None, sentence: Sentence, amount: Amount, last: Amount
) -> Named | None:
    """For "31 percent of the vote, ahead of the Greens' 27": another's share of the same."""
    if earlier is None or earlier.level is None or last.kind != "share" or amount.unit != "%":
        return None
    match = _OWNED.search(sentence.text, last.end, amount.start)
    if match is None or not listed("times").isdisjoint(words_in(match["who"])):
        return None
    amount.kind = "share"
    return Named(share_measure(earlier.level, cleaned(match["who"]), ""), earlier.level)


def _is_at_another_time(sentence: Sentence, last: Amount, amount: Amount) -> bool:
    """For "3 percent in May and 4 in June", "8 percent this year and 10 percent in 2027"."""
    if last.unit != amount.unit or amount.noun is not None:
        return False
    dates = sentence.dates
    own = any(0 <= one.lead.start - amount.end <= 1 for one in dates)
    between = [one for one in dates if last.end <= one.lead.start and one.span.end <= amount.start]
    if not own or len(between) != 1:
        return False
    text, date = sentence.text, between[0]
    gap = text[last.end : date.lead.start] + text[date.span.end : amount.start]
    return bool(_AND_THEN.fullmatch(gap))


_OWNED = re.compile(
    r"\b(?:ahead of|behind|against|compared (?:with|to)|versus|than|above|below|to|and) "
    r"(?P<who>(?:the )?[^,;:\d]{2,40}?)(?:[’']s|(?<=s)[’'])"
    r"(?: (?:about|around|some|nearly|almost|over|more than|just))* $"
)
_AND_THEN = re.compile(
    r" ?(?:,|,? and|,? then|,? but)? ?(?:(?:about|around|some|nearly|almost|over|by|to|of) )*"
)


def _counts_the_same(last: Amount, amount: Amount) -> bool:
    """Whether two amounts count one noun: "40 bags, compared with 30 bags"."""
    if amount.noun is None or last.noun is None:
        return amount.noun is None or amount.noun.end > amount.end
    one, other = (each.noun.phrase.split()[-1].lower() for each in (last, amount) if each.noun)
    return one == other
