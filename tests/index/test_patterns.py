"""Holds every pattern of the core to work that grows with the text and no faster."""

import re
import time
from itertools import islice

from tests.patterns import patterns, samples

SMALL, TIMES = 2_000, 4
MOST_GROWTH = 9
"""Four times the text: linear work grows fourfold, quadratic work sixteenfold."""

NOTICEABLE = 0.003
FEW = 5
WORST = ["a ", "1 ", "1,", "“a ", " ", "I.I.I.", "a, "]
ON_WINDOWS = (
    "briefindex.extract.entities.kinds",  # the words right before a name
    "briefindex.extract.figures.reporting.patterns",  # at most 260 characters beside a quotation
    "briefindex.extract.figures.speaker",  # a name that another pattern took
    "briefindex.search.word_signs",  # a query, of at most 256 characters
    "briefindex.text.sentences",  # held against one place only
)
"""Rooms that try their patterns on short pieces alone."""


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], unit: str) -> bool:
    small = (unit * SMALL)[:SMALL]
    if seconds(pattern, small) < NOTICEABLE:
        return False
    first = min(seconds(pattern, small) for _ in range(2))
    large = (unit * SMALL * TIMES)[: SMALL * TIMES]
    return min(seconds(pattern, large) for _ in range(2)) > MOST_GROWTH * first


def test_every_pattern_takes_time_in_proportion_to_its_worst_text():
    slow = [
        (place, unit)
        for place, pattern in patterns().items()
        if not place.startswith(ON_WINDOWS)
        for unit in dict.fromkeys([*islice(samples(pattern), FEW), *WORST])
        if unit and grows_too_fast(pattern, unit)
    ]
    assert not slow


def test_the_patterns_are_found_and_a_quadratic_one_is_told():
    assert len(patterns()) > 300
    assert grows_too_fast(re.compile(r"\w+!"), "a")
