"""Tells what sources differ on: who states what, what follows by calculation, by how much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Line, Run
from briefindex.model.comparison import Derived, Difference, IndicatorRow
from briefindex.model.figure import Figure, FigureId, Kind
from briefindex.model.span import ArticleId
from briefindex.text.wording import derived_text, title_text, value_text

_BOUNDS: Final = frozenset({"more than", "at least", "less than", "at most"})
_OPEN_UPWARDS: Final = frozenset({"more than", "at least"})
_LONGEST_TITLE: Final = 48
_NAMED: Final = 2
"""So many of those who state one value are named; the table names them all."""

Infos = Mapping[ArticleId, ArticleInfo]


def difference_line(
    row: IndicatorRow, difference: Difference, figures: Mapping[FigureId, Figure], infos: Infos
) -> Line:
    """What two sources cannot both have right, without a word on which of them has.

    For "Sources differ for 2022. The Daily states more than $24 bn. Kazinform’s 45 % × $70 bn
    gives = $31.5 bn. $31.5 bn is 31 % above $24 bn. …".
    """
    stated = [figures[each] for each in difference.figures if each in figures]
    runs = [Run(f"Sources differ for {difference.period}.", "strong")]
    told: dict[str, list[str]] = {}
    for figure in stated:
        aim = {"target": "a target of ", "expected": "an expected "}.get(figure.status, "")
        told.setdefault(f"{aim}{in_words(figure)}", []).append(_who(figure, infos))
    for words, whose in told.items():
        names = list(dict.fromkeys(whose))
        verb = "states" if len(names) == 1 else "state"
        runs.append(Run(f" {_opened(_listed(names))} {verb} {words}."))
    for place in difference.derived:
        runs += _worked(row.derived[place], figures, infos)
    runs.append(Run(f" {_opened(difference.by)}."))
    runs += _not_excluded(stated)
    return tuple(runs)


def _listed(names: Sequence[str]) -> str:
    """For "The Daily", "The Daily and “A week in …”", "The Daily, The Post and 4 more"."""
    shown = list(names[:_NAMED]) if len(names) > _NAMED + 1 else list(names)
    rest = len(names) - len(shown)
    last = f"{rest} more" if rest else shown.pop()
    return f"{', '.join(shown)} and {last}" if shown else last


def in_words(figure: Figure) -> str:
    """A value for a sentence: "more than $24 bn", "nearly 50 %"."""
    if figure.qualifier in _BOUNDS:
        return f"{figure.qualifier} {value_text(replace(figure, qualifier=None))}"
    return value_text(figure)


def _worked(value: Derived, figures: Mapping[FigureId, Figure], infos: Infos) -> Iterator[Run]:
    sources = [figures[each] for each in value.sources if each in figures]
    whose = list(dict.fromkeys(_who(each, infos) for each in sources))
    if len(whose) == 1 and not whose[0].startswith("“"):
        yield Run(f" {_opened(whose[0])}’s {value.formula} gives ")
    elif whose:
        yield Run(f" {value.formula} ({' and '.join(whose)}) gives ")
    else:
        yield Run(f" {value.formula} gives ")
    kinds: dict[str, Kind] = {each.unit: each.kind for each in sources}
    kind = value.kind or kinds.get(value.unit, "quantity")
    yield Run(derived_text(value.value, value.unit, kind).removeprefix("= "), "derived")
    yield Run(".")


def _not_excluded(stated: Sequence[Figure]) -> Iterator[Run]:
    """That "more than" leaves room for more, where that is how the lower value is stated."""
    bounds = [figure for figure in stated if figure.qualifier in _OPEN_UPWARDS]
    if bounds:
        words = _opened(in_words(bounds[0]))
        yield Run(f" “{words}” does not exclude it, but both cannot be the headline figure.")
    yield Run(" Satchel does not judge which is right.")


def _who(figure: Figure, infos: Infos) -> str:
    """The publisher without whom it cites, else the article by its title."""
    info = infos.get(figure.sentence.article)
    if info is None:
        return "one article"
    source = (info.source.value or "").partition(", citing ")[0]
    if source:
        return source
    title = title_text(info)[0]
    if len(title) > _LONGEST_TITLE:
        title = f"{title[:_LONGEST_TITLE].rpartition(' ')[0].rstrip(' ,;:–—-…')}…"
    return f"“{title}”"


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
