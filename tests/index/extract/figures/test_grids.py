"""Tables: cells are figures, with what the heads of their column and row and the caption tell."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.index.extract.figures.reading import FRIDAY

from briefindex.extract.figures import extract_figures
from briefindex.importers import article_from
from briefindex.model.article import Article
from briefindex.model.figure import Figure

BEFORE = (
    "The office published what it had counted in the year on Friday, and it was a good deal.\n\n"
)


def article(table: str) -> Article:
    read = article_from(f"{BEFORE}{table}\n".encode(), "a.txt")
    return replace(read, info=replace(read.info, date=FRIDAY))


def cells(table: str) -> list[Figure]:
    return list(extract_figures(article(table), ()))


def shown(table: str) -> list[tuple[str, str, str, str | None]]:
    return [
        (str(one.value), one.unit, one.indicator.label, one.period.text) for one in cells(table)
    ]


TRADE = """Foreign trade, $ bn
Indicator | 2021 | 2022 | Change, %
Exports | 8.4 | 7.5 | -10.7
Imports | 5.0 | 6.2 | 24.0
"""


def test_years_above_and_measures_beside_with_the_unit_of_the_caption():
    assert shown(TRADE) == [
        ("8400000000", "USD", "Exports", "2021"),
        ("7500000000", "USD", "Exports", "2022"),
        ("-10.7", "%", "Growth of exports", None),
        ("5000000000", "USD", "Imports", "2021"),
        ("6200000000", "USD", "Imports", "2022"),
        ("24", "%", "Growth of imports", None),
    ]


def test_the_sentence_of_a_cell_is_its_row_as_it_stands():
    read = article(TRADE)
    first = extract_figures(read, ())[0]
    span = first.sentence.span
    assert read.text[span.start : span.end] == "Exports | 8.4 | 7.5 | -10.7"
    assert read.text[first.span.start : first.span.end] == first.surface == "8.4"


def test_a_country_beside_is_a_party_of_the_measure_above():
    wheat, share, total = cells(
        "Country | Wheat exports (thousand tonnes) | Share, %\n"
        "Uzbekistan | 3,450 | 41.5\nTotal | 8 310 |\n"
    )
    assert (wheat.value, wheat.unit, wheat.indicator.parties) == (3450000, "t", ("Uzbekistan",))
    assert share.indicator.label == "Uzbekistan’s share in wheat exports"
    assert share.period.basis == "unknown"
    assert (total.value, total.indicator.parties) == (8310000, ())


def test_a_cell_has_the_key_of_the_same_thing_said_in_a_sentence():
    table = "Table 2. GDP growth by country, %\nCountry | 2022 | 2023\nGeorgia | 11.0 | 7.5\n"
    text = "\nThe GDP of Georgia grew by 7.5 percent in 2023.\n"
    figures = cells(table + text)
    assert {one.indicator.key for one in figures} == {"gdp.growth|georgia|"}
    assert figures[1].period.start == figures[2].period.start


def test_growth_that_is_named_in_a_head_is_the_growth_of_its_level():
    made = cells("Indicator | 2023\nGrowth of GDP, % | 4.3\nCoal output growth (%) | -1.2\n")
    assert [one.indicator.key for one in made] == ["gdp.growth||", "production.growth||coal"]


def test_what_is_foreseen_or_aimed_at_is_told_by_the_head():
    made = cells(
        "Indicator | 2023 | 2024f | 2026 | 2030 (target)\n"
        "Coal output, mn t | 1 | 2.5 | 3.5 | >4.5\n"
    )
    assert [one.status for one in made] == ["actual", "expected", "expected", "target"]
    assert made[3].qualifier == "more than"
    assert made[3].value == 4500000


def test_a_head_over_several_columns_and_months_in_the_caption():
    made = cells(
        "Trade with China in January–June (US$ million)\n"
        "| Exports | | Imports\n| 2022 | 2023 | 2022 | 2023\n"
        "Kazakhstan | 7,100 | 7,900 | 5,500 | (8,800)\n"
    )
    assert [one.indicator.label.split(",")[0] for one in made] == [
        "Kazakhstan’s exports", "Kazakhstan’s exports",
        "Kazakhstan’s imports", "Kazakhstan’s imports",
    ]  # fmt: skip
    assert made[1].period.text == "January–June 2023"
    assert made[1].period.basis == "context"
    assert made[3].value == Decimal(-8800000000)


def test_a_table_of_markdown_with_a_column_of_units():
    assert shown(
        "| Indicator | Unit | 2022 |\n|---|---|---:|\n"
        "| Freight carried | million tonnes | 405.2 |\n"
        "| Travellers | thousand people | 19,800 |\n| Prices | $/bbl | 81.2 |\n"
    ) == [
        ("405200000", "t", "Freight carried", "2022"),
        ("19800000", "people", "Travellers", "2022"),
        ("81.2", "USD/bbl", "Prices", "2022"),
    ]


def test_a_heading_within_a_table_tells_for_the_rows_below_it():
    made = cells(
        "Item | 2022 | 2023\nExports, $ million\nWheat | 510 | 620\nImports, $ million\n"
        "Wheat | 12 | 14.5\n"
    )
    assert [one.indicator.label for one in made[::2]] == ["Exports, wheat", "Imports, wheat"]
    assert [one.value for one in made[::2]] == [510000000, 12000000]


def test_cells_with_units_of_their_own_need_no_head_above():
    assert shown("Population | 19.6 million\nArea | 2,724,900 km²\nCapital | Astana\n") == [
        ("19600000", "people", "Population", None),
        ("2724900", "km²", "Area", None),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Name | Office | Room\nJohn Smith | London | 45\nAnn Brown | Paris | 12\n",
        "Team | P | W | D | L\nReds | 10 | 7 | 2 | 1\nBlues | 10 | 6 | 2 | 2\n",
        "Home | News | Sport\nWeather | Radio | More\n",
        "Year | Rank\n2021 | 1\n2022 | 2\n",
        "Talks | Date\nFirst | 12 May 2023\nSecond | 3 June 2023\n",
        "4,321 | 2.5\n1,234 | 3.5\n",
    ],
)
def test_a_table_that_measures_nothing_gives_no_figure(table):
    assert cells(table) == []


def test_sentences_side_by_side_are_read_as_sentences():
    left = "Exports of the region rose by 5 percent in 2023, said the office in the capital"
    right = "Imports of the region fell by 3 percent in 2023, said the office in the capital"
    made = cells(f"{left} | {right}\n{right} | {left}\n")
    assert {"exports.growth", "imports.growth"} <= {
        one.indicator.key.partition("|")[0] for one in made
    }


def test_in_a_pdf_an_empty_cell_leaves_no_bar():
    table = "2021 | 2022\nExports, $ bn | 8.4 | 7.5\nImports, $ bn | 6.2\n"
    read = article(table)
    read = replace(read, info=replace(read.info, file="a.pdf"))
    made = [(one.surface, one.period.text) for one in extract_figures(read, ())]
    assert made == [("8.4", "2021"), ("7.5", "2022")]


def test_a_unit_that_no_head_tells_stays_unknown():
    (figure,) = cells("Index | 2023\nShip traffic | 1,234.5\n")
    assert (figure.unit, figure.salience) == ("", "trivial")
