"""Equal words in two articles are one series only where they say whose or which."""

from datetime import date

import pytest
from tests.index.compare.made import Y2024, figure

from briefindex.compare import rows
from briefindex.compare.comparable import is_specific
from briefindex.model.figure import Indicator, Period
from briefindex.model.span import ArticleId, SentenceRef, Span

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
        *(figure("1e9", aid, article="a", start=i) for i in (50, 90)),
        *(figure("2e9", loans, article="b", start=i) for i in (50, 90)),
    ]
    assert relations(*figures)["inflation||@Peru"] == "conflict"
    assert relations(*figures[:5])["inflation||@b"] == "single"
    chile = Indicator("debt|chile|", "Debt", ("Chile",))
    other = figure("2e9", chile, article="b", start=120)
    assert relations(*figures, other)["inflation||@b"] == "single"


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
        ("trade-deficit|japan|with-japan", "Trade deficit with Japan", ("Japan",), False),
        ("exports.mass|chile|", "Chile’s exports", ("Chile",), False),
        ("exports.mass|chile|copper", "Chile’s copper exports", ("Chile",), True),
        ("exports|chile|", "Chile’s exports", ("Chile",), True),
        ("debt|chile|", "Debt", ("Chile",), False),
        ("purchase.mass|chile|purchase", "Purchases by Chile", ("Chile",), False),
        ("debt|chile|bank", "Debt of Chile to banks", ("Chile",), True),
        ("current-deficit.rate.of-gdp||", "Current account deficit, share of GDP", (), False),
        ("loan|brazil|", "Loans to Brazil", ("Brazil",), False),
        ("loan.growth|brazil|", "Growth of loans to Brazil", ("Brazil",), True),
        ("mine|brazil|", "Brazilian mines", ("Brazil",), True),
        ("sales|brazil|", "Brazil’s sales", ("Brazil",), False),
        ("profit.growth||pretax", "Growth of Pretax profit", (), False),
        ("bank.count|japan|bank", "Japanese banks", ("Japan",), False),
        ("firm.count|south-korea|firm", "South Korean firms", ("South Korea",), False),
        ("bank||bank-canada", "Bank of Canada", ("Canada",), False),
        ("share.count||common-offered", "COMMON SHARES offered", (), False),
        ("sales||note-treasury", "Sales of notes by TREASURY", (), False),
        ("fee.share||concession", "Concession’s share of fees", (), False),
        ("worker.count||ford-worker", "Workers laid off by Ford", (), True),
        ("seat.price||nyfe-seat", "Price of SEAT", (), False),
        ("branch.count||branch-peru", "Branches in Peru that will close", (), False),
        ("denomination|luxembourg|", "Denominations", ("Luxembourg",), False),
        ("figure|china|", "China", ("China",), False),
    ],
)
def test_a_name_or_a_measured_country_says_which(key, label, parties, specific):
    assert is_specific(Indicator(key, label, parties)) is specific


def test_an_article_that_denies_itself_measures_several_things_and_stands_apart():
    copper = Indicator("exports|chile|copper", "Chile’s copper exports", ("Chile",))
    one, other = figure("5e9", copper, article="a"), figure("7e9", copper, article="b")
    raw, refined = figure("1e9", copper, article="c"), figure("3e9", copper, article="c", start=300)
    found = relations(one, other, raw, refined)
    assert found == {"exports|chile|copper": "conflict", "exports|chile|copper@c": "series"}


def test_two_speakers_of_one_article_may_disagree():
    copper = Indicator("exports|chile|copper", "Chile’s copper exports", ("Chile",))
    one = figure("5e9", copper, article="a", speaker="Ana Reis")
    other = figure("4e9", copper, article="a", start=300, speaker="Bo Lind")
    assert list(relations(one, other, figure("5e9", copper, article="b"))) == [copper.key]


ADJUSTED = "Chile’s unemployment, seasonally adjusted"


@pytest.mark.parametrize(
    ("label", "value", "apart"),
    [
        (ADJUSTED, "8", False),
        (ADJUSTED, "9.4", True),
        ("Chile’s unemployment, unadjusted", "8", True),
    ],
)
def test_seasonally_adjusted_values_stand_apart_where_others_deny_them(label, value, apart):
    plain = Indicator("unemployment|chile|", "Chile’s unemployment", ("Chile",))
    figures = [figure("8", plain, article=a, **RATE) for a in "ab"]
    figures.append(figure(value, Indicator(plain.key, label, plain.parties), article="c", **RATE))
    assert (len(relations(*figures)) == 2) is apart


