"""Years as they are printed beside a day or a month: "2025", "’87", "nineteen eighty-six".

A year in words is read only where the words around it leave no other reading; a bare "two thousand"
counts things.
"""

import re

from briefindex.text.number_words import SMALL, parse_words

_ONES = "|".join(word for word, number in SMALL.items() if 0 < number < 10)
_TO_99 = (
    rf"(?:(?:{'|'.join(word for word, number in SMALL.items() if number >= 20)})"
    rf"(?:[ -](?:{_ONES}))?|{'|'.join(word for word, number in SMALL.items() if 9 < number < 20)})"
)
_LESS = rf"(?:(?: and)?[ -](?:{_TO_99}|{_ONES}))"
_OH = rf"(?:oh|o|zero)[ -](?:{_ONES})"
LONG_YEAR_WORDS = (
    rf"(?:(?:fifteen|sixteen|seventeen|eighteen|nineteen)[ -](?:hundred{_LESS}|{_TO_99}|{_OH})"
    rf"|twenty[ -](?:{'|'.join(word for word, number in SMALL.items() if 9 < number < 20)}|twenty"
    rf"(?:[ -](?:{_ONES}))?|{_OH})"
    rf"|(?:two thousand|one thousand (?:{_ONES}) hundred){_LESS})"
)
"""Of more than a round number: "nineteen twenty-eight", "two thousand and eighteen"."""
YEAR_WORDS = (
    rf"(?:{LONG_YEAR_WORDS}|two thousand|(?:fifteen|sixteen|seventeen|eighteen|nineteen) hundred)\b"
)
YEAR_WORD_SIGNS = "fifteen sixteen seventeen eighteen nineteen twenty thousand"
"""A year in words has one of these."""
_LAST_OF_TWO_DIGITS = 50
_APART = re.compile(r"[ -]")


def year_number(printed: str) -> int:
    """The year; one of two digits is that of the hundred years that end with 2050."""
    digits = printed.lstrip("'’")
    if digits.isdigit():
        return full_year(int(digits)) if len(digits) == 2 else int(digits)
    words = printed.lower()
    if "thousand" in words or "hundred" in words:
        parsed = parse_words(words.replace("-", " "), 0, len(words))
        value = int(parsed[0]) if parsed else 0
        return value * 1000 if value < 10 else value
    first, *rest = _APART.split(words)
    return SMALL[first] * 100 + sum(SMALL.get(word, 0) for word in rest)


def full_year(two_digits: int) -> int:
    """2016 for 16, 1987 for 87."""
    return two_digits + (2000 if two_digits <= _LAST_OF_TWO_DIGITS else 1900)
