"""What a row says of figures while the worker is still at work."""

import pytest

from fake_desk import ARTICLES, FIRST, SECOND
from satchel.find.results import ResultModel, Rows
from satchel.session import Contents

pytestmark = pytest.mark.usefixtures("qapp")


def test_no_figure_yet_is_not_said_to_be_none() -> None:
    infos = (ARTICLES[FIRST].info, ARTICLES[SECOND].info)
    rows = Rows().of(Contents(1, infos, {FIRST: 2}, frozenset({SECOND})), None)
    said = [ResultModel().figures_words(row.key_figures) for row in rows]
    assert said == ["2 key figures", "not analysed yet"]


def test_an_article_that_was_analysed_has_its_number_though_others_wait() -> None:
    infos = (ARTICLES[FIRST].info, ARTICLES[SECOND].info)
    rows = Rows().of(Contents(1, infos, {}, frozenset({SECOND})), None)
    assert [row.key_figures for row in rows] == [0, None]
