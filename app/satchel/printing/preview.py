"""The preview of a briefing: its real pages, the paper, and the ways out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefindex.errors import SatchelError
from briefindex.model.briefing import Briefing
from satchel.printing.asking import ask_where
from satchel.printing.laying import Laying
from satchel.printing.output import ensure_application, make_printer, print_pages, save
from satchel.printing.page_view import PageView
from satchel.printing.pages import Pages
from satchel.printing.sheet import PAGE_SIZES, PageSize
from satchel.widgets.choice_box import ChoiceBox, give_chevrons
from satchel.widgets.plain_label import plain_label

_FRAME = QSize(16, 56)
_LAYING = "preview_laying"


class PreviewDialog(QDialog):
    """Pages as they will be printed; A4 or Letter; print, or save."""

    def __init__(
        self,
        briefing: Briefing,
        parent: QWidget | None = None,
        page_size: PageSize = "A4",
        pages: Pages | None = None,
    ) -> None:
        """Show `pages`, or lay the briefing out first; nothing is printed or written yet."""
        super().__init__(parent)
        ensure_application()
        self.setObjectName("print_preview")
        self.setWindowTitle(self.tr("Print preview: {title}").format(title=briefing.title))
        self.setAccessibleName(self.tr("Print preview"))
        self._briefing = briefing
        self._pages = pages or Pages(briefing, page_size)
        self._laying = Laying(self)
        self._laying.done.connect(self._on_laid_out)
        self._view = PageView(self._pages, self)
        self._count = self._label("page_number", self.tr("Page"))
        self._zoom = self._label("zoom", self.tr("Zoom"))
        self._size = self._size_box(page_size)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top_row())
        layout.addWidget(self._view, 1)
        layout.addLayout(self._bottom_row())
        self._add_shortcuts()
        self._view.zoom_changed.connect(self._on_zoom_changed)
        self._view.page_changed.connect(self._on_page_changed)
        self._on_page_changed(1)
        self.resize(_default_size(self))
        self._view.setFocus()

    @property
    def pages(self) -> Pages:
        """What is shown."""
        return self._pages

    def set_page_size(self, name: PageSize) -> None:
        """Lay the briefing out for another paper; the pages follow."""
        self._laying.begin(self._briefing, name)

    def _on_laid_out(self, pages: Pages) -> None:
        self._pages = pages
        self._view.set_pages(self._pages)
        self._on_page_changed(self._view.page)

    def print_to(self, printer: QPrinter) -> None:
        """Print on this printer; a printer that does not answer is told of."""
        try:
            print_pages(self._pages, printer)
        except SatchelError as error:
            self._tell(str(error))

    def save_as(self, path: str) -> None:
        """Write a file there; where that fails, the reason is told."""
        try:
            save(self._pages, Path(path))
        except SatchelError as error:
            self._tell(str(error))

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        caption = self._label("", "")
        caption.setText(self.tr("Paper"))
        caption.setBuddy(self._size)
        row.addWidget(caption)
        row.addWidget(self._size)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._tool("zoom_out", "−", self.tr("Smaller"), self._view.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(self._tool("zoom_in", "+", self.tr("Larger"), self._view.zoom_in))
        fit = self.tr("Fit width")
        row.addWidget(self._tool("fit_width", fit, fit, self._view.fit_width))
        return row

    def _bottom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self._button("close_preview", self.tr("Close"), self.reject))
        row.addStretch(1)
        row.addWidget(self._button("save_pdf", self.tr("Save as…"), self._ask_where))
        print_button = self._button("print", self.tr("Print…"), self._ask_printer)
        print_button.setDefault(True)
        row.addWidget(print_button)
        return row

    def _add_shortcuts(self) -> None:
        keys = QKeySequence.StandardKey
        for key, does in (
            (keys.ZoomIn, self._view.zoom_in),
            ("Ctrl+=", self._view.zoom_in),
            (keys.ZoomOut, self._view.zoom_out),
            ("Ctrl+0", self._view.fit_width),
            (keys.Print, self._ask_printer),
            ("Ctrl+E", self._ask_where),
            (keys.Save, self._ask_where),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def _size_box(self, chosen: PageSize) -> QComboBox:
        box = ChoiceBox(self)
        box.setObjectName("page_size")
        box.setAccessibleName(self.tr("Paper"))
        box.addItems(list(PAGE_SIZES))
        box.setCurrentText(chosen)
        box.activated.connect(lambda index: self.set_page_size(PAGE_SIZES[index]))
        return box

    def _label(self, name: str, accessible: str) -> QLabel:
        label = plain_label(name, self, wraps=False)
        label.setAccessibleName(accessible)
        return label

    def _button(self, name: str, words: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.removesuffix("…"))
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    def _tool(
        self, name: str, words: str, accessible: str, does: Callable[[], object]
    ) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setObjectName(name)
        button.setAccessibleName(accessible)
        button.setMinimumSize(28, 28)
        button.clicked.connect(does)
        return button

    def _on_zoom_changed(self, percent: int) -> None:
        self._zoom.setText(f"{percent}\u202f%")

    def _on_page_changed(self, page: int) -> None:
        said = self.tr("Page {page} of {count}").format(page=page, count=self._pages.count)
        self._count.setText(said)
        self._view.setAccessibleDescription(said)

    def _ask_printer(self) -> None:
        printer = make_printer()
        printer.setPageSize(self._pages.paper.qt)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printer_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self._pages.count)
        give_chevrons(dialog)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()  # `open` of this dialog wants a slot in C++ (PySide 6.11)

    def _ask_where(self) -> None:
        ask_where(self, self.save_as)

    def _tell(self, trouble: str) -> None:
        icon = QMessageBox.Icon.Warning
        box = QMessageBox(icon, self.tr("Not printed"), "", parent=self)
        box.setObjectName("print_trouble")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(trouble)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def open_preview(briefing: Briefing, parent: QWidget) -> None:
    """Lay a briefing out between the turns of the window, then show it as it will be printed."""
    ensure_application()
    laying = parent.findChild(Laying, _LAYING)
    if laying is None:
        laying = Laying(parent)
        laying.setObjectName(_LAYING)
        laying.done.connect(lambda pages: _open(pages, parent))
    laying.begin(briefing, "A4")


def _open(pages: Pages, parent: QWidget) -> None:
    dialog = PreviewDialog(pages.briefing, parent, pages=pages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _default_size(dialog: QDialog) -> QSize:
    """Room for a page at its own width, within the screen with the frame around it."""
    return QSize(900, 980).boundedTo(dialog.screen().availableSize() - _FRAME)
