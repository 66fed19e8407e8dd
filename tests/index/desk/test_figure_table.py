import shutil
from dataclasses import replace

import pytest

from briefindex import desk
from briefindex.desk import correct, typed_corrections
from briefindex.model.figure_table import NO_FIGURE_FILTERS, NO_YEAR, FigureFilters, TableAsked
from packing import folder_of

TEXTS = {
    "plan.txt": """Peru and Chile agree on a road

LIMA, March 3, 2024. Trade turnover between Peru and Chile reached $24 billion in 2022.
The two countries aim to bring trade turnover between Peru and Chile to $40 billion by 2030.
Peru exported 3 million tonnes of wheat in 2023. It was met by five ministers.
""",
    "year.txt": """A good year for traders

Trade turnover between Peru and Chile was more than $27 billion, the ministry of trade said.
The port of Suport employs 4,200 people. Exports of wheat grew by 12 percent in 2021.
""",
}
KINDS = ("indicator", "party", "year", "status", "source", "unit", "size")
EVERY = TableAsked()
EVERYTHING = replace(NO_FIGURE_FILTERS, trivial=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("table")
    desk.build(folder / "pack", [folder_of(folder, TEXTS)])
    return folder / "pack"


@pytest.fixture
def opened(built):
    made = desk.Desk([built])
    yield made
    made.close()


@pytest.fixture
def own(built, tmp_path):
    """A desk on a pack that a test may change."""
    shutil.copytree(built, tmp_path / "own")
    made = desk.Desk([tmp_path / "own"])
    yield made
    made.close()


@pytest.fixture
def table(opened):
    return opened.figure_table


def rows(table, asked=EVERY, offset=0, limit=1000):
    return table.page(asked, offset, limit)


def test_the_table_is_all_figures_but_trivial_counts(opened, table):
    shown = table.listing(TableAsked())
    known = [figure.id for figure in opened.figures() if figure.salience != "trivial"]
    assert shown.total == shown.among == len(known)
    assert [row.figure.id for row in rows(table)] == known
    every = table.listing(TableAsked(filters=EVERYTHING))
    assert every.total == len(opened.figures())


def test_a_page_is_a_part_of_what_is_listed(table):
    every = rows(table)
    assert rows(table, offset=2, limit=3) == every[2:5]
    assert rows(table, offset=len(every), limit=3) == ()


def test_a_row_brings_its_sentence_byte_for_byte(opened, table):
    row = rows(table)[0]
    span = row.figure.sentence.span
    assert row.sentence == opened.article(row.info.id).text[span.start : span.end]


@pytest.mark.parametrize("descending", [False, True])
def test_values_are_sorted_and_what_is_unknown_stands_last(table, descending):
    found = rows(table, TableAsked(order="value", descending=descending))
    highs = [f.high if f.value is None else f.value for f in (row.figure for row in found)]
    assert highs == sorted(highs, reverse=descending)
    days = [
        row.figure.period.end or row.figure.period.start
        for row in rows(table, TableAsked(order="period", descending=descending))
    ]
    known = [day for day in days if day is not None]
    assert days == sorted(known, reverse=descending) + [None] * (len(days) - len(known))


@pytest.mark.parametrize(
    "order",
    ["indicator", "parties", "status", "source", "speaker", "unit", "salience", "pack", "article"],
)
def test_every_order_has_the_same_figures(table, order):
    up = rows(table, TableAsked(order=order))
    down = rows(table, TableAsked(order=order, descending=True))
    assert {row.figure.id for row in up} == {row.figure.id for row in down}
    assert len(up) == len(rows(table))


def test_the_short_form_finds_what_the_long_form_finds(table):
    short = rows(table, TableAsked("turnover >20bn"))
    assert short
    assert short == rows(table, TableAsked("figure:turnover value:>20bn"))


def test_a_query_is_shown_back_in_words_and_its_faults_at_their_place(table):
    told = table.listing(TableAsked("turnover 2022 >20bn target"))
    assert told.words == ("figures with “turnover”, about 2022, over 20 billion, that are targets")
    assert not told.hint
    broken = table.listing(TableAsked("(turnover"))
    assert "bracket" in broken.hint
    assert broken.hints_at[0].start == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_lists_as_many_figures_as_it_says(table, kind):
    choices = table.choices(TableAsked(), kind)
    assert choices
    for choice in choices:
        chosen = replace(NO_FIGURE_FILTERS, **{kind: (choice.value,)})
        assert table.listing(TableAsked(filters=chosen)).total == choice.count


def test_two_values_of_a_filter_are_any_of_them_and_two_filters_both(table):
    both = FigureFilters(status=("actual", "target"))
    alone = [FigureFilters(status=(each,)) for each in both.status]
    totals = [table.listing(TableAsked(filters=each)).total for each in (both, *alone)]
    assert totals[0] == totals[1] + totals[2]
    money = replace(both, unit=("USD",))
    found = rows(table, TableAsked(filters=money))
    assert found
    assert all(row.figure.unit == "USD" for row in found)


def test_figures_whose_year_is_unknown_can_be_asked_for(table):
    found = rows(table, TableAsked(filters=FigureFilters(year=(NO_YEAR,))))
    assert found
    assert all(row.figure.period.start is row.figure.period.end is None for row in found)


def test_the_place_of_a_figure_is_told_in_every_order(table):
    for order in ("value", "article", "source"):
        asked = TableAsked(order=order)
        found = rows(table, asked)
        kept = found[3].figure.id
        assert table.listing(asked, kept).place == 3
    gone = TableAsked("zzzz")
    assert table.listing(gone, kept).place is None


def test_a_corrected_figure_stands_where_its_new_value_belongs(own):
    table = own.figure_table
    first = rows(table, TableAsked(order="value"))[0].figure
    home, before = own.home(first.sentence.article), table.listing(TableAsked()).total
    correct(home, first.id, typed_corrections(first, first, {"value": "999000000000000"}))
    largest = rows(table, TableAsked(order="value", descending=True))[0].figure
    assert largest.id == first.id
    assert largest.corrected
    assert table.listing(TableAsked()).total == before
    assert [row.figure.id for row in rows(table, TableAsked("value:>900tn"))] == [first.id]
    correct(home, first.id, {"hidden": desk.TAKEN_OUT})
    assert table.listing(TableAsked()).total == before - 1


def test_two_packs_are_one_table_and_each_figure_is_there_once(built, own):
    folder = next(iter(own.packs())).folder
    both = desk.Desk([built, folder])
    asked = TableAsked(order="value", descending=True)
    try:
        listed, alone = rows(both.figure_table, asked), rows(own.figure_table, asked)
        assert [row.figure.id for row in listed] == [row.figure.id for row in alone]
    finally:
        both.close()
