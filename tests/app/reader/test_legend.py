"""The legend: no word is cut, however narrow the reader is."""

import pytest
from PySide6.QtWidgets import QApplication

from satchel.reader.legend import Legend
from satchel.theme.fonts import metrics
from satchel.theme.theme import Theme
from satchel.widgets.kinds import KINDS

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def legend(qtbot, styled: QApplication) -> Legend:
    del styled
    made = Legend(Theme("light"), [kind for kind, _ in KINDS])
    qtbot.addWidget(made)
    made.set_counts({kind: 28 for kind, _ in KINDS})
    return made


def shown_at(legend: Legend, width: int) -> dict[str, int]:
    legend.resize(width, 32)
    legend.show()
    legend.layout().activate()
    return {kind: entry.width() for kind, entry in legend.entries.items()}


def test_every_word_is_whole_at_the_least_width_of_the_reader(legend: Legend) -> None:
    for kind, width in shown_at(legend, 480).items():
        word = legend.entries[kind].text()
        assert width >= metrics("ui", 13).horizontalAdvance(word) + 8, word
    assert legend.entries["date"].accessibleName() == "Dates, 28, marked"


def test_counts_stay_as_long_as_shrinking_the_gaps_is_enough(legend: Legend) -> None:
    count = metrics("ui", 12).horizontalAdvance("28")
    for at in (620, 700):
        for kind, width in shown_at(legend, at).items():
            word = legend.entries[kind].text()
            assert width >= metrics("ui", 13).horizontalAdvance(word) + count + 12, word


def test_the_gaps_widen_again_with_the_reader(legend: Legend) -> None:
    narrow = shown_at(legend, 480)
    wide = shown_at(legend, 900)
    assert all(wide[kind] > narrow[kind] for kind in wide)
