"""The time of an amount, with what the statements around it give where its sentence names none.

An old value ("from 9"), a relative clause and a verb in the pluperfect take nothing over: what they
tell was at another time. What was foreseen takes the time of what came.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents, Stated
from briefindex.extract.figures.going_on import carried_on
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.occasion import Occasions
from briefindex.extract.figures.period import (
    Timed,
    counted_from,
    from_context,
    is_future,
    may_inherit,
    period_of,
)
from briefindex.extract.figures.period_asides import in_part, in_relative
from briefindex.extract.figures.period_bases import compared_with, is_base, is_foreseen
from briefindex.extract.figures.period_trees import PRESENT
from briefindex.extract.figures.revisions import replaced_by
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.status import status_of
from briefindex.extract.figures.tense import told_as_past
from briefindex.extract.figures.words import listed
from briefindex.model.article import KnownDate
from briefindex.model.figure import Period, Status
from briefindex.text.date_leaning import whole_months
from briefindex.text.small import word_set

_STEPS_BACK: Final = 3
_HEAD: Final = 3
_PLUPERFECT: Final = re.compile(
    r"\bhad (?:[a-z]+ly |already |once |also |not |never )?(?P<verb>[a-z]+)\b"
)
_STRETCH: Final = re.compile(r"(?:since|over the|during the|in the (?:past|last)|so far)\b", re.I)
_SIDE: Final = re.compile(
    r"\b(?:since|before) (?!(?:the|it|he|she)\b)[a-z]+ing\b|\b(?:low|high|peak) of $"
)
_WITH: Final = re.compile(r"\b(?:with|after) (?:about |some |nearly |almost |only )?$")
"""For "said on Monday, with 98 percent of the votes counted"."""
_ORDER: Final = re.compile(r"\b(?:before|since|until|then|later)\b")
_EXCHANGE: Final = word_set("shares share stock stocks index futures")
_BEFORE_IT: Final = re.compile(r"\bbefore (?:the|its|their|it|they|he|she)\b")
"""For "handled 12 percent before the crisis": another time than that spoken of."""
_COMMENTS: Final = re.compile(
    r"[^,;.()“”\d]{0,60}, (?:which|that|this) (?:is|was|are|were)(?: (?:about|nearly|almost|some|up"
    r"|down|a|an|around|over|more than|equal to|equivalent to))* "
    r"|[^,;()“”\d]{0,60}(?:\d{4})?,? of which(?: (?:about|nearly|almost|some|only|around|over))* "
)
_OTHER_TIME: Final = re.compile(
    r"\band (?:now |currently )?(?:is|are|has|have|employs|runs|owns|operates|plans|wants|aims"
    r"|expects|hopes|intends|will)\b"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Tells the period and status of the amounts of one article, in their order."""

    published: KnownDate
    memory: Antecedents
    occasions: Occasions
    _periods: dict[int, Period] = field(default_factory=dict[int, Period])
    _told: dict[int, tuple[Period, Status]] = field(
        default_factory=dict[int, tuple[Period, Status]]
    )
    _reports: dict[tuple[date, date], Period] = field(
        default_factory=dict[tuple[date, date], Period]
    )

    def of(self, sentence: Sentence, amount: Amount, named: Named) -> tuple[Period, Status]:
        """When it was, and whether it was at all."""
        timed = period_of(sentence, amount, self.published)
        future = is_future(timed.period, self.published)
        status = status_of(sentence, amount, future=future)
        period = self._with_context(sentence, amount, named, timed, status)
        if status == "expected" and self._was_before(sentence, amount, timed.period):
            status = "actual"
        now = replaced_by(sentence, amount, self._told)
        if now is not None:
            new, period, status = now
            if amount.partner is None:
                amount.partner, amount.partner_role = new, "to"
        self._told[id(amount)] = period, status
        self._keep(sentence, amount, named, period)
        return period, status

    def _with_context(
        self, sentence: Sentence, amount: Amount, named: Named, timed: Timed, status: Status
    ) -> Period:
        period = timed.period
        told = self._commented(sentence, amount) if timed.date is None else None
        if told is not None:
            return told
        if timed.date is not None:
            if timed.date.step is None:
                return period
            around = self._around(sentence, amount, named, leans=True)
            return (counted_from(around, timed.date) if around else None) or period
        if period.text is not None or (period.start and in_part(sentence, amount.core)):
            return period
        if is_foreseen(sentence, amount):
            return self._foreseen(sentence, amount) or period
        if not may_inherit(status, amount) or is_base(sentence, amount):
            return period
        around = self._around(sentence, amount, named, now=period.reason.startswith(PRESENT))
        return around or self._carried_on(sentence, amount, named) or period

    def _was_before(self, sentence: Sentence, amount: Amount, period: Period) -> bool:
        """For "forecast to grow 0.8% this year after 1.3% in 2025", told after 2025."""
        known = self.published.day
        past = known is not None and period.end is not None and period.end < known
        return past and is_base(sentence, amount) and not is_foreseen(sentence, amount)

    def _commented(self, sentence: Sentence, amount: Amount) -> Period | None:
        """For "5 million tons in May, which is 1.6 times more", "5 percent by 2035, of which 3"."""
        place = sentence.amounts.index(amount)
        last = sentence.amounts[place - 1] if place else None
        if last is None or not _COMMENTS.fullmatch(sentence.text, last.end, amount.start):
            return None
        period = self._periods.get(id(last))
        if period is None or period.basis == "unknown" or self._is_only_present(period):
            return None
        return from_context(period, "the same sentence")

    def _around(
        self,
        sentence: Sentence,
        amount: Amount,
        named: Named,
        *,
        leans: bool = False,
        now: bool = False,
    ) -> Period | None:
        """The time of the occasion, of the sentence's other amounts, of the sentence before.

        `leans` where a date of the sentence is counted from it, whatever the sentence's verb;
        `now` where that verb is one of now.
        """
        occasion = self.occasions.period(sentence)
        if occasion is not None:
            return occasion
        if leans or not (in_relative(sentence, amount.core) or _is_pluperfect(sentence, amount)):
            before = self._before(sentence, amount, named, leans=leans, now=now)
        else:
            before = None
        return self._beside(sentence, amount, named) or before

    def _beside(self, sentence: Sentence, amount: Amount, named: Named) -> Period | None:
        """The time of another amount of the sentence."""
        text = sentence.text
        old = is_base(sentence, amount)
        if not old and _is_pluperfect(sentence, amount):
            return None
        for other in reversed(sentence.amounts[: sentence.amounts.index(amount)]):
            period = self._periods.get(id(other))
            if period is None or period.start is None or (other.partner is amount and not old):
                continue
            if self._is_only_present(period):
                continue
            if is_base(sentence, other) or in_relative(sentence, other.core) != in_relative(
                sentence, amount.core
            ):
                continue
            if period.text and _STRETCH.match(period.text) and other.kind != amount.kind:
                continue
            if not old and (_moves(named) or _ORDER.search(text, other.end, amount.start)):
                return None
            if not old and _OTHER_TIME.search(text, other.end, amount.start):
                return None
            return from_context(period, "the same sentence")
        return None

    def _before(
        self, sentence: Sentence, amount: Amount, named: Named, *, leans: bool, now: bool
    ) -> Period | None:
        """The time of the same thing, or of the same report, told just before."""
        clause = sentence.clause_of(amount.core)
        if _BEFORE_IT.search(sentence.text, amount.end, clause[1]):
            return None
        for stated in self._told_before(sentence):
            period = self._periods.get(id(stated.amount))
            if period is None or (period.start is None and period.text is not None):
                return None
            if period.start is None or self._is_only_present(period):
                continue
            same = stated.named.measure.topic == named.measure.topic
            same = same and not (now and amount.kind not in ("share", "percent"))
            near = stated.sentence.index == sentence.index - 1
            near = near and stated.sentence.block == sentence.block and self._is_one(stated)
            told = near and not now and told_as_past(sentence, amount) and _is_of_report(named)
            if same and not leans and not self._is_sure(stated, named):
                return None
            if same or told or (leans and _is_reported(named, stated.named, period)):
                return from_context(period, _where(sentence, stated))
            break
        told = leans or (told_as_past(sentence, amount) and not now)
        if not told or not _is_of_report(named):
            return None
        return self._reported()

    def _is_sure(self, stated: Stated, named: Named) -> bool:
        """Whether a sentence tells of the thing at one time only."""
        if _moves(named):
            return False
        sentence = stated.sentence
        told = [
            self._periods.get(id(one))
            for one in sentence.amounts
            if one.kind == stated.amount.kind and not _is_side(sentence, one)
        ]
        return len({(one.start, one.end) for one in told if one and one.start}) <= 1

    def _is_one(self, stated: Stated) -> bool:
        """Whether a sentence told of one month, quarter or year alone, and not at its head."""
        sentence = stated.sentence
        told = [
            self._periods.get(id(one)) for one in sentence.amounts if not is_base(sentence, one)
        ]
        known = {(one.start, one.end) for one in told if one and one.start and one.end}
        opens = any(one.lead.start <= _HEAD for one in sentence.dates)
        return len(known) == 1 and not opens and all(map(whole_months, known))

    def _reported(self) -> Period | None:
        """The one month, quarter or year that the article has reported on so far.

        Source: "Profit rose to 5 million in the third quarter. … Sales were 60 million."
        """
        if len(self._reports) != 1:
            return None
        (first,) = self._reports.values()
        words = f"“{first.text}”" if first.text else "the time"
        reason = f"No time is named with the figure; the article reports on {words} alone so far."
        return Period(first.text, first.start, first.end, "context", reason)

    def _keep(self, sentence: Sentence, amount: Amount, named: Named, period: Period) -> None:
        """Remember a period, and whether it is one that the article reports on."""
        self._periods[id(amount)] = period
        if not period.start or not period.end or not _is_of_report(named):
            return
        if not whole_months((period.start, period.end)) or is_base(sentence, amount):
            return
        if not in_relative(sentence, amount.core):
            self._reports.setdefault((period.start, period.end), period)

    def _is_only_present(self, period: Period) -> bool:
        """Whether a time is that of a verb of now, which says nothing of another verb."""
        return period.basis == "context" and period.reason.startswith(PRESENT)

    def _told_before(self, sentence: Sentence) -> Iterator[Stated]:
        """What the sentences before told as their own, the last first."""
        for stated in self.memory.before(sentence, _STEPS_BACK):
            one = stated.sentence
            if one.block < sentence.block - 1:
                return
            if _is_side(one, stated.amount):
                continue
            if not is_foreseen(one, stated.amount):
                yield stated

    def _foreseen(self, sentence: Sentence, amount: Amount) -> Period | None:
        """For "analysts had forecast 3.7 billion": of the time of what it was forecast for."""
        new = compared_with(sentence, amount)
        period = self._periods.get(id(new)) if new is not None else None
        where = "the same sentence"
        if new is None:
            told = [one for one in self._told_before(sentence) if _is_like(one, sentence, amount)]
            period = self._periods.get(id(told[-1].amount)) if told else None
            where = "the sentence before"
        if period is None or period.start is None:
            return None
        made = from_context(period, where)
        reason = f"It was foreseen for the time that is spoken of. {made.reason}"
        return Period(made.text, made.start, made.end, "context", reason)

    def _carried_on(self, sentence: Sentence, amount: Amount, named: Named) -> Period | None:
        def earlier(stated: Stated) -> Period | None:
            return self._periods.get(id(stated.amount))

        return carried_on(sentence, amount, named, self.memory, earlier)


