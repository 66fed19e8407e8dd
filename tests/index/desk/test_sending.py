import json
import zipfile
from contextlib import closing
from datetime import date

import pytest

from briefindex import desk
from briefindex.desk.checking import DAMAGED, GONE, NO_INDEX, OTHER
from briefindex.errors import PackError
from briefindex.model.article import Known
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.packs.bag import CHANGED, Bounds
from briefindex.packs.connections import FILE
from briefindex.packs.decisions import Decisions
from briefindex.packs.entity_writer import EntityPen
from briefindex.packs.store import Store
from briefindex.progress import Cancelled, CancelToken
from packing import TEXTS

TODAY = date(2026, 1, 2)
pytestmark = pytest.mark.usefixtures("quick_extraction")


@pytest.fixture
def sent(pack, tmp_path):
    """The pack as one file, with one decision of each kind in it."""
    opened = desk.Desk([pack])
    (first, *_) = opened.articles()
    opened.close()
    with Decisions(pack) as pen:
        pen.put(first.id, {"title": '{"value":"My own title","basis":"user"}'})
    with EntityPen(pack) as pen:
        subject = Named("person", "Gas")
        pen.change({"k": NameDecision("rename", subject, Named("person", "Gaz"))})
        pen.set_glossary([GlossaryEntry(Named("place", "Xi'an"), ("Hsi-an",))])
    target = tmp_path / "Trade 2023.satchel"
    assert desk.send(pack, target, TODAY).decisions == 3
    return target


def opened_again(path, tmp_path):
    source = desk.resolve(path, tmp_path / "cache")
    result = desk.build(source.pack, source.inputs)
    return source, result, desk.Desk([source.pack])


def changed(path, ending, change):
    old = zipfile.ZipFile(path)
    members = [(info.filename, old.read(info)) for info in old.infolist()]
    old.close()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in members:
            new.writestr(name, change(data) if name.endswith(ending) else data)


def test_a_pack_comes_back_with_its_articles_and_what_was_decided(pack, sent, tmp_path):
    source, result, opened = opened_again(sent, tmp_path)
    assert source.name == "Trade 2023"
    assert {info.file for info in result.imported} == set(TEXTS)
    assert result.refused == ()
    before = desk.Desk([pack])
    assert {i.id: i.title for i in opened.articles()} == {i.id: i.title for i in before.articles()}
    assert Known("My own title", "user") in [info.title for info in opened.articles()]
    assert [d.kind for d in opened.names.decisions()] == ["rename"]
    glossaries = []
    for folder in (pack, source.pack):
        with closing(Store(folder)) as store:
            glossaries.append(store.naming.glossary())
    assert glossaries[0] == glossaries[1] != ()
    assert opened.search("corridor").total == 1
    before.close()
    opened.close()


def test_what_the_reader_decides_about_a_sent_pack_stays(sent, tmp_path):
    source, result, opened = opened_again(sent, tmp_path)
    mine = next(i.id for i in result.imported if i.title.value == "My own title")
    with Decisions(source.pack) as pen:
        pen.put(mine, {"title": None})
    desk.build(source.pack, source.inputs)
    assert Known("My own title", "user") not in [info.title for info in opened.articles()]
    opened.close()


def test_a_changed_article_is_refused_by_name_and_the_others_load(sent, tmp_path):
    changed(sent, "gas.txt", bytes.upper)
    _, result, opened = opened_again(sent, tmp_path)
    assert [(p.file, p.reason) for p in result.refused] == [("gas.txt", CHANGED)]
    assert len(opened.articles()) == 2
    opened.close()
    checked = desk.check(sent)
    assert (checked.articles, checked.unchanged, checked.ok) == (3, 2, False)
    assert [(f.where, f.what) for f in checked.faults] == [("gas.txt", CHANGED)]


