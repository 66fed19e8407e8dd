"""The signs that forms of dates need: none is missed, and a long stretch takes its fair time."""

import time
from datetime import date

import pytest
from tests.patterns import samples

from briefindex.model.article import KnownDate
from briefindex.model.span import Span
from briefindex.text import date_absolute, date_leaning, date_relative
from briefindex.text.date_signs import MONTH_SIGN, signs_of
from briefindex.text.dates import find_dates

FORMS = [
    *((pattern, needs) for needs, pattern, _ in date_absolute.FORMS),
    *((pattern, MONTH_SIGN) for pattern, _ in date_absolute.AT_MONTH),
    *((form.pattern, form.needs) for form in (*date_leaning.FORMS, *date_relative.FORMS)),
    (date_relative.VAGUE, date_relative.VAGUE_NEEDS),
]


@pytest.mark.parametrize(("pattern", "needs"), FORMS)
def test_what_a_form_of_a_date_matches_has_a_sign_that_the_form_needs(pattern, needs):
    for lead in ("", "in the ", "since "):
        for text in samples(pattern):
            match = pattern.search(f"{lead}{text} 2020 day")
            if match:
                assert not signs_of(match.string).isdisjoint(needs), match.string


@pytest.mark.parametrize(
    "unit", ["next week on ", "Monday of ", "between ", "from May to ", "1990 "]
)
def test_dates_of_a_long_stretch_take_time_in_proportion(unit):
    published = KnownDate(day=date(2024, 5, 1), basis="stated")

    def spent(size: int) -> float:
        text = (unit * size)[:size]
        began = time.process_time()
        find_dates(text, Span(0, size), published)
        return time.process_time() - began

    spent(4_000)
    few = min(spent(4_000) for _ in range(3))
    assert min(spent(32_000) for _ in range(2)) < 8 * 2.5 * few + 0.01
