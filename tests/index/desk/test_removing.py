"""Taking an article out of a pack folder."""

from contextlib import closing
from pathlib import Path

import pytest

from briefindex import desk
from briefindex.desk import Desk
from briefindex.errors import NotInPackError
from briefindex.model.span import ArticleId
from packing import folder_of, own_key, quick_extraction

__all__ = ["own_key", "quick_extraction"]
pytestmark = pytest.mark.usefixtures("own_key", "quick_extraction")


def by_file(pack: Path) -> dict[str, ArticleId]:
    with closing(Desk([pack])) as reading:
        return {info.file: info.id for info in reading.articles()}


def test_an_article_goes_from_lists_and_searches_and_its_file_stays(tmp_path: Path) -> None:
    folder, pack = folder_of(tmp_path), tmp_path / "pack"
    desk.build(pack, [folder])
    desk.remove(pack, by_file(pack)["gas.txt"])
    assert set(by_file(pack)) == {"corridor.txt", "wheat.txt"}
    with closing(Desk([pack])) as reading:
        assert reading.search("pipeline").total == 0
        assert reading.search("railways").total == 2
    assert (folder / "gas.txt").exists()
    desk.build(pack, [])
    assert desk.ready(desk.resolve(pack))


def test_what_was_a_copy_of_it_counts_by_itself(tmp_path: Path) -> None:
    words = "Grain\n\n" + " ".join(f"Word{n} follows word{n} here." for n in range(60))
    folder = folder_of(tmp_path, {"a.txt": words, "b.txt": words + "\n\nMore.\n"})
    pack = tmp_path / "pack"
    desk.build(pack, [folder])
    with closing(Desk([pack])) as reading:
        (first,) = reading.copies().values()
    desk.remove(pack, first)
    with closing(Desk([pack])) as reading:
        assert reading.copies() == {}
        assert len(reading.articles()) == 1


def test_an_article_of_another_pack_is_refused(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    desk.build(pack, [folder_of(tmp_path)])
    with pytest.raises(NotInPackError):
        desk.remove(pack, ArticleId("f" * 16))


def test_refusals_are_in_the_pack_before_the_import_is_over(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("briefindex.desk.intake._BATCH_SECONDS", 0.0)
    folder = folder_of(tmp_path, {"a.txt": "", "b.txt": "Gas flows east.\n"})
    pack, seen = tmp_path / "pack", []

    def look(_step: object) -> None:
        with closing(Desk([pack])) as reading:
            seen.append([problem.file for problem in reading.problems()])

    desk.build(pack, [folder], look)
    assert ["a.txt"] in seen[:2]
