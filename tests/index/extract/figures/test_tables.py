"""Tables that lost their lines: no figure is made of numbers that nobody explains."""

import pytest

from briefindex.extract.figures import extract_figures
from briefindex.importers import article_from


def surfaces(text: str) -> list[str]:
    return [figure.surface for figure in extract_figures(article_from(text.encode(), "a.txt"), ())]


@pytest.mark.parametrize(
    "table",
    [
        "Exports 1,234 1,310 1,402 1,500\nImports 2,345 2,410 2,502 2,600\n",
        "Year\t2019\t2020\t2021\nOil\t1,234\t5.6%\t$3bn\nGas\t1,300\t6.1%\t$4bn\n",
        "Copper | 4,321 | 8.7 | 9,876 |\n",
    ],
)
def test_numbers_in_rows_are_no_figures(table):
    assert surfaces(table) == []


@pytest.mark.parametrize("text", ["123 456 7890", "4,321", "1,2,3,4", "9 876 543 210 12"])
def test_numbers_without_any_word_are_no_figures(text):
    assert surfaces(text) == []


def test_the_last_piece_of_a_long_list_is_read_no_more_than_the_others():
    assert surfaces("apples 4,321 of 8 boxes " * 90) == []


def test_a_list_ends_where_a_sentence_begins():
    text = f"{'apples 4,321 of 8 boxes ' * 90}.\n\nThe farm sold 30 tons of pears."
    assert surfaces(text) == ["30 tons"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("On May 5 2020 3,400 people left the city.", "3,400 people"),
        ("The town has 1 500 000 people.", "1 500 000 people"),
        ("In 2020 3,400 people left.", "3,400 people"),
    ],
)
def test_a_date_or_a_spaced_number_makes_no_row(text, surface):
    assert surfaces(text) == [surface]
