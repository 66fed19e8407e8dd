"""The words of the page: what stands under the title, what a value says to a screen reader."""

from typing import Final

from briefindex import desk
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from satchel.widgets.words import counted, spaced, translator

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_tr: Final = translator("Compare")


def subtitle(page: IndicatorPage) -> str:
    """What is counted and how much there is: "US$ bn, annual · 3 stated values · 4 articles"."""
    unit = page.unit
    if unit and page.yearly and "/" not in unit:
        unit = _tr("{unit}, annual").format(unit=unit)
    row, figures = page.whole.row, page.whole.figures
    statuses = [figures[each].status for each in row.members if each in figures]
    counts = [
        (statuses.count("actual"), _tr("stated value"), _tr("stated values")),
        (statuses.count("expected"), _tr("expected"), _tr("expected")),
        (statuses.count("target"), _tr("target"), _tr("targets")),
        (len(row.derived), _tr("derived"), _tr("derived")),
    ]
    values = ", ".join(counted(*each) for each in counts if each[0])
    articles = counted(page.articles, _tr("article"), _tr("articles"))
    return " · ".join(part for part in (spaced(unit), values, articles) if part)


def period_words(value: IndicatorValue) -> str:
    """The period as the table has it; a source's own words for a time that is no date are short."""
    return desk.period_text(value.period, value.status)


def status_words(value: IndicatorValue) -> str:
    """The word beside the sign."""
    return _tr("derived") if value.derived is not None else desk.status_text(value.status)


def value_words(value: IndicatorValue) -> str:
    """The value in one: "> $24 bn", "× 2 = $88 bn"."""
    return spaced(f"{value.text} {value.worked}".strip())


def source_words(value: IndicatorValue) -> str:
    """Who states it, behind the numbers that stand at its point in the chart."""
    numbers = ",".join(str(number).translate(_RAISED) for number in value.numbers)
    words = spaced(" · ".join(part for part in (value.source, value.page) if part))
    return f"{numbers} {words}" if numbers else words


def sentence_words(value: IndicatorValue) -> str:
    """The sentence in one line."""
    return " ".join(value.sentence.split())


def spoken(value: IndicatorValue) -> str:
    """A value as one sentence to be read aloud."""
    period = period_words(value)
    if desk.is_inferred(value.period):
        period = _tr("{period}, inferred").format(period=period)
    parts = [value_words(value), period, status_words(value), spaced(value.source)]
    if value.differs:
        parts.append(_tr("sources differ"))
    if value.own:
        parts.append(_tr("corrected"))
    return ", ".join(part for part in parts if part)


def plain(line: object) -> str:
    """The words of a line without their looks."""
    runs = line if isinstance(line, tuple) else ()
    return spaced("".join(str(getattr(run, "text", "")) for run in runs))
