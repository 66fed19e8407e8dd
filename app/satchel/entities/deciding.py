"""What the analyst decides about the entity that is shown: asked, then kept with its way back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefindex.desk import Desk
from briefindex.model.entity_page import EntityPage, EntityRow
from briefindex.model.mention import EntityType
from briefindex.model.naming import Named, NameDecision
from briefindex.model.span import ArticleId
from satchel.entities.asking import Back, EntityAsking, back
from satchel.entities.dialogs import ChooseDialog, RenameDialog, SplitDialog
from satchel.theme.theme import Theme


class Deciding(QObject):
    """Asks for what a decision needs and hands it on; nothing is asked where no entity is shown."""

    def __init__(self, asking: EntityAsking, theme: Theme, window: QWidget) -> None:
        """Show dialogs over a window."""
        super().__init__(window)
        self._asking = asking
        self._theme = theme
        self._window = window

    def ask_name(self) -> RenameDialog | None:
        """Ask for another name."""
        page = self._asking.page
        if page is None:
            return None
        dialog = RenameDialog(page.named, self._window)
        words = self.tr("the name of “{name}”").format(name=page.named.name)
        dialog.named.connect(
            lambda name: self._asking.decide(
                words, page.named, lambda desk: back(desk.naming.rename(page.id, name))
            )
        )
        dialog.open()
        return dialog

    def ask_merge(self) -> ChooseDialog | None:
        """Ask what it is to be merged into."""
        page = self._asking.page
        if page is None:
            return None
        said = self.tr("“{name}” is the same as this one, whose name and type stay:")
        dialog = self._choose(page, self.tr("Merge"), said, self.tr("&Merge"))
        words = self.tr("the merge of “{name}”").format(name=page.named.name)

        def merge(row: EntityRow) -> None:
            self._asking.decide(
                words, page.named, lambda desk: back(desk.naming.merge([page.id], row.id))
            )

        dialog.chosen.connect(merge)
        return dialog

    def ask_never(self) -> ChooseDialog | None:
        """Ask what it is never to be linked to."""
        page = self._asking.page
        if page is None:
            return None
        said = self.tr("“{name}” is never linked to this one, whatever a later reading finds:")
        dialog = self._choose(page, self.tr("Never link"), said, self.tr("&Never link"))
        words = self.tr("keeping “{name}” apart").format(name=page.named.name)

        def never(row: EntityRow) -> None:
            self._asking.decide(
                words, page.named, lambda desk: back(desk.naming.never(page.id, row.id))
            )

        dialog.chosen.connect(never)
        return dialog

    def ask_split(self, alias: str | None = None) -> SplitDialog | None:
        """Ask what is to be taken out of it."""
        page = self._asking.page
        if page is None:
            return None
        dialog = SplitDialog(page, alias, self._window)
        words = self.tr("the split of “{name}”").format(name=page.named.name)

        def split(surfaces: list[str], places: list[tuple[ArticleId, int]], target: Named) -> None:
            self._asking.decide(
                words,
                page.named,
                lambda desk: back(desk.naming.split(page.id, surfaces, places, target)),
            )

        dialog.split.connect(split)
        dialog.open()
        return dialog

    def retype(self, kind: EntityType) -> None:
        """Say that it is of another type."""
        page = self._asking.page
        if page is not None and kind != page.named.type:
            words = self.tr("the type of “{name}”").format(name=page.named.name)
            self._asking.decide(
                words, page.named, lambda desk: back(desk.naming.retype(page.id, kind))
            )

    def hide(self) -> None:
        """Hide it, or show it again."""
        page = self._asking.page
        if page is None:
            return

        def make(desk: Desk, page: EntityPage = page) -> Back:
            naming = desk.naming
            return back(naming.show(page.id) if page.hidden else naming.hide(page.id))

        said = self.tr("showing “{name}”") if page.hidden else self.tr("hiding “{name}”")
        self._asking.decide(said.format(name=page.named.name), page.named, make)

    def drop(self, decision: NameDecision) -> None:
        """Take one decision back, whatever came after it."""
        words = self.tr("a decision about “{name}”").format(name=decision.subject.name)
        about = decision.target or decision.subject
        self._asking.decide(words, about, lambda desk: back(desk.naming.drop(decision)))

    def drop_waiting(self) -> None:
        """Take back all decisions that wait for a mention that is not there."""
        waiting = [each.decision for each in self._asking.waiting]
        words = self.tr("the decisions that wait")
        self._asking.decide(words, None, lambda desk: back(desk.naming.drop(*waiting)))

    def answer_offer(self, wanted: bool) -> None:
        """Apply the decisions that other packs offer, or offer them no more."""
        offers = self._asking.offers
        if wanted:
            words = self.tr("decisions from other packs")

            def apply(desk: Desk) -> Back:
                return back(desk.naming.accept(offers), forget=False)

            self._asking.decide(words, None, apply)
        else:
            self._asking.ask("declined", lambda desk: desk.naming.decline(offers))

    def _choose(self, page: EntityPage, title: str, said: str, ok: str) -> ChooseDialog:
        words = (title, said.format(name=page.named.name), ok)
        dialog = ChooseDialog(self._asking.rows, page.id, self._theme, words, self._window)
        dialog.open()
        return dialog
