"""Workbooks: numbers as numbers, dates as dates, words never a formula, always a sound file."""

import io
import random
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from briefindex.briefing.tables import Table
from briefindex.briefing.write_xlsx import Workbook, sheet_name, xlsx_bytes
from briefindex.model.article import KnownDate

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts_of(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def cells_of(data: bytes, sheet: int = 1) -> list[list[tuple[str, str, int]]]:
    """By row its cells: type ("n" where none is told), content, number of the format."""
    root = parts_of(data)[f"xl/worksheets/sheet{sheet}.xml"]
    assert not list(root.iter(f"{MAIN}f"))
    return [
        [
            (cell.get("t", "n"), "".join(cell.itertext()), int(cell.get("s", "0")))
            for cell in row.iter(f"{MAIN}c")
        ]
        for row in root.iter(f"{MAIN}row")
    ]


def written(*values: object) -> list[tuple[str, str, int]]:
    return cells_of(xlsx_bytes(Table("T", [f"c{n}" for n in range(len(values))], [values])))[1]


def formats_of(data: bytes) -> list[tuple[str, bool]]:
    """Of each format of cells the pattern of its numbers, and whether it keeps words words."""
    root = parts_of(data)["xl/styles.xml"]
    codes = {each.get("numFmtId"): each.get("formatCode") for each in root.iter(f"{MAIN}numFmt")}
    forms = root.find(f"{MAIN}cellXfs")
    assert forms is not None
    return [(codes.get(xf.get("numFmtId")) or "", xf.get("quotePrefix") == "1") for xf in forms]


def test_numbers_are_numbers_with_as_many_places_as_they_have():
    values = [Decimal("44E9"), Decimal("-12.50"), 7, Decimal("0.125")]
    data = xlsx_bytes(Table("T", list("abcd"), [values]))
    row, forms = cells_of(data)[1], formats_of(data)
    assert [(kind, float(text)) for kind, text, _ in row] == [
        ("n", 44e9),
        ("n", -12.5),
        ("n", 7),
        ("n", 0.125),
    ]
    assert [forms[form][0] for _, _, form in row] == ["#,##0", "#,##0.0", "#,##0", "#,##0.000"]


def test_days_are_dates_and_days_that_are_guessed_are_words():
    day = date(2023, 5, 26)
    guessed = KnownDate(day, basis="inferred")
    stated = KnownDate(day, basis="stated")
    data = xlsx_bytes(Table("T", list("abcd"), [[day, stated, guessed, date(1850, 1, 1)]]))
    (first, second, third, old), forms = cells_of(data)[1], formats_of(data)
    assert first == second
    assert (first[0], first[1], forms[first[2]][0]) == ("n", "45072", "yyyy-mm-dd")
    assert (third[0], third[1]) == ("inlineStr", "about 26 May 2023")
    assert (old[0], old[1]) == ("inlineStr", "1850-01-01")


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x")', "{=1}"]


@pytest.mark.parametrize("words", [*HOSTILE, "http://x.example", "1234", "_x0041_", "<b>&amp;"])
def test_words_are_words_whatever_they_look_like(words: str):
    kind, text, _ = written(words)[0]
    assert kind == "inlineStr"
    assert text.replace("_x005F_", "_") == words.replace("\r", "")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"])
def test_words_that_begin_as_a_formula_stay_words_when_they_are_edited(words: str):
    data = xlsx_bytes(Table("T", ["a"], [[words], ["plain"]]))
    rows, forms = cells_of(data), formats_of(data)
    assert forms[rows[1][0][2]][1]
    assert not forms[rows[2][0][2]][1]


def test_what_a_file_cannot_hold_is_left_out():
    assert written("a\x00b\x1f\ud800c\uffff\nd\te")[0][1] == "abc\nd\te"


def test_longer_words_than_a_cell_holds_are_cut_and_say_so():
    text = written("😀" * 20_000)[0][1]
    assert text.endswith("😀…")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_nothing_is_an_empty_cell():
    assert written("a", None, "", "b")[1:] == [("inlineStr", "b", written("a")[0][2])]


def test_any_words_make_a_sound_file_without_a_formula():
    chance = random.Random(7)
    kinds = ["=+-@'\"<>&{}", "".join(map(chr, range(160))), "\ud800\udfff\ufffe\uffff\u2028é中😀"]
    rows = [
        ["".join(chance.choices("".join(kinds), k=chance.randint(0, 30))) for _ in range(4)]
        for _ in range(300)
    ]
    cells = cells_of(xlsx_bytes(Table("T", list("abcd"), rows)))
    assert {kind for row in cells for kind, _, _ in row} == {"inlineStr"}


def test_the_heads_stay_in_sight_and_filter():
    data = xlsx_bytes(Table("T", ["words", "value"], [["a" * 200, 1], ["b", 2]]))
    root = parts_of(data)["xl/worksheets/sheet1.xml"]
    pane = next(root.iter(f"{MAIN}pane"))
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert next(root.iter(f"{MAIN}autoFilter")).get("ref") == "A1:B3"
    widths = [float(col.get("width", "0")) for col in root.iter(f"{MAIN}col")]
    assert 60 < widths[0] < 62
    assert 8 < widths[1] < 12


def test_an_empty_table_has_its_heads():
    assert [text for _, text, _ in cells_of(xlsx_bytes(Table("T", ["a", "b"], [])))[0]] == [
        "a",
        "b",
    ]


def test_rows_that_a_sheet_cannot_hold_go_to_the_next():
    book = Workbook("Figures", ["n"], most_rows=2)
    book.add([[n] for n in range(5)])
    data = book.close()
    rows = [[row[0][1] for row in cells_of(data, sheet)[1:]] for sheet in (1, 2, 3)]
    assert rows == [["0", "1"], ["2", "3"], ["4"]]
    sheets = parts_of(data)["xl/workbook.xml"].iter(f"{MAIN}sheet")
    assert [sheet.get("name") for sheet in sheets] == ["Figures", "Figures 2", "Figures 3"]


def test_the_same_table_is_the_same_file():
    rows = [["a", Decimal("1.5"), date(2024, 1, 2)]]
    assert xlsx_bytes(Table("T", list("abc"), rows)) == xlsx_bytes(Table("T", list("abc"), rows))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a/b\\c:d*e?f[g]h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("History", "Table"),
        ("", "Table"),
        ("x" * 40, "x" * 31),
    ],
)
def test_the_names_of_sheets_are_legal(words: str, name: str):
    assert sheet_name(words) == name
    assert len(sheet_name(words, 12)) <= 31
    assert sheet_name(words, 12).endswith(" 12")
