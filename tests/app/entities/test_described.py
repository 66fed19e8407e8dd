"""What sources say differently of an entity, beside its page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from briefindex.model.naming import Named
from briefindex.packs.entity_links import id_of
from named_packs import named_pack
from satchel.application import Program, build_window

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FERRO = Named("person", "Ana Ferro")
TEXTS = {
    "port.txt": "A port\n\nAna Ferro, the head of the port, was there.\n",
    "trade.txt": "A minister\n\nTrade Minister Ana Ferro was in Lima.\n",
    "salt.txt": "A route\n\nThe Harbour Route, also known as the Salt Road, is open.\n",
}
ROUTE = Named("route_or_project", "Harbour Route")
NAMES = {
    "Ana Ferro": ("person", "Ana Ferro"),
    "Harbour Route": (ROUTE.type, ROUTE.name),
    "Salt Road": (ROUTE.type, ROUTE.name),
}


@pytest.fixture
def program(qtbot, styled, tmp_path: Path):
    named_pack(tmp_path / "pack", TEXTS, NAMES)
    made = build_window(str(tmp_path / "pack"), settings_file=tmp_path / "s.ini", fill=False)
    made.window.resize(1440, 900)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: bool(made.session.contents.infos) and made.session.shown is not None)
    yield made
    made.window.close()
    qtbot.waitUntil(lambda: not made.entities.asking.busy)
    made.window.deleteLater()
    styled.setStyleSheet("")


def test_enter_on_a_description_shows_it_in_its_article(qtbot, program: Program):
    qtbot.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    program.entities.show_entity(id_of(FERRO))
    qtbot.waitUntil(lambda: program.entities.asking.page is not None)
    aside = program.entities.workspace.aside
    rows = aside.entries.listed
    heads = [row.words for row in rows if row.kind == "head"]
    assert heads[1] == "Sources describe it differently"
    found = [n for n, row in enumerate(rows) if row.description is not None]
    assert len(found) == 2
    number = next(n for n in found if "Trade Minister" in rows[n].words)
    assert aside.entries.spoken(number).endswith("Enter shows it in its article.")
    aside.setCurrentIndex(aside.entries.index(number, 0))
    with qtbot.waitSignal(program.entities.workspace.sentence_wanted) as asked:
        qtbot.keyClick(aside, Qt.Key.Key_Return)
    article, span = asked.args
    info = rows[number].description.info
    assert (article, span.end - span.start) == (info.id, len("Trade Minister"))
    qtbot.waitUntil(lambda: program.session.shown == info.id)
    qtbot.waitUntil(lambda: program.window.reader.view.cursor_offset() == span.start)


def test_the_reason_why_names_are_one_stands_on_one_line_where_there_is_room(qtbot, program):
    qtbot.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    program.entities.show_entity(id_of(ROUTE))
    page = program.entities.workspace.page
    qtbot.waitUntil(page.joined_link.isVisible)
    line = page.joined.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: 0 < page.joined.height() < 2 * line)
    qtbot.waitUntil(lambda: page.joined_link.x() - page.joined.geometry().right() < 40)
