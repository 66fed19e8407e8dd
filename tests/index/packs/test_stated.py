import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs.stated import folded_words, row_of
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from named_packs import named_pack
from packing import article

TEXT = "Grain on rails\n\nGrain exports of Oria were 40 million tonnes in 2022, Velt said.\n"


def figure(home: ArticleId) -> Figure:
    start = TEXT.index("40")
    return Figure(
        FigureId(f"{home}-{start}"), Span(start, start + 17), "40 million tonnes",
        SentenceRef(home, Span(16, 81)), Decimal(40_000_000), None, None, None, "t", "quantity",
        None, None, Indicator("grain|oria|", "Grain exports", ("Oria",)),
        Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated"), "actual", "Velt", "key",
    )  # fmt: skip


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "pack"
    made = article(TEXT, "grain.txt")
    named_pack(folder, {"grain.txt": TEXT}, {}, {"grain.txt": (figure(made.info.id),)})
    return folder


def rows(folder):
    with closing(sqlite3.connect(folder / "pack.sqlite")) as connection:
        return connection.execute("SELECT * FROM stated").fetchall()


def test_a_figure_stands_in_columns_as_it_stands_in_the_pack(pack):
    (stored,) = rows(pack)
    with closing(Store(pack)) as store:
        assert stored == row_of(store.figures()[0])


def test_what_is_read_anew_takes_the_old_rows_place(pack):
    with PackWriter(pack) as writer:
        home = next(iter(writer.store.ids()))
        other = replace(figure(home), status="target")
        writer.analysed(home, (), (other,), "2", writer.store.article(home).info.date)
    assert rows(pack) == [row_of(other)]


def test_a_pack_of_an_older_satchel_gets_the_columns_when_it_is_written_to(pack):
    expected = rows(pack)
    with closing(sqlite3.connect(pack / "pack.sqlite")) as connection:
        connection.executescript("DROP TABLE stated; PRAGMA user_version = 3;")
    with closing(Store(pack)) as store:
        assert store.figure_view.stating(None) is None
    with PackWriter(pack):
        pass
    assert rows(pack) == expected


def test_an_open_range_and_a_figure_without_a_period_have_no_edges():
    plain = replace(
        figure(ArticleId("a")), value=None, low=Decimal(5), high=Decimal("7.5"), period=Period()
    )
    assert row_of(plain)[5:9] == (None, None, 5.0, 7.5)


def test_words_stand_between_two_spaces_and_texts_apart():
    assert folded_words(("Xi’an–Türkiye route", "GDP (2%)")) == " xian turkiye route \n gdp 2 "
