"""Notes what the open pack is like, for the library to show when it is not open any more."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefindex.desk import month_text
from briefindex.model.article import ArticleInfo
from satchel.session import Session
from satchel.settings.pack_notes import PackNote
from satchel.shell.opener import Opener

_SETTLED_MS: Final = 500


class Noting(QObject):
    """Keeps a note of the open pack a moment after it changed.

    Signals:
        noted: the note of the open pack is another one now.
    """

    noted = Signal()

    def __init__(self, session: Session, opener: Opener, parent: QObject) -> None:
        """Listen to what changes."""
        super().__init__(parent)
        self._session = session
        self._opener = opener
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED_MS)
        self._soon.timeout.connect(self.note)
        session.contents_changed.connect(self._on_changed)
        session.compared.connect(self._on_changed)
        opener.finished.connect(self.note)
        opener.opened.connect(self._on_changed)

    def end(self) -> None:
        """Note the last that is known."""
        self._soon.stop()
        self.note()

    def note(self) -> None:
        """Note what the open pack is like now; nothing of one that shows nothing yet."""
        opener, contents = self._opener, self._session.contents
        if len(opener.packs) != 1:
            self._note_several()
            return
        before = opener.notes.of(opener.target)
        note = replace(before, name=opener.name)
        if contents.infos:
            summary = self._session.comparison.summary
            note = replace(
                dated(note, contents.infos),
                articles=len(contents.infos),
                waiting=len(contents.waiting),
                key_figures=contents.key_figures,
                together=0,
                differing=summary.differing if summary is not None else before.differing,
            )
        if note != before:
            opener.notes.keep(opener.target, note)
            self.noted.emit()

    def _note_several(self) -> None:
        """Note of packs that were never open alone what is read from each; of others more is known.

        An article that two of them hold is read from the first alone.
        """
        opener, contents = self._opener, self._session.contents
        noted = False
        for pack in opener.packs:
            before = opener.notes.of(pack.target)
            infos = tuple(i for i in contents.infos if contents.pack_names.get(i.id) == pack.name)
            if infos and before.together >= before.articles:
                note = replace(
                    dated(replace(before, name=pack.name), infos),
                    articles=len(infos),
                    together=len(infos),
                    waiting=sum(info.id in contents.waiting for info in infos),
                    key_figures=sum(contents.key_counts.get(info.id, 0) for info in infos),
                )
                opener.notes.keep(pack.target, note)
                noted = noted or note != before
        if noted:
            self.noted.emit()

    def _on_changed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()


def dated(note: PackNote, infos: tuple[ArticleInfo, ...]) -> PackNote:
    """A note with the months between which these articles appeared."""
    known = [_day(info) for info in infos]
    days = [day for day in known if day is not None]
    first, last = (month_text(min(days)), month_text(max(days))) if days else ("", "")
    return replace(note, first=first, last=last, undated=len(known) - len(days))


def _day(info: ArticleInfo) -> date | None:
    return info.date.day or info.date.latest or info.date.earliest
