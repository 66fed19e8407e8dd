from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefindex import desk
from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.span import SentenceRef, Span
from named_packs import named_pack
from packing import article, folder_of

TEXTS = {
    "grain.txt": "Grain on rails\n\nGrain exports of Oria were 40 million tonnes in 2022. "
    "Oria wants 60 million tonnes by 2030.\n",
    "ships.txt": "Ships wait\n\nTrade turnover of Oria and Türkland was $24 billion in 2023.\n",
    "rates.txt": "Rates rise\n\nThe bank of Oria raised its rate to 9 % in 2023, Velt said.\n",
}
_2022 = Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated")
_2023 = Period("2023", date(2023, 1, 1), date(2023, 12, 31), "stated")
GRAIN = Figure(
    FigureId("-"), Span(0, 0), "40 million tonnes", SentenceRef("", Span(0, 0)),
    Decimal(40_000_000), None, None, None, "t", "quantity", None, None,
    Indicator("grain-exports|oria|", "Grain exports", ("Oria",)), _2022, "actual", None, "key",
)  # fmt: skip
GOAL = replace(
    GRAIN, surface="60 million tonnes", value=Decimal(60_000_000), status="target",
    period=Period("by 2030", None, date(2030, 12, 31), "stated"),
)  # fmt: skip
TRADE = replace(
    GRAIN, surface="$24 billion", value=Decimal(24_000_000_000), unit="USD", kind="money",
    indicator=Indicator("trade|oria|turkland", "Trade turnover", ("Oria", "Türkland")),
    period=_2023,
)  # fmt: skip
RATE = replace(
    GRAIN, surface="9 %", value=Decimal(9), unit="%", kind="percent", speaker="Mara Velt",
    indicator=Indicator("rate|oria|", "Bank rate", ("Oria",)), period=_2023,
)  # fmt: skip
FIGURES = {"grain.txt": (GRAIN, GOAL), "ships.txt": (TRADE,), "rates.txt": (RATE,)}


def placed(file):
    """The figures of a file where its text has them."""
    made = article(TEXTS[file], file)
    for figure in FIGURES[file]:
        start = made.text.index(figure.surface)
        sentence = next(s for s in made.sentences if s.start <= start < s.end)
        yield replace(
            figure,
            id=FigureId(f"{made.info.id}-{start}"),
            span=Span(start, start + len(figure.surface)),
            sentence=SentenceRef(made.info.id, sentence),
        )


@pytest.fixture
def opened(tmp_path):
    folder = tmp_path / "pack"
    named_pack(folder, TEXTS, {}, {file: tuple(placed(file)) for file in FIGURES})
    made = desk.Desk([folder])
    yield made
    made.close()


def files(opened, query):
    names = {info.id: info.file for info in opened.articles()}
    return {names[hit.article] for hit in opened.search(query).hits}


def surfaces(opened, query):
    return {figure.surface for figure in opened.figures(query=query)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("value:>20bn", {"ships.txt"}),
        ("value:>20m", {"grain.txt", "ships.txt"}),
        ("value:>20m unit:t", {"grain.txt"}),
        ("value:30m..50m", {"grain.txt"}),
        ("figure:grain status:target", {"grain.txt"}),
        ("figure:trade status:target", set()),
        ("figure:grain year:2023", set()),
        ("year:2023", {"ships.txt", "rates.txt"}),
        ("year:2030", {"grain.txt"}),
        ("speaker:Velt", {"rates.txt"}),
        ("party:turkland", {"ships.txt"}),
        ("unit:%", {"rates.txt"}),
        ("value:>5%", {"rates.txt"}),
        ("bank year:2023", {"rates.txt"}),
        ("figure:exports OR figure:turnover", {"grain.txt", "ships.txt"}),
        ("oria -value:>20m", {"rates.txt"}),
        ("year:2023 -unit:USD", {"rates.txt"}),
    ],
)
def test_figures_asked_for_in_the_search_box_leave_the_articles_that_state_one(
    opened, typed, expected
):
    assert files(opened, typed) == expected


def test_words_are_marked_and_figures_only_choose(opened):
    result = opened.search("bank value:>5%")
    assert [snippet.marks for hit in result.hits for snippet in hit.snippets]
    assert result.in_words == "must contain “bank”; a figure over 5 %"
    assert result.hint is None


def test_each_mistake_of_a_query_has_its_place(opened):
    result = opened.search("oria status:perhaps value:much")
    assert result.hints_at == (Span(12, 19), Span(26, 30))
    assert result.hint_at == Span(12, 19)


def test_a_field_that_figures_cannot_have_is_a_hint_at_its_place(opened):
    result = opened.search("oria status:perhaps")
    assert "Write the status" in result.hint
    assert result.hint_at == Span(12, 19)
    assert result.total == 3


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("grain", {"40 million tonnes", "60 million tonnes"}),
        ("grain target", {"60 million tonnes"}),
        ("grain AND 2022", {"40 million tonnes"}),
        ("2023 >20bn", {"$24 billion"}),
        ("turkland", {"$24 billion"}),
        ("speaker:velt", {"9 %"}),
        ("person:velt", {"9 %"}),
        ("source:nowhere", set()),
        ("file:ships", {"$24 billion"}),
        ("oria -file:ships >5m", {"40 million tonnes", "60 million tonnes"}),
        ("title:rates", {"9 %"}),
        ('"grain exports" OR "bank rate"', {"40 million tonnes", "60 million tonnes", "9 %"}),
        ("gra* 2022", {"40 million tonnes"}),
        ("turnovver~", {"$24 billion"}),
        ("tra?e", {"$24 billion"}),
    ],
)
def test_a_figures_box_lists_the_figures_that_it_is_all_true_of(opened, typed, expected):
    assert surfaces(opened, typed) == expected


def test_the_same_figures_are_listed_for_one_article_and_for_all(opened):
    for typed in ("oria", "2023", ">5m", "grain target"):
        alone = {
            figure.id for info in opened.articles() for figure in opened.figures(info.id, typed)
        }
        assert alone == {figure.id for figure in opened.figures(query=typed)}


def test_a_corrected_figure_is_found_by_what_it_was_corrected_to(opened):
    (figure,) = opened.figures(query="trade")
    rows = desk.typed_corrections(figure, figure, {"value": "70 bn"}, opened.figures())
    folder = opened.home(figure.sentence.article)
    desk.correct(folder, figure.id, rows)
    assert surfaces(opened, "value:>60bn") == {"$24 billion"}
    assert files(opened, "value:>60bn") == {"ships.txt"}
    assert surfaces(opened, "value:<60bn >20bn") == set()


def test_figures_that_are_still_to_be_read_are_told(tmp_path):
    desk.build(tmp_path / "raw", [folder_of(tmp_path, TEXTS)], analysis=False)
    with closing(desk.Desk([tmp_path / "raw"])) as made:
        result = made.search("value:>20bn")
        assert result.total == 0
        assert "figures in 3 articles are still to be read" in result.hint


@pytest.mark.parametrize(
    ("typed", "asks"), [("value:>5", True), ("-status:target", True), ("oil 2022", False)]
)
def test_a_query_for_figures_asks_for_an_analysis(typed, asks):
    assert desk.asks_for_what_is_told(typed) is asks
