"""What stands where on the pages of a PDF: columns, notes, running heads, turned words."""

from briefindex.importers.formats import pdf
from made_files import column
from made_files import pdf as made

WORDS = (
    "The grain of Norland goes",
    "by rail to the port, where",
    "it is loaded on ships that",
    "leave for Sudland twice a",
    "week in summer and once a",
    "week in winter, as long as",
    "the strait is free of ice.",
)
OTHERS = (
    "Coal comes back on the",
    "same ships, and timber in",
    "the other direction, which",
    "nobody had foreseen when",
    "the treaty was signed in",
    "the old town hall of the",
    "capital by both ministers.",
)
THIRD = (
    "Prices have risen since,",
    "though less than those of",
    "wheat from other countries",
    "that have to send it over",
    "the mountains on lorries,",
    "as the bank wrote in its",
    "report of last September.",
)


def told(lines):
    return " ".join(lines)


def pieces(data):
    return [(piece.text, piece.role) for piece in pdf.read(data).pieces]


def texts(data):
    return [piece.text for piece in pdf.read(data).pieces]


def across(*columns):
    """Lines of columns side by side, painted line by line."""
    return [line for lines in zip(*columns, strict=True) for line in lines]


def test_three_columns_that_were_painted_across_are_read_one_by_one():
    page = across(column(40, 700, WORDS), column(220, 700, OTHERS), column(400, 700, THIRD))
    assert texts(made(page)) == [told(WORDS), told(OTHERS), told(THIRD)]


def test_a_summary_across_the_page_comes_before_the_columns_below_it():
    summary = (
        "A summary of the treaty between Norland and Sudland stands here, across both of them."
    )
    page = [(50, 760, 10, summary), *across(column(50, 700, WORDS), column(320, 700, OTHERS))]
    assert texts(made(page)) == [summary, told(WORDS), told(OTHERS)]


def test_what_stands_across_in_the_middle_parts_the_columns():
    middle = "Figure 1. Where the ships of Norland and those of Sudland go in summer and in winter."
    page = [
        *across(column(50, 760, WORDS), column(320, 760, OTHERS)),
        (50, 640, 10, middle),
        *across(column(50, 600, THIRD), column(320, 600, WORDS)),
    ]
    assert texts(made(page)) == [told(WORDS), told(OTHERS), middle, told(THIRD), told(WORDS)]


def test_a_script_that_runs_to_the_left_has_its_first_column_at_the_right():
    from briefindex.importers.formats.pdf_columns import in_reading_order
    from briefindex.importers.formats.pdf_lines import Line

    def lines(left, text):
        return [
            Line(f"{text} {n}", left, left + 180, 700 - 12 * n, 700 - 12 * n, 10) for n in range(6)
        ]

    right, left = lines(320, "הטקסט של הטור הימני"), lines(50, "הטקסט של הטור השמאלי")
    ordered = in_reading_order([*left, *right])
    assert [line.text for line in ordered] == [line.text for line in (*right, *left)]


def test_a_note_at_the_foot_parts_no_sentence():
    first = [*column(50, 700, WORDS), (50, 60, 7, "1 The harbour board counts ships of all sizes.")]
    data = made(first, column(50, 700, [word.lower() for word in OTHERS]))
    long = [*WORDS[:-1], "the strait is free and"]
    first = [*column(50, 700, long), (50, 60, 7, "1 The harbour board counts ships of all sizes.")]
    assert texts(data)[:2] == [told(WORDS), "1 The harbour board counts ships of all sizes."]
    data = made(first, column(50, 700, [word.lower() for word in OTHERS]))
    assert texts(data) == [
        told((*long, *OTHERS)).replace("Coal", "coal"),
        "1 The harbour board counts ships of all sizes.",
    ]
    assert [piece.pages for piece in pdf.read(data).pieces] == [
        ((0, 0), (len(told(long)) + 1, 1)),
        (),
    ]


def test_heads_that_differ_on_left_and_right_pages_are_dropped():
    heads = ("Norland in figures", "The treaty and its ships")
    pages = [
        [
            (50, 810, 8, heads[number % 2]),
            *column(50, 700, lines),
            (280, 30, 8, f"Page {number} of 4"),
        ]
        for number, lines in enumerate((WORDS, OTHERS, THIRD, WORDS), start=1)
    ]
    assert texts(made(*pages)) == [told(WORDS), told(OTHERS), told(THIRD), told(WORDS)]


def test_words_that_run_up_the_margin_are_set_apart_and_break_no_word():
    stamp = b"BT /F1 12 Tf 0 1 -1 0 30 200 Tm (Preprint 2025.01) Tj ET\n"
    page = [*column(50, 700, ["The grain of Norland goes by railway to the har-"]), stamp]
    data = made(page, column(50, 700, ["bour, where it is loaded on ships that leave."]))
    assert pieces(data) == [
        ("The grain of Norland goes by railway to the harbour, where it is loaded on ships that "
         "leave.", None),
        ("Preprint 2025.01", "boilerplate"),
    ]  # fmt: skip


