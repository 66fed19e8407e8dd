import sqlite3
from dataclasses import replace

import pytest

from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.packs.connections import FILE
from briefindex.packs.entity_links import id_of, key_of
from briefindex.packs.entity_writer import EntityPen
from briefindex.packs.store import Store
from named_packs import BOARD, GREEN, NAMES, ORO, TEXTS, VELT, VERDANT, mentions_in, named_pack


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "pack"


@pytest.fixture
def ids(folder):
    return named_pack(folder)


@pytest.fixture
def store(folder, ids):  # noqa: ARG001 - it is made by then
    opened = Store(folder)
    yield opened
    opened.close()


def decide(folder, *decisions):
    with EntityPen(folder) as pen:
        return pen.change({key_of(decision): decision for decision in decisions})


def test_a_name_is_found_by_canonical_name_and_by_alias_folded(store):
    assert store.entities.resolve("mara velt") == (id_of(VELT),)
    assert store.entities.resolve("VELT") == (id_of(VELT),)
    assert store.entities.resolve("Port Orô") == (id_of(ORO),)
    assert store.entities.resolve("port oro", "person") == ()
    assert store.entities.resolve("Nobody") == () == store.entities.resolve(" ")


def test_whole_words_of_a_name_find_it_where_nothing_is_called_just_so(store):
    assert store.entities.resolve("line") == (id_of(VERDANT), id_of(GREEN))
    assert store.entities.resolve("lin") == ()


def test_aliases_come_most_frequent_first_and_articles_once(store, ids):
    assert store.entities.aliases(id_of(VELT)) == ("Mara Velt", "Velt")
    assert store.entities.articles(id_of(BOARD)) == {ids["sea.txt"], ids["bank.txt"]}
    assert store.entities.named(id_of(BOARD)) == BOARD


def test_a_merge_is_followed_by_names_aliases_and_articles(folder, store, ids):
    decide(folder, NameDecision("merge", GREEN, VERDANT))
    verdant = id_of(VERDANT)
    assert store.entities.resolve("Green Line") == (verdant,)
    assert store.entities.aliases(verdant) == ("Verdant Line", "Green Line")
    assert store.entities.articles(verdant) == {ids["rail.txt"], ids["bank.txt"]}
    assert store.entities.articles(id_of(GREEN)) == frozenset()
    green = [m for m in store.mentions() if m.surface == "Green Line"]
    assert [(m.type, m.canonical) for m in green] == [("route_or_project", "Verdant Line")]


def test_taking_a_merge_back_leaves_what_was_found(folder, store):
    before = store.mentions()
    undo = decide(folder, NameDecision("merge", GREEN, VERDANT))
    assert store.mentions() != before
    with EntityPen(folder) as pen:
        pen.change(undo)
    assert store.mentions() == before == store.mentions(as_found=True)


def test_a_decision_survives_a_new_analysis(folder, store, ids):
    decide(folder, NameDecision("rename", VELT, replace(VELT, name="M. Velt")))
    with EntityPen(folder) as pen:
        text = store.article(ids["sea.txt"]).text
        again = mentions_in(ids["sea.txt"], text, NAMES)
        used = store.info(ids["sea.txt"]).date
        with pen._entries.transaction():
            pen._entries.keep(ids["sea.txt"], again, (), used)
    assert {m.canonical for m in store.mentions() if m.type == "person"} == {"M. Velt"}


def test_a_renamed_entity_is_found_by_its_new_name_and_its_aliases(folder, store):
    renamed = replace(VERDANT, name="Emerald Way")
    decide(folder, NameDecision("rename", VERDANT, renamed))
    assert store.entities.resolve("emerald way") == (id_of(renamed),)
    assert store.entities.resolve("verdant line") == (id_of(renamed),)
    assert store.entities.named(id_of(renamed)) == renamed


def test_a_rename_that_only_changes_capitals_keeps_the_id(folder, store):
    shouted = replace(BOARD, name="HARBOUR BOARD")
    decide(folder, NameDecision("rename", BOARD, shouted))
    assert id_of(shouted) == id_of(BOARD)
    assert store.entities.named(id_of(BOARD)) == shouted


