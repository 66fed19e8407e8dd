import re

import pytest

from briefindex.search.vocabulary import TooBroadError, Vocabulary, edits, glob

WORDS = Vocabulary(
    ["12", "china", "china1", "chinas", "countries", "country", "government", "governments",
     "trade", "traded", "trades", "tried", "tries", "try", "turkiye"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("government", {"government", "governments"}),
        ("countries", {"country", "countries"}),
        ("china", {"china", "chinas"}),
        ("12", {"12"}),
        ("absent", set()),
    ],
)
def test_a_word_stands_for_all_that_share_its_stem(word, forms):
    assert WORDS.forms(word) == forms
    known = Vocabulary(WORDS.words, lambda wanted: [w for w in WORDS.words if _stem(w) == wanted])
    assert known.forms(word) == forms


def _stem(word):
    from briefindex.search.stems import stem

    return stem(word)


def test_a_prefix_may_be_longer_than_the_stem():
    assert WORDS.beginning("governme") == {"government", "governments"}


def test_two_letters_that_begin_too_many_words_are_too_broad():
    with pytest.raises(TooBroadError):
        Vocabulary(sorted(f"ab{n}" for n in range(201))).beginning("ab")


@pytest.mark.parametrize("pattern", ["tr*d", "tr?de", "ch*a*", "go*t*s", "t*", "??", "tr???"])
def test_patterns_mean_what_they_mean_elsewhere(pattern):
    meant = re.compile(pattern.replace("*", ".*").replace("?", ".") + "$")
    assert [w for w in WORDS.words if glob(pattern, w)] == [
        w for w in WORDS.words if meant.match(w)
    ]


def test_a_slip_of_one_letter_is_near():
    assert "turkiye" in WORDS.near("turkye", 1)
    assert WORDS.near("trade", 2) == {"trade", "traded", "trades"}


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0), ("a", "", 1)],
)
def test_edits_count_letters_put_in_left_out_changed_or_swapped(one, other, distance):
    assert edits(one, other, 3) == edits(other, one, 3) == distance
