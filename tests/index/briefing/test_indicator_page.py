"""The page of an indicator: its values in order, what differs in words, what is drawn."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefindex.briefing.differing import in_words
from briefindex.briefing.indicator_page import MOST_DRAWN, make_indicator_page
from briefindex.compare import rows
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, Difference
from briefindex.model.figure import Figure, Period
from briefindex.model.indicator_page import IndicatorPage
from briefindex.model.ledger import WholeIndicator
from briefings import TODAY, figure, info, year


def made(
    figures: list[Figure], infos: list[ArticleInfo] | None = None, most: int | None = None, **row
) -> IndicatorPage:
    known = infos or [info("a", source="The Daily"), info("b", source="The Weekly")]
    whole = WholeIndicator(
        replace(rows(figures, known)[0], **row), {each.id: each for each in figures}, 2, {}
    )
    return make_indicator_page(
        whole,
        {each.id: each for each in known},
        lambda ref: f"A sentence of {ref.article}.",
        TODAY,
        most,
    )


def words(line) -> str:
    return "".join(run.text for run in line).replace("\u202f", " ")


LOW = figure("a", 0, 24_000_000_000, "Steel exports", period=year(2022), qualifier="more than")
HIGH = figure("b", 0, 31_500_000_000, "Steel exports", period=year(2022))
LATER = figure("b", 40, 44_000_000_000, "Steel exports", period=year(2024))
AIM = figure(
    "b",
    80,
    60_000_000_000,
    "Steel exports",
    period=Period(None, None, None, "unknown"),
    status="target",
)


def test_values_go_by_period_and_aims_without_a_year_come_last() -> None:
    undated = figure(
        "a", 40, 18_000_000_000, "Steel exports", period=Period(None, None, None, "unknown")
    )
    page = made([AIM, LATER, HIGH, LOW, undated])
    assert [value.figure for value in page.values] == [undated, LOW, HIGH, LATER, AIM]
    assert page.unit == "US$ bn"
    assert page.yearly
    assert page.articles == 2


def test_values_and_points_carry_the_numbers_of_their_articles() -> None:
    page = made([AIM, LATER, HIGH, LOW])
    assert [value.numbers for value in page.values] == [(1,), (2,), (2,), (2,)]
    assert page.chart is not None
    drawn = {point.figures: point.notes for point in page.chart.points}
    assert drawn[LOW.id,] == (1,)
    assert drawn[HIGH.id,] == drawn[LATER.id,] == (2,)


def test_what_differs_is_told_with_who_states_what_and_no_verdict() -> None:
    page = made([LOW, HIGH])
    assert [words(line) for line in page.differences] == [
        "Sources differ for 2022. The Daily states more than $24 bn. The Weekly states $31.5 bn. "
        "$31.5 bn is 31 % above $24 bn. “More than $24 bn” does not exclude it, but both cannot be "
        "the headline figure. Satchel does not judge which is right."
    ]
    assert [value.differs for value in page.values] == [True, True]


def test_what_several_articles_state_alike_is_one_point_with_all_their_numbers() -> None:
    same = [figure(name, 0, 31_500_000_000, "Steel exports", period=year(2022)) for name in "abc"]
    page = made([*same, LATER], [info(name, source=f"The {name.upper()}") for name in "abc"])
    assert page.chart is not None
    drawn = {point.label: (point.notes, len(point.figures)) for point in page.chart.points}
    assert drawn == {"31.5": ((1, 2, 3), 3), "44": ((2,), 1)}


def test_of_many_who_state_one_value_two_are_named() -> None:
    same = [figure(name, 0, 31_500_000_000, "Steel exports", period=year(2022)) for name in "abcd"]
    known = [info(name, source=f"The {name.upper()}") for name in "abcde"]
    high = figure("e", 0, 44_000_000_000, "Steel exports", period=year(2022))
    told = words(made([*same, high], known).differences[0])
    assert "The A, The B and 2 more state $31.5 bn. The E states $44 bn." in told


def test_a_derived_value_has_its_formula_and_whose_numbers_it_is_made_of() -> None:
    worked = Derived(
        Decimal(31_500_000_000), "USD", year(2022), "45 % × $70 bn", (HIGH.id,), kind="money"
    )
    apart = Difference("2022", (LOW.id,), (0,), "$31.5 bn is 31 % above $24 bn")
    page = made([LOW, HIGH], derived=(worked,), differs=(apart,))
    assert "The Weekly’s 45 % × $70 bn gives $31.5 bn." in words(page.differences[0])
    value = page.values[-1]
    assert (value.derived, value.differs, value.source) == (
        worked,
        True,
        "45 % × $70 bn, The Weekly",
    )
    point = next(point for point in page.chart.points if point.status == "derived")
    assert (point.formula, point.figures) == ("45 % × $70 bn", (HIGH.id,))


def test_what_a_multiple_comes_to_stands_with_the_multiple() -> None:
    double = figure(
        "b", 120, 2, "Steel exports", kind="multiple", period=AIM.period, unit="×", status="target"
    )
    worked = Derived(
        Decimal(88_000_000_000),
        "USD",
        AIM.period,
        "× 2 of $44 bn",
        (double.id, LATER.id),
        "money",
        "target",
    )
    page = made([LATER, double], derived=(worked,))
    assert [
        (value.text.replace("\u202f", " "), value.worked.replace("\u202f", " "))
        for value in page.values
    ] == [
        ("$44 bn", ""),
        ("× 2", "= $88 bn"),
    ]
    assert next(p.ahead for p in page.chart.points if p.formula) == "target"


def test_an_article_without_a_publisher_is_named_by_its_title() -> None:
    unnamed = info("a", title="Steel is on the rise, the people who make it say in Lima")
    page = made([LOW, HIGH], [unnamed, info("b", source="The Weekly, citing The Daily")])
    said = words(page.differences[0])
    assert "“Steel is on the rise, the people who make it…” states more than $24 bn." in said
    assert "The Weekly states $31.5 bn." in said


def test_only_so_many_sentences_are_read_as_are_asked_for() -> None:
    page = made([LOW, HIGH, LATER], most=2)
    assert (len(page.values), page.more) == (2, 1)
    assert page.values[0].sentence == f"A sentence of {page.values[0].figure.sentence.article}."


def test_too_many_values_are_not_drawn() -> None:
    many = [
        figure("a", 10 * n, 1_000_000 + n, "Steel exports", period=year(1800 + n))
        for n in range(MOST_DRAWN + 1)
    ]
    assert made(many).chart is None
    (why,) = made(many).remarks[:1]
    assert why[0].text + why[1].text == "No chart: 121 values cannot be told apart in one."
    assert made(many[:-1]).chart is not None
    assert all(line[0].text != "No chart: " for line in made(many[:-1]).remarks)


def test_bounds_are_words_in_a_sentence() -> None:
    assert in_words(LOW).replace("\u202f", " ") == "more than $24 bn"
    assert in_words(HIGH).replace("\u202f", " ") == "$31.5 bn"


def test_what_became_of_a_target_is_told() -> None:
    target = figure(
        "a",
        60,
        40_000_000_000,
        "Steel exports",
        period=Period("by 2024", None, date(2024, 12, 31), "stated"),
        status="target",
    )
    infos = [
        info("a", source="The Daily", date=replace(info("a").date, day=date(2020, 1, 1))),
        info("b", source="The Weekly", date=replace(info("b").date, day=date(2025, 1, 1))),
    ]
    page = made([target, LATER], infos)
    assert [line[0].text.replace("\u202f", " ") for line in page.remarks] == [
        "Target $40 bn, by 2024: "
    ]
