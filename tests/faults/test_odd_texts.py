"""Texts that nobody wrote as news: read without a crash, and no figure is made up."""

import pytest

from briefindex.extract.entities import EntityExtractor
from briefindex.extract.figures import extract_figures
from briefindex.importers import read_file

ODD = {
    "digits": "1234567890",
    "unbalanced quotations": '“a "b « said ',
    "scripts side by side": "Привет мир hello 你好 مرحبا 42 ",
    "right to left": "في عام 2020 ارتفع إلى 3 ",
    "dollar signs": "$$$ a ",
    "lists of digits": "1,2,3,4 ",
    "words like numbers": "NaN inf -inf 1e999 ",
    "of": "a of b of ",
    "openings of dates": "next week on Monday of ",
    "openings of ranges": "between from ",
    "initials": "I.I.I.",
}
SIZE = 40_000


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD.keys())
def test_an_odd_text_is_read_and_holds_no_figure(unit, tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text((unit * SIZE)[:SIZE], encoding="utf-8")
    article = read_file(path)
    mentions = EntityExtractor(model=False).mentions(article)
    assert extract_figures(article, mentions) == ()


def test_a_name_of_many_joined_letters_after_a_quotation_is_passed_at_once(tmp_path):
    path = tmp_path / "joined.txt"
    path.write_text(f"“Output rose 5 percent,” {'A-' * 90}A went home.\n", encoding="utf-8")
    (figure,) = extract_figures(read_file(path), ())
    assert figure.surface == "5 percent"
