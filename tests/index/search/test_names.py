"""Searching by who and what is named, and for a thing under its other names."""

from contextlib import closing

import pytest

from briefindex import desk
from briefindex.model.naming import Named, NameDecision
from briefindex.packs.entity_links import key_of
from briefindex.packs.entity_writer import EntityPen
from named_packs import named_pack as pack_of_names


@pytest.fixture
def opened(named_pack):
    made = desk.Desk([named_pack])
    yield made
    made.close()


@pytest.fixture
def unread(unread_pack):
    made = desk.Desk([unread_pack])
    yield made
    made.close()


def files(opened, query, **options):
    names = {info.id: info.file.removesuffix(".txt") for info in opened.articles()}
    return [names[hit.article] for hit in opened.search(query, **options).hits]


def hits(opened, query, file):
    (article,) = (info.id for info in opened.articles() if info.file == f"{file}.txt")
    text = opened.article(article).text
    return [text[span.start : span.end] for span in opened.hits_in(article, query)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("person:Xi", {"iron", "treaty"}),
        ('person:"Xi Jinping"', {"iron", "treaty"}),
        ("person:jinping", {"iron", "treaty"}),
        ("person:Orl*", {"harvest"}),
        ("person:Or*va", {"harvest"}),
        ("person:Orlowa~", {"harvest"}),
        ("person:(Xi OR Orlova)", {"iron", "treaty", "harvest"}),
        ("place:Xian", {"lanterns"}),
        ("place:Turkiye", {"lanterns", "treaty"}),
        ("place:Turkey AND trade", {"treaty"}),
        ("place:China -person:Xi", {"harvest"}),
        ("-place:China", {"iron", "lanterns"}),
        ("trade -place:China", {"iron"}),
        ("place:China OR route:BRI", {"harvest", "iron", "treaty"}),
        ('route:"one belt one road"', {"iron", "treaty"}),
        ("route:OBOR", {"iron", "treaty"}),
        ("org:makers", {"harvest"}),
        ("place:China file:treaty", {"treaty"}),
    ],
)
def test_a_field_of_names_finds_a_thing_by_all_its_names(opened, typed, found):
    result = opened.search(typed)
    assert set(files(opened, typed)) == found
    assert result.hint is None


def test_a_name_is_no_part_of_another_word(opened):
    assert "lanterns" not in files(opened, "person:Xi")
    assert files(opened, "place:Xi") == []


def test_hits_and_snippets_are_the_mentions(opened):
    assert hits(opened, "person:Xi trade", "treaty") == ["Xi", "trade"]
    assert hits(opened, "person:Xi", "iron") == ["Xi Jinping"]
    assert hits(opened, "place:Xian", "lanterns") == ["Xi’an"]
    (hit,) = opened.search("place:Turkey AND glass").hits
    (snippet,) = hit.snippets
    marked = [snippet.text[mark.start : mark.end] for mark in snippet.marks]
    assert marked == ["Turkey", "glass"]


def test_a_name_that_is_to_be_absent_is_not_marked(opened):
    assert hits(opened, "trade -person:Xi", "iron") == ["trade"]


def test_the_beginning_of_a_name_finds_it_while_it_is_typed(opened):
    assert files(opened, "person:Orlo") == ["harvest"]
    assert files(opened, 'person:"Anna Orl') == ["harvest"]
    assert files(opened, "person:Orlo trade") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "person:Orlowa",
            "No person called “Orlowa” is in these articles; did you mean “Anna Orlova”?",
        ),
        ("event:Carnival", "No event called “Carnival” is in these articles."),
        ("person:Ankara", "“Ankara” is a place here: write place:Ankara."),
        ("person: Xi", "Write what to look for right after person: without a space."),
        ("person:a*", "“a*” is too broad: add letters."),
        ("persn:Xi", "There is no field persn"),
    ],
)
def test_what_a_field_of_names_cannot_find_is_said(opened, typed, said):
    assert said in (opened.search(typed).hint or "")


def test_a_name_with_a_slip_is_put_right(opened):
    assert opened.search("trade person:Orlowa").suggestion == 'trade person:"Anna Orlova"'


@pytest.mark.parametrize("typed", ["person:", 'person:""', "person:-", "person:*", "place:()"])
def test_a_field_without_a_name_is_no_error(opened, typed):
    assert opened.search(typed).hint


def test_a_thing_is_found_under_its_other_names_after_the_literal_ones(opened):
    result = opened.search("Turkey")
    assert files(opened, "Turkey") == ["treaty", "lanterns"]
    assert result.also_finds == ("Türkiye",)
    assert result.literally == "=Turkey"
    assert hits(opened, "Turkey", "lanterns") == ["Türkiye"]


