import subprocess
import sys
from datetime import date

import pytest

from briefindex import desk
from briefindex.errors import NotInPackError, PackNotFoundError
from briefindex.model.span import ArticleId
from briefindex.packs.writer import PackWriter
from packing import environment, folder_of


@pytest.fixture
def opened(pack):
    made = desk.Desk([pack])
    yield made
    made.close()


def test_articles_are_newest_first_and_undated_last(tmp_path, quick_extraction):  # noqa: ARG001
    texts = {
        "a.txt": "Undated words about nothing at all, he said.\n",
        "b.txt": "date 2023-05-26 SINGAPORE Words that are dated, he said.\n",
        "c.txt": "date 2024-01-02 SINGAPORE Other words that are dated, he said.\n",
    }
    desk.build(tmp_path / "p", [folder_of(tmp_path, texts)])
    opened = desk.Desk([tmp_path / "p"])
    infos = opened.articles()
    assert [info.date.day for info in infos] == [date(2024, 1, 2), date(2023, 5, 26), None]
    for query in ("", "words"):
        found = opened.search(query, sort="date").hits
        assert [hit.article for hit in found] == [info.id for info in infos]
    assert [hit.article for hit in opened.search("date:2023").hits] == [infos[1].id]
    assert [hit.article for hit in opened.search("date:>2023-05").hits] == [infos[0].id]
    opened.close()


def test_entities_are_gathered_over_articles(opened):
    entities = opened.entities()
    assert sorted(entity.canonical for entity in entities) == ["Gas", "The", "Wheat"]
    assert opened.entities(kind="place") == ()
    first = opened.articles()[0].id
    (entity,) = opened.entities(first)
    assert [mention.article for mention in entity.mentions] == [first]


def test_an_unknown_article_is_said_to_be_unknown(opened):
    for ask in (opened.article, opened.mentions, opened.figures, opened.entities):
        with pytest.raises(NotInPackError):
            ask(ArticleId("nowhere"))


def test_a_pack_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(PackNotFoundError):
        desk.Desk([tmp_path])


def test_the_revision_grows_when_the_worker_writes(opened, pack):
    before = opened.revision()
    assert opened.revision() == before
    with PackWriter(pack) as writer:
        writer.touch()
    assert opened.revision() > before


def test_what_the_worker_adds_is_seen_by_an_open_desk(opened, pack, tmp_path):
    desk.build(pack, [folder_of(tmp_path / "more", {"new.txt": "Uranium exports doubled.\n"})])
    assert opened.search("uranium").total == 1
    assert len(opened.articles()) == 4


def test_the_number_of_key_figures_is_known_by_article(opened):
    assert opened.key_counts() == {}
    assert opened.figures() == ()
    assert opened.comparison() == ()


def test_opening_an_analysed_pack_loads_no_search_engine_and_no_model(pack):
    script = (
        "import sys; from pathlib import Path; from briefindex.desk import Desk\n"
        "desk = Desk([Path(sys.argv[1])]); first = desk.articles()[0].id\n"
        "desk.article(first); desk.mentions(first); desk.figures(first); desk.packs()\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, pack],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"whoosh", "spacy", "numpy", "charset_normalizer"}
