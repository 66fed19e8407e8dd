"""Copies of one story are one source of a briefing."""

from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Briefing
from briefindex.model.span import ArticleId
from briefings import briefing_of, figure, info

FIRST = {ArticleId("b"): ArticleId("a"), ArticleId("c"): ArticleId("a")}


def infos() -> list[ArticleInfo]:
    sources = {"a": "The Daily", "b": "The Weekly", "c": None, "d": "The Gazette"}
    return [info(name, f"Head of {name}", source) for name, source in sources.items()]


def sources(briefing: Briefing) -> list[tuple[str, str, str]]:
    return [(each.letter, str(each.article), each.source) for each in briefing.sources.entries]


def test_copies_are_told_in_the_line_on_the_pack_and_have_no_letter() -> None:
    made = briefing_of(
        infos(), [figure("a", 10, 5, "Trade"), figure("d", 10, 6, "Trade")], first=FIRST
    )
    assert made.coverage.startswith("Pack of 4 articles, two of them copies")
    assert sources(made) == [
        ("A", "a", "The Daily (also in The Weekly)"),
        ("B", "d", "The Gazette"),
    ]
    assert made.sources.remark == ""


def test_copies_of_which_no_source_is_named_are_counted() -> None:
    known = [each for each in infos() if each.id != "b"]
    made = briefing_of(known, [figure("a", 10, 5, "Trade")], first={ArticleId("c"): ArticleId("a")})
    assert made.coverage.startswith("Pack of 3 articles, one of them a copy")
    assert sources(made)[0] == ("A", "a", "The Daily (and one copy)")


def test_a_copy_is_not_said_to_state_nothing() -> None:
    made = briefing_of(
        infos(), [figure("a", 10, 5, "Trade"), figure("d", 10, 6, "Trade")], first=FIRST
    )
    said = " ".join(run.text for line in made.gaps.lines for run in line)
    assert "no key figures" not in said
    assert "A and B carry no date." in said


def test_a_copy_is_cited_for_what_it_alone_states() -> None:
    made = briefing_of(
        infos(), [figure("a", 10, 5, "Trade"), figure("b", 90, 7, "Trade")], first=FIRST
    )
    assert [each[:2] for each in sources(made)] == [("A", "a"), ("B", "b"), ("C", "d")]


def test_what_an_article_and_its_copy_state_is_stated_by_one_source() -> None:
    stated = [figure("a", 10, 5, "Trade"), figure("b", 90, 5, "Trade")]
    said = [
        run.text
        for line in briefing_of(infos(), stated, first=FIRST).comparison.lines
        for run in line
    ]
    assert said == ["No indicator is stated by more than one article."]
    said = [run.text for line in briefing_of(infos(), stated).comparison.lines for run in line]
    assert said != ["No indicator is stated by more than one article."]


def test_without_copies_nothing_is_said_of_them() -> None:
    assert "cop" not in briefing_of(infos(), [figure("a", 10, 5, "Trade")]).coverage
