"""Holds every pattern of the core to work that grows with the text and no faster."""

import re
import time
from itertools import islice

from tests.patterns import may_run, pairs, patterns, samples

TINY, SMALL, TIMES = 44, 1_000, 4
MUCH_FOR_TINY = 0.01
MOST_GROWTH = 9
"""Four times the text: linear work grows fourfold, quadratic work sixteenfold."""

NOTICEABLE = 0.0002
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
    if seconds(pattern, (unit * SMALL)[:SMALL]) < NOTICEABLE:
        return False
    # What looks bad once may have been the machine: it is looked at again, longer each time.
    return all(growth(pattern, unit, size) > MOST_GROWTH for size in (SMALL, SMALL, 2 * SMALL))


def growth(pattern: re.Pattern[str], unit: str, size: int) -> float:
    """How many times longer a pattern takes on so many times the text."""
    small, large = (unit * size)[:size], (unit * size * TIMES)[: size * TIMES]
    least = min(seconds(pattern, small) for _ in range(3))
    return min(seconds(pattern, large) for _ in range(2)) / least


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
