"""What a copy states as its first article does is one source's word."""

from tests.index.compare.made import figure

from briefindex.compare import rows, stated_once
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
