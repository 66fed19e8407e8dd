"""A query waits for no index: it is answered from what there is, and more is found as it grows."""

import shutil

import pytest

from briefindex import desk
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken, ignore
from briefindex.search import indexing, shelf
from made_index import newest_of
from packing import article, folder_of

QUERIES = ["trade", '"the ministry"', "goods1*", "ministry -goods7", 'near("ministry grew", 4)']
pytestmark = pytest.mark.usefixtures("quick_extraction")


def texts(first, last):
    return {
        f"{n:03}.txt": f"Trade in goods{n} grew, the ministry said.\n" for n in range(first, last)
    }


@pytest.fixture
def big(tmp_path, monkeypatch):
    """A pack of 30 articles that counts as a big one, all indexed."""
    monkeypatch.setattr(shelf, "SMALL_PACK", 5)
    folder = tmp_path / "big"
    desk.build(folder, [folder_of(tmp_path, texts(0, 30))], analysis=False)
    return folder


def add(pack, first, last):
    with PackWriter(pack) as writer:
        for name, text in texts(first, last).items():
            new = article(text, name)
            writer.add([(new, new.info.id.ljust(64, "0"), text.encode())])


def bring_up_to_date(pack):
    with PackWriter(pack) as writer:
        return indexing.refresh(writer.store, ignore, CancelToken(), writer.touch)


def test_whoever_asks_leaves_the_index_of_a_big_pack_to_the_worker(big):
    add(big, 30, 40)
    before = newest_of(big)
    opened = desk.Desk([big])
    opened.search("trade")
    assert newest_of(big) == before
    shutil.rmtree(big / "index")
    with PackWriter(big) as writer:
        writer.touch()
    assert opened.search("trade").total == 40
    assert newest_of(big) is None
    opened.close()


def test_what_is_scanned_beside_the_index_is_found_as_if_it_were_in_it(big):
    add(big, 30, 40)
    by_scan = desk.Desk([big])
    answers = [by_scan.search(query, limit=None) for query in QUERIES]
    by_scan.close()
    bring_up_to_date(big)
    by_index = desk.Desk([big])
    for query, answer in zip(QUERIES, answers, strict=True):
        again = by_index.search(query, limit=None)
        assert answer.total
        assert (answer.hits, answer.unsearched, answer.hint) == (again.hits, 0, None), query
    by_index.close()


def test_a_stale_index_answers_alone_where_it_lacks_too_much_and_says_so(big, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_BESIDE", 4)
    add(big, 30, 40)
    opened = desk.Desk([big])
    stale = opened.search("ministry")
    assert (stale.total, stale.unsearched) == (30, 10)
    assert stale.hint == "10 articles are not indexed yet and were not searched."
    bring_up_to_date(big)
    whole = opened.search("ministry")
    assert (whole.total, whole.unsearched, whole.hint) == (40, 0, None)
    opened.close()


def test_without_any_index_each_query_scans_for_a_while_and_the_next_goes_on(big, monkeypatch):
    monkeypatch.setattr(shelf, "SCAN_SECONDS", -1.0)
    monkeypatch.setattr(shelf, "MOST_ALONE", 4)
    shutil.rmtree(big / "index")
    opened = desk.Desk([big])
    found = [opened.search("trade") for _ in range(6)]
    assert [answer.total for answer in found] == [1, 2, 3, 4, 4, 4]
    assert [answer.unsearched for answer in found] == [29, 28, 27, 26, 26, 26]
    info = found[-1].hits[0].article
    assert len(opened.hits_in(info, "trade")) == 1
    opened.close()


def test_results_grow_while_a_pack_is_being_read(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf, "SMALL_PACK", 0)
    monkeypatch.setattr(shelf, "MOST_BESIDE", 0)
    monkeypatch.setattr(shelf, "MOST_ALONE", 0)
    monkeypatch.setattr(indexing, "_FIRST_CHUNK", 10)
    monkeypatch.setattr("briefindex.desk.intake._BATCH", 5)
    pack, seen = tmp_path / "p", []
    opened = []

    def report(step):
        if step.phase == "read":
            opened[:] = opened or [desk.Desk([pack])]
            seen.append(opened[0].search("trade").total)

    desk.build(pack, [folder_of(tmp_path, texts(0, 60))], report, analysis=False)
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert set(seen) == {0, 10, 30}
    assert opened[0].search("trade").total == 60
    opened[0].close()


def test_an_import_that_is_cancelled_leaves_what_was_indexed_while_it_read(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "_FIRST_CHUNK", 10)
    monkeypatch.setattr("briefindex.desk.intake._BATCH", 5)
    token, pack = CancelToken(), tmp_path / "p"

    def report(step):
        if step.done == 40:
            token.cancel()

    with pytest.raises(Cancelled):
        desk.build(pack, [folder_of(tmp_path, texts(0, 60))], report, token)
    assert newest_of(pack).marker.count >= 20
    assert not list((pack / "index").glob(".new-*"))


def test_an_index_that_is_made_anew_replaces_the_old_only_when_it_holds_as_much(big, monkeypatch):
    monkeypatch.setattr(indexing, "_FIRST_CHUNK", 10)
    with PackWriter(big) as writer:
        writer.replace(writer.store.reading(writer.store.after(0)[0][1]))
    opened, seen = desk.Desk([big]), []
    with PackWriter(big) as writer:

        def published():
            writer.touch()
            seen.append(opened.search("trade").total)

        assert opened.search("trade").total == 30
        indexing.refresh(writer.store, ignore, CancelToken(), published)
    assert seen == [30]
    opened.close()
