"""The words and periods of derived values: formulas, reasons, the year before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from briefindex.model.figure import Figure, Period, PeriodBasis
from briefindex.text.wording import period_text, qualifier_text, value_text

_CERTAINTY: Final[dict[PeriodBasis, int]] = {
    "stated": 0,
    "user": 1,
    "relative": 2,
    "context": 3,
    "unknown": 4,
}


def base_formula(level: Figure, growth: Figure, factor: Decimal) -> str:
    """For $8 bn and + 19 %, "$8 bn ÷ 1.19"; for almost 40 %, "÷ almost 1.4"."""
    qualifier = qualifier_text(growth)
    return f"{value_text(level)} ÷ {qualifier}{' ' if qualifier else ''}{factor.normalize():f}"


def reason_of(sources: Sequence[Figure]) -> str:
    """What the formula's numbers are: "45 % is Kazakhstan’s share of …; $70 bn is …"."""
    parts = [
        f"{value_text(each)} is stated as “{each.indicator.label}”"
        f" ({period_text(each.period, each.status)})"
        for each in sources
    ]
    return f"Worked out, not quoted: {'; '.join(parts)}."


def least_certain(sources: Sequence[Figure]) -> Period:
    """The period that the sources share, with the ground of the one that knows it least well."""
    return max((each.period for each in sources), key=lambda period: _CERTAINTY[period.basis])


def base_period(period: Period) -> Period | None:
    """The year before a whole year, which a year's growth is measured from; else None."""
    start, end = period.start, period.end
    if start is None or end is None or start.year != end.year:
        return None
    if (start, end) != (date(start.year, 1, 1), date(start.year, 12, 31)):
        return None
    year = start.year - 1
    reason = f"The growth of {start.year} is taken to be measured from the year before."
    return replace(
        period,
        text=None,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        basis="context",
        reason=reason,
    )
