"""What the library shows of packs without opening them: noted while they were open."""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final, cast

from satchel.settings.settings import PACK_NOTES, Settings

_MOST_GIVEN: Final = 200


@dataclass(frozen=True, slots=True)
class PackNote:
    """A pack as it was when it was open last.

    `first` and `last` are the months of its oldest and newest article ("May 2023"), "" where no
    date is known. `differing` counts the indicators where sources differ. `given` are the paths
    of what was added to it last, `adding` tells that they were not all read. `together` counts the
    articles where these are known only from when it was open beside other packs.
    """

    name: str = ""
    articles: int = 0
    waiting: int = 0
    key_figures: int = 0
    differing: int = 0
    first: str = ""
    last: str = ""
    undated: int = 0
    together: int = 0
    given: tuple[str, ...] = ()
    adding: bool = False


class PackNotes:
    """Keeps a note for each recent pack among the settings."""

    def __init__(self, settings: Settings) -> None:
        """Read them when they are asked for."""
        self._settings = settings

    def of(self, target: str) -> PackNote:
        """What is known of a pack; an empty note where nothing is."""
        return _note(self._all().get(target))

    def keep(self, target: str, note: PackNote) -> None:
        """Note what a pack is like now; packs that are not recent any more are forgotten."""
        if note == self.of(target):
            return
        recent = {target, *self._settings.recent()}
        kept = {name: raw for name, raw in self._all().items() if name in recent}
        kept[target] = asdict(note)
        self._settings.set(PACK_NOTES, json.dumps(kept, ensure_ascii=False))

    def begin(self, target: str, given: tuple[str, ...]) -> None:
        """Note that these paths are about to be added to a pack."""
        note = self.of(target)
        before = note.given if note.adding else ()  # what is read already stays as it is
        together = tuple(dict.fromkeys((*before, *given)))[-_MOST_GIVEN:]
        self.keep(target, replace(note, given=together, adding=True))

    def finish(self, target: str) -> None:
        """Note that all that was given was read, or given up."""
        self.keep(target, replace(self.of(target), adding=False))

    def _all(self) -> dict[str, object]:
        try:
            kept: Any = json.loads(self._settings.get(PACK_NOTES) or "{}")
        except (ValueError, RecursionError):
            return {}
        return cast("dict[str, object]", kept) if isinstance(kept, dict) else {}


def _note(raw: object) -> PackNote:
    """A note from what was kept; what cannot be understood of it is left out."""
    if not isinstance(raw, dict):
        return PackNote()
    row = cast("dict[str, object]", raw)
    values: dict[str, Any] = {}
    for field in fields(PackNote):
        value = row.get(field.name)
        if field.name == "given":
            items = cast("list[object]", value) if isinstance(value, list) else []
            values["given"] = tuple(path for path in items if isinstance(path, str))
        elif type(value) is type(field.default):
            values[field.name] = value
    return PackNote(**values)
