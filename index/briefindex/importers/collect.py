"""Which files a source stands for: a file, a folder, or the list in a `datapackage.json`."""

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.paths import read_bytes
from briefindex.importers.names import printable
from briefindex.model.pack import ImportProblem

LIST_NAME = "datapackage.json"
_PACK_STORE = "pack.sqlite"
_LARGEST_LIST = 20_000_000

_MISSING = "There is no file or folder of this name; check the name and the place."
_NOT_LISTED_HERE = (
    "datapackage.json lists this file, but it is not there; add the file or correct the list."
)
_FORBIDDEN_FOLDER = (
    "This folder may not be opened; ask for the right to read it, or copy what you may read."
)
_OUTSIDE = (
    "datapackage.json points outside its own folder; move the file into the folder and correct "
    "the list."
)
_LINK_OUTSIDE = "This link leads out of the folder; add the file that it leads to by itself."
_BROKEN_LINK = "This link leads nowhere; add the file itself."
_NO_FILES = "There are no files in this folder; choose the folder that holds the texts."
_BAD_LIST = (
    "The list of files cannot be read (it is not the JSON of a data package); correct it, or "
    "remove it to import every file in the folder."
)
_NO_PATH = "datapackage.json has an entry without a file in the folder; correct the list."


@dataclass(frozen=True, slots=True)
class Collected:
    """Files to read, each with the name to show, and what was refused without reading it.

    Names are paths below the source with forward slashes; both tuples are in the order of names,
    or in the order of the list where there is one.
    """

    files: tuple[tuple[Path, str], ...]
    refused: tuple[ImportProblem, ...]


def collect(source: Path) -> Collected:
    """The files that `source` stands for; nothing but folders and the list is opened.

    A folder with a `datapackage.json` is exactly the files listed there. Any other folder is every
    file below it, without hidden files and without our own pack folders.
    """
    try:
        mode = source.stat().st_mode
    except (OSError, ValueError):
        return _refused(source.name or str(source), _why_not(source))
    if not stat.S_ISDIR(mode):
        return Collected(((source, printable(source.name)),), ())
    try:
        listed = (source / LIST_NAME).is_file()
    except OSError:
        return _refused(source.name, _FORBIDDEN_FOLDER)
    found = _listed(source) if listed else _walked(source)
    if not found.files and not found.refused:
        return _refused(source.name or str(source), _NO_FILES)
    return found


def _refused(name: str, reason: str) -> Collected:
    return Collected((), (ImportProblem(printable(name), reason),))


def _why_not(source: Path) -> str:
    """Why nothing can be learnt of a path."""
    try:
        mode = os.lstat(source).st_mode
    except PermissionError:
        return _FORBIDDEN_FOLDER
    except (OSError, ValueError):
        return _MISSING
    return _BROKEN_LINK if stat.S_ISLNK(mode) else _FORBIDDEN_FOLDER


def _walked(top: Path) -> Collected:
    files: list[tuple[Path, str]] = []
    refused: list[ImportProblem] = []
    inside = top.resolve()
    for path, reason in _below(top, inside):
        name = printable(path.relative_to(top).as_posix())
        if reason:
            refused.append(ImportProblem(name if path != top else printable(top.name), reason))
        else:
            files.append((path, name))
    files.sort(key=lambda file: os.fsencode(file[0]))
    refused.sort(key=lambda problem: problem.file)
    return Collected(tuple(files), tuple(refused))


def _below(top: Path, inside: Path) -> Iterator[tuple[Path, str | None]]:
    """Every file below `top`, with the reason why it is refused."""
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder, _FORBIDDEN_FOLDER
            continue
        if any(entry.name == _PACK_STORE for entry in entries) and folder != top:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if entry.is_symlink():
                yield from _linked(path, inside)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield path, None


def _linked(path: Path, inside: Path) -> Iterator[tuple[Path, str | None]]:
    """A link to a file in the same folder counts as one; a link to a folder in it adds none."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield path, _BROKEN_LINK
        return
    if not target.is_relative_to(inside):
        yield path, _LINK_OUTSIDE
    elif not target.is_dir():
        yield path, None


def _listed(top: Path) -> Collected:
    """The files of the list, each once, in its order."""
    resources = _read_list(top / LIST_NAME)
    if resources is None:
        return _refused(LIST_NAME, _BAD_LIST)
    files: dict[str, Path] = {}
    refused: dict[str, str] = {}
    inside = top.resolve()
    for number, resource in enumerate(resources, start=1):
        paths = _paths(resource)
        if not paths:
            refused[_label(resource, number)] = _NO_PATH
        for path in paths:
            name = printable(path)
            reason = _reason_against(top, inside, path)
            if reason:
                refused[name] = reason
            else:
                files[name] = top / path
    return Collected(
        tuple((path, name) for name, path in files.items()),
        tuple(ImportProblem(name, reason) for name, reason in refused.items()),
    )


def _read_list(path: Path) -> list[object] | None:
    try:
        document: Any = json.loads(read_bytes(path, _LARGEST_LIST).decode("utf-8-sig"))
    except (ImportRefusedError, ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    resources = cast("dict[str, object]", document).get("resources")
    return cast("list[object]", resources) if isinstance(resources, list) else None


def _paths(resource: object) -> list[str]:
    """Paths of one resource, which may name one or several."""
    if not isinstance(resource, dict):
        return []
    path = cast("dict[str, object]", resource).get("path")
    several = cast("list[object]", path) if isinstance(path, list) else [path]
    return [one for one in several if isinstance(one, str) and one]


def _label(resource: object, number: int) -> str:
    name = cast("dict[str, object]", resource).get("name") if isinstance(resource, dict) else None
    return printable(name) if isinstance(name, str) and name else f"entry {number}"


def _reason_against(top: Path, inside: Path, path: str) -> str | None:
    """Why a listed path is not read, or None."""
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    if "\x00" in path or "://" in path or "\\" in path or windows.drive:
        return _OUTSIDE
    if posix.is_absolute() or ".." in posix.parts:
        return _OUTSIDE
    try:
        target = (top / path).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return _NOT_LISTED_HERE
    if not target.is_relative_to(inside):
        return _OUTSIDE
    return _NO_PATH if target.is_dir() else None
