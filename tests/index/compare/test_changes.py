"""What changed from one edition to another."""

from dataclasses import replace
from datetime import date

from tests.index.compare.made import NEVER, Y2022, Y2024, figure

from briefindex.compare import rows
from briefindex.compare.changes import Edition, changes
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.figure import FigureId, Period
from briefindex.model.mention import Entity
from briefindex.model.span import ArticleId

BY_2030 = Period("by 2030", None, date(2030, 12, 31), "stated")


def info(article: str, file="", title=None, day=date(2023, 5, 1)) -> ArticleInfo:
    nothing = Known()
    return ArticleInfo(
        ArticleId(article), file or f"{article}.txt", Known(title, "stated") if title else nothing,
        nothing, nothing, nothing, KnownDate(day, basis="stated"), None, None, 10, "",
    )  # fmt: skip


def edition(infos, *figures, entities=()) -> Edition:
    return Edition(infos, figures, rows(figures, infos), entities)


def entity(name, kind="person", aliases=()) -> Entity:
    return Entity(name, name, kind, aliases, ())


def test_the_same_edition_has_no_changes():
    one = edition([info("a")], figure("1e9"), entities=[entity("Ana Reis")])
    assert changes(one, one).is_empty


def test_articles_are_new_gone_or_changed():
    old = edition([info("a"), info("b"), info("c", title="Ports")])
    new = edition([info("a"), info("b2", "b.txt"), info("c2", "x.txt", "Ports"), info("d")])
    found = changes(old, new)
    assert [each.id for each in found.new] == ["d"]
    assert found.gone == ()
    assert [(each.before.id, each.after.id) for each in found.changed] == [("b", "b2"), ("c", "c2")]


def test_what_an_edited_article_still_states_is_nothing_new():
    old, new = edition([info("a")], figure("1e9")), edition([info("a2")], figure("1e9"))
    assert changes(old, replace(new, figures=(figure("1e9", article="a2"),))).indicators == ()


def test_new_and_lost_values_stand_under_their_indicator():
    old = edition([info("a")], figure("1e9"), figure("2e9", start=300, period=NEVER))
    new = edition([info("a")], figure("1e9"), figure("3e9", start=300, period=Y2024))
    (found,) = changes(old, new).indicators
    assert [each.value for each in found.new] == [3_000_000_000]
    assert [each.value for each in found.gone] == [2_000_000_000]
    assert found.is_known


def test_a_value_whose_year_became_known_is_no_new_value():
    old = edition([info("a")], figure("1e9", period=NEVER))
    new = edition([info("a")], figure("1e9", period=Y2022))
    (found,) = changes(old, new).indicators
    assert (found.new, found.gone) == ((), ())
    assert [each.id for each in found.redated] == [FigureId("a-0")]


def test_a_target_that_a_new_article_answers_moved():
    target = figure("4e9", period=BY_2030, start=400, status="target")
    old = edition([info("a")], target)
    later = info("b", day=date(2025, 2, 1))
    met = figure("5e9", period=Y2024, article="b")
    (moved,) = changes(old, edition([info("a"), later], target, met)).targets
    assert (moved.plan.id, moved.outcome.state) == (target.id, "reached")


def test_only_names_that_no_alias_had_are_new():
    old = edition([], entities=[entity("Ana Reis", aliases=("A. Reis",))])
    new = edition([], entities=[entity("A. Reis"), entity("Bo Lind"), entity("Bo Lind", "place")])
    assert [(e.canonical, e.type) for e in changes(old, new).names] == [
        ("Bo Lind", "person"),
        ("Bo Lind", "place"),
    ]
