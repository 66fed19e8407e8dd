"""Joins the search box, the list and what the reader keeps: saved searches, read and starred."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from briefindex.model.search import NO_FILTERS
from briefindex.model.span import ArticleId
from satchel.find.choices import filters_words
from satchel.find.filter_row import DATE, SOURCE, TYPE
from satchel.jobs.searching import Answer
from satchel.session import Session
from satchel.settings.reading_list import ReadingList
from satchel.settings.saved_searches import SavedSearch, SavedSearches
from satchel.settings.settings import Settings
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow

if TYPE_CHECKING:
    from satchel.find.exporting import ResultExport


class SearchDoor(QObject):
    """Everything that a menu or a key does about searching."""

    def __init__(
        self, window: MainWindow, session: Session, opener: Opener, settings: Settings
    ) -> None:
        """Connect everything, and read what is read and starred."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._finding = session.finding
        self._opener = opener
        self._exporting: ResultExport | None = None
        self._saved = SavedSearches(settings)
        self.reading = ReadingList(settings.folder, self)
        self.reading.changed.connect(session.finding.set_reading)
        self.reading.load()
        self._connect_strip()
        self._connect_actions()
        session.article_shown.connect(self._on_shown)
        if session.shown:
            self._on_shown(session.shown)

    def _connect_strip(self) -> None:
        box, finder, finding = self._window.strip.search, self._window.finder, self._finding
        box.textChanged.connect(finding.set_query)
        finding.query_changed.connect(box.show_query)
        finding.answered.connect(self._on_answered)
        box.left_downwards.connect(finder.enter)
        box.entered.connect(lambda new: finder.list.open_current(in_new_tab=new))
        box.menu_wanted.connect(self.show_saved)

    def _connect_actions(self) -> None:
        finder, actions = self._window.finder, self._window.actions_
        actions.connect(
            {
                "other_names": finder.switch_names,
                "similar": finder.find_similar,
                "copies": finder.switch_copies,
                "filter_source": lambda: finder.filters.open(SOURCE),
                "filter_date": lambda: finder.filters.open(DATE),
                "filter_type": lambda: finder.filters.open(TYPE),
                "no_filters": lambda: self._finding.set_filters(NO_FILTERS),
                "save_search": self.save,
                "export_results": self.export,
                "saved_searches": self.show_saved,
                "star": self.switch_star,
                "unread": self.switch_read,
            }
        )
        finder.list.row_actions = [actions.by_name[n] for n in ("similar", "star", "unread")]

    def save(self) -> None:
        """Keep what is asked for now, under its own words."""
        asked = self._finding.asked
        if asked.is_nothing or asked.like:
            return
        known = self._finding.entity_names
        names = {str(entity): known.get(entity, entity) for entity in asked.filters.entities}
        name = " · ".join(filter(None, (asked.query, filters_words(asked.filters, names))))
        search = SavedSearch(
            name, asked.query, asked.sort, asked.filters, self._opener.target, names
        )
        self._saved.save(search)
        self._window.status.say(self.tr("Saved: {name}").format(name=name))

    def export(self) -> None:
        """Ask where the list of articles goes as a table."""
        if self._exporting is None:
            from satchel.find.exporting import ResultExport  # nothing that a search needs

            self._exporting = ResultExport(self._session, self._window)
            self._exporting.saved.connect(self._on_saved)
        self._exporting.ask()

    def _on_saved(self, path: str) -> None:
        self._window.status.say(self.tr("Saved: {name}").format(name=Path(path).name))

    def show_saved(self) -> None:
        """Open the menu of the saved searches under the search box."""
        box = self._window.strip.search
        menu = QMenu(box)
        menu.setObjectName("saved_searches_menu")
        menu.setAccessibleName(self.tr("Saved searches"))
        menu.aboutToHide.connect(menu.deleteLater)
        searches = self._saved.all()
        for search in searches:
            action = menu.addAction(_shown(search.name))
            action.triggered.connect(lambda _=False, search=search: self.restore(search))
        if searches:
            menu.addSeparator()
            remove = menu.addMenu(self.tr("Remove"))
            remove.setObjectName("remove_search_menu")
            for search in searches:
                action = remove.addAction(_shown(search.name))
                action.triggered.connect(lambda _=False, n=search.name: self._saved.remove(n))
        else:
            menu.addAction(self.tr("No search is saved yet")).setEnabled(False)
        save = self._window.actions_.by_name["save_search"]
        save.setEnabled(not self._finding.asked.is_nothing)
        menu.addAction(save)
        menu.aboutToHide.connect(lambda: save.setEnabled(True))
        menu.popup(box.mapToGlobal(QPoint(0, box.height() + 2)))

    def restore(self, search: SavedSearch) -> None:
        """Ask again what was saved: words, filters, order and pack."""
        opener = self._opener
        if search.pack and search.pack != opener.target:
            if not opener.open(search.pack):
                return
            opener.begin()
        self._finding.entity_names |= search.names
        self._finding.restore(search.query, search.sort, search.filters)

    def switch_star(self) -> None:
        """Star the article that is meant, or take its star away."""
        article = self._meant()
        if article:
            starred = article in self.reading.reading.starred
            self.reading.set_starred(article, starred=not starred)

    def switch_read(self) -> None:
        """Mark the article that is meant as unread, or as read."""
        article = self._meant()
        if article:
            self.reading.set_read(article, read=article not in self.reading.reading.read)

    def _meant(self) -> ArticleId | None:
        """The row that the keyboard is on, else the article that is shown."""
        listed = self._window.finder.list
        row = listed.current_row if listed.hasFocus() else None
        return row.info.id if row is not None else self._session.shown or None

    def _on_shown(self, article: str) -> None:
        if article:
            self.reading.set_read(ArticleId(article), read=True)

    def _on_answered(self, answer: Answer | None) -> None:
        result = answer.result if answer is not None else None
        places = result.hints_at if result is not None else ()
        text = self._window.strip.search.text()
        lead = len(text) - len(text.lstrip())  # what is asked has no white space around it
        self._window.strip.search.show_understood(
            result.in_words if result is not None else "",
            [(at.start + lead, at.end + lead) for at in places],
        )


def _shown(name: str) -> str:
    short = name if len(name) <= 60 else f"{name[:59]}…"
    return short.replace("&", "&&")
