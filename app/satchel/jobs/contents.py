"""What the open packs hold, as far as lists show it; read in the thread that asks for it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefindex.desk import Desk
from briefindex.model.article import ArticleInfo
from briefindex.model.span import ArticleId


@dataclass(frozen=True, slots=True)
class Contents:
    """What the open packs hold, as far as lists show it."""

    packs: int = 0
    infos: tuple[ArticleInfo, ...] = ()
    key_counts: Mapping[ArticleId, int] = field(default_factory=dict)
    waiting: frozenset[ArticleId] = frozenset()
    """What was not analysed yet: there, no figure does not mean none."""
    pack_names: Mapping[ArticleId, str] = field(default_factory=dict)
    """Where several packs are open: by article the name of the one that it is read from."""
    copies: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    """By article that is a copy of another, the first of them."""
    refused: int = 0
    """How many files were refused when they were given last."""

    def key_figures_of(self, article: ArticleId) -> int | None:
        """How many key figures an article has; None while that is not known."""
        return None if article in self.waiting else self.key_counts.get(article, 0)

    @property
    def key_figures(self) -> int:
        """How many key figures the packs hold."""
        return sum(self.key_counts.values())


@dataclass(frozen=True, slots=True)
class Looked:
    """What the packs held at a revision, and how long it took to read that."""

    revision: int
    contents: Contents
    seconds: float


@dataclass(frozen=True, slots=True)
class LookInto:
    """The order to read what the packs hold; `names` says what each is called."""

    packs: int
    names: Mapping[Path, str]

    def __call__(self, desk: Desk) -> Looked:
        """Read it."""
        began = time.perf_counter()
        revision = desk.revision()  # first: what is written meanwhile is looked at again
        names = desk.homes(self.names) if self.packs > 1 else {}
        contents = Contents(
            self.packs,
            desk.articles(),
            desk.key_counts(),
            desk.unanalysed(),
            names,
            desk.copies(),
            len(desk.problems()),
        )
        return Looked(revision, contents, time.perf_counter() - began)
