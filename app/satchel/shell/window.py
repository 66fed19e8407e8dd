"""The main window: three panes by splitters under the strip, over the status bar.

The list of articles is there from the first paint on, the other two panes follow right after it:
a reader sees sooner what the pack holds, and nothing can be read before that anyway.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from briefindex.model.figure import Figure
from satchel.find.pane import FindPane
from satchel.session import Session
from satchel.settings.settings import (
    FIGURES_VISIBLE,
    FIND_VISIBLE,
    GEOMETRY,
    SPLIT_ARTICLE,
    SPLIT_SOURCES,
    Setting,
    Settings,
)
from satchel.shell.actions import Actions
from satchel.shell.status import StatusBar
from satchel.shell.strip import SearchBox, Strip
from satchel.theme.theme import Theme

if TYPE_CHECKING:
    from satchel.figures.pane import FiguresPane
    from satchel.reader.pane import ReaderPane

LEFT, RIGHT, RIGHT_WIDE = 336, 352, 448
_LEFT_LEAST, _READER_LEAST, _RIGHT_LEAST = 280, 480, 300
_RIGHT_BELOW, _LEFT_BELOW = 1180, 900
_TITLE_BAR = 32
READ: Final = "read"
"""The place where the article stands between the list and the figures."""


class Handle(QSplitterHandle):
    """A hairline that can be grabbed a little beside it too."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        """Make a handle."""
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)


class PaneSplitter(QSplitter):
    """The three panes side by side.

    Signals:
        resized: the panes may have other widths now.
    """

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Make an empty splitter."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("panes")
        self.setAccessibleName(self.tr("Panes"))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """A hairline."""
        return Handle(self.orientation(), self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the panes."""
        super().resizeEvent(event)
        self.resized.emit()


def _ground(name: str, parent: QWidget) -> QWidget:
    """The empty ground of a pane that is still to come, in the pane's own colour."""
    ground = QWidget(parent)
    ground.setObjectName(name)
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return ground


