"""What is known of names beforehand, and what it costs to know nothing of one."""

from itertools import islice

import pytest

from briefindex.bundle import bundled
from briefindex.extract.gazetteer import FOLDER, gazetteer
from briefindex.search import known_names
from briefindex.search.known_names import is_telling, known_as, other_names
from briefindex.text.lexicon import cell_parts, table_rows


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


def test_single_lines_tell_of_a_name_what_all_tables_do():
    whole = gazetteer()
    several = sorted((e for e in entries() if e), key=lambda e: (e.type, e.kind, e.canonical))
    assert len(several) > 300
    for entry in several:
        meant = tuple(n for n in whole.names(entry) if is_telling(n.lower()))
        assert other_names(entry) == meant, entry
        for name in (*whole.names(entry), entry.canonical):
            assert known_as(name) == whole.find(name), name


def entries():
    """Things of each table, here and there one."""
    for table in ("countries", "regions", "routes", "events", "organisations", "people", "cities"):
        rows = table_rows(bundled(FOLDER) / f"{table}.tsv", 3)
        for row in islice(rows, 0, None, 7):
            cell = row[2] if table == "cities" else row[0]
            for name in cell_parts(cell)[:2]:
                yield gazetteer().find(name.split("=")[0].lstrip("?"))


def test_nothing_is_made_of_the_tables_for_what_they_do_not_hold(monkeypatch):
    def fail(*_):
        raise AssertionError("a gazetteer was made")

    monkeypatch.setattr(known_names, "Gazetteer", fail)
    assert known_names.known_as("a name that nobody bears") is None


def test_other_names_can_be_told_from_little_words():
    known = known_as("World Health Organization")
    assert known is not None
    assert "WHO" not in other_names(known)
    assert "World Health Organization" in other_names(known)


def test_what_kind_of_thing_many_are_is_the_name_of_none(monkeypatch):
    def fail(*_):
        raise AssertionError("a gazetteer was made")

    monkeypatch.setattr(known_names, "Gazetteer", fail)
    known_as.cache_clear()
    assert known_as("company") is None
