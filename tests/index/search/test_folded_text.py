"""Looking words up in a folded text gives what listing all its words would."""

import random
import unicodedata

import pytest

from briefindex.search.folded_text import FoldedText, Sought, folded_text
from briefindex.search.tokens import tokens
from briefindex.search.vocabulary import Words

LETTERS = "aAbBiIsS'’-–/., _019½éЙйеёИу\u0301\u0306ßŁæﬁŒİıΣς中国한\u00ad\u200b\u202e\n\t(“"


def surfaces(text: str, *words: str) -> list[str]:
    found = folded_text(text)
    places = found.own_of(found.find(Sought(Words(frozenset(words)))))
    return [text[start:end] for start, end in places]


def places_of(found: FoldedText, words: frozenset[str]) -> list[tuple[int, int]]:
    return list(found.own_of(found.find(Sought(Words(words)))))


def test_every_way_to_write_a_name_is_found_where_it_stands():
    text = "From Xian to Xi'an, XI’AN and Xiʻan; Türkiye, TURKIYE, Tu\u0308rkiye."
    assert surfaces(text, "xian") == ["Xian", "Xi'an", "XI’AN", "Xiʻan"]
    assert surfaces(text, "turkiye") == ["Türkiye", "TURKIYE", "Tu\u0308rkiye"]


def test_dashes_part_words_and_short_i_stays_itself():
    text = "China–Europe, China-Europe; район, раион, раи\u0306он"
    assert surfaces(text, "europe") == ["Europe", "Europe"]
    assert surfaces(text, "район") == ["район", "раи\u0306он"]
    assert surfaces(text, "раион") == ["раион"]


def test_only_whole_words_are_found():
    assert surfaces("trade traded untrade trade2 trade_x (trade)", "trade") == ["trade", "trade"]


def test_each_chinese_letter_is_a_word_beside_other_letters_too():
    assert surfaces("在中国trade 中", "中") == ["中", "中"]
    assert surfaces("在中国trade 中", "trade") == ["trade"]


def test_a_word_of_many_letters_is_known_by_its_first_ones():
    text = "x" * 500 + " xx"
    assert surfaces(text, "x" * 64) == ["x" * 500]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_places_are_found_as_by_listing_all_words(seed):
    chance = random.Random(seed)
    for _ in range(300):
        text = "".join(chance.choices(LETTERS, k=chance.randrange(60)))
        if chance.random() < 0.3:
            text = unicodedata.normalize("NFD", text)
        listed, found = tokens(text), folded_text(text)
        known = sorted(set(listed.words))
        for wanted in (frozenset(known), *(frozenset([word]) for word in known)):
            expected = [
                (start, end)
                for word, start, end in zip(listed.words, listed.starts, listed.ends, strict=True)
                if word in wanted
            ]
            assert places_of(found, wanted) == expected, (text, wanted)


def test_phrases_and_words_close_by_are_found_over_signs_and_line_ends():
    text = "Trade, turnover rose.\nTrade\nturnover fell; turnover of all the trade."
    found = folded_text(text)
    trade, turnover = (Sought(Words(frozenset([word]))) for word in ("trade", "turnover"))
    phrases = found.own_of(found.find_phrase([trade, turnover]))
    assert [text[at:end] for at, end in phrases] == ["Trade, turnover", "Trade\nturnover"]
    assert len(found.find_near([turnover, trade], 4)) == 6
    assert len(found.find_near([turnover, trade], 1)) == 4
