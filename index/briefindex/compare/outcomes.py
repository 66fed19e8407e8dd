"""What became of targets and expectations: each held against later values of its own indicator.

A plan is answered by what another article reports later, never by the baseline that it started
from. Where nothing tells which came later, or values for one time disagree, it stays open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from briefindex.compare.keys import lowered, read_key
from briefindex.compare.tolerance import Reading, contradict, reading
from briefindex.model.comparison import Derived, Outcome, OutcomeState
from briefindex.model.figure import Figure, FigureId, Kind, Period
from briefindex.model.span import ArticleId
from briefindex.text.amounts import significant
from briefindex.text.wording import amount_text, period_text, value_text

Told = Mapping[ArticleId, date]
"""When each article was written, as nearly as is known."""

_MOVES: Final = frozenset({"growth", "change"})
_PARTS: Final = frozenset({"share", "capacity"})
"""What holds at a time, however short, and can be held against a year's target."""

_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plan:
    """A target or an expectation with the value that it comes to."""

    figure: Figure
    aim: Reading
    unit: str
    kind: Kind
    words: str
    falls: bool
    derived: int | None
    told: date | None


def outcomes(
    members: Sequence[Figure], derived: Sequence[Derived], told: Told
) -> tuple[Outcome, ...]:
    """One outcome for each target and expectation among `members` that has a value.

    What is expected of a time whose actual value was out before is an estimate, not a plan.
    """
    actuals = [each for each in members if each.status == "actual"]
    plans = list(_plans(members, actuals, derived, told))
    open_plans = [each for each in plans if not _was_out(each, actuals, told)]
    told_of = [each for each in actuals if each.kind != "multiple" and reading(each) is not None]
    return tuple(_outcome(plan, plans, told_of, told) for plan in open_plans)


def _plans(
    members: Iterable[Figure], actuals: Sequence[Figure], derived: Sequence[Derived], told: Told
) -> Iterator[_Plan]:
    aims = {each.sources[0]: n for n, each in enumerate(derived) if each.status != "actual"}
    for figure in members:
        if figure.status == "actual":
            continue
        place = aims.get(figure.id) if figure.kind == "multiple" else None
        worked = derived[place] if place is not None else None
        aim = _aimed(figure, worked)
        if aim is not None:
            article = figure.sentence.article
            since = told.get(article) or _last(actuals, article)
            unit, kind = (worked or figure).unit, (worked and worked.kind) or figure.kind
            like = [each for each in actuals if each.unit == unit]
            falls = _falls(figure, aim, like)
            yield _Plan(figure, aim, unit, kind, _words(figure, worked), falls, place, since)


def _aimed(figure: Figure, worked: Derived | None) -> Reading | None:
    """The value that is aimed at; for "double" what that comes to, None where nothing tells."""
    if worked is not None and worked.low is not None and worked.high is not None:
        return Reading(worked.value, worked.low, worked.high)
    return None if figure.kind == "multiple" else reading(figure)


def _words(figure: Figure, worked: Derived | None) -> str:
    if worked is None:
        return value_text(figure)
    return amount_text(significant(worked.value), worked.unit, worked.kind or figure.kind)


def _last(actuals: Iterable[Figure], article: ArticleId) -> date | None:
    """The newest time that an undated article reports of: what it aims at comes after that."""
    ends = (each.period.end for each in actuals if each.sentence.article == article)
    return max((end for end in ends if end), default=None)


def _falls(figure: Figure, aim: Reading, actuals: Sequence[Figure]) -> bool:
    """Whether less is what is aimed at: by the words, by where it starts from, by its nature."""
    key = read_key(figure.indicator.key)
    if key.aspect in _MOVES:
        return figure.direction == "decrease"
    if figure.direction is not None:
        return figure.direction == "decrease"
    own = [each for each in actuals if each.sentence.article == figure.sentence.article]
    bases = [allowed for each in own if (allowed := reading(each))]
    if bases:
        return all(base.low > aim.high for base in bases)
    return key.topic in lowered()


def _outcome(plan: _Plan, plans: Sequence[_Plan], actuals: Sequence[Figure], told: Told) -> Outcome:
    answers = [each for each in actuals if each.unit == plan.unit and _answers(each, plan, told)]
    at_date = [each for each in answers if _is_for(each.period, plan.figure.period)]
    met = {_meets(each, plan) for each in at_date}
    if len(met) == 1:
        return _answered(plan, at_date[0], "reached" if met == {True} else "missed")
    early = [] if at_date else [each for each in answers if _is_progress(each, plan)]
    reached = next((each for each in early if _meets(each, plan)), None)
    if reached is not None:
        return _answered(plan, reached, "reached")
    later = next((each for each in plans if _replaces(each, plan)), None)
    if later is not None:
        when = period_text(later.figure.period, later.figure.status)
        by = f"{later.words} ({when}) took the place of {plan.words}"
        return _made(plan, "overtaken", later.figure.id, None, by)
    newest = max(early, key=lambda each: each.period.end or date.min, default=None)
    return _answered(plan, newest, "not yet") if newest else _made(plan, "not yet")


