"""Every action once, declared as data: its words, its menu, its keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from satchel.widgets.kinds import KINDS
from satchel.widgets.words import QT_TRANSLATE_NOOP

FILE, EDIT, VIEW, GO, BRIEFING, HELP = "File", "Edit", "View", "Go", "Briefing", "Help"
MENUS: Final = tuple(
    (menu, QT_TRANSLATE_NOOP("Menus", menu)) for menu in (FILE, EDIT, VIEW, GO, BRIEFING, HELP)
)


@dataclass(frozen=True, slots=True)
class Declared:
    """An action: its name, menu, words and keys; `group` makes it one of several to choose from.

    An empty name is a line in the menu. "recent" and "marks" and "themes" are submenus.
    """

    name: str
    menu: str
    words: str = ""
    keys: tuple[str, ...] = ()
    checkable: bool = False
    submenu: str = ""


def _line(menu: str) -> Declared:
    return Declared("", menu)


DECLARED: Final = (
    Declared("new_pack", FILE, QT_TRANSLATE_NOOP("Actions", "&New pack…"), ("Ctrl+N",)),
    Declared("add_files", FILE, QT_TRANSLATE_NOOP("Actions", "A&dd files…"), ("Ctrl+Alt+A",)),
    Declared("open_folder", FILE, QT_TRANSLATE_NOOP("Actions", "&Open folder…"), ("Ctrl+O",)),
    Declared(
        "open_file", FILE, QT_TRANSLATE_NOOP("Actions", "Open &pack file…"), ("Ctrl+Shift+P",)
    ),
    Declared("also_open", FILE, QT_TRANSLATE_NOOP("Actions", "&Also open…"), ("Ctrl+Alt+O",)),
    Declared("open_sample", FILE, QT_TRANSLATE_NOOP("Actions", "Open the &sample pack")),
    Declared("recent", FILE, QT_TRANSLATE_NOOP("Actions", "&Recent packs"), submenu="recent"),
    Declared("refresh", FILE, QT_TRANSLATE_NOOP("Actions", "Re&fresh"), ("F5",)),
    Declared("refused", FILE, QT_TRANSLATE_NOOP("Actions", "Refused &files…")),
    Declared("changes", FILE, QT_TRANSLATE_NOOP("Actions", "&What changed since…")),
    Declared(
        "export_entities",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "E&xport the entities…"),
        ("Ctrl+Shift+E",),
    ),
    Declared(
        "send", FILE, QT_TRANSLATE_NOOP("Actions", "Send the pack as &one file…"), ("Ctrl+Alt+S",)
    ),
    Declared("export", FILE, QT_TRANSLATE_NOOP("Actions", "Export tab&les"), submenu="export"),
    Declared("export_results", "export", QT_TRANSLATE_NOOP("Actions", "The a&rticles listed…")),
    Declared("export_indicator", "export", QT_TRANSLATE_NOOP("Actions", "The &indicator…")),
    Declared("export_indicators", "export", QT_TRANSLATE_NOOP("Actions", "&All indicators…")),
    Declared("export_figures", "export", QT_TRANSLATE_NOOP("Actions", "All &figures…")),
    _line(FILE),
    Declared(
        "close_tab", FILE, QT_TRANSLATE_NOOP("Actions", "&Close the article's tab"), ("Ctrl+W",)
    ),
    Declared("quit", FILE, QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",)),
    Declared("undo", EDIT, QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",)),
    Declared("redo", EDIT, QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    _line(EDIT),
    Declared("copy", EDIT, QT_TRANSLATE_NOOP("Actions", "&Copy"), ("Ctrl+C",)),
    Declared(
        "copy_picture",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Co&py the chart as picture"),
        ("Ctrl+Shift+C",),
    ),
    Declared("save_picture", EDIT, QT_TRANSLATE_NOOP("Actions", "Save the chart as picture…"), ()),
    Declared(
        "select_all", EDIT, QT_TRANSLATE_NOOP("Actions", "Select &all of the article"), ("Ctrl+A",)
    ),
    _line(EDIT),
    Declared("search", EDIT, QT_TRANSLATE_NOOP("Actions", "&Search"), ("Ctrl+F",)),
    Declared(
        "clear_search", EDIT, QT_TRANSLATE_NOOP("Actions", "Cl&ear the search"), ("Ctrl+Shift+X",)
    ),
    Declared(
        "other_names",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Search &literally, or with other names"),
        ("Ctrl+Shift+L",),
    ),
    Declared("similar", EDIT, QT_TRANSLATE_NOOP("Actions", "S&imilar articles"), ("Ctrl+Shift+Y",)),
    Declared("filters", EDIT, QT_TRANSLATE_NOOP("Actions", "Fi&lter"), submenu="filters"),
    Declared("filter_source", "filters", QT_TRANSLATE_NOOP("Actions", "&Source"), ("Alt+Shift+S",)),
    Declared("filter_date", "filters", QT_TRANSLATE_NOOP("Actions", "&Date"), ("Alt+Shift+D",)),
    Declared(
        "filter_type",
        "filters",
        QT_TRANSLATE_NOOP("Actions", "&Type, language, names, reading"),
        ("Alt+Shift+T",),
    ),
    Declared(
        "no_filters", "filters", QT_TRANSLATE_NOOP("Actions", "&Remove all"), ("Alt+Shift+X",)
    ),
    Declared(
        "save_search", EDIT, QT_TRANSLATE_NOOP("Actions", "Sa&ve this search"), ("Ctrl+Shift+S",)
    ),
    Declared(
        "saved_searches",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Saved searc&hes"),
        ("Ctrl+Shift+O",),
    ),
    _line(EDIT),
    Declared("star", EDIT, QT_TRANSLATE_NOOP("Actions", "Star, or &take the star away"), ("S",)),
    Declared("unread", EDIT, QT_TRANSLATE_NOOP("Actions", "Mark as unread, or as rea&d"), ("U",)),
    Declared("copies", EDIT, QT_TRANSLATE_NOOP("Actions", "&List or fold the copies"), ("C",)),
    _line(EDIT),
    Declared("correct_figure", EDIT, QT_TRANSLATE_NOOP("Actions", "C&orrect the figure…"), ("F2",)),
    Declared(
        "reset_figure", EDIT, QT_TRANSLATE_NOOP("Actions", "Reset the &figure"), ("Shift+F2",)
    ),
    Declared("not_a_figure", EDIT, QT_TRANSLATE_NOOP("Actions", "&Not a figure"), ("Ctrl+F2",)),
    Declared(
        "article_details",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Article's &details…"),
        ("Ctrl+Shift+D",),
    ),
    Declared(
        "remove_article",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Remove the article from the &pack…"),
        ("Ctrl+Shift+Del",),
    ),
    Declared("entity", EDIT, QT_TRANSLATE_NOOP("Actions", "E&ntity"), submenu="entity"),
    Declared(
        "join_indicator",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Join the indicator with another…"),
        ("Ctrl+Shift+J",),
    ),
    Declared(
        "part_value",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Part the &value from its indicator"),
        ("Ctrl+Shift+K",),
    ),
    Declared("glossary", EDIT, QT_TRANSLATE_NOOP("Actions", "&Glossary…"), ("Ctrl+G",)),
    Declared(
        "entity_rename", "entity", QT_TRANSLATE_NOOP("Actions", "&Rename…"), ("Ctrl+Shift+R",)
    ),
    Declared("entity_merge", "entity", QT_TRANSLATE_NOOP("Actions", "&Merge…"), ("Ctrl+M",)),
    Declared("entity_split", "entity", QT_TRANSLATE_NOOP("Actions", "&Split…"), ("Ctrl+Shift+M",)),
    Declared("entity_hide", "entity", QT_TRANSLATE_NOOP("Actions", "&Hide"), ("Ctrl+Shift+H",)),
    Declared(
        "entity_never", "entity", QT_TRANSLATE_NOOP("Actions", "&Never link…"), ("Ctrl+Shift+N",)
    ),
    Declared("export_decisions", "entity", QT_TRANSLATE_NOOP("Actions", "E&xport all decisions…")),
    Declared(
        "apply_decisions", "entity", QT_TRANSLATE_NOOP("Actions", "&Apply the decisions of a file…")
    ),
    Declared(
        "entity_filter",
        "entity",
        QT_TRANSLATE_NOOP("Actions", "&List the articles that name it"),
        ("Ctrl+Shift+A",),
    ),
    Declared("larger", VIEW, QT_TRANSLATE_NOOP("Actions", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    Declared("smaller", VIEW, QT_TRANSLATE_NOOP("Actions", "S&maller text"), ("Ctrl+-",)),
    Declared("usual_size", VIEW, QT_TRANSLATE_NOOP("Actions", "&Usual text size"), ("Ctrl+0",)),
    _line(VIEW),
    Declared("themes", VIEW, QT_TRANSLATE_NOOP("Actions", "&Theme"), submenu="themes"),
    Declared("marks", VIEW, QT_TRANSLATE_NOOP("Actions", "&Marks in the text"), submenu="marks"),
    Declared("trivial", VIEW, QT_TRANSLATE_NOOP("Actions", "Show trivial &counts"), checkable=True),
    _line(VIEW),
    Declared(
        "show_find", VIEW, QT_TRANSLATE_NOOP("Actions", "L&eft pane"), ("Ctrl+L",), checkable=True
    ),
    Declared(
        "show_figures",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Right pane"),
        ("Ctrl+J",),
        checkable=True,
    ),
    Declared(
        "this_article",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Figures of this &article"),
        ("Ctrl+Shift+1",),
    ),
    Declared(
        "all_sources",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Figures of all &sources"),
        ("Ctrl+Shift+2",),
    ),
    Declared(
        "table_only",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Table &only, or the chart"),
        ("Ctrl+Shift+T",),
    ),
    Declared(
        "figures_table", VIEW, QT_TRANSLATE_NOOP("Actions", "Figures ta&ble"), ("Ctrl+Shift+4",)
    ),
    Declared(
        "table_rows", VIEW, QT_TRANSLATE_NOOP("Actions", "&In the figures table"), submenu="table"
    ),
    Declared(
        "table_sentence",
        "table",
        QT_TRANSLATE_NOOP("Actions", "Show the whole &sentence"),
        ("Space",),
        checkable=True,
    ),
    Declared(
        "table_sort",
        "table",
        QT_TRANSLATE_NOOP("Actions", "S&ort by the column of the cell"),
        ("Alt+Shift+O",),
    ),
    Declared("table_columns", "table", QT_TRANSLATE_NOOP("Actions", "&Columns…"), ("Alt+Shift+C",)),
    Declared("table_filters", "table", QT_TRANSLATE_NOOP("Actions", "&Filters"), ("Alt+Shift+F",)),
    Declared(
        "table_all", "table", QT_TRANSLATE_NOOP("Actions", "&Show all figures"), ("Alt+Shift+A",)
    ),
    Declared(
        "table_trivial",
        "table",
        QT_TRANSLATE_NOOP("Actions", "&Trivial counts"),
        ("Alt+Shift+V",),
        checkable=True,
    ),
    Declared(
        "table_export",
        "table",
        QT_TRANSLATE_NOOP("Actions", "&Export what is listed…"),
        ("Ctrl+Alt+E",),
    ),
    Declared("back", GO, QT_TRANSLATE_NOOP("Actions", "&Back"), ("Alt+Left",)),
    Declared("forward", GO, QT_TRANSLATE_NOOP("Actions", "&Forward"), ("Alt+Right",)),
    _line(GO),
    Declared("library", GO, QT_TRANSLATE_NOOP("Actions", "&Library"), ("Ctrl+1",)),
    Declared("read", GO, QT_TRANSLATE_NOOP("Actions", "&Read"), ("Ctrl+2",)),
    Declared("compare", GO, QT_TRANSLATE_NOOP("Actions", "&Compare"), ("Ctrl+3",)),
    Declared(
        "compare_figure",
        GO,
        QT_TRANSLATE_NOOP("Actions", "Compare the indicator of the chosen fi&gure"),
        ("Ctrl+Shift+3",),
    ),
    Declared("entities", GO, QT_TRANSLATE_NOOP("Actions", "&Entities"), ("Ctrl+4",)),
    Declared(
        "entity_page",
        GO,
        QT_TRANSLATE_NOOP("Actions", "Page of the entity at the &cursor"),
        ("Ctrl+I",),
    ),
    _line(GO),
    Declared("next_hit", GO, QT_TRANSLATE_NOOP("Actions", "&Next hit"), ("F3",)),
    Declared("previous_hit", GO, QT_TRANSLATE_NOOP("Actions", "&Previous hit"), ("Shift+F3",)),
    Declared("next_figure", GO, QT_TRANSLATE_NOOP("Actions", "Next f&igure"), ("N",)),
    Declared("previous_figure", GO, QT_TRANSLATE_NOOP("Actions", "Previous fi&gure"), ("P",)),
    Declared(
        "next_mention", GO, QT_TRANSLATE_NOOP("Actions", "Next &mention of the entity"), ("E",)
    ),
    Declared(
        "previous_mention", GO, QT_TRANSLATE_NOOP("Actions", "Previous m&ention"), ("Shift+E",)
    ),
    _line(GO),
    Declared("next_pane", GO, QT_TRANSLATE_NOOP("Actions", "Next p&ane"), ("F6",)),
    Declared("previous_pane", GO, QT_TRANSLATE_NOOP("Actions", "Pre&vious pane"), ("Shift+F6",)),
    Declared("next_tab", GO, QT_TRANSLATE_NOOP("Actions", "Next &tab"), ("Ctrl+Tab",)),
    Declared("print", BRIEFING, QT_TRANSLATE_NOOP("Actions", "&Print…"), ("Ctrl+P",)),
    Declared(
        "save_pdf", BRIEFING, QT_TRANSLATE_NOOP("Actions", "&Save the briefing…"), ("Ctrl+E",)
    ),
    Declared("add_indicator", BRIEFING, QT_TRANSLATE_NOOP("Actions", "&Add the indicator"), ("B",)),
    Declared(
        "brief_figure",
        BRIEFING,
        QT_TRANSLATE_NOOP("Actions", "Add the indicator of the chosen &figure"),
        ("Ctrl+Shift+B",),
    ),
    Declared("explain", HELP, QT_TRANSLATE_NOOP("Actions", "&Explain the chosen figure"), ("F1",)),
    Declared("shortcuts", HELP, QT_TRANSLATE_NOOP("Actions", "&All shortcuts"), ("Ctrl+/",)),
    _line(HELP),
    Declared("about", HELP, QT_TRANSLATE_NOOP("Actions", "A&bout Satchel")),
)
THEMES: Final = (
    ("system", QT_TRANSLATE_NOOP("Actions", "&System")),
    ("light", QT_TRANSLATE_NOOP("Actions", "&Light")),
    ("dark", QT_TRANSLATE_NOOP("Actions", "&Dark")),
    ("sepia", QT_TRANSLATE_NOOP("Actions", "Se&pia")),
    ("contrast", QT_TRANSLATE_NOOP("Actions", "&High contrast")),
)


def tr(context: str, words: str) -> str:
    """Declared words in the reader's language."""
    return QCoreApplication.translate(context, words)


