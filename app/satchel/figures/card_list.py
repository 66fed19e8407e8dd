"""The list of *This article*: its cards, and what a point of a card leads to."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QPointF
from PySide6.QtWidgets import QWidget

from briefindex import desk
from satchel.figures.card_delegate import CardDelegate
from satchel.figures.cards import Card, CardModel
from satchel.figures.figure_list import FigureList
from satchel.theme.theme import Theme
from satchel.widgets.rows import ROW


class CardList(FigureList):
    """Cards, one under the other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__("card_list", "", parent)
        self.setAccessibleName(self.tr("Figures of this article"))
        self.rows = CardModel(self)
        self.setModel(self.rows)
        self.delegate = CardDelegate(theme, self)
        self.setItemDelegate(self.delegate)

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight; none for a negative one."""
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def choose_taken_out(self) -> None:
        """Choose the first figure that the analyst took out, if one is listed."""
        rows = (n for n, card in enumerate(self.rows.listed) if desk.is_taken_out(card.figure))
        self.choose(next(rows, -1))

    def fill(self, cards: Sequence[Card]) -> None:
        """Show cards; the chosen one stays chosen, or the one that took its place."""
        before, row = self.rows.listed, self.currentIndex().row()
        if cards == before:
            return
        self.delegate.forget()
        self.rows.set_rows(cards)
        if row < 0:
            return
        kept = self.rows.row_of(before[row].figure.id)
        same = bool(cards) and _article(cards) == _article(before)
        self.choose(min(row, len(cards) - 1) if kept < 0 and same else kept)

    def link_at(self, index: QModelIndex, point: QPoint) -> str:
        """What a point of a card leads to; "" for the card as a whole."""
        card: object = index.data(ROW)
        if not isinstance(card, Card):
            return ""
        return self.delegate.link_at(card.figure.id, QPointF(point)) or ""


def _article(cards: Sequence[Card]) -> str:
    return cards[0].figure.sentence.article
