"""The rows of the table, without a window."""

import pytest

from briefindex.model.figure_table import TableRow
from fake_desk import FakeDesk
from satchel.jobs.listing import PAGE
from satchel.table.model import FiguresModel

MANY = 500_000

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def row() -> TableRow:
    desk = FakeDesk([])
    figure = desk.figures()[0]
    article = desk.article(figure.sentence.article)
    span = figure.sentence.span
    return TableRow(figure, article.text[span.start : span.end], article.info)


@pytest.fixture
def model(row) -> FiguresModel:
    made = FiguresModel()
    made.show(MANY, 0, [row] * PAGE)
    return made


def test_only_what_is_looked_at_is_asked_for(qtbot, model):
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        assert model.index(400_037, 0).data() is None
    assert wanted.args == [400_000, PAGE]


def test_rows_that_were_passed_by_are_not_asked_for(qtbot, model):
    with qtbot.waitSignal(model.rows_wanted) as wanted:
        for number in range(1000, 300_000, 1000):
            model.line(number)
    start, most = wanted.args
    assert start + most >= 299_000
    assert most <= 4 * PAGE


def test_few_rows_are_kept_however_many_are_looked_at(model, row):
    for start in range(0, MANY, 50 * PAGE):
        model.put(start, [row] * PAGE)
    assert model.kept <= 60 * PAGE
    assert model.rowCount() == MANY
