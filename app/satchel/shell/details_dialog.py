"""Asks for title, source, date, author and language of an article; shows what is known and why."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefindex import desk
from briefindex.desk import Field
from briefindex.model.article import ArticleInfo, Known, KnownDate
from satchel.widgets.choice_box import ChoiceBox
from satchel.widgets.plain_label import plain_label

_LONGEST = 300
_WIDTH = 560
_LANGUAGES = (
    *("ar", "az", "be", "cs", "de", "en", "es", "fa", "fr", "he", "hi", "hu", "hy", "it", "ja"),
    *("ka", "kk", "ko", "ky", "mn", "nl", "pl", "pt", "ro", "ru", "sv", "tg", "tk", "tr", "uk"),
    *("ur", "uz", "zh"),
)


class DetailsDialog(QDialog):
    """Says what one article is called, who published and wrote it, when, and in which language.

    Signals:
        decided: by field the `Known` or `KnownDate` that was typed, or None for what was found.
    """

    decided = Signal(object)

    def __init__(self, info: ArticleInfo, found: ArticleInfo, parent: QWidget) -> None:
        """Show what is known of an article, and what its own reading had found."""
        super().__init__(parent)
        self.setObjectName("details_dialog")
        self.setWindowTitle(self.tr("Article's details"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._info = info
        self._found = found
        self.title = self._line("title_entry", self.tr("Title"), info.title.value or "")
        self.source = self._line("source_entry", self.tr("Source"), info.source.value or "")
        self.author = self._line("author_entry", self.tr("Author"), info.author.value or "")
        self.author.setPlaceholderText(found.author.value or self.tr("no author named"))
        self.language = self._languages(info.language)
        dated = desk.date_text(info.date) if info.date.basis == "user" else ""
        self.entry = self._line("date_entry", self.tr("Date: a day, a month or a year"), dated)
        self.entry.setPlaceholderText(self.tr("26 May 2023, May 2023 or 2023"))
        self.title.setPlaceholderText(desk.title_text(found)[0])
        self.source.setPlaceholderText(desk.source_text(found))
        self.title_known = plain_label("title_known", self, self._ground(info.title, found.title))
        self.source_known = plain_label(
            "source_known", self, self._ground(info.source, found.source)
        )
        self.author_known = plain_label(
            "author_known", self, self._ground(info.author, found.author)
        )
        self.language_known = plain_label("language_known", self, self._language_ground())
        self.known = plain_label("date_known", self, self._known(info.date))
        self.meant = plain_label("date_meant", self)
        self._make_buttons()
        self._arrange()
        self.entry.textChanged.connect(self._on_typed)
        self._on_typed(self.entry.text())
        self.entry.selectAll()
        self.entry.setFocus()

    def _line(self, name: str, accessible: str, words: str) -> QLineEdit:
        line = QLineEdit(words, self)
        line.setObjectName(name)
        line.setAccessibleName(accessible)
        line.setMaxLength(_LONGEST)
        line.setCursorPosition(0)
        return line

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox(self)
        self._set = self.buttons.addButton(
            self.tr("&Keep details"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._set.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        reset = self.buttons.addButton(QDialogButtonBox.StandardButton.Reset)
        said = self.tr("Reset everything to what was found")
        reset.setAccessibleName(said)
        reset.setToolTip(said)
        info = self._info
        known = (info.title, info.source, info.date, info.author)
        other = info.language != self._found.language
        reset.setEnabled(other or any(each.basis == "user" for each in known))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        reset.clicked.connect(self._on_reset)

    def _arrange(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setColumnStretch(1, 1)
        row = 0
        for words, line, notes in (
            (self.tr("&Title"), self.title, (self.title_known,)),
            (self.tr("&Source"), self.source, (self.source_known,)),
            (self.tr("&Date"), self.entry, (self.known, self.meant)),
            (self.tr("&Author"), self.author, (self.author_known,)),
            (self.tr("&Language"), self.language, (self.language_known,)),
        ):
            label = QLabel(words, self)
            label.setBuddy(line)
            form.addWidget(label, row, 0)
            for place, part in enumerate((line, *notes), start=row):
                form.addWidget(part, place, 1)
            row += 1 + len(notes)
            form.setRowMinimumHeight(row, 8)
            row += 1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _ground(self, known: Known, found: Known) -> str:
        """Where a title or source comes from, and what had been found."""
        if known.basis == "user":
            before = found.value or self.tr("nothing")
            return self.tr("Set by you; found: {words}.").format(words=before)
        words = {
            "stated": self.tr("Stated in the article."),
            "inferred": self.tr("Inferred."),
        }.get(known.basis or "", self.tr("None was found."))
        return f"{words} {known.reason}".strip()

    def _languages(self, code: str | None) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setObjectName("language_entry")
        box.setAccessibleName(self.tr("Language"))
        for each in sorted({*_LANGUAGES, code or "en"}):
            box.addItem(_language_name(each), each)
        box.model().sort(0)
        box.insertItem(0, self.tr("not known"), "")
        box.setCurrentIndex(max(0, box.findData(code or "")))
        return box

    def _language_ground(self) -> str:
        """Where the language comes from, and what had been found."""
        found = self._found.language
        if self._info.language != found:
            before = _language_name(found) if found else self.tr("nothing")
            return self.tr("Set by you; found: {words}.").format(words=before)
        known = self.tr("Found from the article's letters and words, or from what its file says.")
        return known if found else self.tr("None was found.")

    def _known(self, known: KnownDate) -> str:
        """What is known of the date now, with its ground."""
        words = {
            "stated": self.tr("Stated in the article: {date}."),
            "inferred": self.tr("Inferred: {date}."),
            "user": self.tr("Set by you: {date}."),
        }.get(known.basis or "", self.tr("No date was found in the article or across the pack."))
        said = words.format(date=desk.date_text(known))
        return said if known.basis == "user" else f"{said} {known.reason}".strip()

    def _on_typed(self, words: str) -> None:
        known = desk.typed_date(words)
        self._set.setEnabled(known is not None or not words.strip())
        if known is not None:
            said = self.tr("{date}. “Last year” in the article means the year before.")
            self.meant.setText(said.format(date=desk.date_text(known)))
        elif words.strip():
            self.meant.setText(self.tr("Write a day, a month or a year, for example May 2023."))
        else:
            self.meant.setText(self.tr("Words such as “last year” are counted from this date."))

    def _on_accepted(self) -> None:
        known = desk.typed_date(self.entry.text())
        if known is None and self.entry.text().strip():
            return
        values: dict[Field, Known | KnownDate | None] = {}
        if known is not None or self._info.date.basis == "user":
            values["date"] = known
        values |= self._named("title", self.title, self._info.title)
        values |= self._named("source", self.source, self._info.source)
        values |= self._named("author", self.author, self._info.author)
        language = self.language.currentData() or None
        if language != self._info.language:
            found = language == self._found.language
            said = Known(language, "user", self.tr("You set it."))
            values["language"] = None if found else said
        if values:
            self.decided.emit(values)
        self.accept()

    def _named(
        self, name: Field, line: QLineEdit, known: Known
    ) -> dict[Field, Known | KnownDate | None]:
        """What was typed for a title or source; an empty line stands for what was found."""
        words = " ".join(line.text().split())
        if words == (known.value or ""):
            return {}
        return {name: Known(words, "user", self.tr("You set it.")) if words else None}

    def _on_reset(self) -> None:
        names: tuple[Field, ...] = ("title", "source", "date", "author", "language")
        self.decided.emit(dict.fromkeys(names))
        self.accept()


def _language_name(code: str) -> str:
    """A language by its name, or by its code where that names none."""
    language = QLocale(code).language()
    return code if language == QLocale.Language.C else QLocale.languageToString(language)
