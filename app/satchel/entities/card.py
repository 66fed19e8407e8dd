"""The card of a name that was clicked in an article: what it is, who names it, where to go."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefindex.model.entity_page import EntityCount
from briefindex.model.mention import Mention
from satchel.entities.asking import EntityAsking
from satchel.entities.words import kind_word, query_of
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.strokes import paint_mark
from satchel.widgets.words import counted

_WIDTH = 344


class EntityCard(QFrame):
    """A small note over the page; Escape or a click elsewhere closes it.

    Signals:
        page_wanted: show the page of the entity with this id.
        query_wanted: list the articles that this query finds.
        step_wanted: go to the next (1) or previous (-1) mention in the article.
    """

    page_wanted = Signal(str)
    query_wanted = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, asking: EntityAsking, theme: Theme, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("entity_card")
        self._asking = asking
        self._theme = theme
        self._mention: Mention | None = None
        self.setFixedWidth(_WIDTH)
        self.title = plain_label("card_title", self)
        self.counts = plain_label("card_counts", self)
        self.sources = plain_label("card_sources", self)
        self._space = QWidget(self)
        self._space.setFixedHeight(18)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 12)
        layout.setSpacing(3)
        for part in (self._space, self.title, self.counts, self.sources):
            layout.addWidget(part)
        layout.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.buttons = [
            self._button("card_page", self.tr("&Page"), self._show_page),
            self._button("card_filter", self.tr("&List articles"), self._list),
            self._button("card_next", self.tr("&Next mention"), self._step),
        ]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        asking.answered.connect(self._on_answered)

    def _button(self, name: str, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.clicked.connect(slot)
        return button

    def show_mention(self, mention: Mention, where: QPoint) -> None:
        """Show the card of a mention beside a global point."""
        self._mention = mention
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#entity_card {{ background: {tokens.raised.name()}; "
            f"border: 1px solid {tokens.line_strong.name()}; border-radius: 4px; }}"
        )
        for label in (self.counts, self.sources):
            label.setStyleSheet(f"color: {tokens.muted.name()}; font-size: 13px;")
        family = font("read", 18, strong=True).family()
        self.title.setStyleSheet(f'color: {tokens.text.name()}; font: 600 18px "{family}";')
        self.title.setText(mention.canonical)
        self.setAccessibleName(f"{mention.canonical}, {kind_word(mention.type)}")
        self.counts.setText(self.tr("Counting…"))
        self.sources.setText(mention.surface if mention.surface != mention.canonical else "")
        self.sources.setVisible(bool(self.sources.text()))
        self._place(where)
        self.show()
        self.buttons[0].setFocus()
        entity = mention.entity
        self._asking.ask("count", lambda desk: desk.names.count(entity))

    def _place(self, where: QPoint) -> None:
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(where.x() + 8, screen.right() - self.width() - 4)
        y = where.y() + 18
        if y + self.height() > screen.bottom() - 4:
            y = where.y() - self.height() - 18
        self.move(max(screen.left() + 4, x), max(screen.top() + 4, y))

    def _on_answered(self, kind: str, answer: object) -> None:
        mention = self._mention
        if kind != "count" or not isinstance(answer, EntityCount) or mention is None:
            return
        if answer.id != mention.entity:
            return
        mentions = counted(answer.mentions, self.tr("mention"), self.tr("mentions"))
        articles = counted(answer.articles, self.tr("article"), self.tr("articles"))
        self.counts.setText(
            self.tr("{mentions} in {articles}").format(mentions=mentions, articles=articles)
        )
        none = self.tr("no source named")
        parts = [f"{each.source or none} {each.mentions}" for each in answer.sources[:5]]
        self.sources.setText(" · ".join(parts))
        self.sources.setVisible(bool(parts))
        self.adjustSize()

    def _show_page(self) -> None:
        self.hide()
        if self._mention is not None:
            self.page_wanted.emit(self._mention.entity)

    def _list(self) -> None:
        self.hide()
        if self._mention is not None:
            self.query_wanted.emit(query_of(self._mention.type, self._mention.canonical))

    def _step(self) -> None:
        self.hide()
        self.step_wanted.emit(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and, at the top, the type on its mark."""
        super().paintEvent(event)
        if self._mention is None:
            return
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            words = kind_word(self._mention.type)
            words = words[:1].upper() + words[1:]
            right = 14 + metrics("ui", 12).horizontalAdvance(words)
            paint_mark(painter, self._mention.type, 14, right, 21, tokens)
            painter.setFont(font("ui", 12))
            painter.setPen(tokens.muted)
            painter.drawText(QPointF(14, 21), words)
