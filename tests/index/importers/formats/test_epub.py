import pytest

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats import epub
from briefindex.importers.parsing import extract_of
from made_files import epub as made
from made_files import zipped

STATED = (
    "<dc:title>Grain in Norland</dc:title><dc:creator>Anna Berg</dc:creator><dc:publisher>Norland "
    "Press</dc:publisher><dc:date>2024-02-03</dc:date><dc:language>en</dc:language>"
)


def test_chapters_come_in_the_order_of_the_spine_and_nothing_from_outside():
    data = made("<h1>One</h1><p>It rose.</p>", "<h1>Two</h1><p>It fell.</p>", spine=[1, 0])
    assert [piece.text for piece in epub.read(data).pieces] == [
        "Two",
        "It fell.",
        "One",
        "It rose.",
    ]


def test_the_publisher_states_title_author_and_day():
    extract = epub.read(made("<p>It rose.</p>", metadata=STATED))
    assert {clue.field: clue.basis for clue in extract.clues} == dict.fromkeys(
        ("title", "author", "source", "date"), "stated"
    )
    assert extract.language == "en"


def test_it_is_known_by_what_is_in_it():
    assert extract_of("zip", made("<p>It rose.</p>")).pieces[0].text == "It rose."


def test_a_locked_book_says_so():
    with pytest.raises(ImportRefusedError, match="locked"):
        epub.read(made("<p></p>"))


def test_a_book_without_a_package_is_damaged():
    data = zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<c/>")])
    with pytest.raises(ImportRefusedError, match="damaged"):
        epub.read(data)
