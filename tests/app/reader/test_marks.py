"""Which stretch of the text wears which mark."""

from dataclasses import replace
from itertools import pairwise

from briefindex.model.span import Span
from fake_desk import FIGURES, FIRST, MENTIONS, mention
from satchel.reader.marks import FIGURE, Piece, pieces

ALL = {"person", "organisation", "place", "event", FIGURE}


def test_a_place_inside_a_longer_name_is_not_marked() -> None:
    kinds = [piece.kind for piece in pieces(MENTIONS[FIRST], (), ALL)]
    assert kinds == ["place", "place", "person", "organisation"]


def test_the_inner_name_keeps_its_mark_and_the_outer_one_marks_the_rest() -> None:
    outer = mention(FIRST, "Trade with the Shanghai Trade Chamber", "event")
    inner = mention(FIRST, "Shanghai Trade Chamber", "organisation")
    start, end = outer.span.start, outer.span.end
    assert pieces([outer, inner], (), ALL) == [
        Piece(start, inner.span.start, "event"),
        Piece(inner.span.start, end, "organisation"),
    ]


def test_a_type_that_is_off_leaves_its_stretch_to_what_is_inside() -> None:
    outer = mention(FIRST, "Shanghai Trade Chamber", "organisation")
    inner = mention(FIRST, "Shanghai", "place")
    assert [p.kind for p in pieces([outer, inner], (), {"place"})] == ["place"]


def test_marks_never_overlap_even_where_names_cross_a_figure() -> None:

    crossing = mention(FIRST, "$24 billion last year", "event")
    found = pieces([*MENTIONS[FIRST], crossing], FIGURES[FIRST], ALL)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [p.kind for p in found].count(FIGURE) == 4


def test_a_name_goes_on_between_two_figures_and_behind_them() -> None:
    name = replace(mention(FIRST, "Anna Smith", "person"), span=Span(0, 30))
    amounts = [replace(FIGURES[FIRST][0], span=Span(at, at + 5)) for at in (20, 5)]
    found = pieces([name], amounts, ALL)
    assert [(p.start, p.end) for p in found if p.kind == "person"] == [(0, 5), (10, 20), (25, 30)]
