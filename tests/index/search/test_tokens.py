import random
import tracemalloc
import unicodedata

import pytest

from briefindex.search.tokens import LONGEST, tokens, words_of
from briefindex.text.folding import fold


@pytest.mark.parametrize("written", ["Xian", "Xi'an", "Xi’an", "XI’AN"])
def test_apostrophes_and_case_make_no_difference(written):
    assert words_of(written) == ["xian"]


def test_composed_and_decomposed_letters_are_the_same_word():
    for form in ("NFC", "NFD"):
        assert words_of(unicodedata.normalize(form, "Türkiye")) == ["turkiye"]


def test_offsets_lead_back_to_the_word_as_it_stands():
    text = "In Xi’an, JD.com’s 2/3 — “Türkiye” and 中国 met\u00adal."
    found = tokens(text)
    surfaces = [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert surfaces[:2] == ["In", "Xi’an"]
    assert "Türkiye" in surfaces
    assert surfaces[-3:] == ["中", "国", "met\u00adal"]
    assert found.words[-3:] == ["中", "国", "metal"]


def test_words_are_sorted_in_place_and_never_overlap_whatever_the_text():
    letters = "aB' ’-–/.,0½éй\u0301ёßŁ中\u00ad\n\t(“"
    chance = random.Random(7)
    for _ in range(300):
        text = "".join(chance.choices(letters, k=30))
        found = tokens(text)
        assert found.words == words_of(text)
        assert all(word == fold(word) for word in found.words)
        edges = [edge for pair in zip(found.starts, found.ends, strict=True) for edge in pair]
        assert edges == sorted(edges)
        assert all(a < b for a, b in zip(found.starts, found.ends, strict=True))


def test_a_word_without_end_is_cut_alike_in_text_and_query():
    assert words_of("x" * 20_000) == ["x" * 64]


def test_a_long_run_has_the_words_of_its_parts():
    text = "中国" * 200 + "ab" * 300 + "’s 語"
    found = tokens(text)
    assert found.words[:400] == ["中", "国"] * 200
    assert found.words[400:] == [("ab" * 300)[:LONGEST], "語"]
    assert text[found.starts[400] : found.ends[400]] == "ab" * 300 + "’s"


def test_a_run_without_end_costs_no_more_than_a_few_copies_of_it():
    text = "abcdefghij" * 200_000
    tracemalloc.start()
    words_of(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(text)
