"""Hand-made figures for the tests of this folder."""

from datetime import date
from decimal import Decimal

from briefindex.model.figure import Figure, FigureId, Indicator, Link, Period
from briefindex.model.span import ArticleId, SentenceRef, Span

Y2022 = Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated")
Y2024 = Period("2024", date(2024, 1, 1), date(2024, 12, 31), "stated")
NEVER = Period()

WHOLE = Indicator("trade|ca+cn|", "Central Asia–China trade", ("Central Asia", "China"))
PART = Indicator("trade|cn+kz|", "Kazakhstan–China trade", ("China", "Kazakhstan"))
SHARE = Indicator(
    "trade.share:kz|ca+cn+kz|",
    "Kazakhstan’s share of Central Asia–China trade",
    ("Central Asia", "China", "Kazakhstan"),
    of=WHOLE.key,
    part=PART.key,
)
GROWTH = Indicator("trade.growth|cn+kz|", "Growth of Kazakhstan–China trade", of=PART.key)


def figure(value, indicator=PART, period=Y2022, article="a", start=0, **more) -> Figure:
    """An amount of dollars, stated as actual; `more` are fields of the figure."""
    fields = {
        "id": FigureId(f"{article}-{start}"),
        "span": Span(start, start + 5),
        "surface": "amount",
        "sentence": SentenceRef(ArticleId(article), Span(start - start % 200, start + 200)),
        "value": None if value is None else Decimal(value),
        "low": None,
        "high": None,
        "exact": None,
        "unit": "USD",
        "kind": "money",
        "qualifier": None,
        "direction": None,
        "indicator": indicator,
        "period": period,
        "status": "actual",
        "speaker": None,
        "salience": "key",
    }
    return Figure(**{**fields, **more})


def share(value, period=Y2022, article="a", start=100, **more) -> Figure:
    """Kazakhstan's share, in per cent."""
    return figure(value, SHARE, period, article, start, unit="%", kind="share", **more)


def growth(value, level: Figure, direction="increase", start=100, **more) -> Figure:
    """The growth that a sentence states with a level."""
    fields = {
        "unit": "%", "kind": "percent", "direction": direction,
        "links": (Link(level.id, "level"),), "period": level.period,
    }  # fmt: skip
    return figure(value, GROWTH, start=start, **{**fields, **more})


def double(period=NEVER, article="a", start=300, **more) -> Figure:
    """An aim to double the part."""
    fields = {"unit": "×", "kind": "multiple", "status": "target", "direction": "increase"}
    return figure("2", PART, period, article, start, **{**fields, **more})
