"""The line over an article that says what it is a copy of, or which copies of it there are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from briefindex import desk
from briefindex.model.article import ArticleInfo
from satchel.session import Session
from satchel.theme.theme import Theme
from satchel.widgets.note_line import NoteLine
from satchel.widgets.words import counted

_WIDEST: Final = 440
_LONGEST: Final = 44


class CopyLine(NoteLine):
    """Leads from a copy to the first article of its story, and from that to each copy."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden; speaks of the article that `session` tells is shown."""
        super().__init__(
            theme,
            "copy_line",
            self.tr("Copies of this article"),
            parent,
            beside=True,
            widest=_WIDEST,
        )
        self._session = session
        self._first: ArticleInfo | None = None
        self._copies: Sequence[ArticleInfo] = ()
        session.article_shown.connect(self._speak)
        session.contents_changed.connect(self._speak)
        self.followed.connect(self._on_followed)

    def _speak(self) -> None:
        """Say what there is to say of the article that is shown."""
        shown, copies = self._session.shown, self._session.contents.copies
        first = copies.get(shown) if shown else None
        self._first = self._session.info(first) if first else None
        known = (self._session.info(copy) for copy, of in copies.items() if of == shown)
        self._copies = sorted((info for info in known if info is not None), key=_by_source)
        if self._first is not None:
            title, source = desk.title_text(self._first)[0], desk.source_text(self._first)
            self.say(self.tr("Copy of"), f"{_short(title)}, {source}")
            self.link.setToolTip(named(self._first))
        elif self._copies:
            number = counted(len(self._copies), self.tr("copy"), self.tr("copies"))
            said = (info.source.value or desk.title_text(info)[0] for info in self._copies)
            sources = ", ".join(dict.fromkeys(said))
            self.say(self.tr("{copies} in this pack:").format(copies=number), sources)
            self.link.setToolTip("\n".join(map(named, self._copies)))
        else:
            self.say("")

    def _on_followed(self) -> None:
        if self._first is not None:
            self._session.article_wanted.emit(self._first.id, False)
            return
        menu = QMenu(self.link)
        menu.setObjectName("copies_menu")
        menu.setAccessibleName(self.accessibleName())
        menu.aboutToHide.connect(menu.deleteLater)
        for info in self._copies:
            words = f"{_short(desk.title_text(info)[0])}, {desk.source_text(info)}"
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, article=info.id: self._session.article_wanted.emit(article, False)
            )
        menu.popup(self.link.mapToGlobal(QPoint(0, self.link.height())))


def named(info: ArticleInfo) -> str:
    """An article by its title and source."""
    return f"{desk.title_text(info)[0]}, {desk.source_text(info)}"


def _by_source(info: ArticleInfo) -> tuple[str, str]:
    return desk.source_text(info).casefold(), info.file


def _short(title: str) -> str:
    """A title that leaves room for the source."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
