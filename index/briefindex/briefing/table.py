"""The table of key figures: one group an indicator, one row a value."""

from collections.abc import Iterable
from typing import Final

from briefindex.briefing.choose import Choice, Chosen
from briefindex.briefing.cite import Citations
from briefindex.model.briefing import FigureGroup, FigureRow, FigureTable
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, FigureId
from briefindex.text.wording import derived_text, is_inferred, period_text, value_text

HEADING: Final = "Key figures"
COLUMNS: Final = ("Indicator", "Value", "Period", "Status", "Source, note")


def figure_table(choice: Choice, cited: Citations) -> FigureTable:
    """The chosen figures as rows; every row cites its sentence."""
    return FigureTable(
        heading=HEADING,
        columns=COLUMNS,
        groups=tuple(_group(chosen, cited) for chosen in choice.groups),
        remark=_remark(choice),
    )


def _remark(choice: Choice) -> str:
    if not choice.groups:
        return "No key figures: no article states one that could be read."
    if not choice.left_out_figures:
        return ""
    figures, indicators = choice.left_out_figures, choice.left_out_indicators
    many = figures != 1
    text = (
        f"{figures:,} further key figure{'s' * many} {'are' if many else 'is'} left out for length"
    )
    if indicators:
        noun = "indicator" if indicators == 1 else "indicators"
        text += f", among them all of {indicators:,} {noun} that fewer articles state"
    return f"{text}. The figure table (CSV) has every figure."


def _group(chosen: Chosen, cited: Citations) -> FigureGroup:
    disputed: set[FigureId] = set()
    disputed_derived: set[int] = set()
    for difference in chosen.row.differs:
        disputed.update(difference.figures)
        disputed_derived.update(difference.derived)
    rows = [_row(figure, cited, differs=figure.id in disputed) for figure in chosen.figures]
    by_id = {figure.id: figure for figure in chosen.figures}
    for index, derived in enumerate(chosen.row.derived):
        sources = [by_id[each] for each in derived.sources if each in by_id]
        if len(sources) == len(derived.sources) > 0:
            rows.append(_derived(derived, sources, cited, differs=index in disputed_derived))
    label = chosen.row.label[:1].upper() + chosen.row.label[1:]
    return FigureGroup(chosen.row.key, label, tuple(rows))


def _row(figure: Figure, cited: Citations, *, differs: bool) -> FigureRow:
    return FigureRow(
        figure=figure.id,
        value=value_text(figure),
        voice="stated",
        period=period_text(figure.period, figure.status),
        is_period_inferred=is_inferred(figure.period),
        period_reason=figure.period.reason,
        status=figure.status,
        differs=differs,
        letters=(cited.letter(figure.sentence.article),),
        speaker=figure.speaker,
        notes=cited.cite([figure]),
    )


def _derived(
    derived: Derived, sources: Iterable[Figure], cited: Citations, *, differs: bool
) -> FigureRow:
    figures = list(sources)
    letters = sorted({cited.letter(figure.sentence.article) for figure in figures})
    return FigureRow(
        figure=None,
        value=derived_text(derived.value, derived.unit, figures[0].kind),
        voice="derived",
        period=period_text(derived.period, "actual"),
        is_period_inferred=is_inferred(derived.period),
        period_reason=derived.formula,
        status="derived",
        differs=differs,
        letters=tuple(letters),
        speaker=None,
        notes=cited.cite(figures),
    )
