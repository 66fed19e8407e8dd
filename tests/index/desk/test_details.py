"""What the user says of an article stays, whatever is read anew."""

from pathlib import Path

import pytest

from briefindex import desk
from briefindex.desk import building
from briefindex.model.article import Known

SAID = {
    "title": "Rails and roads",
    "source": "The Courier",
    "author": "A. Nurlan",
    "language": "ru",
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    file = tmp_path / "rails.txt"
    file.write_text("Rails\n\nThe line carried 4 million tonnes in 2023.\n", encoding="utf-8")
    desk.build(tmp_path / "p", [file])
    return tmp_path / "p"


def details(pack: Path) -> dict[str, str | None]:
    opened = desk.Desk([pack])
    (info,) = opened.articles()
    opened.close()
    known = {"title": info.title, "source": info.source, "author": info.author}
    return {name: each.value for name, each in known.items()} | {"language": info.language}


def test_all_that_the_user_said_survives_a_new_reading(pack, monkeypatch) -> None:
    before = details(pack)
    opened = desk.Desk([pack])
    (info,) = opened.articles()
    opened.close()
    for name, words in SAID.items():
        desk.decide(pack, info.id, name, Known(words, "user"))
    assert details(pack) == SAID
    monkeypatch.setattr(building, "analysis_version", lambda: "newer")
    desk.build(pack, [])
    assert details(pack) == SAID
    assert desk.ready(desk.resolve(pack))
    for name in SAID:
        desk.decide(pack, info.id, name, None)
    assert details(pack) == before


def test_a_language_that_was_set_is_the_one_that_is_searched_for(pack) -> None:
    opened = desk.Desk([pack])
    (info,) = opened.articles()
    desk.decide(pack, info.id, "language", Known("ru", "user"))
    desk.build(pack, [])
    assert opened.search("lang:ru", 10).total == 1
    assert opened.search("lang:en", 10).total == 0
    opened.close()
