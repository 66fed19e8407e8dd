"""What stands in the pane where an article states no key figure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from briefindex.model.figure import Figure
from satchel.theme.fonts import font
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import grouped


class EmptyFigures(QWidget):
    """Says that there is none, why, what was left out, and what to do.

    Signals:
        trivial_wanted: show cards for trivial counts.
        sources_wanted: show the figures of all sources.
    """

    trivial_wanted = Signal()
    sources_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.setObjectName("no_key_figures")
        self.setAccessibleName(self.tr("No key figures"))
        self._theme = theme
        self._head = self._label("section", strong=True)
        self._head.setText(self.tr("No key figures"))
        self._why = self._label("why", strong=False)
        self._rule = self._line()
        self._left_out = self._label("left_out", strong=False)
        self._words = self._label("left_out_words", strong=False)
        self._words.setFont(font("read", 14, italic=True))
        self._trivial = self._link("show_trivial", self.tr("Show trivial counts"))
        self._trivial.clicked.connect(self.trivial_wanted)
        self._sources = self._link("see_all_sources", self.tr("See the figures of all sources"))
        self._second_rule = self._line()
        self._sources.clicked.connect(self.sources_wanted)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _label(self, name: str, *, strong: bool) -> QLabel:
        label = plain_label(name, self)
        label.setAccessibleName(self.tr("No key figures"))
        label.setFont(font("read", 20, strong=True) if strong else font("ui", 14))
        return label

    def _link(self, name: str, words: str) -> QPushButton:
        link = QPushButton(words, self)
        link.setObjectName(name)
        link.setAccessibleName(words)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        return link

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setFixedHeight(1)
        return line

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 56, 24, 0)
        layout.setSpacing(0)
        for widget, above in (
            (self._head, 0), (self._why, 8), (self._rule, 14), (self._left_out, 14),
            (self._words, 0), (self._trivial, 6), (self._second_rule, 14), (self._sources, 14),
        ):  # fmt: skip
            layout.addSpacing(above)
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_for(self, trivial: Sequence[Figure], others: int, *, analysed: bool) -> None:
        """Say it for an article that leaves out some trivial counts; `others` are elsewhere."""
        waiting = self.tr("Not analysed yet")
        self._head.setText(self.tr("No key figures") if analysed else waiting)
        if analysed:
            why = self.tr(
                "This article states no amount, share or count that can be compared with other "
                "sources. Its entities and dates are marked in the text."
            )
        else:
            why = self.tr(
                "Figures and marks come when this article was analysed. It can be read and "
                "searched meanwhile."
            )
        self._why.setText(why)
        one = self.tr("One trivial count is left out:")
        many = self.tr("{number} trivial counts are left out:").format(number=len(trivial))
        self._left_out.setText(one if len(trivial) == 1 else many)
        self._words.setText("\n".join(f"“{figure.surface}”" for figure in trivial[:3]))
        for widget in (self._rule, self._left_out, self._words, self._trivial):
            widget.setVisible(bool(trivial))
        said = self.tr("See the {number} figures of all sources").format(number=grouped(others))
        self._sources.setText(said)
        self._sources.setAccessibleName(said)
        for widget in (self._second_rule, self._sources):
            widget.setVisible(others > 0)

    @property
    def words(self) -> str:
        """Everything that it says."""
        labels = (self._head, self._why, self._left_out, self._words)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        serif = 'font-family: "Source Serif 4"'
        muted = f"color: {tokens.muted.name()}; font-size: 14px;"
        self._head.setStyleSheet(
            f"color: {tokens.text.name()}; font-size: 20px; font-weight: 600; {serif};"
        )
        for label in (self._why, self._left_out):
            label.setStyleSheet(muted)
        self._words.setStyleSheet(
            f"color: {tokens.text.name()}; font-size: 14px; font-style: italic; {serif};"
        )
        for line in (self._rule, self._second_rule):
            line.setStyleSheet(f"background: {tokens.line.name()};")
