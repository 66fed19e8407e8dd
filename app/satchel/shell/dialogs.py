"""Dialogs that only tell: shortcuts, about, refused files, trouble. Plain text throughout."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    qVersion,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefindex import __version__, desk
from briefindex.model.pack import ImportProblem
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.words import translator

_ROW, _SIDE, _ABOVE = 32, 8, 6


class RowDelegate(QStyledItemDelegate):
    """Rows of one height, higher only where words need a second line."""

    def __init__(self, tree: QTreeWidget) -> None:
        """Paint the rows of a table."""
        super().__init__(tree)
        self._tree = tree

    @guarded(NO_SIZE)
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The words, wrapped at the width of their column."""
        width = self._tree.columnWidth(index.column()) - 2 * _SIDE
        if index.column() < self._tree.columnCount() - 1:
            width = 16_777_215
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        around = QRect(0, 0, max(width, 1), 16_777_215)
        needed = option.fontMetrics.boundingRect(around, Qt.TextFlag.TextWordWrap, words)
        return QSize(needed.width() + 2 * _SIDE, max(_ROW, needed.height() + 2 * _ABOVE))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """No frame around the current row: its ground shows it."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


_tr: Final = translator("Dialogs")


def _dialog(parent: QWidget, name: str, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setObjectName(name)
    dialog.setAccessibleName(title)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog, QVBoxLayout(dialog)


def _label(dialog: QDialog, words: str) -> QLabel:
    label = QLabel(words, dialog)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _close_button(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    return buttons


def table(
    parent: QWidget, name: str, accessible: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> QTreeWidget:
    """A table of plain words that can be walked by keys and read out."""
    tree = QTreeWidget(parent)
    tree.setObjectName(name)
    tree.setAccessibleName(accessible)
    tree.setHeaderLabels(list(heads))
    tree.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    tree.setRootIsDecorated(False)
    tree.setIndentation(0)
    tree.setWordWrap(True)
    tree.setItemDelegate(RowDelegate(tree))
    tree.setMouseTracking(True)
    for row in rows:
        item = QTreeWidgetItem(list(row))
        for column, words in enumerate(row):
            item.setToolTip(column, "")
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, words)
        tree.addTopLevelItem(item)
    for column in range(len(heads) - 1):
        tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(True)
    tree.header().sectionResized.connect(tree.scheduleDelayedItemsLayout)
    return tree


def show_shortcuts(parent: QWidget, rows: Sequence[tuple[str, str]]) -> QDialog:
    """All keys with what they do."""
    more = [
        (_tr("Enter · Ctrl+Enter"), _tr("Open the article; in a new tab")),
        (_tr("↓ in the search box"), _tr("Into the list")),
        (_tr("Esc in the search box"), _tr("Clear the search")),
        (_tr("Ctrl+wheel"), _tr("Text size")),
    ]
    title = _tr("All shortcuts")
    dialog, layout = _dialog(parent, "shortcuts_dialog", title)
    heads = (_tr("Keys"), _tr("What they do"))
    layout.addWidget(table(dialog, "shortcut_table", title, heads, [*rows, *more]))
    layout.addWidget(_close_button(dialog))
    dialog.resize(520, 640)
    dialog.open()
    return dialog


def show_refused(
    parent: QWidget,
    problems: Sequence[ImportProblem],
    unseen: Sequence[ImportProblem],
    save: Callable[[], object],
) -> QDialog:
    """Files that were refused, each with its reason; then those whose corrections are `unseen`."""
    title = _tr("Refused files")
    dialog, layout = _dialog(parent, "refused_dialog", title)
    words = _tr("These files could not be read. The others are in the pack.")
    if not problems:
        words = _tr("No file of this pack was refused.")
    if unseen:
        words = f"{words} {_tr('Some corrections are not shown.')}"
    layout.addWidget(_label(dialog, words))
    if problems or unseen:
        rows = [(problem.file, problem.reason) for problem in (*problems, *unseen)]
        heads = (_tr("File"), _tr("Why, and what to do"))
        layout.addWidget(table(dialog, "refused_table", title, heads, rows))
        dialog.resize(720, 320)
    buttons = _close_button(dialog)
    if problems or unseen:
        button = buttons.addButton(_tr("&Save the list…"), QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName("save_refused")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: save())
    layout.addWidget(buttons)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QDialog:
    """What the program is, what it is made of, whether the language model is there."""
    import platform  # no start should pay for it

    lines = [
        _tr("Satchel {version}: an offline briefing-pack reader.").format(version=__version__),
        "",
        _tr("Nothing leaves this machine: the program has no network code."),
        _tr("Language model: present (spaCy, small English model).")
        if desk.has_language_model()
        else _tr(
            "Language model: not installed. Names are found by rules and lists only, so fewer of "
            "them, and what figures measure is told by rules of words only, less often rightly."
        ),
        "",
        _tr("Licence: MIT. It stands on:"),
        f"Qt {qVersion()}, PySide6 (LGPL-3.0)",
        f"Python {platform.python_version()} (PSF)",
        "Whoosh-Reloaded (BSD-2-Clause)",
        "spaCy and en_core_web_sm (MIT)",
        "NumPy (BSD-3-Clause)",
        "charset-normalizer, lark, platformdirs (MIT)",
        "lxml, striprtf (BSD-3-Clause)",
        "XlsxWriter (BSD-2-Clause)",
        "pypdfium2 (BSD-3-Clause, Apache-2.0), trafilatura (Apache-2.0)",
        "GeoNames (CC BY 4.0)",
        "Source Serif 4, Source Sans 3 (SIL Open Font License 1.1)",
        "Lucide (ISC)",
    ]
    dialog, layout = _dialog(parent, "about_dialog", _tr("About Satchel"))
    layout.addWidget(_label(dialog, "\n".join(lines)))
    layout.addWidget(_close_button(dialog))
    dialog.setMinimumWidth(480)
    dialog.open()
    return dialog


def show_trouble(parent: QWidget | None, sentence: str) -> QMessageBox:
    """One plain sentence about what went wrong."""
    box = QMessageBox(parent)
    box.setObjectName("trouble_box")
    box.setAccessibleName(_tr("Something could not be done"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Satchel")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
