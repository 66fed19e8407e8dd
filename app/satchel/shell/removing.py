"""Takes the article that is shown out of its pack, once the reader has said yes."""

from PySide6.QtCore import QObject

from briefindex.desk import title_text
from briefindex.errors import SatchelError
from briefindex.model.span import ArticleId
from satchel.jobs.deciding import Removal
from satchel.session import Session
from satchel.shell.open_packs import OpenPack
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow


class Removing(QObject):
    """Asks first, naming the article; the worker then brings index and dates up to it."""

    def __init__(self, window: MainWindow, session: Session, opener: Opener) -> None:
        """Offer it wherever an article of a pack folder is shown."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._removed = False
        self._action = window.actions_.by_name["remove_article"]
        window.actions_.connect({"remove_article": lambda _=False: self.ask()})
        session.article_shown.connect(self._offer)
        opener.opened.connect(self._offer)
        session.decided.connect(self._on_decided)
        self._offer()

    def ask(self) -> None:
        """Ask whether the article that is shown is to go."""
        shown = self._session.info(self._session.shown or "")
        home = self._home()
        if shown is None or home is None or not home.own:
            return
        if self._opener.busy:
            said = self.tr("The pack is still being read: remove the article when that is done.")
            self._session.trouble.emit(said)
            return
        from satchel.library.dialogs import ask  # not before it is asked

        said = self.tr(
            "Remove “{title}” from the pack “{pack}”? The file {file} that it was read from stays "
            "where it was."
        )
        question = said.format(title=title_text(shown)[0], pack=home.name, file=shown.file)
        yes = self.tr("&Remove")
        ask(self._window, "remove_article_box", question, yes, lambda: self._remove(shown.id))

    def _home(self) -> OpenPack | None:
        """The pack that the article that is shown is read from."""
        shown, desk = self._session.shown, self._session.desk
        if shown is None or desk is None:
            return None
        if len(self._opener.packs) == 1:
            return self._opener.packs[0]
        try:
            folder = desk.home(ArticleId(shown))
        except SatchelError:
            return None
        return next((pack for pack in self._opener.packs if pack.folder == folder), None)

    def _remove(self, article: ArticleId) -> None:
        self._removed = True
        self._session.decide(Removal(article))

    def _offer(self) -> None:
        home = self._home()
        self._action.setEnabled(home is not None and home.own)
        said = self.tr("Only out of a pack folder: this pack holds what is in its folder or file.")
        self._action.setStatusTip("" if self._action.isEnabled() else said)

    def _on_decided(self) -> None:
        if self._removed:
            self._removed = False
            self._opener.fill()
