from datetime import date

import pytest

from briefindex.importers.frontmatter import clues_of_line, clues_of_rights


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Jane Doe", {"author": "Jane Doe"}),
        ("BY JANE VAN DER DOE", {"author": "Jane van der Doe"}),
        ("By Jane Doe and John A. Roe, Reuters", {"author": "Jane Doe and John A. Roe"}),
        ("By The Associated Press", {"source": "Associated Press"}),
        ("Reporting by Jane Doe; Editing by John Roe", {"author": "Jane Doe"}),
        ("Author: Jane Doe", {"author": "Jane Doe"}),
        ("Published: 3 March 2024", {"date": date(2024, 3, 3)}),
        ("Published on March 3, 2024 10:15 a.m. GMT", {"date": date(2024, 3, 3)}),
        ("Date: 2024-03-03", {"date": date(2024, 3, 3)}),
        ("26 May 2023, 14:05", {"date": date(2023, 5, 26)}),
        ("Friday, July 21, 2017", {"date": date(2017, 7, 21)}),
        ("21.07.2017", {"date": date(2017, 7, 21)}),
        ("7/21/2017", {"date": date(2017, 7, 21)}),
        ("Oslo, 3 March 2024", {"date": date(2024, 3, 3)}),
        ("Xinhua | 3 March 2024", {"date": date(2024, 3, 3), "source": "Xinhua"}),
        ("Source: Xinhua", {"source": "Xinhua"}),
        ("(Source: The Morning Globe)", {"source": "The Morning Globe"}),
        ("Source: https://example.org/a", {"url": "https://example.org/a"}),
        ("Title: A ferry for the fjord", {"title": "A ferry for the fjord"}),
        ("Place: Oslo", {"place": "Oslo"}),
        ("3/4/2024", {}),
        ("Updated: 3 March 2024", {}),
        ("Date: 2024-13-45", {}),
        ("https://example.org/a", {}),
    ],
)
def test_metadata_lines_tell_what_they_state(line, facts):
    clues = clues_of_line(line)
    assert clues is not None
    found = {clue.field: clue.day or clue.value for clue in clues}
    assert {**found, **facts} == found
    assert all(clue.basis == "stated" and clue.reason for clue in clues)


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the port will grow",
        "By the fjord",
        "The ferry left on 3 March 2024.",
        "Trade in 2024",
        "Source of the river found",
        "May the ferry come",
        "Jane Doe",
        "",
        "x" * 5_000,
    ],
)
def test_other_lines_are_no_metadata(line):
    assert clues_of_line(line) is None


def test_a_notice_of_rights_names_the_publisher():
    (clue,) = clues_of_rights("© 2024 The Morning Globe. All rights reserved.")
    assert (clue.value, clue.basis) == ("The Morning Globe", "inferred")
    assert clues_of_rights("© 2024 Jane. All rights reserved.") == ()
