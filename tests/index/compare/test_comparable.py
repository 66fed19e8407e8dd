"""Equal words in two articles are one series only where they say whose or which."""

import pytest
from tests.index.compare.made import Y2024, figure

from briefindex.compare import rows
from briefindex.compare.comparable import is_specific
from briefindex.model.figure import Indicator

SALES = Indicator("sales||", "Sales")
PRICES = Indicator("inflation||", "Inflation")
RATE = {"unit": "%", "kind": "percent"}


def relations(*figures) -> dict[str, str]:
    return {row.key: row.relation for row in rows(figures, ())}


def test_the_sales_of_two_companies_are_two_rows_and_no_conflict():
    one, other = figure("5e6", SALES, article="a"), figure("2e9", SALES, article="b")
    more = figure("6e6", SALES, Y2024, "a", 300)
    assert relations(one, other, more) == {"sales||@a": "series", "sales||@b": "single"}


def test_one_article_keeps_its_key():
    assert relations(figure("5e6", SALES)) == {"sales||": "single"}


def test_a_national_measure_is_of_the_country_that_both_articles_are_about():
    aid, loans = (
        Indicator("aid|peru|", "Aid", ("Peru",)),
        Indicator("debt|peru|", "Debt", ("Peru",)),
    )
    figures = [
        figure("8", PRICES, article="a", start=1, **RATE),
        figure("9.5", PRICES, article="b", start=1, **RATE),
        figure("1e9", aid, article="a", start=50),
        figure("2e9", loans, article="b", start=50),
    ]
    assert relations(*figures)["inflation||@Peru"] == "conflict"
    assert relations(*figures[:3])["inflation||@b"] == "single"


@pytest.mark.parametrize(
    ("key", "label", "parties", "specific"),
    [
        ("capacity||", "Production capacity of the Shymkent oil refinery", (), True),
        ("production||oil", "OPEC oil production", (), True),
        ("budget||", "Mobil’s budget", (), True),
        ("sales||", "Sales", (), False),
        ("provision||loss", "Provision for loan losses", (), False),
        ("january||", "Growth of January", (), False),
        ("stock.share||", "It’s share of common stock", (), False),
        ("advance||", "NEW SPECIAL ADVANCES", (), False),
        ("note||", "NOTE", (), False),
        ("corp.rate||", "Export Development Corp", (), False),
        ("manila.growth||", "Growth of Manila", (), False),
        ("gdp.growth||", "Growth of GDP", (), False),
        ("sales.growth||", "Growth of For the month of February sales", (), False),
        ("trade-surplus|japan|", "Trade surplus", ("Japan",), True),
        ("loan|brazil|", "Loans to Brazil", ("Brazil",), True),
        ("loan|brazil|", "Brazilian loans", ("Brazil",), True),
        ("denomination|luxembourg|", "Denominations", ("Luxembourg",), False),
        ("figure|china|", "China", ("China",), False),
    ],
)
def test_a_name_or_a_measured_country_says_which(key, label, parties, specific):
    assert is_specific(Indicator(key, label, parties)) is specific
