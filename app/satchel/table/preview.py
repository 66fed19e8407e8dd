"""The sentence of the chosen figure, whole, under the table: Space shows and hides it."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefindex import desk
from satchel.table.columns import Line
from satchel.theme.fonts import font
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.runs import Highlight, Wrapped
from satchel.widgets.words import utf16

_LINE = 24
_MOST = 6


class SentenceText(QWidget):
    """A wrapped sentence, the figure in it on its tint."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing."""
        super().__init__(parent)
        self.setObjectName("sentence_text")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._text = ""
        self._marks: tuple[Highlight, ...] = ()
        self._wrapped: Wrapped | None = None

    def show_line(self, line: Line) -> None:
        """Show the sentence of a row."""
        figure, text = line.figure, line.row.sentence
        start = max(0, figure.span.start - figure.sentence.span.start)
        end = max(start, figure.span.end - figure.sentence.span.start)
        self._text = "".join(" " if letter.isspace() else letter for letter in text)
        self._marks = (Highlight(utf16(text, start), utf16(text, end)),)
        self.setAccessibleName(text)
        self._lay_out()

    def _lay_out(self) -> None:
        face = font("read", 16)
        self._wrapped = Wrapped(self._text, face, self.width(), _LINE, _MOST, self._marks)
        self.setFixedHeight(max(2 * _LINE, round(self._wrapped.height)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        del event
        if self._wrapped is not None:
            tokens = self._theme.tokens
            with QPainter(self) as painter:
                self._wrapped.paint(painter, QPointF(0, 0), tokens.text, tokens.figure_tint)


class SentencePane(QWidget):
    """The sentence with who states it.

    Signals:
        followed: the article is wanted.
    """

    followed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("sentence_pane")
        self.setAccessibleName(self.tr("Sentence of the chosen figure"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self.text = SentenceText(theme, self)
        self._source = plain_label("sentence_source", self, wraps=False)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.link = QPushButton(self.tr("Open the article"), self)
        self.link.setObjectName("link")
        self.link.setAccessibleName(self.tr("Open the article at this sentence"))
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(self.followed)
        below = QHBoxLayout()
        below.addWidget(self._source, 1)
        below.addWidget(self.link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addLayout(below)
        self.setFocusProxy(self.link)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_line(self, line: Line | None) -> None:
        """Show the sentence of a row; what was shown stays while another is read."""
        if line is None:
            return
        info = line.row.info
        self.text.show_line(line)
        page = desk.page_text(info.pages, line.figure.sentence.span)
        parts = [desk.title_text(info)[0], info.source.value or "", desk.date_text(info.date), page]
        self._source.setText(" · ".join(part for part in parts if part))

    @property
    def source_words(self) -> str:
        """What it says of the article."""
        return self._source.text()

    def _on_theme_changed(self) -> None:
        self._source.setStyleSheet(f"font-size: 13px; color: {self._theme.tokens.muted.name()};")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.tokens.surface)
            painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
