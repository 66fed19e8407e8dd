"""The tabs over the page, one an open article, and the counter of hits at their right end."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from briefindex import desk
from briefindex.model.article import ArticleInfo
from satchel.theme.fonts import font, metrics
from satchel.theme.icons import icon, paint_icon
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import grouped

_WIDEST = 270
_NARROWEST = 96


class ArticleTabs(QTabBar):
    """One tab an article; the data of a tab is the article's id.

    Signals:
        close_wanted: the reader is done with the tab of this number.
    """

    close_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a tab."""
        super().__init__(parent)
        self.setObjectName("article_tabs")
        self.setAccessibleName(self.tr("Open articles"))
        self._theme = theme
        self._slanted: set[str] = set()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMovable(True)
        self.setFixedHeight(32)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_article(self, info: ArticleInfo, *, new_tab: bool) -> None:
        """Go to the tab of an article, made if there is none, else in place of the current one."""
        with QSignalBlocker(self):
            number = self.number_of(info.id)
            if number < 0:
                number = self.currentIndex()
                if new_tab or number < 0:
                    number = self.addTab("")
                self._fill(number, info)
            self.setCurrentIndex(number)

    def restore(self, infos: Sequence[ArticleInfo]) -> None:
        """Have tabs of those articles, one after the other."""
        with QSignalBlocker(self):
            for info in infos:
                self._fill(self.addTab(""), info)

    def keep(self, infos: Mapping[str, ArticleInfo]) -> None:
        """Close the tabs of articles that are gone; the others say what is known today."""
        with QSignalBlocker(self):
            for number in reversed(range(self.count())):
                info = infos.get(str(self.tabData(number)))
                if info is None:
                    self.removeTab(number)
                else:
                    self._fill(number, info)

    def _fill(self, number: int, info: ArticleInfo) -> None:
        """Use a tab for an article; opening words, where it has no headline, are slanted."""
        title, headline = desk.title_text(info)
        self._slanted.discard(info.id)
        if not headline:
            self._slanted.add(info.id)
        self.setTabData(number, info.id)
        self.setTabText(number, title.replace("&", "&&"))
        self.setTabToolTip(number, "")
        self.setAccessibleTabName(number, title)

    def number_of(self, article: str) -> int:
        """The tab of an article, or -1."""
        numbers = (n for n in range(self.count()) if self.tabData(n) == article)
        return next(numbers, -1)

    def articles(self) -> list[str]:
        """The articles of all tabs."""
        return [str(self.tabData(number)) for number in range(self.count())]

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the title, within limits, narrower where there are many."""
        words = metrics("ui", 13).horizontalAdvance(self.tabText(index))
        parent = self.parentWidget()
        room = parent.width() - 180 if parent is not None else _WIDEST
        widest = max(_NARROWEST, min(_WIDEST, room // max(1, self.count())))
        return QSize(round(max(_NARROWEST, min(widest, words + 52))), 32)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """As `tabSizeHint`: titles are elided by us."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper behind the active tab, words, and its cross."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.fillRect(self.rect(), tokens.window)
            painter.fillRect(QRect(0, 31, self.width(), 1), tokens.line)
            for number in range(self.count()):
                self._paint_tab(painter, number)

    def _paint_tab(self, painter: QPainter, number: int) -> None:
        tokens = self._theme.tokens
        box = self.tabRect(number)
        active = number == self.currentIndex()
        if active:
            painter.fillRect(box, tokens.raised)
        painter.fillRect(QRect(box.right(), 0, 1, 31), tokens.line)
        face = font("ui", 13, italic=self.tabData(number) in self._slanted)
        painter.setFont(face)
        painter.setPen(tokens.text if active else tokens.muted)
        room = box.adjusted(12, 0, -34 if active else -12, 0)
        title = self.tabText(number).replace("&&", "&")
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        if active:
            paint_icon(painter, "x", tokens.faint, QRectF(self._cross(number)))
            if self.hasFocus():
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(box.adjusted(2, 2, -2, -3))

    def _cross(self, number: int) -> QRect:
        box = self.tabRect(number)
        return QRect(box.right() - 26, 9, 13, 13)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close by the cross or the middle button."""
        point = event.position().toPoint()
        number = self.tabAt(point)
        on_cross = number == self.currentIndex() and self._cross(number).adjusted(
            -7, -8, 7, 8
        ).contains(point)
        if number >= 0 and (on_cross or event.button() == Qt.MouseButton.MiddleButton):
            self.close_wanted.emit(number)
            return
        super().mouseReleaseEvent(event)


class HitCounter(QWidget):
    """Says "hit 1 of 6", with arrows; hidden where the query hits nothing in the article.

    Signals:
        stepped: go to the next (1) or previous (-1) hit.
    """

    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("hit_counter")
        self.setAccessibleName(self.tr("Hits in this article"))
        self.setFixedHeight(32)
        self._theme = theme
        self._words = plain_label("hit_counter_words", self, wraps=False)
        self._words.setAccessibleName(self.tr("Hit"))
        self._words.setFont(font("ui", 13))
        self._arrows = {
            "chevron-up": self._arrow("previous_hit", self.tr("Previous hit (Shift+F3)"), -1),
            "chevron-down": self._arrow("next_hit", self.tr("Next hit (F3)"), 1),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 10, 1)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addSpacing(4)
        for arrow in self._arrows.values():
            layout.addWidget(arrow)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _arrow(self, name: str, words: str, by: int) -> QToolButton:
        arrow = QToolButton(self)
        arrow.setObjectName(name)
        arrow.setAccessibleName(words)
        arrow.setToolTip(words)
        arrow.setFixedSize(28, 28)
        arrow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        arrow.clicked.connect(lambda: self.stepped.emit(by))
        return arrow

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_count(self, current: int, total: int) -> None:
        """Say which hit is current, counted from 0; -1 where none is yet."""
        self.setVisible(total > 0)
        if current < 0:
            many = self.tr("{total} hits").format(total=grouped(total))
            self._words.setText(self.tr("1 hit") if total == 1 else many)
        else:
            said = self.tr("hit {number} of {total}")
            self._words.setText(said.format(number=grouped(current + 1), total=grouped(total)))

    def _on_theme_changed(self) -> None:
        for name, arrow in self._arrows.items():
            arrow.setIcon(icon(name, self._theme.tokens))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Go on with the ground and hairline of the tabs."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.tokens.window)
            painter.fillRect(QRect(0, 31, self.width(), 1), self._theme.tokens.line)
