import pytest

from briefindex.text.folding import fold, fold_map

SAMPLES = [
    "",
    "Xi’an, Xi'an and XIAN",
    "Türkiye’s İstanbul — Straße, ﬁn",
    "й и\u0306 ё Ў ї 'quoted' rock 'n' roll",
    "re\u00adgion\u200b al-Farabi\u2013Ave\u00a05 ½ 習近平 \U0001f600",
    "''''a'a''",
]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Xi’an", "XIAN"),
        ("Türkiye", "turkiye"),
        ("Kassym-Jomart", "kassym jomart"),
        ("Qaraqalpaqstan", "QARAQALPAQSTAN"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("Łódź", "lodz"),
        ("cafe\u0301", "café"),
        ("Орёл", "орел"),
        ("и\u0306", "Й"),
        ("IĞDIR", "iğdir"),
    ],
)
def test_spellings_of_one_name_are_equal(left, right):
    assert fold(left) == fold(right)


def test_short_i_stays_apart_from_i():
    assert fold("край") != fold("краи")


def test_a_quotation_mark_around_a_word_is_no_apostrophe():
    assert fold("‘Silk’ road") == "'silk' road"


@pytest.mark.parametrize("text", SAMPLES)
def test_folded_text_and_map_agree(text):
    folded, offsets = fold_map(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


def test_the_map_leads_back_to_the_words():
    text = "The summit in Xi’an — Türkiye’s view"
    folded, offsets = fold_map(text)
    start = folded.index("turkiyes")
    assert text[offsets[start] : offsets[start + len("turkiyes")]] == "Türkiye’s"
    start = folded.index("xian")
    assert text[offsets[start] : offsets[start + 4]] == "Xi’an"
