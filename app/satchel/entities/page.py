"""The page of an entity: what it is, what one may do with it, and every sentence that names it."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefindex.model.entity_page import EntityPage
from satchel.entities.chips import Chips
from satchel.entities.joining import Joining, joining
from satchel.entities.sentence_delegate import SentenceDelegate
from satchel.entities.sentences import SentenceModel, SentenceRow
from satchel.entities.words import kind_word
from satchel.theme.fonts import font, metrics
from satchel.theme.icons import icon
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.plain_label import plain_label
from satchel.widgets.rows import ROW, Index
from satchel.widgets.strokes import paint_mark
from satchel.widgets.words import counted

_SIDE = 40
_NARROW = 620
BUTTONS = (
    ("entity_rename", "pencil"),
    ("entity_merge", "merge"),
    ("entity_split", "split"),
)


class KindLabel(QWidget):
    """The type of the entity, on its mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show none."""
        super().__init__(parent)
        self.setObjectName("entity_kind")
        self.setFixedHeight(20)
        self._theme = theme
        self._kind = ""
        self._words = ""

    def show_kind(self, kind: str, words: str) -> None:
        """Show a type."""
        self._kind, self._words = kind, words[:1].upper() + words[1:]
        self.setAccessibleName(self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word over its mark."""
        del event
        if not self._kind:
            return
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            right = metrics("ui", 12).horizontalAdvance(self._words)
            paint_mark(painter, self._kind, 0, right, 13, tokens)
            painter.setFont(font("ui", 12))
            painter.setPen(tokens.muted)
            painter.drawText(QPointF(0, 13), self._words)


