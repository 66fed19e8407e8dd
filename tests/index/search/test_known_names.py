"""What is known of names beforehand, and what it costs to know nothing of one."""

import pytest

from briefindex.search import known_names
from briefindex.search.known_names import known_as, other_names


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("BRI", "Belt and Road Initiative"),
        ("bri", "Belt and Road Initiative"),
        ("One Belt One Road", "Belt and Road Initiative"),
        ("Turkiye", "Türkiye"),
        ("the European Union", "European Union"),
        ("eaeu", "Eurasian Economic Union"),
    ],
)
def test_a_name_is_known_however_it_is_typed(typed, canonical):
    known = known_as(typed)
    assert known is not None
    assert known.canonical == canonical


@pytest.mark.parametrize("typed", ["who", "us", "it", "trade turnover", "Belt and", ""])
def test_little_words_and_parts_of_names_are_none(typed):
    assert known_as(typed) is None


def test_nothing_is_made_of_the_tables_for_what_they_do_not_hold(monkeypatch):
    def fail():
        raise AssertionError("the gazetteer was made")

    monkeypatch.setattr(known_names, "gazetteer", fail)
    assert known_names.known_as("a name that nobody bears") is None


def test_other_names_can_be_told_from_little_words():
    known = known_as("World Health Organization")
    assert known is not None
    assert "WHO" not in other_names(known)
    assert "World Health Organization" in other_names(known)
