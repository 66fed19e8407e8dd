"""Indicators that the analyst joins and parts: kept as corrections, undone as such."""

from functools import partial

import pytest

from briefindex import desk
from briefindex.desk import building
from briefindex.errors import MistypedError, NotInPackError
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from packing import folder_of

TEXTS = {
    "a.txt": """The mills of Norport

NORPORT, March 3, 2024. Sales of the mills reached $4 billion in 2022. The sales were
$3 billion in 2021. The fleet of the mills counts 12 ships.
""",
    "b.txt": """A good year

SUPORT, February 4, 2024. Sales of the mills were $7 billion in 2022. Exports of the mills
were $2 billion in 2022.
""",
}


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))
    desk.build(tmp_path / "pack", [folder_of(tmp_path, TEXTS)])
    return tmp_path / "pack"


@pytest.fixture
def reader(pack):
    opened = desk.Desk([pack])
    yield opened
    opened.close()


def surfaces(reader) -> set[frozenset[str]]:
    """The rows of the comparison, as the words of their figures."""
    figures = {each.id: each for each in reader.figures()}
    return {frozenset(figures[m].surface for m in row.members) for row in reader.comparison()}


def key_of(reader, surface: str) -> str:
    figure = next(each for each in reader.figures() if each.surface == surface)
    return next(row.key for row in reader.comparison() if figure.id in row.members)


def keep(pack, wanted):
    for figure, rows in wanted:
        desk.correct(pack, figure.id, rows)


def back(reader, wanted):
    """What undoing has to keep: what was kept before."""
    kept = [(figure, reader.corrected.kept(figure.id)) for figure, _ in wanted]
    return [(f, {name: had.get(name) for name in rows}) for (f, had), (_, rows) in
            zip(kept, wanted, strict=True)]  # fmt: skip


def test_two_indicators_become_one_and_two_again(pack, reader):
    before = surfaces(reader)
    ours, theirs = key_of(reader, "$4 billion"), key_of(reader, "$7 billion")
    assert ours != theirs
    wanted = reader.joining.join([ours, theirs])
    undo = back(reader, wanted)
    keep(pack, wanted)
    assert any({"$4 billion", "$7 billion"} <= row for row in surfaces(reader))
    keep(pack, undo)
    assert surfaces(reader) == before


def test_what_was_joined_can_contradict(pack, reader):
    keep(pack, reader.joining.join([key_of(reader, "$4 billion"), key_of(reader, "$7 billion")]))
    row = next(row for row in reader.comparison() if row.relation == "conflict")
    assert row.differs[0].period == "2022"


def test_indicators_of_different_things_can_be_joined(pack, reader):
    keep(pack, reader.joining.join([key_of(reader, "$7 billion"), key_of(reader, "$2 billion")]))
    assert frozenset({"$7 billion", "$2 billion"}) in surfaces(reader)


def test_a_figure_is_parted_from_its_indicator(pack, reader):
    (old,) = (each.id for each in reader.figures() if each.surface == "$3 billion")
    assert frozenset({"$3 billion"}) not in surfaces(reader)
    keep(pack, reader.joining.part([old]))
    assert frozenset({"$3 billion"}) in surfaces(reader)


def test_a_joined_figure_that_is_parted_goes_back_to_where_it_was_found(pack, reader):
    before = surfaces(reader)
    wanted = reader.joining.join([key_of(reader, "$4 billion"), key_of(reader, "$2 billion")])
    keep(pack, wanted)
    keep(pack, reader.joining.part([figure.id for figure, _ in wanted]))
    assert surfaces(reader) == before


def test_what_was_joined_outlives_a_new_analysis(pack, reader, monkeypatch):
    keep(pack, reader.joining.join([key_of(reader, "$4 billion"), key_of(reader, "$7 billion")]))
    joined = surfaces(reader)
    monkeypatch.setattr(building, "analysis_version", lambda: "0" * 16)
    desk.build(pack, [])
    assert surfaces(reader) == joined


def test_nothing_to_join_or_part_is_said(reader):
    key = key_of(reader, "$4 billion")
    with pytest.raises(MistypedError):
        reader.joining.join([key])
    with pytest.raises(NotInPackError):
        reader.joining.join([key, "no such key"])
    with pytest.raises(MistypedError):
        reader.joining.part([])
