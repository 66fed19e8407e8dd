"""How the sentences of a page stand under each other."""

import pytest
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from briefindex.desk import Desk
from briefindex.packs.entity_links import id_of
from named_packs import NAMES, ORO, named_pack
from satchel.entities.sentence_delegate import SentenceDelegate
from satchel.entities.sentences import SentenceModel
from satchel.theme.theme import Theme

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("styled"),
]

_TEXTS = {
    "many.txt": "Ships\n\nPort Oro is shut. Port Oro opens. Port Oro is old. Port Oro is far.\n",
    "one.txt": "A ship\n\nIt left Port Oro.\n",
}


@pytest.fixture
def heights(qtbot, tmp_path):
    named_pack(tmp_path / "pack", _TEXTS, NAMES)
    desk = Desk([tmp_path / "pack"])
    view = QListView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    model = SentenceModel(view)
    view.setModel(model)
    delegate = SentenceDelegate(Theme("light", view), model, view)
    model.show(desk.names.page(id_of(ORO)))
    desk.close()
    found: dict[str, list[int]] = {}
    for number, row in enumerate(model.listed):
        size = delegate.sizeHint(QStyleOptionViewItem(), model.index(number, 0))
        found.setdefault(row.article, []).append(size.height())
    return sorted(found.values(), key=len)


def test_the_words_about_an_article_push_no_sentences_apart(heights):
    _, (first, second, third, last) = heights
    assert second == third
    assert first < second + 15  # it begins with the article's margin alone
    assert last < second + 10


def test_an_article_with_one_sentence_has_room_for_the_words_about_it(heights):
    (alone,), many = heights
    assert alone > 3 * 18
    assert alone > max(many)
