"""The figures table as a place of the window: filters, rows, the whole sentence below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefindex.model.figure import Figure
from briefindex.model.figure_table import FigureFilters, TableRow
from satchel.jobs.listing import Listed, PageOfRows
from satchel.session import Session
from satchel.settings.settings import TABLE_SENTENCE, Settings
from satchel.table.asking import TableAsking
from satchel.table.columns import COLUMNS, Line
from satchel.table.empty import EmptyTable
from satchel.table.exporting import TableExport
from satchel.table.filter_row import TableFilterRow
from satchel.table.model import FiguresModel
from satchel.table.preview import SentencePane
from satchel.table.view import Explain, FiguresView
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label

Copied = Callable[[Figure], str]


class FiguresWorkspace(QWidget):
    """Lists the figures of the open packs.

    Signals:
        understood: the query in words, and where in it something was not understood, or None.
        query_dropped: the words in the box are to go.
        counted: how many figures are listed.
    """

    understood = Signal(str, object)
    query_dropped = Signal()
    counted = Signal(int)

    def __init__(self, session: Session, settings: Settings, theme: Theme, parent: QWidget) -> None:
        """Make it; nothing is asked before `enter`."""
        super().__init__(parent)
        self.setObjectName("figures_workspace")
        self.setAccessibleName(self.tr("Figures table"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._settings = settings
        self.copied: Copied | None = None
        self.asking = TableAsking(session, self)
        self.filters = TableFilterRow(self.asking, theme, self)
        self._said = plain_label("table_understood", self, wraps=False)
        self._said.setAccessibleName(self.tr("How the query was understood"))
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said.setContentsMargins(16, 7, 16, 6)
        self._said.hide()
        self.model = FiguresModel(self)
        self.model.line_of = self._line
        self.view = FiguresView(self.model, settings, theme, self)
        self.empty = EmptyTable(theme, self)
        self.sentence = SentencePane(theme, self)
        self.exporting = TableExport(self.asking, session, theme, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.filters, self._said, self.exporting.line):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.sentence)

    def _connect(self) -> None:
        asking = self.asking
        asking.listed.connect(self._on_listed)
        asking.rows_read.connect(self._on_rows)
        asking.failed.connect(self._on_failed)
        self.model.rows_wanted.connect(asking.read)
        self.view.heads.sort_wanted.connect(self._on_sort)
        self.view.entered.connect(self._show_sentence)
        self.view.current_changed.connect(self._on_current)
        self.sentence.followed.connect(self._follow)
        self.empty.all_wanted.connect(self.show_all)
        self.empty.trivial_wanted.connect(lambda: self.filters.trivial.setChecked(True))

    def explain_by(self, explain: Explain) -> None:
        """Have the words for why a figure has its period."""
        self.view.explain_by = explain

    def enter(self) -> None:
        """Come into sight."""
        self.view.heads.show_packs(several=self._session.contents.packs > 1)
        self._show_sort()
        self.asking.start()
        self._on_current()

    def leave(self) -> None:
        """Go out of sight: nothing is listed while nobody looks."""
        self.view.tooltip.call_off()
        self.asking.stop()

    def panes(self) -> list[QWidget]:
        """The panes in the order of F6."""
        return [self.filters, self.view.heads, self._shown, self.sentence]

    def enter_rows(self) -> None:
        """Go into the rows."""
        self._shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _shown(self) -> QWidget:
        """The rows, or why there are none."""
        return self.empty if self._stack.currentWidget() is self.empty else self.view

    def show_all(self) -> None:
        """List all figures: no words, no filters."""
        self.query_dropped.emit()
        self.filters.remove_all()

    def show_preview(self, *, wanted: bool) -> None:
        """Show the whole sentence under the table, or hide it; remembered."""
        self._settings.set(TABLE_SENTENCE, wanted)
        self._on_current()

    def current_figure(self) -> Figure | None:
        """The figure of the chosen row."""
        line = self.view.current_line
        return line.figure if line is not None else None

    def copy(self) -> None:
        """Copy the chosen figure with its sentence and source."""
        figure = self.current_figure()
        if figure is not None and self.copied is not None:
            QGuiApplication.clipboard().setText(self.copied(figure))

    # What is listed

    def _line(self, row: TableRow) -> Line:
        home = row.figure.sentence.article
        pack = self._session.contents.pack_names.get(home, "")
        (figure,) = self._session.labelled([row.figure])
        return Line(row, figure, pack)

    def _on_listed(self, listed: Listed) -> None:
        listing = listed.listing
        at = self.view.place()
        self.model.show(listing.total, listed.start, listed.rows)
        if listing.place is not None:
            self.view.choose(listing.place, at)
        else:
            self.asking.kept = None
            self.view.scrollToTop()
        self.filters.show_count(listing)
        words = f"{listing.words[:1].upper()}{listing.words[1:]}"
        words = " ".join(part for part in (listing.hint, words) if part)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self.understood.emit(listing.words, listing.hints_at)
        self._show_empty(empty=not listing.total)
        if not listing.total:
            self.empty.show_for(listing, self._session.contents)
        self.counted.emit(listing.total)
        self._on_current()

    def _show_empty(self, *, empty: bool) -> None:
        """Have the rows, or why there are none; the keyboard stays in the place of both."""
        shown = self.empty if empty else self.view
        had, focus = self._shown, QApplication.focusWidget()
        if had is not shown:
            focused = focus is not None and (had is focus or had.isAncestorOf(focus))
            self._stack.setCurrentWidget(shown)
            if focused:
                self.enter_rows()

    def _on_rows(self, page: PageOfRows) -> None:
        self.model.put(page.start, page.rows)
        self.model.ask_again()

    def _on_failed(self, sentence: str) -> None:
        if self.asking.listing is None:
            self.model.show(0, 0, ())
            self.filters.show_count(None)
            self.empty.show_trouble(sentence)
            self._show_empty(empty=True)
        else:
            self._session.trouble.emit(sentence)

    def _on_sort(self, column: int, descending: bool) -> None:
        wanted = COLUMNS[column]
        if wanted.order is not None:
            self.asking.sort(wanted.order, descending=descending != wanted.newest)
            self._show_sort()

    def _show_sort(self) -> None:
        asked = self.asking.asked
        column = _column_of(asked.order)
        self.view.heads.show_sort(column, descending=asked.descending != COLUMNS[column].newest)

    def _on_current(self) -> None:
        line = self.view.current_line
        if line is not None:
            self.asking.kept = line.figure.id
            self.sentence.show_line(line)
        wanted = self._settings.get(TABLE_SENTENCE)
        chosen = self.view.currentIndex().isValid() and self._stack.currentWidget() is self.view
        self.sentence.setVisible(wanted and chosen)

    def _show_sentence(self, figure: Figure) -> None:
        self._session.figure_wanted.emit(figure.id)

    def _follow(self) -> None:
        figure = self.current_figure()
        if figure is not None:
            self._show_sentence(figure)

    def narrow(self, filters: FigureFilters) -> None:
        """List what passes these filters."""
        self.asking.set_filters(filters)
        self.filters.show_filters()


def _column_of(order: str) -> int:
    """The number of the column that sorts so."""
    return next(number for number, column in enumerate(COLUMNS) if column.order == order)
