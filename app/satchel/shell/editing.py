"""Joins what can be changed to the window: the article's date, undo and redo."""

from PySide6.QtCore import QObject

from briefindex.model.span import ArticleId
from satchel.edits import Edits
from satchel.session import Session
from satchel.shell.date_dialog import DateDialog
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow


class Editing(QObject):
    """Everything that the Edit menu changes in a pack."""

    def __init__(self, window: MainWindow, session: Session, opener: Opener) -> None:
        """Connect everything."""
        super().__init__(window)
        self._window = window
        self._session = session
        self.edits = Edits(session, self)
        stack, by_name = self.edits.stack, window.actions_.by_name
        undo, redo = by_name["undo"], by_name["redo"]
        self._undo_words, self._redo_words = undo.text(), redo.text()
        undo.setEnabled(False)
        redo.setEnabled(False)
        window.actions_.connect(
            {
                "undo": stack.undo,
                "redo": stack.redo,
                "article_date": lambda _checked=False: self.ask_date(),
            }
        )
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        stack.undoTextChanged.connect(self._on_undo_text)
        stack.redoTextChanged.connect(self._on_redo_text)
        session.article_shown.connect(self._on_article_shown)
        session.decided.connect(opener.fill)
        opener.opened.connect(lambda _name: stack.clear())
        window.reader.view.date_clicked.connect(self.ask_date)
        self._on_article_shown(session.shown or "")

    def ask_date(self) -> DateDialog | None:
        """Ask for the date of the article that is shown."""
        info = self._session.info(self._session.shown or "")
        if info is None:
            return None
        article = ArticleId(info.id)
        dialog = DateDialog(info, self._window)
        dialog.decided.connect(lambda known: self.edits.set_date(article, known))
        dialog.open()
        return dialog

    def _on_article_shown(self, article: str) -> None:
        self._window.actions_.by_name["article_date"].setEnabled(bool(article))

    def _on_undo_text(self, words: str) -> None:
        said = self.tr("&Undo: {change}").format(change=words) if words else self._undo_words
        self._window.actions_.by_name["undo"].setText(said)

    def _on_redo_text(self, words: str) -> None:
        said = self.tr("&Redo: {change}").format(change=words) if words else self._redo_words
        self._window.actions_.by_name["redo"].setText(said)
