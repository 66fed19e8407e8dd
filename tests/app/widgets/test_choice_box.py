"""The box to choose one of several words from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from satchel.widgets.choice_box import ChoiceBox, give_chevrons

# The offscreen platform says so of every list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "Growth of the trade turnover between the northern ports and the islands of the south"


def test_the_list_is_wide_enough_for_its_longest_words(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box = ChoiceBox(window)
    box.addItems(["none", LONG])
    box.setFixedWidth(120)
    window.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    needed = box.fontMetrics().horizontalAdvance(LONG)
    assert min(needed, 560) <= box.view().width()
    box.hidePopup()


def test_a_chevron_stands_at_the_end_of_the_box(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.resize(200, 28)
    box.setStyleSheet(
        "QComboBox { background: white; border: 0; } QComboBox::drop-down { border: 0; }"
    )
    picture = box.grab().toImage()
    ratio = picture.devicePixelRatio()
    end = {
        picture.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(182, 195)
        for y in range(8, 20)
    }
    assert len(end) > 1


def test_boxes_of_qts_own_dialogs_have_it_too_and_are_still_clicked(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    own, plain = ChoiceBox(window), QComboBox(window)
    give_chevrons(window)
    (chevron,) = plain.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1:]
    assert chevron.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    window.show()
    for width in (120, 260):
        plain.setFixedWidth(width)
        qtbot.waitUntil(lambda width=width: plain.width() == width)
        assert width - 30 < chevron.x() < width
    assert type(chevron) not in {type(child) for child in own.findChildren(QWidget)}
