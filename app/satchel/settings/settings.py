"""Every setting declared once, as data, and the one place that reads and writes them."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QObject, QSettings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting: where it is kept, what it is until it was set, and what it means."""

    key: str
    default: T
    about: str


THEME: Final = Setting("look/theme", "system", "system, light, dark, sepia or contrast")
TEXT_SIZE: Final = Setting("reader/text_size", 17, "pixels of the article's letters, 13 to 28")
MARKS_OFF: Final = Setting("reader/marks_off", "product", "types not marked, with commas between")
SHOW_TRIVIAL: Final = Setting(
    "figures/show_trivial", default=False, about="cards for trivial counts"
)
FIGURES_VISIBLE: Final = Setting("window/figures", default=True, about="the right pane is wanted")
FIND_VISIBLE: Final = Setting("window/find", default=True, about="the left pane is wanted")
LAST_PACK: Final = Setting("packs/last", "", "what was opened last: a path, or the word sample")
RECENT_PACKS: Final = Setting("packs/recent", "", "what was opened, newest first, one a line")
BESIDE_PACKS: Final = Setting("packs/beside", "", "what was open beside it, one a line")
PACK_NOTES: Final = Setting("packs/notes", "", "what the library shows of them, as JSON")
BRIEFED: Final = Setting("packs/briefed", "", "indicators that stand first in briefings, as JSON")
LAST_ARTICLE: Final = Setting("packs/last_article", "", "the article that was being read")
OPEN_TABS: Final = Setting("packs/tabs", "", "the articles that were open, with commas between")
SAVED_SEARCHES: Final = Setting("find/saved", "", "the searches that were saved, as JSON")
TABLE_COLUMNS: Final = Setting("table/columns", QByteArray(), "columns of the figures table")
TABLE_SENTENCE: Final = Setting(
    "table/sentence", default=True, about="the whole sentence stands under the figures table"
)
GEOMETRY: Final = Setting("window/geometry", QByteArray(), "size and place of the window")
SPLIT_ARTICLE: Final = Setting("window/split_article", QByteArray(), "panes with This article")
SPLIT_SOURCES: Final = Setting("window/split_sources", QByteArray(), "panes with All sources")

_PLACES: Final = "places"
_MOST_PLACES: Final = 500
_MOST_RECENT: Final = 8


def settings_file() -> Path:
    """Where this user's settings are kept."""
    return user_config_path("satchel", appauthor=False) / "satchel.ini"


class Settings(QObject):
    """The settings of this user, in a plain file that can be read and deleted."""

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Read the settings from a file; one that is missing or damaged gives the defaults."""
        super().__init__(parent)
        where = path or settings_file()
        self._kept = QSettings(os.fspath(where), QSettings.Format.IniFormat, self)

    @property
    def folder(self) -> Path:
        """Where the file is."""
        return Path(self._kept.fileName()).parent

    def get(self, setting: Setting[T]) -> T:
        """What was set, or the default where nothing or something of another kind is kept."""
        raw: Any = self._kept.value(setting.key, setting.default)
        kind = type(setting.default)
        if kind is bool:
            return raw if isinstance(raw, bool) else str(raw).lower() == "true"  # type: ignore[return-value] # T is bool here
        if kind is int:
            return int(raw) if str(raw).lstrip("-").isdigit() else setting.default  # type: ignore[return-value] # T is int here
        return raw if isinstance(raw, kind) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value; one that is known already costs no write to the disk."""
        if value != self.get(setting):
            self._kept.setValue(setting.key, value)

    def place(self, article: str) -> int:
        """Where reading stopped in an article: a code-point offset, 0 where it was never read."""
        raw = str(self._kept.value(f"{_PLACES}/{article}", 0))
        return int(raw) if raw.isdigit() else 0

    def set_place(self, article: str, offset: int) -> None:
        """Remember where reading stopped; the oldest are forgotten beyond a few hundred."""
        self._kept.setValue(f"{_PLACES}/{article}", offset)
        self._kept.beginGroup(_PLACES)
        known = self._kept.childKeys()
        for key in known[: max(0, len(known) - _MOST_PLACES)]:
            if key != article:
                self._kept.remove(key)
        self._kept.endGroup()

    def recent(self) -> list[str]:
        """What was opened lately, newest first."""
        return [line for line in self.get(RECENT_PACKS).split("\n") if line]

    def remember_pack(self, target: str) -> None:
        """Put what was opened at the head of the recent packs."""
        others = [line for line in self.recent() if line != target]
        self.set(RECENT_PACKS, "\n".join([target, *others][:_MOST_RECENT]))
        self.set(LAST_PACK, target)

    def forget_pack(self, target: str) -> None:
        """Leave a pack out of the recent ones; it stays where it is."""
        self.set(RECENT_PACKS, "\n".join(line for line in self.recent() if line != target))
        if self.get(LAST_PACK) == target:
            self.set(LAST_PACK, "")

    def save(self) -> None:
        """Write to the file now."""
        self._kept.sync()
