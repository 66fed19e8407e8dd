"""The lower part of the left pane: figures with the words of the query."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from satchel.find.found_figures import ROW_HEIGHT, FoundFigureDelegate, FoundFigureModel
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.rows import ROW
from satchel.widgets.words import grouped

Labelled = Callable[[Sequence[Figure]], Sequence[Figure]]
FEW = 5


class FoundFigureView(QListView):
    """The list of found figures; Enter shows the sentence."""

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the current figure's sentence; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
            return
        if event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class FigureSection(QWidget):
    """A head with a count, the first few figures, and the way to all of them.

    Signals:
        chosen: the id of the figure whose sentence is to be shown.
        all_wanted: all figures that are found are to be shown as a table.
    """

    chosen = Signal(str)
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("found_figures")
        self.setAccessibleName(self.tr("Figures found"))
        self._figures: Sequence[Figure] = ()
        self._total = 0
        self._infos: Mapping[ArticleId, ArticleInfo] = {}
        self._labelled: Labelled = tuple
        self.model = FoundFigureModel(self)
        self.list = FoundFigureView(self)
        self.list.setObjectName("found_figure_list")
        self.list.setAccessibleName(self.tr("Figures with these words"))
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(FoundFigureDelegate(theme, self.list))
        self.list.clicked.connect(self._on_row)
        self.list.entered_row.connect(self._on_row)
        self._head = QLabel(self.tr("Figures"), self)
        self._head.setStyleSheet("font-size: 13px; font-weight: 600;")
        self._count = plain_label("found_figure_count", self, wraps=False)
        self._count.setAccessibleName(self.tr("Figures found"))
        self._more = QPushButton(self.tr("Show all"), self)
        self._more.setObjectName("show_all_figures")
        self._more.setAccessibleName(self.tr("Show all figures found, as a table"))
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self.all_wanted)
        self._theme = theme
        # No taller than its rows: it stands right under the articles, however few they are.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 2)
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addWidget(self._count, 1)
        head.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list)

    def show_found(
        self,
        figures: Sequence[Figure],
        total: int,
        infos: Mapping[ArticleId, ArticleInfo],
        labelled: Labelled,
    ) -> None:
        """Show the first of what a query found, and how many there are.

        `labelled` gives figures their full labels.
        """
        self._figures, self._total, self._infos, self._labelled = figures, total, infos, labelled
        self._fill()

    @property
    def count_words(self) -> str:
        """What it says of the number of figures."""
        return self._count.text()

    def _fill(self) -> None:
        total = self._total
        shown = list(self._labelled(self._figures[:FEW]))
        if shown != list(self.model.listed) or self.model.infos is not self._infos:
            self.model.show(shown, self._infos)
        if total > len(shown):
            words = self.tr("{shown} of {total} with these words")
        else:
            words = self.tr("{total} with these words")
        self._count.setText(words.format(shown=len(shown), total=grouped(total)))
        self._more.setVisible(total > FEW)
        self.list.setMinimumHeight(ROW_HEIGHT * min(FEW, len(shown)))
        self.list.setMaximumHeight(ROW_HEIGHT * len(shown))
        self.setVisible(total > 0)

    def _on_row(self, index: QModelIndex) -> None:
        figure: Figure = index.data(ROW)
        self.chosen.emit(figure.id)

    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.muted.name()
        self._count.setStyleSheet(f"font-size: 13px; color: {colour};")
