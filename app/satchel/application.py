"""Composes the program: settings, theme, session, worker, window; and runs it."""

import gc
import linecache
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from briefindex.desk import Desk
from satchel.jobs.import_job import ImportJob
from satchel.session import DeskFactory, Session
from satchel.settings.settings import THEME, Settings
from satchel.shell.open_packs import SAMPLE, start_targets
from satchel.shell.opener import Opener
from satchel.shell.report import Report
from satchel.shell.second import SecondStarts, handed_over
from satchel.shell.window import MainWindow
from satchel.theme.fonts import load_fonts
from satchel.theme.theme import Theme, mode_of

if TYPE_CHECKING:
    from satchel.shell.compare import CompareDoor
    from satchel.shell.control import Control
    from satchel.shell.editing import Editing
    from satchel.shell.entities import EntitiesDoor
    from satchel.shell.library import LibraryDoor
    from satchel.shell.searching import SearchDoor
    from satchel.shell.table import TableDoor

_SETTLED_MS = 400
_LISTEN_MS = 2500
_IDLE_MS = 1200
_QUIET_MS = 4000
_UNSEEN_MS = 3000
_TURN_SECONDS = 0.0005
_HARDLY_EVER = 100_000
_AGAIN_AND_AGAIN = frozenset({"paint", "paintEvent", "sizeHint"})
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Program:
    """A window with everything behind it; it acts once it is furnished."""

    window: MainWindow
    session: Session
    opener: Opener
    settings: Settings
    theme: Theme
    report: Report
    control: "Control" = field(init=False)
    searching: "SearchDoor" = field(init=False)
    editing: "Editing" = field(init=False)
    entities: "EntitiesDoor" = field(init=False)
    compare: "CompareDoor" = field(init=False)
    library: "LibraryDoor" = field(init=False)
    table: "TableDoor" = field(init=False)

    def furnish(self) -> None:
        """Make what the first paint does not show, and give the actions their work."""
        from satchel.shell.beside import Beside  # the first paint needs none of them
        from satchel.shell.changing import Changing
        from satchel.shell.compare import CompareDoor
        from satchel.shell.control import Control
        from satchel.shell.editing import Editing
        from satchel.shell.entities import EntitiesDoor
        from satchel.shell.library import LibraryDoor
        from satchel.shell.removing import Removing
        from satchel.shell.searching import SearchDoor
        from satchel.shell.table import TableDoor

        window, session, opener = self.window, self.session, self.opener
        window.furnish()
        self.control = Control(window, session, opener, self.settings, self.theme, self.report)
        self.searching = SearchDoor(window, session, opener, self.settings)
        self.editing = Editing(window, session, opener)
        self.entities = EntitiesDoor(window, session, self.editing.edits, self.theme)
        self.compare = CompareDoor(window, session, self.editing.edits, self.settings, self.theme)
        self.entities.counted.connect(self.report.show_entities)
        Removing(window, session, opener)
        beside = Beside(window, opener, self.settings)
        changing = Changing(window, session, opener, self.settings)
        changing.ended.connect(self.report.show_contents)
        self.table = TableDoor(window, session, self.settings, self.theme)
        self.library = LibraryDoor(window, session, opener, self.settings, self.theme)
        self.library.chosen.connect(self.control.open)
        self.library.also_chosen.connect(beside.open)
        self.library.together_chosen.connect(beside.open_all)
        self.library.save_wanted.connect(self.control.refusals.ask_file)
        self.library.left.connect(self.report.show_article)
        self.library.forgotten.connect(self.report.show_recent)

    def load_ahead(self) -> None:
        """Import, while nobody does anything yet, what is often gone to next."""
        from satchel.shell import compare, entities, table  # as in furnish
        from satchel.shell.ahead import import_ahead

        import_ahead(self.window, (*entities.AHEAD, *compare.AHEAD, *table.AHEAD))


def build_window(
    target: str | None = None,
    *,
    settings_file: Path | None = None,
    open_desk: DeskFactory = Desk,
    fill: bool = True,
) -> Program:
    """Compose a window that shows `target` once it is shown; a `QApplication` is running.

    The list is filled before the first paint; everything else follows right after it. With
    `fill` off, no worker is started: the pack stays as it is.
    """
    settings = Settings(settings_file)
    theme = Theme(mode_of(settings.get(THEME)))
    theme.apply()
    session = Session(open_desk)
    window = MainWindow(session, settings, theme)
    job = ImportJob(window)
    opener = Opener(session, settings, job, window)
    report = Report(window, session, opener, settings)
    program = Program(window, session, opener, settings, theme, report)
    for part in (settings, theme, session):
        part.setParent(window)
    window.closing.connect(opener.resolving.end)
    window.closing.connect(opener.work.filling.stop)
    window.closing.connect(session.end)
    wanted = start_targets(target, settings)
    window.finder.list.setFocus()

    def open_wanted() -> None:
        _ = opener.open_all(wanted) or opener.open(SAMPLE)

    window.laid_out.connect(open_wanted)
    _after_first_paint(window, 0, program.furnish)
    _after_first_paint(window, 0, report.show_article)  # a turn of its own: neither takes long
    if fill:
        _after_first_paint(window, 0, opener.fill)
    _after_first_paint(window, _IDLE_MS, session.prepare)
    _after_first_paint(window, _QUIET_MS, program.load_ahead)
    once = Qt.ConnectionType.SingleShotConnection  # who only reads needs no search engine
    window.strip.search.focused.connect(session.warm_up, once)
    return program


