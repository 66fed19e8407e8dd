"""The page of an indicator: its chart, what differs, its values with their sentences."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefindex import desk
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from satchel.compare.chart_view import ChartView
from satchel.compare.note_lines import NoteLines
from satchel.compare.value_table import ValueTable
from satchel.compare.words import period_words, subtitle, value_words
from satchel.theme.fonts import font
from satchel.theme.icons import icon
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.plain_label import plain_label
from satchel.widgets.tooltip import Tooltip

_SIDE: Final = 32
_NARROW: Final = 620


class IndicatorPageView(QScrollArea):
    """The page, as one that scrolls.

    Signals:
        entered: the `IndicatorValue` whose sentence is to be shown.
        all_wanted: all values are to be read, not the first of them alone.
    """

    entered = Signal(object)
    all_wanted = Signal()

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget) -> None:
        """Show no indicator; `actions` are what the buttons do."""
        super().__init__(parent)
        self.setObjectName("indicator_page")
        self.setAccessibleName(self.tr("Indicator"))
        give_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._key = ""
        self._table_only = False
        self.body = QWidget(self)
        self.body.setObjectName("indicator_body")
        self.body.setAccessibleName(self.tr("Indicator"))
        # Made in the order in which Tab goes through them.
        self.table_only = self._button("table_only", actions["table_only"])
        self.table_only.setCheckable(True)
        self.add = self._button("add_indicator", actions["add_indicator"])
        self.title = plain_label("indicator_title", self.body)
        self.under = plain_label("indicator_subtitle", self.body)
        self.chart = ChartView(theme, self.body)
        said = self.tr("What sources differ on")
        self.differences = NoteLines("indicator_differences", said, theme, self.body, "conflict")
        self.remarks = NoteLines("indicator_remarks", self.tr("Remarks"), theme, self.body)
        self.table = ValueTable(theme, self.body)
        self.more = QPushButton(self.body)
        self.more.setObjectName("link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self.all_wanted)
        self.empty = plain_label("indicator_empty", self.body)
        self._tooltip = Tooltip(theme, self)
        self._arrange()
        self._connect(actions)
        self.setWidget(self.body)
        self._on_theme_changed()
        self.show_page(None)

    def _button(self, name: str, action: QAction) -> QPushButton:
        button = QPushButton(self.body)
        button.setObjectName(f"{name}_button")
        button.setFixedHeight(28)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda _=False: action.trigger())
        return button

    def _arrange(self) -> None:
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch(1)
        buttons.addWidget(self.table_only)
        buttons.addWidget(self.add)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.title, 1)
        top.addLayout(buttons)
        top.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)
        self._top, self._buttons = top, buttons
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(_SIDE, 22, _SIDE, 28)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addSpacing(2)
        layout.addWidget(self.under)
        layout.addSpacing(8)
        for part, below in ((self.chart, 16), (self.differences, 14), (self.remarks, 8)):
            layout.addWidget(part)
            layout.addSpacing(below)
        layout.addWidget(self.table)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.empty)
        layout.addStretch(1)

    def _connect(self, actions: Mapping[str, QAction]) -> None:
        self.chart.entered.connect(self.entered)
        self.table.entered.connect(self.entered)
        self.table.moved.connect(self._on_moved)
        self.table.pointed_at.connect(self._on_pointed_at)
        for part in (self.chart, self.table):
            names = ["copy_picture", "save_picture", "export_indicator", "add_indicator"]
            names += ["join_indicator", "part_value"] if part is self.table else []
            part.addActions([actions[name] for name in names])
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._theme.changed.connect(self._on_theme_changed)

    def show_page(self, page: IndicatorPage | None, trouble: str = "") -> None:
        """Show another indicator; of none say why (`trouble`)."""
        there = page is not None
        for part in (self.title, self.under, self.table, self.table_only, self.add):
            part.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(trouble or self.tr("Choose an indicator: its values are shown here."))
        self._tooltip.call_off()
        self.chart.show_page(page)
        self.differences.show_lines(page.differences if page is not None else ())
        self.remarks.show_lines(page.remarks if page is not None else ())
        self._show_chart()
        if page is None:
            self._key = ""
            self.more.hide()
            return
        same, self._key = self._key == page.key, page.key
        self.title.setText(page.label)
        self.setAccessibleName(page.label)
        self.under.setText(subtitle(page))
        current = self.table.current
        chosen = current.figure.id if same and current is not None else ""
        self.table.show_values(page.values, chosen)
        self.more.setVisible(bool(page.more))
        self.more.setText(self.tr("Show {number} more values").format(number=f"{page.more:,}"))
        if not same:
            self.verticalScrollBar().setValue(0)

    def show_table_only(self, *, wanted: bool) -> None:
        """Hide the chart, or show it again."""
        self._table_only = wanted
        self._show_chart()

    def show_added(self, *, added: bool) -> None:
        """Say whether the indicator is in the briefing, and what the button does."""
        words = self.tr("In the briefing") if added else self.tr("Add to briefing")
        self.add.setText(words)
        said = self.tr("Take it out of the briefing") if added else words
        self.add.setAccessibleName(said)
        self.add.setToolTip(
            self.tr("It stands first in the printed briefing. Click to take it out again.")
            if added
            else self.tr("Put it first in the printed briefing, with its chart")
        )
        self.add.setIcon(icon("list-check" if added else "list-plus", self._theme.tokens))

    def _show_chart(self) -> None:
        drawn = self.chart.has_chart
        self.chart.setVisible(drawn and not self._table_only)
        self.table_only.setVisible(drawn)
        self.table_only.setChecked(self._table_only)
        words = self.tr("Show the chart") if self._table_only else self.tr("Table only")
        self.table_only.setText(words)
        self.table_only.setAccessibleName(words)

    def _on_moved(self, top: int, bottom: int) -> None:
        """Bring the row that the keyboard is on into sight."""
        at = self.table.y()
        self.ensureVisible(self.table.x() + 20, at + bottom, 0, 40)
        self.ensureVisible(self.table.x() + 20, at + top, 0, 60)

    def _on_pointed_at(self, value: object, where: object) -> None:
        if not isinstance(value, IndicatorValue):
            self._tooltip.call_off()
            return
        at = where if where is not None else self.cursor().pos()
        self._tooltip.show_later(*self.explanation(value), at)  # type: ignore[arg-type] # a QPoint

    def explanation(self, value: IndicatorValue) -> tuple[str, str]:
        """Why a value is what it is: how it was worked out, or why its period."""
        if value.derived is not None:
            question = self.tr("Why {value}?").format(value=value_words(value).removeprefix("= "))
            parts = (value.derived.formula, value.derived.reason, value.period.reason)
            return question, "\n".join(part for part in parts if part)
        question = self.tr("Why {period}?").format(period=period_words(value))
        stated = self.tr("The sentence says “{words}”.")
        reason = value.period.reason or stated.format(words=value.period.text or "")
        wording = self.tr("In the source's words: “{words}”.").format(words=value.figure.surface)
        if desk.wants_article_date(value.period):
            reason += " " + self.tr("Set the article's date with Ctrl+Shift+D.")
        return question, f"{reason}\n{wording}"

    def explain(self) -> None:
        """Explain the value that the keyboard is on (F1)."""
        value = self.table.current
        if value is not None:
            rect = self.table.visualRect(self.table.currentIndex())
            where = self.table.viewport().mapToGlobal(rect.bottomLeft())
            self._tooltip.show_at(*self.explanation(value), where)

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self.table_only.setIcon(icon("table", tokens))
        family = font("title", 25, strong=True).family()
        self.title.setStyleSheet(f'color: {tokens.text.name()}; font: 600 25px "{family}";')
        self.under.setStyleSheet(f"color: {tokens.muted.name()}; font-size: 14px;")
        self.empty.setStyleSheet(f"color: {tokens.muted.name()};")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is narrow the buttons stand over the title."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < _NARROW
        way = QHBoxLayout.Direction.BottomToTop if narrow else QHBoxLayout.Direction.LeftToRight
        self._top.setDirection(way)
