"""What is imported ahead holds nobody up who begins to type meanwhile."""

import pytest
from PySide6.QtCore import QTimer

from satchel.application import Program
from satchel.shell import ahead, compare, entities, table


def test_all_that_is_imported_ahead_comes_one_module_a_turn(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[tuple[str, int]] = []
    turns = QTimer(program.window)
    turn = [0]

    def next_turn() -> None:
        turn[0] += 1

    turns.timeout.connect(next_turn)
    turns.start(0)
    monkeypatch.setattr(ahead, "import_module", lambda name: came.append((name, turn[0])))
    monkeypatch.setattr(ahead, "_TURN_MS", 1)
    program.load_ahead()
    wanted = [*entities.AHEAD, *compare.AHEAD, *table.AHEAD]
    qtbot.waitUntil(lambda: len(came) == len(wanted))
    turns.stop()
    assert [name for name, _ in came] == wanted
    assert len({at for _, at in came}) == len(wanted)
