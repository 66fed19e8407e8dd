"""Dates across a pack on disk, and the user's own: what follows them, what outlives what."""

from datetime import date
from functools import partial

import pytest

from briefindex import desk
from briefindex.errors import NotInPackError
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from briefindex.model.article import Known, KnownDate
from briefindex.model.span import ArticleId
from briefindex.packs.connections import open_for_writing
from briefindex.packs.store import Store

HELD = """The Brazil-Japan Summit held in Osaka on May 19 produced a joint plan for ports.

Trade between Brazil and Japan reached $8 billion last year, ministers said in a joint statement.
"""
REPORT = """date 2023-05-26 LISBON Ministers left the Brazil-Japan Summit in Osaka last week.

They had agreed on ports, ships and a great deal besides, and will meet again before long.
"""
YEAR = KnownDate(None, date(2018, 1, 1), date(2018, 12, 31), "user", "You set it.")


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch):
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "held.txt").write_text(HELD, encoding="utf-8")
    return folder


def opened(pack, name="held.txt"):
    """The info and the one figure of money of an article."""
    reader = desk.Desk([pack])
    info = next(one for one in reader.articles() if one.file == name)
    (figure,) = (one for one in reader.figures(info.id) if one.unit == "USD")
    reader.close()
    return info, figure


def held_id(pack):
    return opened(pack)[0].id


def test_a_date_follows_when_the_article_that_tells_it_is_added(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    assert opened(pack)[1].period.start is None
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    desk.build(pack, [sources])
    info, figure = opened(pack)
    assert (info.date.earliest, info.date.basis) == (date(2023, 5, 19), "inferred")
    assert (figure.period.start, figure.period.basis) == (date(2022, 1, 1), "relative")
    assert "puts that summit “last week”. Last year is therefore 2022." in figure.period.reason


def test_an_import_tells_the_dates_as_they_are_when_it_is_done(tmp_path, sources):
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    result = desk.build(tmp_path / "pack", [sources])
    dates = {info.file: desk.date_text(info.date) for info in result.imported}
    assert dates == {"held.txt": "on or after 19 May 2023", "report.txt": "26 May 2023"}


def test_a_date_goes_again_when_evidence_comes_that_contradicts_it(tmp_path, sources):
    pack = tmp_path / "pack"
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    desk.build(pack, [sources])
    (sources / "again.txt").write_text(REPORT.replace("2023-05-26", "2022-05-24"), encoding="utf-8")
    desk.build(pack, [sources])
    info, figure = opened(pack)
    assert info.date == KnownDate()
    assert figure.period.start is None


def test_nothing_is_left_to_do_after_a_build_and_no_model_is_loaded_for_dates(
    tmp_path, sources, monkeypatch
):
    pack = tmp_path / "pack"
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    desk.build(pack, [sources])
    assert desk.ready(desk.resolve(pack))
    desk.decide(pack, held_id(pack), "date", YEAR)
    assert not desk.ready(desk.resolve(pack))

    def loaded(*_args, **_more):
        raise AssertionError

    monkeypatch.setattr(analyse, "EntityExtractor", loaded)
    desk.build(pack, [])
    assert desk.ready(desk.resolve(pack))


def test_the_users_date_resolves_last_year_at_once_and_reset_restores_it(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    desk.decide(pack, held_id(pack), "date", YEAR)
    info, figure = opened(pack)
    assert (info.date.earliest, info.date.basis) == (date(2018, 1, 1), "user")
    assert (figure.period.start, figure.period.end) == (date(2017, 1, 1), date(2017, 12, 31))
    assert figure.period.reason == "The sentence says “last year”; you dated the article 2018."
    desk.decide(pack, info.id, "date", None)
    info, figure = opened(pack)
    assert info.date == KnownDate()
    assert figure.period.start is None


def test_the_users_date_comes_before_an_inferred_one_and_survives_a_new_analysis(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    desk.decide(pack, held_id(pack), "date", YEAR)
    (sources / "report.txt").write_text(REPORT, encoding="utf-8")
    desk.build(pack, [sources])
    assert opened(pack)[1].period.start == date(2017, 1, 1)
    connection = open_for_writing(pack, "pack")
    connection.execute("UPDATE article SET version = 'old'")
    connection.close()
    desk.build(pack, [sources])
    info, figure = opened(pack)
    assert (info.date.basis, figure.period.start) == ("user", date(2017, 1, 1))


def test_a_date_that_the_user_sets_dates_the_other_articles_with_the_next_build(tmp_path, sources):
    pack = tmp_path / "pack"
    text = REPORT.replace("date 2023-05-26 LISBON ", "")
    (sources / "report.txt").write_text(text, encoding="utf-8")
    desk.build(pack, [sources])
    reader = desk.Desk([pack])
    report = next(one.id for one in reader.articles() if one.file == "report.txt")
    reader.close()
    desk.decide(pack, report, "date", KnownDate(date(2023, 5, 26)))
    desk.build(pack, [])
    assert opened(pack)[0].date.earliest == date(2023, 5, 19)
    desk.decide(pack, report, "date", None)
    desk.build(pack, [])
    assert opened(pack)[0].date == KnownDate()


def test_title_and_source_are_the_users_and_can_be_searched_for(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    before = opened(pack)[0]
    desk.decide(pack, before.id, "title", Known("Harbour plans"))
    desk.decide(pack, before.id, "source", Known("The Gazette"))
    desk.build(pack, [])
    reader = desk.Desk([pack])
    assert reader.search("title:harbour").total == reader.search("source:gazette").total == 1
    reader.close()
    info = opened(pack)[0]
    assert (info.title, info.source.basis) == (Known("Harbour plans", "user"), "user")
    desk.decide(pack, info.id, "title", None)
    assert opened(pack)[0].title == before.title


def test_searches_by_date_and_order_follow_the_date_at_once(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    reader = desk.Desk([pack])
    assert reader.search("date:2018").total == 0
    desk.decide(pack, held_id(pack), "date", YEAR)
    assert reader.search("date:2018").total == 1
    desk.decide(pack, held_id(pack), "date", None)
    assert reader.search("date:2018").total == 0
    reader.close()


def test_an_article_that_is_not_there_cannot_be_decided_about(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    with pytest.raises(NotInPackError):
        desk.decide(pack, ArticleId("nowhere"), "date", YEAR)


def test_a_pack_of_the_first_version_is_read_and_gains_its_tables_when_written(tmp_path, sources):
    pack = tmp_path / "pack"
    desk.build(pack, [sources])
    connection = open_for_writing(pack, "pack")
    connection.executescript("DROP TABLE decision; DROP TABLE dating; PRAGMA user_version = 1;")
    connection.close()
    store = Store(pack)
    assert store.infos()[0].date == KnownDate()
    store.close()
    desk.decide(pack, held_id(pack), "date", YEAR)
    desk.build(pack, [])
    assert opened(pack)[0].date.basis == "user"
