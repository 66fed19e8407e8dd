from decimal import Decimal

import pytest
from tests.index.extract.figures.reading import only, shown


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The ministry closed 20 of the country's 1,400 schools.", "schools"),
        ("Rain fell in 20 of the roughly 1,400 districts.", "districts"),
        ("Workers struck at 20 of the firm’s 1,400 shops.", "shops"),
    ],
)
def test_a_part_counts_what_its_whole_counts(text, unit):
    assert [(one.value, one.unit) for one in shown(text)] == [(20, unit), (1400, unit)]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("One patient in 12 stopped.", "1/12"),
        ("The lifts fail one time in four.", "1/4"),
        ("Nine out of ten villages have power.", "9/10"),
    ],
)
def test_one_in_so_many_is_a_share(text, exact):
    figure = only(text)
    assert figure.exact == exact
    assert figure.unit == "%"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was two hours, 30 minutes and 36 seconds late.", Decimal("2.51")),
        ("The flight lasted 1 hour 30 minutes 36 seconds.", Decimal("1.51")),
    ],
)
def test_a_time_of_three_parts_is_one_figure(text, value):
    figure = only(text)
    assert (figure.value, figure.unit) == (value, "hours")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Output was a fifth below last season.", 20),
        ("A tenth fewer pupils enrolled.", 10),
        ("Sales are a quarter up on last year.", 25),
    ],
)
def test_a_part_is_compared_with_a_level(text, value):
    assert only(text).value == value
