"""Takes pictures of the main views at 1440×900, light and dark.

`python packaging/screenshots.py [FOLDER]` works under a real X server and without any screen. The
pictures show the sample pack as the program itself reads it.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

if sys.platform.startswith("linux") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from briefindex import desk
from satchel.application import Program, build_window, make_application
from satchel.figures.pane import ALL_SOURCES, THIS_ARTICLE
from satchel.theme.theme import mode_of

QUERY = "trade turnover"
SIZE = (1440, 900)
_LONGEST_MS = 30_000


def until(done: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    clock = QElapsedTimer()
    clock.start()
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if clock.elapsed() > _LONGEST_MS:
            raise TimeoutError("The window did not come to rest.")


def rest(milliseconds: int) -> None:
    """Let what is being painted settle."""
    clock = QElapsedTimer()
    clock.start()
    until(lambda: clock.elapsed() > milliseconds)


def search(program: Program, query: str) -> None:
    """Search, and wait for the answer and its figures."""
    program.window.strip.search.setText(query)
    until(lambda: not query or (program.session.answer is not None))
    until(lambda: bool(program.session.comparison.rows))


def main_view(program: Program) -> QWidget:
    """A query, its first article at a figure."""
    program.window.figures.tabs.setCurrentIndex(THIS_ARTICLE)
    program.window.strip.search.setFocus()
    rest(1_000)  # the search engine is loaded as soon as somebody is about to type
    search(program, QUERY)
    first = program.session.answer.result.hits[0].article if program.session.answer else ""
    program.session.article_wanted.emit(first, False)
    rest(100)
    third = program.window.figures.cards.rows.listed[2].figure
    program.session.figure_wanted.emit(third.id)
    program.window.reader.view.verticalScrollBar().setValue(0)
    return program.window


def all_sources(program: Program) -> QWidget:
    """The figures of all sources, beside an article with a headline."""
    info = next(i for i in program.session.contents.infos if i.title.value)
    program.session.article_wanted.emit(info.id, True)
    program.window.figures.tabs.setCurrentIndex(ALL_SOURCES)
    rest(600)
    program.window.figures.sources.scrollToTop()  # where sources differ
    return program.window


def no_key_figures(program: Program) -> QWidget:
    """An article without a key figure."""
    program.window.figures.tabs.setCurrentIndex(THIS_ARTICLE)
    search(program, "")
    counts = program.session.contents.key_counts
    info = next(i for i in program.session.contents.infos if not counts.get(i.id))
    program.window.reader.close_tab()
    program.session.article_wanted.emit(info.id, False)
    return program.window


def entities(program: Program) -> QWidget:
    """The page of a route, in the workspace of the entities."""
    asking = program.entities.asking
    program.entities.enter()
    until(lambda: bool(asking.rows))
    route = next(row for row in asking.rows if row.named.type == "route_or_project")
    program.entities.show_entity(route.id)
    until(lambda: asking.page is not None and asking.page.id == route.id)
    return program.window


def compare(program: Program) -> QWidget:
    """The indicator that most sources state, over time."""
    program.compare.enter()
    asking = program.compare.workspace.asking
    until(lambda: asking.page is not None)
    return program.window


def figures_table(program: Program) -> QWidget:
    """All figures of the pack in a table."""
    program.table.enter()
    return program.window


def preview(program: Program) -> QWidget:
    """The briefing as it will be printed."""
    program.window.actions_.by_name["print"].trigger()
    until(lambda: program.window.findChild(QWidget, "print_preview") is not None)
    dialog = program.window.findChild(QWidget, "print_preview")
    if dialog is None:
        raise RuntimeError("The preview did not open.")
    dialog.resize(*SIZE)
    return dialog


VIEWS: dict[str, Callable[[Program], QWidget]] = {
    "main": main_view,
    "all-sources": all_sources,
    "no-key-figures": no_key_figures,
    "entities": entities,
    "compare": compare,
    "figures-table": figures_table,
    "preview": preview,
}


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    desk.prepare(desk.resolve("sample"))
    app = make_application()
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as passing:
            settings = Path(passing) / "satchel.ini"
            program = build_window("sample", settings_file=settings, fill=False)
            program.theme.set_mode(mode_of(theme))
            program.window.resize(*SIZE)
            program.window.show()
            rest(300)
            for name, view in VIEWS.items():
                widget = view(program)
                rest(1600)
                path = folder / f"{name}-{theme}.png"
                widget.grab().save(str(path))
                print(path)
                if widget is not program.window:
                    widget.close()
            program.window.close()
            program.window.deleteLater()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/screenshots"))
