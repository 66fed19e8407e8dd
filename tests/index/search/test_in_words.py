import pytest

from briefindex.search.in_words import in_words
from briefindex.search.parser import parse


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("((", ""),
        ("Trade", "must contain “Trade”"),
        ("trade rail", "should contain “trade” and “rail”, all of them if possible"),
        (
            '"trade turnover" AND govern* -rail date:>=2023 value:>20bn',
            "must contain “trade turnover” and a word beginning “govern”; dated 2023 or later; "
            "a figure over 20 billion; not “rail”",
        ),
        ("oil AND (gas OR coal)", "must contain “oil” and (“gas” or “coal”)"),
        ("-oil -gas", "not “oil” or “gas”"),
        ("NOT (oil OR gas)", "not (“oil” or “gas”)"),
        ("title:oil", "must contain “oil” in the title"),
        ("source:Xinhua lang:en", "the source “Xinhua”; the language “en”"),
        ("person:Tokayev", "the person “Tokayev”"),
        ("date:2023-05", "dated May 2023"),
        ("date:2023-05-18", "dated 18 May 2023"),
        ("date:2023..2024", "dated 2023 to 2024"),
        ("date:2023-05-02..2024", "dated 2 May 2023 to 31 December 2024"),
        ("date:<2023-05", "dated April 2023 or earlier"),
        ('near("oil gas", 7)', "must contain “oil” and “gas” at most 7 words apart"),
        ('near("oil gas", 1)', "must contain “oil” and “gas” at most 1 word apart"),
        ('"oil gas" rail title:road', "must contain “oil gas”, “rail” and “road” in the title"),
        ("figure:oil -status:target", "a figure of “oil”, that is not a target"),
        ("Tokaev~", "must contain a word within one letter of “tokaev”"),
        ("wi?d", "must contain a word like “wi?d”"),
        (
            'figure:"trade turnover" value:>$20bn year:2022 status:target',
            "a figure of “trade turnover”, over $20 billion, about 2022, that is a target",
        ),
        ("value:5..10bn", "a figure from 5 billion to 10 billion"),
        ("value:<=5%", "a figure of at most 5 %"),
        ("unit:tonnes -speaker:Xi", "a figure in t, not stated by “Xi”"),
    ],
)
def test_a_query_is_shown_back_in_words(typed, said):
    assert in_words(parse(typed)) == said


def test_what_is_typed_is_shown_without_signs_that_turn_the_line():
    said = in_words(parse("oil\u202egas"))
    assert "\u202e" not in said


def test_a_long_word_is_shown_in_part():
    assert len(in_words(parse("x" * 250))) < 90
