import shutil
import sqlite3

import pytest

from briefindex import desk
from briefindex.desk import building
from briefindex.errors import PackDamagedError, PackError
from briefindex.packs.connections import FILE
from briefindex.packs.store import NOT_ANALYSED, Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken
from packing import TEXTS, FirstWord, folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")


def steps_of(pack, inputs):
    steps = []
    result = desk.build(pack, inputs, steps.append)
    return [step for step in steps if not step.file], result


def test_all_text_can_be_searched_before_any_of_it_is_analysed(tmp_path):
    steps, result = steps_of(tmp_path / "p", [folder_of(tmp_path)])
    phases = [step.phase for step in steps]
    assert phases == ["read"] * 3 + ["index"] * 3 + ["analyse"] * 3
    assert {step.article for step in steps} == {info.id for info in result.imported}
    assert [step.done for step in steps] == [1, 2, 3] * 3


def test_every_file_is_imported_a_duplicate_or_refused(tmp_path):
    folder = folder_of(tmp_path, TEXTS | {"copy.txt": TEXTS["gas.txt"], "empty.txt": ""})
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    _, result = steps_of(tmp_path / "p", [folder, tmp_path / "missing"])
    assert [info.file for info in result.imported] == ["copy.txt", "corridor.txt", "wheat.txt"]
    assert [(d.file, d.of) for d in result.duplicates] == [("gas.txt", "copy.txt")]
    assert {p.file for p in result.refused} == {"empty.txt", "picture.txt", "missing"}
    assert all(problem.reason.endswith(".") for problem in result.refused)
    opened = desk.Desk([tmp_path / "p"])
    assert set(opened.problems()) == set(result.refused)
    opened.close()


def test_each_file_is_named_when_it_is_begun(tmp_path):
    steps = []
    desk.build(tmp_path / "p", [folder_of(tmp_path)], steps.append)
    begun = [(step.phase, step.done, step.file) for step in steps if step.file]
    read = [name for phase, _, name in begun if phase == "read"]
    assert read == ["corridor.txt", "gas.txt", "wheat.txt"]
    assert read == [name for phase, _, name in begun if phase == "analyse"]
    assert [done for phase, done, _ in begun if phase == "analyse"] == [0, 1, 2]


def test_a_pack_folder_knows_where_its_files_were_read_from(tmp_path):
    folder, pack = folder_of(tmp_path), tmp_path / "p"
    desk.build(pack, [folder])
    desk.build(pack, [folder / "corridor.txt"])
    desk.build(pack, [])
    assert desk.given(pack) == (folder, folder / "corridor.txt")
    assert desk.given(tmp_path / "nothing") == ()


def test_the_files_that_were_given_stay_as_they_were(tmp_path):
    folder = folder_of(tmp_path, TEXTS | {"empty.txt": ""})

    def seen():
        return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*"))}

    before = seen()
    desk.build(tmp_path / "p", [folder])
    desk.build(tmp_path / "p", [folder])
    assert seen() == before


def test_a_file_that_was_refused_once_and_then_read_is_no_problem_any_more(tmp_path):
    folder = folder_of(tmp_path, {"a.txt": ""})
    desk.build(tmp_path / "p", [folder])
    (folder / "a.txt").write_text("Now there is text in it.", encoding="utf-8")
    desk.build(tmp_path / "p", [folder])
    opened = desk.Desk([tmp_path / "p"])
    assert opened.problems() == ()
    opened.close()


@pytest.mark.parametrize("stop_at", range(1, 16))
def test_what_was_finished_before_a_cancel_stays_and_the_rest_follows(tmp_path, stop_at):
    token, seen = CancelToken(), []

    def report(step):
        seen.append(step)
        if len(seen) == stop_at:
            token.cancel()

    folder, pack = folder_of(tmp_path), tmp_path / "p"
    try:
        desk.build(pack, [folder], report, token)
    except Cancelled:
        assert stop_at < 15
    opened = desk.Desk([pack])
    assert {step.article for step in seen if step.article} <= {i.id for i in opened.articles()}
    opened.close()
    desk.build(pack, [folder])
    opened = desk.Desk([pack])
    (info,) = opened.packs()
    assert (info.articles, info.indexed, info.analysed) == (3, 3, 3)
    opened.close()


def test_nothing_is_done_twice(tmp_path):
    source = desk.resolve(folder_of(tmp_path), tmp_path / "cache")
    assert not desk.ready(source)
    desk.prepare(source)
    assert desk.ready(source)
    steps = []
    desk.prepare(source, steps.append)
    assert steps == []


def test_text_can_be_had_without_waiting_for_its_analysis(tmp_path):
    source, steps = desk.resolve(folder_of(tmp_path), tmp_path / "cache"), []
    desk.prepare(source, steps.append, analysis=False)
    assert {step.phase for step in steps} == {"read", "index"}
    assert desk.ready(source, analysis=False)
    assert not desk.ready(source)


def test_a_pack_is_not_ready_without_its_index(tmp_path):
    source = desk.resolve(folder_of(tmp_path), tmp_path / "cache")
    desk.prepare(source)
    shutil.rmtree(source.pack / "index")
    assert not desk.ready(source)


def test_another_version_of_the_extraction_reads_and_analyses_again(tmp_path, monkeypatch):
    folder, pack = folder_of(tmp_path), tmp_path / "p"
    desk.build(pack, [folder])
    monkeypatch.setattr(building, "analysis_version", lambda: "newer")
    steps, result = steps_of(pack, [])
    assert [step.phase for step in steps] == ["analyse"] * 3
    assert result.imported == ()
    store = Store(pack)
    assert store.unanalysed(["newer"]) == ()
    store.close()