def test_merges_in_a_circle_end(folder, store):
    decide(folder, NameDecision("merge", GREEN, VERDANT), NameDecision("merge", VERDANT, GREEN))
    found = {m.surface: m.canonical for m in store.mentions() if "Line" in m.surface}
    assert found == {"Green Line": "Verdant Line", "Verdant Line": "Green Line"}


def test_an_alias_is_split_off_and_may_be_merged_elsewhere(folder, store):
    part = Named("organisation", "Board")
    decide(folder, NameDecision("split", BOARD, part, "Board"))
    assert store.entities.aliases(id_of(BOARD)) == ("Harbour Board",)
    assert store.entities.aliases(id_of(part)) == ("Board",)
    decide(folder, NameDecision("merge", part, VERDANT))
    assert "Board" in store.entities.aliases(id_of(VERDANT))


def test_one_mention_is_split_off_and_lapses_where_the_text_reads_otherwise(folder, store, ids):
    oro = next(m for m in store.mentions(ids["sea.txt"]) if m.canonical == "Port Oro")
    other = Named("place", "Port Oro (ship)")
    place = (ids["sea.txt"], oro.span.start)
    decide(folder, NameDecision("split", ORO, other, "Port Oro", *place))
    assert [m.span for m in store.entities.mentions(id_of(other))] == [oro.span]
    assert len(store.entities.mentions(id_of(ORO))) == 2
    decide(folder, NameDecision("split", ORO, other, "Porto", *place))
    assert store.entities.mentions(id_of(other)) == ()


def test_a_hidden_entity_is_in_no_article_and_found_by_its_id_alone(folder, store):
    decide(folder, NameDecision("hide", ORO))
    assert "Port Oro" not in {m.canonical for m in store.mentions()}
    assert store.entities.resolve("Port Oro") == ()
    assert store.entities.named(id_of(ORO)) == ORO


def test_two_that_are_never_linked_stay_apart(folder, store):
    decide(folder, NameDecision("never", GREEN, VERDANT), NameDecision("merge", GREEN, VERDANT))
    assert store.entities.aliases(id_of(VERDANT)) == ("Verdant Line",)


def test_two_that_are_never_linked_are_parted_where_a_reading_joins_them(folder, store):
    decide(folder, NameDecision("never", BOARD, Named("organisation", "Board")))
    assert store.entities.aliases(id_of(BOARD)) == ("Harbour Board",)


def test_a_glossary_names_and_types_what_was_found(folder, store):
    line = Named("route_or_project", "Oro Railway")
    with EntityPen(folder) as pen:
        pen.set_glossary([GlossaryEntry(line, ("Green line", "verdant line"))])
    assert store.entities.resolve("Oro Railway") == (id_of(line),)
    assert store.entities.resolve("Green Line") == (id_of(line),)
    assert store.entities.aliases(id_of(line)) == ("Verdant Line", "Green Line")
    assert {m.type for m in store.mentions() if "Line" in m.surface} == {"route_or_project"}


def test_a_decision_comes_before_the_glossary(folder, store):
    with EntityPen(folder) as pen:
        entry = GlossaryEntry(Named("route_or_project", "Oro Railway"), ("Green Line",))
        pen.set_glossary([entry])
    decide(folder, NameDecision("merge", GREEN, VERDANT))
    assert store.entities.resolve("Green Line") == (id_of(VERDANT),)


def test_an_older_pack_is_given_its_names_when_it_is_written_to(folder, ids):  # noqa: ARG001
    with sqlite3.connect(folder / FILE) as connection:
        connection.executescript(
            "DROP TABLE naming; DROP TABLE glossary; DROP TABLE alias; DROP INDEX mention_entity;"
            "PRAGMA user_version = 2;"
        )
    connection.close()
    old = Store(folder)
    assert old.entities.resolve("velt") == (id_of(VELT),)
    assert old.entities.resolve("line") == (id_of(VERDANT), id_of(GREEN))
    decide(folder, NameDecision("merge", GREEN, VERDANT))
    assert old.entities.resolve("Green Line") == (id_of(VERDANT),)
    old.close()


def test_every_article_has_the_words_that_the_names_are_looked_for_in():
    assert all(name in " ".join(TEXTS.values()) for name in NAMES)
