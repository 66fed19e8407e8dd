"""The status bar: what is open and found, and how far the worker has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from briefindex.progress import Step
from satchel.theme.theme import Theme
from satchel.widgets.elided import ElidedLabel
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import counted, grouped

_RANGE = 1000


class StatusBar(QWidget):
    """One line of words, and a bar with Cancel while the worker is at work.

    Signals:
        cancel_wanted: stop the worker; what it finished is kept.
        refused_wanted: show which files were not added.
    """

    cancel_wanted = Signal()
    refused_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with nothing to say."""
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAccessibleName(self.tr("Status"))
        self.setFixedHeight(24)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._words = self._label("status_words", self.tr("What is open and found"))
        self._begun = {
            "read": self.tr("Reading {number} of {total}: {file}"),
            "analyse": self.tr("Analysing {number} of {total}: {file}"),
        }
        self._progress_words = ElidedLabel(self)
        self._progress_words.setObjectName("progress_words")
        self._progress_words.setAccessibleName(self.tr("What the import is at"))
        self._progress_words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("progress_bar")
        self._bar.setAccessibleName(self.tr("Progress of the import"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = self._link(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the import; what is finished is kept"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._checked = self._label("checked_words", self.tr("Files that were sent"))
        self._checked.hide()
        self._refused = self._link("")
        self._refused.clicked.connect(self.refused_wanted)
        self._refused.hide()
        offline = self._label("offline", self.tr("Network"))
        offline.setText(self.tr("offline"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 1, 16, 0)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._checked)
        layout.addWidget(self._refused)
        layout.addStretch(1)
        layout.addWidget(self._progress_words, 4)
        for widget in (self._bar, self._cancel, offline):
            layout.addWidget(widget)
        self.hide_progress()

    def _label(self, name: str, accessible: str) -> QLabel:
        label = plain_label(name, self, wraps=False)
        label.setAccessibleName(accessible)
        return label

    def _link(self, words: str) -> QPushButton:
        link = QPushButton(words, self)
        link.setObjectName("link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setStyleSheet("font-size: 12px; min-height: 18px;")
        return link

    @property
    def refused(self) -> str:
        """What it says of files that were not added; empty where all were."""
        return "" if self._refused.isHidden() else self._refused.text()

    @property
    def words(self) -> str:
        """What it says of what is open and found."""
        return self._words.text()

    @property
    def progress(self) -> str:
        """What it says of the worker; empty while none is at work."""
        return "" if self._progress_words.isHidden() else self._progress_words.text()

    def say(self, words: str) -> None:
        """Say what is open and found."""
        self._words.setText(words)

    def show_progress(self, step: Step | None) -> None:
        """Say how far the worker has come; None before its first step."""
        said = {
            "read": self.tr("{done} of {total} files read · what is read can be opened"),
            "index": self.tr("{done} of {total} articles indexed · search finds what is indexed"),
            "analyse": self.tr("{done} of {total} articles analysed · search is ready"),
            "send": self.tr("{done} of {total} articles written"),
            "check": self.tr("{done} of {total} articles checked"),
        }
        if step is None:
            self._bar.setRange(0, 0)
            self._progress_words.setText(self.tr("Starting the import"))
        else:
            self._bar.setRange(0, _RANGE)
            self._bar.setValue(round(_RANGE * step.through / max(1, step.total)))
            total = grouped(step.total)
            words = said[step.phase].format(done=grouped(step.done), total=total)
            if step.file and step.phase in self._begun:
                begun = self._begun[step.phase]
                number = grouped(min(step.done + 1, step.total))
                words = begun.format(number=number, total=total, file=step.file)
            self._progress_words.setText(words)
            self._progress_words.setAccessibleName(words)
        for widget in (self._progress_words, self._bar, self._cancel):
            widget.show()

    def show_refused(self, number: int) -> None:
        """Say that so many files were not added; 0 takes it back."""
        said = counted(number, self.tr("file not added"), self.tr("files not added"))
        self._refused.setText(said)
        self._refused.setAccessibleName(self.tr("{files}: show why").format(files=said))
        self._refused.setVisible(number > 0)

    def show_checked(self, words: str) -> None:
        """Say whether what was sent is as it was; empty words take it back."""
        self._checked.setText(words)
        self._checked.setVisible(bool(words))

    def hide_progress(self) -> None:
        """No worker is at work."""
        for widget in (self._progress_words, self._bar, self._cancel):
            widget.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.tokens.window)
            painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
