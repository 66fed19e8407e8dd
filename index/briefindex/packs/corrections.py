"""What the analyst says of a figure, put on what was extracted.

A correction is a row of the table of decisions: the figure's id, the field, the value as JSON.
With the first one the figure as it was extracted is kept too, with its sentence (`KEPT`), so that
a correction outlives every reading: a figure that a later reading lacks is put back as it was
kept; where the text of an article moved, the correction moves with its sentence; where the
sentence is gone the rows stay, and the reader is told of them (see `adrift`).
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from briefindex.errors import PackError
from briefindex.model.figure import (
    Amount,
    Correction,
    Direction,
    Figure,
    FigureField,
    FigureId,
    Indicator,
    Kind,
    Period,
    Qualifier,
    Salience,
    Status,
)
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs import codec
from briefindex.text.fields import FIELDS, field_text
from briefindex.text.own_keys import key_of_parties

KEPT: Final = "kept"
"""The field of the row that has the figure as it was extracted."""

_ASIDE: Final[frozenset[FigureField]] = frozenset({"speaker", "salience", "hidden"})
"""The fields that nothing is worked out by."""

_FRACTION: Final = re.compile(r"(\d{1,9})/([1-9]\d{0,8})", re.ASCII)
_ID: Final = re.compile(r"([0-9a-f]{16})-\d{1,12}", re.ASCII)
SentenceOf = Callable[[SentenceRef], str | None]
"""Gives the text at a sentence's place, or None where the article is not there."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, and the kind of figure that it makes."""

    symbol: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure as it was extracted, with its sentence byte for byte."""

    figure: Figure
    sentence: str


TYPES: Final[Mapping[FigureField, object]] = {
    "value": Amount,
    "unit": Unit,
    "qualifier": Qualifier | None,
    "direction": Direction | None,
    "indicator": Indicator,
    "parties": tuple[str, ...],
    "period": Period,
    "status": Status,
    "speaker": str | None,
    "salience": Salience,
    "hidden": bool,
}
"""What a decision about each field holds."""


def article_of(figure: str) -> ArticleId | None:
    """The article that a figure's id names; None for what is no figure's id."""
    match = _ID.fullmatch(figure)
    return ArticleId(match[1]) if match else None


def corrected(figure: Figure, rows: Mapping[str, str]) -> Figure:
    """A figure with the analyst's fields on it; each keeps in words what was found.

    Raises:
        ValueError: a row cannot be understood.
    """
    made = figure
    marks: list[Correction] = []
    for name in FIELDS:
        if name in rows:
            made = _PUT[name](made, codec.read(TYPES[name], rows[name]))
            marks.append(Correction(name, field_text(figure, name)))
    unknown = rows.keys() - TYPES.keys() - {KEPT}
    if unknown:
        raise ValueError(f"no field {min(unknown)}")
    if rows.keys() & {"value", "unit"}:
        made = _with_fraction(made)
    return replace(made, corrected=tuple(marks))


def moved(kept: Kept, text: str) -> Kept | None:
    """What was kept, where its sentence stands in the article's text now.

    None where it is not there, or more than once, and not at its old place.
    """
    old = kept.figure.sentence.span
    start = old.start if text.startswith(kept.sentence, old.start) else text.find(kept.sentence)
    if start < 0 or (start != old.start and text.find(kept.sentence, start + 1) >= 0):
        return None
    by = start - old.start
    if not by:
        return kept
    figure, span = kept.figure, kept.figure.span
    article, offset = figure.id.rsplit("-", 1)
    shifted = replace(
        figure,
        id=FigureId(f"{article}-{int(offset) + by}"),
        span=Span(span.start + by, span.end + by),
        sentence=replace(figure.sentence, span=Span(old.start + by, old.end + by)),
        links=(),
    )
    return Kept(shifted, kept.sentence)


def is_hidden(figure: Figure) -> bool:
    """Whether the analyst took the figure out."""
    return any(each.field == "hidden" for each in figure.corrected)


def bears_on_others(figure: Figure) -> bool:
    """Whether what the analyst corrected bears on what is worked out from the figure."""
    return any(each.field not in _ASIDE for each in figure.corrected)


class Corrections:
    """The corrections of one article or of a whole pack, by figure."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], pack: str) -> None:
        """Take rows of subject, field and value; those that are of no figure are left out."""
        self._pack = pack
        self._rows: dict[FigureId, dict[str, str]] = {}
        for subject, name, value in rows:
            if article_of(subject):
                self._rows.setdefault(FigureId(subject), {})[name] = value
        self._rows = {key: rows for key, rows in self._rows.items() if rows.keys() - {KEPT}}

    @property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that have a corrected figure."""
        return frozenset(a for a in map(article_of, self._rows) if a)

    def among(self, articles: Collection[ArticleId]) -> "Corrections":
        """Those of the figures of these articles."""
        made = Corrections((), self._pack)
        made._rows = {key: rows for key, rows in self._rows.items() if article_of(key) in articles}
        return made

    def on(self, figures: Iterable[Figure], sentence_of: SentenceOf) -> tuple[Figure, ...]:
        """The figures with their corrections, and those that the reading lacks put back.

        Raises:
            PackError: a correction cannot be understood.
        """
        found = list(figures)
        if not self._rows:
            return tuple(found)
        held = {key: rows for key, rows in self._rows.items() if self._stands(rows, sentence_of)}
        there = {figure.id for figure in found}
        lost = [self._kept(rows).figure for key, rows in held.items() if key not in there]
        for figure in sorted(lost, key=lambda each: each.span.start):
            found.insert(_place(figure, found), figure)
        return tuple(self._on_one(each, held.get(each.id)) for each in found)

    def adrift(self, sentence_of: SentenceOf) -> tuple[Kept, ...]:
        """The figures whose corrections are kept although no sentence is there for them."""
        kept = [self._kept(rows) for rows in self._rows.values()]
        return tuple(each for each in kept if not _is_there(each, sentence_of))

    def _on_one(self, figure: Figure, rows: Mapping[str, str] | None) -> Figure:
        if rows is None:
            return figure
        try:
            return corrected(figure, rows)
        except ValueError as error:
            raise self._fault(figure.surface) from error

    def _stands(self, rows: Mapping[str, str], sentence_of: SentenceOf) -> bool:
        return _is_there(self._kept(rows), sentence_of)

    def _kept(self, rows: Mapping[str, str]) -> Kept:
        try:
            return codec.loads(Kept, rows[KEPT])
        except (ValueError, KeyError) as error:
            raise self._fault("") from error

    def _fault(self, words: str) -> PackError:
        of = f" of “{words}”" if words else ""
        return PackError(
            f"{self._pack} has a correction{of} that cannot be understood: "
            "a newer Satchel may have written it, so update Satchel."
        )


def _is_there(kept: Kept, sentence_of: SentenceOf) -> bool:
    return sentence_of(kept.figure.sentence) == kept.sentence


def _place(figure: Figure, among: list[Figure]) -> int:
    """Where a figure belongs among others that go by article, then by offset."""
    article = figure.sentence.article
    own = [place for place, each in enumerate(among) if each.sentence.article == article]
    after = (place for place in own if among[place].span.start > figure.span.start)
    return next(after, own[-1] + 1 if own else len(among))


def _with_amount(figure: Figure, amount: Amount) -> Figure:
    value, low, high = amount.value, amount.low, amount.high
    return replace(figure, value=value, low=low, high=high, exact=amount.exact)


def _with_fraction(figure: Figure) -> Figure:
    """The value of a fraction goes by its unit: 2/3 is 66.67 in per cent, 0.67 of all else."""
    parts = _FRACTION.fullmatch(figure.exact or "")
    if parts is None or figure.value is None:
        return figure
    from fractions import Fraction  # no pack without a corrected fraction needs them

    from briefindex.text.numbers import exact_decimal

    part = Fraction(int(parts[1]), int(parts[2]))
    return replace(figure, value=exact_decimal(100 * part if figure.unit == "%" else part))


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    return replace(figure, unit=unit.symbol, kind=unit.kind)


def _with_parties(figure: Figure, parties: tuple[str, ...]) -> Figure:
    old = figure.indicator
    key = key_of_parties(old.key, parties)
    return replace(figure, indicator=replace(old, key=key, parties=parties))


def _with_period(figure: Figure, period: Period) -> Figure:
    """The analyst's period; the source's own words for the time stay with it where it has any."""
    dated = period.start is not None or period.end is not None
    return replace(figure, period=replace(period, text=figure.period.text if dated else None))


_PUT: Final[Mapping[FigureField, Callable[[Figure, Any], Figure]]] = {
    "value": _with_amount,
    "unit": _with_unit,
    "qualifier": lambda figure, said: replace(figure, qualifier=said),
    "direction": lambda figure, said: replace(figure, direction=said),
    "indicator": lambda figure, said: replace(figure, indicator=said),
    "parties": _with_parties,
    "period": _with_period,
    "status": lambda figure, said: replace(figure, status=said),
    "speaker": lambda figure, said: replace(figure, speaker=said),
    "salience": lambda figure, said: replace(figure, salience=said),
    "hidden": lambda figure, _said: figure,
}
