"""The English words for numbers and parts of one, and pieces of patterns made of them."""

import re
from typing import Final

_ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS: Final = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
]  # fmt: skip
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL: Final[dict[str, int]] = {
    "zero": 0,
    **{word: i + 1 for i, word in enumerate(_ONES)},
    **{word: i + 10 for i, word in enumerate(_TEENS)},
    **{word: (i + 2) * 10 for i, word in enumerate(_TENS)},
}
"""Words for numbers below a hundred that stand alone."""

LARGE: Final[dict[str, int]] = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
PARTS: Final[dict[str, int]] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
"""What a fraction divides by; a plural adds "s"."""

LEAST_PARTED: Final = 1000
"""The least scale that "and a half" after it goes with: three million and a half."""

ANY_SMALL: Final = "|".join(sorted(SMALL, key=len, reverse=True))
ANY_LARGE: Final = "|".join(LARGE)
ANY_PART: Final = "|".join(sorted((f"{part}s?" for part in PARTS), key=len, reverse=True))
ANY_PARTS: Final = "|".join(f"{part}s" for part in PARTS if part not in ("half", "halves"))
ANY_FEW: Final = "|".join(sorted(_ONES + _TEENS, key=len, reverse=True))
ANY_TENS: Final = "|".join(_TENS)
GAP: Final = "(?: {1,3}| ?- ?)"
"""What stands between two words of one number, in flattened columns and spaced hyphens too."""

_TINY: Final = "(?:hundred|thousand|million|billion|trillion)th"
WORD_START: Final = re.compile(
    rf"(?<![\w’'-])(?:(?:{ANY_SMALL}|hundred|half|dozen"
    rf"|quarter(?= (?:{ANY_LARGE})\b|-(?:percentage-)?point\b)"
    rf"|(?:{ANY_LARGE})(?=s? (?!of))|(?:nought|naught)(?= point\b))\b"
    rf"|an? (?:hundred|half|dozen|{ANY_LARGE}|third|quarter|fifth|tenth|sixth|seventh|eighth"
    rf"|{_TINY}|(?:fourth|ninth|twentieth)(?= of\b))\b)"
)
"""Where a number in words may begin, in small letters: try `parse_words` from the match's start."""

START_WORDS: Final = frozenset([*SMALL, *LARGE, *PARTS, "hundred", "dozen", "nought", "naught"]) - {
    "halves"
}
"""Without one of these there is no number in words."""
