import pytest

from briefindex import desk
from briefindex.desk.copies import fold_copies
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken
from packing import folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")

STORY = (
    "Grain goes by rail again\n\nThe port of Vassel handled more grain last year than the year "
    "before, its director said on Monday. Three new cranes were put up in spring, and the railway "
    "was led up to the quay, so that a ship is now loaded in nine hours instead of fourteen. "
    "Farmers from the upper valley have come back since.\n"
)
OTHER = (
    "Bridge stays closed\n\nThe bridge over the Tolm stays closed until autumn, the city council "
    "said after its engineers had looked at the cables. Buses take the long way round by the mill, "
    "and the ferry runs until midnight on all days but Sunday.\n"
)
TEXTS = {"a.txt": STORY, "b.txt": OTHER, "c.txt": "By our correspondent\n\n" + STORY + "\nEnds."}


def files(pack):
    """By the name of a copy, the name of the first."""
    opened = desk.Desk([pack])
    names = {info.id: info.file for info in opened.articles()}
    found = {names[copy]: names[first] for copy, first in opened.copies().items()}
    opened.close()
    return found


def test_copies_are_folded_under_the_first(tmp_path):
    desk.build(tmp_path / "p", [folder_of(tmp_path, TEXTS)])
    assert files(tmp_path / "p") == {"c.txt": "a.txt"}


def test_a_copy_that_comes_later_is_folded_under_what_is_there(tmp_path):
    desk.build(tmp_path / "p", [folder_of(tmp_path, TEXTS)])
    more = folder_of(tmp_path / "more", {"d.txt": STORY.upper(), "e.txt": OTHER + "Ends."})
    desk.build(tmp_path / "p", [more])
    assert files(tmp_path / "p") == {"c.txt": "a.txt", "d.txt": "a.txt", "e.txt": "b.txt"}


def test_a_comparison_that_was_stopped_is_made_up_for(tmp_path):
    pack = tmp_path / "p"
    desk.build(pack, [folder_of(tmp_path, TEXTS)])
    with PackWriter(pack) as writer:
        ids = writer.store.ids()
        writer.fold({})
        writer.set_property("folded", str(len(ids) - 1))
        token = CancelToken()
        token.cancel()
        with pytest.raises(Cancelled):
            fold_copies(writer, token)
        fold_copies(writer, CancelToken())
    assert files(pack) == {"c.txt": "a.txt"}


def test_what_is_folded_is_not_compared_again(tmp_path, monkeypatch):
    pack = tmp_path / "p"
    desk.build(pack, [folder_of(tmp_path, TEXTS)])
    monkeypatch.setattr("briefindex.desk.copies.is_copy", lambda *_: pytest.fail("compared again"))
    with PackWriter(pack) as writer:
        fold_copies(writer, CancelToken())
    store = Store(pack)
    assert store.copies.is_folded()
    store.close()


def two_packs(tmp_path, later):
    packs = [tmp_path / "one", tmp_path / "two"]
    desk.build(packs[0], [folder_of(tmp_path, TEXTS)])
    desk.build(packs[1], [folder_of(tmp_path / "later", later)])
    return packs


def across(packs):
    opened = desk.Desk(packs)
    names = {info.id: info.file for info in opened.articles()}
    found = {names[copy]: names[first] for copy, first in opened.copies().items()}
    opened.close()
    return found


LATER = {"d.txt": STORY.upper(), "e.txt": "From our desk\n\n" + STORY, "f.txt": OTHER + "Ends."}


def test_a_copy_in_another_open_pack_is_folded_under_the_first_pack_s(tmp_path):
    packs = two_packs(tmp_path, LATER)
    assert files(packs[1]) == {"e.txt": "d.txt"}
    assert across(packs) == {
        "c.txt": "a.txt", "d.txt": "a.txt", "e.txt": "a.txt", "f.txt": "b.txt",
    }  # fmt: skip
    assert across(packs[::-1])["a.txt"] == "d.txt"


def test_one_text_in_both_packs_is_one_article_and_no_copy(tmp_path):
    packs = two_packs(tmp_path, {"a.txt": STORY, "new.txt": "Elsewhere\n\nNothing happened."})
    assert across(packs) == {"c.txt": "a.txt"}


def test_of_too_many_pairs_the_samples_tell(tmp_path, monkeypatch):
    packs = two_packs(tmp_path, LATER)
    monkeypatch.setattr("briefindex.desk.copies._COMPARED_ACROSS", 0)
    monkeypatch.setattr("briefindex.desk.copies.is_copy", lambda *_: pytest.fail("read"))
    assert across(packs) == {"c.txt": "a.txt", "d.txt": "a.txt", "e.txt": "a.txt", "f.txt": "b.txt"}


def test_packs_are_compared_again_only_when_their_articles_changed(tmp_path, monkeypatch):
    packs = two_packs(tmp_path, LATER)
    opened = desk.Desk(packs)
    before = opened.copies()
    monkeypatch.setattr("briefindex.desk.copies.is_copy", lambda *_: pytest.fail("compared again"))
    with PackWriter(packs[1]) as writer:
        writer.set_property("note", "changed")
    assert opened.copies() == before
    monkeypatch.undo()
    desk.build(packs[1], [folder_of(tmp_path / "more", {"g.txt": OTHER + "So it was said."})])
    assert len(opened.copies()) == len(before) + 1
    opened.close()
