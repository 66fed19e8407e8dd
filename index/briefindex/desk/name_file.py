"""Decisions about names as a small JSON file: to send, and to offer to the next pack."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import platformdirs

from briefindex.desk.saving import save_file
from briefindex.errors import ImportRefusedError, SatchelError
from briefindex.model.naming import NameDecision
from briefindex.packs import codec
from briefindex.packs.connections import why
from briefindex.packs.entity_links import id_of, key_of

_FORMAT: Final = "satchel-names"
_LARGEST: Final = 20_000_000
"""Bytes of the largest file of decisions or of a glossary that is read."""
_BETWEEN_TWO: Final = ("merge", "split", "never")


@dataclass(frozen=True, slots=True)
class ReadDecisions:
    """The decisions of a file, and one sentence for each line that is none."""

    decisions: tuple[NameDecision, ...]
    problems: tuple[str, ...] = ()


def decisions_file(decisions: Iterable[NameDecision]) -> bytes:
    """The decisions as a file."""
    rows = [json.loads(codec.dumps(decision)) for decision in decisions]
    document = {"format": _FORMAT, "version": 1, "decisions": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def chosen(path: Path) -> bytes:
    """The bytes of a file that somebody chose, by the door that all strangers' files come in.

    Raises:
        SatchelError: it cannot be read, is no ordinary file, or larger than any of its kind.
    """
    from briefindex.importers.doors.paths import read_bytes  # not needed to show an article

    try:
        return read_bytes(path, _LARGEST)
    except ImportRefusedError as error:
        reason = str(error)
        raise SatchelError(
            f"{path.name} cannot be read: {reason[:1].lower()}{reason[1:]}"
        ) from error


def read_decisions(data: bytes, file: str) -> ReadDecisions:
    """The decisions that a file holds.

    Raises:
        SatchelError: it is no such file.
    """
    try:
        document: Any = json.loads(data.decode("utf-8-sig"))
        rows = document["decisions"] if document["format"] == _FORMAT else None
    except (ValueError, KeyError, TypeError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise SatchelError(
            f"{file} holds no decisions about names: choose a file that Satchel saved."
        )
    found: list[NameDecision] = []
    problems: list[str] = []
    for number, row in enumerate(cast("list[object]", rows), start=1):
        try:
            decision = codec.loads(NameDecision, json.dumps(row))
        except ValueError:
            fault = "is no decision"
        else:
            fault = _fault(decision)
            found += [] if fault else [decision]
        if fault:
            problems.append(f"{file}: entry {number} {fault} and was left out.")
    return ReadDecisions(tuple(found), tuple(problems))


def _fault(decision: NameDecision) -> str:
    """Why a decision can mean nothing; "" where it can."""
    subject, target = decision.subject, decision.target
    if (target is None) != (decision.kind == "hide"):
        return "is no decision"
    if decision.kind == "split" and not decision.surface:
        return "splits off nothing"
    if decision.kind in _BETWEEN_TWO and target is not None and id_of(target) == id_of(subject):
        return f"links “{subject.name}” to itself"
    return ""


class KeptNames:
    """The analyst's decisions of all packs, in the user's own folder; never leaves it by itself."""

    def __init__(self, path: Path | None = None) -> None:
        """Keep them at `path`, or where the system keeps a user's data."""
        folder = Path(platformdirs.user_data_dir("satchel", appauthor=False))
        self.path = path or folder / "names.json"

    def read(self) -> tuple[NameDecision, ...]:
        """What was decided so far; nothing where the file is missing or damaged."""
        try:
            return read_decisions(self.path.read_bytes(), self.path.name).decisions
        except (OSError, SatchelError):
            return ()

    def change(self, made: Sequence[NameDecision], dropped: Sequence[str]) -> None:
        """Keep what was decided and forget what stood under the keys `dropped`.

        What is about one place in one article is of no use to another pack and is not kept. A
        damaged file is moved aside, not written over.

        Raises:
            SatchelError: the file cannot be written.
        """
        kept = {key_of(decision): decision for decision in self.read()}
        for key in dropped:
            kept.pop(key, None)
        for decision in made:
            if decision.article is None:
                kept[key_of(decision)] = decision
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self._is_sound():
                self.path.replace(self.path.with_suffix(".damaged.json"))
        except OSError as error:
            raise SatchelError(f"{self.path} cannot be written: {why(error)}.") from error
        save_file(self.path, decisions_file(kept.values()))

    def _is_sound(self) -> bool:
        if not self.path.exists():
            return True
        try:
            read_decisions(self.path.read_bytes(), self.path.name)
        except SatchelError:
            return False
        return True
