"""What stands in the place of the rows where there are none: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefindex.model.figure_table import FigureListing
from satchel.session import Contents
from satchel.table.choices import is_narrowed
from satchel.theme.theme import Theme
from satchel.widgets.words import counted


class EmptyTable(QWidget):
    """A heading, the reason, and one thing to do.

    Signals:
        all_wanted: words and filters are to go.
        trivial_wanted: trivial counts are to be listed.
    """

    all_wanted = Signal()
    trivial_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setObjectName("table_empty")
        self.setAccessibleName(self.tr("Why no figure is listed"))
        self._theme = theme
        self._head = QLabel(self)
        self._why = QLabel(self)
        for label, name in ((self._head, "table_empty_head"), (self._why, "table_empty_why")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMaximumWidth(560)
        self.all = self._button("table_show_all", self.tr("Show all figures"))
        self.all.clicked.connect(self.all_wanted)
        self.trivial = self._button("table_show_trivial", self.tr("List trivial counts, too"))
        self.trivial.clicked.connect(self.trivial_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        for part in (self._head, self._why):
            layout.addWidget(part)
        for part in (self.all, self.trivial):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        return button

    @property
    def words(self) -> tuple[str, str]:
        """Heading and reason."""
        return self._head.text(), self._why.text()

    def show_for(self, listing: FigureListing, contents: Contents) -> None:
        """Say why this lists nothing."""
        head, why = self._said(listing, contents)
        self._head.setText(head)
        self._why.setText(why)
        asked = listing.asked
        narrowed = bool(asked.query.strip()) or is_narrowed(asked.filters)
        self.all.setVisible(narrowed and listing.among > 0)
        self.trivial.setVisible(not asked.filters.trivial and bool(contents.infos))

    def show_trouble(self, sentence: str) -> None:
        """Say why the packs cannot be asked."""
        self._head.setText(self.tr("The figures cannot be listed"))
        self._why.setText(sentence)
        self.all.hide()
        self.trivial.hide()

    def _said(self, listing: FigureListing, contents: Contents) -> tuple[str, str]:
        if not contents.infos:
            return self.tr("No articles yet"), self.tr(
                "Open a pack, or drop articles on the Library (Ctrl+1): their figures are listed "
                "here as they are read."
            )
        if listing.among:
            of = counted(listing.among, self.tr("figure"), self.tr("figures"))
            said = self.tr("None of {figures} is what you ask for.").format(figures=of)
            words = self.tr("You ask for {words}.").format(words=listing.words)
            return self.tr("No such figure"), f"{said} {words}" if listing.words else said
        if contents.waiting:
            return self.tr("No figures yet"), self.tr(
                "Articles are analysed after they are read: their figures come as they are found."
            )
        return self.tr("No figures"), self.tr(
            "These articles state no figure that is worth listing. Trivial counts, such as “three "
            "halls”, are left out."
        )

    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._head.setStyleSheet(
            'font-family: "Source Serif 4"; font-size: 20px; font-weight: 600; '
            f"color: {tokens.text.name()};"
        )
        self._why.setStyleSheet(f"font-size: 14px; color: {tokens.muted.name()};")
