from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import docx
from briefindex.importers.laid_out import laid_out
from briefindex.importers.parsing import extract_of
from briefindex.text.pages import page_count, page_text
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


def test_a_row_has_no_more_columns_than_word_can_make():
    wide = cell("1", "<w:gridSpan w:val='1000'/>")
    extract = docx.read(made(f"<w:tbl><w:tr>{wide * 5}</w:tr></w:tbl>"))
    (row,) = (piece.text for piece in extract.pieces)
    assert row.count("1") == 5
    assert row.count("|") < 70


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


W_T = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
NUMBERING = (
    f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
    "<w:lvlText w:val='%1%2)'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val=''/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>"
)


def item(text, number, level=0):
    listed = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{listed}</w:pPr>{W_T.format(text)}</w:p>"


def test_items_of_lists_have_their_numbers_as_word_shows_them():
    body = (
        item("Grain", 1) + item("wheat", 1, 1) + item("rye", 1, 1) + item("Metals", 1)
        + item("copper", 1, 1) + item("Coal", 2) + item("First", 3) + item("No list", 0)
    )  # fmt: skip
    assert texts(made(body, [("word/numbering.xml", NUMBERING)])) == [
        "1. Grain", "1a) wheat", "1b) rye", "2. Metals", "2a) copper", "• Coal", "1. First",
        "No list",
    ]  # fmt: skip


def test_hidden_words_and_the_table_of_contents_are_left_out():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown.</w:t></w:r>"
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{paragraph('Grain 2')}</w:sdtContent></w:sdt>"
    )
    assert texts(made(contents + paragraph("It is ", inner=hidden + shown))) == ["It is shown."]


def test_raised_digits_do_not_stick_to_a_number():
    high = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
    assert texts(made(paragraph("It has 12 km", inner=high))) == ["It has 12 km²"]
    assert texts(made(paragraph("as in 2023", inner=high))) == ["as in 2023[2]"]


def test_paragraphs_whose_end_was_deleted_are_one():
    gone = "<w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}{W_T.format('Freight rose ')}</w:p>{paragraph('in 2023.')}"
    assert texts(made(body)) == ["Freight rose in 2023."]


PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"


def paged(pages):
    row = "".join(f"<w:tc>{paragraph('', inner=PAGE + W_T.format(one))}</w:tc>" for one in "AB")
    noted = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    note = f"<w:footnote w:id='2'>{paragraph('A note.')}</w:footnote>"
    body = (
        paragraph("The first page.", inner=noted)
        + paragraph("One sentence begins here ", inner=PAGE + W_T.format("and ends there."))
        + paragraph("", inner=PAGE)
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
        + paragraph("The end.")
    )
    parts = [
        ("word/footnotes.xml", f"<w:footnotes xmlns:w='{W}'>{note}</w:footnotes>"),
        ("docProps/app.xml", f"<Properties><Pages>{pages}</Pages></Properties>"),
    ]
    return laid_out(docx.read(made(body, parts)), b"", "a.docx")


def test_the_pages_are_those_that_word_had_laid_out_and_said_so():
    article = paged(4)
    pages = article.info.pages
    told = [page_text(pages, block.span) for block in article.blocks]
    assert told == ["p. 1", "pp. 1–2", "p. 4", "p. 4", ""]
    assert page_count(pages) == 4
    assert "last laid out" in pages.reason


def test_pages_of_which_the_document_tells_another_number_are_not_believed():
    assert page_count(paged(7).info.pages) == 0
