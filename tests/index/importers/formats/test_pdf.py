from datetime import date

import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import pdf
from made_files import column
from made_files import pdf as made

LEFT = [
    "Exports of grain from Norland rose by 12 per-",
    "cent in 2023, the ministry said on Tuesday, and",
    "will rise again. It had not been foreseen by any",
    "of those who were asked about it.",
]
RIGHT = [
    "Prices fell in the same year, and many farmers",
    "asked the government for help with storage, as",
    "the long-term plan of the Euro-",
    "Asian bank allows.",
]
WHOLE = [
    "Exports of grain from Norland rose by 12 percent in 2023, the ministry said on Tuesday, and "
    "will rise again. It had not been foreseen by any of those who were asked about it.",
    "Prices fell in the same year, and many farmers asked the government for help with storage, as "
    "the long-term plan of the Euro-Asian bank allows.",
]


def texts(data):
    return [piece.text for piece in pdf.read(data).pieces]


def test_columns_are_read_one_after_the_other_with_broken_words_made_whole():
    assert texts(made(column(50, 700, LEFT) + column(320, 700, RIGHT))) == WHOLE


def test_columns_that_were_painted_line_by_line_across_the_page_are_put_in_order():
    across = [
        line
        for pair in zip(column(50, 700, LEFT), column(320, 700, RIGHT), strict=True)
        for line in pair
    ]
    assert texts(made(across)) == WHOLE


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    data = made(column(50, 700, LEFT[:2]), column(50, 700, LEFT[2:]))
    assert texts(data) == WHOLE[:1]


def test_running_heads_and_numbers_of_pages_are_dropped():
    pages = [
        [
            (50, 810, 8, f"Norland Times, no. {number}"),
            (290, 30, 8, f"- {number} -"),
            *column(50, 700, [f"Story {word} is told here."]),
        ]
        for number, word in enumerate(("one", "two", "three", "four"), start=1)
    ]
    assert texts(made(*pages)) == [
        f"Story {word} is told here." for word in ("one", "two", "three", "four")
    ]


def test_the_largest_words_of_the_first_page_are_its_title():
    data = made([(50, 760, 20, "Grain exports rise"), *column(50, 700, LEFT)])
    extract = pdf.read(data)
    assert (extract.pieces[0].text, extract.pieces[0].role) == ("Grain exports rise", "title")
    assert extract.clues[0].basis == "inferred"


def test_a_smaller_heading_stays_a_heading():
    lines = [(50, 760, 20, "Grain"), (50, 730, 13, "Exports"), *column(50, 700, LEFT)]
    assert [piece.role for piece in pdf.read(made(lines)).pieces] == ["title", "heading", None]


def test_paragraphs_are_told_by_the_space_between_them():
    lines = column(50, 700, ["It rose.", "And then it", "fell."])
    apart = [*lines[:1], *((x, y - 12, size, words) for x, y, size, words in lines[1:])]
    assert texts(made(apart + column(50, 600, LEFT))) == ["It rose.", "And then it fell.", WHOLE[0]]


def test_rows_of_a_table_keep_their_cells():
    cells = [("Year", "Tons", "Price"), ("2022", "1,000", "40"), ("2023", "1,120", "38")]
    lines = [
        (50 + 100 * place, 300 - 14 * number, 10, words)
        for number, row in enumerate(cells)
        for place, words in enumerate(row)
    ]
    found = pdf.read(made(column(50, 700, LEFT) + lines)).pieces[1:]
    assert [(piece.text, piece.row) for piece in found] == [
        ("Year | Tons | Price", True),
        ("2022 | 1,000 | 40", True),
        ("2023 | 1,120 | 38", True),
    ]


def test_properties_are_only_inferred_and_those_of_programs_are_no_title():
    info = "/Title (Microsoft Word - grain.docx) /Author (Anna Berg) /CreationDate (D:20240203)"
    extract = pdf.read(made(column(50, 700, LEFT), info=info))
    assert [(clue.field, clue.basis) for clue in extract.clues] == [
        ("author", "inferred"),
        ("date", "inferred"),
    ]
    assert extract.clues[1].day == date(2024, 2, 3)


