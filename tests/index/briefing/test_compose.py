"""What a briefing says, and that it leads every number to its sentence."""

from datetime import date

import pytest

from briefindex.briefing import render
from briefindex.model.article import KnownDate, PageMap
from briefindex.model.briefing import Briefing, Line
from briefindex.model.figure import Indicator, Link, Period
from briefings import (
    briefing_of,
    conflict_briefing,
    empty_briefing,
    figure,
    huge_briefing,
    info,
    sample_briefing,
    year,
)


def words(line: Line) -> str:
    return "".join(run.text for run in line).replace("\u202f", " ")


def lines(section) -> list[str]:
    return [words(line) for line in section.lines]


def labels(briefing: Briefing) -> list[str]:
    return [group.label for group in briefing.table.groups]


ALL = pytest.mark.parametrize("made", [sample_briefing, conflict_briefing, huge_briefing])


@ALL
def test_every_number_that_a_source_states_has_a_note(made):
    briefing = made()
    numbers = {note.number for note in briefing.notes.notes}
    assert numbers == set(range(1, len(numbers) + 1))
    for group in briefing.table.groups:
        assert all(row.notes for row in group.rows)
    for line in (*briefing.comparison.lines, *briefing.gaps.lines):
        for run in line:
            assert set(run.notes) <= numbers
            assert run.notes or run.kind not in {"stated", "derived"}


@ALL
def test_one_sentence_has_one_number_and_comes_byte_for_byte(made):
    notes = made().notes.notes
    assert len({(note.article, note.span) for note in notes}) == len(notes)
    assert all(note.sentence for note in notes)


def test_figures_of_one_sentence_share_its_note():
    briefing = sample_briefing()
    rows = {
        row.value.replace("\u202f", " "): row
        for group in briefing.table.groups
        for row in group.rows
    }
    assert rows["$95 bn"].notes == rows["nearly 50 %"].notes


def test_articles_get_letters_by_file_and_unknowns_are_written():
    briefing = sample_briefing()
    assert [entry.letter for entry in briefing.sources.entries] == list("ABCDE")
    first, second, *_, last = briefing.sources.entries
    assert (first.source, first.date) == ("No source named", "Before 18 May 2023")
    assert first.is_date_inferred
    assert not second.is_headline
    assert second.title.endswith("…")
    assert (last.date, last.is_date_inferred) == ("26 May 2023", False)


def test_the_coverage_line_counts_articles_and_undated_ones():
    assert sample_briefing().coverage.startswith(
        "Pack of 5 articles, May 2023 to June 2025, one undated. Every number"
    )
    assert empty_briefing().coverage == "Pack of 1 article, undated."


def test_values_run_from_the_newest_to_the_undated_to_the_target():
    group = sample_briefing().table.groups[0]
    assert [row.value.replace("\u202f", " ") for row in group.rows] == [
        "$44 bn",
        "> $24 bn",
        "= $31.5 bn",
        "$18 bn",
        "× 2",
        "= $88 bn",
    ]
    assert [row.period for row in group.rows][3:5] == ["year unknown", "“in the coming years”"]


def test_a_derived_value_stands_with_its_formula_sources_and_notes():
    group = sample_briefing().table.groups[0]
    row = next(row for row in group.rows if row.value.replace("\u202f", " ") == "= $31.5 bn")
    assert (row.voice, row.status, row.differs, row.letters) == ("derived", "derived", True, ("B",))
    assert row.formula.replace("\u202f", " ") == "45 % × $70 bn"
    assert len(row.notes) == 2


def test_derived_values_take_part_in_what_is_said_of_the_sources():
    said = lines(sample_briefing().comparison)
    assert (
        "≠ Sources differ for 2022: 45 % × $70 bn gives = $31.5 bn; $31.5 bn is 31 % above $24 bn."
    ) in said[0]
    assert "By calculation × 2 of $44 bn gives = $88 bn." in said[0]
    assert "> $24 bn ÷ $70 bn gives = 34.3 %; 45 % is 10.7 pp above 34.3 %." in said[1]


def test_the_chart_draws_derived_values_dashed_and_where_they_differ():
    chart = sample_briefing().comparison.chart
    points = {point.label: point for point in chart.points}
    assert {label for label, point in points.items() if point.status == "derived"} == {"31.5", "88"}
    assert {points["31.5"].stem, points["88"].stem} == {"dashed"}
    assert (points["31.5"].differs, points["> 24"].differs, points["88"].differs) == (
        True,
        True,
        False,
    )
    assert chart.slots[points["88"].slot].kind == "no year given"


