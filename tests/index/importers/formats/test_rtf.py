import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import rtf


def texts(data):
    return [piece.text for piece in rtf.read(data).pieces]


def test_paragraphs_are_read_without_their_formatting():
    data = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 It {\b rose} by 12\'25.\par Then it fell.\par}"
    assert texts(data) == ["It rose by 12%.", "Then it fell."]


def test_code_pages_and_unicode_are_read():
    cyrillic = "Зерно".encode("cp1251").hex()
    said = "".join(rf"\'{cyrillic[at : at + 2]}" for at in range(0, len(cyrillic), 2))
    assert texts(rf"{{\rtf1\ansi\ansicpg1251 {said} \u8364?5.\par}}".encode()) == ["Зерно €5."]


def test_tables_keep_rows_and_columns():
    row = rb"\trowd\cellx100\cellx200 %s\cell %s\cell\row "
    data = rb"{\rtf1 " + row % (b"Year", b"Tons") + row % (b"2022", b"10") + b"}"
    found = rtf.read(data).pieces
    assert [(piece.text, piece.row) for piece in found] == [
        ("Year | Tons", True),
        ("2022 | 10", True),
    ]


def test_pictures_and_binary_parts_are_cut_out():
    picture = rb"{\pict\pngblip " + b"89504e47" * 5_000 + rb"}{\object\bin6 }}}{{{}"
    assert texts(rb"{\rtf1 It rose." + picture + rb"\par}") == ["It rose."]


def test_properties_are_only_inferred():
    data = rb"{\rtf1{\info{\title Grain in Norland}{\author Anna Berg}}It rose.\par}"
    assert [(clue.field, clue.value, clue.basis) for clue in rtf.read(data).clues] == [
        ("title", "Grain in Norland", "inferred"),
        ("author", "Anna Berg", "inferred"),
    ]


def test_a_bottomless_document_is_refused():
    with pytest.raises(ImportRefusedError, match="nested too deeply"):
        rtf.read(rb"{\rtf1" + b"{" * 100_000 + b"}" * 100_000 + b"}")


def test_a_field_is_only_shown():
    data = rb'{\rtf1{\field{\*\fldinst INCLUDETEXT "/etc/passwd"}{\fldrslt shown}} words.\par}'
    assert texts(data) == ["shown words."]


def test_notes_stand_at_the_end_and_what_was_deleted_nowhere():
    data = (
        rb"{\rtf1\ansi Freight rose{\super\chftn}{\footnote\pard {\super\chftn} First "
        rb"\{note\}.} in 2023{\deleted gone}.{\*\footnote Second.}\par The end.\par}"
    )
    assert [piece.text for piece in rtf.read(data).pieces] == [
        "Freight rose[1] in 2023.[2]",
        "The end.",
        "[1] First {note}.",
        "[2] Second.",
    ]


def test_a_cell_whose_paragraph_ends_with_it_stays_in_its_row():
    cells = rb"{\pard\intbl Goods\par}\cell{\pard\intbl 2023\par}\cell\row"
    data = rb"{\rtf1\ansi Text.\par\trowd " + cells + rb"\pard After.\par}"
    assert [piece.text for piece in rtf.read(data).pieces] == ["Text.", "Goods | 2023", "After."]