def test_pages_without_words_or_pictures_are_not_called_a_scan():
    with pytest.raises(ImportRefusedError, match="holds no text, only drawings or empty pages"):
        pdf.read(made([], [(50, 30, 8, "2")]))


@pytest.mark.parametrize("data", [b"%PDF-1.7 rubbish", b"%PDF-1.4\n" + b"1 0 obj\n" * 9_000])
def test_a_damaged_pdf_says_so(data):
    with pytest.raises(ImportRefusedError, match="damaged"):
        pdf.read(data)


def test_a_locked_pdf_needs_a_password():
    locked = made(column(50, 700, LEFT)).replace(
        b"/Info 4 0 R",
        b"/Info 4 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <"
        + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )  # fmt: skip
    with pytest.raises(ImportRefusedError, match="password"):
        pdf.read(locked)


def test_scripts_and_actions_are_not_looked_at():
    extra = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /O 9 0 R >>"
    assert texts(made(column(50, 700, LEFT), extra=extra)) == WHOLE[:1]


def test_pages_with_more_text_than_is_read_are_refused_before_the_last(monkeypatch):
    monkeypatch.setattr("briefindex.importers.formats.pdf.LARGEST_TEXT", 50)
    with pytest.raises(ImportRefusedError, match="million characters; split it"):
        pdf.read(made(*[column(50, 700, ["Gas flows east by barge and rail."])] * 3))


def test_a_line_that_is_a_date_is_a_paragraph_of_its_own():
    first = [(50, 700, 10, "12 April 2023"), (50, 688, 10, "The mills of Holm ground more rye.")]
    assert [piece.text for piece in pdf.read(made(first)).pieces] == [
        "12 April 2023",
        "The mills of Holm ground more rye.",
    ]


def test_a_large_number_without_a_letter_is_no_title():
    first = [(50, 740, 30, "1111101"), *column(50, 680, LEFT)]
    extract = pdf.read(made(first))
    assert not [clue for clue in extract.clues if clue.field == "title"]


def test_pages_that_are_counted_and_not_there_are_not_looked_for_without_end():
    lying = made([(50, 780, 10, "Exports rose.")]).replace(b"/Count 1 ", b"/Count 900000 ")
    extract = pdf.read(lying)
    assert [piece.text for piece in extract.pieces] == ["Exports rose."]
    assert len(extract.labels) < 2_000


PACKET = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/' "
    "xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'><rdf:Description>"
    "<pdf:Producer>A press</pdf:Producer><dc:title><rdf:Alt><rdf:li>{title}</rdf:li></rdf:Alt>"
    "</dc:title><dc:creator><rdf:Seq><rdf:li>Ada Berg</rdf:li></rdf:Seq></dc:creator>"
    "<dc:publisher><rdf:Bag><rdf:li>Norland Press</rdf:li></rdf:Bag></dc:publisher>"
    "<prism:publicationDate>2024-03-12</prism:publicationDate>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def told_by(packet):
    data = made([(50, 700, 10, "Freight rose in the port.")]) + b"\n% " + packet.encode()
    return {clue.field: clue for clue in pdf.read(data).clues}


def test_the_metadata_packet_tells_publisher_and_day_all_inferred():
    told = told_by(PACKET.format(title="Freight in Norland"))
    assert told["source"].value == "Norland Press"
    assert told["date"].day == date(2024, 3, 12)
    assert told["author"].value == "Ada Berg"
    assert told["title"].value == "Freight in Norland"
    assert {clue.basis for clue in told.values()} == {"inferred"}


def test_a_title_that_a_program_put_there_and_a_broken_packet_tell_nothing():
    assert "title" not in told_by(PACKET.format(title="Microsoft Word - a.docx"))
    assert not told_by(PACKET[:-20] + "</x:xmpmeta>")


def test_the_language_that_a_pdf_names_counts_where_its_words_do_not_tell():
    data = made([(50, 700, 10, "Port 12, 13")], extra="/Lang (fr-FR)")
    assert pdf.read(data).language == "fr"