class SentenceView(QListView):
    """The sentences of the page.

    Signals:
        entered: the row of a sentence that is to be shown in its article.
    """

    entered = Signal(object)

    def __init__(self, model: SentenceModel, theme: Theme, parent: QWidget) -> None:
        """List the rows of a model."""
        super().__init__(parent)
        self.setObjectName("entity_sentences")
        self.setAccessibleName(self.tr("Sentences that name it"))
        give_viewport(self)
        self.setMouseTracking(True)
        self.setModel(model)
        self.setItemDelegate(SentenceDelegate(theme, model, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Rows are as high as the width makes them: it may not change while they are laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._enter)
        theme.changed.connect(self.viewport().update)

    def _enter(self, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, SentenceRow):
            self.entered.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the sentence in its article."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) sentence."""
        rows = self.model().rowCount()
        if not rows:
            return
        now = self.currentIndex().row()
        number = (now + by) % rows if now >= 0 else (0 if by > 0 else rows - 1)
        index = self.model().index(number, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)


class EntityPageView(QWidget):
    """Head and sentences.

    Signals:
        alias_chosen: a spelling that may be split off.
    """

    alias_chosen = Signal(str)

    def __init__(
        self, actions: Mapping[str, QAction], menu: QMenu, theme: Theme, parent: QWidget
    ) -> None:
        """Show no entity; `actions` are what the buttons do, `menu` has all of them."""
        super().__init__(parent)
        self.setObjectName("entity_page")
        self.setAccessibleName(self.tr("Entity"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._words = ""
        # Made in the order in which Tab goes through them.
        self.buttons = [self._button(name, actions[name]) for name, _ in BUTTONS]
        self.more = QPushButton(self)
        self.more.setObjectName("entity_more")
        self.more.setAccessibleName(self.tr("More"))
        self.more.setText("···")
        self.more.setFixedSize(QSize(34, 28))
        self.more.clicked.connect(
            lambda: menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )
        self.kind = KindLabel(theme, self)
        self.title = plain_label("entity_title", self)
        self.meta = plain_label("entity_meta", self)
        self.joined = plain_label("entity_joined", self)
        self.joined_link = QPushButton(self.tr("Show"), self)
        self.joined_link.setObjectName("link")
        self.joined_link.setAccessibleName(self.tr("Show the sentence that joins the names"))
        self.joined_link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.joined_link.clicked.connect(self._show_joining)
        self._joining: Joining | None = None
        self.chips = Chips(theme, self)
        self.chips.chosen.connect(self.alias_chosen)
        self.sentences = SentenceModel(self)
        self.view = SentenceView(self.sentences, theme, self)
        self.empty = plain_label("entity_empty", self)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_page(None, 0)

    def _button(self, name: str, action: QAction) -> QPushButton:
        button = QPushButton(action.text().replace("&", ""), self)
        button.setObjectName(f"{name}_button")
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        button.setFixedHeight(28)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(action.trigger)
        return button

    def _arrange(self) -> None:
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        what = QVBoxLayout()
        what.setSpacing(0)
        what.addWidget(self.kind)
        what.addWidget(self.title)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (*self.buttons, self.more):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        top = self._top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(what, 1)
        top.addLayout(buttons)
        self.head = QWidget(self)
        head = QVBoxLayout(self.head)
        head.setContentsMargins(_SIDE, 22, _SIDE, 16)
        head.setSpacing(0)
        head.addLayout(top)
        head.addSpacing(4)
        head.addWidget(self.meta)
        head.addSpacing(12)
        head.addWidget(self.chips)
        head.addSpacing(8)
        reason = QHBoxLayout()
        reason.setSpacing(10)
        reason.addWidget(self.joined, 1)
        reason.addWidget(self.joined_link, 0, Qt.AlignmentFlag.AlignTop)
        reason.addStretch()
        head.addLayout(reason)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty)
        self.empty.setContentsMargins(_SIDE, 28, _SIDE, 0)
        layout.addStretch(0)

    def show_page(self, page: EntityPage | None, articles: int, trouble: str = "") -> None:
        """Show another entity of a pack of so many articles; of none say why (`trouble`)."""
        there = page is not None
        self.head.setVisible(there)
        self.view.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(trouble or self.tr("Choose an entity: its sentences are shown here."))
        same = there and self._words == page.id
        top = self.view.verticalScrollBar().value() if same else 0
        self._words = page.id if there else ""
        self.sentences.show(page)
        if page is None:
            return
        self.kind.show_kind(page.named.type, kind_word(page.named.type))
        self.title.setText(page.named.name)
        self.setAccessibleName(page.named.name)
        mentions = counted(page.mentions, self.tr("mention"), self.tr("mentions"))
        words = self.tr("{mentions} in {number} of {articles}").format(
            mentions=mentions,
            number=f"{len(page.naming):,}",
            articles=counted(articles, self.tr("article"), self.tr("articles")),
        )
        hidden = " · " + self.tr("hidden: it is in no list, mark or brief") if page.hidden else ""
        self.meta.setText(f"{words}{self._sources(page)}{hidden}")
        self.chips.show_aliases(page.aliases)
        self.chips.follow(self.more)
        self._show_reason(joining(page))
        self.view.verticalScrollBar().setValue(top)

    def _show_reason(self, found: Joining | None) -> None:
        """Say which words of an article join two spellings."""
        self._joining = found
        self.joined.setVisible(found is not None)
        self.joined_link.setVisible(found is not None)
        said = self.tr("Joined because the articles say so: “{words}”")
        self.joined.setText(said.format(words=found.words) if found is not None else "")
        # One line where there is room, and the link beside its end.
        wide = self.joined.fontMetrics().horizontalAdvance(self.joined.text())
        self.joined.setMaximumWidth(wide + 4)

    def _show_joining(self) -> None:
        if self._joining is not None:
            self.view.entered.emit(self._joining.row)

    def _sources(self, page: EntityPage) -> str:
        """Counts per source, where there are several with a name."""
        named = [each for each in page.sources if each.source]
        if len(named) < 2:
            return ""
        return " · " + ", ".join(f"{each.source} {each.mentions}" for each in named[:4])

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        for (_, name), button in zip(BUTTONS, self.buttons, strict=True):
            button.setIcon(icon(name, tokens))
        family = font("title", 27, strong=True).family()
        self.title.setStyleSheet(f'color: {tokens.text.name()}; font: 600 27px "{family}";')
        self.meta.setStyleSheet(f"color: {tokens.muted.name()};")
        self.joined.setStyleSheet(f"color: {tokens.muted.name()};")
        self.empty.setStyleSheet(f"color: {tokens.muted.name()};")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below the head."""
        del event
        if self.head.isVisible():
            with QPainter(self) as painter:
                y = self.head.geometry().bottom()
                painter.fillRect(_SIDE, y, self.width() - 2 * _SIDE, 1, self._theme.tokens.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are as high as the new width makes them; buttons over a narrow page's name."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QHBoxLayout.Direction.BottomToTop if narrow else QHBoxLayout.Direction.LeftToRight
        self._top.setDirection(way)
        self.view.scheduleDelayedItemsLayout()
