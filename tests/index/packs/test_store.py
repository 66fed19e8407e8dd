import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefindex.errors import NotInPackError, PackError, PackNotFoundError
from briefindex.model.pack import ImportProblem
from briefindex.model.span import ArticleId
from briefindex.packs import connections
from briefindex.packs.connections import FILE, is_free, is_pack
from briefindex.packs.originals import digest_of
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from ordinary_user import ORDINARY, as_ordinary_user
from packing import article, environment

TEXT = "Wheat harvest disappoints\n\nFarmers lost a fifth of it. “So it is,” they said.\n"


def filled(folder, text=TEXT):
    with PackWriter(folder) as writer:
        made = article(text)
        writer.add([(made, digest_of(text.encode()), text.encode())])
    return made


def test_an_article_comes_back_as_it_went_in(tmp_path):
    made = filled(tmp_path / "p")
    store = Store(tmp_path / "p")
    assert store.article(made.info.id) == made
    assert store.infos() == (made.info,)
    store.close()


def test_the_original_is_kept_byte_for_byte_under_its_digest(tmp_path):
    filled(tmp_path / "p")
    kept = list((tmp_path / "p" / "originals").iterdir())
    assert [path.name for path in kept] == [digest_of(TEXT.encode())]
    assert kept[0].read_bytes() == TEXT.encode()


def test_an_unknown_article_is_said_to_be_unknown(tmp_path):
    filled(tmp_path / "p")
    store = Store(tmp_path / "p")
    with pytest.raises(NotInPackError):
        store.article(ArticleId("nowhere"))
    store.close()


def test_a_second_writer_is_told_in_one_sentence(tmp_path):
    with (
        PackWriter(tmp_path / "p"),
        pytest.raises(PackError, match=r"^Another Satchel is writing to .*\.$"),
    ):
        PackWriter(tmp_path / "p")


