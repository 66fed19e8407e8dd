import random

import pytest

from briefindex.search.likeness import Likeness
from briefindex.search.strings import Stretch, Strings
from briefindex.search.vocabulary import Vocabulary, edits

CHANCE = random.Random(3)


def packed(words):
    return Stretch(Strings.of(words), range(len(words)))


WORDS = sorted(
    {"".join(CHANCE.choices("abcdert", k=CHANCE.randint(1, 12))) for _ in range(900)}
    | {"trade", "traded", "trader", "tirade", "1984", "торговля", "西", "tra", "a"}
)


@pytest.mark.parametrize("most", [1, 2])
def test_what_is_like_a_word_is_what_counting_its_slips_one_by_one_finds(most):
    likeness = Likeness(packed(WORDS))
    for word in ["trade", "rtade", "tade", "bract", "a", "1985", "zzzz", *CHANCE.sample(WORDS, 40)]:
        if not word.isascii():
            continue
        found = likeness.alike(word, most, range(len(WORDS)))
        expected = [(edits(word, w, most), w) for w in WORDS if w.isascii()]
        assert sorted(found) == sorted(each for each in expected if each[0] <= most)


def test_a_stretch_of_a_longer_list_is_looked_at_alone():
    strings = Strings.of(["aaa", "trade", *WORDS])
    likeness = Likeness(Stretch(strings, range(2, len(WORDS) + 2)))
    first = WORDS.index("trade")
    assert likeness.alike("trade", 1, range(first, first + 1)) == [(0, "trade")]
    assert likeness.alike("aaa", 0, range(0)) == []


def test_no_words_are_like_none():
    assert Likeness(packed([])).alike("trade", 2, range(0)) == []


def test_a_slip_in_the_first_letter_is_found_among_packed_words():
    assert "trade" in Vocabulary(packed(WORDS)).nearest("zrade")


def test_words_in_other_letters_are_compared_one_by_one():
    assert Vocabulary(packed(WORDS)).nearest("торговляя") == ["торговля"]