def test_a_newer_reading_of_the_original_takes_the_old_ones_place(tmp_path, monkeypatch):
    pack = tmp_path / "p"
    desk.build(pack, [folder_of(tmp_path)])
    with PackWriter(pack) as writer:
        identifier = writer.store.after(0)[0][1]
        right = writer.store.article(identifier)
        wrong = right.__class__(right.info, "An older reading.", (), ())
        writer.replace(wrong)
    monkeypatch.setattr(building, "analysis_version", lambda: "newer")
    desk.build(pack, [])
    opened = desk.Desk([pack])
    assert opened.article(identifier) == right
    assert opened.search("older").total == 0
    opened.close()


def test_a_pack_in_the_cache_is_called_after_its_folder(tmp_path):
    source = desk.resolve(folder_of(tmp_path), tmp_path / "cache")
    desk.build(source.pack, source.inputs)
    opened = desk.Desk([source.pack])
    assert opened.packs()[0].name == "texts"
    opened.close()


@pytest.mark.expects_warning("cannot be analysed")
def test_an_article_that_extraction_fails_on_costs_no_other_article(tmp_path, monkeypatch):
    analyse = FirstWord.analyse

    def failing(self, article):
        if article.text.startswith("Gas"):
            raise RuntimeError
        return analyse(self, article)

    monkeypatch.setattr(FirstWord, "analyse", failing)
    pack = tmp_path / "p"
    result = desk.build(pack, [folder_of(tmp_path)])
    assert [(problem.file, problem.reason) for problem in result.unread] == [
        ("gas.txt", NOT_ANALYSED)
    ]
    opened = desk.Desk([pack])
    (info,) = opened.packs()
    assert (info.articles, info.indexed, info.analysed) == (3, 3, 3)
    assert opened.problems() == result.unread
    opened.close()
    steps, _ = steps_of(pack, [])
    assert steps == []


@pytest.mark.expects_warning("cannot be analysed")
def test_an_article_that_failed_is_analysed_by_the_next_version(tmp_path, monkeypatch):
    def failing(_self, _article):
        raise RuntimeError

    pack = tmp_path / "p"
    with monkeypatch.context() as patched:
        patched.setattr(FirstWord, "analyse", failing)
        desk.build(pack, [folder_of(tmp_path)])
    monkeypatch.setattr(building, "analysis_version", lambda: "newer")
    desk.build(pack, [])
    opened = desk.Desk([pack])
    assert opened.problems() == ()
    assert all(opened.mentions(info.id) for info in opened.articles())
    opened.close()


def test_what_was_read_with_the_model_is_kept_where_there_is_none(tmp_path, monkeypatch):
    pack = tmp_path / "p"
    monkeypatch.setattr(building, "analysis_version", lambda: "0+model")
    desk.build(pack, [folder_of(tmp_path)])
    monkeypatch.setattr(building, "analysis_version", lambda: "0")
    assert steps_of(pack, [])[0] == []


def test_what_was_read_without_the_model_is_read_again_with_it(tmp_path, monkeypatch):
    pack = tmp_path / "p"
    monkeypatch.setattr(building, "analysis_version", lambda: "0")
    desk.build(pack, [folder_of(tmp_path)])
    monkeypatch.setattr(building, "analysis_version", lambda: "0+model")
    assert [step.phase for step in steps_of(pack, [])[0]] == ["analyse"] * 3


def test_two_builds_at_once_are_one_sentence(tmp_path):
    with (
        PackWriter(tmp_path / "p"),
        pytest.raises(PackError, match="wait until it is done"),
    ):
        desk.build(tmp_path / "p", [folder_of(tmp_path)])


def other_database(path):
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE letters(text)")
    other.commit()
    other.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\0"),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        other_database,
    ],
)
def test_a_damaged_pack_of_the_cache_is_made_again_from_its_folder(tmp_path, damage):
    source = desk.resolve(folder_of(tmp_path), tmp_path / "cache")
    desk.prepare(source)
    damage(source.pack / FILE)
    assert not desk.ready(source)
    desk.prepare(source)
    opened = desk.Desk([source.pack])
    assert len(opened.articles()) == 3
    assert opened.search("harvest").total == 1
    opened.close()


def test_a_damaged_pack_of_ones_own_is_left_as_it_is(tmp_path):
    desk.build(tmp_path / "p", [folder_of(tmp_path)])
    (tmp_path / "p" / FILE).write_bytes(b"damaged")
    for door in (
        lambda: desk.prepare(desk.resolve(tmp_path / "p")),
        lambda: desk.build(tmp_path / "p", [tmp_path / "texts"]),
    ):
        with pytest.raises(PackDamagedError, match="damaged"):
            door()
    assert (tmp_path / "p" / FILE).read_bytes() == b"damaged"


def test_a_pack_that_cannot_be_analysed_now_gives_its_text_and_no_half_answer(
    tmp_path, monkeypatch
):
    pack = tmp_path / "p"
    desk.build(pack, [folder_of(tmp_path)], analysis=False)
    monkeypatch.setattr(building, "_WAIT_FOR_FILLING", 0.0)
    source = desk.resolve(pack)
    with PackWriter(pack):
        desk.prepare(source, analysis=False)
        with pytest.raises(PackError, match="Another Satchel is writing"):
            desk.prepare(source)
    desk.prepare(source)
    monkeypatch.setattr(building, "analysis_version", lambda: "a newer one")
    monkeypatch.setattr(building, "_WAIT_FOR_PACK", 0.0)
    with PackWriter(pack):
        desk.prepare(source)
