import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.html import parse_html


def spans(cells):
    root = parse_html(f"<table><tr>{cells}</tr></table>")
    return [(cell.get("colspan"), cell.get("rowspan")) for cell in root.iter("td", "th")]


def test_cells_joined_to_others_stay_so():
    assert spans("<td colspan=3>a</td><th rowspan=2>b</th>") == [("3", None), (None, "2")]


def test_a_cell_takes_no_more_room_than_tables_have():
    assert spans("<td colspan=1000000000>a</td><td rowspan=x9>b</td>") == [
        ("100", None),
        (None, "1000"),
    ]


def test_all_cells_of_a_page_take_no_more_room_than_tables_have():
    joined = spans("<td colspan=100 rowspan=100>a</td>" * 50)
    assert sum(int(wide or 1) * int(high or 1) - 1 for wide, high in joined) <= 20_000
    assert joined[0] == ("100", "100")


def test_an_element_with_more_attributes_than_pages_have_is_refused():
    attributes = " ".join(f"a{number}=1" for number in range(10_001))
    with pytest.raises(ImportRefusedError, match="nothing in this page"):
        parse_html(f"<p {attributes}>It rose.</p>")
    assert parse_html(f"<p title='{'=' * 9_000}' d='{'M 0 1 ' * 20_000}'>It rose.</p>") is not None