def test_derived_values_take_rows_and_what_they_displace_is_counted():
    briefing = sample_briefing()
    rows = [row for group in briefing.table.groups for row in group.rows]
    stated = sum(row.voice == "stated" for row in rows)
    assert (len(rows), stated) == (26, 22)
    assert briefing.table.remark.startswith("4 further key figures are left out for length")


def test_what_one_article_implies_has_a_short_line_and_what_is_similar_says_of_what():
    level = figure("a", 0, "8e9", "Trade")
    growth = figure(
        "a", 100, "19", "Trade, growth", unit="%", kind="percent", direction="increase",
        indicator=Indicator("trade.growth|china|", "Growth of trade", of=level.indicator.key),
        links=(Link(level.id, "level"),),
    )  # fmt: skip
    land, rail = (
        figure(name, 300, "80", "", unit="%", kind="share", indicator=Indicator(
            f"transit.share:peru|bolivia+chile+peru|{means}",
            f"Share of {means} transit from Chile to Bolivia that goes through Peru",
            ("Bolivia", "Chile", "Peru"),
            of=f"transit|bolivia+chile|{means}-transit",
        ))
        for name, means in (("a", "land"), ("b", "rail"))
    )  # fmt: skip
    said = lines(briefing_of([info("a"), info("b")], [level, growth, land, rail]).comparison)
    assert said[0] == "Trade: by calculation $8 bn ÷ 1.19 gives = $6.72 bn."
    assert said[1] == (
        "Similar, not the same: Chile–Bolivia transit through Peru: article A states 80 % of land "
        "transit for 2022; article B states 80 % of rail transit for 2022."
    )


def test_what_one_sentence_states_stands_together():
    found = labels(sample_briefing())
    assert (
        found.index("Bilateral documents signed") - found.index("Bilateral documents, value") == 1
    )
    assert found[1:3] == [
        "Kazakhstan’s share of Central Asia–China trade",
        "Central Asia–China trade turnover",
    ]


def test_a_growth_stands_under_the_level_that_it_is_linked_to():
    level = figure("a", 0, "44e9", "Trade")
    other = figure("a", 100, "1e9", "Aid")
    growth = figure("b", 0, "40", "Trade, growth", unit="%", links=(Link(level.id, "level"),))
    briefing = briefing_of([info("a"), info("b")], [level, other, growth])
    assert labels(briefing)[:2] == ["Trade", "Trade, growth"]


def test_sources_state_and_nothing_is_claimed():
    said = lines(sample_briefing().comparison)
    assert "The Caspian Post (C) states $95 bn for 2024" in said[2]
    assert "article A states > $24 bn for 2022 (inferred)" in said[0]
    assert "a target of $100 bn by 2030" in said[2]
    assert not any(" is $" in line or " was $" in line for line in said)


def test_a_contradiction_is_said_with_both_sentences():
    briefing = conflict_briefing()
    line = briefing.comparison.lines[0]
    assert "≠ Sources differ for 2022: $31.5 bn is 31 % above $24 bn." in words(line)
    derived = next(run for run in line if run.kind == "derived")
    assert len(derived.notes) == 2
    assert [row.differs for row in briefing.table.groups[0].rows[:3]] == [False, True, True]


def test_the_chart_has_lanes_bounds_stems_and_the_years_between():
    chart = conflict_briefing().comparison.chart
    assert [(slot.label, slot.kind) for slot in chart.slots] == [
        ("year unknown", "year unknown"),
        ("2022", "period"),
        ("2023", "no value"),
        ("2024", "period"),
        ("by 2030", "period"),
        ("no year given", "no year given"),
    ]
    by_label = {point.label: point for point in chart.points}
    assert by_label["> 24"].bound == "up"
    assert (by_label["> 24"].stem, by_label["31.5"].stem) == ("solid", "dotted")
    assert (by_label["60–70"].low, by_label["60–70"].high) == (60, 70)
    assert chart.unit == "US$ bn"
    assert chart.axis[0] == (0, "0")
    assert len(chart.axis) <= 6
    assert all(point.notes for point in chart.points)


def test_a_fall_is_drawn_below_zero():
    first = figure("a", 0, "5", "Growth", unit="%", kind="percent", direction="decrease")
    second = figure("b", 0, "8", "Growth", unit="%", kind="percent", period=year(2023))
    chart = briefing_of([info("a"), info("b")], [first, second]).comparison.chart
    assert min(value for value, _ in chart.axis) <= -5
    assert {point.value for point in chart.points} == {-5, 8}


def test_one_source_alone_is_no_comparison():
    briefing = briefing_of([info("a")], [figure("a", 0, "5e9", "Trade")])
    assert briefing.comparison.chart is None
    assert lines(briefing.comparison) == ["No indicator is stated by more than one article."]