def test_changed_decisions_are_not_taken(sent, tmp_path):
    changed(sent, "corrections.json", lambda data: data.replace(b"My own", b"Another"))
    _, result, opened = opened_again(sent, tmp_path)
    assert [(p.file, p.reason) for p in result.refused] == [("corrections.json", CHANGED)]
    assert all(info.title.basis != "user" for info in opened.articles())
    opened.close()


def test_a_whole_file_is_whole(sent):
    checked = desk.check(sent)
    assert checked.ok
    assert (checked.articles, checked.unchanged) == (3, 3)


def test_a_file_that_is_no_pack_is_one_sentence(tmp_path):
    path = tmp_path / "x.satchel"
    path.write_bytes(b"PK\x03\x04 not really")
    (fault,) = desk.check(path).faults
    assert fault.where == "x.satchel"
    source = desk.resolve(path, tmp_path / "cache")
    (refused,) = desk.build(source.pack, source.inputs).refused
    assert (refused.file, refused.reason) == ("x.satchel", fault.what)


def test_the_list_of_a_sent_pack_tells_what_is_known_and_how(sent):
    with zipfile.ZipFile(sent) as archive:
        package = json.loads(archive.read("Trade 2023/datapackage.json"))
    assert package["title"] == "pack"
    (own,) = [one for one in package["resources"] if one["title"] == "My own title"]
    assert own["basis"]["title"] == "user"
    assert own["basis"]["license"] == "unknown"
    assert own["license"] is None
    assert {one["path"] for one in package["resources"]} == {f"data/articles/{n}" for n in TEXTS}


def test_an_article_without_its_original_cannot_be_sent(pack, tmp_path):
    for original in (pack / "originals").iterdir():
        original.write_bytes(b"changed")
    with pytest.raises(PackError, match="cannot be sent"):
        desk.send(pack, tmp_path / "x.satchel", TODAY)
    assert list(tmp_path.glob("*.satchel*")) == []
    checked = desk.check(pack)
    assert {(f.what, f.where) for f in checked.faults} == {(OTHER, name) for name in TEXTS}


def test_a_stopped_sending_leaves_nothing(pack, tmp_path):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.send(pack, tmp_path / "x.satchel", TODAY, cancel=token)
    assert list(tmp_path.glob("*.satchel*")) == []


def test_a_whole_pack_is_whole_and_a_missing_original_is_named(pack):
    assert desk.check(pack).ok
    next((pack / "originals").iterdir()).unlink()
    (fault,) = desk.check(pack, repair=True).faults
    assert (fault.what, fault.repaired) == (GONE, False)


def test_a_missing_index_is_made_anew(pack):
    for part in sorted((pack / "index").rglob("*"), reverse=True):
        part.unlink() if part.is_file() else part.rmdir()
    (fault,) = desk.check(pack).faults
    assert (fault.what, fault.repaired) == (NO_INDEX, False)
    assert desk.check(pack, repair=True).ok
    assert desk.check(pack).faults == ()


def test_a_damaged_database_is_made_anew_with_what_was_decided(pack, sent, monkeypatch):
    del sent  # for the decisions that it made
    monkeypatch.setattr("briefindex.desk.unpacking.SENT_BOUNDS", Bounds(0, 0))  # it may be larger
    data = bytearray((pack / FILE).read_bytes())
    for ending in ("-wal", "-shm"):
        (pack / (FILE + ending)).unlink(missing_ok=True)
    data[-4096:] = bytes(4096)
    data[100:104] = b"\xff\xff\xff\xff"
    (pack / FILE).write_bytes(data)
    (fault,) = desk.check(pack).faults
    assert (fault.what, fault.where) == (DAMAGED, FILE)
    checked = desk.check(pack, repair=True)
    assert checked.faults[0].repaired
    opened = desk.Desk([pack])
    assert len(opened.articles()) == 3
    assert opened.search("corridor").total == 1
    opened.close()
    assert (pack / f"{FILE}.damaged").is_file()
    assert desk.check(pack).ok
