"""Who published an article and when, where only its sentences tell."""

import re
from collections.abc import Sequence

from briefindex.importers.clues import Clue, shown_outlet, sounds_like_outlet
from briefindex.importers.printed_dates import DayAndMonth, date_at, day_and_month_at

_LEAD_SENTENCES = 3
_NAME_WORD = r"[^\W\d_a-z][\w’'.&-]{0,30}"
_NAME = rf"(?:[Tt]he )?{_NAME_WORD}(?: (?:of |the |and |& )?{_NAME_WORD}){{0,5}}"
_CITING = re.compile(
    rf"(?P<who>{_NAME}) (?:reports|informs|writes),? "
    rf"(?:citing|quoting|with reference to|referring to|via) (?P<whom>{_NAME})"
)
_INTERVIEW = re.compile(rf"\b(?:interview|conversation) (?:with|to|for) (?P<who>{_NAME})")
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w’'-]{1,40} (?P<surname>[^\W\d_a-z][\w’'-]{3,})")
_RECURRENCES = 3

_STATISTIC = re.compile(
    r"\b(?:reached|amounted|total+ed|stood|exceeded|surpassed|rose|grew|fell|increased|decreased|"
    r"climbed|dropped|hit|made up|accounted|produced|exported|imported)\b(?P<between>[^.;]{0,80}?) "
    r"(?:in|for|during) (?P<year>(?:19|20)\d\d)\b(?!\s*[-–/]\d)"
)
_AMOUNT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d$€£,.])(?:19|20)\d\d(?![\d,]|\.\d|[- ](?:people|tons|km|megawatts))\b")
_FUTURE = re.compile(
    r"\b(?:by|will|until|till|expect(?:s|ed)?|plan(?:s|ned)?|target|goal|aims?|forecast|project(?:s|ed)|"
    r"through|to be|would|could|should|may|next)\b",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:on|On)\s(?:the\s)?\Z|\b(?:on|On)\s\w+day,?\s\Z")
_GOING_ON = re.compile(
    r"\b(?:is|are) (?:\w+ly )?(?:attending|taking part|participating|gathering|meeting|hosting|"
    r"visiting|under ?way|taking place|being held)\b"
)
_EVENT = re.compile(
    r"\b(?:meetings?|summit|forum|conference|council|talks|session|congress|exhibition|fair|"
    r"ceremony|event|visit|festival|games|tournament|championships?|expo)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bbe )\b"
    r"(?:met|signed|held|hosted|opened|visited|attended|launched|agreed|took place|took part|"
    r"arrived|gathered|began|concluded|kicked off|addressed|convened|inaugurated|chaired|spoke)\b"
)
_WHERE_DATES_BEGIN = re.compile(r"\b(?=[A-Z]|\d{1,2} [A-Z])")
_SAFE_MONTHS = range(4, 11)


def source_in(sentences: Sequence[str]) -> Clue | None:
    """The publisher that the sentences of the body name as such, or None."""
    return _citing(sentences) or _interviewer(sentences)


def _citing(sentences: Sequence[str]) -> Clue | None:
    """For "…, The Caspian Post reports citing The Astana Times.": the reprint signs itself."""
    for sentence in sentences[:12]:
        match = _CITING.search(sentence)
        if match and sounds_like_outlet(match["who"]):
            value = (
                f"{shown_outlet(match['who'])}, citing {shown_outlet(match['whom'].rstrip('.'))}"
            )
            return Clue("source", value, "stated", f"The text says “{match[0].rstrip('.')}”.")
    return None


