import random
from itertools import pairwise

import pytest

from briefindex import desk
from briefindex.search import engine
from packing import TEXTS, folder_of


@pytest.fixture
def opened(pack):
    made = desk.Desk([pack])
    yield made
    made.close()


def files(opened, query, **options):
    names = {info.id: info.file for info in opened.articles()}
    return [names[hit.article] for hit in opened.search(query, **options).hits]


def marked(snippet):
    return [snippet.text[mark.start : mark.end] for mark in snippet.marks]


@pytest.mark.parametrize("typed", ["Xian", "xi'an", "Xi’an"])
def test_an_apostrophe_makes_no_difference(opened, typed):
    assert files(opened, typed) == ["corridor.txt"]
    (hit,) = opened.search(typed).hits
    assert marked(hit.snippets[0]) == ["Xi’an"]


def test_turkiye_is_found_without_its_dots(opened):
    assert files(opened, "Turkiye") == ["corridor.txt"]


def test_a_word_finds_its_other_forms(opened):
    assert set(files(opened, "railway")) == {"corridor.txt", "wheat.txt"}


def test_a_word_in_the_typing_is_found_beyond_its_stem(opened):
    assert set(files(opened, "governme")) == {"corridor.txt", "gas.txt"}
    assert set(files(opened, "gas governme")[:1]) == {"gas.txt"}


def test_a_whole_word_is_not_widened_to_what_begins_so(opened):
    assert files(opened, "gas") == ["gas.txt"]


def test_articles_with_all_words_come_first(opened):
    assert files(opened, "trade gas")[0] == "gas.txt"
    assert set(files(opened, "trade gas")) == {"gas.txt", "corridor.txt"}
    assert opened.search("trade gas").dropped == ()


def test_what_the_best_article_lacks_is_said(opened):
    result = opened.search("trade Xylophone wheat")
    assert "Xylophone" in result.dropped


def test_a_phrase_is_exact(opened):
    assert files(opened, '"middle corridor"') == ["corridor.txt"]
    assert files(opened, '"corridor middle"') == []
    (hit,) = opened.search('"trade along"').hits
    assert marked(hit.snippets[0]) == ["Trade along"]


def test_a_quoted_word_is_exact_and_must_be_there(opened):
    assert files(opened, '"railways"') == files(opened, "railway") == ["wheat.txt", "corridor.txt"]
    assert files(opened, '"railway" harvest') == []
    assert files(opened, '"railways" harvest gas') == ["wheat.txt"]


@pytest.mark.parametrize("typed", ['"middle corridor', "middle-corridor", 'title:"gas flows'])
def test_what_is_side_by_side_is_found_while_it_is_typed(opened, typed):
    found = files(opened, typed)
    assert len(found) == 1
    for size in range(typed.index(" " if " " in typed else "-") + 2, len(typed)):
        assert files(opened, typed[:size]) == found
    assert files(opened, '"middle corri"') == files(opened, "middle-corri gas") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gas AND trade", {"gas.txt"}),
        ("gas OR harvest", {"gas.txt", "wheat.txt"}),
        ("trade NOT gas", {"corridor.txt"}),
        ("trade -gas", {"corridor.txt"}),
        ("-gas", {"corridor.txt", "wheat.txt"}),
        ("(gas OR harvest) AND government", {"gas.txt"}),
        ("NOT (gas OR harvest)", {"corridor.txt"}),
        ("govern*", {"corridor.txt", "gas.txt"}),
        ("gove*t", {"gas.txt"}),
        ("turkmen?stan", {"gas.txt"}),
        ("Turkmenstan~", {"gas.txt"}),
        ('near("government gas", 6)', {"gas.txt"}),
        ('near("turkmenistan double", 3)', set()),
        ("title:harvest", {"wheat.txt"}),
        ("title:railways", set()),
        ("file:gas", {"gas.txt"}),
        ("lang:en gas", {"gas.txt"}),
    ],
)
def test_the_query_language(opened, typed, found):
    assert set(files(opened, typed)) == found


def test_an_empty_query_lists_all_articles(opened):
    result = opened.search("  ", limit=None)
    assert [hit.article for hit in result.hits] == [info.id for info in opened.articles()]
    assert (result.total, result.hint) == (3, None)
    assert result.understood


def test_signs_without_a_word_find_nothing_and_say_why(opened):
    result = opened.search("!!!")
    assert (result.total, result.hits) == (0, ())
    assert result.hint == "There is no word in this query that can be searched for."
    assert not result.understood


def test_a_slip_is_put_right_where_nothing_is_found(opened):
    assert opened.search("turkmenistna").suggestion == "turkmenistan"
    assert opened.search("harvset NOT gas").suggestion == "harvest NOT gas"
    assert opened.search("gas").suggestion is None


