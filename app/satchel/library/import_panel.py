"""The right half of the library: what is being added, how far it is, what was not added."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefindex.progress import Step
from satchel.library.outcome_list import OutcomeView
from satchel.library.pace import Pace
from satchel.library.words import GAP, file_words, files_words, step_words, tr
from satchel.theme.icons import icon
from satchel.theme.theme import Theme
from satchel.widgets.elided import ElidedLabel
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import articles_words, grouped

_RANGE: Final = 1000


class ImportPanel(QWidget):
    """Shows one pack: its import while that runs, and what became of its files.

    Signals:
        pause_wanted: let the import wait, or go on.
        cancel_wanted: stop the import; what it finished is kept.
        again_wanted: read what is missing again.
        save_wanted: save the list, rows of what became of a file, its name, and why.
    """

    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    again_wanted = Signal()
    save_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("import_panel")
        self.setAccessibleName(self.tr("What is being added"))
        self._theme = theme
        self._pace = Pace()
        self._clock = QElapsedTimer()
        self._waited = 0.0
        self._paused_at: float | None = None
        self._step: Step | None = None
        self.title = self._label("import_title")
        self.words = self._label("import_words")
        self.file = ElidedLabel(self)
        self.file.setObjectName("import_file")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("import_bar")
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.bar.setTextVisible(False)
        self.pause = self._button("import_pause", self.tr("Pause"))
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(self._paused_at is None))
        self.cancel = self._button("import_cancel", self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self.note = self._label("import_note")
        self.list = OutcomeView(theme, self)
        self.copy = self._link("copy_list", self.tr("Copy the list"))
        self.copy.clicked.connect(self._on_copy)
        self.save = self._link("save_list", self.tr("Save the list…"))
        self.save.clicked.connect(lambda _=False: self.save_wanted.emit(self.list.table()))
        self.again = self._link("try_again", "")
        self.again.clicked.connect(self.again_wanted)
        self._arrange()
        theme.changed.connect(self._show_icons)
        self.show_idle("", 0, 0)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.note)
        links = QHBoxLayout()
        links.setSpacing(14)
        links.addWidget(self.copy)
        links.addWidget(self.save)
        links.addWidget(self.again)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.file)
        column.addSpacing(12)
        column.addWidget(self.bar)
        column.addSpacing(12)
        column.addLayout(buttons)
        column.addSpacing(18)
        column.addWidget(self.list, 1)
        column.addSpacing(8)
        column.addLayout(links)
        column.addStretch()

    def _label(self, name: str) -> QLabel:
        return plain_label(name, self, wraps=name != "import_note")

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setIconSize(QSize(14, 14))
        button.setAutoDefault(False)
        return button

    def _link(self, name: str, words: str) -> QPushButton:
        link = self._button("link", words)
        link.setProperty("which", name)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        return link

    # What is shown

    def show_begun(self, title: str) -> None:
        """An import begins."""
        self._pace, self._waited, self._paused_at, self._step = Pace(), 0.0, None, None
        self._clock.start()
        self.title.setText(title)
        self.bar.setRange(0, 0)
        self.words.setText(tr("Starting the import"))
        self.file.setText("")
        self.note.setText(tr("Cancel keeps what is already read"))
        self._show_running(running=True)

    def show_step(self, step: Step, articles: int) -> None:
        """The import has come so far; the pack holds so many articles."""
        self._step = step
        self._pace.note(step.phase, step.done, step.total, self._seconds())
        self.bar.setRange(0, _RANGE)
        self.bar.setValue(round(_RANGE * step.through / max(1, step.total)))
        self.note.setText(self._kept_words(articles))
        self._show_words()

    def show_paused(self, *, paused: bool) -> None:
        """The import waits, or goes on."""
        if paused and self._paused_at is None:
            self._paused_at = self._now()
        elif not paused and self._paused_at is not None:
            self._waited += self._now() - self._paused_at
            self._paused_at = None
        words = self.tr("Go on") if self._paused_at is not None else self.tr("Pause")
        self.pause.setText(f" {words}")  # Qt puts hardly any room after an icon
        self.pause.setAccessibleName(words)
        self._show_icons()
        self._show_words()

    def show_idle(self, title: str, articles: int, waiting: int, *, stopped: bool = False) -> None:
        """No import runs; `stopped` where the last one did not come to its end."""
        self._step = None
        self.title.setText(title)
        said = articles_words(articles)
        if waiting:
            said = tr("{articles}, {number} not analysed yet").format(
                articles=said, number=grouped(waiting)
            )
        if stopped:
            said = tr("Stopped. In the pack: {articles}.").format(articles=said)
        self.words.setText(said if title else "")
        self._show_running(running=False)

    def show_verified(self, words: str) -> None:
        """Say besides whether what was sent is as it was; nothing where nothing was sent."""
        if words:
            self.words.setText(GAP.join(filter(None, (self.words.text(), words))))

    def show_again(self, refused: int, *, stopped: bool, running: bool) -> None:
        """Offer to read again what was refused, or what the stopped import left."""
        for link in (self.copy, self.save):
            link.setVisible(self.list.rows.rowCount() > 0)
        self.again.setVisible(not running and (stopped or refused > 0))
        again = tr("Try the {files} again").format(files=files_words(refused))
        self.again.setText(tr("Go on with the rest") if stopped else again)
        self.again.setAccessibleName(self.again.text())

    def _kept_words(self, articles: int) -> str:
        if not articles:
            return tr("Cancel keeps what is already read")
        said = tr("Cancel keeps the {articles} already read")
        return said.format(articles=articles_words(articles))

    def _show_running(self, *, running: bool) -> None:
        for widget in (self.bar, self.pause, self.cancel, self.note, self.file):
            widget.setVisible(running)
        if running:
            self.show_paused(paused=False)

    def _show_words(self) -> None:
        paused = self._paused_at is not None
        if self._step is not None:
            left = self._pace.seconds_left()
            rate = self._pace.rate()
            self.words.setText(step_words(self._step, left, rate, paused=paused))
            self.file.setText(file_words(self._step))
            self.file.setAccessibleName(self._step.file or self.tr("The file that is being read"))

    def _show_icons(self) -> None:
        name = "pause" if self._paused_at is None else "play"
        self.pause.setIcon(icon(name, self._theme.tokens, 14))

    def _now(self) -> float:
        return self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0

    def _seconds(self) -> float:
        until = self._now() if self._paused_at is None else self._paused_at
        return until - self._waited

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.words())