def _interviewer(sentences: Sequence[str]) -> Clue | None:
    """For a lead that ends "…, in an interview with The Astana Times".

    Only where the article is that interview: the one who gave it goes on speaking.
    """
    for index, sentence in enumerate(sentences[:_LEAD_SENTENCES]):
        match = _INTERVIEW.search(sentence)
        if not match or not sounds_like_outlet(match["who"].rstrip(".")):
            continue
        rest = " ".join(sentences[index + 1 :])
        surnames = {found["surname"] for found in _FULL_NAME.finditer(sentence[: match.start()])}
        if any(rest.count(surname) >= _RECURRENCES for surname in surnames):
            name = shown_outlet(match["who"].rstrip("."))
            reason = f"The article is an interview with {name}, and names no other publisher."
            return Clue("source", name, "inferred", reason)
    return None


def date_in(sentences: Sequence[str], dateline: DayAndMonth | None) -> Clue | None:
    """The day about which the article was written, where its sentences fix day and year."""
    return _dated_lead(sentences) or _day_after_statistics(sentences, dateline)


def _dated_lead(sentences: Sequence[str]) -> Clue | None:
    """For a lead that says "on Tuesday, June 17, 2025", weekday and all."""
    for sentence in sentences[:2]:
        for begin in _WHERE_DATES_BEGIN.finditer(sentence):
            weekday = re.match(
                r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", sentence[begin.start() :]
            )
            found = date_at(sentence, begin.start()) if weekday else None
            if weekday is None or found is None or found[0].strftime("%A") != weekday[0]:
                continue
            if max(_past_years(sentences), default=0) <= found[0].year:
                shown = sentence[begin.start() : found[1]]
                reason = f"The first sentences give “{shown}” as the day of the event."
                return Clue("date", "", "inferred", reason, found[0])
    return None


def _day_after_statistics(sentences: Sequence[str], dateline: DayAndMonth | None) -> Clue | None:
    """For an event "on June 17" beside whole-year figures of which those "in 2024" are the latest.

    Only from April to October, when last year's figures are out and this year's are not.
    """
    day = dateline or _event_day(sentences)
    year = max(_statistic_years(sentences), default=None)
    if day is None or year is None or day.month not in _SAFE_MONTHS:
        return None
    if any(found > year + 1 for found in _past_years(sentences)):
        return None
    found = day.falls_in(year + 1)
    if found is None:
        return None
    reason = (
        f"The event is on {found:%B} {found.day}, and {year} is the latest full year that figures "
        f"are given for: so it was written about {found.day} {found:%B} {found.year}."
    )
    return Clue("date", "", "inferred", reason, found)


def _event_day(sentences: Sequence[str]) -> DayAndMonth | None:
    """The only day without a year that the first sentences name, if it is near.

    It is near where the sentence tells what happened "on June 17", or where the article speaks of
    the event as going on; what is only to come may be months away.
    """
    found: dict[tuple[int, int], tuple[DayAndMonth, str]] = {}
    for sentence in sentences[:_LEAD_SENTENCES]:
        for begin in _WHERE_DATES_BEGIN.finditer(sentence):
            day = day_and_month_at(sentence, begin.start(), len(sentence))
            if day and _ON.search(sentence[max(0, begin.start() - 20) : begin.start()]):
                found.setdefault((day.month, day.day), (day, sentence))
    if len(found) != 1:
        return None
    day, sentence = next(iter(found.values()))
    near = _HAPPENED.search(sentence) or (_EVENT.search(sentence) and _is_going_on(sentences))
    return day if near else None


def _is_going_on(sentences: Sequence[str]) -> bool:
    """For "Over 300 representatives are attending the meeting"."""
    return any(_GOING_ON.search(one) and _EVENT.search(one) for one in sentences)


def _statistic_years(sentences: Sequence[str]) -> set[int]:
    return {
        int(match["year"])
        for sentence in sentences
        for match in _STATISTIC.finditer(sentence)
        if _AMOUNT.search(match["between"])
    }


def _past_years(sentences: Sequence[str]) -> set[int]:
    """Years that are named without a word of the future in the same sentence."""
    return {
        int(match[0])
        for sentence in sentences
        if not _FUTURE.search(sentence)
        for match in _YEAR.finditer(sentence)
    }
