"""The table of key figures: one group an indicator, one row a value."""

from typing import Final

from briefindex.briefing.analyst import (
    found_words,
    has_own_value,
    shown_fields,
    worked_from,
)
from briefindex.briefing.choose import Choice, Chosen, Worked
from briefindex.briefing.cite import Citations
from briefindex.model.briefing import FigureGroup, FigureRow, FigureTable
from briefindex.model.figure import Figure
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


def source_words(row: FigureRow) -> str:
    """Where a value comes from: letters, and who says it or how it was worked out."""
    letters = ", ".join(row.letters)
    if row.formula:
        return f"{letters}: {row.formula}"
    return f"{letters}, {row.speaker}" if row.speaker else letters


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
    disputed = {each for difference in chosen.row.differs for each in difference.figures}
    apart = {place for difference in chosen.row.differs for place in difference.derived}
    rows = tuple(
        _derived(value, cited, differs=value.place in apart)
        if isinstance(value, Worked)
        else _row(value, cited, differs=value.id in disputed)
        for value in chosen.values
    )
    label = chosen.row.label[:1].upper() + chosen.row.label[1:]
    return FigureGroup(chosen.row.key, label, rows)


def _row(figure: Figure, cited: Citations, *, differs: bool) -> FigureRow:
    return FigureRow(
        figure=figure.id,
        value=value_text(figure),
        voice="analyst" if has_own_value(figure) else "stated",
        period=period_text(figure.period, figure.status),
        is_period_inferred=is_inferred(figure.period),
        period_reason=figure.period.reason,
        status=figure.status,
        differs=differs,
        letters=(cited.letter(figure.sentence.article),),
        speaker=figure.speaker,
        notes=cited.cite([figure]),
        analyst=shown_fields(figure),
        found=found_words(figure),
    )


def _derived(worked: Worked, cited: Citations, *, differs: bool) -> FigureRow:
    derived = worked.value
    ground = worked_from(worked.sources)
    letters = sorted({cited.letter(figure.sentence.article) for figure in worked.sources})
    return FigureRow(
        figure=None,
        value=derived_text(derived.value, derived.unit, derived.kind or worked.sources[0].kind),
        voice="derived",
        period=period_text(derived.period, derived.status),
        is_period_inferred=is_inferred(derived.period),
        period_reason=derived.period.reason,
        status="derived",
        differs=differs,
        letters=tuple(letters),
        speaker=None,
        notes=cited.cite(worked.sources),
        formula=derived.formula,
        found=f"Worked out {ground}." if ground else "",
    )
