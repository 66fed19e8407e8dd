"""Lines under the chart: what differs, behind a red edge; what else is to be said, behind none."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefindex.model.briefing import Line
from satchel.compare.words import plain
from satchel.painting.inks import theme_inks
from satchel.painting.typeset import Style, Text
from satchel.theme.theme import Theme

_STYLE = Style("ui", 14, 20)
_EDGE, _GAP, _PAD = 3, 14, 5


class NoteLines(QWidget):
    """Lines of words in several voices, as wide as the page."""

    def __init__(
        self, name: str, accessible: str, theme: Theme, parent: QWidget, edge: str = ""
    ) -> None:
        """Show none; `edge` is the ink of the edge at the left, if there is to be one."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._name = accessible
        self._theme = theme
        self._edge = edge
        self._lines: Sequence[Line] = ()
        self._laid: tuple[tuple[int, str], list[Text]] = ((0, ""), [])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; nothing where there are none."""
        self._lines = lines
        self._laid = ((0, ""), [])
        said = " ".join(plain(line) for line in lines)
        self.setAccessibleName(said or self._name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVisible(bool(lines))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the lines take at a width."""
        texts = self._texts(width)
        return round(sum(text.height for text in texts) + 2 * _PAD + 6 * max(0, len(texts) - 1))

    def sizeHint(self) -> QSize:
        """As high as its width makes it."""
        width = max(self.width(), 300)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the lines take another height, which the layout must be told."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _texts(self, width: int) -> list[Text]:
        key = (width, self._theme.tokens.name)
        if self._laid[0] != key:
            inks = theme_inks(self._theme.tokens.name)
            room = max(80, width - self._left)
            self._laid = (key, [Text(line, _STYLE, room, inks=inks) for line in self._lines])
        return self._laid[1]

    @property
    def _left(self) -> int:
        return _EDGE + _GAP if self._edge else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge and the lines."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inks = theme_inks(self._theme.tokens.name)
            if self._edge:
                painter.fillRect(0, 0, _EDGE, self.height(), inks(self._edge))
            y = float(_PAD)
            for text in self._texts(self.width()):
                text.draw(painter, self._left, y)
                y += text.height + 6
            if self.hasFocus():
                painter.setPen(inks("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
