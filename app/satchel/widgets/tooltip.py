"""The program's own tooltip: plain text only, a bold question and its answer, beside the pane."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from satchel.theme.fonts import font
from satchel.theme.theme import Theme

DELAY_MS = 350
_WIDTH = 324


class Tooltip(QFrame):
    """A dark note that never takes the focus and never reads rich text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the note; it belongs to a window and is shown by `show_later` or `show_at`."""
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("tooltip")
        self.setAccessibleName(self.tr("Explanation"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._theme = theme
        self._question = self._label(strong=True)
        self._answer = self._label(strong=False)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(2)
        layout.addWidget(self._question)
        layout.addWidget(self._answer)
        self._where = QPoint()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_due)

    def _label(self, *, strong: bool) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font("ui", 13, strong=strong))
        label.setWordWrap(True)
        return label

    @property
    def words(self) -> tuple[str, str]:
        """What it says: question and answer."""
        return self._question.text(), self._answer.text()

    def show_later(self, question: str, answer: str, where: QPoint) -> None:
        """Show after the usual delay at a global point, unless called off."""
        if self.words == (question, answer) and (self.isVisible() or self._timer.isActive()):
            return
        self.hide()
        self._set(question, answer, where)
        self._timer.start()

    def show_at(self, question: str, answer: str, where: QPoint) -> None:
        """Show at once (F1)."""
        self._set(question, answer, where)
        self._on_due()

    def call_off(self) -> None:
        """Hide, and show nothing later."""
        self._timer.stop()
        self.hide()

    def _set(self, question: str, answer: str, where: QPoint) -> None:
        self._question.setText(question)
        self._answer.setText(answer)
        self._answer.setVisible(bool(answer))
        self._where = where

    def _on_due(self) -> None:
        colour = self._theme.tokens.tooltip_text.name()
        sheet = f"color: {colour}; background: transparent; font-size: 13px;"
        self._question.setStyleSheet(f"{sheet} font-weight: 600;")
        self._answer.setStyleSheet(sheet)
        widest = max(
            label.fontMetrics().horizontalAdvance(line) + 8
            for label in (self._question, self._answer)
            for line in label.text().split("\n")
        )
        self.setFixedWidth(min(_WIDTH, widest) + 24)
        self.setFixedHeight(self._column.heightForWidth(self.width()))
        self.move(self._kept_on_screen(self._where))
        self.show()

    def _kept_on_screen(self, where: QPoint) -> QPoint:
        screen = self.screen().availableGeometry()
        x = max(screen.left() + 4, min(where.x(), screen.right() - self.width() - 4))
        y = where.y()
        if y + self.height() > screen.bottom() - 4:
            y = max(screen.top() + 4, where.y() - self.height() - 28)
        return QPoint(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark ground with its rounded corners."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tokens = self._theme.tokens
            painter.setBrush(tokens.tooltip)
            painter.setPen(tokens.line_strong if tokens.high_contrast else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
