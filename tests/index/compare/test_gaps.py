"""What the open packs do not tell of an indicator."""

from datetime import date

from tests.index.compare.made import NEVER, Y2022, Y2024, figure

from briefindex.compare import rows
from briefindex.compare.gaps import indicator_gaps
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.span import ArticleId

DATED = KnownDate(date(2025, 3, 1), basis="stated")


def info(article: str, known: KnownDate = DATED) -> ArticleInfo:
    nothing = Known()
    return ArticleInfo(
        ArticleId(article), article, nothing, nothing, nothing, nothing, known, None, None, 10, ""
    )


def told(*members, infos=(), first=None):
    (row,) = rows(members, infos)
    return [
        each.replace("\u202f", " ") for each in indicator_gaps(row, members, infos, first or {})
    ]


def test_years_without_a_value_are_named():
    assert "No value for 2023." in told(figure("1e9"), figure("2e9", period=Y2024, article="b"))


def test_values_without_a_year_are_named():
    assert "The year is unknown for $3 bn." in told(figure("3e9", period=NEVER))


def test_a_target_without_a_year_is_named():
    (said, *_) = told(figure("3e9", period=NEVER, status="target"))
    assert said == "No year is given for what is expected or aimed at: $3 bn."


def test_one_article_and_its_copies_are_one_source():
    pair = figure("1e9"), figure("1e9", article="b")
    assert not any("alone" in each for each in told(*pair))
    copied = told(*pair, first={ArticleId("b"): ArticleId("a")})
    assert "One article alone and its copies states it: nothing confirms it." in copied


def test_articles_without_a_date_are_counted():
    infos = (info("a", KnownDate()), info("b"))
    said = told(figure("1e9"), figure("1e9", period=Y2022, article="b"), infos=infos)
    assert said == ["1 article carries no date."]
