"""Copies of one story among what a query finds: counted, and told beside what is shown."""

import pytest

from briefindex import desk
from briefindex.model.search import Filters
from packing import folder_of

pytestmark = pytest.mark.usefixtures("quick_extraction")

STORY = (
    "Grain goes by rail again\n\nThe port of Vassel handled more grain last year than the year "
    "before, its director said on Monday. Three new cranes were put up in spring, and the railway "
    "was led up to the quay, so that a ship is now loaded in nine hours instead of fourteen. "
    "Farmers from the upper valley have come back since.\n"
)
OTHER = "Bridge stays closed\n\nThe bridge to the port stays closed until autumn. Rail rail rail.\n"
TEXTS = {
    "a.txt": STORY,
    "b.txt": OTHER,
    "c.txt": "By our correspondent\n\n" + STORY + "\nEnds. A flood came later.",
    "d.txt": "From the wires\n\n" + STORY + "\nEnds here. A flood was seen.",
}


@pytest.fixture
def opened(tmp_path):
    desk.build(tmp_path / "p", [folder_of(tmp_path, TEXTS)])
    found = desk.Desk([tmp_path / "p"])
    yield found
    found.close()


def files(opened, hits):
    names = {info.id: info.file for info in opened.articles()}
    return {names[hit.article] for hit in hits}


def test_copies_are_counted_among_all_that_is_found(opened):
    found = opened.search("port", limit=1)
    assert (found.total, found.copies) == (4, 2)
    assert opened.search("bridge").copies == 0


def test_where_the_first_is_not_found_one_of_its_copies_stands_for_the_story(opened):
    found = opened.search("flood")
    assert (found.total, found.copies) == (2, 1)


def test_the_rest_of_a_story_is_told_beside_what_is_shown(opened):
    found = opened.search("cranes", limit=1)
    assert files(opened, found.hits) | files(opened, found.beside) == {"a.txt", "c.txt", "d.txt"}
    assert len(found.beside) == 2
    assert all(hit.snippets for hit in found.beside)
    assert opened.search("cranes", limit=None).beside == ()


def test_only_what_passes_query_and_filters_is_told_beside(opened):
    assert files(opened, opened.search("flood", limit=1).beside) <= {"c.txt", "d.txt"}
    nothing = opened.search("cranes", limit=1, filters=Filters(sources=("Nobody",)))
    assert (nothing.copies, nothing.beside) == (0, ())


def test_copies_are_known_by_the_same_mapping_until_something_is_written(opened):
    assert opened.copies() is opened.copies()


def test_what_two_packs_say_of_copies_is_put_together(tmp_path):
    first, second = tmp_path / "p", tmp_path / "q"
    desk.build(
        first, [folder_of(tmp_path / "1", {"c.txt": TEXTS["c.txt"], "d.txt": TEXTS["d.txt"]})]
    )
    desk.build(second, [folder_of(tmp_path / "2", {n: TEXTS[n] for n in ("a.txt", "d.txt")})])
    both = desk.Desk([first, second])
    names = {info.id: info.file for info in both.articles()}
    told = {names[copy]: names[of] for copy, of in both.copies().items()}
    assert told == {"d.txt": "c.txt", "a.txt": "c.txt"}, "the second pack has no c.txt"
    found = both.search("cranes", limit=1)
    assert (found.total, found.copies) == (3, 2)
    both.close()