@pytest.mark.parametrize("typed", ["*", "?*?*?*", "**?"])
def test_a_pattern_without_a_letter_is_a_hint_not_a_wait(opened, typed):
    result = opened.search(typed)
    assert result.hits == ()
    assert result.hint


def test_limit_cuts_the_hits_not_the_total(opened):
    result = opened.search("trade OR harvest", limit=1)
    assert (len(result.hits), result.total) == (1, 3)


def test_snippets_stand_in_the_text_where_they_say(opened):
    for hit in opened.search("trade OR railways OR corridor").hits:
        text = opened.article(hit.article).text
        assert 1 <= len(hit.snippets) <= 3
        for snippet in hit.snippets:
            there = text[snippet.start : snippet.start + len(snippet.text)]
            assert snippet.text == "".join(" " if c.isspace() else c for c in there)
            assert all(0 <= m.start < m.end <= len(snippet.text) for m in snippet.marks)


def test_hits_of_the_articles_found_are_those_in_each(opened):
    query = '"middle corridor" corrid'
    found = [hit.article for hit in opened.search(query).hits]
    expected = {article: opened.hits_in(article, query) for article in found}
    assert opened.finder.hits_of(found, query) == expected != {}


def test_hits_in_an_article_are_in_order_and_do_not_overlap(opened):
    (hit,) = opened.search('"middle corridor" corrid').hits
    spans = opened.hits_in(hit.article, '"middle corridor" corrid')
    text = opened.article(hit.article).text
    assert [text[s.start : s.end] for s in spans] == ["Middle Corridor", "Middle Corridor"]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_an_article_in_two_packs_is_found_once(tmp_path, pack):
    other = tmp_path / "other"
    desk.build(other, [folder_of(tmp_path / "more", {"copy.txt": TEXTS["gas.txt"]})])
    both = desk.Desk([pack, other])
    assert both.search("pipeline").total == 1
    assert len(both.articles()) == 3
    both.close()


QUERIES = [
    "trade", "gas trade", '"middle corridor"', "govern*", "t* -gas", "NOT trade", "harvset~2",
    "railways OR pipeline", 'near("trade gas", 3)', "title:gas", "(trade OR grain) AND -xian",
]  # fmt: skip


@pytest.mark.usefixtures("quick_extraction")
def test_the_index_and_a_plain_scan_of_the_texts_agree(tmp_path, monkeypatch):
    chance = random.Random(3)
    vocabulary = " ".join(TEXTS.values()).split()
    texts = {f"{n:02}.txt": " ".join(chance.choices(vocabulary, k=40)) + "." for n in range(40)}
    folder = tmp_path / "many"
    desk.build(folder, [folder_of(tmp_path, texts)])
    by_index = desk.Desk([folder])
    answers = [by_index.search(query, limit=None) for query in QUERIES]
    by_index.close()

    monkeypatch.setattr("briefindex.search.shelf.generations.newest", lambda _: None)
    by_scan = desk.Desk([folder])
    for query, answer in zip(QUERIES, answers, strict=True):
        again = by_scan.search(query, limit=None)
        assert again.hits == answer.hits, query
        assert again.hint == answer.hint
    assert not by_scan.finder.search._shelves[0]._index
    by_scan.close()


@pytest.mark.usefixtures("quick_extraction")
def test_every_match_can_be_marked_and_every_mark_is_a_match(tmp_path):
    chance = random.Random(5)
    vocabulary = " ".join(TEXTS.values()).split()
    texts = {f"{n:02}.txt": " ".join(chance.choices(vocabulary, k=15)) + "." for n in range(30)}
    folder = tmp_path / "many"
    desk.build(folder, [folder_of(tmp_path, texts)])
    opened = desk.Desk([folder])
    for query in ("trade", "gas trade", "govern*", "harvset~2", '"the middle"', "railways OR gas"):
        found = {hit.article for hit in opened.search(query, limit=None).hits}
        for info in opened.articles():
            assert bool(opened.hits_in(info.id, query)) == (info.id in found), (query, info.file)
    opened.close()


def test_places_are_looked_up_no_longer_than_a_moment_and_what_is_left_out_is_said(
    opened, monkeypatch
):
    whole = opened.search('near("middle corridor", 3)')
    assert whole.total
    monkeypatch.setattr(engine, "_AT_A_TIME", 1)
    assert opened.search('near("middle  corridor", 3)').hits == whole.hits, "one by one the same"
    monkeypatch.setattr(engine, "MOST_SECONDS", -1.0)
    for query in ('near("trade the", 50)', 'gas OR near("trade the", 50)'):
        cut = opened.search(query)
        assert cut.hint is not None
        assert cut.hint.endswith("is too broad to look for in every article: add words.")
