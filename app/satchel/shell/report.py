"""Says in the window what happens behind it: what is open, found, worked on, and gone wrong."""

from PySide6.QtCore import QObject, QTimer, Signal

from satchel.jobs.import_job import Outcome
from satchel.session import Answer, Session
from satchel.settings.settings import LAST_ARTICLE, Settings
from satchel.shell.opener import Opener
from satchel.shell.window import READ, MainWindow
from satchel.widgets.words import articles_words, counted

_PAINTED_MS = 40


class Report(QObject):
    """Writes status line, window title and pack menus; opens the dialogs that tell.

    Signals:
        pack_chosen: open this recent pack.
    """

    pack_chosen = Signal(str)

    def __init__(
        self, window: MainWindow, session: Session, opener: Opener, settings: Settings
    ) -> None:
        """Listen to everything."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._settings = settings
        self._entities: int | None = None
        self._compare_soon = QTimer(self)
        self._compare_soon.setSingleShot(True)
        self._compare_soon.timeout.connect(session.compare)
        window.closing.connect(self._compare_soon.stop)
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.setInterval(_PAINTED_MS)
        self._show_soon.timeout.connect(self.show_article)
        window.closing.connect(self._show_soon.stop)
        self._connect_session()
        self.show_history()

    def _connect_session(self) -> None:
        session, opener = self._session, self._opener
        session.contents_changed.connect(self._on_contents_changed)
        session.answered.connect(self._on_answered)
        session.article_shown.connect(self._on_article_shown)
        session.trouble.connect(self._on_trouble)
        opener.trouble.connect(self._on_trouble)
        opener.opened.connect(self._on_opened)
        opener.progressed.connect(self._window.status.show_progress)
        opener.finished.connect(self._on_finished)
        opener.unchanged.connect(self._on_unchanged)
        opener.looking.connect(self._on_looking)
        self._window.place_changed.connect(lambda _place: self.show_contents())

    def show_contents(self) -> None:
        """Say what is open and found."""
        self._say(self._session.answer)

    def _on_contents_changed(self) -> None:
        self.show_contents()
        self._window.status.show_refused(self._session.contents.refused)
        if not self._window.furnished:
            return
        if self._session.is_large:  # after the list was painted, which alone takes its time
            self._show_soon.start()
        else:
            self.show_article()

    def show_article(self) -> None:
        """Show an article if none is shown, and its figures beside those of the other sources."""
        if self._window.place == READ:  # to show an article leads there from anywhere else
            self._opener.show_first()
        if self._session.contents.infos and not self._session.comparison.rows:
            # After what is on the screen now has been painted.
            self._compare_soon.start()

    def show_entities(self, number: int | None) -> None:
        """Say how many entities are named; None where the article is shown."""
        self._entities = number
        self._say(self._session.answer)

    def _on_answered(self, answer: Answer | None) -> None:
        self._say(answer)
        took = self.tr("{ms} ms").format(ms=max(1, round(answer.result.took_ms))) if answer else ""
        self._window.strip.search.show_time(took)

    def _say(self, answer: Answer | None) -> None:
        contents = self._session.contents
        if self._session.is_opening:
            self._window.status.say(self.tr("Reading the list of articles…"))
            return
        articles = articles_words(len(contents.infos), len(contents.copies))
        packs = counted(max(1, contents.packs), self.tr("pack"), self.tr("packs"))
        if self._entities is not None:
            named = counted(self._entities, self.tr("entity"), self.tr("entities"))
            self._window.status.say(f"{articles} · {named} · {packs}")
            return
        if answer is None or not answer.result.understood or self._window.place != READ:
            key = counted(contents.key_figures, self.tr("key figure"), self.tr("key figures"))
            if contents.waiting:
                key = self.tr("{key} so far").format(key=key)
            self._window.status.say(f"{articles} · {key} · {packs}")
            return
        took = self.tr("{ms} ms").format(ms=max(1, round(answer.result.took_ms)))
        if answer.hits is None:
            found = articles_words(answer.result.total, answer.result.copies, found=True)
        else:
            total = sum(map(len, answer.hits.values()))
            found = counted(total, self.tr("hit"), self.tr("hits"))
        self._window.status.say(f"{articles} · {found} · {took}")

    def _on_article_shown(self, article: str) -> None:
        if article:
            self._settings.set(LAST_ARTICLE, article)

    def show_history(self) -> None:
        """Switch back and forward on where there is a place to go to."""
        by_name = self._window.actions_.by_name
        by_name["back"].setEnabled(self._session.history.can_step(-1))
        by_name["forward"].setEnabled(self._session.history.can_step(1))

    def _on_opened(self, name: str) -> None:
        self._window.setWindowTitle(f"{name} – Satchel")
        self.show_recent()
        self.show_history()

    def show_recent(self) -> None:
        """Offer the recent packs in the menus."""
        menu = self._window.strip.name_pack(self._opener.names)
        recent = self._window.actions_.menus["recent"]
        recent.clear()
        for target in self._settings.recent():
            words = self._opener.name_of(target).replace("&", "&&")
            for where in (recent, menu):
                action = where.addAction(words)
                action.setStatusTip(target)
                action.triggered.connect(
                    lambda _=False, target=target: self.pack_chosen.emit(target)
                )
        menu.addSeparator()
        for name in ("new_pack", "add_files", "open_folder", "also_open", "open_sample"):
            menu.addAction(self._window.actions_.by_name[name])

    def _on_finished(self, outcome: Outcome) -> None:
        self._window.status.hide_progress()
        if self._session.contents.infos:
            self._compare_soon.start()  # the worker left a ledger
        if outcome.failure:
            self._on_trouble(outcome.failure)
        elif self._session.desk is not None and not (
            self._session.contents.infos or outcome.refused or outcome.cancelled
        ):
            said = self.tr("{name} holds no article that can be read.")
            self._on_trouble(said.format(name=self._opener.name))

    def _on_looking(self, name: str) -> None:
        self._window.status.say(self.tr("Looking through {name}…").format(name=name))

    def _on_unchanged(self) -> None:
        """Whoever looks again at the folders is told that nothing came of it, and why."""
        followed = [pack.name for pack in self._opener.packs if not pack.own]
        said = self.tr("Nothing has changed in {names}").format(names=" + ".join(followed))
        if not followed:
            said = self.tr("{name} holds what was added to it and follows no folder").format(
                name=self._opener.names
            )
        self._window.status.say(said)

    def _on_trouble(self, sentence: str) -> None:
        from satchel.shell import dialogs  # no start shows one

        dialogs.show_trouble(self._window, sentence)
