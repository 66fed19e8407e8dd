"""Opens packs: finds out what a path means, shows it, has the worker fill it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError
from satchel.jobs.import_job import ImportJob
from satchel.jobs.resolving import Found, Resolving, resolved
from satchel.session import Session
from satchel.settings.pack_notes import PackNotes
from satchel.settings.settings import BESIDE_PACKS, LAST_ARTICLE, Settings
from satchel.shell.open_packs import SAMPLE, OpenPack
from satchel.shell.working import Work


class Opener(QObject):
    """Opens a pack in a session, and others beside it.

    Signals:
        opened: the name of what is open now; its articles may still be coming.
        progressed: the worker's `Step`, or None before its first.
        finished: the worker's `Outcome`.
        trouble: one plain sentence: it could not be opened.
        unchanged: the folders were looked at again, and there is nothing to read.
        looking: the name of what is to be opened, where it takes a while to look at it.
    """

    opened = Signal(str)
    progressed = Signal(object)
    finished = Signal(object)
    trouble = Signal(str)
    unchanged = Signal()
    looking = Signal(str)

    def __init__(
        self, session: Session, settings: Settings, job: ImportJob, parent: QObject | None = None
    ) -> None:
        """Open nothing yet."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.notes = PackNotes(settings)
        self.work = Work(session, job, self.notes, self)
        self.resolving = Resolving(self)
        self.packs: tuple[OpenPack, ...] = ()
        """What is open, in the order in which it was opened."""
        self._names: dict[str, str] = {}
        self.work.progressed.connect(self.progressed)
        self.work.finished.connect(self.finished)
        self.work.trouble.connect(self.trouble)

    @property
    def name(self) -> str:
        """What the open pack is called; of several, the first that was opened."""
        return self.packs[0].name if self.packs else ""

    @property
    def names(self) -> str:
        """What all open packs are called."""
        return " + ".join(pack.name for pack in self.packs)

    @property
    def target(self) -> str:
        """What was opened, of several first: a path, or "sample"."""
        return self.packs[0].target if self.packs else ""

    @property
    def own_packs(self) -> tuple[OpenPack, ...]:
        """The open packs that files can be added to."""
        return tuple(pack for pack in self.packs if pack.own)

    @property
    def busy(self) -> bool:
        """Whether the worker is at work."""
        return self.work.busy

    def is_open(self, target: str) -> bool:
        """Whether this is one of the open packs."""
        return any(pack.target == target for pack in self.packs)

    def name_of(self, target: str) -> str:
        """What a pack is called in menus."""
        known = self._names.get(target) or self.notes.of(target).name
        if known or target != SAMPLE:
            return known or Path(target).name or target
        return self.tr("Sample pack")

    def open(self, target: str) -> bool:
        """Open a pack, a file that one was sent as, a plain folder or the sample; tells whether.

        Its articles are shown as far as they are ready; `fill` reads what is missing.
        """
        return self.open_all([target])

    def also(self, target: str) -> bool:
        """Open a pack beside those that are open; tells whether it is open now."""
        return self.open_all([*(pack.target for pack in self.packs), target], needed=target)

    def open_all(self, targets: Sequence[str], needed: str = "") -> bool:
        """Open these and nothing else, as far as that can be; tells whether `needed` is open.

        The reason is told of what cannot. Where `needed` (or else the first) cannot be opened,
        all stays as it is.
        """
        return self._take({target: resolved(target) for target in targets}, needed)

    def open_soon(self, targets: Sequence[str], then: Callable[[], object]) -> None:
        """Open these as `open_all` does, but let no large folder hold up the window for that.

        `then` is done where the first can be opened, once it is open.
        """

        def take(found: Found) -> None:
            if self._take(found):
                then()

        if not self.resolving.look(targets, take):
            self.looking.emit(" + ".join(map(self.name_of, targets)))

    def _take(self, meant: Found, needed: str = "") -> bool:
        """Show what can be opened, and tell why the rest cannot."""
        found: dict[Path, OpenPack] = {}
        opened: list[str] = []
        for target, source in meant.items():
            begun = Source(Path(target), (), Path(target).name)
            if isinstance(source, Source):
                opened.append(target)
                found.setdefault(source.pack, OpenPack(target, source))
            elif self.notes.of(target).adding:  # its import hardly began
                opened.append(target)
                found.setdefault(begun.pack, OpenPack(target, begun))
            else:
                self.trouble.emit(str(source))
        if (needed or next(iter(meant))) not in opened:
            return False
        self._show(tuple(found.values()))
        return True

    def create(self, name: str, given: Sequence[Path]) -> bool:
        """Open a new pack of that name and let the worker add what is given; tells whether."""
        try:
            folder = desk.new_pack(name)
        except SatchelError as error:
            self.trouble.emit(str(error))
            return False
        self._show((OpenPack(str(folder), Source(folder, (), folder.name)),))
        self.work.add(self.packs[0], given)
        return True

    def show_first(self) -> None:
        """Show the article that was being read, or the first; do nothing where none is ready."""
        infos = self._session.contents.infos
        if self._session.shown is not None or not infos:
            return
        last = self._settings.get(LAST_ARTICLE)
        known = last if self._session.info(last) else infos[0].id
        self._session.article_wanted.emit(known, False)

    def begin(self) -> None:
        """Show an article of what was just opened, and let the worker read what is missing."""
        self.show_first()
        self.fill()

    def fill(self) -> None:
        """Let the worker read, index and analyse what is not yet, if anything."""
        self.work.fill()

    def refresh(self) -> None:
        """Look at the folders again: what is new in them is read."""
        targets = [pack.target for pack in self.packs]
        if targets and not self.busy:

            def fill() -> None:
                self.fill()
                if not self.busy:
                    self.unchanged.emit()

            self.open_soon(targets, fill)

    def _show(self, packs: tuple[OpenPack, ...]) -> None:
        self.resolving.forget()
        self.work.use(packs)
        self.packs = packs
        self._names |= {pack.target: pack.name for pack in packs}
        named = {pack.folder: pack.name for pack in packs}
        self._session.open(list(named), named)
        for pack in reversed(packs):
            self._settings.remember_pack(pack.target)
        self._settings.set(BESIDE_PACKS, "\n".join(pack.target for pack in packs[1:]))
        self.opened.emit(self.names)
