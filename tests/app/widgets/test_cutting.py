"""Words are cut between words, and no number from its unit."""

import pytest

from satchel.theme.fonts import metrics
from satchel.widgets.cutting import cut_words, fitting_size, kept_words

pytestmark = pytest.mark.usefixtures("styled")

SENTENCE = "The yards of Narvik built 14 ferries worth more than $310 million by spring of 2031."


def _rooms() -> range:
    return range(30, int(metrics("ui", 13).horizontalAdvance(SENTENCE)) - 2, 3)


def _cut(text: str, room: float) -> str:
    return cut_words(text, metrics("ui", 13), room)


def test_a_text_with_room_is_left_alone() -> None:
    assert _cut(SENTENCE, 2_000) == SENTENCE


def test_what_is_cut_fits_and_seldom_breaks_a_word() -> None:
    whole = 0
    for room in _rooms():
        cut = _cut(SENTENCE, room)
        assert metrics("ui", 13).horizontalAdvance(cut) <= room
        kept = cut.removesuffix("…").split()
        assert kept[:-1] == SENTENCE.split()[: len(kept) - 1]
        whole += kept[-1:] == SENTENCE.split()[len(kept) - 1 : len(kept)]
    assert whole > 0.6 * len(_rooms())


def test_no_number_is_left_without_its_unit() -> None:
    for room in _rooms():
        cut = _cut(SENTENCE, room)
        assert "14" not in cut or "14 ferries" in cut
        assert "310" not in cut or "$310 million" in cut
        assert "2031" not in cut


def test_a_number_tied_to_its_unit_may_stand_last() -> None:
    told = "$18\u00a0bn to $44\u00a0bn · expected $90\u00a0bn to $120\u00a0bn"
    cuts = {_cut(told, room) for room in range(60, 240, 2)}
    assert "$18\u00a0bn to $44\u00a0bn…" in cuts
    assert not any(cut.rstrip("…").endswith(("$4", "$44", "$9", "$90", "·")) for cut in cuts)


def test_a_long_word_without_a_number_is_cut_in_two() -> None:
    cut = _cut("Donaudampfschifffahrtsgesellschaft in Wien", 120)
    assert cut.startswith("Donaudampf")


def test_a_value_that_does_not_fit_is_left_out_whole() -> None:
    assert kept_words("331,866\u00a0t", metrics("ui", 13), 30) == ""


def test_a_value_is_set_smaller_before_it_is_cut() -> None:
    value = "more than 35\u00a0memorandums"
    wide = metrics("read", 16, strong=True).horizontalAdvance(value)
    assert fitting_size(value, wide) == 16
    assert fitting_size(value, wide, 15) == 15
    smaller = fitting_size(value, wide * 0.85)
    assert smaller < 16
    assert metrics("read", smaller, strong=True).horizontalAdvance(value) <= wide * 0.85
    assert fitting_size(value, 10) == 12
