"""What a PDF of a briefing holds, read back with another program's eyes."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from briefindex.errors import SatchelError
from briefings import (
    conflict_briefing,
    corrected_briefing,
    empty_briefing,
    hostile_briefing,
    huge_briefing,
    sample_briefing,
)
from satchel.printing.output import ensure_application, make_printer, print_pages, write_pdf
from satchel.printing.pages import Pages

pytestmark = pytest.mark.usefixtures("qapp")


def texts(path: Path) -> list[str]:
    """The words of each page, in one line.

    The fonts have one glyph for the apostrophes U+2019 and U+02BC; Qt names it by the latter.
    """
    with closing(pdfium.PdfDocument(path)) as document:
        found = []
        for page in document:
            with closing(page.get_textpage()) as words:
                found.append(squeezed(words.get_text_bounded()))
        return found


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u02bc", "’").split())


def links(path: Path) -> Iterator[tuple[int, int, float]]:
    """Each link as page, page it leads to, and how far down that page in points."""
    with closing(pdfium.PdfDocument(path)) as document:
        for number, page in enumerate(document):
            position, link = ctypes.c_int(0), raw.FPDF_LINK()
            while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
                target = raw.FPDFLink_GetDest(document.raw, link)
                assert target, "a link leads nowhere"
                yield number, *_place(document, target)


def _place(document: pdfium.PdfDocument, target: object) -> tuple[int, float]:
    has = [ctypes.c_int() for _ in range(3)]
    at = [ctypes.c_float() for _ in range(3)]
    raw.FPDFDest_GetLocationInPage(target, *has, *at)
    index = raw.FPDFDest_GetDestPageIndex(document.raw, target)
    return index, document[index].get_height() - at[1].value


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "brief.pdf"
    assert write_pdf(sample_briefing(), path) == 2
    return path


def test_the_sample_takes_two_pages_that_can_be_searched(written):
    first, second = texts(written)
    assert "China–Central Asia sample: key figures" in first
    assert "Kazakhstan–China trade turnover" in first
    assert "> $24 bn" in first
    assert "1 / 2" in first
    assert "2 / 2" in second
    assert (
        "The mutual trade turnover has been on the rise, surpassing $24 billion last year."
        in second
    )
    assert "stated by a source, with its note" in first


def test_every_note_is_printed_and_every_number_links_to_one(written):
    briefing = sample_briefing()
    whole = " ".join(texts(written))
    for note in briefing.notes.notes:
        assert squeezed(note.sentence) in whole
    found = list(links(written))
    cited = [row.notes for group in briefing.table.groups for row in group.rows]
    assert len(found) >= sum(len(notes) for notes in cited)
    assert {page for page, _, _ in found} == {0, 1}
    assert {leads_to for _, leads_to, _ in found} == {1}, "the notes are on the second page"


def test_a_link_lands_on_its_own_note(written):
    places = sorted({round(down) for page, _, down in links(written) if page == 0})
    with closing(pdfium.PdfDocument(written)) as document:
        page = document[1]
        with closing(page.get_textpage()) as words:
            last = sample_briefing().notes.notes[-1].sentence[:20]
            finder = words.search(last)
            index, _ = finder.get_next()
            top = page.get_height() - words.get_charbox(index)[3]
            finder.close()
        page.close()
    assert any(abs(place - top) < 12 for place in places)


def test_title_and_maker_are_in_the_properties_and_fonts_are_embedded(written):
    with closing(pdfium.PdfDocument(written)) as document:
        properties = document.get_metadata_dict()
    assert properties["Title"] == "China–Central Asia sample: key figures"
    assert properties["Creator"] == "Satchel"
    content = written.read_bytes()
    assert b"FontFile" in content
    assert b"SourceSerif4" in content


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_pages_have_the_size_of_the_paper(tmp_path, size):
    path = tmp_path / "brief.pdf"
    write_pdf(conflict_briefing(), path, size)
    with closing(pdfium.PdfDocument(path)) as document:
        width, height = document.get_page_size(0)
    expected = (595, 842) if size == "A4" else (612, 792)
    assert (round(width), round(height)) == expected


def test_the_printer_gets_the_same_pages(tmp_path):
    printed, saved = tmp_path / "printed.pdf", tmp_path / "saved.pdf"
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    print_pages(Pages(sample_briefing(), "A4"), printer)
    write_pdf(sample_briefing(), saved)
    assert texts(printed) == texts(saved)


def test_only_the_wanted_pages_are_printed(tmp_path):
    printed = tmp_path / "printed.pdf"
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(printed))
    printer.setFromTo(2, 2)
    print_pages(Pages(sample_briefing(), "A4"), printer)
    (only,) = texts(printed)
    assert "2 / 2" in only


def test_hundreds_of_figures_stay_at_a_glance_and_the_rest_is_counted(tmp_path):
    path = tmp_path / "brief.pdf"
    assert write_pdf(huge_briefing(), path) <= 3
    whole = " ".join(texts(path))
    assert "further key figures are left out for length" in whole
    assert "further articles of the pack are not cited here" in whole


def test_strange_words_are_printed_as_they_are(tmp_path):
    path = tmp_path / "brief.pdf"
    write_pdf(hostile_briefing(), path)
    whole = " ".join(texts(path))
    assert "<img src=x onerror=alert(1)>" in whole
    assert "Қазақстан мен Қытай саудасы: Өсім" in whole
    assert "@Mallory <i>" in whole
    with closing(pdfium.PdfDocument(path)) as document:
        assert "<b>bold</b>" in document.get_metadata_dict()["Title"]
    assert b"http://e.org" not in path.read_bytes()


def test_a_pack_without_figures_says_so_on_one_page(tmp_path):
    path = tmp_path / "brief.pdf"
    assert write_pdf(empty_briefing(), path) == 1
    (page,) = texts(path)
    assert "No key figures: no article states one that could be read." in page
    assert "Notes" not in page


def test_sources_that_differ_are_marked_in_table_chart_and_words(tmp_path):
    path = tmp_path / "brief.pdf"
    write_pdf(conflict_briefing(), path)
    whole = " ".join(texts(path))
    assert "2022 ≠" in whole
    assert "≠ sources differ" in whole
    assert "≠ Sources differ for 2022: $31.5 bn is 31 % above $24 bn" in whole


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(tmp_path):
    missing = tmp_path / "nowhere" / "brief.pdf"
    with pytest.raises(SatchelError, match="cannot be written"):
        write_pdf(empty_briefing(), missing)


def test_a_running_application_is_used(qapp):
    assert ensure_application() is qapp


def test_the_printed_page_has_what_the_analyst_corrected_and_the_sources_words(tmp_path):
    path = tmp_path / "brief.pdf"
    write_pdf(corrected_briefing(), path, "A4")
    page = texts(path)[0]
    assert "$25.5 bn" in page
    assert "Analyst’s value; the source: “more than $24 billion”." in page
    assert "Analyst’s period; found: 2020." in page
    assert "Analyst corrected, beside what was found" in page
