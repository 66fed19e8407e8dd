"""Periods that a person types."""

from datetime import date

import pytest

from briefindex.errors import MistypedError
from briefindex.model.figure import Period
from briefindex.text.typed_period import typed_period
from briefindex.text.wording import is_inferred, period_text


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("in 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("first half of 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("the first half of 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("q2 2024", date(2024, 4, 1), date(2024, 6, 30)),
        ("may 2023", date(2023, 5, 1), date(2023, 5, 31)),
        ("26 May 2023", date(2023, 5, 26), date(2023, 5, 26)),
        ("2023-05-26", date(2023, 5, 26), date(2023, 5, 26)),
        ("2019 to 2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("by 2030", None, date(2030, 12, 31)),
        ("until May 2030", None, date(2030, 5, 31)),
        ("since 2019", date(2019, 1, 1), None),
    ],
)
def test_what_is_typed_is_the_analysts_period(words, start, end):
    period = typed_period(words)
    assert (period.start, period.end, period.basis) == (start, end, "user")
    assert period.reason
    assert not is_inferred(period)


@pytest.mark.parametrize("words", ["unknown", "Year unknown", "no year"])
def test_unknown_takes_any_period_away(words):
    assert typed_period(words) == Period()


@pytest.mark.parametrize(
    "words",
    [
        "2022", "2019–2021", "May 2023", "April–May 2023", "April 2023 – May 2024", "17 May 2023",
        "17–19 May 2023", "17 May – 2 June 2023", "30 December 2022 – 3 January 2023", "by 2030",
        "by May 2030", "since 2019",
    ],
)  # fmt: skip
def test_a_period_that_is_shown_can_be_typed_again(words):
    assert period_text(typed_period(words), "actual") == words


@pytest.mark.parametrize(
    "words",
    ["", "soon", "last year", "this week", "by", "2024 and 2026", "2025 2026", "1/2", "May",
     "2026–2024", "x" * 90],
)  # fmt: skip
def test_what_no_calendar_fixes_is_refused_with_an_example(words):
    with pytest.raises(MistypedError, match="for example 2025"):
        typed_period(words)