def test_a_page_that_is_turned_as_a_whole_is_read_as_it_stands():
    lines = b"".join(
        b"BT /F1 10 Tf 0 1 -1 0 %d 60 Tm (%s) Tj ET\n" % (60 + 12 * n, line.encode())
        for n, line in enumerate(WORDS)
    )
    assert pieces(made([lines])) == [(told(WORDS), None)]


def test_a_raised_number_is_the_mark_of_a_note_and_no_digit_of_a_figure():
    raised = (
        b"BT /F1 10 Tf 50 700 Td (Exports rose to 12) Tj /F1 6 Tf 4 Ts (3) Tj /F1 10 Tf 0 Ts "
        b"( million tons on 45 km) Tj /F1 6 Tf 4 Ts (2) Tj /F1 10 Tf 0 Ts ( of land in 2023.) Tj "
        b"ET\n"
    )
    assert texts(made([raised])) == [
        "Exports rose to 12[3] million tons on 45 km² of land in 2023."
    ]


def test_a_line_that_was_stretched_is_no_row_of_a_table():
    lines = column(50, 700, WORDS)
    stretched = [(50, 676, 10, "it is"), (110, 676, 10, "loaded on"), (185, 676, 10, "ships")]
    page = [*lines[:2], *stretched, *column(50, 664, WORDS[3:])]
    found = pdf.read(made(page)).pieces
    assert [piece.row for piece in found] == [False]
    assert "where it is loaded on ships leave for" in found[0].text


def test_a_row_without_one_of_its_cells_stays_a_row():
    cells = [("Year", "Tons", "Price"), ("2022", "1,000", "40"), ("2023", "", "38")]
    lines = [
        (50 + 100 * place, 300 - 14 * number, 10, words)
        for number, row in enumerate(cells)
        for place, words in enumerate(row)
        if words
    ]
    found = pdf.read(made(column(50, 700, WORDS) + lines)).pieces[1:]
    assert [piece.text for piece in found] == [
        "Year | Tons | Price",
        "2022 | 1,000 | 40",
        "2023 |  | 38",
    ]


def test_a_last_page_of_few_lines_has_the_columns_of_the_pages_before_it():
    full = [*column(50, 700, WORDS * 3), *column(300, 700, OTHERS * 3)]
    short = [*column(50, 700, THIRD[:2]), *column(300, 700, THIRD[2:4])]
    text = " ".join(texts(made(full, short)))
    assert told(THIRD[:4]) in text


def test_a_large_letter_belongs_to_the_first_of_the_lines_beside_it():
    lines = ("he grain of Norland goes by rail", "to the port, where it is loaded", "on ships.")
    page = [(50, 678, 30, "T"), *column(75, 700, lines), *column(50, 664, WORDS)]
    assert "The grain of Norland goes by rail to the port" in " ".join(texts(made(page)))


def test_ligatures_of_fonts_that_tell_only_tex_codes_are_letters():
    words = "the \x1crst o\x1ece has \x10simpli\x1ced\x11 the tra\x1ec"
    told_ = "the first office has “simplified” the traffic"
    assert texts(made([(50, 700, 10, words)])) == [told_]


def table_line(y, *cells):
    return [(x, y, 10, cell) for x, cell in zip((50, 100, 131, 162), cells, strict=True)]


def test_the_head_and_the_longest_row_of_a_narrow_table_are_rows_too():
    page = [
        *table_line(700, "Goods", "2021", "2022", "2023"),
        *table_line(686, "Coal", "1.5", "2.5", "3.5"),
        *table_line(672, "Rye", "4.5", "5.5", "6.5"),
        *table_line(658, "Furniture", "7.5", "8.5", "9.5"),
    ]
    assert texts(made(page)) == [
        "Goods | 2021 | 2022 | 2023",
        "Coal | 1.5 | 2.5 | 3.5",
        "Rye | 4.5 | 5.5 | 6.5",
        "Furniture | 7.5 | 8.5 | 9.5",
    ]


def test_a_title_over_two_lines_that_stand_wide_apart_is_one():
    page = [
        (90, 760, 24, "Rail freight through Norland"),
        (150, 722, 24, "doubles in a year"),
        *column(50, 650, WORDS),
    ]
    assert pieces(made(page))[0] == ("Rail freight through Norland doubles in a year", "title")


def test_a_line_that_is_said_near_the_foot_of_many_pages_but_not_in_one_place_is_text():
    pages = [
        [*column(50, 700, [*WORDS[: number + 2], "Source: the ministry."]), *column(50, 60, ["7"])]
        for number in range(4)
    ]
    assert " ".join(texts(made(*pages))).count("Source: the ministry.") == 4
