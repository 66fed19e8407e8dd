"""Words on lines: wrapping, eliding, offsets beyond 16 bits."""

import pytest

from satchel.theme.fonts import font
from satchel.widgets.runs import Wrapped, text_from, text_to
from satchel.widgets.words import counted, utf16

pytestmark = pytest.mark.usefixtures("styled")


GLOBE = "a\U0001f30db"


def test_offsets_count_letters_beyond_16_bits_as_two_of_qts_characters() -> None:
    assert [utf16(GLOBE, n) for n in range(4)] == [0, 1, 3, 4]
    assert (text_to(GLOBE, 3), text_from(GLOBE, 3)) == ("a\U0001f30d", "b")


def test_a_long_text_is_cut_after_its_last_line() -> None:
    wrapped = Wrapped("word " * 100, font("ui", 13), 200, 18, 2)
    assert wrapped.lines == 2
    assert wrapped.height == 36


def test_a_short_text_has_one_line() -> None:
    assert Wrapped("word", font("ui", 13), 200, 18, 2).lines == 1


def test_counts_have_their_noun() -> None:
    assert counted(1, "article", "articles") == "1 article"
    assert counted(0, "article", "articles") == "0 articles"
