"""What stands beside an amount and makes of its measure a narrower one, or another.

"Its 4 million barrel quota" is no production, "1 million above the ceiling" neither, and "tariffs
on 300 million dollars of exports" are on a part of them. "(to 3 million)" is of whom the words
before the bracket name, and what is "at an annual rate" or "higher than in May 1986" is measured in
a way of its own.
"""

import re
from dataclasses import replace

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Measure, Named, lower_first, possessive
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.figure import Indicator, Period
from briefindex.text.small import word_set, words_in

_LIMIT = r"(?P<limit>ceiling|quota|limit|cap|allocation|allotment|threshold)s?\b"
_LIMITS = word_set("ceiling ceilings quota quotas limit limits cap allocation allotment threshold")
_BEHIND = re.compile(rf",? (?:\([a-z]+\) )?(?:(?!and\b|of\b|to\b|in\b)[a-z-]+ ){{0,3}}{_LIMIT}")
_BEFORE = re.compile(
    rf"\b{_LIMIT}(?: (?:is|was|now|currently|set|agreed|fixed))* (?:of|at)"
    r"(?: (?:about|around|some|a|an|the))* $"
)
_BEYOND = re.compile(
    r" (?:[a-z]+ly )?(?P<side>above|below|over|under|beyond|short of|in excess of)"
    r" (?:the|its|their|that|this|a|an|any)\b(?:[^,;()]|,(?=\d)){0,60}?"
    rf"\b(?:{_LIMIT}|(?P<level>level|target|average)s?\b)"
)
_SIDE_OF = re.compile(r" (?:above|below|over|under|beyond|short of|in excess of) the [a-z]+$")
_SIDES = word_set("above below over under beyond short excess")
_PART_OF = re.compile(
    r"\b(?:on|affecting|covering|involving|representing|hitting|curb|curbs"
    r"|restrict(?:ed|s|ing)?|block(?:ed|s|ing)?|stop(?:ped|s|ping)?)"
    r"(?: (?:about|around|some|nearly|almost|over|up to|an? estimated|more than))* $"
)
_PARTS = word_set(
    "on affecting covering involving representing hitting curb curbs restrict restricts"
    " restricted restricting block blocks blocked blocking stop stops stopped stopping"
)
_WORTH_OF = re.compile(r" (?:worth )?of\b| in (?:[a-z]+ )?(?:exports|imports|trade|sales|goods)\b")
_FLOWS = word_set("exports imports trade sales production shipment goods product")
_BRACKET = re.compile(r"(?P<of>[^,;()]{1,60}) \((?:(?:to|from|by|of|at|about|around) ){0,2}$")
_RATE_BEFORE = re.compile(
    r"\bannual(?:i[sz]ed)? (?:growth |inflation )?(?:rate|pace|basis) (?:of )?(?:[a-z]+ ){0,3}$"
    r"|\bannuali[sz]ed (?:[a-z]+ ){0,2}$"
)
_RATE_BEHIND = re.compile(
    r",? (?:(?:at|on) )?an? (?:[a-z]+ ){0,2}?annual(?:i[sz]ed)? (?:rate|pace|basis)\b"
    r"|,? annual(?:i[sz]ed)? (?:[a-z]+ )?(?:rate|pace)\b|,? annuali[sz]ed\b"
)
_RATES = word_set("annual annualised annualized")
ON_THE_YEAR = ", on the year"
_WHOLE_YEAR = 350
_MONTH = (
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.?"
    r"|(?:first|second|third|fourth) quarter(?: of)?"
)
_YEAR_BEHIND = re.compile(
    r",?(?: (?!and\b|but\b|while\b|after\b)[\w-]+){0,4}?"
    r" (?:(?:than|from|over|on|against|above|below|compared (?:with|to)|for|versus|vs\.?)"
    r"(?: (?:the|in|its|that|of|levels?|figures?|for|end of))*"
    r" (?:a year (?:ago|earlier|before)|(?:same|corresponding|equivalent) (?:[\w-]+ )?"
    r"(?:month|period|quarter|time|week)|year[- ](?:ago|earlier)"
    r"|last (?:Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec)"
    rf"|(?:{_MONTH}) (?:19|20)\d\d\b)"
    r"|(?:year-on-year|year-over-year|year-to-year|on the year|annually)\b)"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:year-on-year|year-over-year|year-to-year|yearly|from a year (?:ago|earlier)"
    r"|on a year (?:ago|earlier))(?:,? [a-z]+){0,5} $"
)
_ADJUSTED = re.compile(
    r"(?P<no>\b(?:not|non|un|without)[ -]?)?\b(?:seasonally|seasonal)(?: and [a-z]+ly)?"
    r"[ -]adjust(?:ed|ment)\b"
    r"|\b(?P<raw>unadjusted)\b",
    re.IGNORECASE,
)
_SMOOTHED = re.compile(r"(?P<no>\b(?:not|non|un)[ -]?)?smoothed\b", re.IGNORECASE)
_WAYS = word_set("seasonally seasonal unadjusted smoothed unsmoothed non-smoothed adjusted")


