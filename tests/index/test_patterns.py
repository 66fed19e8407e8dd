"""Holds every pattern of the core to work that grows with the text and no faster."""

import re
import time
from itertools import islice

from tests.patterns import may_run, pairs, patterns, samples

TINY, SMALL, TIMES = 44, 1_000, 4
MUCH_FOR_TINY = 0.01
MOST_GROWTH = 9
"""Four times the text: linear work grows fourfold, quadratic work sixteenfold."""

NOTICEABLE = 0.0006
FEW = 5
WORST = ["a ", "1 ", "1,", "“a ", " ", "I.I.I.", "a, ", "a", "A-", "\n"]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], unit: str) -> bool:
    if seconds(pattern, (unit * TINY)[:TINY]) > MUCH_FOR_TINY:
        return True  # would never end with more
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
        if may_run(pattern)
        for unit in dict.fromkeys([*islice(samples(pattern), FEW), *pairs(pattern), *WORST])
        if unit and grows_too_fast(pattern, unit)
    ]
    assert not slow


def test_the_patterns_are_found_and_a_quadratic_one_is_told():
    assert len(patterns()) > 500
    assert grows_too_fast(re.compile(r"\w+!"), "a")
    assert grows_too_fast(re.compile(r"[A-Z][\w-]*(?:-[A-Z][\w-]*)*!"), "A-")
    assert not grows_too_fast(re.compile(r"\b\w+!"), "a")
