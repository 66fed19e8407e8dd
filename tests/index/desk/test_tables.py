"""Tables for a spreadsheet: numbers as numbers, sentences beside them, no cell a formula."""

import csv
import io
from decimal import Decimal

import pytest

from briefindex import desk
from briefindex.briefing.write_csv import table_csv
from briefindex.desk.tables import figures_csv, indicators_csv
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


def test_all_indicators_come_with_numbers_and_the_sentences_that_state_them(opened) -> None:
    rows = rows_of(indicators_csv(opened))
    copper = [row for row in rows if row["unit"] == "USD"]
    assert sorted(float(row["value"]) for row in copper) == [24e9, 31e9]
    assert {row["sources differ"] for row in copper} == {"yes"}
    for row in rows:
        assert row["source's wording"] in row["sentence"]


def test_one_indicator_comes_alone(opened) -> None:
    keys = [line.key for line in opened.ledger.lines().lines]
    rows = rows_of(indicators_csv(opened, keys[:1]))
    assert {row["indicator key"] for row in rows} == {keys[0]}


def test_all_figures_come_once(opened) -> None:
    rows = rows_of(figures_csv(opened))
    assert sorted(row["figure id"] for row in rows) == sorted(str(f.id) for f in opened.figures())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("rest", ["", "1+1", "cmd|' /C calc'!A0", '"quoted", and more', "\n=2"])
def test_no_cell_of_words_begins_as_a_formula_does(start: str, rest: str) -> None:
    text = table_csv(["words"], [[start + rest]]).removeprefix("\ufeff")
    ((_,), (cell,)) = csv.reader(io.StringIO(text, newline=""))
    assert cell == f"'{start}{rest}"


def test_numbers_below_zero_stay_numbers() -> None:
    text = table_csv(["value"], [[Decimal("-12.50")], [None]]).removeprefix("\ufeff")
    assert text == 'value\r\n-12.5\r\n""\r\n'
