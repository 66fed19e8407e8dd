"""Indicators that the analyst joins and parts: kept as corrections, undone as such."""

from datetime import date
from functools import partial

import pytest

from briefindex import desk
from briefindex.desk import building
from briefindex.errors import MistypedError, NotInPackError
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from briefindex.packs.store import Store
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
    for figure, rows in wanted.figures:
        desk.correct(pack, figure.id, rows)
    desk.remember(wanted.joins)


def back(reader, wanted):
    """What undoing has to keep: what was kept before."""
    kept = [(figure, reader.corrected.kept(figure.id)) for figure, _ in wanted.figures]
    rows = [(f, {name: had.get(name) for name in rows}) for (f, had), (_, rows) in
            zip(kept, wanted.figures, strict=True)]  # fmt: skip
    return desk.Joined(tuple(rows), wanted.before, wanted.joins)


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
    keep(pack, reader.joining.part([figure.id for figure, _ in wanted.figures]))
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


ROADS = {
    "road.txt": """Peru and Chile agree on a road

LIMA, March 3, 2024. Trade turnover between Peru and Chile reached $24 billion in 2022.
""",
    "trade.txt": """Less trade

LIMA, March 4, 2024. Trade turnover between Peru and Chile reached $22 billion in 2020.
""",
    "cargo.txt": """More cargo

LIMA, March 5, 2024. Cargo turnover between Peru and Chile was $31 billion in 2021.
""",
}
LATER = "LIMA, March 9, 2024. Cargo turnover between Peru and Chile was $35 billion in 2023.\n"


@pytest.fixture
def roads(tmp_path, monkeypatch):
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))
    desk.build(tmp_path / "roads", [folder_of(tmp_path / "first", ROADS)])
    return tmp_path / "roads"


def add(pack, text=LATER, name="later"):
    texts = {f"{name}.txt": f"News {name}\n\n{text}"}
    desk.build(pack, [folder_of(pack.parent / name, texts)])


def together(packs) -> set[str]:
    """What stands in the row of the trade, beside the trade."""
    opened = desk.Desk(packs)
    row = next(row for row in surfaces(opened) if "$24 billion" in row)
    opened.close()
    return set(row) - {"$24 billion", "$22 billion"}


def joined(packs):
    """Join the two indicators; gives what joined them and what takes it back."""
    opened = desk.Desk(packs)
    made = opened.joining.join([key_of(opened, "$24 billion"), key_of(opened, "$31 billion")])
    undo = back(opened, made)
    for figure, rows in made.figures:
        desk.correct(opened.home(figure.sentence.article), figure.id, rows)
    desk.remember(made.joins)
    opened.close()
    return made, undo


def parted(pack, *wanted):
    opened = desk.Desk([pack])
    made = opened.joining.part([f.id for f in opened.figures() if f.surface in wanted])
    undo = back(opened, made)
    keep(pack, made)
    opened.close()
    return undo


def decisions(pack):
    store = Store(pack)
    found = store.overlays.decisions()
    store.close()
    return set(found)


def test_a_figure_that_comes_later_follows_the_join(roads):
    joined([roads])
    add(roads)
    assert together([roads]) == {"$31 billion", "$35 billion"}


def test_a_join_taken_back_takes_back_what_followed_and_made_again_leads_it_again(roads):
    made, undo = joined([roads])
    add(roads)
    followed = decisions(roads)
    keep(roads, undo)
    assert together([roads]) == set()
    keep(roads, made)
    assert together([roads]) == {"$31 billion", "$35 billion"}
    assert decisions(roads) == followed


def test_a_join_made_again_leads_also_what_came_in_between(roads):
    made, undo = joined([roads])
    keep(roads, undo)
    add(roads)
    assert together([roads]) == set()
    keep(roads, made)
    assert together([roads]) == {"$31 billion", "$35 billion"}


def test_what_followed_and_was_parted_stays_parted(roads, monkeypatch):
    joined([roads])
    add(roads)
    undo = parted(roads, "$35 billion")
    monkeypatch.setattr(building, "analysis_version", lambda: "0" * 16)
    desk.build(roads, [])
    assert together([roads]) == {"$31 billion"}
    keep(roads, undo)
    assert together([roads]) == {"$31 billion", "$35 billion"}


def test_where_all_that_was_joined_is_parted_nothing_follows_any_more(roads):
    joined([roads])
    undo = parted(roads, "$31 billion")
    add(roads)
    assert together([roads]) == set()
    keep(roads, undo)
    assert together([roads]) == {"$31 billion", "$35 billion"}


def test_a_figure_of_another_unit_does_not_follow(roads):
    joined([roads])
    add(roads, LATER.replace("$35 billion", "35 million tons"))
    assert together([roads]) == {"$31 billion"}


def test_what_followed_goes_along_where_its_indicator_is_joined_further(roads):
    joined([roads])
    add(roads, "LIMA, May 4, 2024. Investment of Peru in Chile was $2 billion in 2020.\n", "other")
    opened = desk.Desk([roads])
    keys = [key_of(opened, "$2 billion"), key_of(opened, "$24 billion")]
    made = opened.joining.join(keys)
    undo = back(opened, made)
    keep(roads, made)
    opened.close()
    add(roads)
    assert together([roads]) == {"$31 billion", "$2 billion", "$35 billion"}
    keep(roads, undo)
    assert together([roads]) == {"$31 billion", "$35 billion"}


def test_a_join_is_followed_in_every_pack_that_was_open(roads, tmp_path):
    other = tmp_path / "other"
    add(other, "LIMA, May 4, 2024. The port of Norport is closed.\n", "port")
    _, undo = joined([roads, other])
    add(other)
    assert together([roads, other]) == {"$31 billion", "$35 billion"}
    opened = desk.Desk([roads, other])
    keep(roads, undo)
    opened.close()
    assert together([roads, other]) == set()


def test_what_says_nothing_of_whose_it_is_joins_no_later_article(pack):
    opened = desk.Desk([pack])
    keep(pack, opened.joining.join([key_of(opened, "$4 billion"), key_of(opened, "$7 billion")]))
    assert not opened.corrected.joins()[pack]
    opened.close()


def test_a_join_is_sent_with_the_pack_and_followed_where_it_arrives(roads, tmp_path):
    joined([roads])
    add(roads)
    target = tmp_path / "Roads.satchel"
    desk.send(roads, target, date(2026, 1, 2))
    other = tmp_path / "other"
    add(other, LATER.replace("35", "38"), "before")
    desk.build(other, [target])
    assert decisions(roads) < decisions(other)
    add(other, LATER.replace("35", "39"), "after")
    came = {"$31 billion", "$35 billion", "$38 billion", "$39 billion"}
    assert together([other]) == came
