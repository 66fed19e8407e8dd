"""Decisions and glossaries while two packs are open: each pack keeps its own."""

import pytest

from briefindex.desk import Desk
from briefindex.desk.name_file import KeptNames, decisions_file, read_decisions
from briefindex.desk.naming import Naming
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.packs.entity_links import id_of
from named_packs import BOARD, GREEN, NAMES, ORO, VELT, VERDANT, named_pack

_HARBOUR = {"quay.txt": "At the quay\n\nThe Harbour Board met Velt in Port Oro.\n"}
_LINES = GlossaryEntry(Named("route_or_project", "Oro Railway"), ("Green Line",))
_PORT = GlossaryEntry(Named("facility", "Oro Docks"), ("Port Oro",))


@pytest.fixture
def folders(tmp_path):
    named_pack(tmp_path / "first")
    named_pack(tmp_path / "second", _HARBOUR, NAMES)
    return tmp_path / "first", tmp_path / "second"


@pytest.fixture
def both(folders):
    opened = Desk(folders)
    yield opened
    opened.close()


def names_of(folder):
    desk = Desk([folder])
    found = {row.named.name for row in desk.names.rows() if not row.hidden}
    desk.close()
    return found


def test_each_pack_keeps_its_own_glossary(both, folders):
    first, second = folders
    both.naming.set_glossaries({first: [_LINES], second: [_PORT]})
    assert {each.folder: each.entries for each in both.names.glossaries()} == {
        first: (_LINES,),
        second: (_PORT,),
    }
    assert names_of(first) >= {"Oro Railway", "Port Oro"}
    assert names_of(second) == {"Harbour Board", "Mara Velt", "Oro Docks"}


def test_a_glossary_is_taken_back_in_its_own_pack_alone(both, folders):
    first, second = folders
    both.naming.set_glossaries({first: [_LINES], second: [_PORT]})
    before = both.naming.set_glossaries({second: []})
    assert before == {second: (_PORT,)}
    both.naming.set_glossaries(before)
    assert [each.entries for each in both.names.glossaries()] == [(_LINES,), (_PORT,)]


def test_a_decision_is_kept_in_both_packs_and_taken_back_in_both(both, folders):
    undo = both.naming.rename(id_of(ORO), "Oro Haven")
    assert all("Oro Haven" in names_of(folder) for folder in folders)
    assert both.names.page(id_of(Named("place", "Oro Haven"))).mentions == 4
    both.naming.take_back(undo)
    assert all("Port Oro" in names_of(folder) for folder in folders)


def test_a_name_is_followed_in_the_pack_that_has_it(folders):
    _, second = folders
    alone = Desk([second])
    alone.naming.rename(id_of(VELT), "M. Velt")
    alone.naming.merge([id_of(BOARD)], id_of(ORO))
    alone.close()
    first_only = {"rail.txt": "Rails\n\nThe Green Line is open.\n"}
    named_pack(second.parent / "third", first_only, NAMES)
    desk = Desk([second.parent / "third", second])
    assert desk.names.now(VELT) == id_of(Named("person", "M. Velt"))
    assert desk.names.page(desk.names.now(BOARD)).named == ORO
    assert desk.names.now(Named("person", "Nobody")) == id_of(Named("person", "Nobody"))
    desk.close()


def test_what_one_pack_has_is_offered_to_the_other_and_overrules_nothing(folders, tmp_path):
    first, second = folders
    kept = KeptNames(tmp_path / "names.json")
    alone = Desk([first])
    Naming(alone._stores, kept).rename(id_of(ORO), "Oro Town")
    alone.close()
    alone = Desk([second])
    Naming(alone._stores, kept).merge([id_of(BOARD)], id_of(ORO))
    Naming(alone._stores, kept).rename(id_of(VELT), "M. Velt")
    alone.close()
    both = Desk(folders)
    naming = Naming(both._stores, kept)
    offered = naming.offered()
    assert [(d.kind, d.subject) for d in offered] == [
        ("rename", ORO),
        ("merge", BOARD),
        ("rename", VELT),
    ]
    undo = naming.accept(offered)
    assert naming.offered() == ()
    assert names_of(first) == {"Oro Town", "Green Line", "Verdant Line", "M. Velt"}
    assert names_of(second) == {"Oro Town", "M. Velt"}
    naming.take_back(undo, forget=False)
    assert "Port Oro" in names_of(second)
    assert set(naming.offered()) == set(offered)
    both.close()


def test_never_is_offered_where_only_both_packs_together_have_the_two(tmp_path):
    named_pack(tmp_path / "one", {"a.txt": "A\n\nThe Green Line is open.\n"}, NAMES)
    named_pack(tmp_path / "two", {"b.txt": "B\n\nThe Verdant Line is shut.\n"}, NAMES)
    kept = KeptNames(tmp_path / "names.json")
    never = NameDecision("never", GREEN, VERDANT)
    kept.change([never], [])
    alone = Desk([tmp_path / "one"])
    assert Naming(alone._stores, kept).offered() == ()
    alone.close()
    both = Desk([tmp_path / "one", tmp_path / "two"])
    assert Naming(both._stores, kept).offered() == (never,)
    both.close()


def test_entries_of_a_file_that_mean_nothing_are_told_one_by_one():
    merged = NameDecision("merge", GREEN, GREEN)
    nothing = NameDecision("split", GREEN, VERDANT)
    endless = NameDecision("rename", GREEN)
    hidden = NameDecision("hide", ORO)
    read = read_decisions(decisions_file([merged, nothing, endless, hidden]), "names.json")
    assert read.decisions == (hidden,)
    assert read.problems == (
        "names.json: entry 1 links “Green Line” to itself and was left out.",
        "names.json: entry 2 splits off nothing and was left out.",
        "names.json: entry 3 is no decision and was left out.",
    )


def test_a_decision_about_one_mention_waits_only_where_no_open_pack_has_its_article(both, folders):
    first, second = folders
    here = next(m for m in both.names.page(id_of(BOARD)).articles)
    mention = next(m for m in both.mentions(here) if m.entity == id_of(BOARD))
    place = [(here, mention.span.start)]
    both.naming.split(id_of(BOARD), [], place, Named("organisation", "Board of Trade"))
    assert both.names.lapsed() == ()
    told = []
    for folder in (first, second):
        alone = Desk([folder])
        told += alone.names.lapsed()
        alone.close()
    (sentence,) = told
    assert f"its article {here} is not in " in sentence
