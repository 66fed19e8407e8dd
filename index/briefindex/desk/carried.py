"""What the analyst decided in a pack, as the tag files of the bag that it is sent in, and back.

Each file is JSON with a format of its own. What a stranger's file says is checked entry by entry;
what is no decision is left out and told of. What was decided in the pack that takes it stands.
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from briefindex.desk.name_file import decisions_file, read_decisions
from briefindex.errors import ImportRefusedError, SatchelError
from briefindex.model.article import Known, KnownDate
from briefindex.model.naming import GlossaryEntry, NameDecision
from briefindex.model.pack import ImportProblem
from briefindex.packs import codec
from briefindex.packs.bag import Bag
from briefindex.packs.corrections import KEPT, TYPES, Kept, article_of
from briefindex.packs.decisions import Decisions
from briefindex.packs.entity_links import key_of
from briefindex.packs.entity_writer import EntityPen
from briefindex.packs.following import JOINED, RULE, Join
from briefindex.packs.store import Store

CORRECTIONS: Final = "corrections.json"
NAMES: Final = "names.json"
GLOSSARY: Final = "glossary.json"

_ARTICLE: Final = re.compile(r"[0-9a-f]{16}", re.ASCII)
_ARTICLE_FIELDS: Final[Mapping[str, object]] = {
    "date": KnownDate,
    "title": Known,
    "source": Known,
    "author": Known,
    "language": Known,
}
_FIGURE_FIELDS: Final[Mapping[str, object]] = {**TYPES, KEPT: Kept}
_LEFT_OUT: Final = "{} of its entries are no decisions that can be read, and were left out."
_NOT_READ: Final = "It holds no decisions that can be read; the articles were taken without them."


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided in a pack: rows of subject, field and JSON; names; the glossary."""

    corrections: Sequence[tuple[str, str, str]]
    names: Sequence[NameDecision]
    glossary: Sequence[GlossaryEntry]

    def __len__(self) -> int:
        """How many decisions there are."""
        return len(self.corrections) + len(self.names) + len(self.glossary)


def decided(store: Store) -> Decided:
    """What was decided in a pack."""
    naming = store.naming
    return Decided(store.overlays.decisions(), naming.decisions(), naming.glossary())


def tag_files(all_of_it: Decided) -> dict[str, bytes]:
    """The files that carry what was decided; none where nothing was."""
    found: dict[str, bytes] = {}
    if all_of_it.corrections:
        rows = [
            [subject, name, json.loads(value)] for subject, name, value in all_of_it.corrections
        ]
        found[CORRECTIONS] = _document("satchel-corrections", rows)
    if all_of_it.names:
        found[NAMES] = decisions_file(all_of_it.names)
    if all_of_it.glossary:
        entries = [json.loads(codec.dumps(entry)) for entry in all_of_it.glossary]
        found[GLOSSARY] = _document("satchel-glossary", entries)
    return found


def apply(bag: Bag, pack: Path) -> tuple[ImportProblem, ...]:
    """Put what a bag carries into a pack that has its articles; tells what could not be read."""
    problems: list[ImportProblem] = []
    for name, take in ((CORRECTIONS, _correct), (NAMES, _name), (GLOSSARY, _gloss)):
        try:
            data = bag.tag(name)
            refused = take(data, pack) if data is not None else 0
        except ImportRefusedError as error:
            problems.append(ImportProblem(name, str(error)))
        except ValueError:
            problems.append(ImportProblem(name, _NOT_READ))
        else:
            if refused:
                problems.append(ImportProblem(name, _LEFT_OUT.format(refused)))
    return tuple(problems)


def _correct(data: bytes, pack: Path) -> int:
    rows = _rows(data, "satchel-corrections")
    by_subject: dict[str, dict[str, str]] = {}
    for subject, name, value in filter(None, map(_correction, rows)):
        by_subject.setdefault(subject, {})[name] = value
    with Decisions(pack) as pen:
        standing = {subject for subject, _, _ in pen.store.overlays.decisions()}
        ids = pen.store.ids()
        wanted = {
            subject: values
            for subject, values in by_subject.items()
            if subject not in standing
            and (subject.startswith(JOINED) or (article_of(subject) or subject) in ids)
        }
        pen.adopt(wanted)
        pen.join({key: codec.loads(Join, rule) for key, rule in _rules(wanted)})
    return len(rows) - sum(map(len, by_subject.values()))


def _rules(subjects: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """The keys of joins among decisions, each with its join."""
    joined = [subject for subject in subjects if subject.startswith(JOINED)]
    return [(s.removeprefix(JOINED), subjects[s][RULE]) for s in joined if RULE in subjects[s]]


def _name(data: bytes, pack: Path) -> int:
    try:
        read = read_decisions(data, NAMES)
    except SatchelError as error:
        raise ValueError(NAMES) from error
    with EntityPen(pack) as pen:
        standing = {key_of(each) for each in pen.store.naming.decisions()}
        pen.change({key_of(d): d for d in read.decisions if key_of(d) not in standing})
    return len(read.problems)


def _gloss(data: bytes, pack: Path) -> int:
    entries: list[GlossaryEntry] = []
    rows = _rows(data, "satchel-glossary")
    for row in rows:
        with suppress(ValueError):
            entries.append(codec.loads(GlossaryEntry, json.dumps(row)))
    with EntityPen(pack) as pen:
        pen.set_glossary([*pen.store.naming.glossary(), *entries])
    return len(rows) - len(entries)


def _correction(row: object) -> tuple[str, str, str] | None:
    """A row that decides what the model has about an article, a figure or a join; else None."""
    try:
        subject, name, value = cast("list[Any]", row)
        about_article = _ARTICLE.fullmatch(subject) is not None
        is_join = subject.startswith(JOINED)
        if not (about_article or is_join or article_of(subject)):
            return None
        fields = _ARTICLE_FIELDS if about_article else _FIGURE_FIELDS
        if is_join:
            fields = {RULE: Join} if name == RULE or not article_of(name) else {name: bool}
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        codec.read(fields[name], text)
    except (TypeError, ValueError, KeyError):
        return None
    return subject, name, text


def _document(kind: str, rows: Sequence[object]) -> bytes:
    document = {"format": kind, "version": 1, "entries": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _rows(data: bytes, kind: str) -> list[object]:
    try:
        document: Any = json.loads(data.decode("utf-8-sig"))
        rows = document["entries"] if document["format"] == kind else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(kind) from error
    if not isinstance(rows, list):
        raise ValueError(kind)
    return cast("list[object]", rows)
