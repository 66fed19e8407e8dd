"""Names sums of money by what they are the worth or the price of, or drawn up for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Measure, Named, with_aspect
from briefindex.extract.figures.phrases import cleaned, has_noun
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import subject
from briefindex.text.small import small, word_set, words_in

_WORTH = re.compile(
    r"\b(?:worth|valued at|totall?ing|amounting to|estimated at|priced at|for a "
    r"total of|with an? (?:[a-z]+ ){0,2}value of|to the tune of|of a total "
    r"value of)(?: another| an additional)?\s*$",
    re.IGNORECASE,
)
_WORTH_WORDS = word_set(
    "worth valued totalling totaling amounting estimated priced total value tune"
)
_BOUGHT = re.compile(
    r"\b(?:buy|buys|buying|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|sell|sells|selling|sold"
    r"|tak(?:e|es|ing) over|took over|snap(?:s|ped)? up|auction(?:s|ed)?|redeem(?:s|ed)?)\b"
    r"(?P<what> [^;:]{0,90}?)?,? for (?:(?:a|an|about|around|some|nearly|almost|over|more than"
    r"|up to|at least|less than|just|only|record|reported|total|of|fee|price|estimated) ){0,6}$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(r"(?: (?:by|to|at|in|on|off)\b| last\b|$)", re.IGNORECASE)
_OBJECT_ENDS = re.compile(
    r",(?!\d)| (?:to|from|in|out of|at|on|by|last|this|earlier|next|through) |[<(]|\bin exchange\b"
)
_DRAWN_UP = re.compile(
    r"\b(?:credit|loan|contract|agreement|deal|bill|bid|cheque|check|order|grant|bond|tender|offer"
    r"|claim|facility|tranche|guarantee|lawsuit|refund|subsidy|invoice|settlement|request|licen[cs]e"
    r"|mortgage|proposal)s? for (?:(?:a|an|about|around|some|nearly|almost|over|more than|up to"
    r"|at least|less than|just|only) ){0,6}$"
)
"""To be searched for in small letters."""


@dataclass(frozen=True, slots=True)
class Worths:
    """Names the sums of one article; `resolve` gives the measure that a phrase names there."""

    memory: Antecedents
    resolve: Callable[[str, Sentence, Amount], Measure]

    @property
    def steps(self) -> tuple[Callable[[Sentence, Amount], Named | None], ...]:
        """The ways of naming, in the order to try them."""
        return (self.worth, self.price, self.drawn_up_for)

    def price(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "agreed to buy the chain for $3.7 billion in cash", "was sold for 2 million"."""
        if amount.kind != "money" or "for" not in words_in(sentence.text):
            return None
        clause = sentence.clause_of(amount.core)
        match = _BOUGHT.search(sentence.undated[clause[0] : amount.start])
        if match is None:
            return None
        place = clause[0] + match.end()
        bought = [one for one in sentence.amounts if clause[0] + match.start() < one.start < place]
        base = self.memory.of(bought[-1]) if bought and bought[-1].kind in _BOUGHT_IN else None
        if base is not None and amount.kind == "money":
            label = f"price of {naming.lower_first(base.measure.label)}"
            return Named(with_aspect(replace(base.measure, aspect=""), "price", label))
        what = match.group("what") or ""
        thing = cleaned(_OBJECT_ENDS.split(what.strip())[0])
        if _NO_OBJECT.match(what) or not has_noun(thing):
            thing = subject(sentence, clause[0] + match.start())
        if not has_noun(thing):
            return None
        made = self.resolve(thing, sentence, amount)
        return Named(with_aspect(made, "price", f"price of {naming.lower_first(made.label)}"))

    def drawn_up_for(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "a credit agreement for 100 million marks"."""
        if amount.kind != "money" or "for" not in words_in(sentence.text):
            return None
        clause = sentence.clause_of(amount.core)
        match = _DRAWN_UP.search(small(sentence.text)[clause[0] : amount.start])
        if match is None:
            return None
        place = sentence.text.rfind(" for ", clause[0], amount.start)
        if place < 0:
            return None
        floor = max([clause[0], *(one.end for one in sentence.amounts if one.end < place)])
        thing = phrases.noun_before(sentence.undated, floor, place)
        if not has_noun(thing):
            return None
        return Named(self.resolve(thing, sentence, amount))

    def _worth_of(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "$5 million worth of timber"."""
        after = re.match(r"[’']? worth of ", sentence.text[amount.end :])
        if after is None:
            return None
        thing = phrases.noun_phrase_after(
            sentence.text, amount.end + after.end(), limit_of(sentence, amount)
        )
        made = self.resolve(thing, sentence, amount)
        return Named(with_aspect(made, "value", f"value of {naming.lower_first(made.label)}"))

    def worth(self, sentence: Sentence, amount: Amount) -> Named | None:
        """For "agreements worth $500 million", "47 documents worth $22 billion"."""
        text, clause = sentence.text, sentence.clause_of(amount.core)
        if _WORTH_WORDS.isdisjoint(words_in(text)):
            return None
        match = _WORTH.search(text[clause[0] : amount.start])
        if match is None:
            return self._worth_of(sentence, amount)
        place = clause[0] + match.start()
        counted = [one for one in sentence.amounts if _is_valued(sentence.text, one, place)]
        if counted:
            nouns = [one for one in counted if one.kind == "count"]
            base = self.memory.of((nouns or counted)[-1])
            if base is not None:
                if amount.kind == "quantity":
                    return Named(naming.by_dimension(base.measure, amount))
                level = replace(base.measure, aspect="")
                label = f"value of {naming.lower_first(base.measure.label)}"
                return Named(with_aspect(level, "value", label))
        floor = max([clause[0], *(one.end for one in sentence.amounts if one.end < place)])
        end = len(text[:place].rstrip(" ,"))
        thing = phrases.noun_before(text, floor, end) or subject(sentence, amount.start)
        if not has_noun(thing):
            return None
        made = self.resolve(thing, sentence, amount)
        if amount.kind == "quantity":  # "projects totalling 9 gigawatts"
            return Named(naming.by_dimension(made, amount))
        return Named(
            with_aspect(made, "value", f"value of {naming.lower_first(naming.with_pair(made))}")
        )


def _is_valued(text: str, amount: Amount, place: int) -> bool:
    """Whether what is counted before "worth" is what has the worth.

    In "seized 3 tonnes of cocaine hidden in a boat bound for Spain, worth …" it is, past the comma.
    """
    if amount.kind not in ("count", "quantity") or amount.end > place:
        return False
    gap = text[amount.end : place]
    if _FOR_DOING.search(gap):
        return False
    if gap.endswith((", ", ",")) and gap.count(",") == 1:
        return len(gap) < _FAR and not _CLAUSE.search(gap)
    return len(gap) < _NEAR and " and " not in gap and "," not in gap


_FOR_DOING = re.compile(r" for \w+ing\b")
_BOUGHT_IN = ("count", "quantity")
_NEAR = 60
_FAR = 140
_CLAUSE = re.compile(
    r"\b(?:and|but|while|after|before|when|under|signed|won|is|was|are|were|has|had)\b"
)
