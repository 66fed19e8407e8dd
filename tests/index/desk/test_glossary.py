import pytest

from briefindex.desk.glossary import (
    checked_glossary,
    glossary_csv,
    joined_glossaries,
    read_glossary,
)
from briefindex.errors import SatchelError
from briefindex.model.naming import GlossaryEntry, Named
from briefindex.progress import Cancelled, CancelToken

HEAD = "name,type,aliases\n"


def read(text, cancel=None):
    return read_glossary(text.encode(), "names.csv", cancel)


def test_a_glossary_comes_back_as_it_was_saved():
    entries = (
        GlossaryEntry(Named("route_or_project", "Verdant Line"), ("Green Line", "VL; no")),
        GlossaryEntry(Named("organisation", "=Sum(A1)"), ("-x",)),
        GlossaryEntry(Named("place", "Ørå, upper"), ()),
    )
    data = glossary_csv(entries)
    assert data.startswith(b"\xef\xbb\xbfname,type,aliases\r\n")
    assert b"'=Sum(A1)" in data
    back = read_glossary(data, "names.csv")
    assert [entry.named for entry in back.entries] == [entry.named for entry in entries]
    assert back.entries[0].aliases == ("Green Line", "VL", "no")
    assert back.entries[1].aliases == ("-x",)
    assert back.problems == ()


def test_semicolons_and_tabs_between_columns_and_utf_16_are_read():
    entry = GlossaryEntry(Named("route_or_project", "Verdant Line"), ("VL",))
    assert read("Name;Type;Aliases\nVerdant Line;Route;VL\n").entries == (entry,)
    wide = "name\ttype\taliases\nVerdant Line\tproject\tVL\n".encode("utf-16")
    assert read_glossary(wide, "n.csv").entries == (entry,)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", r"names.csv lacks the columns name and type: "),
        (b"title,type\nx,place\n", r"names.csv lacks the column name: "),
        (b"name,aliases\nx,y\n", r"names.csv lacks the column type: "),
        (b"PK\x03\x04\0\0", r"names.csv is no table"),
        (b"name,type\n\xff\xfa,place\n", r"names.csv is not in UTF-8"),
        (b'name,type\nx,place\n"y,place\nz,place\n', r"line 3 has a quotation mark that is not"),
        (b'name,type\n"The "X" Group",place\n', r"line 2 has a quotation mark that is not"),
    ],
)
def test_a_file_that_is_no_glossary_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(SatchelError, match=sentence) as error:
        read_glossary(data, "names.csv")
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_rows_that_cannot_be_taken_are_told_and_the_others_are_taken():
    reading = read(HEAD + ",place,\nMoon,moon,\nOro,place,Port Oro\n\nHalf,place\n")
    assert [e.named.name for e in reading.entries] == ["Oro", "Half"]
    assert reading.problems == (
        "names.csv: row 2: it has no name and was left out.",
        "names.csv: row 3: “moon” is no type, “Moon” was left out.",
    )


def test_a_row_with_an_endless_name_is_told_and_left_out():
    reading = read(HEAD + f"{'Oro ' * 100},place,\nVelt,person,\n")
    assert [entry.named.name for entry in reading.entries] == ["Velt"]
    assert reading.problems == ("names.csv: row 2: its name is too long and was left out.",)


def test_rows_of_one_name_are_joined():
    reading = read(HEAD + "Oro,place,Port Oro\nORO,place,Oro City\nOro,person,\n")
    assert reading.entries == (GlossaryEntry(Named("place", "Oro"), ("Port Oro", "Oro City")),)
    assert "stands there twice" in reading.problems[0]
    assert "is a place already" in reading.problems[1]


def test_aliases_in_a_circle_end_in_the_first_name():
    reading = read(HEAD + "A1,place,B1\nB1,place,C1\nC1,place,A1\n")
    assert reading.entries == (GlossaryEntry(Named("place", "A1"), ("B1", "C1")),)
    assert len(reading.problems) == 2
    assert reading.problems[0].endswith("“B1” is an alias of “A1” already and was joined to it.")


def test_an_alias_belongs_to_the_first_that_has_it():
    reading = read(HEAD + "Oro,place,Port\nElm,place,Port; Elmo\n")
    assert [e.aliases for e in reading.entries] == [("Port",), ("Elmo",)]
    assert "“Port” means “Oro” already" in reading.problems[0]


def test_a_hundred_thousand_rows_are_read_and_only_some_problems_told():
    rows = "".join(f"Name {n},place,Alias {n}; Other {n}\n" for n in range(100_000))
    reading = read(HEAD + rows + "x,moon,\n" * 50)
    assert len(reading.entries) == 100_000
    assert len(reading.problems) == 21
    assert reading.problems[-1] == "names.csv: 30 more rows were not taken as they stand."


def test_reading_a_glossary_can_be_cancelled():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        read(HEAD + "Oro,place,\n" * 600, cancel)


def test_a_new_entry_takes_the_place_of_the_old_one_of_its_name():
    old = (GlossaryEntry(Named("place", "Oro"), ("Port",)), GlossaryEntry(Named("place", "Velt")))
    new = (GlossaryEntry(Named("event", "ORO"), ()), GlossaryEntry(Named("person", "Mara")))
    assert joined_glossaries(old, new) == ((new[0], old[1], new[1]), 1)


def test_a_table_that_contradicts_itself_is_told_row_by_row():
    entries = [
        GlossaryEntry(Named("organisation", "Oro")),
        GlossaryEntry(Named("place", "Oro"), ("Port",)),
        GlossaryEntry(Named("place", "Velt"), ("oro",)),
    ]
    reading = checked_glossary(entries, "Glossary")
    assert reading.entries == (entries[0], GlossaryEntry(Named("place", "Velt")))
    assert reading.problems == (
        "Glossary: row 2: “Oro” is an organisation already and was left out.",
        "Glossary: row 3: “oro” means “Oro” already and was not taken for “Velt”.",
    )