def test_the_lock_goes_with_the_process_that_held_it(tmp_path):
    script = (
        "import os, sys; from pathlib import Path; from briefindex.packs.writer import PackWriter\n"
        "writer = PackWriter(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path / "p"], env=environment(), check=False)
    with PackWriter(tmp_path / "p") as writer:
        assert writer.store.infos() == ()


def test_a_reader_reads_while_a_writer_writes(tmp_path):
    filled(tmp_path / "p")
    store = Store(tmp_path / "p")
    before = store.revision
    with PackWriter(tmp_path / "p") as writer:
        writer.refuse([ImportProblem("x.txt", "No.")])
        assert store.refused() == (ImportProblem("x.txt", "No."),)
    assert store.revision > before
    store.close()


def test_nothing_there_is_said_so(tmp_path):
    with pytest.raises(PackNotFoundError):
        Store(tmp_path / "none")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0"])
def test_a_file_that_is_no_pack_is_refused_in_one_sentence(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(PackError, match=r"\.$"):
        Store(tmp_path)


def test_no_reader_meets_a_pack_that_is_only_being_made(tmp_path, monkeypatch):
    create, met = connections._create, []

    def looked_at(connection, name):
        for moment in (lambda: None, lambda: create(connection, name)):
            moment()
            with pytest.raises(PackNotFoundError):
                Store(tmp_path)
            met.append(is_pack(tmp_path))

    monkeypatch.setattr(connections, "_create", looked_at)
    PackWriter(tmp_path).__exit__()
    assert met == [False, False]
    assert Store(tmp_path).infos() == ()
    assert {path.name for path in tmp_path.iterdir()} >= {FILE}
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.parametrize("killed", [False, True])
def test_a_beginning_that_failed_leaves_room_for_the_next(tmp_path, monkeypatch, killed):
    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    if killed:
        monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    monkeypatch.setattr(connections, "_create", full)
    with pytest.raises(PackError, match=r"p cannot be written: the disk is full; make room"):
        PackWriter(tmp_path / "p")
    monkeypatch.undo()
    assert not is_pack(tmp_path / "p")
    assert is_free(tmp_path / "p")
    assert list((tmp_path / "p").glob("*.new")) == [tmp_path / "p" / f"{FILE}.new"] * killed
    with PackWriter(tmp_path / "p") as writer:
        assert writer.store.infos() == ()


def test_an_empty_file_is_as_good_as_none_to_a_writer(tmp_path):
    (tmp_path / FILE).touch()
    with PackWriter(tmp_path, "Name") as writer:
        assert writer.store.name == "Name"


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE letters(text)")
    other.commit()
    other.close()
    before = (tmp_path / FILE).read_bytes()
    for door in (Store, PackWriter):
        with pytest.raises(PackError, match="not a Satchel pack"):
            door(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_newer_schema_is_refused_with_what_to_do(tmp_path):
    filled(tmp_path)
    newer = sqlite3.connect(tmp_path / FILE)
    newer.execute("PRAGMA user_version=99")
    newer.close()
    for door in (Store, PackWriter):
        with pytest.raises(PackError, match="newer Satchel: update Satchel"):
            door(tmp_path)


def test_a_damaged_row_is_an_error_of_the_pack_not_of_the_program(tmp_path):
    made = filled(tmp_path)
    broken = sqlite3.connect(tmp_path / FILE)
    broken.execute("UPDATE body SET sentences = '[1, \"x\"]'")
    broken.execute("UPDATE article SET info = '{}'")
    broken.commit()
    broken.close()
    store = Store(tmp_path)
    with pytest.raises(PackError, match="damaged"):
        store.article(made.info.id)
    with pytest.raises(PackError, match="damaged"):
        store.infos()
    store.close()


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path, monkeypatch):
    made = filled(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    with PackWriter(tmp_path) as writer:
        monkeypatch.setattr("os.fsync", full)
        other = article("Something else altogether.\n")
        with pytest.raises(PackError, match="the disk is full; make room and try again"):
            writer.add([(other, "0" * 64, b"Something else altogether.\n")])
        monkeypatch.undo()
        assert writer.store.ids() == {made.info.id: "a.txt"}
    assert not list((tmp_path / "originals").glob(".new-*"))


READ_ONLY = """
import os, sys
from pathlib import Path
from briefindex.packs.store import Store
store = Store(Path(sys.argv[1]))
print(store.infos()[0].file)
"""


@as_ordinary_user
@pytest.mark.parametrize("journal", [False, True])
def test_a_pack_on_a_read_only_disk_opens(tmp_path, journal):
    folder = tmp_path / "p"
    filled(folder)
    if journal:  # copied while its last commit was still in the journal
        held = sqlite3.connect(folder / FILE)
        held.execute("UPDATE article SET info = replace(info, 'a.txt', 'journal.txt')")
        held.commit()
        folder = Path(shutil.copytree(folder, tmp_path / "copy"))
        (folder / (FILE + "-shm")).unlink()
        held.close()
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    done = subprocess.run(
        [*ORDINARY, sys.executable, "-c", READ_ONLY, folder],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == ("journal.txt" if journal else "a.txt"), done.stderr


def test_readers_of_one_pack_share_what_they_list_of_it(tmp_path):
    filled(tmp_path / "p")
    one, other = Store(tmp_path / "p"), Store(tmp_path / "p")
    assert one.infos() is other.infos()
    before = one.infos()
    with PackWriter(tmp_path / "p") as writer:
        more = article("Gas prices rise\n\nNobody knows why.\n")
        writer.add([(more, digest_of(b"more"), b"more")])
        assert one.infos() is not before
        assert one.infos() is other.infos()
        assert writer.store.infos() == one.infos()
        assert writer.store.infos() is not one.infos(), "a writer's may never be committed"
    one.close()
    other.close()


def test_a_pack_made_anew_in_the_same_place_is_not_listed_as_the_one_before(tmp_path):
    filled(tmp_path / "p")
    before = Store(tmp_path / "p")
    assert before.infos()[0].title.value == "Wheat harvest disappoints"
    shutil.rmtree(tmp_path / "p")
    filled(tmp_path / "p", TEXT.replace("Wheat", "Grape"))
    after = Store(tmp_path / "p")
    assert after.infos()[0].title.value == "Grape harvest disappoints"
    before.close()
    after.close()
