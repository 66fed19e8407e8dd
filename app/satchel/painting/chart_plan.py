"""Where everything of a chart stands: slots, marks, labels that do not lie on one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from briefindex.model.briefing import Chart, Point, Run, Slot
from satchel.painting.inks import Inks
from satchel.painting.typeset import Style, Text, plain

LANES: Final = frozenset({"year unknown", "no year given"})
"""The kinds of slots that are no time."""

_NARROW: Final = 44
"""A slot that is narrower shares its words with its neighbours."""

_NEAR: Final = 14
"""So far from a mark a pointer still means it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a chart: letters, marks, and the white around them."""

    axis: Style
    slot: Style
    lane: Style
    detail: Style
    detail_italic: Style
    signs: Style
    value: float
    mark: float
    top: float
    spread: float = 40
    arrow: float = 26


PAGE: Final = Look(
    axis=Style("ui", 11.5, 15, colour="muted"),
    slot=Style("ui", 12, 16),
    lane=Style("ui", 12, 16, italic=True, colour="muted"),
    detail=Style("ui", 11, 14, colour="muted"),
    detail_italic=Style("ui", 11, 14, italic=True, colour="muted"),
    signs=Style("ui", 11.5, 15, colour="muted"),
    value=13,
    mark=1.25,
    top=28,
)
"""For paper: the numbers at the values are those of their notes."""

SCREEN: Final = Look(
    axis=Style("ui", 12, 16, colour="muted"),
    slot=Style("ui", 13, 18),
    lane=Style("ui", 13, 18, italic=True, colour="muted"),
    detail=Style("ui", 12, 16, colour="muted"),
    detail_italic=Style("ui", 12, 16, italic=True, colour="muted"),
    signs=Style("ui", 12, 16, colour="muted"),
    value=15,
    mark=1.3,
    top=36,
)
"""For the window and for pictures: the numbers at the values are those of their articles."""


@dataclass(frozen=True, slots=True)
class Place:
    """A slot on the sheet: its middle and width, relative to the chart's left edge."""

    middle: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A value where it is painted; `label` stands at `at`, or nowhere where there is no room."""

    number: int
    point: Point
    centre: QPointF
    label: Text
    at: QPointF | None
    bracketed: bool

    def box(self) -> QRectF:
        """What its label takes."""
        at = self.at or self.centre
        return QRectF(at.x(), at.y(), self.label.width, self.label.height)

    def is_meant(self, where: QPointF) -> bool:
        """Whether a pointer there means it."""
        off = where - self.centre
        near = abs(off.x()) <= _NEAR and abs(off.y()) <= _NEAR
        return near or (self.at is not None and self.box().contains(where))


def places(chart: Chart, left: float, width: float) -> list[Place]:
    """Shares the width right of the axis out: a slot with several values is wider."""
    weights = [_weight(chart, index) for index in range(len(chart.slots))]
    unit = (width - left) / (sum(weights) or 1)
    found: list[Place] = []
    for weight in weights:
        found.append(Place(left + weight * unit / 2, weight * unit))
        left += weight * unit
    return found


def _weight(chart: Chart, slot: int) -> float:
    here = [point for point in chart.points if point.slot == slot]
    return 1 + 0.4 * max(0, len(here) - 1) + (0.3 if any(point.differs for point in here) else 0)


def slot_words(
    chart: Chart, where: Sequence[Place], look: Look, inks: Inks
) -> Iterator[tuple[Text, ...]]:
    """The words under each slot; where slots are narrow only some of them have any."""
    narrow = min((place.width for place in where), default=_NARROW)
    step = max(1, -(-_NARROW // max(1, round(narrow))))
    for number, (slot, place) in enumerate(zip(chart.slots, where, strict=True)):
        if step == 1 or slot.kind in LANES:
            yield _slot_words(slot, place.width - 4, look, inks)
        elif number % step == 0:
            yield (Text((Run(slot.label),), look.slot, place.width * step - 4, inks=inks),)
        else:
            yield ()


def _slot_words(slot: Slot, width: float, look: Look, inks: Inks) -> tuple[Text, ...]:
    is_lane = slot.kind in LANES
    style = look.lane if is_lane else look.slot
    label = Text((Run(slot.label),), style, width, max_lines=2, centred=True, inks=inks)
    if not slot.detail:
        return (label,)
    style = look.detail if is_lane else look.detail_italic
    return label, Text((Run(slot.detail),), style, width, max_lines=2, centred=True, inks=inks)


def label_of(point: Point, look: Look, inks: Inks) -> Text:
    """The value, in the form of what it is: stated, worked out, aimed at."""
    worked = point.status == "derived"
    words = f"= {point.label}" if worked and not point.ahead else point.label
    colour = f"status.{point.ahead or point.status}"
    strong = not worked or point.ahead is not None
    style = Style("ui", look.value, look.value + 5, strong=strong, italic=worked, colour=colour)
    return Text((Run(words, notes=point.notes),), style, inks=inks)


def formula_of(mark: Mark, inks: Inks) -> Text | None:
    """How a value was worked out, for below its label; contradictions have other words there."""
    point = mark.point
    if not point.formula or mark.bracketed or mark.at is None:
        return None
    style = Style("ui", 11.5, 15, italic=True, colour="derived")
    words = f"= {point.formula}" if point.ahead else point.formula
    return plain(words, style, inks=inks)


def marks(
    chart: Chart, where: Sequence[Place], heights: Sequence[float], look: Look, inks: Inks
) -> tuple[Mark, ...]:
    """Every value at its place, in the order of `chart.points`; `heights` are theirs."""
    right = max((place.middle + place.width / 2 for place in where), default=0.0)
    taken: list[QRectF] = []
    found: dict[int, Mark] = {}
    here: dict[int, list[int]] = {}
    for number, point in enumerate(chart.points):
        here.setdefault(point.slot, []).append(number)
    for slot, numbers in here.items():
        place = where[slot]
        numbers.sort(key=lambda number: chart.points[number].differs)  # right of them a bracket
        step = min(look.spread, place.width / len(numbers))
        disputed = [n for n in numbers if chart.points[n].differs]
        for turn, number in enumerate(numbers):
            x = place.middle + (turn - (len(numbers) - 1) / 2) * step
            point, centre = chart.points[number], QPointF(x, heights[number])
            label = label_of(point, look, inks)
            bracketed = len(disputed) > 1 and disputed[-1] == number
            side = 0 if len(numbers) == 1 else -1 if turn == 0 else 1
            side = side if turn in {0, len(numbers) - 1} else 0
            corners = _corners(point, label, centre, side, bracketed=bracketed)
            at = _free(corners, label, taken, right)
            found[number] = Mark(number, point, centre, label, at, bracketed)
            if at is not None:
                taken.append(found[number].box())
    return tuple(found[number] for number in range(len(chart.points)))


def _corners(
    point: Point, label: Text, centre: QPointF, side: int, *, bracketed: bool
) -> list[QPointF]:
    """Where the label may stand, best first: above what stands alone, else beside the mark.

    Above a value below zero stands its own stem.
    """
    x, y, high = centre.x(), centre.y(), label.height
    above = QPointF(x - label.width / 2, y - high - 10)
    left = QPointF(x - 11 - label.width, y - high / 2 - 1)
    right = QPointF(x + 11, y - high / 2 - 1)
    if bracketed:
        return [QPointF(x + 24, y - high / 2 - 7)]
    if side == 0 and (point.ahead or point.value < 0):
        return [right, left, above]
    if side == 0 and not point.bound:
        return [above, left, right]
    return [left, right] if side <= 0 else [right, left]


def _free(
    corners: Sequence[QPointF], label: Text, taken: Sequence[QRectF], right: float
) -> QPointF | None:
    """The first corner where the label lies on no other and within the chart; None of several."""
    for corner in corners:
        box = QRectF(corner.x(), corner.y(), label.width, label.height)
        if box.left() >= 0 and box.right() <= right + 8 and not any(map(box.intersects, taken)):
            return corner
    return None
