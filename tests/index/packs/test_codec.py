from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.figure import Figure, FigureId, Indicator, Link, Period
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs import codec

FIGURE = Figure(
    FigureId("ab-12"),
    Span(12, 20),
    "over $24 bn",
    SentenceRef(ArticleId("ab"), Span(0, 40)),
    Decimal("24000000000.50"),
    None,
    None,
    "2/3",
    "USD",
    "money",
    "more than",
    "increase",
    Indicator("trade", "Trade", ("China", "Kazakhstan")),
    Period("last year", date(2022, 1, 1), date(2022, 12, 31), "relative", "Because."),
    "actual",
    "Tokayev",
    "key",
    (Link(FigureId("ab-30"), "from"),),
    "a historic mark",
)
INFO = ArticleInfo(
    ArticleId("ab"), "ü.txt", Known("Title", "stated", "So."), Known(), Known(), Known(),
    KnownDate(None, None, date(2023, 5, 17), "inferred", "Before."), "en", None, 12, "Opening",
)  # fmt: skip


@pytest.mark.parametrize("value", [FIGURE, INFO, replace(FIGURE, value=None, links=(), note=None)])
def test_what_goes_in_comes_out_with_every_field(value):
    assert codec.loads(type(value), codec.dumps(value)) == value


def test_a_decimal_keeps_its_digits():
    assert str(codec.loads(Figure, codec.dumps(FIGURE)).value) == "24000000000.50"


def test_fields_at_their_default_take_no_room():
    assert codec.dumps(Known()) == "{}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"start":12', '"start":"12"'),
        ('"start":12', '"start":true'),
        ('"kind":"money"', '"kind":"magic"'),
        ('"kind":"money"', '"kind":["money"]'),
        ('"24000000000.50"', '"many"'),
        ('"2022-01-01"', '"2022-13-01"'),
        ('"parties":["China","Kazakhstan"]', '"parties":"China"'),
        ('"unit":"USD",', ""),
        (
            "{",
            "[",
        ),
    ],
)
def test_what_is_not_of_the_models_shape_is_refused(old, new):
    text = codec.dumps(FIGURE)
    assert old in text
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
        codec.loads(Figure, text.replace(old, new, 1))