def _after_first_paint(window: MainWindow, milliseconds: int, work: Callable[[], object]) -> None:
    # A child timer, not QTimer.singleShot: that one outlives the window (PySide6 6.11).
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(work)
    window.first_painted.connect(timer.start)
    window.closing.connect(timer.stop)


def make_application(arguments: Sequence[str] = ("satchel",)) -> QApplication:
    """The Qt application with the program's fonts and style."""
    app = QApplication(list(arguments))
    app.setApplicationName("Satchel")
    app.setDesktopFileName("satchel")
    app.setStyle("Fusion")
    load_fonts()
    return app


def run_window(target: str | None = None) -> int:
    """Show the window until it is closed; gives the exit status.

    Garbage is collected again, where the caller put that off, once the window stands.
    """
    # The window waits so long, at most, for its turn while another thread computes.
    sys.setswitchinterval(_TURN_SECONDS)
    app = make_application()
    if handed_over(target):
        return 0
    program = build_window(target)
    guard(program.window)
    _answer_second_starts(program)
    _collect_while_unseen(app, program.window)
    _after_first_paint(program.window, _SETTLED_MS, _collect_garbage)
    _after_first_paint(program.window, _SETTLED_MS, _bear_icon)
    program.window.show()
    status = app.exec()
    if program.session.busy:
        _leave(program, status)
    return status


def _bear_icon() -> None:
    from satchel.theme.icons import program_icon  # the frame shows it a moment later

    QApplication.setWindowIcon(program_icon())


def _answer_second_starts(program: Program) -> None:
    """Open here what a further start was to open."""
    window = program.window
    starts = SecondStarts(window)

    def on_asked(target: str) -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if target:
            program.control.open(target)

    starts.asked.connect(on_asked)
    window.closing.connect(starts.end)
    _after_first_paint(window, _LISTEN_MS, starts.listen)


def _leave(program: Program, status: int) -> None:
    """End without waiting for a question that nobody wants answered any more."""
    program.settings.save()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _collect_garbage() -> None:
    linecache.clearcache()  # PySide6 read the source of every module for its own ends
    gc.freeze()  # what the start made stays: it need not be looked at again
    # To look at everything that the threads have read stops them all, the window too, for tenths
    # of a second (CPython 3.11): that waits until nobody looks. Young garbage goes as ever.
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _HARDLY_EVER)
    gc.enable()


def _collect_while_unseen(app: QApplication, window: MainWindow) -> None:
    """Collect all garbage whenever the reader has been at another program for a while."""
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(_UNSEEN_MS)
    timer.timeout.connect(gc.collect)

    def on_state(state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            timer.stop()
        elif gc.isenabled():
            timer.start()

    app.applicationStateChanged.connect(on_state)
    window.closing.connect(timer.stop)


def guard(window: MainWindow) -> None:
    """Tell of errors that nothing else caught, in plain words, and keep the window alive."""
    sys.excepthook = _Guard(window).on_error


class _Guard(QObject):
    """Tells of an error that nothing else caught, and lets the program live on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._telling = False
        self._unpainted: set[CodeType] = set()

    def on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Tell of one error; the next is told when this one was read."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        _log.error("Something went wrong in the window.", exc_info=(kind, error, trace))
        if self._telling or self._comes_again(trace):
            return
        self._telling = True
        said = self.tr(
            "Something went wrong in Satchel itself: {error}. Nothing is lost; what you did last "
            "may not have happened."
        )
        from satchel.shell import dialogs  # no start shows one

        box = dialogs.show_trouble(self._window, said.format(error=str(error) or kind.__name__))
        box.finished.connect(self._on_told)

    def _comes_again(self, trace: TracebackType | None) -> bool:
        """Whether this was told: what cannot be painted fails again as soon as the box is gone."""
        if trace is None or trace.tb_frame.f_code.co_name not in _AGAIN_AND_AGAIN:
            return False
        place = trace.tb_frame.f_code
        known = place in self._unpainted
        self._unpainted.add(place)
        return known

    def _on_told(self) -> None:
        self._telling = False
