"""Paints a card, and says which of its links stands under a point."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterStateGuard
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from satchel.figures.cards import Card, Company
from satchel.theme.fonts import font, metrics
from satchel.theme.icons import paint_icon
from satchel.theme.theme import Theme
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, Wrapped, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign
from satchel.widgets.words import counted, spaced

_LEFT, _RIGHT, _TOP = 40, 16, 10
_VALUE, _LINE = 28, 18
SENTENCE: Final = "sentence"
ARTICLES: Final = "articles"
SIMILAR: Final = "similar"
PERIOD: Final = "period"
RESET: Final = "reset"
CORRECTED: Final = "corrected"
"""The pencils, and what they stand by."""

_PENCIL: Final = 16
_GAP: Final = "\u00a0" * 5
_ON_VALUE: Final = frozenset({"value", "unit", "qualifier", "direction"})
_ON_LABEL: Final = frozenset({"indicator", "parties"})


class CardDelegate(QStyledItemDelegate):
    """Paints cards; remembers where the links of painted cards stand."""

    def __init__(self, theme: Theme, parent: object) -> None:
        """Paint in a theme."""
        super().__init__(parent)  # type: ignore[arg-type] # a QObject
        self._theme = theme
        self._labels: dict[tuple[str, int], Wrapped] = {}
        self._links: dict[str, list[tuple[str, QRectF]]] = {}

    def forget(self) -> None:
        """Other cards come."""
        self._labels.clear()
        self._links.clear()

    def link_at(self, figure: str, point: QPointF) -> str | None:
        """The link of a figure's card at a point of the viewport."""
        places = self._links.get(figure, ())
        return next((name for name, box in places if box.contains(point)), None)

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the indicator's one or two lines make it."""
        card: Card = index.data(ROW)
        widget = option.widget
        width = widget.viewport().width() if widget is not None else option.rect.width()  # type: ignore[attr-defined] # a QListView
        label = self._label(card, width - _LEFT - _RIGHT)
        height = _TOP + _VALUE + 1 + label.height + 2 * (2 + _LINE) + 10 + 1
        return QSize(100, round(height))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        card: Card = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            paint_ground(painter, option, tokens)
            paint_hairline(painter, option, tokens)
            colours = ink(tokens, selected=is_selected(option))
            if desk.is_taken_out(card.figure):
                colours = replace(colours, text=colours.faint, muted=colours.faint)
            box = QRectF(option.rect.adjusted(_LEFT, _TOP, -_RIGHT, 0))
            self._paint_number(painter, card, box, colours)
            links = self._paint_value(painter, card, box, colours)
            # Its place in the list tells whether it is a key figure.
            if "salience" in desk.corrected_fields(card.figure):
                links += _pencil(painter, QPointF(box.x() - _LEFT + 23, box.y() + 38), colours)
            label = self._label(card, round(box.width()))
            corner = QPointF(box.x(), box.y() + _VALUE + 1)
            label.paint(painter, corner, colours.text)
            if _ON_LABEL & desk.corrected_fields(card.figure):
                end = label.end
                links += _pencil(painter, corner + QPointF(end.x() + 10, end.y() + 1), colours)
            y = corner.y() + label.height + 2
            links += self._paint_period(
                painter, card, QPointF(box.x(), y + 13.5), box.width(), colours
            )
            y += _LINE + 2
            links += self._paint_links(painter, card, QPointF(box.x(), y), box.width(), colours)
            self._links[card.figure.id] = links

    def _label(self, card: Card, width: int) -> Wrapped:
        key = (card.figure.id, width)
        if key not in self._labels:
            room = _PENCIL if _ON_LABEL & desk.corrected_fields(card.figure) else 0
            self._labels[key] = Wrapped(
                card.figure.indicator.label, font("ui", 14), width - room, _LINE, 2
            )
        return self._labels[key]

    def _paint_number(self, painter: QPainter, card: Card, box: QRectF, colours: Ink) -> None:
        face = font("ui", 12, strong=True)
        painter.setFont(face)
        painter.setPen(colours.accent)
        text = str(card.number) if card.number else "–"
        shift = (14 - metrics("ui", 12, strong=True).horizontalAdvance(text)) / 2
        painter.drawText(QPointF(box.x() - _LEFT + 16 + shift, box.y() + 19), text)

    def _paint_value(
        self, painter: QPainter, card: Card, box: QRectF, colours: Ink
    ) -> list[tuple[str, QRectF]]:
        figure = card.figure
        fields = desk.corrected_fields(figure)
        word = desk.status_text(figure.status)
        if "hidden" in fields:
            word = self.tr("not a figure")
        wide = metrics("ui", 12).horizontalAdvance(word)
        baseline = box.y() + 21
        colour = colours.status(figure.status)
        painter.setFont(font("ui", 12))
        painter.setPen(colour)
        painter.drawText(QPointF(box.right() - wide, baseline), word)
        sign = QPointF(box.right() - wide - 10, baseline - 4)
        links: list[tuple[str, QRectF]] = []
        if "hidden" not in fields:
            paint_sign(painter, figure.status, sign, colour)
        if "status" in fields:
            links += _pencil(painter, sign - QPointF(14, 0), colours)
        room = box.width() - wide - 26 - (2 * _PENCIL if fields else 0)
        value = Run(spaced(desk.value_text(figure)), font("read", 24, strong=True), colours.text)
        (place,) = paint_runs(painter, [value], QPointF(box.x(), baseline), room)
        if "hidden" in fields:
            strike = baseline - 8
            painter.drawLine(QPointF(place.left(), strike), QPointF(place.right(), strike))
        if _ON_VALUE & fields:
            links += _pencil(painter, QPointF(place.right() + 11, baseline - 8), colours)
        return links

    def _paint_period(
        self, painter: QPainter, card: Card, start: QPointF, width: float, colours: Ink
    ) -> list[tuple[str, QRectF]]:
        figure = card.figure
        fields = desk.corrected_fields(figure)
        guess = desk.is_inferred(figure.period)
        plain = font("ui", 13)
        words = desk.period_text(figure.period, figure.status)
        face = font("ui", 13, italic=guess)
        runs = [Run(words, face, colours.muted, dotted=guess)]
        if guess:
            runs.append(Run(self.tr(" inferred"), plain, colours.muted))
        pencils: list[int] = []
        if "period" in fields:
            pencils.append(len(runs))
            runs.append(Run(_GAP, plain, colours.muted))
        runs.append(Run(f" · {desk.speaker_text(figure.speaker)}", plain, colours.muted))
        if "speaker" in fields:
            pencils.append(len(runs))
            runs.append(Run(_GAP, plain, colours.muted))
        places = paint_runs(painter, runs, start, width)
        links = [(PERIOD, box) for box in places[: 2 if guess else 1]]
        for number in pencils:
            if number < len(places):
                links += _pencil(painter, places[number].center(), colours)
        return links

    def _paint_links(
        self, painter: QPainter, card: Card, start: QPointF, width: float, colours: Ink
    ) -> list[tuple[str, QRectF]]:
        face = font("ui", 13)
        base = start + QPointF(0, 13.5)
        arrow = QRectF(start.x(), start.y() + 3, 13, 13)
        paint_icon(painter, "corner-down-left", colours.accent, arrow)
        words = self.tr("Sentence") + (f", {card.page}" if card.page else "")
        run = Run(words, face, colours.accent)
        place = paint_runs(painter, [run], base + QPointF(17, 0), width)[0]
        links = [(SENTENCE, place.adjusted(-17, -4, 4, 4))]
        x = place.right() + 14
        company = card.company
        if card.figure.corrected:
            run = Run(self.tr("Reset"), face, colours.accent)
            place = paint_runs(painter, [run], QPointF(x, base.y()), width)[0]
            links.append((RESET, place.adjusted(-4, -4, 4, 4)))
            x = place.right() + 14
        for name, words in self._company_words(company):
            run = Run(words, face, colours.accent)
            places = paint_runs(painter, [run], QPointF(x, base.y()), start.x() + width - x)
            links.append((name, places[0].adjusted(-4, -4, 4, 4)))
            x = places[0].right() + 14
        if company.differs:
            paint_sign(painter, "conflict", QPointF(x + 5, base.y() - 4), colours.conflict)
            run = Run(self.tr("sources differ"), font("ui", 12), colours.conflict)
            places = paint_runs(painter, [run], QPointF(x + 15, base.y()), start.x() + width - x)
            links.append((ARTICLES, places[0].adjusted(-18, -4, 4, 4)))
        for words in company.derived[:1]:
            run = Run(spaced(words), font("ui", 13, italic=True), colours.derived)
            paint_runs(painter, [run], QPointF(x, base.y()), start.x() + width - x)
        return links

    def _company_words(self, company: Company) -> list[tuple[str, str]]:
        """The links to other sources, each with its words."""
        links: list[tuple[str, str]] = []
        if company.articles > 1:
            words = counted(company.articles, self.tr("article"), self.tr("articles"))
            links.append((ARTICLES, words))
        if company.similar:
            said = self.tr("{number} similar, not the same")
            links.append((SIMILAR, said.format(number=company.similar)))
        return links


def _pencil(painter: QPainter, centre: QPointF, colours: Ink) -> list[tuple[str, QRectF]]:
    """Paint a pencil; gives the place that tells what was found."""
    paint_pencil(painter, centre, colours.accent)
    return [(CORRECTED, QRectF(centre.x() - 9, centre.y() - 9, 18, 18))]
