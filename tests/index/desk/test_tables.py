"""Tables for a spreadsheet: numbers as numbers, sentences beside them, no cell a formula."""

import csv
import io
import tempfile
from decimal import Decimal

import pytest

from briefindex import desk
from briefindex.briefing.tables import Table
from briefindex.briefing.write_csv import csv_lines
from briefindex.desk.tables import RowsFile, entities_file, figures_file, indicators_file
from briefindex.model.entity_page import EntityRow
from briefindex.model.figure_table import TableAsked
from briefindex.model.mention import EntityId
from briefindex.model.naming import Named
from packing import folder_of

TEXTS = {
    "one.txt": "Peru sells more\n\nExports of copper from Peru reached $24 billion in 2022.\n",
    "two.txt": "Copper again\n\nExports of copper from Peru reached $31 billion in 2022.\n"
    "The port of Suport employs 4,200 people.\n",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    desk.build(folder / "pack", [folder_of(folder, TEXTS)])
    made = desk.Desk([folder / "pack"])
    yield made
    made.close()


def rows_of(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_workbook_that_nobody_wants_any_more_leaves_no_passing_files(
    opened, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = opened.figure_table.page(TableAsked(), 0, 2)
    dropped, meanwhile = RowsFile(".xlsx"), RowsFile(".xlsx")
    dropped.add(rows, last=False)
    assert list(tmp_path.iterdir())
    for file in (dropped, meanwhile):
        file.drop()
    assert meanwhile.add(rows, last=True) == b""
    assert not list(tmp_path.iterdir())


def test_all_indicators_come_with_numbers_and_the_sentences_that_state_them(opened) -> None:
    rows = rows_of(indicators_file(opened, ".csv"))
    copper = [row for row in rows if row["unit"] == "USD"]
    assert sorted(float(row["value"]) for row in copper) == [24e9, 31e9]
    assert {row["sources differ"] for row in copper} == {"yes"}
    for row in rows:
        assert row["source's wording"] in row["sentence"]


def test_one_indicator_comes_alone(opened) -> None:
    keys = [line.key for line in opened.ledger.lines().lines]
    rows = rows_of(indicators_file(opened, ".csv", keys[:1]))
    assert {row["indicator key"] for row in rows} == {keys[0]}


def test_all_figures_come_once(opened) -> None:
    rows = rows_of(figures_file(opened, ".csv"))
    assert sorted(row["figure id"] for row in rows) == sorted(str(f.id) for f in opened.figures())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("rest", ["", "1+1", "cmd|' /C calc'!A0", '"quoted", and more', "\n=2"])
def test_no_cell_of_words_begins_as_a_formula_does(start: str, rest: str) -> None:
    text = csv_lines(Table("T", ["words"], [[start + rest]]))
    ((cell,),) = csv.reader(io.StringIO(text, newline=""))
    assert cell == f"'{start}{rest}"


def test_numbers_below_zero_stay_numbers() -> None:
    text = csv_lines(Table("T", ["value"], [[Decimal("-12.50")], [None]]))
    assert text == '-12.5\r\n""\r\n'


def test_entities_are_listed_with_their_counts():
    row = EntityRow(EntityId("0" * 12), Named("person", "@Velt"), 3, 2)
    data = entities_file([row], ".csv").decode("utf-8-sig")
    assert data == "name,type,mentions,articles,id\r\n'@Velt,person,3,2,000000000000\r\n"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_file_that_came_in_parts_is_the_same_as_one_that_came_at_once(opened, suffix) -> None:
    rows = opened.figure_table.page(TableAsked(), 0, 10)
    assert len(rows) > 2
    at_once, parts = RowsFile(suffix), RowsFile(suffix)
    whole = at_once.add(rows, last=True)
    assert parts.add(rows[:2], last=False) + parts.add(rows[2:], last=True) == whole


def test_all_indicators_come_as_a_workbook(opened) -> None:
    assert indicators_file(opened, ".XLSX").startswith(b"PK")
    assert figures_file(opened, ".xlsx").startswith(b"PK")
