import pytest

from briefindex.desk import Desk
from briefindex.desk.name_file import KeptNames
from briefindex.desk.naming import Naming
from briefindex.errors import NotInPackError, SatchelError
from briefindex.model.mention import EntityId
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.packs.entity_links import id_of
from briefindex.packs.entity_writer import EntityPen
from named_packs import BOARD, GREEN, NAMES, ORO, VELT, VERDANT, named_pack


@pytest.fixture
def desk(tmp_path):
    named_pack(tmp_path / "pack")
    opened = Desk([tmp_path / "pack"])
    yield opened
    opened.close()


def counts(desk):
    return {r.named.name: (r.mentions, r.articles) for r in desk.names.rows() if not r.hidden}


def test_the_list_counts_mentions_and_articles_most_mentioned_first(desk):
    assert counts(desk) == {
        "Port Oro": (3, 2),
        "Harbour Board": (3, 2),
        "Mara Velt": (3, 2),
        "Verdant Line": (2, 2),
        "Green Line": (1, 1),
    }
    assert [row.mentions for row in desk.names.rows()] == [3, 3, 3, 2, 1]


def test_a_row_knows_its_aliases_for_the_search_box(desk):
    row = next(row for row in desk.names.rows() if row.named == VELT)
    assert set(row.words.strip().split("  ")) == {"mara velt", "velt"}


def test_the_list_follows_every_decision(desk):
    desk.naming.merge([id_of(GREEN)], id_of(VERDANT))
    desk.naming.rename(id_of(VELT), "M. Velt")
    desk.naming.hide(id_of(ORO))
    board = id_of(BOARD)
    desk.naming.split(board, ["Board"], (), Named("organisation", "The Board"))
    assert counts(desk) == {
        "Verdant Line": (3, 2),
        "M. Velt": (3, 2),
        "Harbour Board": (2, 2),
        "The Board": (1, 1),
    }
    assert [row.named for row in desk.names.rows() if row.hidden] == [ORO]


def test_the_list_counts_as_the_pages_do_after_any_decisions(desk):
    desk.naming.merge([id_of(GREEN), id_of(ORO)], id_of(VERDANT))
    desk.naming.retype(id_of(BOARD), "facility")
    with EntityPen(desk.packs()[0].folder) as pen:
        pen.set_glossary([GlossaryEntry(Named("person", "Mara V."), ("Velt",))])
    for row in desk.names.rows():
        page = desk.names.page(row.id)
        assert (page.named, page.mentions, len(page.naming)) == (
            row.named,
            row.mentions,
            row.articles,
        )
    listed = {(e.id, e.canonical, len(e.mentions)) for e in desk.entities()}
    assert {(r.id, r.named.name, r.mentions) for r in desk.names.rows()} == listed


def test_a_page_has_aliases_sources_sentences_and_what_is_beside(desk):
    page = desk.names.page(id_of(VELT))
    assert [(a.surface, a.count) for a in page.aliases] == [("Mara Velt", 2), ("Velt", 1)]
    assert [(s.source, s.mentions) for s in page.sources] == [(None, 3)]
    texts = {sentence.text for each in page.naming for sentence in each.sentences}
    assert texts == {
        "Mara Velt opened the Verdant Line in May.",
        "“It is ours,” Velt said.",
        "Mara Velt met the Board in Port Oro.",
    }
    for each in page.naming:
        for sentence in each.sentences:
            for mark in sentence.marks:
                assert sentence.text[mark.start : mark.end] in {"Mara Velt", "Velt"}
    assert [(b.named.name, b.sentences) for b in page.beside] == [
        ("Harbour Board", 1),
        ("Port Oro", 1),
        ("Verdant Line", 1),
    ]


def test_the_sentences_of_later_articles_are_read_when_they_are_asked_for(desk):
    page = desk.names.page(id_of(ORO))
    read = desk.names.sentences(page.id, page.articles)
    assert read == {each.info.id: each.sentences for each in page.naming}


def test_every_decision_can_be_taken_back_and_made_again(desk):
    before = counts(desk)
    steps = [
        lambda: desk.naming.merge([id_of(GREEN)], id_of(VERDANT)),
        lambda: desk.naming.rename(id_of(BOARD), "Port Authority"),
        lambda: desk.naming.retype(id_of(ORO), "organisation"),
        lambda: desk.naming.split(id_of(VELT), ["Velt"], (), Named("person", "Otto Velt")),
        lambda: desk.naming.hide(id_of(VERDANT)),
    ]
    states, undos = [], []
    for step in steps:
        undos.append(step())
        states.append(counts(desk))
    redos = [desk.naming.take_back(undo) for undo in reversed(undos)]
    assert counts(desk) == before
    for redo, state in zip(reversed(redos), states, strict=True):
        desk.naming.take_back(redo)
        assert counts(desk) == state


def test_renaming_back_leaves_what_was_found(desk):
    before = counts(desk)
    desk.naming.rename(id_of(VELT), "M. Velt")
    desk.naming.rename(id_of(Named("person", "M. Velt")), "Mara Velt")
    assert counts(desk) == before


def test_what_was_merged_can_be_split_off_again(desk):
    before = counts(desk)
    desk.naming.merge([id_of(GREEN)], id_of(VERDANT))
    desk.naming.split(id_of(VERDANT), ["Green Line"], (), GREEN)
    assert counts(desk) == before


