"""What the analyst decides about names, and what a glossary says of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from briefindex.model.mention import EntityType
from briefindex.model.span import ArticleId

LONGEST_NAME: Final = 300
"""Characters that the analyst may give a name."""
DecisionKind = Literal["rename", "retype", "merge", "split", "hide", "never"]


@dataclass(frozen=True, slots=True)
class Named:
    """What an entity is and what it is called: together they make its id."""

    type: EntityType
    name: str


@dataclass(frozen=True, slots=True)
class NameDecision:
    """One decision about an entity, in names, so that it means the same in every pack.

    `subject` is the entity as it was called when the decision was made, `target` what it became
    (None for "hide"; the other of the two for "never"). A "split" takes out of `subject` either
    all mentions that read `surface`, or the one at `start` in `article` that reads so.
    """

    kind: DecisionKind
    subject: Named
    target: Named | None = None
    surface: str | None = None
    article: ArticleId | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A thing that the analyst knows: its name, its type, and what else it is called."""

    named: Named
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackGlossary:
    """The glossary of one pack: of that in `folder`, which is called `name`."""

    folder: Path
    name: str
    entries: tuple[GlossaryEntry, ...] = ()
