"""The left pane: filters, the articles that are found, the figures that are found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefindex import desk
from satchel.find.filter_row import FilterRow
from satchel.find.notes import Notes
from satchel.find.result_delegate import ResultDelegate
from satchel.find.result_list import ResultView
from satchel.find.results import ResultModel, ResultRow, Rows
from satchel.jobs.searching import Answer, Asked
from satchel.session import Session
from satchel.theme.theme import Theme

if TYPE_CHECKING:
    from satchel.find.figure_section import FigureSection

_NO_LIMIT = 16_777_215
_FEW = 12
"""Rows that fill no window: nobody scrolls to their end to have more."""


class FindPane(QWidget):
    """Lists what the session's query finds.

    `figures` is there once it is `furnished`: no query is asked before.
    """

    figures: "FigureSection"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with what is open."""
        super().__init__(parent)
        self.setObjectName("find_pane")
        self.setAccessibleName(self.tr("Articles and figures found"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.furnished = False
        self._session = session
        self._finding = session.finding
        self._theme = theme
        self._rows = Rows()
        self.filters = FilterRow(session.finding, theme, self)
        self.notes = Notes(session.finding, theme, self)
        self.notes.name_of = self._title
        self.model = ResultModel(self)
        self.list = ResultView(self.model, self)
        self.list.setItemDelegate(ResultDelegate(theme, self.model, self.list))
        self._listed: Asked | None = None
        self._understood: Answer | None = None
        self._has_figures = False
        # What came in by itself is listed in a turn of its own: the window is held for less.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_newest)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.notes)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the list: a proxy would hide the filters from the Tab key."""
        self.list.setFocus(event.reason())

    def _connect(self) -> None:
        session, finding = self._session, self._finding
        session.contents_changed.connect(self._on_contents_changed)
        finding.answered.connect(self._show)
        finding.figures_found.connect(self._show_figures)
        finding.reading_changed.connect(self._show_newest)
        session.compared.connect(self._show_figures)
        session.article_shown.connect(self.select)
        self.filters.sort_changed.connect(finding.set_sort)
        self.notes.other_names_wanted.connect(self.switch_names)
        self.list.wanted.connect(self._on_wanted)
        self.list.near_end.connect(finding.ask_more)
        for changed in (self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._fit_list)

    def furnish(self) -> None:
        """Make the section of the figures that a query finds."""
        from satchel.find.figure_section import FigureSection  # nothing that the first paint needs

        self.figures = FigureSection(self._theme, self)
        self._column.insertWidget(self._column.indexOf(self.list) + 1, self.figures)
        self.figures.chosen.connect(self._session.figure_wanted)
        self.furnished = True

    def enter(self) -> None:
        """Take the focus, on the first row if none is current; where no row is, leave it.

        A hidden list would take it when the next key brings rows, away from who types.
        """
        if self.list.isHidden():
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch_names(self) -> None:
        """Search without the other names of what is asked for or, where that is so, with them."""
        answer = self._finding.answer
        if answer is not None and answer.asked == self._finding.asked:
            other = answer.result.literally or answer.result.with_names
            if other is not None:
                self._finding.set_query(other)

    def find_similar(self) -> None:
        """List what is like the row that the keyboard is on, else like the article shown."""
        row = self.list.current_row if self.list.hasFocus() else None
        article = row.info.id if row is not None else self._session.shown
        if article:
            self._finding.find_similar(article)

    def switch_copies(self) -> None:
        """List or fold the copies of the row that the keyboard is on, else of what is shown."""
        row = self.list.current_row if self.list.hasFocus() else None
        number = self.model.row_of(row.info.id if row is not None else self._session.shown or "")
        if number >= 0:
            self.list.switch_copies(number)

    def select(self, article: str) -> None:
        """Make the row of the article that is shown the selected one."""
        row = self.model.row_of(article)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.list.clearSelection()

    def _mark(self, article: str) -> None:
        """Mark the row of the article that is shown; the best match is seen, and meant by Enter."""
        self.list.setCurrentIndex(QModelIndex())
        index = self.model.index(self.model.row_of(article), 0)
        chosen = self.list.selectionModel()
        chosen.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollToTop()

    def _title(self, article: str) -> str:
        info = self._session.info(article)
        return desk.title_text(info)[0] if info is not None else ""

    def _on_wanted(self, row: ResultRow, in_new_tab: bool) -> None:
        self._session.article_wanted.emit(row.info.id, in_new_tab)

    def _on_contents_changed(self) -> None:
        if self._session.unasked:
            self._soon.start()
        else:
            self._show_newest()

    def _show_newest(self) -> None:
        self._soon.stop()
        self._show(self._finding.answer)

    def _show(self, answer: Answer | None) -> None:
        contents = self._session.contents
        stays = answer is not None and not answer.result.understood
        if not stays:
            self._understood = answer
        rows = self._rows.of(contents, self._understood, self._finding.reading)
        if stays:
            self.model.show(rows, with_snippets=self.model.with_snippets)
        else:
            self._list(rows, answer)
        self._count(rows, self._understood)
        self.filters.show_asked(self._finding.asked)
        self.notes.show_answer(answer, nothing=not rows and bool(contents.infos))
        if not contents.infos and not self._session.is_opening:
            self.notes.show_no_article(refused=contents.refused > 0)
        self.list.setVisible(bool(rows) or self._understood is None)
        self._show_figures()

    def _show_figures(self) -> None:
        found = self._finding.figures
        figures = found.figures if found is not None and self._finding.query else ()
        total = found.total if found is not None and figures else 0
        if self.furnished:
            known = self._rows.known(self._session.contents) if figures else {}
            self.figures.show_found(figures, total, known, self._session.labelled)
        self._has_figures = bool(figures)
        self._fit_list()

    def _fit_list(self) -> None:
        """Leave the room below the last row to the figures, where there are some."""
        rows = self.model.rowCount()
        height = self.list.sizeHintForRow(0) * rows if rows else 0
        self.list.setMaximumHeight(height if self._has_figures else _NO_LIMIT)

    def _count(self, rows: Sequence[ResultRow], answer: Answer | None) -> None:
        """Tell how many articles there are; find more where nearly all are copies of a few."""
        folded = sum(len(row.copies) for row in rows) if self._session.contents.copies else 0
        if answer is None:
            self.filters.show_count(len(self._session.contents.infos), folded)
            return
        self.filters.show_count(answer.result.total, max(folded, answer.result.copies))
        if folded and len(rows) < _FEW:
            self._finding.ask_more()

    def _list(self, rows: Sequence[ResultRow], answer: Answer | None) -> None:
        """List rows; where the same was asked before, what one looks at stays where it is."""
        asked = self._finding.asked
        at = self.list.top_row() if asked == self._listed else None
        self._listed = asked
        self.model.show(rows, with_snippets=answer is not None and answer.has_words)
        if at is None and answer is not None:
            self._mark(self._session.shown or "")
            return
        self.select(self._session.shown or "")
        if at is not None:
            self.list.put_at(*at)
