"""The chart in the window: rest on a value to read its sentence, click it to go there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefindex.model.briefing import Chart, Point
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from satchel.compare.words import period_words, sentence_words, spoken, value_words
from satchel.painting.chart import SCREEN, ChartPicture
from satchel.painting.inks import theme_inks
from satchel.theme.theme import Theme
from satchel.widgets.tooltip import Tooltip

_PLOT, _LOW_PLOT = 254, 150
_LOW_WINDOW = 720


class ChartView(QWidget):
    """A chart whose values lead to their sentences.

    Signals:
        entered: the `IndicatorValue` whose sentence is to be shown.
    """

    entered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show none."""
        super().__init__(parent)
        self.setObjectName("indicator_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._chart: Chart | None = None
        self._values: Sequence[IndicatorValue] = ()
        self._picture: ChartPicture | None = None
        self._label = ""
        self._current = -1
        self._tooltip = Tooltip(theme, self)
        theme.changed.connect(self._lay_out)

    def show_page(self, page: IndicatorPage | None) -> None:
        """Show the chart of a page, if it has one."""
        self._tooltip.call_off()
        chart = page.chart if page is not None else None
        same = chart == self._chart
        self._chart = chart
        self._values = page.values if page is not None else ()
        self._label = page.label if page is not None else ""
        if not same:
            self._current = -1
        said = self.tr("Chart of {indicator}").format(indicator=self._label)
        self.setAccessibleName(said)
        self.setAccessibleDescription("; ".join(map(spoken, self._values)))
        self._lay_out()

    @property
    def has_chart(self) -> bool:
        """Whether there is something to show."""
        return self._chart is not None

    def value_of(self, number: int) -> IndicatorValue | None:
        """What stands behind a mark of the chart."""
        if self._chart is None or not 0 <= number < len(self._chart.points):
            return None
        return _behind(self._chart.points[number], self._values)

    def where(self, number: int) -> QPoint:
        """Where a mark is painted."""
        marks = self._picture.marks if self._picture is not None else ()
        return marks[number].centre.toPoint() if 0 <= number < len(marks) else QPoint()

    def sizeHint(self) -> QSize:
        """As high as the chart."""
        high = round(self._picture.height) if self._picture is not None else 0
        return QSize(480, high)

    def _lay_out(self) -> None:
        self._picture = None
        if self._chart is not None:
            plot = _LOW_PLOT if self.window().height() < _LOW_WINDOW else _PLOT
            inks = theme_inks(self._theme.tokens.name)
            width = max(240, self.width() - 8)
            self._picture = ChartPicture(self._chart, width, plot, SCREEN, inks)
            self.setFixedHeight(round(self._picture.height))
        self.updateGeometry()
        self.update()

    def _enter(self, number: int) -> None:
        value = self.value_of(number)
        if value is not None:
            self.entered.emit(value)

    def _step(self, by: int) -> None:
        """Go to the next mark, from left to right."""
        if self._picture is None:
            return
        order = sorted(self._picture.marks, key=lambda mark: (mark.centre.x(), mark.number))
        numbers = [mark.number for mark in order]
        if self._current in numbers:
            place = max(0, min(len(numbers) - 1, numbers.index(self._current) + by))
        else:
            place = 0 if by > 0 else len(numbers) - 1
        self._current = numbers[place]
        value = self.value_of(self._current)
        if value is not None:
            self.setAccessibleName(spoken(value))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            self._explain(self._current, now=True)
        self.update()

    def _explain(self, number: int, *, now: bool = False) -> None:
        value = self.value_of(number)
        if value is None:
            self._tooltip.call_off()
            return
        at = self.where(number)
        where = self.mapToGlobal(QPoint(at.x() + 18, at.y() + 16))
        source = value.source
        if self._chart is not None and (more := _more_articles(self._chart.points[number])):
            source = self.tr("{source} and {more} more").format(source=source, more=more)
        question = f"{value_words(value)} · {period_words(value)} · {source}"
        answer = f"“{sentence_words(value)}”"
        show = self._tooltip.show_at if now else self._tooltip.show_later
        show(question, answer, where)

    def _mark_at(self, where: QPointF) -> int | None:
        return self._picture.mark_at(where) if self._picture is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the value under the pointer says."""
        number = self._mark_at(event.position())
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if number is not None else Qt.CursorShape.ArrowCursor)
        if number is None:
            self._tooltip.call_off()
        else:
            self._explain(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a value shows its sentence."""
        number = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._tooltip.call_off()
            self._enter(number)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self._tooltip.call_off()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from value to value, Enter shows the sentence, Escape the whole."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self._tooltip.call_off()
            self._enter(self._current)
        elif key == Qt.Key.Key_Escape and self._current >= 0:
            self._forget()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._current = -1
        self._tooltip.call_off()
        self.setAccessibleName(self.tr("Chart of {indicator}").format(indicator=self._label))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._tooltip.call_off()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and where the keyboard is."""
        del event
        if self._picture is None:
            return
        with QPainter(self) as painter:
            self._picture.draw(painter, 0, 0)
            if not self.hasFocus():
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme_inks(self._theme.tokens.name)("accent"), 2))
            if self._current >= 0:
                painter.drawEllipse(QPointF(self.where(self._current)), 10, 10)
            else:
                painter.drawRect(QRectF(1, 1, self.width() - 2, self._picture.foot))


def _more_articles(point: Point) -> int:
    """How many articles state a value besides its first one."""
    return 0 if point.status == "derived" else len(point.notes) - 1


def _behind(point: Point, values: Sequence[IndicatorValue]) -> IndicatorValue | None:
    """The value that a point is drawn from; what a multiple comes to leads to the multiple."""
    worked = point.status == "derived"
    first = point.figures[0] if point.figures else None
    same = [value for value in values if value.figure.id == first]
    exact = (value for value in same if (value.derived is not None) == worked)
    return next(exact, next(iter(same), None))
