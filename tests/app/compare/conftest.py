"""A pack in which sources differ, with a window on it."""

import shutil
from pathlib import Path

import pytest

from briefindex import desk
from packing import folder_of
from satchel.application import Program

TEXTS = {
    "plan.txt": """Peru and Chile agree on a road

LIMA, March 3, 2024. Trade turnover between Peru and Chile reached $24 billion in 2022.
The two countries aim to bring trade turnover between Peru and Chile to $40 billion by 2030.
""",
    "year.txt": """A good year for traders

Trade turnover between Peru and Chile was $31 billion in 2022, the ministry of trade said.
Trade turnover between Peru and Chile reached $35 billion in 2023.
The port of Suport employs 4,200 people.
""",
}


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    desk.build(folder / "pack", [folder_of(folder, TEXTS)])
    return folder / "pack"


@pytest.fixture
def program(qtbot, windows, tmp_path: Path, built: Path) -> Program:
    shutil.copytree(built, tmp_path / "pack")
    made = windows(tmp_path / "pack", fill=False)
    qtbot.waitUntil(lambda: bool(made.session.contents.infos) and made.session.shown is not None)
    qtbot.waitUntil(lambda: bool(made.session.comparison.rows))
    return made
