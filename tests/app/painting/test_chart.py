"""The chart as it is laid out: marks apart, labels within, a pointer finds what it means."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from briefindex.model.briefing import Chart, Point, Slot
from briefings import conflict_briefing, sample_briefing
from satchel.painting.chart import PAGE, SCREEN, ChartPicture
from satchel.painting.inks import paper_inks, theme_inks
from satchel.painting.picture import FORMATS, Picture
from satchel.theme.tokens import THEMES


def crowded(slots: int) -> Chart:
    axis = tuple((float(value), str(value)) for value in (0, 50, 100))
    years = tuple(Slot(str(1900 + n), "", "period") for n in range(slots))
    points = tuple(
        Point(n, 50 + n % 3, f"{50 + n % 3}.25", "actual", None, "solid", differs=False, notes=())
        for n in range(slots)
    )
    return Chart("Steel", "Mt", axis, years, points, (("actual", "actual"),))


pytestmark = pytest.mark.usefixtures("styled")


@pytest.fixture(params=[PAGE, SCREEN])
def look(request):
    return request.param


@pytest.mark.parametrize("width", [320, 620, 940])
def test_labels_never_lie_on_one_another_nor_outside(look, width: int) -> None:
    charts = (sample_briefing().comparison.chart, conflict_briefing().comparison.chart, crowded(60))
    for chart in charts:
        marks = ChartPicture(chart, width, 200, look).marks
        boxes = [mark.box() for mark in marks if mark.at is not None and not mark.bracketed]
        assert boxes
        assert all(box.left() >= 0 and box.right() <= width + 10 for box in boxes)
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2))


def test_a_pointer_on_a_mark_means_it_and_between_marks_nothing(look) -> None:
    picture = ChartPicture(sample_briefing().comparison.chart, 900, 200, look)
    for mark in picture.marks:
        assert picture.mark_at(mark.centre) == mark.number
    assert picture.mark_at(QPointF(2, 2)) is None


def test_nothing_of_a_year_stands_right_of_the_bracket_where_sources_differ(look) -> None:
    axis = tuple((float(value), str(value)) for value in (0, 50, 100))
    told = ((80, "actual", True), (95, "actual", True), (94, "expected", False))
    points = tuple(
        Point(0, value, str(value), status, None, "solid", differs=differs, notes=(1,))
        for value, status, differs in told
    )
    slots = (Slot("2022", "", "period"),)
    marks = ChartPicture(Chart("Steel", "Mt", axis, slots, points, ()), 600, 200, look).marks
    (last,) = [mark for mark in marks if mark.bracketed]
    assert [mark.number for mark in marks] == [0, 1, 2]
    assert last.number == 1
    assert all(mark.centre.x() < last.centre.x() for mark in marks if mark is not last)


def test_a_higher_value_stands_higher(look) -> None:
    picture = ChartPicture(crowded(3), 400, 200, look)
    heights = [mark.centre.y() for mark in picture.marks]
    assert heights == sorted(heights, reverse=True)


def test_every_theme_has_every_ink_that_print_has() -> None:
    names = [name for name in paper_inks().colours if name != "series"]
    for theme in THEMES:
        assert all(theme_inks(theme)(name).isValid() for name in names)
        for status in ("actual", "target", "expected", "derived", "conflict"):
            assert theme_inks(theme)(f"status.{status}").isValid()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_carries_title_and_sources_in_every_format(kind: str) -> None:
    chart = sample_briefing().comparison.chart
    picture = Picture(chart, "US$ bn", "As stated by: The Daily.")
    data = picture.file(kind)
    assert data.startswith({"svg": b"<?xml", "pdf": b"%PDF", "png": b"\x89PNG"}[kind])
    if kind == "svg":
        text = data.decode()
        assert "The Daily" in text
        assert f"<title>{chart.label}</title>" in text
