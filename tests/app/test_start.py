"""The window's process loads only what its first paint needs, and never the language model."""

import os
import subprocess
import sys

SCRIPT = """
import sys
from pathlib import Path
from satchel.application import build_window, make_application
app = make_application()
program = build_window("sample", fill=False)
program.window.show()
program.window.grab()
heavy = {"whoosh", "lark", "spacy", "numpy", "lxml", "PySide6.QtPrintSupport", "PySide6.QtNetwork",
         "charset_normalizer", "importlib.metadata", "platform", "calendar",
         "briefindex.model.briefing", "briefindex.briefing", "briefindex.compare",
         "briefindex.importers", "briefindex.search", "satchel.printing", "satchel.shell.dialogs",
         "satchel.shell.control", "satchel.reader.pane", "satchel.figures.pane",
         "satchel.find.figure_section", "satchel.entities", "satchel.shell.entities", "csv",
         "satchel.library", "satchel.shell.library", "satchel.compare", "satchel.shell.compare",
         "satchel.painting", "satchel.settings.briefed",
         "briefindex.desk.glossary"}
print(sorted(heavy & set(sys.modules)))
program.window.close()
"""


def test_the_first_paint_loads_no_search_engine_no_model_and_no_printing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"


PREPARING = """
import sys
from briefindex.desk import Desk
Desk([]).finder.prepare()
print(sorted({"lark", "whoosh", "spacy", "numpy"} & set(sys.modules)))
"""


def test_what_is_prepared_while_nobody_asks_is_the_parser_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PREPARING], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['lark']"


RUNNING = """
import gc
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from satchel import application
application._SETTLED_MS = 0
def look():
    program = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    if gc.get_threshold()[2] < 1000:
        QTimer.singleShot(20, look)
        return
    print(gc.isenabled(), sys.getswitchinterval() < 0.001)
    program.close()
QTimer.singleShot(0, look)
application.run_window("sample")
"""


def test_the_window_is_not_stopped_for_all_garbage_nor_for_long_turns_of_other_threads(
    tmp_path,
) -> None:
    kept = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", RUNNING],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "True True"


AHEAD = """
import sys
from satchel import application
from satchel.shell import entities
application._QUIET_MS = entities._TURN_MS = 0
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
app = application.make_application()
program = application.build_window("sample", fill=False)
program.window.show()
turns = []
def look():
    turns.append({m for m in sys.modules if m.startswith("satchel.entities.")})
    if "satchel.entities.workspace" in turns[-1]:
        app.quit()
    else:
        QTimer.singleShot(0, look)
QTimer.singleShot(0, look)
app.exec()
most = max(len(now - before) for before, now in zip(turns, turns[1:]))
print(most < 7, program.window.findChild(QWidget, "entities_workspace"))
program.window.close()
"""


def test_what_the_entities_need_is_loaded_a_little_a_turn_before_they_are_gone_to(tmp_path) -> None:
    kept = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", AHEAD],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "True None"