def _is_pluperfect(sentence: Sentence, amount: Amount) -> bool:
    """Whether the verb before an amount looks further back: "had planned to spend 20 million"."""
    clause = sentence.clause_of(amount.core)
    for match in _PLUPERFECT.finditer(sentence.text, clause[0], amount.start):
        word = match["verb"]
        if word.endswith("ed") or word in listed("past_forms") or word in listed("participles"):
            return True
    return False


def _is_side(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is told beside what its sentence is about: "since a low of 5 in May"."""
    if is_base(sentence, amount) or in_relative(sentence, amount.core):
        return True
    clause = sentence.clause_of(amount.core)
    forms = (_SIDE, _WITH)
    return any(form.search(sentence.text, clause[0], amount.start) for form in forms)


def _moves(named: Named) -> bool:
    """Whether it is a price on an exchange: of that day, whatever was told before."""
    level = named.level or named.measure
    return not _EXCHANGE.isdisjoint(level.label.lower().split())


def _is_like(stated: Stated, sentence: Sentence, amount: Amount) -> bool:
    """Whether the sentence before states what an amount without a name was foreseen of."""
    near = stated.sentence.index == sentence.index - 1 and stated.sentence.block == sentence.block
    return near and (amount.dimension == "bare" or stated.amount.dimension == amount.dimension)


def _is_reported(named: Named, earlier: Named, period: Period) -> bool:
    """For "Profit rose to 5 million in the third quarter. Sales were 60 million."."""
    if period.start is None or period.end is None or not whole_months((period.start, period.end)):
        return False
    return _is_of_report(named) and _is_of_report(earlier)


def _is_of_report(named: Named) -> bool:
    """Whether it is of the things that a report gives for one stretch of time."""
    level = named.level or named.measure
    return not listed("reported").isdisjoint(level.label.lower().split())


def _where(sentence: Sentence, stated: Stated) -> str:
    near = sentence.index - stated.sentence.index <= 1
    return "the sentence before" if near else "a sentence shortly before"
