"""The words of the design, case by case."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.text import wording


def figure(value="24e9", unit="USD", kind="money", **more) -> Figure:
    fields = {
        "id": FigureId("a-0"),
        "span": Span(0, 5),
        "surface": "amount",
        "sentence": SentenceRef(ArticleId("a"), Span(0, 20)),
        "value": None if value is None else Decimal(value),
        "low": None,
        "high": None,
        "exact": None,
        "unit": unit,
        "kind": kind,
        "qualifier": None,
        "direction": None,
        "indicator": Indicator("trade", "Trade turnover"),
        "period": Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated"),
        "status": "actual",
        "speaker": None,
        "salience": "key",
    }
    return Figure(**{**fields, **more})


def plain(text: str) -> str:
    assert " %" not in text, "a value and its unit never part at a line end"
    return text.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (figure(qualifier="more than", surface="surpassing $24 billion"), "> $24 bn"),
        (figure("95e9"), "$95 bn"),
        (figure("1.2e12", "KZT"), "₸1.2 tn"),
        (figure("500e6", qualifier="at least"), "≥ $500 mn"),
        (figure("500000"), "$500,000"),
        (figure("1234567890"), "$1,234,567,890"),
        (figure("3e9", "CHF"), "CHF 3 bn"),
        (figure("3e9", "CNY"), "CNY 3 bn"),
        (figure("80", "USD/bbl"), "$80/bbl"),
        (figure("-5e9"), "−$5 bn"),
        (figure("5e9", qualifier="less than"), "< $5 bn"),
        (figure("5e9", qualifier="at most"), "up to $5 bn"),
        (figure("50", "%", "share", qualifier="almost", surface="nearly half"), "nearly 50 %"),
        (figure("50", "%", "share", qualifier="almost", surface="half"), "almost 50 %"),
        (figure("66.67", "%", "share", exact="2/3", surface="2/3"), "2/3"),
        (figure("66.67", "%", "share", exact="2/3", surface="two thirds"), "2/3"),
        (figure("50", "%", "share", exact="1/2", surface="half"), "50 %"),
        (figure("50", "%", "share", exact="half", surface="half"), "50 %"),
        (figure("80", "%", "share", qualifier="more than"), "> 80 %"),
        (figure("19", "%", "percent", direction="increase"), "+ 19 %"),
        (figure("3.5", "%", "percent", direction="decrease"), "− 3.5 %"),
        (
            figure(
                "40", "%", "percent", direction="increase", qualifier="almost", surface="almost 40%"
            ),
            "almost + 40 %",
        ),
        (figure("2", "×", "multiple"), "× 2"),
        (figure("12e6", "t/year", "quantity"), "12 Mt/year"),
        (figure("1.5e6", "t/year", "quantity"), "1.5 Mt/year"),
        (figure("250000", "t", "quantity"), "250,000 t"),
        (figure("55e9", "m³", "quantity"), "55 bn m³"),
        (figure("1200", "MW", "quantity"), "1,200 MW"),
        (figure("35", "memorandums", "count"), "35 memorandums"),
        (figure("1", "documents", "count", surface="one document"), "1 document"),
        (figure("10", "rank", "rank", qualifier="at most"), "top 10"),
        (figure("3", "rank", "rank"), "rank 3"),
        (figure(None, low=Decimal("5e9"), high=Decimal("7e9")), "$5–7 bn"),
        (figure(None, low=Decimal("500e6"), high=Decimal("1.2e9")), "$500 mn–$1.2 bn"),
        (figure(None, "%", "percent", low=Decimal(5), high=Decimal(7)), "5–7 %"),
        (
            figure(None, "t/year", "quantity", low=Decimal("6e6"), high=Decimal("12e6")),
            "6–12 Mt/year",
        ),
    ],
)
def test_a_value_reads_as_the_design_writes_it(made, expected):
    assert plain(wording.value_text(made)) == expected


def test_a_derived_value_has_three_significant_digits_and_an_equals_sign():
    value = Decimal(Fraction(44, 95).numerator) / 95 * 100
    assert plain(wording.derived_text(value, "%", "share")) == "= 46.3 %"
    assert plain(wording.derived_text(Decimal("31.5e9"), "USD", "money")) == "= $31.5 bn"


@pytest.mark.parametrize(
    ("period", "status", "expected"),
    [
        (Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated"), "actual", "2022"),
        (Period("by 2030", None, date(2030, 12, 31), "stated"), "target", "by 2030"),
        (Period("by June 2030", None, date(2030, 6, 30), "stated"), "target", "by June 2030"),
        (Period("x", date(2023, 5, 1), date(2023, 5, 31), "context"), "actual", "May 2023"),
        (Period("x", date(2025, 6, 17), date(2025, 6, 17), "relative"), "actual", "17 June 2025"),
        (Period("x", date(2023, 5, 17), date(2023, 5, 19), "context"), "actual", "17–19 May 2023"),
        (
            Period("x", date(2023, 5, 28), date(2023, 6, 3), "stated"),
            "actual",
            "28 May – 3 June 2023",
        ),
        (Period("x", date(2023, 1, 1), date(2023, 5, 31), "stated"), "actual", "January–May 2023"),
        (Period("x", date(2020, 1, 1), date(2024, 12, 31), "stated"), "actual", "2020–2024"),
        (Period("x", date(2019, 1, 1), None, "stated"), "actual", "since 2019"),
        (Period("Last year"), "actual", "year unknown"),
        (Period(), "actual", "year unknown"),
        (Period(), "target", "no year"),
        (Period("in the coming years"), "target", "“in the coming years”"),
        (Period("annually", basis="stated"), "actual", "“annually”"),
    ],
)
def test_a_period_reads_as_the_design_writes_it(period, status, expected):
    assert wording.period_text(period, status) == expected


def test_only_a_worked_out_date_is_shown_as_inferred():
    day = date(2022, 12, 31)
    assert wording.is_inferred(Period("last year", date(2022, 1, 1), day, "relative", "why"))
    assert not wording.is_inferred(Period("2022", date(2022, 1, 1), day, "stated"))
    assert not wording.is_inferred(Period("in the coming years", basis="relative"))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (KnownDate(date(2023, 5, 26), basis="stated"), "26 May 2023"),
        (KnownDate(date(2025, 6, 17), basis="inferred"), "about 17 June 2025"),
        (KnownDate(latest=date(2023, 5, 17), basis="inferred"), "before 18 May 2023"),
        (KnownDate(earliest=date(2023, 5, 19), basis="inferred"), "on or after 19 May 2023"),
        (
            KnownDate(earliest=date(2023, 5, 1), latest=date(2023, 5, 31), basis="stated"),
            "May 2023",
        ),
        (
            KnownDate(earliest=date(2023, 5, 3), latest=date(2023, 5, 17), basis="inferred"),
            "between 3 May 2023 and 17 May 2023",
        ),
        (KnownDate(), "no date"),
    ],
)
def test_a_publication_date_says_how_much_is_known(known, expected):
    assert wording.date_text(known) == expected


def info(title=None, source=None, opening="The first-ever summit took place,") -> ArticleInfo:
    return ArticleInfo(
        id=ArticleId("a"),
        file="001_x.txt",
        title=Known(title, "stated" if title else None),
        source=Known(source),
        author=Known(),
        place=Known(),
        date=KnownDate(),
        language="en",
        url=None,
        words=10,
        opening=opening,
    )


def test_an_article_without_a_headline_shows_its_opening_words_and_never_its_file_name():
    assert wording.title_text(info("Cooperation focus")) == ("Cooperation focus", True)
    assert wording.title_text(info()) == ("The first-ever summit took place…", False)
    assert wording.title_text(info(opening="")) == ("no headline", False)


def test_unknown_names_are_written_as_unknown():
    assert wording.source_text(info()) == "no source named"
    assert wording.source_text(info(source="Kazinform")) == "Kazinform"
    assert wording.speaker_text(None) == "the article"
    assert wording.speaker_text("unnamed speaker") == "unnamed speaker"


def test_a_figure_can_be_read_aloud():
    period = Period("last year", date(2022, 1, 1), date(2022, 12, 31), "relative", "why")
    spoken = wording.figure_sentence(figure(qualifier="more than", period=period))
    assert (
        spoken == "more than 24 billion dollars, Trade turnover, 2022 inferred, actual, the article"
    )
    rise = figure("19", "%", "percent", direction="increase")
    assert wording.figure_sentence(rise).startswith("up 19 percent, ")
    assert wording.figure_sentence(figure("12e6", "t/year", "quantity")).startswith(
        "12 million tons per year, "
    )