def narrowed(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """The measure as the words beside the amount narrow it."""
    heard = words_in(sentence.text)
    if not heard.isdisjoint(_LIMITS | _SIDES) and amount.kind in ("quantity", "money", "count"):
        named = _limited(sentence, amount, named)
    if not heard.isdisjoint(_PARTS) and amount.kind in ("quantity", "money", "count"):
        named = _in_part(sentence, amount, named)
    if named.measure.aspect.endswith("growth"):
        named = _on_the_year(sentence, amount, named)
    if not heard.isdisjoint(_RATES):
        named = _at_annual_rate(sentence, amount, named)
    if not heard.isdisjoint(_WAYS):
        named = _measured(sentence, amount, named)
    if sentence.text.find("(", max(0, amount.start - 24), amount.start) >= 0:
        named = _bracketed(memory, sentence, amount, named)
    return named


def _limited(sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "its 4.1 million barrel a day quota", "1 million above the ceiling"."""
    text, clause = sentence.text, sentence.clause_of(amount.core)
    made = named.measure
    beyond = _BEYOND.match(text, amount.end, clause[1])
    if beyond:
        what = beyond["limit"] or beyond["level"]
        words = f"{beyond['side']} the {what}"
        return _narrow(named, ("beyond", what), f"{made.label} {words}")
    found = _BEHIND.match(text, amount.end, clause[1]) or _BEFORE.search(
        text, max(clause[0], amount.core - 60), amount.core
    )
    if not found:
        return named
    if "beyond" in made.words:  # taken over from the amount that is told beyond it
        words = tuple(word for word in made.words if word not in ("beyond", found["limit"]))
        label = _SIDE_OF.sub("", made.label)
        named = Named(made := replace(made, words=words, label=label))
    if _is_said(made, found["limit"]):
        return named
    limit = found["limit"]
    joined = " by " in made.label or " of " in made.label
    label = f"{limit.title()} on {lower_first(made.label)}" if joined else f"{made.label} {limit}"
    return _narrow(named, (limit,), label)


def _in_part(sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "tariffs on 300 million dollars of Japanese exports": not all that Japan exports."""
    made = named.measure
    if made.topic not in _FLOWS or not _WORTH_OF.match(sentence.text, amount.end):
        return named
    if not _PART_OF.search(sentence.text, max(0, amount.start - 50), amount.start):
        return named
    return _narrow(named, ("part",), f"Part of {lower_first(made.label)}")


def _at_annual_rate(sentence: Sentence, amount: Amount, named: Named) -> Named:
    text, made = sentence.text, named.measure
    told = _RATE_BEHIND.match(text, amount.end) or _RATE_BEFORE.search(
        text, max(0, amount.start - 60), amount.start
    )
    if not told or {"annualised", "annualized"} & set(made.words) or "annual rate" in made.label:
        return named
    return _narrow(named, ("annual-rate",), f"{made.label}, annual rate")


def _on_the_year(sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "1.5 percent higher than in May 1986": told in the label; see `of_its_time`."""
    text, clause = sentence.text, sentence.clause_of(amount.core)
    before = text[max(clause[0], amount.start - 60) : amount.start]
    if not (_YEAR_BEHIND.match(text, amount.end) or _YEAR_BEFORE.search(before)):
        return named
    return _narrow(named, (), f"{named.measure.label}{ON_THE_YEAR}")


def of_its_time(indicator: Indicator, period: Period) -> Indicator:
    """The indicator, whose growth in a whole year need not say that it is on the year before."""
    start, end = period.start, period.end
    if not indicator.label.endswith(ON_THE_YEAR) or start is None or end is None:
        return indicator
    if (end - start).days < _WHOLE_YEAR:
        return indicator
    return replace(indicator, label=indicator.label.removesuffix(ON_THE_YEAR))


def _measured(sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "Seasonally adjusted figures show a surplus of 5 million": told in the label."""
    text = sentence.text
    said = [
        word
        for pattern, yes, no in (
            (_ADJUSTED, "seasonally adjusted", "unadjusted"),
            (_SMOOTHED, "smoothed", "unsmoothed"),
        )
        if (word := _way(pattern, text, sentence, amount, yes, no))
    ]
    made = named.measure
    said = [word for word in said if word not in made.label.lower()]
    return _narrow(named, (), f"{made.label}, {' and '.join(said)}") if said else named


def _way(
    pattern: re.Pattern[str], text: str, sentence: Sentence, amount: Amount, yes: str, no: str
) -> str:
    """How the nearest such words before an amount say that it is measured."""
    told = [one for one in pattern.finditer(text) if one.start() < amount.start]
    told = (
        told
        or [
            one
            for one in pattern.finditer(text, amount.end)
            if not any(amount.end <= each.start < one.start() for each in sentence.amounts)
        ][:1]
    )
    if not told:
        return ""
    groups = told[-1].groupdict()
    return no if groups.get("no") or groups.get("raw") else yes


def _bracketed(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "because of the Saudi cut (to 3 million barrels)": of Saudi Arabia."""
    match = _BRACKET.search(sentence.text, max(0, amount.start - 90), amount.start)
    made = named.measure
    if match is None or not made.parties:
        return named
    inside = [
        one.name
        for one in memory.places_of(sentence)
        if match.start() <= one.start and one.end <= match.end("of")
    ]
    if not inside or inside[-1] in made.parties:
        return named
    of = inside[-1]
    label = made.label
    for party in made.parties:
        label = label.removeprefix(possessive(party)).removeprefix(party).strip()
    label = f"{possessive(of)} {label}"
    one = replace(made, parties=(of,), label=label)
    return Named(one, one if named.level == made else None)


def _is_said(made: Measure, word: str) -> bool:
    return made.topic == word or word in made.words or word in made.label.lower()


def _narrow(named: Named, more: tuple[str, ...], label: str) -> Named:
    made = named.measure
    one = replace(made, words=tuple(sorted({*made.words, *more})), label=label)
    return Named(one, one if named.level == made else named.level)
