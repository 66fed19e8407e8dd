from datetime import date

import pytest

from briefindex.text.typed_date import typed_date


@pytest.mark.parametrize(
    "words",
    ["26 May 2023", "May 26, 2023", "26 may 2023", " 2023-05-26 ", "26.05.2023", "26th May 2023"],
)
def test_a_day_is_read_however_it_is_written(words):
    known = typed_date(words)
    assert (known.day, known.earliest, known.basis) == (date(2023, 5, 26), None, "user")


@pytest.mark.parametrize("words", ["May 2023", "2023-05", "2023-5", "may 2023"])
def test_a_month_gives_both_bounds(words):
    known = typed_date(words)
    assert (known.day, known.earliest, known.latest) == (None, date(2023, 5, 1), date(2023, 5, 31))


def test_a_year_gives_both_bounds():
    known = typed_date("2018")
    assert (known.day, known.earliest, known.latest) == (None, date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    "words",
    ["", "soon", "May", "26 May", "05/06/2023", "31 June 2023", "last year", "2023 2024", "20233",
     "2023-13", "2018 or 2019", "the 1990s", "x" * 500, "9999999999"],
)  # fmt: skip
def test_what_is_no_day_month_or_year_is_not_guessed(words):
    assert typed_date(words) is None