class Actions:
    """The actions of a window, in its menus."""

    def __init__(self, window: QMainWindow) -> None:
        """Make all of them; `connect` says what they do."""
        self._window = window
        self.by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for name, words in MENUS:
            menu = window.menuBar().addMenu(f"&{tr('Menus', words)}")
            menu.setObjectName(f"menu_{name.lower()}")
            self.menus[name] = menu
        for declared in DECLARED:
            self._add(declared)
        self._fill_themes()
        self._fill_marks()

    def connect(self, what: Mapping[str, Callable[..., object]]) -> None:
        """Say what each action does."""
        for name, slot in what.items():
            self.by_name[name].triggered.connect(slot)

    def shortcuts(self) -> list[tuple[str, str]]:
        """What every key does: keys and words, in the order of the menus."""
        rows: list[tuple[str, str]] = []
        for action in self.by_name.values():
            keys = [k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()]
            if keys:
                rows.append((" · ".join(keys), _bare(action.text())))
        return rows

    def _add(self, declared: Declared) -> None:
        menu = self.menus[declared.menu]
        if not declared.name:
            menu.addSeparator()
        elif declared.submenu:
            made = menu.addMenu(tr("Actions", declared.words))
            made.setObjectName(f"menu_{declared.submenu}")
            self.menus[declared.submenu] = made
        else:
            action = self._action(declared.name, tr("Actions", declared.words), declared.keys)
            action.setCheckable(declared.checkable)
            menu.addAction(action)

    def _action(self, name: str, words: str, keys: tuple[str, ...]) -> QAction:
        action = QAction(words, self._window)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        self.by_name[name] = action
        return action

    def _fill_themes(self) -> None:
        group = QActionGroup(self._window)
        for mode, words in THEMES:
            action = self._action(f"theme_{mode}", tr("Actions", words), ())
            action.setCheckable(True)
            group.addAction(action)
            self.menus["themes"].addAction(action)

    def _fill_marks(self) -> None:
        for number, (kind, words) in enumerate(KINDS, start=1):
            action = self._action(f"mark_{kind}", tr("Legend", words), (f"Alt+{number}",))
            action.setCheckable(True)
            self.menus["marks"].addAction(action)


def _bare(words: str) -> str:
    return words.replace("&", "").rstrip("…")
