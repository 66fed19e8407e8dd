"""What the user changes in a pack, each with its way back: one stack for all kinds of changes."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefindex.desk import Field, Joined, Joins, Rows
from briefindex.errors import SatchelError
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from satchel.jobs.deciding import ArticleDecision, Correction, FigureDecision, Values
from satchel.jobs.desk_thread import Job
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


class MadeEdit(Edit):
    """A change that was made already when it came onto the stack: in another thread, checked."""

    def __init__(self, words: str, make: Callable[[], None], take_back: Callable[[], None]) -> None:
        """As for `Edit`; `make` makes it again."""
        super().__init__(words, make, take_back)
        self._made = True

    def redo(self) -> None:
        """Make the change again; nothing the first time."""
        if not self._made:
            super().redo()
        self._made = False


class Edits(QObject):
    """Makes the user's changes and keeps them on a stack for undo."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Start with nothing to undo."""
        super().__init__(parent)
        self._session = session
        self._asked: dict[FigureId, Rows] = {}
        self._waiting = 0
        self.stack = QUndoStack(self)
        session.decided.connect(self._on_decided)
        session.trouble.connect(self._on_trouble)

    def clear(self) -> None:
        """Forget all changes: another pack is open."""
        self._asked.clear()
        self.stack.clear()

    def set_details(self, article: ArticleId, values: Values) -> None:
        """Say what an article's title, source, date, author or language is; None: as found."""
        info = self._session.info(article)
        before: Values = {name: self._decided(info, name) for name in values}
        changed: Values = {n: value for n, value in values.items() if value != before[n]}
        if not changed:
            return
        only_date = changed.keys() == {"date"}
        words = self.tr("the article's date") if only_date else self.tr("the article's details")
        back: Values = {name: before[name] for name in changed}
        self._push(words, ArticleDecision(article, changed), ArticleDecision(article, back))

    def correct(self, figure: Figure, rows: Rows, words: str) -> None:
        """Keep corrections of a figure; `words` name the change.

        Raises:
            SatchelError: no open pack has the figure.
        """
        self.correct_all([(figure, rows)], words)

    def correct_all(self, wanted: Iterable[tuple[Figure, Rows]], words: str) -> None:
        """Keep corrections of several figures as one change, which is taken back as one.

        Raises:
            SatchelError: no open pack has one of the figures.
        """
        self.join(Joined(tuple(wanted), {}, {}), words)

    def join(self, joined: Joined, words: str) -> None:
        """Keep how indicators are joined or parted, for later figures too, as one change.

        Raises:
            SatchelError: no open pack has one of the figures.
        """
        changed: list[Correction] = []
        back: list[Correction] = []
        for figure, rows in joined.figures:
            known = self._known(figure)
            other: Rows = {name: text for name, text in rows.items() if text != known.get(name)}
            before: Rows = {name: known.get(name) for name in other}
            if other:
                changed.append((figure.sentence.article, figure.id, other))
                back.append((figure.sentence.article, figure.id, before))
        if changed:
            make, take_back = self._order(changed, joined.joins), self._order(back, joined.before)
            self.stack.push(Edit(words, make, take_back))

    def _order(self, corrections: Sequence[Correction], joins: Joins) -> Callable[[], None]:
        """Gives corrections to the desk; until it has them they count as kept."""

        def give() -> None:
            for _article, figure, rows in corrections:
                self._asked[figure] = {**self._asked.get(figure, {}), **rows}
            self._waiting += 1
            self._session.decide(FigureDecision(corrections, joins))

        return give

    def reset(self, figure: Figure) -> None:
        """Restore everything of a figure as it was found, what was taken out too."""
        known = self._known(figure)
        rows: Rows = {name: None for name, text in known.items() if text is not None}
        self.correct(figure, rows, self.tr("the reset of a figure"))

    def _known(self, figure: Figure) -> Rows:
        """The corrections that a figure has, those included that are still on their way."""
        desk = self._session.desk
        if desk is None:
            raise SatchelError(self.tr("No pack is open."))
        return {**desk.corrected.kept(figure.id), **self._asked.get(figure.id, {})}

    def keep_made(
        self, words: str, make_again: Callable[[], None], take_back: Callable[[], None]
    ) -> None:
        """Keep a change that was made already, with its way back."""
        self.stack.push(MadeEdit(words, make_again, take_back))

    def _on_decided(self) -> None:
        self._waiting = max(0, self._waiting - 1)
        if not self._waiting:
            self._asked.clear()

    def _on_trouble(self) -> None:
        """What was on its way may not have arrived."""
        self._waiting = 0
        self._asked.clear()

    def _push(self, words: str, make: Job, take_back: Job) -> None:
        decide = self._session.decide
        self.stack.push(Edit(words, lambda: decide(make), lambda: decide(take_back)))

    def _decided(self, info: ArticleInfo | None, name: Field) -> Known | KnownDate | None:
        """What the user said before of a field of an article, or None."""
        desk = self._session.desk
        if info is None or desk is None:
            return None
        if name == "language":
            found = desk.as_read(info.id).language
            return None if info.language == found else Known(info.language, "user")
        by_name = {"date": info.date, "title": info.title, "source": info.source}
        known = {**by_name, "author": info.author}[name]
        return known if known.basis == "user" else None
