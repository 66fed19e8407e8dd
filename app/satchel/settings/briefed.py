"""Which indicators the analyst put into the briefing of a pack, kept among the settings."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, cast

from satchel.settings.settings import BRIEFED, Settings

_MOST_PACKS: Final = 60
_MOST_KEYS: Final = 40


class Briefed:
    """The keys of the indicators by pack, in the order in which they were added."""

    def __init__(self, settings: Settings) -> None:
        """Read them when they are asked for."""
        self._settings = settings

    def of(self, packs: Sequence[Path]) -> tuple[str, ...]:
        """The indicators of these packs' briefing."""
        kept = self._all()
        return tuple(dict.fromkeys(key for pack in packs for key in kept.get(str(pack), ())))

    def set(self, packs: Sequence[Path], key: str, *, added: bool) -> None:
        """Add an indicator to the briefing of these packs, or take it out again."""
        kept = self._all()
        for pack in packs:
            keys = [each for each in kept.pop(str(pack), ()) if each != key]
            keys += [key] if added else []
            if keys:
                kept[str(pack)] = tuple(keys[-_MOST_KEYS:])
        newest = dict(list(kept.items())[-_MOST_PACKS:])
        self._settings.set(BRIEFED, json.dumps(newest, ensure_ascii=False))

    def _all(self) -> dict[str, tuple[str, ...]]:
        try:
            read: Any = json.loads(self._settings.get(BRIEFED) or "{}")
        except (ValueError, RecursionError):
            return {}
        if not isinstance(read, dict):
            return {}
        packs = cast("dict[str, object]", read)
        return {pack: _keys(keys) for pack, keys in packs.items()}


def _keys(read: object) -> tuple[str, ...]:
    if not isinstance(read, list):
        return ()
    return tuple(key for key in cast("list[object]", read) if isinstance(key, str))
