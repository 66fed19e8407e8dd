"""The kept ledger: what is brought up to date step by step is what is compared at once."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.index.desk.ledger_edits import LEVELS, Editing, keep, made_figure, way_back

from briefindex import desk
from briefindex.desk.ledger import state
from briefindex.desk.ledger.update import Update
from briefindex.packs import ledger_file
from briefindex.packs.ledger_file import path_for

_STEPS = 14
_PLAIN = {"series", "conflict", "single"}


def assert_as_in_memory(opened: desk.Desk) -> None:
    """Whatever is asked of the kept ledger is answered as by the one in memory."""
    kept, memory = opened.ledger, opened.kept_ledger._memory
    assert opened.kept_ledger.is_current
    rows = memory.rows()
    assert kept.rows() == rows
    assert kept.summary() == memory.summary()
    for order in ("sources", "differing", "newest", "label"):
        assert kept.lines(order=order) == memory.lines(order=order)
    assert kept.lines("trade", once=False) == memory.lines("trade", once=False)
    figures = [figure.id for figure in opened.figures()]
    assert kept.standings(figures) == memory.standings(figures)
    outlined = kept.wholes(kept.outline())
    assert [each.row for each in outlined] == [each.row for each in memory.wholes(memory.outline())]
    for whole in outlined:
        same = memory.indicator(whole.row.key)
        assert (whole.figures, whole.gaps) == (same.figures, same.gaps)


@pytest.mark.parametrize("seed", range(6))
def test_a_ledger_that_followed_every_edit_is_as_if_made_at_once(tmp_path, seed):
    editing = Editing(tmp_path / "pack", seed)
    for _ in range(6):
        editing.add()
    steps: list[str] = []
    for _ in range(_STEPS):
        opened = desk.Desk([editing.folder])
        assert opened.kept_ledger.refresh()
        assert_as_in_memory(opened)
        opened.close()
        steps.append(editing.step())
    assert len(set(steps)) > 3


@pytest.mark.parametrize("seed", range(10, 12))
def test_the_ledger_of_two_packs_follows_edits_of_both(tmp_path, seed):
    packs = [Editing(tmp_path / name, seed + at) for at, name in enumerate(("one", "two"))]
    for editing in packs:
        editing.packs = [each.folder for each in packs]
        for _ in range(4):
            editing.add()
    for step in range(8):
        opened = desk.Desk([editing.folder for editing in packs])
        assert opened.kept_ledger.refresh()
        assert_as_in_memory(opened)
        opened.close()
        packs[step % 2].step()


@pytest.mark.parametrize("seed", range(20, 23))
def test_the_ledger_of_two_packs_follows_joins_that_later_articles_follow(tmp_path, seed):
    packs = [Editing(tmp_path / name, seed + at) for at, name in enumerate(("one", "two"))]
    for editing in packs:
        editing.packs = [each.folder for each in packs]
        editing.add()
        editing.add()
    for step in range(6):
        packs[step % 2].join()
        packs[(step + step // 2) % 2].add()
        opened = desk.Desk([editing.folder for editing in packs])
        assert opened.kept_ledger.refresh()
        assert_as_in_memory(opened)
        opened.close()


@pytest.mark.parametrize("seed", range(30, 34))
def test_a_join_is_taken_back_and_made_again_exactly_whatever_came_meanwhile(tmp_path, seed):
    packs = [Editing(tmp_path / name, seed + at) for at, name in enumerate(("one", "two"))]
    for editing in packs:
        editing.packs = [each.folder for each in packs]
        for _ in range(3):
            editing.add()
            editing.join()
    opened = desk.Desk(packs[0].packs)
    before = set(opened.figures())
    keys = sorted(row.key for row in opened.comparison() if row.relation in _PLAIN)
    joined = opened.joining.join(packs[0].random.sample(keys, 2))
    undo = way_back(opened, joined)
    keep(opened, joined)
    for editing in packs:
        editing.add()
    after = set(opened.figures())
    keep(opened, undo)
    assert before < set(opened.figures())
    keep(opened, joined)
    assert set(opened.figures()) == after
    opened.close()


def test_one_more_article_compares_again_only_what_it_touches(tmp_path, monkeypatch):
    editing = Editing(tmp_path / "pack", 3)
    for _ in range(12):
        editing.add()
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    opened.close()
    editing.add()
    counts: list[int] = []
    run = Update.run
    monkeypatch.setattr(Update, "run", lambda self, most=None: counts.append(run(self, most)))
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    keys = {figure.indicator.key for figure in opened.figures()}
    mine = len(opened.figures(list(editing.articles)[-1]))
    assert counts[0] < len(keys)
    assert counts[0] <= 6 * mine
    opened.close()


def test_an_article_whose_figures_are_all_trivial_is_counted_too(tmp_path):
    editing = Editing(tmp_path / "pack", 3)
    for _ in range(3):
        editing.add()
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    before = opened.kept_ledger.edition
    opened.close()
    one = editing.add()
    editing._analyse(one, [replace(f, salience="trivial") for f in editing._figures(one)])
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    assert opened.kept_ledger.edition != before
    assert_as_in_memory(opened)
    opened.close()


def test_a_ledger_that_is_damaged_or_gone_is_made_anew(tmp_path):
    editing = Editing(tmp_path / "pack", 4)
    for _ in range(3):
        editing.add()
    opened = desk.Desk([editing.folder])
    path = path_for(opened._homes.stores)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all" * 200)
    assert not opened.kept_ledger.is_current
    assert opened.ledger.rows() == opened.kept_ledger._memory.rows()
    assert opened.kept_ledger.refresh()
    assert_as_in_memory(opened)
    opened.close()


def test_where_no_ledger_can_be_kept_all_is_compared_in_memory(tmp_path, monkeypatch):
    editing = Editing(tmp_path / "pack", 5)
    for _ in range(3):
        editing.add()
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    opened = desk.Desk([editing.folder])
    assert not opened.kept_ledger.refresh()
    assert opened.ledger.rows() == opened.kept_ledger._memory.rows() != ()
    opened.close()


def test_what_changed_too_much_is_left_to_another_process(tmp_path):
    editing = Editing(tmp_path / "pack", 6)
    for _ in range(5):
        editing.add()
    opened = desk.Desk([editing.folder])
    assert not opened.kept_ledger.refresh(most=4)
    assert not opened.kept_ledger.is_current
    assert opened.kept_ledger.refresh(most=5)
    assert opened.kept_ledger.is_current
    opened.close()


def test_who_fills_a_pack_keeps_its_ledger(pack):
    opened = desk.Desk([pack])
    assert opened.kept_ledger.is_current
    assert opened.comparison() == opened._compared()
    opened.close()


def test_a_ledger_of_other_tables_is_no_ledger_to_this_program(tmp_path, monkeypatch):
    editing = Editing(tmp_path / "pack", 5)
    editing.add()
    opened = desk.Desk([editing.folder])
    before = path_for(opened._homes.stores)
    monkeypatch.setattr(ledger_file, "TABLES", "CREATE TABLE meta(name, value, more)")
    assert path_for(opened._homes.stores) != before
    opened.close()


def test_a_ledger_depends_on_the_program_that_compares_and_not_on_the_one_that_imports():
    patterns = state._CODE
    package = Path(state.__file__).parents[2]
    read = {path.relative_to(package).as_posix() for p in patterns for path in package.glob(p)}
    assert all(any(package.glob(pattern)) for pattern in patterns)
    assert {"compare/comparable.py", "desk/ledger/groups.py", "text/wording.py"} <= read
    assert not any(name.startswith(("importers/", "search/", "extract/")) for name in read)


def test_of_a_key_with_a_part_for_each_article_only_the_parts_touched_are_compared(
    tmp_path, monkeypatch
):
    editing = Editing(tmp_path / "pack", 8)
    sales = next(level for level in LEVELS if level.key == "sales||")

    def add() -> None:
        editing.add()
        one = list(editing.articles)[-1]
        stated = [
            made_figure(one, start, sales, "24e9", editing.random, unit="USD", kind="money")
            for start in (40, 60)
        ]
        editing._analyse(one, [replace(each, salience="key") for each in stated])

    for _ in range(6):
        add()
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    opened.close()
    counts: list[int] = []
    run = Update.run
    monkeypatch.setattr(Update, "run", lambda self, most=None: counts.append(run(self, most)))
    add()
    opened = desk.Desk([editing.folder])
    opened.kept_ledger.refresh()
    assert_as_in_memory(opened)
    assert len(opened.ledger.rows()) == 7
    assert counts == [1]
    opened.close()