def test_what_was_split_off_can_be_merged_again_whatever_it_was_called_since(desk):
    before = counts(desk)
    desk.naming.split(id_of(VELT), ["Velt"], (), Named("person", "Old Velt"))
    desk.naming.rename(id_of(Named("person", "Old Velt")), "Another Velt")
    assert counts(desk)["Another Velt"] == (1, 1)
    undo = desk.naming.merge([id_of(Named("person", "Another Velt"))], id_of(VELT))
    assert counts(desk) == before
    desk.naming.take_back(undo)
    assert counts(desk)["Another Velt"] == (1, 1)


def test_what_is_hidden_stays_hidden_under_another_name_and_type(desk):
    desk.naming.hide(id_of(GREEN))
    desk.naming.rename(id_of(GREEN), "Grey Line")
    undo = desk.naming.retype(id_of(Named("place", "Grey Line")), "facility")
    grey = Named("facility", "Grey Line")
    assert [row.named for row in desk.names.rows() if row.hidden] == [grey]
    desk.naming.take_back(undo)
    desk.naming.show(id_of(Named("place", "Grey Line")))
    assert counts(desk)["Grey Line"] == (1, 1)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (lambda n: n.merge([id_of(ORO)], id_of(ORO)), "“Port Oro” cannot be merged into itself"),
        (lambda n: n.rename(id_of(ORO), "  "), "A name needs at least one letter"),
        (lambda n: n.rename(id_of(ORO), "Oro " * 100), "A name has at most 300 letters"),
        (lambda n: n.rename(id_of(ORO), "Port Oro"), "It is called “Port Oro” already"),
        (lambda n: n.retype(id_of(ORO), "place"), "“Port Oro” is of that type already"),
        (lambda n: n.never(id_of(ORO), id_of(ORO)), "“Port Oro” is one entity"),
        (lambda n: n.split(id_of(ORO), [], (), VELT), "Nothing was chosen to split off"),
        (lambda n: n.split(id_of(ORO), ["x"], (), ORO), "needs another name or type"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_sentence_and_changes_nothing(desk, wish, sentence):
    before = counts(desk)
    with pytest.raises(SatchelError, match=sentence):
        wish(desk.naming)
    assert counts(desk) == before
    assert desk.names.decisions() == ()


def test_what_is_gone_is_said_to_be_gone(desk):
    with pytest.raises(NotInPackError, match="No article of the open packs names this any more"):
        desk.naming.hide(EntityId("0" * 12))
    with pytest.raises(NotInPackError):
        desk.names.page(EntityId("0" * 12))


def test_what_is_never_to_be_linked_is_not_merged(desk):
    desk.naming.never(id_of(GREEN), id_of(VERDANT))
    with pytest.raises(SatchelError, match="You said never to link"):
        desk.naming.merge([id_of(GREEN)], id_of(VERDANT))


def test_a_decision_about_an_article_that_is_gone_waits_and_is_told(desk):
    lost = NameDecision("split", ORO, VELT, "Port Oro", "f" * 16, 3)
    moved = next(m for m in desk.mentions(desk.names.page(id_of(ORO)).articles[0]))
    elsewhere = NameDecision("split", ORO, VELT, "Port Ora", moved.article, moved.span.start)
    before = counts(desk)
    desk.naming.decide([lost, elsewhere])
    assert counts(desk) == before
    assert desk.names.decisions() == (lost, elsewhere)
    first, second = desk.names.lapsed()
    assert "its article ffffffffffffffff is not in pack" in first
    assert "names nothing so at that place any more" in second


def test_a_page_tells_which_of_its_decisions_wait(desk):
    lost = NameDecision("split", ORO, VELT, "Port Oro", "f" * 16, 3)
    desk.naming.rename(id_of(ORO), "Oro Harbour")
    desk.naming.decide([lost])
    page = desk.names.page(id_of(Named("place", "Oro Harbour")))
    assert len(page.decisions) == 2
    assert [each.decision for each in page.waiting] == [lost]
    assert page.waiting[0].reason == "its article ffffffffffffffff is not in pack"
    desk.naming.drop(lost)
    assert desk.names.waiting() == ()


def test_decisions_are_offered_to_the_next_pack_that_has_the_names(desk, tmp_path):
    desk.naming.merge([id_of(GREEN)], id_of(VERDANT))
    desk.naming.rename(id_of(VELT), "M. Velt")
    named_pack(tmp_path / "next", {"n.txt": "The Green Line\n\nThe Green Line is open.\n"}, NAMES)
    other = Desk([tmp_path / "next"])
    assert desk.naming.offered() == ()
    (offered,) = other.naming.offered()
    assert offered == NameDecision("merge", GREEN, VERDANT)
    undo = other.naming.decide([offered])
    assert counts(other) == {"Verdant Line": (2, 1)}
    other.naming.take_back(undo)
    assert counts(other) == {"Green Line": (2, 1)}
    other.close()


def test_a_declined_offer_is_not_made_again(tmp_path, desk):
    kept = KeptNames(tmp_path / "names.json")
    kept.change([NameDecision("hide", VELT)], [])
    with_kept = Naming(desk._stores, kept)
    offered = with_kept.offered()
    assert offered == (NameDecision("hide", VELT),)
    with_kept.decline(offered)
    assert with_kept.offered() == ()
    assert kept.read() == offered


def test_a_damaged_file_of_the_user_is_moved_aside(tmp_path):
    kept = KeptNames(tmp_path / "names.json")
    (tmp_path / "names.json").write_text("{ broken", encoding="utf-8")
    assert kept.read() == ()
    kept.change([NameDecision("hide", VELT)], [])
    assert kept.read() == (NameDecision("hide", VELT),)
    assert (tmp_path / "names.damaged.json").read_text(encoding="utf-8") == "{ broken"
