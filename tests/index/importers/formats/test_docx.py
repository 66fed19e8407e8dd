from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import docx
from briefindex.importers.parsing import extract_of
from made_files import CORE, STORY, W, paragraph
from made_files import docx as made


def texts(data):
    return [piece.text for piece in docx.read(data).pieces]


def test_title_headings_and_paragraphs_are_told_by_their_styles():
    body = paragraph("Grain in Norland", "Title") + paragraph("Exports", "H1") + paragraph(STORY[0])
    extract = docx.read(made(body))
    assert [(piece.text, piece.role) for piece in extract.pieces] == [
        ("Grain in Norland", "title"),
        ("Exports", "heading"),
        (STORY[0], None),
    ]
    assert (extract.clues[0].field, extract.clues[0].basis) == ("title", "stated")


def test_what_was_inserted_is_read_and_what_was_deleted_is_not():
    inner = (
        "<w:ins><w:r><w:t xml:space='preserve'> twelve</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> ten</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:t xml:space='preserve"
        "'> percent.</w:t></w:r>"
    )
    assert texts(made(paragraph("It rose by", inner=inner))) == ["It rose by twelve percent."]


def test_footnotes_stand_at_the_end_under_their_numbers():
    notes = (
        f"<w:footnotes xmlns:w='{W}'><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('Ministry of Farming.')}</w:footnote></w:footnotes>"
    )
    inner = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    data = made(paragraph("It rose.", inner=inner), [("word/footnotes.xml", notes)])
    assert texts(data) == ["It rose.[1]", "[1] Ministry of Farming."]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    inner = (
        "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(made(paragraph("Beside a box.", inner=inner))) == ["Beside a box.", "In a box."]


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_tables_keep_rows_and_columns():
    rows = (
        [cell("Year"), cell("Tons"), cell("Price")],
        [cell("2022", "<w:vMerge w:val='restart'/>"), cell("10"), cell("40")],
        [cell("2022", "<w:vMerge/>"), cell("All", "<w:gridSpan w:val='2'/>")],
    )
    table = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    extract = docx.read(made(f"<w:tbl>{table}</w:tbl>"))
    assert [piece.text for piece in extract.pieces] == [
        "Year | Tons | Price",
        "2022 | 10 | 40",
        " | All",
    ]
    assert all(piece.row for piece in extract.pieces)


def test_lists_have_bullets_and_breaks_are_line_ends():
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>First</w:t><w:br/><w:t>line.</w:t></w:r></w:p>"
    assert texts(made(item)) == ["• First\nline."]


def test_fields_show_their_result_and_not_their_instruction():
    inner = "<w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r>"
    assert texts(made(paragraph("See page 4.", inner=inner))) == ["See page 4."]


def test_properties_are_only_inferred():
    core = CORE.format(title="Grain", author="Anna Berg", date="2024-02-03T10:00:00Z")
    extract = docx.read(made(paragraph("It rose."), [("docProps/core.xml", core)]))
    assert {clue.basis for clue in extract.clues} == {"inferred"}
    assert [clue.value for clue in extract.clues][:2] == ["Grain", "Anna Berg"]
    assert extract.clues[-1].day == date(2024, 2, 3)
    assert extract.language == "en"


def test_a_document_is_known_by_what_is_in_it():
    assert extract_of("zip", made(paragraph("It rose."))).pieces[0].text == "It rose."


@pytest.mark.parametrize(
    "declaration",
    [
        "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>",
    ],
)
def test_a_document_type_is_refused(declaration):
    with pytest.raises(ImportRefusedError, match="document type"):
        docx.read(made(paragraph("It rose."), declaration=declaration))


def test_a_bomb_is_refused_before_it_is_parsed():
    with pytest.raises(ImportRefusedError, match="made to fill a disk"):
        docx.read(made(paragraph(" " * 30_000_000)))


def test_a_bottomless_document_is_refused():
    with pytest.raises(ImportRefusedError, match="nested too deeply"):
        docx.read(made("<w:ins>" * 5_000 + "</w:ins>" * 5_000))
