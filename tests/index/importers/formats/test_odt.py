import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import odt
from briefindex.importers.parsing import extract_of
from made_files import STORY
from made_files import odt as made

META = (
    "<m xmlns:meta='m' xmlns:dc='http://purl.org/dc/elements/1.1/'><meta:initial-creator>Anna Berg"
    "</meta:initial-creator><dc:language>fr-FR</dc:language></m>"
)


def texts(body, **more):
    return [piece.text for piece in odt.read(made(body, **more)).pieces]


def test_title_headings_lists_and_paragraphs_are_told():
    style = "<style:style style:name='P1' style:parent-style-name='Title'/>"
    body = (
        "<text:p text:style-name='P1'>Grain</text:p><text:h>Exports</text:h>"
        f"<text:p>{STORY[0]}</text:p><text:list><text:list-item><text:p>Oats<text:s/>too"
        "</text:p></text:list-item></text:list>"
    )
    extract = odt.read(made(body, automatic=style))
    assert [(piece.text, piece.role) for piece in extract.pieces] == [
        ("Grain", "title"),
        ("Exports", "heading"),
        (STORY[0], None),
        ("• Oats too", None),
    ]


def test_notes_stand_at_the_end_and_deleted_text_nowhere():
    body = (
        "<text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>"
        "<text:p>It rose."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Ministry."
        "</text:p></text:note-body></text:note> Then it fell.</text:p>"
    )
    assert texts(body) == ["It rose.[1] Then it fell.", "[1] Ministry."]


def test_tables_keep_rows_and_columns():
    def line(*cells):
        told = "".join(
            f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells
        )
        return f"<table:table-row>{told}</table:table-row>"

    gap = (
        "<table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='1'/>"
        "<table:table-cell><text:p>38</text:p></table:table-cell>"
        "</table:table-row>"
    )
    body = (
        f"<table:table>{line('Year', 'Tons', 'Price')}{line('2022', '10', '40')}{gap}</table:table>"
    )
    assert texts(body) == ["Year | Tons | Price", "2022 | 10 | 40", "2023 |  | 38"]


def test_a_text_box_is_read_after_its_paragraph():
    box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    assert texts(f"<text:p>Beside it.{box}</text:p>") == ["Beside it.", "In a box."]


def test_properties_are_only_inferred():
    extract = odt.read(made("<text:p>Il a monté.</text:p>", meta=META))
    assert [(clue.value, clue.basis) for clue in extract.clues] == [("Anna Berg", "inferred")]
    assert extract.language == "fr"


def test_it_is_known_by_what_is_in_it():
    assert extract_of("zip", made("<text:p>It rose.</text:p>")).pieces[0].text == "It rose."


def test_a_locked_text_needs_a_password():
    with pytest.raises(ImportRefusedError, match="password"):
        odt.read(made("", manifest="<manifest:encryption-data/>"))


def test_cells_that_repeat_for_ever_are_cut():
    repeated = "table:number-columns-repeated='9999'"
    cell = f"<table:table-cell {repeated}><text:p>1</text:p></table:table-cell>"
    body = f"<table:table><table:table-row>{cell}{cell}</table:table-row></table:table>"
    assert len(texts(body)[0].split(" | ")) == 400
