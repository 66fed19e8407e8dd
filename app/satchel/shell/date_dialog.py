"""Asks for the date of an article: a day, a month or a year; shows what is known and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefindex import desk
from briefindex.model.article import ArticleInfo, KnownDate


class DateDialog(QDialog):
    """Dates one article.

    Signals:
        decided: the `KnownDate` that was typed, or None to go back to what was found.
    """

    decided = Signal(object)

    def __init__(self, info: ArticleInfo, parent: QWidget) -> None:
        """Show what is known of the article's date."""
        super().__init__(parent)
        self.setObjectName("date_dialog")
        self.setWindowTitle(self.tr("Article's date"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self.entry = QLineEdit(self)
        self.entry.setObjectName("date_entry")
        self.entry.setAccessibleName(self.tr("Date: a day, a month or a year"))
        self.entry.setPlaceholderText(self.tr("26 May 2023, May 2023 or 2023"))
        self.meant = self._label("date_meant", "")
        self.known = self._label("date_known", self._known(info.date))
        self.buttons = QDialogButtonBox(self)
        self._set = self.buttons.addButton(
            self.tr("&Set date"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._reset = self.buttons.addButton(QDialogButtonBox.StandardButton.Reset)
        self._reset.setEnabled(info.date.basis == "user")
        layout = QVBoxLayout(self)
        layout.addWidget(self._label("date_article", desk.title_text(info)[0]))
        for part in (self.known, self.entry, self.meant, self.buttons):
            layout.addWidget(part)
        self.entry.textChanged.connect(self._on_typed)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._reset.clicked.connect(self._on_reset)
        if info.date.basis == "user":
            self.entry.setText(desk.date_text(info.date))
            self.entry.selectAll()
        self._on_typed(self.entry.text())
        self.entry.setFocus()

    def _label(self, name: str, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _known(self, known: KnownDate) -> str:
        """What is known now, with its ground."""
        words = {
            "stated": self.tr("Stated in the article: {date}."),
            "inferred": self.tr("Inferred: {date}."),
            "user": self.tr("Set by you: {date}."),
        }.get(known.basis or "", self.tr("No date was found in the article or across the pack."))
        said = words.format(date=desk.date_text(known))
        return said if known.basis == "user" else f"{said} {known.reason}".strip()

    def _on_typed(self, words: str) -> None:
        known = desk.typed_date(words)
        self._set.setEnabled(known is not None)
        if known is not None:
            said = self.tr("{date}. “Last year” in the article means the year before.")
            self.meant.setText(said.format(date=desk.date_text(known)))
        elif words.strip():
            self.meant.setText(self.tr("Write a day, a month or a year, for example May 2023."))
        else:
            self.meant.setText(self.tr("Words such as “last year” are counted from this date."))

    def _on_accepted(self) -> None:
        known = desk.typed_date(self.entry.text())
        if known is not None:
            self.decided.emit(known)
            self.accept()

    def _on_reset(self) -> None:
        self.decided.emit(None)
        self.accept()
