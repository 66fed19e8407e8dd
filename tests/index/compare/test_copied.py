"""What a copy states as its first article does is one source's word."""

from tests.index.compare.made import PART, WHOLE, figure

from briefindex.compare import rows, stated_once, stories, twins
from briefindex.model.span import ArticleId

FIRST = {ArticleId("b"): ArticleId("a")}


def test_a_copy_adds_no_source() -> None:
    figures = [figure(44, article="a"), figure(44, article="b"), figure(44, article="c")]
    kept = stated_once(figures, FIRST)
    assert [each.sentence.article for each in kept] == ["a", "c"]
    (row,) = rows(kept, ())
    assert len(row.members) == 2


def test_what_the_copy_alone_states_stays() -> None:
    figures = [figure(44, article="a"), figure(45, article="b"), figure(44, article="b", start=300)]
    assert [each.value for each in stated_once(figures, FIRST)] == [44, 45]


def test_without_copies_all_figures_stay() -> None:
    figures = [figure(44, article="a"), figure(44, article="b")]
    assert stated_once(figures, {}) == tuple(figures)


def test_a_figure_that_a_copy_repeats_has_its_twin_in_the_first_article() -> None:
    figures = [figure(44, article="a"), figure(44, article="b"), figure(45, article="b", start=9)]
    assert twins(figures, FIRST) == {figures[1].id: figures[0].id}
    assert twins(figures, {}) == {}


def test_an_article_and_its_copy_are_one_story() -> None:
    figures = [figure(44, article=article) for article in "abc"]
    assert stories(figures, FIRST) == {"a", "c"}


def test_what_two_stories_state_stands_before_what_one_and_its_copy_state() -> None:
    one = [figure(n, WHOLE, article=each, start=n) for n, each in ((1, "a"), (2, "b"), (3, "b"))]
    two = [figure(44, PART, article=article, start=44) for article in "ac"]
    assert [row.key for row in rows([*one, *two], ())] == [WHOLE.key, PART.key]
    assert [row.key for row in rows([*one, *two], (), FIRST)] == [PART.key, WHOLE.key]
