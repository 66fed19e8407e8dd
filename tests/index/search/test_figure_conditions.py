"""What is asked of the rows of a pack finds what is asked of the figures themselves."""

import random
from contextlib import closing
from datetime import date
from decimal import Decimal

import pytest

from briefindex import desk
from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.span import SentenceRef, Span
from briefindex.packs.store import Store
from briefindex.search.figure_query import boxed, figures_of, matching_figures
from briefindex.text.identity import entity_id
from named_packs import named_pack
from packing import article

FILES = [f"{number:02}.txt" for number in range(12)]
TEXTS = {file: f"Story {file[:2]}\n\n" + "One 1. Two 2. Three 3. Four 4.\n" for file in FILES}
LABELS = (
    "Trade turnover", "Grain exports", "Trade deficit of the states", "Rating of 中国 banks",
    "Экспорт зерна", "Türk oil and oils", "US trade", "Growth rates", "CO2 per head",
)  # fmt: skip
PARTIES = ((), ("Oria",), ("Oria", "Türkland"), ("Xi’an",), ("US",))
UNITS = ("USD", "USD/t", "%", "pp", "t", "memorandums")
PERIODS = (
    Period(),
    Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated"),
    Period("by 2030", None, date(2030, 12, 31), "stated"),
    Period("May 2023", date(2023, 5, 1), date(2023, 5, 31), "stated"),
)
QUERIES = (
    "trade", "trad", "t", "us", "rate", "rating", "oil", "oils", "экспорта", "中国", "中",
    '"trade deficit"', '"grain exports"', '"exports grain"', "turkland", "xian", "tokayev",
    "2022", "2022 target", "2030 -trade", ">20", "<=7", ">5%", ">=7", "5..7", "value:>7 unit:usd",
    "figure:trade", "figure:oria", "party:oria", "speaker:velt", "unit:%", "unit:us", "unit:memo",
    "year:2022..2024", "status:expected", "year:>2024", "oil OR grain", "-(oil OR grain)", "-oil",
    "trade AND NOT target", "trde~", "trade~", "gr*th", "ra*", "near(\"rates growth\", 3)",
    "person:velt", "place:oria", "(trade OR 2022) -us", "", "((", "absent", "co2", "c", "7",
)  # fmt: skip


def drawn(file, chance, start):
    low, high = sorted(chance.sample((2, 5, 7, 20, 30), 2))
    is_range = chance.random() < 0.2
    home = article(TEXTS[file], file).info.id
    return Figure(
        FigureId(f"{home}-{start}"), Span(start, start + 1), TEXTS[file][start],
        SentenceRef(home, Span(start, start + 1)),
        None if is_range else Decimal(low), Decimal(low) if is_range else None,
        Decimal(high) if is_range else None, None, chance.choice(UNITS), "quantity", None, None,
        Indicator("k", chance.choice(LABELS), chance.choice(PARTIES)), chance.choice(PERIODS),
        chance.choice(("actual", "target", "expected")),
        chance.choice((None, "Velt", "Kassym-Jomart Tokayev")),
        chance.choice(("key", "secondary", "trivial")),
    )  # fmt: skip


def made(folder):
    chance = random.Random(5)
    starts = [place for place, letter in enumerate(TEXTS["00.txt"]) if letter in "1234"][-4:]
    found = {file: tuple(drawn(file, chance, start) for start in starts) for file in FILES}
    named_pack(folder / "pack", TEXTS, {"One": ("place", "Oria")}, found)
    return folder / "pack"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return made(tmp_path_factory.mktemp("figures"))


@pytest.mark.parametrize("query", QUERIES)
def test_the_rows_of_a_pack_find_what_the_figures_are_asked_for(pack, query):
    with closing(Store(pack)) as store:
        expected = {figure.id for figure in matching_figures(store.figures(), query)}
        found = figures_of(store, boxed(query), lambda _: frozenset())
    assert sorted(figure.id for figure in found) == sorted(expected)


def test_the_first_figures_are_read_and_all_are_counted(pack):
    with closing(desk.Desk([pack])) as opened:
        every = [f for f in opened.figures(query="trade") if f.salience != "trivial"]
        every.sort(key=lambda figure: figure.salience != "key")
        found = opened.finder.figures_found("trade", most=3)
    assert found.total == len(every) > 3
    assert found.figures == tuple(every[:3])


def test_a_figure_is_found_under_the_name_that_its_party_has_now(tmp_path):
    pack = made(tmp_path)
    with closing(desk.Desk([pack])) as opened:
        of_oria = {f.id for f in opened.figures(query="party:oria")}
        opened.naming.rename(entity_id("place", "Oria"), "Velmar")
    assert of_oria
    for query in ("party:velmar", "party:velm", "velmar trade", "figure:velmar"):
        with closing(Store(pack)) as store:
            expected = {f.id for f in matching_figures(store.figures(), query)}
            found = figures_of(store, boxed(query), lambda _: frozenset())
            assert {figure.id for figure in found} == expected != set()
            assert not figures_of(store, boxed("party:oria"), lambda _: frozenset())
    with closing(desk.Desk([pack])) as opened:
        assert {f.id for f in opened.figures(query="party:velmar")} == of_oria
        assert opened.finder.figures_found("party:velmar").figures[0].id in of_oria


def test_where_nothing_is_left_of_a_query_no_figure_is_listed(pack):
    with closing(desk.Desk([pack])) as opened:
        assert opened.finder.figures_found("((").total == 0
