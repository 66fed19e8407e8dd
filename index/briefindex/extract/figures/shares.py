"""Names shares that no "of" follows: owned, answered in a poll, left out beside another share."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.limits import limit_of, room_after
from briefindex.extract.figures.naming import Measure, Named, measure, with_aspect
from briefindex.extract.figures.phrases import cleaned, has_noun, is_anaphor
from briefindex.extract.figures.rates import OF_PART
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.share_names import share_measure, who_of
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.words import listed
from briefindex.text.small import word_set, words_in

_OWNED = re.compile(
    r"[ -](?:\w+ly )?(?:owned|held|controlled)\b(?P<by>(?: \w+ly)? by (?:the )?)? ?"
)
_ANSWER = re.compile(
    r" (?:of (?:them|respondents|those (?:polled|surveyed|asked|questioned)|people|voters) )?"
    r"(?:who )?(?:also )?"
    r"(?P<what>(?:would|will|say|says|said|wants?|wanted|supports?|supported|opposes?|opposed"
    r"|backs?|backed|favou?rs?|favou?red|thinks?|thought|believes?|believed|approves?|approved"
    r"|disapproves?|disapproved|agrees?|agreed|disagrees?|disagreed|plans?|planned|trusts?|trusted"
    r"|prefers?|preferred|voted|felt|feels?|knew|know|expects?|expected|fears?|feared|rejected"
    r"|rejects?|did not|do not|don’t|don't|were|are|had|have|chose|blamed?|rated?|viewed?|view)\b"
    r"[^,.;:”\"]{3,70})"
)
_BEGINS = re.compile(
    r"(?:^|[,;:“] ?|\b(?:that|and|while|whereas|but|found|showed|said|shows|with|indicated"
    r"|suggested)) ?(?:(?:about|around|some|nearly|almost|over|more than|just|only|another|a|an"
    r"|as many as|up to|at least) ){0,4}$",
    re.IGNORECASE,
)
_TOOK = re.compile(
    r"(?:took|got|won|received|secured|had|has|polled|captured|garnered|claimed|scored|gained|taking"
    r"|getting|winning|collected|drew|came (?:second|third|next) with|finished with|with)"
    r"(?: (?:about|around|some|nearly|almost|over|more than|just|only)){0,4} $"
)
_AMONG = re.compile(r"(?:Among|Of) (?![^,]*(?:[$%€£]|mln|million|billion))(?P<who>[^,;:]{3,60}), ")
_AND_ANOTHER = re.compile(
    r"(?:,|,? and|;|,? while|,? but) (?:the )?(?P<who>[A-Z][^,;:\d]{1,40}?)"
    r"(?: (?:about|around|some|nearly|almost|over|just|only))* $"
)
_VOTED = word_set(
    "vote votes voters ballot ballots poll polls polling pollster pollsters election elections"
    " electorate runoff"
)
_STEPS_BACK = 3
_WOULD_TAKE = re.compile(
    r"\b(?:take|win|get|receive|secure|poll|capture|score|gain)"
    r"(?: (?:about|around|some|nearly|almost|over|just|only|more than))* $"
)
_STANDS = re.compile(
    r"\b(?:stood (?:at|on)|stands (?:at|on)"
    r"|stand (?:at|on)|(?:is|are|was|were) (?:on|at)|(?:fell|rose|slipped|climbed|dropped) to)"
    r"(?: (?:about|around|some|nearly|almost|over|just|only|more than))* $"
)
_AGAINST = re.compile(
    r"^(?: of [^,;]{3,50}?)?,? (?:against|to|versus|compared with|and)"
    r"(?: (?:about|just|only|nearly|some)){0,3} $"
)
_FOR_WHOM = re.compile(
    r" (?:for|from) (?!the (?:first|second|third|year|month)\b)(?P<who>[^,.;:]{3,40})"
)
_RIVAL = re.compile(
    r"\b(?:ahead of|followed by|followed|behind|against|to|and|while|with|than|beating|trailed by) "
    r"(?P<who>[^,;:\d]{3,60}?) (?:on|with|at|had|has|polled)"
    r"(?: (?:about|around|some|nearly|almost|over|more than|just|only)){0,3} $"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shares:
    """Names the shares of one article; `resolve` gives the measure that a phrase names there."""

    memory: Antecedents
    resolve: Callable[[str, Sentence, Amount], Measure]

    @property
    def steps(self) -> tuple[Callable[[Sentence, Amount], Named | None], ...]:
        """The ways of naming, in the order to try them."""
        return (self.owned, self.answered, self.gapped, self.polled)

    def owned(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "the company is 99.9 percent owned by the state", "its 63 percent-owned mine"."""
        match = _OWNED.match(sentence.text, amount.end)
        if match is None or amount.unit != "%":
            return None
        after = phrases.noun_phrase_after(
            sentence.text, match.end(), max(match.end(), limit_of(sentence, amount, match.end()))
        )
        thing, owner = after, ""
        if match.group("by"):
            thing, owner = subject(sentence, amount.start), after
        if not has_noun(thing):
            return None
        amount.kind = "share"
        whole = self.resolve(thing, sentence, amount)
        made = share_measure(whole, owner, "")
        return Named(made if has_noun(owner) else replace(made, label=f"share of {thing} owned"))

    def answered(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "the poll found that 54% would back the president"."""
        if amount.unit != "%" or amount.noun is not None:
            return None
        match = _ANSWER.match(sentence.text, amount.end)
        if match is None or not _BEGINS.search(sentence.text[: amount.start]):
            return None
        amount.kind = "share"
        asked = [one for one in sentence.amounts if one.unit == "people" and one.end < amount.start]
        who = asked[-1].noun.phrase if asked and asked[-1].noun else ""
        among = _AMONG.match(sentence.text)
        who = who or (cleaned(among["who"]) if among and among.end() <= amount.start else "")
        stop = min(match.end("what"), room_after(sentence, amount))
        said = cleaned(sentence.text[match.start("what") : stop])[:_LONGEST].strip()
        made = measure(said)
        label = f"share of {who} {who_of(who)} {said}" if who else f"share who {said}"
        return Named(with_aspect(made, "share", label))

    def gapped(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "won 34% of the vote, while the Greens took 29%", "… against 44% for her rival"."""
        place = sentence.amounts.index(amount)
        shares = [one for one in sentence.amounts[:place] if one.kind == "share"]
        if amount.unit != "%" or not shares or OF_PART.match(sentence.text[amount.end :]):
            return None
        named = self.memory.of(shares[-1])
        if named is None or named.level is None:
            return None
        who = self._taker(sentence, amount, shares[-1])
        if not has_noun(who) or is_anaphor(who):
            return None
        amount.kind = "share"
        return Named(share_measure(named.level, who, ""), named.level)

    def polled(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "the Liberals would take 36 percent, a poll showed": whose share of the votes."""
        if amount.unit != "%" or OF_PART.match(sentence.text[amount.end :]):
            return None
        before = sentence.text[: amount.start]
        takes = _TOOK.search(before) or _WOULD_TAKE.search(before)
        if not (takes or _STANDS.search(before)) or not self._votes(sentence):
            return None
        who = subject(sentence, amount.start)
        if not has_noun(who) or is_anaphor(who) or not (takes or who[:1].isupper()):
            return None
        if who.rpartition(" ")[2].lower() in listed("in_percent"):
            return None
        amount.kind = "share"
        votes = measure("votes")
        return Named(share_measure(votes, who, ""), votes)

    def _votes(self, sentence: Sentence) -> bool:
        """Whether it is votes that are told of, in the sentence or shortly before."""
        first = max(0, sentence.index - _STEPS_BACK)
        near = self.memory.sentences[first : sentence.index + 1]
        return any(not _VOTED.isdisjoint(words_in(one.text)) for one in near)

    def _taker(self, sentence: Sentence, amount: Amount, last: Amount) -> str:
        """Whose share it is: the subject of "took", or whom "for" names."""
        text = sentence.text
        whom = _FOR_WHOM.match(text, amount.end)
        if whom and _AGAINST.match(text[last.end : amount.start]):
            return cleaned(naming.lower_first(whom["who"]))
        rival = _RIVAL.search(text[last.end : amount.start])
        if rival:
            return cleaned(rival["who"])
        took = _TOOK.search(text[last.end : amount.start])
        if took is None:
            another = _AND_ANOTHER.fullmatch(text, last.end, amount.start)
            return cleaned(another["who"]) if another else ""
        begin = last.end + took.start()
        near = phrases.noun_before(text, last.end, begin)
        return near if has_noun(near) else subject(sentence, took.end() + last.end)
