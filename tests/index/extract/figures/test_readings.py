from datetime import date

import pytest
from tests.index.extract.figures.reading import FRIDAY, figures, only, shown

from briefindex.model.article import KnownDate

UNDATED = KnownDate()


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("more than", "more than"), ("over", "more than"), ("at least", "at least"),
        ("less than", "less than"), ("no more than", "at most"), ("up to", "at most"),
        ("greater than or equal to", "at least"), ("less than or equal to", "at most"),
        ("nearly", "almost"), ("just under", "almost"), ("about", "about"), ("some", "about"),
        ("", None), ("a record", None),
    ],
)  # fmt: skip
def test_words_before_an_amount_qualify_it(words, qualifier):
    figure = only(f"The firm hired {words} 500 engineers.".replace("  ", " "))
    assert figure.qualifier == qualifier


def test_where_a_figure_is_brought_to_is_no_ceiling():
    figure = only("The ministry aims to bring exports up to $15 billion.")
    assert (figure.qualifier, figure.status) == (None, "target")
    assert only("Exports rose by up to 5 percent.").qualifier == "at most"


def test_a_record_is_a_note():
    figure = only("Sales reached a record high of 40 million tonnes.")
    assert figure.qualifier is None
    assert "record high" in (figure.note or "")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry wants public investment to reach 4% of output.", "target"),
        ("About 60 percent of tenants said they could not pay their rent.", "actual"),
        ("The airline will keep its fares despite a 7% drop in bookings.", "actual"),
        ("The company plans to cut 1,500 jobs.", "target"),
        ("The goal is to attract 15 million visitors.", "target"),
        ("The harvest may drop to 52 million tonnes.", "expected"),
        ("The deficit is expected to narrow to 5 billion euros.", "expected"),
        ("About 900 delegates are expected.", "expected"),
        ("The plant will produce 30,000 cars.", "expected"),
        ("The company, which plans to list, earned 30 million euros.", "actual"),
        ("Sales exceeded expectations and were 30 million euros.", "actual"),
        ("The bank lent 30 million euros.", "actual"),
        ("Unions want a rise of at least 6 percent.", "target"),
        ("We need investment of 30 million euros in that line.", "target"),
        ("Those in need got 30 million euros.", "actual"),
        ("At least 40 beds are needed.", "target"),
        ("We have tents for 900 guests and need more.", "actual"),
        ("The treasury had budgeted revenue of 30 million euros.", "target"),
        ("The party now sees a margin of 4 points.", "expected"),
        ("Rents are seen averaging 900 euros.", "expected"),
        ("Rents were seen by 900 brokers.", "actual"),
        ("Demand for flats fell 4 percent.", "actual"),
        ("Demand for flats should double.", "expected"),
        ("Rents are unlikely to top 900 euros.", "expected"),
        ("The share costs 18 times expected earnings.", "actual"),
    ],
)
def test_status_follows_the_words_that_govern_the_amount(text, status):
    assert only(text).status == status


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        ("Exports were $5 billion in 2022.", date(2022, 1, 1), date(2022, 12, 31), "stated"),
        ("Exports were $5 billion last year.", date(2023, 1, 1), date(2023, 12, 31), "relative"),
        ("Exports will be $5 billion by 2030.", None, date(2030, 12, 31), "stated"),
        ("In March, exports were $5 billion.", date(2024, 3, 1), date(2024, 3, 31), "relative"),
        ("Exports rose 5% on Tuesday.", date(2024, 4, 9), date(2024, 4, 9), "relative"),
        ("Exports rose 5% from a year earlier.", None, None, "unknown"),
        ("Exports are $5 billion.", date(2024, 4, 12), date(2024, 4, 12), "context"),
        ("Exports will grow to $5 billion in the coming years.", None, None, "unknown"),
    ],
)
def test_the_period_is_that_of_the_date_that_belongs_to_the_amount(text, start, end, basis):
    period = only(text).period
    assert (period.start, period.end, period.basis) == (start, end, basis)
    assert period.reason or basis in ("stated", "unknown")


