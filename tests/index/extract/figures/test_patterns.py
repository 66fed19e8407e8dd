"""Holds every pattern of the figure grammar to work that grows with the text and no faster."""

import importlib
import pkgutil
import re
import time

import pytest
from tests.index.extract.figures.reading import article

from briefindex.extract import figures
from briefindex.extract.figures import extract_figures

SMALL, TIMES = 5_000, 4
MOST_GROWTH = 9
"""Four times the text: linear work grows fourfold, quadratic work sixteenfold."""

NOTICEABLE = 0.001
WORST = [
    "a ", "1 ", "1,", "of the ", "more than ", "up to ", "“a ", "one-", " ", "rose by ", "a.b@",
    "5m-", "5 m x ", "depth of ", "6 ft 2 in ", "9 dollars and ", "crew of a ", "from 1 to ",
    "C 5 ", "in The A ", "magnitude of a ", "1/2 to ", "7A-1 ",
]  # fmt: skip


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for module in pkgutil.iter_modules(figures.__path__):
        loaded = importlib.import_module(f"{figures.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and name.isupper():
                found.append((f"{module.name}.{name}", value))
    return found


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], unit: str) -> bool:
    small = (unit * SMALL)[:SMALL]
    if seconds(pattern, small) < NOTICEABLE:
        return False
    # What looks bad once may have been the machine: it is looked at again.
    return all(
        seconds(pattern, small * TIMES) > MOST_GROWTH * seconds(pattern, small) for _ in range(4)
    )


@pytest.mark.parametrize("unit", WORST)
def test_every_pattern_takes_time_in_proportion_to_its_worst_text(unit):
    slow = [name for name, pattern in patterns() if grows_too_fast(pattern, unit)]
    assert not slow


@pytest.mark.parametrize("unit", ["1 ", "from 1 to ", "5 feet 2 inches ", "48m, "])
def test_a_megabyte_of_the_worst_text_is_read_in_proportion(unit):
    line = (unit * 2000)[:1900] + ".\n\n"

    def spent(count: int) -> float:
        made = article(line * count)
        began = time.process_time()
        extract_figures(made, ())
        return time.process_time() - began

    spent(10)
    few = min(spent(60) for _ in range(2))
    assert spent(540) < 9 * 2.5 * few + 0.1
