"""What was not added and what was folded, in one list."""

from briefindex.model.pack import Duplicate, ImportProblem
from fake_desk import FIRST, SECOND, FakeDesk
from satchel.library.outcome_list import outcome_rows

INFOS = {info.id: info for info in FakeDesk([]).articles()}


def test_each_kind_stands_under_its_heading_with_its_number() -> None:
    problems = [ImportProblem("a.pdf", "It has no text."), ImportProblem("b.docx", "A password.")]
    rows = outcome_rows(problems, {SECOND: FIRST}, INFOS, [Duplicate("c.txt", "d.txt")])
    assert [(row.kind, row.words) for row in rows] == [
        ("head", "Not added"),
        ("refused", "a.pdf"),
        ("refused", "b.docx"),
        ("head", "Folded"),
        ("folded", INFOS[SECOND].file),
        ("folded", "c.txt"),
    ]
    assert rows[0].more == "2 files"
    assert rows[3].more == "2 copies count with their first as one source"
    assert rows[4].more == f"Same words as {INFOS[FIRST].file}"
    assert rows[5].more == "The same file as d.txt: not added a second time"


def test_while_an_import_runs_it_is_said_that_the_rest_goes_on() -> None:
    rows = outcome_rows([ImportProblem("a.pdf", "No text.")], {}, {}, running=True)
    assert rows[0].more == "1 file, the rest goes on"


def test_where_all_was_added_nothing_is_listed() -> None:
    assert outcome_rows([], {}, INFOS) == []
