import time

import pytest
from tests.index.extract.figures.reading import article, figures, shown

from briefindex.extract.figures import extract_figures


@pytest.mark.parametrize(
    "text",
    [
        "Call +7 7172 55 90 12 or visit us 24/7.",
        "Our offices are at 15 Kabanbay Batyr Avenue, see page 12.",
        "Liverpool beat Arsenal 3-1 at 7.30 pm.",
        "Article 5 has been invoked once, and Resolution 2231 was adopted.",
        "The G7 and C5+1 dealt with COVID-19, F-16 jets and S-400 missiles.",
        "The One Belt, One Road initiative was launched in 2013.",
        "The two sides met on May 18th and 19th.",
        "It was one of the shortest routes, and the first in its kind.",
        "Boeing delivered the 787-9 and Airbus an A350.",
        "The S&P 500 was quoted beside the FTSE 100.",
        "The twenty-first session of the 5th committee ended.",
        "Version 2.3.1 runs at 192.168.1.2.",
        "The 5G network and the 9/11 attacks were discussed at 10:30.",
        "The third-quarter report came out on 12 June 2024.",
        "The double standard and zero tolerance were debated.",
        "He is the second son, aged 45, and lives at No. 10.",
        "1. The committee met.",
    ],
)
def test_names_references_times_and_idioms_are_no_figures(text):
    assert shown(text) == []


@pytest.mark.parametrize(
    "text", ["$$$", "1,2,3,4", "NaN inf 1e999 %", "9" * 400, "“" * 50 + '"' * 51, "بلغ 24 مليار"]
)
def test_nonsense_gives_no_shown_figure(text):
    assert shown(text) == []


def test_a_table_run_into_one_sentence_is_not_read():
    assert figures("Aland 120 340 560 " * 60) == ()


def test_group_sizes_are_trivial_and_small_counts_secondary():
    by_surface = {
        one.surface: one.salience for one in figures("The two countries built two ports.")
    }
    assert by_surface == {"two countries": "trivial", "two ports": "secondary"}


def test_the_work_grows_with_the_text_and_not_faster():
    def seconds(size: int) -> float:
        text = ("Trade rose 5 percent of " * 400)[:size]
        made = article(text)
        began = time.process_time()
        extract_figures(made, ())
        return time.process_time() - began

    seconds(2_000)
    assert min(seconds(8_000) for _ in range(3)) < 12 * min(seconds(2_000) for _ in range(3)) + 0.05
