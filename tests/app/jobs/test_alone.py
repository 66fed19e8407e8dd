"""How many articles have each word of a query that finds nothing."""

from pathlib import Path

from fake_desk import FakeDesk
from satchel.jobs.alone import words_alone


def test_each_word_is_counted_and_words_that_no_article_has_are_left_out() -> None:
    desk = FakeDesk([Path("pack")])
    assert words_alone(desk, '"turnover corridor" AND zebra') == (("turnover", 2), ("corridor", 1))


def test_operators_fields_patterns_and_absent_words_are_no_words() -> None:
    desk = FakeDesk([Path("pack")])
    assert words_alone(desk, "turnover AND source:corridor") == ()
    assert words_alone(desk, "turnover -corridor") == ()
    assert words_alone(desk, "turnover corr*") == ()
