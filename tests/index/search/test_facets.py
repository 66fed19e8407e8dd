"""What a query finds, counted by what the articles are, and narrowed by it."""

import pytest

from briefindex import desk
from briefindex.model.article import Known
from briefindex.model.mention import EntityId
from briefindex.model.search import FacetCount, Facets, Filters, Reading
from packing import folder_of

MAY, JUNE = 2023 * 12 + 4, 2023 * 12 + 5
KAZINFORM, TIMES = "\nSource: Kazinform\n", "\nSource: The Astana Times\n"
TEXTS = {
    "gas.txt": "Gas flows east\n12 May 2023\n\nThe pipeline carries gas to China. "
    "The trade in gas will double, the ministry said.\n" + KAZINFORM,
    "oil.txt": "Oil flows west\n30 June 2023\n\nThe pipeline carries oil to Europe. "
    "The trade in oil will shrink, the ministry said.\n" + KAZINFORM,
    "coal.md": "Coal stays\n2 June 2023\n\nNobody carries coal anywhere, and no "
    "pipeline can, the ministry said of the trade in coal.\n" + TIMES,
    "note.txt": "The harvest is what it always was, and the farmers trade their wheat at home.\n",
    "more.txt": "Хлопок растёт\n\nФермеры собрали хлопок и продали его на рынке, сообщили вчера.\n",
}


@pytest.fixture
def opened(tmp_path, quick_extraction):  # noqa: ARG001 - used for its effect
    folder = tmp_path / "pack"
    desk.build(folder, [folder_of(tmp_path, TEXTS)])
    made = desk.Desk([folder])
    yield made
    made.close()


def files(opened, query, **filters):
    names = {info.id: info.file for info in opened.articles()}
    result = opened.search(query, filters=Filters(**filters))
    assert result.total == len(result.hits)
    return sorted(names[hit.article] for hit in result.hits)


def facets(opened, query, **filters) -> Facets:
    return opened.search(query, limit=0, filters=Filters(**filters)).facets


def counted(counts: tuple[FacetCount, ...]) -> dict[str, int]:
    return {each.value: each.count for each in counts}


def test_what_is_found_is_counted_by_what_it_is(opened):
    found = facets(opened, "trade")
    assert counted(found.sources) == {"Kazinform": 2, "The Astana Times": 1, "": 1}
    assert found.months == ((MAY, 1), (JUNE, 2))
    assert found.undated == 1
    assert counted(found.kinds) == {"txt": 3, "md": 1}
    assert counted(found.languages) == {"en": 4}
    assert counted(found.states) == {"unread": 4}


def test_the_most_frequent_comes_first(opened):
    assert facets(opened, "trade").sources[0] == FacetCount("Kazinform", 2)


def test_without_a_query_all_articles_are_counted(opened):
    assert sum(each.count for each in facets(opened, "").sources) == len(TEXTS)
    assert counted(facets(opened, "").languages) == {"en": 4, "ru": 1}


def test_filters_narrow_what_is_found_together_with_the_words(opened):
    assert files(opened, "trade", sources=("Kazinform",)) == ["gas.txt", "oil.txt"]
    assert files(opened, "trade", sources=("Kazinform",), months=(JUNE, JUNE)) == ["oil.txt"]
    assert files(opened, "pipeline", kinds=("md",)) == ["coal.md"]
    assert files(opened, "", languages=("ru",)) == ["more.txt"]
    assert files(opened, "trade", sources=("Kazinform", "")) == ["gas.txt", "note.txt", "oil.txt"]


def test_articles_without_a_date_are_asked_for_by_themselves_or_beside_months(opened):
    assert files(opened, "trade", undated=True) == ["note.txt"]
    assert files(opened, "trade", months=(MAY, MAY), undated=True) == ["gas.txt", "note.txt"]


def test_each_count_goes_by_the_query_and_the_other_filters(opened):
    found = facets(opened, "trade", sources=("Kazinform",))
    assert counted(found.sources) == {"Kazinform": 2, "The Astana Times": 1, "": 1}
    assert found.months == ((MAY, 1), (JUNE, 1))
    assert counted(found.kinds) == {"txt": 2}
    both = facets(opened, "trade", sources=("Kazinform",), months=(JUNE, JUNE))
    assert counted(both.sources) == {"Kazinform": 1, "The Astana Times": 1}
    assert both.months == ((MAY, 1), (JUNE, 1))
    assert counted(both.kinds) == {"txt": 1}


def test_a_count_is_what_choosing_it_would_list(opened):
    found = facets(opened, "trade")
    for each in found.sources:
        assert len(files(opened, "trade", sources=(each.value,))) == each.count
    for month, count in found.months:
        assert len(files(opened, "trade", months=(month, month))) == count


def test_read_and_starred_articles_are_counted_and_found(opened):
    ids = {info.file: info.id for info in opened.articles()}
    reading = Reading(frozenset([ids["gas.txt"]]), frozenset([ids["oil.txt"], ids["gas.txt"]]))

    def found(state):
        result = opened.search("trade", filters=Filters(state=state), reading=reading)
        assert counted(result.facets.states) == {"unread": 3, "read": 1, "starred": 2}
        return {hit.article for hit in result.hits}

    assert found("read") == {ids["gas.txt"]}
    assert found("starred") == {ids["gas.txt"], ids["oil.txt"]}
    assert ids["gas.txt"] not in found("unread")


def test_what_the_articles_name_is_counted_apart(opened):
    assert opened.finder.entity_facet("pipeline") == (
        FacetCount("Coal", 1, "Coal"),
        FacetCount("Gas", 1, "Gas"),
        FacetCount("Oil", 1, "Oil"),
    )
    assert files(opened, "trade", entities=(EntityId("Gas"), EntityId("Oil"))) == [
        "gas.txt",
        "oil.txt",
    ]
    named = opened.finder.entity_facet("trade", Filters(sources=("Kazinform",)))
    assert {each.name for each in named} == {"Gas", "Oil"}


def test_a_source_that_the_reader_put_right_counts(opened, tmp_path):
    ids = {info.file: info.id for info in opened.articles()}
    desk.decide(tmp_path / "pack", ids["note.txt"], "source", Known("Trend"))
    found = facets(opened, "trade")
    assert counted(found.sources) == {"Kazinform": 2, "The Astana Times": 1, "Trend": 1}
    assert files(opened, "trade", sources=("Trend",)) == ["note.txt"]
