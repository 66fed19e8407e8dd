"""Saved searches come back as they were; what is damaged is left out."""

import json

import pytest

from briefindex.model.mention import EntityId
from briefindex.model.search import Filters
from satchel.settings.saved_searches import MOST, SavedSearch, SavedSearches
from satchel.settings.settings import SAVED_SEARCHES, Settings

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "satchel.ini")


def test_a_search_comes_back_with_all_its_parts(settings, tmp_path) -> None:
    filters = Filters(
        ("Kazinform", ""), (24276, 24287), True, ("txt",), ("en",), (EntityId("x"),), "starred"
    )
    search = SavedSearch('"rail" -road', '"rail" -road', "date", filters, "sample", {"x": "Rail"})
    SavedSearches(settings).save(search)
    settings.save()
    assert SavedSearches(Settings(tmp_path / "satchel.ini")).all() == [search]


def test_the_newest_is_first_and_a_name_is_there_once(settings) -> None:
    saved = SavedSearches(settings)
    for words in ("one", "two", "one"):
        saved.save(SavedSearch(words, words))
    assert [search.name for search in saved.all()] == ["one", "two"]
    saved.remove("one")
    assert [search.name for search in saved.all()] == ["two"]
    for number in range(MOST + 5):
        saved.save(SavedSearch(str(number), "words"))
    assert len(saved.all()) == MOST


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "7",
        '{"a": 1}',
        "[1, null, []]",
        '[{"name": 1, "query": "a"}, {"name": "", "query": ""}]',
    ],
)
def test_what_is_no_search_is_left_out(settings, kept) -> None:
    settings.set(SAVED_SEARCHES, kept)
    assert SavedSearches(settings).all() == []


def test_odd_filters_are_no_filters(settings) -> None:
    row = {"name": "a", "query": "b", "filters": {"months": [1, "x"], "sources": "y", "state": 4}}
    settings.set(SAVED_SEARCHES, json.dumps([row]))
    (search,) = SavedSearches(settings).all()
    assert search == SavedSearch("a", "b")
