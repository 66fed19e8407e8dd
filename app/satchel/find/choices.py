"""What a filter offers: values with their counts, in the reader's words. Knows no widget."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from briefindex.model.mention import EntityId
from briefindex.model.search import FacetCount, Facets, Filters
from satchel.jobs.searching import Counted
from satchel.widgets.choice import Choice
from satchel.widgets.words import QT_TRANSLATE_NOOP

_KINDS: Final = {
    "": QT_TRANSLATE_NOOP("Filters", "no ending"),
    "txt": QT_TRANSLATE_NOOP("Filters", "Plain text"),
    "text": QT_TRANSLATE_NOOP("Filters", "Plain text"),
    "md": QT_TRANSLATE_NOOP("Filters", "Markdown"),
    "html": QT_TRANSLATE_NOOP("Filters", "Web page"),
    "htm": QT_TRANSLATE_NOOP("Filters", "Web page"),
}
_STATES: Final = (
    ("unread", QT_TRANSLATE_NOOP("Filters", "Unread")),
    ("read", QT_TRANSLATE_NOOP("Filters", "Read")),
    ("starred", QT_TRANSLATE_NOOP("Filters", "Starred")),
)
YEAR: Final = 12


def tr(words: str) -> str:
    """Declared words in the reader's language."""
    return QCoreApplication.translate("Filters", words)


def source_choices(counted: Counted) -> list[Choice]:
    """All sources, then each."""
    filters, facets = counted.asked.filters, counted.facets
    everything = Choice(tr("All sources"), None, not filters.sources, replace(filters, sources=()))
    return [
        everything,
        *_each(
            facets.sources,
            filters.sources,
            lambda values: replace(filters, sources=values),
            source_words,
        ),
    ]


def date_choices(counted: Counted) -> list[Choice]:
    """Any date, each year, no date."""
    filters, facets = counted.asked.filters, counted.facets
    dated = filters.months is not None or filters.undated
    rows = [Choice(tr("Any date"), None, not dated, replace(filters, months=None, undated=False))]
    years: dict[int, int] = {}
    for month, count in facets.months:
        years[month // YEAR] = years.get(month // YEAR, 0) + count
    for year in sorted(years, reverse=True):
        span = (year * YEAR, year * YEAR + YEAR - 1)
        chosen = filters.months == span
        then = replace(filters, months=None if chosen else span)
        rows.append(Choice(str(year), years[year], chosen, then))
    if facets.undated or filters.undated:
        then = replace(filters, undated=not filters.undated)
        rows.append(Choice(tr("no date"), facets.undated, filters.undated, then))
    return rows


def other_choices(counted: Counted) -> list[Choice]:
    """Everything, then types of file, languages, read state and what the articles name."""
    filters, facets = counted.asked.filters, counted.facets
    bare = replace(filters, kinds=(), languages=(), entities=(), state=None)
    rows = [Choice(tr("All types"), None, filters == bare, bare)]
    rows += _group(tr("Type"), facets.kinds, filters.kinds, _kinds_of(filters), kind_words)
    rows += _group(
        tr("Language"), facets.languages, filters.languages, _languages_of(filters), language_words
    )
    rows += [Choice(tr("Reading")), *_states(facets, filters)]
    if counted.entities:
        names = {each.value: each.name for each in counted.entities}
        rows += _group(
            tr("Named in it"),
            counted.entities,
            filters.entities,
            lambda values: replace(filters, entities=tuple(map(EntityId, values))),
            lambda value: names.get(value, value),
        )
    return rows


def source_words(value: str) -> str:
    """A source as a filter shows it."""
    return value or tr("no source named")


def kind_words(value: str) -> str:
    """A type of file."""
    return tr(_KINDS[value]) if value in _KINDS else value.upper()


def language_words(value: str) -> str:
    """A language, in the language of the window."""
    if not value:
        return tr("unknown language")
    language = QLocale(value).language()
    return value if language == QLocale.Language.C else QLocale.languageToString(language)


def state_words(value: str | None) -> str:
    """A read state."""
    return next((tr(words) for state, words in _STATES if state == value), "")


def month_words(month: int) -> str:
    """A month as `Filters` has it: "May 2023"."""
    year, number = divmod(month, YEAR)
    return f"{QLocale().standaloneMonthName(number + 1)} {year}"


def months_words(months: tuple[int, int]) -> str:
    """A range of months: "2023", "May 2023", "May 2023 – June 2024"."""
    first, last = months
    if first == last:
        return month_words(first)
    if first % YEAR == 0 and last % YEAR == YEAR - 1:
        years = first // YEAR, last // YEAR
        return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
    return f"{month_words(first)} – {month_words(last)}"


def filters_words(filters: Filters, names: dict[str, str]) -> str:
    """What the filters leave, in one line; `names` are those of entities."""
    parts = [", ".join(map(source_words, filters.sources))]
    dates = [months_words(filters.months)] if filters.months else []
    dates += [tr("no date")] if filters.undated else []
    parts.append(", ".join(dates))
    parts.append(", ".join(map(kind_words, filters.kinds)))
    parts.append(", ".join(map(language_words, filters.languages)))
    parts.append(state_words(filters.state))
    parts.append(", ".join(names.get(entity, entity) for entity in filters.entities))
    return " · ".join(part for part in parts if part)


def _kinds_of(filters: Filters) -> Callable[[tuple[str, ...]], Filters]:
    return lambda values: replace(filters, kinds=values)


def _languages_of(filters: Filters) -> Callable[[tuple[str, ...]], Filters]:
    return lambda values: replace(filters, languages=values)


def _states(facets: Facets, filters: Filters) -> Iterable[Choice]:
    counts = {each.value: each.count for each in facets.states}
    for state, words in _STATES:
        chosen = filters.state == state
        then = replace(filters, state=None if chosen else state)
        yield Choice(tr(words), counts.get(state, 0), chosen, then)


def _group(
    head: str,
    counts: Sequence[FacetCount],
    chosen: Sequence[str],
    then: Callable[[tuple[str, ...]], Filters],
    words: Callable[[str], str],
) -> list[Choice]:
    rows = _each(counts, chosen, then, words)
    return [Choice(head), *rows] if rows else []


def _each(
    counts: Sequence[FacetCount],
    chosen: Sequence[str],
    then: Callable[[tuple[str, ...]], Filters],
    words: Callable[[str], str],
) -> list[Choice]:
    """A row for each value; chosen ones that nothing has now are there, too, to be let go."""
    values = [(each.value, each.count) for each in counts]
    values += [(value, 0) for value in chosen if value not in dict(values)]
    rows: list[Choice] = []
    for value, count in values:
        is_chosen = value in chosen
        rest = tuple(each for each in chosen if each != value)
        now = rest if is_chosen else (*rest, value)
        rows.append(Choice(words(value), count, is_chosen, then(now)))
    return rows
