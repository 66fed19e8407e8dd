"""Walks the article: hit by hit, figure by figure, mention by mention."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import Span
from satchel.reader.flasher import Flasher
from satchel.reader.view import ArticleView


class Walker(QObject):
    """Keeps which hit is current and which entity is followed.

    Signals:
        hit_changed: number of the current hit, from 0, or -1; how many there are.
        figure_reached: the id of the figure that was walked to.
    """

    hit_changed = Signal(int, int)
    figure_reached = Signal(str)

    def __init__(self, view: ArticleView, flasher: Flasher) -> None:
        """Walk a view."""
        super().__init__(view)
        self._view = view
        self._flasher = flasher
        self._hits: Sequence[Span] = ()
        self._current = -1
        self._followed: EntityId | None = None
        self._figure_offset = -1

    def set_hits(self, hits: Sequence[Span], *, go: bool) -> None:
        """Walk these hits from now on; with `go`, show the first at once.

        The hits that are walked already keep their current one.
        """
        if go or hits != self._hits:
            self._current = 0 if hits and go else -1
        self._hits = hits
        self._view.show_hits(hits, self._current)
        self._bring(bring=go)

    def show_again(self) -> None:
        """Mark the hits on a page that was made anew."""
        self._view.show_hits(self._hits, self._current)

    def step_hit(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit; after the last comes the first."""
        if not self._hits:
            return
        if self._current < 0:
            self._current = 0 if by > 0 else len(self._hits) - 1
        else:
            self._current = (self._current + by) % len(self._hits)
        self._view.show_current_hit(self._current)
        self._bring(bring=True)

    def _bring(self, *, bring: bool) -> None:
        if bring and self._current >= 0:
            self._view.bring(self._hits[self._current])
            self._view.set_cursor(self._hits[self._current])
        self.hit_changed.emit(self._current, len(self._hits))

    def step_figure(self, by: int) -> None:
        """Go to the next (1) or previous (-1) figure from where the text cursor is."""
        reading = self._view.reading
        if reading is None or not reading.cards:
            return
        figures = sorted(reading.cards, key=lambda figure: figure.span.start)
        starts = [figure.sentence.span.start for figure in figures]
        spans = [figure.span.start for figure in figures]
        selected = self._selected_figure(spans)
        number = selected + by if selected >= 0 else _beside(starts, self._view.cursor_offset(), by)
        self.figure_reached.emit(figures[number % len(figures)].id)

    def note_figure(self, offset: int) -> None:
        """Remember that the figure at an offset is the one that was chosen."""
        self._figure_offset = offset

    def _selected_figure(self, starts: Sequence[int]) -> int:
        return starts.index(self._figure_offset) if self._figure_offset in starts else -1

    def follow(self, mention: Mention) -> None:
        """Walk the mentions of this entity from now on."""
        self._followed = mention.entity

    def mention_here(self) -> Mention | None:
        """The innermost mention at the text cursor, else the one that was walked to last."""
        reading = self._view.reading
        at = self._view.cursor_offset()
        mentions = reading.mentions if reading is not None else ()
        here = [m for m in mentions if m.span.start <= at < m.span.end]
        if here:
            return min(here, key=lambda m: m.span.end - m.span.start)
        return next((m for m in mentions if m.entity == self._followed), None)

    def step_mention(self, by: int) -> Mention | None:
        """Go to the next or previous mention of the entity at the text cursor, or followed."""
        reading = self._view.reading
        if reading is None:
            return None
        at = self._view.cursor_offset()
        here = [m for m in reading.mentions if m.span.start <= at < m.span.end]
        if here:
            self._followed = min(here, key=lambda m: m.span.end - m.span.start).entity
        same = [m for m in reading.mentions if m.entity == self._followed]
        if not same:
            return None
        number = _beside([m.span.start for m in same], at, by)
        mention = same[number % len(same)]
        self._flasher.flash(mention.span)
        self._view.point_out(mention)
        return mention


def _beside(starts: Sequence[int], at: int, by: int) -> int:
    """The number of the first start after `at`, or of the last before it."""
    if by > 0:
        return next((n for n, start in enumerate(starts) if start > at), 0)
    return next((n for n in reversed(range(len(starts))) if starts[n] < at), len(starts) - 1)
