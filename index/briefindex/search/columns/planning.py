"""Decides which segments have columns together, so that there are few sets whatever comes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from briefindex.search.columns.files import LISTING, read_meta

_SHARED: Final = "SEVERAL_"
_SHARE: Final = 16
"""What was added is put to what is there once it is one part in so many of it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of the index: how many documents it has, and which were taken out of it."""

    name: str
    size: int
    deleted: tuple[int, ...]


Group = tuple[Segment, ...]
"""Segments that follow each other and have their columns together."""


def planned(
    folder: Path, pool: Path, segments: Sequence[Segment], *, more: bool = False
) -> list[Group]:
    """The segments of the index in `folder`, in groups.

    Those that it says itself: a listing that is sealed stays as it is. A new index goes on from
    the columns in `pool`; where `more` segments come soon, the last of them see to that.
    """
    said = _grouped(segments, _listed(folder))
    if said is not None:
        return said
    groups = together(pool, segments)
    if more:
        return groups
    first = max(len(groups) - 1, 0)
    while first > 0 and _SHARE * _size(groups[first:]) >= _size(groups[first - 1 : first]):
        first -= 1
    rest = tuple(segment for group in groups[first:] for segment in group)
    return [*groups[:first], rest] if groups else []


def together(pool: Path, segments: Sequence[Segment]) -> list[Group]:
    """The segments, those together whose columns are together already."""
    several = sorted(_together_in(pool), key=len, reverse=True)
    groups: list[Group] = []
    at = 0
    names = [segment.name for segment in segments]
    while at < len(segments):
        fitting = (each for each in several if names[at : at + len(each)] == each)
        end = at + len(next(fitting, names[at : at + 1]))
        groups.append(tuple(segments[at:end]))
        at = end
    return groups


def name_of(group: Group) -> str:
    """The folder of the columns of a group."""
    if len(group) == 1:
        return group[0].name
    names = "\n".join(segment.name for segment in group)
    return _SHARED + sha256(names.encode()).hexdigest()[:16]


def listing(groups: Sequence[Group]) -> str:
    """What an index says of its columns; one segment by itself is said as it always was."""
    rows: list[dict[str, Any]] = []
    for group in groups:
        row: dict[str, Any] = {"segment": name_of(group), "deleted": _deleted(group)}
        if len(group) > 1:
            row["of"] = [segment.name for segment in group]
        rows.append(row)
    return json.dumps(rows)


def _deleted(group: Group) -> list[int]:
    found: list[int] = []
    before = 0
    for segment in group:
        found += [before + number for number in segment.deleted]
        before += segment.size
    return found


def _listed(folder: Path) -> list[list[str]] | None:
    """The names of the segments of each group, as an index says."""
    try:
        rows: Any = json.loads((folder / LISTING).read_text(encoding="utf-8"))
        return [[str(name) for name in row.get("of") or [row["segment"]]] for row in rows]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _together_in(pool: Path) -> list[list[str]]:
    found: list[list[str]] = []
    for folder in pool.glob(f"{_SHARED}*"):
        try:
            meta = read_meta(folder, folder.name)
            if meta is not None:
                found.append([str(name) for name in meta["facts"]["of"]])
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def _grouped(segments: Sequence[Segment], names: list[list[str]] | None) -> list[Group] | None:
    """The segments in groups of these names, if those are all of them in their order."""
    if names is None or [n for each in names for n in each] != [s.name for s in segments]:
        return None
    by_name = {segment.name: segment for segment in segments}
    return [tuple(by_name[name] for name in each) for each in names]


def _size(groups: Sequence[Group]) -> int:
    return sum(segment.size for group in groups for segment in group)
