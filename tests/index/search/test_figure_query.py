from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.search.figure_query import matching_figures

TRADE = Figure(
    FigureId("a-1"), Span(1, 9), "$24 billion", SentenceRef(ArticleId("a"), Span(0, 20)),
    Decimal(24_000_000_000), None, None, None, "USD", "money", None, None,
    Indicator("k", "Trade turnover, Kazakhstan–China", ("China", "Kazakhstan")),
    Period("last year", date(2022, 1, 1), date(2022, 12, 31), "relative", "x"),
    "actual", "Tokayev", "key",
)  # fmt: skip
GOAL = replace(
    TRADE, id=FigureId("a-2"), value=Decimal(100_000_000_000), status="target", speaker=None,
    period=Period("by 2030", None, date(2030, 12, 31), "stated"),
)  # fmt: skip
RANGE = replace(
    TRADE, id=FigureId("a-3"), value=None, low=Decimal(6), high=Decimal(12), unit="t",
    indicator=Indicator("r", "Refinery capacity"), period=Period(),
)  # fmt: skip
ALL = (TRADE, GOAL, RANGE)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("trade", [TRADE, GOAL]),
        ("turnov", [TRADE, GOAL]),
        ("trade 2022 >20bn", [TRADE]),
        ("trade target", [GOAL]),
        (">20bn", [TRADE, GOAL]),
        ("<=24bn", [TRADE, RANGE]),
        (">$50 trade", [TRADE, GOAL]),
        (">=1,000,000", [TRADE, GOAL]),
        ("> 24 billion", [GOAL]),
        (">= $24 bn trade", [TRADE, GOAL]),
        (">5", [TRADE, GOAL, RANGE]),
        (">$5", [TRADE, GOAL]),
        (">5%", []),
        ("2030", [GOAL]),
        ("-target", [TRADE, RANGE]),
        ('figure:"refinery capacity"', [RANGE]),
        ("value:>20bn year:2022 status:actual", [TRADE]),
        ("tokayev", [TRADE, RANGE]),
        ("absent", []),
        ("((( OR )", list(ALL)),
    ],
)
def test_every_part_of_the_query_must_be_true_of_a_figure(query, expected):
    assert list(matching_figures(ALL, query)) == expected