def _was_out(plan: _Plan, actuals: Iterable[Figure], told: Told) -> bool:
    """Whether what it is about was over, and told of elsewhere, before the expectation was."""
    due = plan.figure.period.end
    if plan.figure.status != "expected" or due is None or plan.told is None or plan.told <= due:
        return False
    article = plan.figure.sentence.article
    return any(
        _is_for(each.period, plan.figure.period)
        and each.unit == plan.unit
        and each.sentence.article != article
        and told.get(each.sentence.article, plan.told) < plan.told
        for each in actuals
    )


def _answers(actual: Figure, plan: _Plan, told: Told) -> bool:
    """Whether an actual value was reported by another article, after the plan."""
    article = actual.sentence.article
    if article == plan.figure.sentence.article or actual.period.end is None:
        return False
    told_at = told.get(article)
    if plan.told is not None and told_at is not None and told_at < plan.told:
        return False
    if told_at is not None and told_at < actual.period.end:
        return False  # a time that was not over when it was written of
    if _is_for(actual.period, plan.figure.period):
        return True
    return plan.told is not None and actual.period.end > plan.told


def _is_for(actual: Period, plan: Period) -> bool:
    """Whether both are about one time; "by 2030" is answered by the whole year 2030 or its end."""
    if plan.end is None or actual.end != plan.end:
        return False
    if plan.start is not None:
        return actual.start == plan.start
    return actual.start is None or actual.start == actual.end or _is_year(actual)


def _is_progress(actual: Figure, plan: _Plan) -> bool:
    """Whether a value before the date shows how far it is: a level, of a year where years count."""
    key, period = read_key(plan.figure.indicator.key), plan.figure.period
    if key.aspect in _MOVES or actual.kind != plan.kind:
        return False
    if plan.figure.status == "expected" and (period.start is not None or period.end is None):
        return False
    if period.end is not None and (actual.period.end or date.max) >= period.end:
        return False
    if period.start is not None and not _is_year(period):
        return False
    lasting = key.aspect in _PARTS or "/" in plan.unit or plan.figure.kind == "share"
    return lasting or _is_year(actual.period)


def _is_year(period: Period) -> bool:
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return False
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def _meets(actual: Figure, plan: _Plan) -> bool:
    """Whether a value is what was aimed at or beyond, within rounding and qualifiers."""
    got = reading(actual)
    if got is None:
        return False
    return got.low <= plan.aim.high if plan.falls else got.high >= plan.aim.low


def _replaces(later: _Plan, plan: _Plan) -> bool:
    """Whether another plan was told after this one, for the same date or of the same value.

    What two speakers expect are two opinions; a target belongs to whose it is.
    """
    one, other = plan.figure, later.figure
    if other.status != one.status or later.unit != plan.unit or other.kind != one.kind:
        return False
    if other.sentence.article == one.sentence.article or not _is_after(later.told, plan.told):
        return False
    if one.status == "expected" and (one.speaker is None or one.speaker != other.speaker):
        return False
    if one.period.end is None or other.period.end is None:
        return False
    same_value = not contradict(plan.aim, later.aim)
    same_time = (one.period.start, one.period.end) == (other.period.start, other.period.end)
    return same_time != same_value and (same_time or other.period.end > one.period.end)


def _is_after(later: date | None, before: date | None) -> bool:
    return later is not None and before is not None and later > before


def _answered(plan: _Plan, actual: Figure, state: OutcomeState) -> Outcome:
    """For "$95 bn in 2024 is 95 % of $100 bn, six years before its date"."""
    got = reading(actual)
    aspect = read_key(plan.figure.indicator.key).aspect
    percent = None
    if got is not None and aspect not in _MOVES and plan.aim.nominal > 0 and plan.unit != "%":
        percent = got.nominal / plan.aim.nominal * 100
    when = period_text(actual.period, actual.status)
    told = f"{value_text(actual)} ({when})"
    if percent is not None and not plan.falls:
        words = f"{told} is {_percent(percent)} of {plan.words}"
    else:
        words = f"{told} against {plan.words}"
    return _made(plan, state, actual.id, percent, words + _ahead(actual, plan))


def _percent(value: Decimal) -> str:
    whole = value.quantize(Decimal(1) if abs(value - 100) >= 1 else Decimal("0.1"))
    return amount_text(whole.normalize(), "%", "share")


def _ahead(actual: Figure, plan: _Plan) -> str:
    """How many whole years before the date the value is: ", six years early"."""
    due, end = plan.figure.period.end, actual.period.end
    if due is None or end is None or due.year <= end.year:
        return ""
    years = due.year - end.year
    number = _WORDS[years] if years < len(_WORDS) else str(years)
    return f", {number} year{'' if years == 1 else 's'} early"


def _made(
    plan: _Plan,
    state: OutcomeState,
    figure: FigureId | None = None,
    percent: Decimal | None = None,
    by: str = "",
) -> Outcome:
    due = plan.figure.period.end
    return Outcome(plan.figure.id, state, due, figure, plan.derived, percent, by)
