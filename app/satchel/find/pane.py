"""The left pane: filters, the articles that are found, the figures that are found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from satchel.find.filter_row import FilterRow
from satchel.find.other_names import OtherNames
from satchel.find.result_delegate import ResultDelegate
from satchel.find.results import Filter, ResultModel, ResultRow, rows_of
from satchel.session import Answer, Session
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.rows import ROW
from satchel.widgets.words import counted

if TYPE_CHECKING:
    from satchel.find.figure_section import FigureSection


class ResultView(QListView):
    """The list of articles: Enter opens, Ctrl+Enter opens in a new tab."""

    def __init__(self, model: ResultModel, parent: QWidget) -> None:
        """Show a model."""
        super().__init__(parent)
        give_viewport(self)
        self.setObjectName("result_list")
        self.setAccessibleName(self.tr("Articles"))
        self._rows = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current(
                in_new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
            return
        if event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def top_row(self) -> tuple[str, int] | None:
        """The article at the upper edge and how far that is above it; "" at the list's head."""
        if not self.model().rowCount():
            return None
        if not self.verticalScrollBar().value():
            return "", 0
        index = self.indexAt(QPoint(1, 1))
        return (index.data(ROW).info.id, self.visualRect(index).top()) if index.isValid() else None

    def put_at(self, article: str, top: int) -> None:
        """Scroll as `top_row` told, also where other rows have come before."""
        bar = self.verticalScrollBar()
        row = self._rows.row_of(article) if article else 0
        if row >= 0:
            now = self.visualRect(self._rows.index(row, 0)).top()  # lays the rows out, too
            bar.setValue(bar.value() + now - top if article else 0)

    def open_current(self, *, in_new_tab: bool) -> None:
        """Open the current row, the first where none is."""
        index = self.currentIndex()
        index = index if index.isValid() else self.model().index(0, 0)
        if not index.isValid():
            return
        parent = self.parent()
        if isinstance(parent, FindPane):
            parent.open_row(index, in_new_tab=in_new_tab)


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
        self._theme = theme
        self.filters = FilterRow(theme, self)
        self.model = ResultModel(self)
        self.list = ResultView(self.model, self)
        self.list.setItemDelegate(ResultDelegate(theme, self.model, self.list))
        self.other_names = OtherNames(theme, self)
        self.hint = self._note("query_hint", self.tr("About the query"))
        self.empty = self._note("nothing_found", self.tr("Nothing found"))
        self._arrange()
        self._listed: tuple[str, Filter, str] | None = None
        self._connect()

    def _note(self, name: str, accessible: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(accessible)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(16, 8, 16, 8)
        label.hide()
        return label

    def _arrange(self) -> None:
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(self.other_names)
        layout.addWidget(self.hint)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        session = self._session
        session.contents_changed.connect(self._on_contents_changed)
        session.answered.connect(self._on_answered)
        session.compared.connect(self._on_compared)
        session.article_shown.connect(self.select)
        self.filters.filter_changed.connect(self._on_contents_changed)
        self.filters.sort_changed.connect(session.set_sort)
        self.other_names.other_wanted.connect(self.switch_names)
        self.list.clicked.connect(self._on_clicked)

    def furnish(self) -> None:
        """Make the section of the figures that a query finds."""
        from satchel.find.figure_section import FigureSection  # nothing that the first paint needs

        self.figures = FigureSection(self._theme, self)
        self._column.insertWidget(self._column.indexOf(self.list) + 1, self.figures)
        self.figures.chosen.connect(self._session.figure_wanted)
        self.furnished = True

    def open_row(self, index: QModelIndex, *, in_new_tab: bool) -> None:
        """Show the article of a row."""
        row: ResultRow = index.data(ROW)
        self._session.article_wanted.emit(row.info.id, in_new_tab)

    def enter(self) -> None:
        """Take the focus, on the first row if none is current."""
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch_names(self) -> None:
        """Search without the other names of what is asked for or, where that is so, with them."""
        answer = self._session.answer
        if answer is not None and answer.query == self._session.query.strip():
            other = answer.result.literally or answer.result.with_names
            if other is not None:
                self._session.set_query(other)

    def select(self, article: str) -> None:
        """Make the row of the article that is shown the selected one."""
        row = self.model.row_of(article)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.list.clearSelection()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.open_row(index, in_new_tab=False)

    def _on_contents_changed(self) -> None:
        infos = self._session.contents.infos
        if self.filters.filter != Filter() and not any(map(self.filters.filter.passes, infos)):
            self.filters.filter = Filter()
        self.filters.offer(infos)
        self._show(self._session.answer)

    def _on_answered(self, answer: Answer | None) -> None:
        self._show(answer)

    def _on_compared(self) -> None:
        if self._session.answer is not None:
            self._show(self._session.answer)

    def _show(self, answer: Answer | None) -> None:
        contents = self._session.contents
        rows = rows_of(contents, answer, self.filters.filter)
        self._list(rows, answer)
        total = answer.result.total if answer else len(contents.infos)
        whole = self.filters.filter == Filter()
        one, many = self.tr("article"), self.tr("articles")
        self.filters.show_count(counted(total if whole else len(rows), one, many))
        self.filters.show_query(asked=answer is not None, sort=self._session.sort)
        self.other_names.show_result(answer.result if answer else None)
        hint = (answer.result.hint or _dropped(self, answer)) if answer else ""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        nothing = self._nothing(answer) if not rows else ""
        self.empty.setText(nothing)
        self.empty.setVisible(bool(nothing and contents.infos))
        if self.furnished:
            known = {str(info.id): info for info in contents.infos}
            labelled = self._session.comparison.labelled
            self.figures.show_found([labelled(f) for f in answer.figures] if answer else (), known)
        height = self.list.sizeHintForRow(0) * len(rows) if rows else 0
        self.list.setMaximumHeight(height if answer and answer.figures else 16_777_215)
        self.list.setVisible(bool(rows) or answer is None)

    def _list(self, rows: Sequence[ResultRow], answer: Answer | None) -> None:
        """List rows; where the same was asked before, what one looks at stays where it is."""
        asked = (answer.query if answer else "", self.filters.filter, self._session.sort)
        at = self.list.top_row() if asked == self._listed else None
        self._listed = asked
        self.model.show(rows, with_snippets=answer is not None)
        self.select(self._session.shown or "")
        if at is not None:
            self.list.put_at(*at)

    def _nothing(self, answer: Answer | None) -> str:
        if answer is None:
            return self.tr("No article passes the filters.")
        if answer.result.hint:
            return ""
        if answer.alone:
            said = self.tr("No article has all these words.")
            have = self.tr("{number} have “{word}”."), self.tr("1 has “{word}”.")
            for word, number in answer.alone:
                one = have[number == 1].format(number=number, word=word)
                said = f"{said} {one}"
        else:
            said = self.tr("No article has these words.")
        if answer.result.suggestion:
            more = self.tr("Try “{query}”.").format(query=answer.result.suggestion)
            said = f"{said} {more}"
        return said


def _dropped(pane: FindPane, answer: Answer) -> str:
    words = answer.result.dropped
    if not words:
        return ""
    said = pane.tr("No article has all these words; found without {words}.")
    return said.format(words=", ".join(f"“{word}”" for word in words))
