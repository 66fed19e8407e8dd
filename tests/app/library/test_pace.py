"""How long an import will still take."""

import pytest

from briefindex.progress import Step
from satchel.library.pace import Pace, rounded
from satchel.library.words import dates_words, file_words, step_words, summary_words
from satchel.settings.pack_notes import PackNote


def test_nothing_is_said_before_two_seconds_have_passed() -> None:
    pace = Pace()
    pace.note("read", 0, 100, 0.0)
    pace.note("read", 50, 100, 1.5)
    assert pace.seconds_left() is None


def test_the_rate_of_a_phase_tells_how_long_the_rest_takes() -> None:
    pace = Pace()
    pace.note("read", 2, 202, 0.0)
    pace.note("read", 102, 202, 10.0)
    assert pace.seconds_left() == pytest.approx(10.0)


def test_each_phase_has_a_rate_of_its_own() -> None:
    pace = Pace()
    pace.note("read", 0, 10, 0.0)
    pace.note("read", 10, 10, 10.0)
    pace.note("analyse", 1, 10, 11.0)
    assert pace.seconds_left() is None
    pace.note("analyse", 3, 10, 15.0)
    assert pace.seconds_left() == pytest.approx(14.0)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, (5, "s")), (38, (40, "s")), (58, (1, "min")), (200, (3, "min")), (4000, (1, "h"))],
)
def test_times_are_rounded_as_one_would_say_them(seconds: float, said: tuple[int, str]) -> None:
    assert rounded(seconds) == said


def test_the_line_of_an_import_says_files_time_and_what_can_be_done() -> None:
    words = step_words(Step("read", 148, 212), 38, paused=False).replace("\u2002", " ")
    assert words == "148 of 212 files read · about 40 s left · you can search what is ready"
    assert "paused" in step_words(Step("read", 148, 212), 38, paused=True)
    assert "left" not in step_words(Step("read", 148, 212), 38, paused=True)


def test_a_pack_is_summed_up_in_a_line() -> None:
    note = PackNote("Sample", 5, 0, 26, 2, "May 2023", "June 2025", 1)
    words = summary_words(note).replace("\u2002", " ")
    assert words == "5 articles · 26 key figures · 2 indicators where sources differ"
    assert dates_words(note) == "May 2023 – June 2025, 1 undated"
    assert dates_words(PackNote("x", 3)) == "no dates"
    assert summary_words(PackNote()) == "not opened yet"


def test_a_long_file_is_told_by_its_pages():
    step = Step("read", 3, 9, file="report.pdf", page=312, pages=10_000)
    assert file_words(step).replace("\u202f", ",") == "Reading report.pdf, page 312 of 10,000"
    assert step.through == pytest.approx(3.0312)