def test_without_a_date_of_the_article_last_year_stays_unknown_with_its_words():
    period = only("Exports were $5 billion last year.", UNDATED).period
    assert (period.text, period.start, period.end, period.basis) == (
        "last year", None, None, "unknown",
    )  # fmt: skip
    assert period.reason == "The sentence says “last year”; the article carries no date."


def test_each_side_of_a_change_keeps_its_own_date():
    before, after = shown("Coverage rose from 62% in 2019 to 81% in 2023.")
    assert before.period.end == date(2019, 12, 31)
    assert after.period.end == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We sold 300 tonnes,” said Anna Petrova.", "Anna Petrova"),
        ("Anna Petrova said the company sold 300 tonnes.", "Anna Petrova"),
        ("According to Anna Petrova, the company sold 300 tonnes.", "Anna Petrova"),
        ("The company sold 300 tonnes, Anna Petrova said.", "Anna Petrova"),
        ("The company sold 300 tonnes.", None),
        ("- We sold 300 tonnes.", "unnamed speaker"),
    ],
)
def test_the_speaker_is_whoever_is_quoted_or_reported(text, speaker):
    opening = "Anna Petrova heads the company.\n\n" if speaker == "Anna Petrova" else ""
    assert only(opening + text).speaker == speaker


def test_every_figure_points_back_at_its_sentence_and_has_a_stable_id():
    text = "Prices rose. Rents rose 5 percent to 300 euros a month.\n\nWages fell by 2 percent."
    found = figures(text, FRIDAY)
    for one in found:
        span = one.sentence.span
        assert one.surface == text[one.span.start : one.span.end]
        assert span.start <= one.span.start < one.span.end <= span.end
        assert one.id == f"a1-{one.span.start}"
    assert [one.id for one in found] == [one.id for one in figures(text, FRIDAY)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Spending on chips is expected to top $250 billion.", "more than"),
        ("The coin climbed past $70,000.", "more than"),
        ("The hut was buried under 20 metres of snow.", None),
        ("The boat is under 20 metres long.", "less than"),
        ("The bill could go as low as 40 euros.", "at least"),
    ],
)
def test_verbs_beside_an_amount_qualify_it_and_places_do_not(text, qualifier):
    assert only(text).qualifier == qualifier


def test_a_past_verb_outweighs_a_month_that_is_ahead():
    figure = only("Inflation hit 9.1% in June.")
    assert (figure.status, figure.period.start) == ("actual", date(2023, 6, 1))
    assert "past tense" in figure.period.reason
    ahead = only("The plant will open in June with 300 workers.")
    assert (ahead.status, ahead.period.start) == ("expected", date(2024, 6, 1))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The dam is 145 metres high and will make 2,000 megawatts.", ["actual", "expected"]),
        ("The utility said 2.3 million homes could lose power.", ["expected"]),
        ("Imports rose 4 percent, but economists had expected 6 percent.", ["actual", "expected"]),
        ("It wants to sell 40 flats, twice as many as now.", ["target", "target"]),
        ("It plans to halve the queue, which stands at 90,000 cases.", ["target", "actual"]),
        (
            "It plans to sell 40 flats, or 9 percent of the stock, and build 60 houses.",
            ["target", "target", "target"],
        ),
        (
            "Donors gave 30 million euros, less than the 90 million that the clinic is asking for.",
            ["actual", "target"],
        ),
    ],
)
def test_status_stays_with_the_verb_that_it_belongs_to(text, statuses):
    assert [one.status for one in shown(text)] == statuses


def test_growth_below_nought_is_a_decrease():
    found = shown("Officials forecast -2 percent growth. Others see negative growth of 3 percent.")
    assert [one.direction for one in found] == ["decrease", "decrease"]


def test_the_month_of_may_expects_nothing():
    (growth, level) = shown("Sales fell 9 percent in May to 2 billion euros.")
    assert (growth.status, level.status) == ("actual", "actual")


def test_what_somebody_has_is_a_fact_and_a_target_range_a_target():
    debt = only("The bank will discuss a plan to restructure its debt of $6 billion.")
    assert debt.status == "actual"
    band = only("Prices stayed within the 2.5 to 7.5 percent target range.")
    assert band.status == "target"
