"""A sentence in one line, cut between words around its value."""

import pytest

from satchel.theme.fonts import metrics
from satchel.widgets.quoted import around

SENTENCE = (
    "The port of Aktau, which the ministry visited last week,\nhandled 4.2 million tons of cargo."
)
START = SENTENCE.index("4.2")
END = SENTENCE.index(" of cargo")

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_sentence_with_room_stands_whole_in_one_line():
    whole = "".join(around(SENTENCE, START, END, 10_000))
    assert whole == f"“{' '.join(SENTENCE.split())}”"


@pytest.mark.parametrize("size", [14, 15])
@pytest.mark.parametrize("room", [240, 300, 360, 420])
def test_a_long_sentence_is_cut_between_words_and_fits(room, size):
    before, mark, behind = around(SENTENCE, START, END, room, size)
    assert mark == "4.2 million tons"
    assert before.startswith("“…")
    assert set(before.lstrip("“…").split()) <= set(SENTENCE.split())
    assert set(behind.rstrip("…”").split()) <= {"of", "cargo", "cargo."}
    assert metrics("read", size).horizontalAdvance(before + mark + behind) <= room


def test_a_value_at_the_start_of_its_sentence_leaves_its_room_to_the_rest():
    before, mark, behind = around("12 wagons left Khorgos for the coast.", 0, 9, 220)
    assert (before, mark) == ("“", "12 wagons")
    assert behind.endswith("…”")


def test_no_number_stands_last_where_its_unit_was_cut():
    sentence = "Exports grew by 12 percent, reaching $8 billion in the first half of the year."
    for room in range(120, 640, 5):
        behind = around(sentence, 16, 26, room)[2]
        assert "$8" not in behind or "$8 billion" in behind


def test_words_with_more_than_the_room_end_with_one_ellipsis():
    sentence = "In it are 32 mining and shipping and banking associations of both coasts today."
    before, mark, behind = around(sentence, 10, 58, 200)
    assert (before, behind) == ("“…", "”")
    assert mark.startswith("32 mining")
    assert mark.endswith("…")
    assert metrics("read", 15).horizontalAdvance(before + mark + behind) <= 200
