"""The Library workspace: what can be opened at the left, what is being added at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from satchel.library.copies_line import CopiesLine
from satchel.library.drop_zone import DropZone
from satchel.library.import_panel import ImportPanel
from satchel.library.recent import INSET, PackRow, RecentPacks
from satchel.theme.fonts import metrics
from satchel.theme.icons import icon
from satchel.theme.theme import Theme

_LEFT, _GAP, _SIDE, _ABOVE = 560, 72, 64, 64
_NARROW = 1240
_NARROW_SIDE, _NARROW_GAP = 28, 32


class LibraryPage(QWidget):
    """Two columns.

    Signals:
        sample_wanted: open the sample pack.
        open_wanted: ask for a folder or a pack.
        new_wanted: ask what a new pack is to be made of.
    """

    sample_wanted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the columns; they are filled by who owns the page."""
        super().__init__(parent)
        self.setObjectName("library_page")
        self.setAccessibleName(self.tr("Library"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.left = QWidget(self)
        self.left.setObjectName("library_left")
        self.sample = QPushButton(self.tr("Open the sample pack"), self.left)
        self.sample.setObjectName("open_sample_button")
        self.sample.setDefault(True)
        self.sample.clicked.connect(self.sample_wanted)
        wide = metrics("ui", 14, strong=True).horizontalAdvance(self.sample.text())
        self.sample.setMinimumWidth(round(wide) + 28)
        self.open = QPushButton(" " + self.tr("Open a folder or pack…"), self.left)
        self.open.setObjectName("open_pack_button")
        self.open.clicked.connect(self.open_wanted)
        for button in (self.sample, self.open):
            button.setAccessibleName(button.text().strip())
        self.drop = DropZone(theme, self.left)
        self.drop.clicked.connect(self.new_wanted)
        self.recent = RecentPacks(theme, self.drop, self.left)
        self.copies = CopiesLine(self.left)
        self.panel = ImportPanel(theme, self)
        self._scroll = QScrollArea(self)
        self._arrange()
        theme.changed.connect(self._show_icons)
        self._show_icons()

    def _arrange(self) -> None:
        title = QLabel(self.tr("Read the pack. Check every number."), self.left)
        title.setObjectName("library_title")
        lead = QLabel(
            self.tr(
                "Satchel works without a network. Files stay as they are; nothing leaves this "
                "computer."
            ),
            self.left,
        )
        lead.setObjectName("library_lead")
        for label in (title, lead):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        lead.setMaximumWidth(510)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.sample)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(6)
        column.addWidget(lead)
        column.addSpacing(22)
        column.addLayout(buttons)
        column.addSpacing(22)
        column.addWidget(self.drop)
        whole = QVBoxLayout(self.left)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.setSpacing(0)
        whole.addLayout(column)
        whole.addSpacing(28)
        whole.addWidget(self.recent)
        whole.addSpacing(18)
        whole.addWidget(self.copies)
        whole.addStretch(1)
        self._arrange_scroll()

    def _arrange_scroll(self) -> None:
        self._scroll.setObjectName("library_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.left)
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self._scroll)
        self._columns.addWidget(self.panel, 1)

    def panes(self) -> list[QWidget]:
        """The halves, as F6 goes through them."""
        return [self.sample, self.panel.list]

    def enter(self) -> None:
        """Stand on the newest pack, or on the sample where there is none."""
        rows = [row for row in self.recent.rows if not row.pack.missing]
        first: PackRow | QPushButton = rows[0] if rows else self.sample
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower margins where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        side, gap = (_NARROW_SIDE, _NARROW_GAP) if narrow else (_SIDE, _GAP)
        above = _NARROW_SIDE if narrow else _ABOVE
        self._columns.setContentsMargins(side - INSET, above, side, 12)
        self._columns.setSpacing(gap - INSET)
        room = event.size().width() - 2 * side - gap
        self._scroll.setFixedWidth(min(_LEFT, round(room * 0.52)) + 2 * INSET)

    def _show_icons(self) -> None:
        self.open.setIcon(icon("folder-open", self._theme.tokens))
