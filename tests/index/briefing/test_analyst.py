"""What the analyst corrected, in every form of a briefing: apart, the source's words beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefindex.briefing import render
from briefindex.briefing.choose import Worked
from briefindex.briefing.cite import Citations
from briefindex.briefing.table import _derived
from briefindex.model.comparison import Derived
from briefindex.model.figure import Correction, Period
from briefings import briefing_of, corrected_briefing, figure, info, year


def test_a_corrected_value_has_the_analysts_voice_and_says_what_the_source_has():
    briefing = corrected_briefing()
    rows = [row for group in briefing.table.groups for row in group.rows]
    (own,) = (row for row in rows if "value" in row.analyst)
    assert own.voice == "analyst"
    assert own.found == "Analyst’s value; the source: “more than $24 billion”."
    assert own.notes
    (dated,) = (row for row in rows if "period" in row.analyst)
    assert dated.voice == "stated"
    assert dated.found == "Analyst’s period; found: 2020."
    assert not dated.is_period_inferred


def test_nobody_is_said_to_state_what_the_analyst_corrected():
    line = next(line for line in corrected_briefing().comparison.lines if len(line) > 3)
    said = "".join(run.text for run in line).replace("\u202f", " ")
    assert "states “more than $24 billion” (analyst: $25.5 bn)" in said
    stated = [run.text for run in line if run.kind == "stated"]
    assert all("25.5" not in text for text in stated)
    assert "2021 (analyst; found: 2020)" in said


def test_the_legend_explains_the_analysts_voice():
    samples = [entry.sample.kind for entry in corrected_briefing().legend]
    assert "analyst" in samples


@pytest.mark.parametrize(
    ("suffix", "own", "source"),
    [
        ("md", "Analyst: $25.5", "the source: “more than $24 billion”"),
        ("html", 'class="analyst">$25.5', "the source: “more than $24 billion”"),
        ("csv", "25500000000", "more than $24 billion,value,value: 24 bn"),
    ],
)
def test_every_format_marks_the_analysts_value_and_keeps_the_sources_words(suffix, own, source):
    text = render(corrected_briefing(), suffix).decode().replace("\u202f", " ")
    text = text.replace("\\$", "$")
    assert own in text
    assert source in text
    assert "**$25.5" not in text


def test_what_is_worked_out_from_a_corrected_value_says_so():
    source = figure("a", 0, Decimal(70), "Trade", period=year(2022))
    source = replace(source, corrected=(Correction("value", "70"),))
    worked = Worked(0, Derived(Decimal(35), "USD", year(2022), "half", (source.id,)), (source,))
    cited = Citations({source.sentence.article: "A"}, lambda _ref: "A sentence.")
    assert _derived(worked, cited, differs=False).found == "Worked out from the analyst’s value."


@pytest.mark.parametrize("name", ["indicator", "parties", "period", "status"])
def test_what_is_worked_out_by_a_corrected_field_says_so(name):
    source = figure("a", 0, Decimal(70), "Trade", period=year(2022))
    source = replace(source, corrected=(Correction(name, "another"),))
    worked = Worked(0, Derived(Decimal(35), "USD", year(2022), "half", (source.id,)), (source,))
    cited = Citations({source.sentence.article: "A"}, lambda _ref: "A sentence.")
    assert _derived(worked, cited, differs=False).found == (
        "Worked out from what the analyst corrected."
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [("indicator", "Exports"), ("status", "target"), ("parties", "Peru"), ("period", "2019")],
)
def test_a_line_says_what_of_a_statement_is_the_analysts(name, words):
    one = figure("a", 0, Decimal(24_000_000_000), "Trade turnover", period=year(2022))
    other = figure("b", 0, Decimal(22_000_000_000), "Trade turnover", period=Period())
    other = replace(other, corrected=(Correction(name, words),))
    infos = [info("a", "First", "Herald"), info("b", "Second", "Gazette")]
    (line,) = briefing_of(infos, [one, other]).comparison.lines
    said = next(run.text for run in line if run.kind == "analyst")
    told = "".join(run.text for run in line)
    assert f"found: {words})" in told[told.index(said) :]
