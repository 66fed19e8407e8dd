from itertools import pairwise

import pytest

from briefindex.importers.structure import is_headline, structure

BODY = (
    "The ferry left the port on Monday with forty lorries, and a second one is to follow in the "
    "summer, the harbour master said. It is the first new line in ten years."
)
MORE = (
    "Others doubt that the line will pay. The price of fuel rose by twelve percent in the spring, "
    "and the bridge is to open soon."
)


def roles(text):
    return [
        (block.role, text[block.span.start : block.span.end]) for block in structure(text).blocks
    ]


def test_a_first_line_that_stands_alone_is_the_title():
    text = f"New ferry opens the northern line\n\n{BODY}\n\n{MORE}"
    assert roles(text) == [
        ("title", "New ferry opens the northern line"),
        ("body", BODY),
        ("body", MORE),
    ]


def test_a_line_over_a_dateline_is_the_title_though_blank_lines_come_later():
    text = (
        "Dam levels fall as ministers sign accord\n"
        "LUSAKA, 3 May 2024 (Agency) -- The two ministries signed an accord on Thursday.\n\n"
        "It covers the whole of the basin, they said.\n"
    )
    assert roles(text)[0] == ("title", "Dam levels fall as ministers sign accord")


def test_a_line_over_a_long_paragraph_is_the_title_though_blank_lines_come_later():
    text = (
        "Dam levels fall as ministers sign accord\n"
        + "The two ministries signed an accord on the sharing of the water of the basin. " * 4
        + "\n\nIt covers the whole of the basin, they said.\n"
    )
    assert roles(text)[0] == ("title", "Dam levels fall as ministers sign accord")


def test_a_title_without_a_blank_line_towers_over_its_paragraphs():
    text = f"New ferry opens the northern line\n{BODY}\n{MORE}"
    assert roles(text)[0][0] == "title"


@pytest.mark.parametrize("first", [BODY, "The ferry left on Monday.", "- a ferry for all", "ferry"])
def test_a_text_that_begins_with_its_body_has_no_title(first):
    assert "title" not in [role for role, _ in roles(f"{first}\n\n{MORE}")]


def test_rows_of_a_table_are_neither_titles_nor_headings():
    rows = ["Shr 23 cts vs 19 cts", "Net 3.1 mln vs 2.4 mln", "Sales 40 mln vs 39 mln", "Year"]
    found = roles("\n\n".join([*rows, MORE]))
    assert {role for role, _ in found} == {"body"}


def test_a_short_line_before_a_paragraph_is_a_heading():
    text = f"{BODY}\n\nFuel and bridges\n\n{MORE}\n\nWhat comes next?\n\n{BODY}"
    assert [part for role, part in roles(text) if role == "heading"] == [
        "Fuel and bridges",
        "What comes next?",
    ]


@pytest.mark.parametrize("line", ["“We sail,” he said.", "“We shall sail”", "He left:", "- Fuel"])
def test_short_paragraphs_of_the_body_are_no_headings(line):
    assert ("heading", line) not in roles(f"{BODY}\n\n{line}\n\n{MORE}")


def test_metadata_stands_before_the_body_and_behind_it():
    text = (
        f"New ferry opens the northern line\nBy Jane Doe\n3 March 2024\n\nOSLO (NTB) - {BODY}\n\n"
        f"{MORE}\n\nSource: NTB\n\nShare on social media"
    )
    assert [role for role, _ in roles(text)] == [
        "title", "metadata", "metadata", "metadata", "body", "body", "metadata", "boilerplate",
    ]  # fmt: skip
    fields = [clue.field for clue in structure(text).clues]
    assert fields == ["author", "date", "source", "source", "place"]


def test_a_date_line_in_mid_text_is_not_taken_for_the_date():
    text = "\n\n".join([BODY, MORE, BODY, "3 March 2024", MORE, BODY, MORE, BODY, MORE])
    assert structure(text).clues == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "One line",
        f"Photo: Jane Doe. {BODY} Share on social media\n\n  {MORE}\n\nRead more",
        f"date 2024-03-03 OSLO Minister Berg spoke. {BODY}",
        "Photo: a\n\nShare\n\n© 2024",
        "A\n\n\n\nB\nC\n- D\n- E",
    ],
)
def test_blocks_are_sorted_and_leave_out_white_space_alone(text):
    blocks = structure(text).blocks
    edges = [0, *(edge for block in blocks for edge in (block.span.start, block.span.end))]
    edges.append(len(text))
    assert edges == sorted(edges)
    gaps = [text[start:end] for start, end in list(pairwise(edges))[::2]]
    assert "".join(gaps).strip() == ""


@pytest.mark.parametrize(
    "line",
    [
        "Ferry line opens, harbour master says",
        "Will the bridge pay?",
        "NORTHERN LINE OPENS",
        "iFerry starts a service in two ports",
        "Trade with U.S. grows as tariffs fall",
        "“We sail in spring”: what the harbour master told us",
    ],
)
def test_headlines(line):
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry left.",
        "Ferry",
        "x" * 300,
        "12 34 56 78",
        "and so on we go",
        "He left. She stayed",
    ],
)
def test_lines_that_are_no_headlines(line):
    assert not is_headline(line)
