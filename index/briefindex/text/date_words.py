"""The words and number shapes that dates are made of, as pieces of patterns.

Pieces only: what they resolve to is in `date_absolute` and `date_relative`.
"""

import re

from briefindex.text.number_vocabulary import SMALL

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
}  # fmt: skip
COUNTS: dict[str, int] = {"a": 1, "an": 1, **{word: n for word, n in SMALL.items() if n}}
"""Counts in dates ("two years ago")."""

ORDINALS: dict[str, int] = {
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "5th": 5, "final": -1, "last": -1,
}  # fmt: skip


_DAY_WORDS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
DAY_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(_DAY_WORDS, 1)},
    **{f"twenty-{word}": number for number, word in enumerate(_DAY_WORDS[:9], 21)},
    "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
"""Days of a month in words ("the fourth of July")."""

DAY_COUNT_WORDS: dict[str, int] = {
    **{word: number for word, number in SMALL.items() if 9 < number < 21},
    **{
        f"twenty-{word}": 20 + number for word, number in SMALL.items() if 0 < number < 10
    },
    "thirty": 30, "thirty-one": 31,
}  # fmt: skip
"""Days of a month as counts, only with a year or a weekday beside them ("June twelve, 1990")."""


def _cased(words: list[str]) -> str:
    """The words capitalised or in capitals: "may" and "march" in small letters are verbs."""
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in words)


_FULL = [word for word in MONTHS if len(word) > 3 and word != "sept"]
_SHORT = [word for word in MONTHS if word not in _FULL and word != "may"]
_WORDS_TOO = ("march", "august", "mar", "may")
"""Months that in small letters are other words."""
_SMALL = "|".join(word for word in _FULL if word not in _WORDS_TOO)
_SMALL_SHORT = "|".join(word for word in _SHORT if word not in _WORDS_TOO)
MONTH = (
    rf"(?:(?:{_cased([*_FULL, 'may'])}|{_SMALL})\b"
    rf"|(?:{_cased(_SHORT)}|{_SMALL_SHORT})\b\.?)"
)
WEEKDAY = rf"(?:{_cased(list(WEEKDAYS))}|{'|'.join(WEEKDAYS)})"
SHORT_WEEKDAYS = "mon tue tues wed thu thur thurs fri sat sun"
WEEKDAY_SHORT = rf"(?:{'|'.join(word.capitalize() for word in SHORT_WEEKDAYS.split())})\b\.?"
"""Words of their own too: only beside a day or a month, or after "next"."""
WEEK_COUNTS = "first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th"
NUMBERED_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"


def day_words(words: list[str]) -> str:
    """A pattern of the words, those after one ten together."""
    plain = [word for word in words if "-" not in word]
    for ten in ("twenty", "thirty"):
        ones = "|".join(word.partition("-")[2] for word in words if word.startswith(f"{ten}-"))
        plain.insert(0, f"{ten}[ -](?:{ones})")
    return "|".join(plain)


DAY_WORD = day_words(list(DAY_WORDS))
DAY_COUNT_WORD = day_words(list(DAY_COUNT_WORDS))
YEAR = r"(?:(?:1[5-9]|20)\d\d|2100)(?!\d)"
TO = r"(?:-to-| ?[-–—] ?| to | and | through | until | till )"
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
UNIT = r"(?:(?:year|month|week|fortnight|day|decade|quarter|hour|minute)s?|century|centuries)"


WEEKDAY_NAMES = tuple(name.capitalize() for name in WEEKDAYS)
_WEEKDAY_NUMBERS = {name[:3]: number for name, number in WEEKDAYS.items()}


def weekday_number(word: str) -> int:
    """0 for Monday to 6, short or long."""
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    """The day, with "st", "nd", "rd" or "th" or without, or as a word."""
    digits = re.sub(r"\D", "", word)
    said = word.lower().replace(" ", "-")
    return int(digits) if digits else DAY_WORDS.get(said) or DAY_COUNT_WORDS[said]


def count_number(word: str) -> int:
    """What a count in a date means ("two years ago")."""
    return int(word) if word.isdigit() else COUNTS[word.lower()]
