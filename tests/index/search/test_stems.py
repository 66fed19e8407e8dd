"""A word's stem is the one that Porter's rules give, also where none of them is asked."""

import random
import string

from whoosh.lang.porter import stem as porter

from briefindex.search.stems import stem

ENDINGS = [
    "ational", "tional", "enci", "anci", "izer", "bli", "alli", "entli", "eli", "ousli",
    "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti",
    "biliti", "logi", "icate", "ative", "alize", "iciti", "ical", "ful", "ness", "al", "ance",
    "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize", "e", "ll", "s", "sses", "ies", "ed", "eed", "ing", "y",
]  # fmt: skip


def test_words_of_every_ending_have_the_stem_of_porters_rules():
    chance = random.Random(3)
    for _ in range(20_000):
        beginning = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(1, 6)))
        word = beginning + chance.choice([*ENDINGS, *string.ascii_lowercase])
        assert stem.__wrapped__(word) == (porter(word) if len(word) > 2 else word)


def test_numbers_and_short_words_are_their_own_stems():
    assert [stem(word) for word in ("is", "1990s", "b2b", "as")] == ["is", "1990s", "b2b", "as"]


def test_words_of_one_root_share_a_stem_in_either_alphabet():
    assert len({stem(word) for word in ("corridor", "corridors")}) == 1
    assert len({stem(word) for word in ("договор", "договоры", "договора")}) == 1
