import pytest

from briefindex import desk
from briefindex.errors import NotInPackError
from packing import folder_of

TEXTS = {
    "plan.txt": """Norland and Suland agree on a road

NORPORT, March 3, 2024. Trade turnover between Norland and Suland reached $4 billion in 2022.
The two countries aim to bring trade turnover between Norland and Suland to $9 billion by 2030.
Norland exported 3 million tonnes of wheat in 2023.
""",
    "year.txt": """A good year for traders

SUPORT, February 4, 2025. Trade turnover between Norland and Suland was $7 billion in 2022,
the ministry of trade said. The port of Suport employs 4,200 people.
""",
}


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    desk.build(folder / "pack", [folder_of(folder, TEXTS)])
    return folder / "pack"


@pytest.fixture
def ledger(packed):
    opened = desk.Desk([packed])
    yield opened.ledger
    opened.close()


def test_lines_come_page_by_page_and_say_how_many_there_are(ledger):
    every = ledger.lines()
    assert every.total == len(every.lines) > 2
    assert ledger.lines(offset=1, limit=2).lines == every.lines[1:3]
    assert ledger.lines(limit=1).total == every.total


def test_every_word_of_a_filter_must_be_in_a_line(ledger):
    found = ledger.lines("suland TURNOVER").lines
    assert found
    assert all("Suland" in line.label and "turnover" in line.label for line in found)
    assert not ledger.lines("turnover nowhere").lines


def test_what_stands_alone_can_be_left_out(ledger):
    told = ledger.summary()
    shown = ledger.lines(once=False)
    assert all(line.relation != "single" for line in shown.lines)
    assert ledger.lines().total - shown.total == told.once > 0


def test_an_indicator_brings_its_members_and_what_it_was_worked_out_from(ledger):
    line = next(line for line in ledger.lines().lines if line.relation == "conflict")
    whole = ledger.indicator(line.key)
    needed = {*whole.row.members, *(s for value in whole.row.derived for s in value.sources)}
    assert set(whole.figures) == needed
    assert all(ledger.key_of(member) == line.key for member in whole.row.members)
    with pytest.raises(NotInPackError):
        ledger.indicator("nothing|")