def test_gaps_are_named_and_a_manner_of_time_is_none():
    said = lines(sample_briefing().gaps)
    assert said[0].startswith("No value for 2023: Kazakhstan–China trade turnover; ")
    assert "The year is unknown for $18 bn." in said
    assert "D carries no date." in said
    assert "E states no key figures." in said
    assert not any("> 5 Mt/year" in line for line in said)


def test_years_in_a_row_are_a_range():
    figures = [
        figure("a", n, "5e9", "Trade", period=year(y)) for n, y in enumerate([2010, 2014, 2016])
    ]
    said = lines(briefing_of([info("a")], figures).gaps)
    assert said[0] == "No value for 2011–2013 and 2015: Trade."


def test_a_large_pack_is_cut_and_the_rest_counted():
    briefing = huge_briefing()
    shown = sum(len(group.rows) for group in briefing.table.groups)
    assert shown <= 30
    assert briefing.table.remark.startswith(f"{300 - shown} further key figures are left out")
    assert len(briefing.sources.entries) <= 12
    assert briefing.sources.remark.endswith("further articles of the pack are not cited here.")
    assert len(briefing.records) == 300


def test_a_disputed_value_is_never_cut():
    many = [
        figure("a", place * 100, f"{place + 1}e9", "Trade", period=year(2024 - place))
        for place in range(12)
    ]
    rival = figure("b", 0, "90e9", "Trade", period=year(2013))
    briefing = briefing_of([info("a"), info("b")], [*many, rival])
    rows = briefing.table.groups[0].rows
    assert {row.value.replace("\u202f", " ") for row in rows if row.differs} == {"$12 bn", "$90 bn"}


def test_the_legend_explains_the_signs_that_occur_and_no_other():
    meanings = [entry.meaning for entry in conflict_briefing().legend]
    assert meanings == [
        "stated by a source, with its note",
        "by calculation",
        "inferred from context",
        "sources differ",
    ]
    plain = briefing_of([info("a")], [figure("a", 0, "5e9", "Trade")])
    assert [entry.meaning for entry in plain.legend] == ["stated by a source, with its note"]


def test_a_pack_without_figures_says_so_and_nothing_more():
    briefing = empty_briefing()
    assert briefing.table.remark == "No key figures: no article states one that could be read."
    assert (briefing.comparison.lines, briefing.notes.notes, briefing.caution) == ((), (), ())


def test_a_secondary_figure_is_in_the_table_of_all_and_not_at_a_glance():
    briefing = conflict_briefing()
    assert "A visit" not in labels(briefing)
    assert "A visit" in {record.figure.indicator.label for record in briefing.records}


def test_one_dated_article_among_undated_ones_is_told_so():
    dated = info("a", date=KnownDate(date(2023, 5, 26), basis="stated"))
    made = briefing_of([dated, info("b"), info("c")], [figure("a", 0, "1", "X", period=Period())])
    assert made.coverage.startswith("Pack of 3 articles, one dated May 2023, two undated.")


def test_notes_name_the_page_in_every_format():
    printed = info("a", "Norland in figures", pages=PageMap((0, 50), ("xi", "12")))
    made = briefing_of([printed, info("b")], [figure("a", 0, 7, "Exports"), figure("b", 0, 8, "C")])
    assert [note.page for note in made.notes.notes] == ["pp. xi–12", ""]
    html, markdown, table = (render(made, suffix).decode() for suffix in ("html", "md", "csv"))
    assert '<b>A</b> pp. xi–12 <span class="sentence">' in html
    assert "**A** pp. xi–12 Sentence at 0" in markdown
    assert ',pp. xi–12,"Sentence at 0' in table


def test_what_became_of_a_target_is_told_with_both_sentences():
    label = "Norland’s exports"
    goal = Period("by 2030", None, date(2030, 12, 31), "stated")
    infos = [
        info("plan", "A plan", date=KnownDate(day=date(2023, 5, 1), basis="stated")),
        info("later", "A year", date=KnownDate(day=date(2025, 2, 1), basis="stated")),
    ]
    figures = [
        figure("plan", 0, "8e9", label, period=goal, status="target"),
        figure("later", 0, "6e9", label, period=year(2024)),
    ]
    lines_ = briefing_of(infos, figures).comparison.lines
    told = next(line for line in lines_ if words(line).startswith("Plan and"))
    assert words(told).endswith("$6 bn (2024) is 75 % of $8 bn, six years early.")
    assert len(next(run for run in told if run.kind == "derived").notes) == 2