@pytest.mark.parametrize("typed", ["BRI", "bri", '"BRI"'])
def test_a_name_that_no_article_has_finds_what_they_call_it(opened, typed):
    result = opened.search(typed)
    assert set(files(opened, typed)) == {"iron", "treaty"}
    assert set(result.also_finds) == {"One Belt, One Road", "Belt and Road Initiative"}
    assert result.dropped == ()


def test_a_quoted_name_among_other_words_has_its_other_names_too(opened):
    assert set(files(opened, '"Belt and Road Initiative" tunnel')) == {"iron"}
    assert opened.search('"Belt and Road Initiative" tunnel').also_finds == ("One Belt, One Road",)
    assert set(files(opened, 'trade AND ("BRI" OR harvest)')) == {"iron", "treaty", "harvest"}


def test_a_quoted_word_must_be_there_under_one_of_its_names(opened):
    assert files(opened, '"Turkey" glass') == ["treaty"]
    assert files(opened, '"Turkey" parade crop') == ["lanterns"]
    assert opened.search('"Turkey" parade crop').dropped == ("crop",)


def test_fields_narrow_the_other_names_too(opened):
    assert files(opened, "BRI file:iron") == ["iron"]
    assert files(opened, "BRI -person:Xi") == []


def test_a_literal_query_finds_its_words_alone_and_knows_the_way_back(opened):
    result = opened.search("=Turkey")
    assert files(opened, "=Turkey") == ["treaty"]
    assert result.also_finds == ()
    assert result.literally is None
    assert result.with_names == "Turkey"
    assert files(opened, "=BRI") == []
    assert hits(opened, "=Turkey", "treaty") == ["Turkey"]
    assert opened.search("=trade").with_names is None


@pytest.mark.parametrize("typed", ["trade", "China", "Turkey trade", "turk", "the", "Turk*"])
def test_what_is_no_name_or_has_no_other_finds_itself_alone(opened, typed):
    assert opened.search(typed).also_finds == ()


def test_names_that_are_still_to_be_read_are_no_zero(unread):
    result = unread.search("person:Xi")
    assert result.total == 0
    assert "The names in 4 articles are still to be read" in (result.hint or "")
    assert "No person" not in (result.hint or "")


def test_before_names_are_read_what_is_known_is_looked_for_in_the_words(unread):
    result = unread.search("BRI")
    assert set(files(unread, "BRI")) == {"iron", "treaty"}
    assert result.also_finds == ("Belt and Road Initiative", "One Belt, One Road")
    assert hits(unread, "BRI", "iron") == ["One Belt, One Road"]
    assert result.hint is None


def test_two_packs_know_a_thing_together(named_pack, unread_pack):
    opened = desk.Desk([named_pack, unread_pack])
    assert set(files(opened, "route:BRI")) == {"iron", "treaty"}
    assert opened.search("route:BRI").total == 2
    opened.close()


def test_only_a_query_for_names_needs_them_read():
    assert desk.asks_for_what_is_told("trade -place:China")
    assert desk.asks_for_what_is_told("trade AND (oil OR person:Xi)")
    assert desk.asks_for_what_is_told("trade (date:2023 OR NOT oil)")
    assert not desk.asks_for_what_is_told("BRI source:kazinform")


def test_figures_are_found_by_the_names_of_a_field_too(opened):
    assert opened.figures(query="person:Xi") == ()


def decide(pack, decision):
    with EntityPen(pack) as pen:
        pen.change({key_of(decision): decision})


def test_what_the_analyst_decided_is_what_is_found(named_pack, opened):
    xi, orlova = Named("person", "Xi Jinping"), Named("person", "Anna Orlova")
    assert set(files(opened, "person:Xi")) == {"iron", "treaty"}
    decide(named_pack, NameDecision("merge", orlova, xi))
    assert set(files(opened, "person:Xi")) == {"iron", "treaty", "harvest"}
    assert hits(opened, "person:Xi", "harvest") == ["Anna Orlova"]
    decide(named_pack, NameDecision("hide", xi))
    assert files(opened, "person:Xi") == []


def test_a_name_in_other_letters_is_found_though_its_article_was_read(tmp_path):
    texts = {
        "walls.txt": "Old walls\n\nThousands came to the walls of Xi’an on Friday.\n",
        "west.txt": "西安\n\n中国领导人在西安开会。\n",
    }
    pack_of_names(tmp_path / "pack", texts, {"Xi’an": ("place", "Xi'an")})
    with closing(desk.Desk([tmp_path / "pack"])) as reader:
        found = reader.search("Xian")
        assert (found.total, found.also_finds) == (2, ("西安",))
        assert reader.search("西安").total == 2
        assert reader.search("Xian", literal=True).total == 1
