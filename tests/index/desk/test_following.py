"""The pack of a plain folder follows the folder: what did not change is not analysed again."""

import shutil

import pytest

from briefindex import desk
from briefindex.model.article import Known
from briefindex.packs.decisions import Decisions
from briefindex.packs.writer import PackWriter
from packing import TEXTS, FirstWord, folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")


@pytest.fixture
def analysed(monkeypatch):
    """The first words of the articles that were analysed since it was cleared."""
    seen: list[str] = []
    analyse = FirstWord.analyse

    def watched(self, article):
        seen.append(article.text.split()[0])
        return analyse(self, article)

    monkeypatch.setattr(FirstWord, "analyse", watched)
    return seen


@pytest.fixture
def folder(tmp_path):
    return folder_of(tmp_path)


@pytest.fixture
def opened(folder, tmp_path):
    """Opens the folder as it is now: the desk, and what the worker did."""
    desks: list[desk.Desk] = []

    def open_now():
        source = desk.resolve(folder, tmp_path / "cache")
        result = desk.build(source.pack, source.inputs)
        made = desk.Desk([source.pack])
        desks.append(made)
        return made, result

    yield open_now
    for each in desks:
        each.close()


def files(made):
    return sorted(info.file for info in made.articles())


def test_only_what_was_added_or_changed_is_analysed(folder, opened, analysed):
    opened()
    analysed.clear()
    (folder / "new.txt").write_text("Copper\n\nThe price of copper rose.", encoding="utf-8")
    text = TEXTS["gas.txt"].replace("double", "shrink")
    (folder / "gas.txt").write_text(text, encoding="utf-8")
    made, result = opened()
    assert sorted(analysed) == ["Copper", "Gas"]
    assert files(made) == ["corridor.txt", "gas.txt", "new.txt", "wheat.txt"]
    assert result.duplicates == ()
    assert made.search("shrink").total == 1
    assert made.search("double").total == 0


def test_what_was_deleted_is_gone_from_the_list_and_from_every_search(folder, opened, analysed):
    opened()
    analysed.clear()
    (folder / "wheat.txt").unlink()
    made, _ = opened()
    assert analysed == []
    assert files(made) == ["corridor.txt", "gas.txt"]
    assert made.search("harvest").total == 0
    assert made.search("pipeline").total == 1
    assert len(list((made.packs()[0].folder / "originals").iterdir())) == 2


def test_a_renamed_file_keeps_its_article(folder, opened):
    before, _ = opened()
    ids = {info.id for info in before.articles()}
    (folder / "gas.txt").rename(folder / "pipeline.txt")
    made, _ = opened()
    assert files(made) == ["corridor.txt", "pipeline.txt", "wheat.txt"]
    assert {info.id for info in made.articles()} == ids


def test_what_the_reader_decided_stays_when_the_folder_changes(folder, opened):
    made, _ = opened()
    first = made.articles()[0].id
    with Decisions(made.packs()[0].folder) as pen:
        pen.decide(first, "title", '{"value":"Mine","basis":"user"}', found=True)
    (folder / "new.txt").write_text("Copper\n\nThe price of copper rose.", encoding="utf-8")
    made, _ = opened()
    (mine,) = [info for info in made.articles() if info.id == first]
    assert mine.title == Known("Mine", "user")


def test_no_pack_of_an_older_state_is_left(folder, opened, tmp_path):
    opened()
    (folder / "wheat.txt").unlink()
    opened()
    packs = [path for path in (tmp_path / "cache").iterdir() if path.name != "folders"]
    assert len(packs) == 1


def test_a_pack_that_is_being_written_is_left_alone(folder, opened):
    made, _ = opened()
    old = made.packs()[0].folder
    (folder / "wheat.txt").unlink()
    with PackWriter(old):
        made, _ = opened()
    assert files(made) == ["corridor.txt", "gas.txt"]
    assert (old / "pack.sqlite").is_file()


def test_a_succession_that_was_cut_off_is_filled_again(folder, opened, tmp_path):
    made, _ = opened()
    old = made.packs()[0].folder
    (folder / "wheat.txt").unlink()
    source = desk.resolve(folder, tmp_path / "cache")
    with PackWriter(old) as writer:
        writer.drop_property("filled")
    shutil.move(old, source.pack)
    assert not desk.ready(source)
    made, _ = opened()
    assert files(made) == ["corridor.txt", "gas.txt"]
