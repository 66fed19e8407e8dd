"""Plans that a later article reports as done."""

from datetime import date

from briefindex.compare.moved import moved
from briefindex.model.span import ArticleId, SentenceRef, Span

TOLD = {ArticleId("a"): date(2024, 1, 5), ArticleId("b"): date(2024, 6, 1)}
PLAN = "Norland and Suland intend to launch a cross-border high-speed ferry for their citizens."
DONE = "The opening of the cross-border high-speed ferry was a key event."


def found(first: str, second: str, told=TOLD):
    texts = {"a": first, "b": second}

    def sentences_of(article):
        yield SentenceRef(article, Span(0, len(texts[article]))), texts[article]

    return [(each.what, each.plan.article, each.outcome.article)
            for each in moved(told, sentences_of)]  # fmt: skip


def test_a_plan_that_a_later_article_reports_as_done_is_proposed():
    assert found(PLAN, DONE) == [("cross-border high-speed ferry", "a", "b")]


def test_what_was_done_before_it_was_planned_is_no_outcome():
    assert found(DONE, PLAN) == []


def test_one_shared_word_is_not_enough():
    assert found(PLAN, "The opening of the cross-border market was a key event.") == []


def test_what_is_only_talked_of_is_not_done():
    assert found(PLAN, "Talks about the cross-border high-speed ferry went on.") == []


def test_without_dates_nothing_came_later():
    assert found(PLAN, DONE, told={}) == []