class MainWindow(QMainWindow):
    """Assembles strip, panes and status bar; keeps their sizes.

    Signals:
        closing: the window is about to close.
        laid_out: before the window is shown first; its panes have their sizes already.
        first_painted: the window is painted for the first time; it stands when this turn ends.
        place_changed: the name of the workspace that is shown now; `READ` for the panes.

    `reader` and `figures` are there once it is `furnished`.
    """

    reader: "ReaderPane"
    figures: "FiguresPane"

    closing = Signal()
    laid_out = Signal()
    first_painted = Signal()
    place_changed = Signal(str)

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make the window; `shell.control` says what its actions do."""
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setAccessibleName("Satchel")
        self.setWindowTitle("Satchel")
        self.setMinimumSize(900, 600)
        self.furnished = False
        self._session = session
        self._settings = settings
        self._theme = theme
        self._workspaces: dict[str, tuple[QWidget, Callable[[], list[QWidget]]]] = {}
        self.copiers: dict[str, Callable[[], None]] = {}
        """By place what is copied there, where that is no text."""
        self.choosers: dict[str, Callable[[], Figure | None]] = {}
        """By place what figure is chosen there; elsewhere it is that of the right pane."""
        self.place = READ
        self._laid_out = False
        self._painted = False
        self._narrow = (False, False)
        self.actions_ = Actions(self)
        by_name = self.actions_.by_name
        self.strip = Strip(theme, [by_name["back"], by_name["forward"]], self)
        self.finder = FindPane(session, theme, self)
        self.status = StatusBar(theme, self)
        self._grounds = (_ground("reader_pane", self), _ground("figures_pane", self))
        self._arrange()
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        self.splitter.resized.connect(self._align_strip)
        self._restore()

    def _arrange(self) -> None:
        self.splitter = PaneSplitter(self)
        for pane, least in (
            (self.finder, _LEFT_LEAST),
            (self._grounds[0], _READER_LEAST),
            (self._grounds[1], _RIGHT_LEAST),
        ):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)
        self._rows = layout
        self.setCentralWidget(centre)

    def furnish(self) -> None:
        """Put the article and the figures into their places; `laid_out` and painted before."""
        from satchel.figures.pane import FiguresPane  # nothing that the first paint needs
        from satchel.reader.pane import ReaderPane

        self.reader = ReaderPane(self._session, self._settings, self._theme, self)
        self.figures = FiguresPane(self._session, self._settings, self._theme, self)
        sizes = self.splitter.sizes()
        for ground, pane in zip(self._grounds, (self.reader, self.figures), strict=True):
            pane.setMinimumWidth(ground.minimumWidth())
            self.splitter.replaceWidget(self.splitter.indexOf(ground), pane)
            ground.deleteLater()
        self.splitter.setSizes(sizes)
        self.finder.furnish()
        self.figures.tab_changed.connect(self._restore_split)
        self.furnished = True

    def add_workspace(
        self, name: str, workspace: QWidget, panes: Callable[[], list[QWidget]]
    ) -> None:
        """Have a workspace that can stand in the place of the panes; `go` goes there."""
        self._workspaces[name] = workspace, panes
        workspace.hide()
        self._rows.insertWidget(self._rows.indexOf(self.splitter), workspace, 1)

    @property
    def workspace(self) -> QWidget | None:
        """The workspace that stands in the place of the panes, if one does."""
        return self._workspaces[self.place][0] if self.place in self._workspaces else None

    def go(self, place: str, box: SearchBox | None = None) -> None:
        """Show a workspace, or with `READ` the panes, and the search box that is used there."""
        left, self.place = self.place, place
        self.strip.show_place(place, box or self.strip.search)
        for name, (workspace, _) in self._workspaces.items():
            workspace.setVisible(name == place)
        self.splitter.setVisible(self.workspace is None)
        if left != place:
            self.place_changed.emit(place)

    def panes(self) -> list[QWidget]:
        """The panes that can be seen, and the search box, in the order of F6."""
        _, others = self._workspaces.get(self.place, (None, list))
        order = [self.strip.box, self.finder, self.reader, self.figures, *others()]
        return [pane for pane in order if pane.isVisible()]

    def show_pane(self, pane: QWidget, *, wanted: bool) -> None:
        """Show or hide a side pane, and remember it."""
        pane.setVisible(wanted)
        setting = FIND_VISIBLE if pane is self.finder else FIGURES_VISIBLE
        self._settings.set(setting, wanted)
        self._on_splitter_moved()

    def _restore(self) -> None:
        screen = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(1440, 900).boundedTo(screen))
        kept = self._settings.get(GEOMETRY)
        if kept:
            self.restoreGeometry(kept)
        self.finder.setVisible(self._settings.get(FIND_VISIBLE))
        self._right.setVisible(self._settings.get(FIGURES_VISIBLE))
        self.splitter.resize(self.width(), self.height())
        self._restore_split()

    @property
    def _right(self) -> QWidget:
        return self.figures if self.furnished else self._grounds[1]

    def _split_setting(self) -> Setting[QByteArray]:
        wide = self.furnished and self.figures.shows_sources
        return SPLIT_SOURCES if wide else SPLIT_ARTICLE

    def _restore_split(self) -> None:
        setting = self._split_setting()
        kept = self._settings.get(setting)
        if not (kept and self.splitter.restoreState(kept)):
            right = RIGHT_WIDE if setting is SPLIT_SOURCES else RIGHT
            left = self.splitter.sizes()[0] if self.isVisible() else LEFT
            width = self.splitter.width() if self.isVisible() else self.width()
            self.splitter.setSizes([left, width - left - right - 2, right])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._align_strip()

    def _on_splitter_moved(self) -> None:
        self._settings.set(self._split_setting(), self.splitter.saveState())
        self._align_strip()

    def _align_strip(self) -> None:
        sizes = self.splitter.sizes()
        left = sizes[0] if self.finder.isVisibleTo(self.splitter) else 0
        right = sizes[2] if self._right.isVisibleTo(self.splitter) else 0
        self.strip.align(left, right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side panes step aside where there is no room for them."""
        super().resizeEvent(event)
        width = event.size().width()
        narrow = (width < _LEFT_BELOW + 1, width < _RIGHT_BELOW)
        for pane, setting, was, now in (
            (self.finder, FIND_VISIBLE, self._narrow[0], narrow[0]),
            (self._right, FIGURES_VISIBLE, self._narrow[1], narrow[1]),
        ):
            if was != now:
                pane.setVisible(not now and self._settings.get(setting))
        self._narrow = narrow
        self._align_strip()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell once when the panes have their sizes."""
        super().showEvent(event)
        if not self._laid_out:
            self._laid_out = True
            self.laid_out.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time. Not in `event`: everything is painted from within that.

        An error in painting that goes through another method of Python's on its way ends in a
        segmentation fault (PySide6 6.11).
        """
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything, then go: out of sight first, since the worker may take a while."""
        if self.furnished:
            self.reader.leave()
        self._settings.set(GEOMETRY, self.saveGeometry())
        self._settings.save()
        self.hide()
        self.closing.emit()
        super().closeEvent(event)
