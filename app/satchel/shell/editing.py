"""Joins what can be changed to the window: figures, an article's details, undo and redo."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from briefindex import desk
from briefindex.desk import Rows
from briefindex.errors import SatchelError
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from satchel.edits import Edits
from satchel.figures.correct_dialog import CorrectDialog, Others
from satchel.figures.field_names import field_name
from satchel.session import Session
from satchel.shell.details_dialog import DetailsDialog
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow

_OF_FIGURES = ("correct_figure", "reset_figure", "not_a_figure")


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
                "article_details": lambda _checked=False: self.ask_details(),
                "correct_figure": lambda _checked=False: self.ask_correction(),
                "reset_figure": lambda _checked=False: self._with_figure(self._reset),
                "not_a_figure": lambda _checked=False: self._with_figure(self._take_out),
            }
        )
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        stack.undoTextChanged.connect(self._on_undo_text)
        stack.redoTextChanged.connect(self._on_redo_text)
        session.article_shown.connect(self._on_article_shown)
        session.decided.connect(opener.fill)
        opener.opened.connect(lambda _name: self.edits.clear())
        window.reader.view.date_clicked.connect(self.ask_details)
        for view in (window.figures.cards, window.figures.sources):
            view.offer([by_name[name] for name in _OF_FIGURES])
        window.figures.reset_wanted.connect(self._reset)
        self._on_article_shown(session.shown or "")

    def ask_details(self) -> DetailsDialog | None:
        """Ask for title, source and date of the article that is shown."""
        info, opened = self._session.info(self._session.shown or ""), self._session.desk
        if info is None or opened is None:
            return None
        article = ArticleId(info.id)
        try:
            dialog = DetailsDialog(info, opened.as_read(article), self._window)
        except SatchelError as error:
            self._session.trouble.emit(str(error))
            return None
        dialog.decided.connect(lambda values: self.edits.set_details(article, values))
        dialog.open()
        return dialog

    def ask_correction(self) -> CorrectDialog | None:
        """Ask for the fields of the figure that is chosen."""
        made: list[CorrectDialog] = []
        self._with_figure(lambda figure: made.append(self._form(figure)))
        return made[0] if made else None

    def _form(self, chosen: Figure) -> CorrectDialog:
        opened = self._session.desk
        if opened is None:
            raise SatchelError(self.tr("No pack is open."))
        article, _names, figures = self._session.read(chosen.sentence.article)
        here = (*figures, *self._session.taken_out(chosen.sentence.article))
        figure = next((each for each in here if each.id == chosen.id), chosen)
        span = figure.sentence.span
        others = self._session.ledger or opened.ledger
        found = opened.corrected.found(figure.id)
        sentence = article.text[span.start : span.end]
        dialog = CorrectDialog(figure, found, sentence, others, self._window)
        dialog.corrected.connect(lambda rows: self._correct(figure, rows))
        dialog.renamed.connect(lambda rows, words: self._rename(figure, rows, words, others))
        dialog.open()
        return dialog

    def _with_figure(self, work: Callable[[Figure], object]) -> None:
        """Do something with the figure that is chosen; say so where there is none."""
        chosen = self._window.choosers.get(self._window.place, self._window.figures.chosen_figure)
        figure = chosen()
        try:
            if figure is None:
                raise SatchelError(
                    self.tr("No figure is chosen: N goes to the next one of the article.")
                )
            work(figure)
        except SatchelError as error:
            self._session.trouble.emit(str(error))

    def _correct(self, figure: Figure, rows: Rows) -> None:
        self.edits.correct(figure, rows, self._words(rows))

    def _rename(self, figure: Figure, rows: Rows, words: str, others: Others) -> None:
        """Give all figures of an indicator another one, as one change."""
        opened = self._session.desk
        if opened is None:
            return
        wanted = [(figure, rows)]
        try:
            for each in desk.of_same_indicator(figure, others.fellows(figure)):
                found = opened.corrected.found(each.id)
                wanted.append((each, desk.renamed(found, each, words, rows, others.called(words))))
            said = self.tr("the indicator of {n} figures").format(n=len(wanted))
            self.edits.correct_all(wanted, said)
        except SatchelError as error:
            self._session.trouble.emit(str(error))

    def _reset(self, figure: Figure) -> None:
        if not figure.corrected:
            self._session.trouble.emit(self.tr("This figure is as it was found."))
            return
        self.edits.reset(figure)

    def _take_out(self, figure: Figure) -> None:
        """Leave a figure out, or take it in again where it was left out."""
        is_out = desk.is_taken_out(figure)
        self._correct(figure, {"hidden": None if is_out else desk.TAKEN_OUT})

    def _words(self, rows: Rows) -> str:
        """What the Edit menu calls corrections, behind "Undo"."""
        if "hidden" in rows:
            out = rows["hidden"] is not None
            return self.tr("a figure left out") if out else self.tr("a figure taken in")
        if len(rows) == 1:
            (name,) = rows
            said = self.tr("a figure's {field}")
            return said.format(field=field_name(name).lower())
        return self.tr("a figure's fields")

    def _on_article_shown(self, article: str) -> None:
        for name in ("article_details", *_OF_FIGURES):
            self._window.actions_.by_name[name].setEnabled(bool(article))

    def _on_undo_text(self, words: str) -> None:
        said = self.tr("&Undo: {change}").format(change=words) if words else self._undo_words
        self._window.actions_.by_name["undo"].setText(said)

    def _on_redo_text(self, words: str) -> None:
        said = self.tr("&Redo: {change}").format(change=words) if words else self._redo_words
        self._window.actions_.by_name["redo"].setText(said)
