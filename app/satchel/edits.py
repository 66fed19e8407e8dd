"""What the user changes in a pack, each with its way back: one stack for all kinds of changes."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefindex.model.article import KnownDate
from briefindex.model.span import ArticleId
from satchel.session import Session


class Edit(QUndoCommand):
    """One change: how it is made, and how it is taken back."""

    def __init__(self, words: str, make: Callable[[], None], take_back: Callable[[], None]) -> None:
        """`words` name it in the menu, behind "Undo"."""
        super().__init__(words)
        self._make = make
        self._take_back = take_back

    def redo(self) -> None:
        """Make the change."""
        self._make()

    def undo(self) -> None:
        """Take it back."""
        self._take_back()


class Edits(QObject):
    """Makes the user's changes and keeps them on a stack for undo."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Start with nothing to undo."""
        super().__init__(parent)
        self._session = session
        self.stack = QUndoStack(self)

    def set_date(self, article: ArticleId, known: KnownDate | None) -> None:
        """Date an article; None restores what was found."""
        info = self._session.info(article)
        before = info.date if info is not None and info.date.basis == "user" else None
        if known == before:
            return
        decide = self._session.decide
        self.stack.push(
            Edit(
                self.tr("the article's date"),
                lambda: decide(article, "date", known),
                lambda: decide(article, "date", before),
            )
        )
