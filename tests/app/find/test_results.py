"""What a row says of figures while the worker is still at work."""

from pathlib import Path

import pytest

from briefindex.model.pack import PackInfo
from fake_desk import ARTICLES, FIRST, SECOND
from satchel.find.results import Filter, ResultModel, rows_of
from satchel.session import Contents

pytestmark = pytest.mark.usefixtures("qapp")


def test_no_figure_yet_is_not_said_to_be_none() -> None:
    pack = PackInfo(Path("pack"), "fake", 3, 3, 1)
    infos = (ARTICLES[FIRST].info, ARTICLES[SECOND].info)
    rows = rows_of(Contents((pack,), infos, {FIRST: 2}), None, Filter())
    said = [ResultModel().figures_words(row.key_figures) for row in rows]
    assert said == ["2 key figures", "analysis under way"]
