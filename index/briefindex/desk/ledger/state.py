"""What a kept ledger was made from, and which articles are other ones since."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefindex import __version__
from briefindex.bundle import bundled
from briefindex.desk.homes import Homes
from briefindex.model.span import ArticleId
from briefindex.packs.store import Store

_FORMAT: Final = "1"
_CODE: Final = (
    "compare/*.py",
    "desk/copies.py",
    "desk/homes.py",
    "desk/ledger/*.py",
    "model/*.py",
    "packs/codec.py",
    "packs/copies.py",
    "packs/corrections.py",
    "packs/entity_*.py",
    "packs/figure_view.py",
    "packs/ledger_file.py",
    "packs/overlay.py",
    "text/*.py",
)
"""What decides what a ledger holds of the same packs; an article that is analysed by another
extraction is one that changed."""
_PACKAGE: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class PackState:
    """What one pack was like.

    `last` is the number of its newest article, `overlaid` what lies over the infos of articles;
    `called` are the names that figures do not keep, with new ones.
    """

    folder: str
    token: str
    revision: int
    last: int
    overlaid: Mapping[ArticleId, str]
    called: tuple[str, ...]
    decided: Mapping[ArticleId, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: all, or the figures of these articles and of more that are to be placed."""

    everything: bool
    articles: frozenset[ArticleId] = frozenset()
    placing: frozenset[ArticleId] = frozenset()


def stamp_of(stores: Sequence[Store]) -> str:
    """A text that is another one after every commit to a pack, and with every other program."""
    packs = [[str(store.folder), store.fact("token"), store.revision] for store in stores]
    return json.dumps([_program(), packs])


def states_of(homes: Homes) -> tuple[PackState, ...]:
    """What the packs are like now."""
    return tuple(map(_state_of, homes.stores))


def change_since(
    before: Sequence[PackState] | None, now: Sequence[PackState], homes: Homes
) -> Change:
    """What changed between two states of the packs, of which the later one is that of today."""
    if before is None or [(s.folder, s.token) for s in before] != [
        (s.folder, s.token) for s in now
    ]:
        return Change(everything=True)
    changed: set[ArticleId] = set()
    placing: set[ArticleId] = set()
    for store, old, new in zip(homes.stores, before, now, strict=True):
        written = store.changes.since(old.revision)
        if written is None or new.revision < old.revision:
            return Change(everything=True)
        changed |= written
        changed |= _others(old.decided, new.decided)
        placing |= _others(old.overlaid, new.overlaid)
        placing.update(article for _, article in store.after(old.last))
        names = {str(json.loads(each)[0]) for each in {*old.called} ^ {*new.called}}
        changed |= store.figure_view.naming(names) if names else frozenset()
    return Change(
        everything=False, articles=frozenset(changed), placing=frozenset(placing | changed)
    )


def read_states(connection: sqlite3.Connection) -> tuple[PackState, ...] | None:
    """What the packs were like when the ledger was written by a program like this one."""
    try:
        found: dict[str, str] = dict(connection.execute("SELECT name, value FROM meta"))
        if found.get("program") != _program():
            return None
        states: list[Any] = json.loads(found["packs"])
        return tuple(
            PackState(*each[:5], called=tuple(each[5]), decided=each[6]) for each in states
        )
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return None


def keep_states(connection: sqlite3.Connection, states: Sequence[PackState], stamp: str) -> None:
    """Note what the packs were like that the ledger is made from."""
    told = [
        [s.folder, s.token, s.revision, s.last, dict(s.overlaid), s.called, dict(s.decided)]
        for s in states
    ]
    facts = {"program": _program(), "packs": json.dumps(told), "state": stamp}
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())


def _state_of(store: Store) -> PackState:
    return PackState(
        folder=str(store.folder),
        token=store.fact("token") or "",
        revision=store.revision,
        last=store.last,
        overlaid=store.listed.overlaid(),
        called=store.figure_view.otherwise_called(),
        decided={
            article: hashlib.sha256(text.encode()).hexdigest()[:16]
            for article, text in store.figure_view.decided().items()
        },
    )


def _others(old: Mapping[ArticleId, str], new: Mapping[ArticleId, str]) -> set[ArticleId]:
    """Of what other things are told than before."""
    return {a for a in old.keys() | new.keys() if old.get(a) != new.get(a)}


@cache
def _program() -> str:
    """What a ledger depends on beside the packs: the code and words that compare figures.

    A frozen program carries no source files: there the program's own version stands for them.
    """
    total = hashlib.sha256(_FORMAT.encode() + __version__.encode())
    for pattern in _CODE:
        for path in sorted(_PACKAGE.glob(pattern)):
            total.update(path.name.encode() + path.read_bytes())
    total.update((bundled("resources/lexicon") / "comparison.txt").read_bytes())
    return total.hexdigest()[:16]