def test_months_quarters_and_years_are_three_series():
    exports = Indicator("exports|chile|", "Chile’s exports", ("Chile",))
    spans = (((1, 1), (12, 31)), ((1, 1), (1, 31)), ((2, 1), (2, 28)), ((1, 1), (3, 31)))
    figures = [
        figure("1e9", exports, Period("then", date(2023, *one), date(2023, *other)), a, i * 50)
        for i, (one, other) in enumerate(spans)
        for a in "ab"
    ]
    told = {row.label: len(row.members) for row in rows(figures, ())}
    assert told == {
        "Chile’s exports": 2,
        "Chile’s exports, monthly": 4,
        "Chile’s exports, quarterly": 2,
    }


def test_a_state_has_no_length_whatever_its_time():
    reserves = Indicator("reserves|chile|", "Chile’s reserves", ("Chile",))
    march = Period("March", date(2023, 3, 1), date(2023, 3, 31), "stated")
    figures = [figure("1e9", reserves, article="a"), figure("2e9", reserves, march, "b")]
    assert list(relations(*figures)) == [reserves.key]


def test_what_the_analyst_joined_stays_together_whatever_its_times():
    own = Indicator("own-exports", "Exports", ("Chile",))
    march = Period("March", date(2023, 3, 1), date(2023, 3, 31), "stated")
    figures = [figure("1e9", own, article="a"), figure("2e9", own, march, "b")]
    assert list(relations(*figures)) == [own.key]


def test_growth_without_a_named_country_stays_with_its_article():
    growth = Indicator("gdp.growth||", "Growth of GDP")
    aid = Indicator("aid|peru|", "Aid", ("Peru",))
    figures = [figure("3", growth, article=a, **RATE) for a in "ab"]
    figures += [figure("1e9", aid, article=a, start=90) for a in "ab"]
    assert {"gdp.growth||@a", "gdp.growth||@b"} <= set(relations(*figures))


def test_a_unit_is_nothing_measured():
    cents = Indicator("cts.per-bbl|canada|", "Canadian cts", ("Canada",))
    figures = [
        figure("64", cents, article=a, unit="cts/bbl", kind="quantity", start=i)
        for i, a in enumerate("ab")
    ]
    assert set(relations(*figures)) == {f"{cents.key}@a", f"{cents.key}@b"}


def test_what_stands_beside_a_bloc_is_not_the_blocs():
    key = "unemployment|oecd|"
    named = Indicator(key, "OECD unemployment", ("OECD",))
    beside = Indicator(key, "Unemployment rate", ("OECD",))
    figures = [figure("8", named, article=a, **RATE) for a in "ab"]
    figures += [figure("2", beside, article=a, **RATE) for a in "cd"]
    assert relations(*figures) == {key: "series", f"{key}@c": "single", f"{key}@d": "single"}


def test_a_list_in_one_sentence_under_one_name_stands_apart():
    output = Indicator("production.mass|chile|copper", "Chile’s copper output", ("Chile",))
    told = {"period": Period(), "unit": "t", "kind": "quantity"}
    figures = [figure("5", output, article=a, **told) for a in "ab"]
    told["sentence"] = SentenceRef(ArticleId("c"), Span(0, 90))
    figures += [figure(v, output, article="c", start=s, **told) for v, s in (("7", 30), ("9", 50))]
    assert relations(*figures) == {output.key: "series", f"{output.key}@c": "series"}


def test_an_article_and_its_speaker_who_differ_mean_two_things():
    copper = Indicator("exports|chile|copper", "Chile’s copper exports", ("Chile",))
    figures = [figure("5e9", copper, article=a) for a in "ab"]
    figures.append(figure("7e9", copper, article="c"))
    figures.append(figure("9e9", copper, article="c", start=300, speaker="Ana Reis"))
    assert set(relations(*figures)) == {copper.key, f"{copper.key}@c"}


def test_how_long_it_took_is_no_value_of_what_was_measured():
    exports = Indicator("exports|chile|", "Chile’s exports", ("Chile",))
    figures = [figure("5e9", exports, article=a) for a in "ab"]
    figures.append(figure("8", exports, article="c", unit="months", kind="duration"))
    assert relations(*figures) == {exports.key: "series", f"{exports.key}@duration": "single"}


def test_money_and_weights_are_never_one_series():
    copper = Indicator("exports|chile|copper", "Chile’s copper exports", ("Chile",))
    figures = [figure("5e9", copper, article=a) for a in "ab"]
    figures.append(figure("7e5", copper, article="c", unit="t", kind="quantity"))
    assert set(relations(*figures)) == {copper.key, f"{copper.key}@quantity"}
