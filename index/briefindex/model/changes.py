"""What is different between two editions of a pack, or between two packs."""

from dataclasses import dataclass

from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Outcome
from briefindex.model.figure import Figure
from briefindex.model.mention import Entity


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article whose text is another one now: the same file, or the same headline and source."""

    before: ArticleInfo
    after: ArticleInfo


@dataclass(frozen=True, slots=True)
class ChangedIndicator:
    """What is stated of an indicator now that was not before, and what is no longer stated.

    `redated` has values of articles that both editions hold, for which another period is known
    now. `is_known` tells whether the older edition stated anything of it.
    """

    key: str
    label: str
    new: tuple[Figure, ...]
    gone: tuple[Figure, ...]
    is_known: bool
    redated: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedTarget:
    """A target or an expectation of the older edition that the newer one answers.

    `outcome` is the newer edition's; its `state` or the value that it is held against changed.
    """

    key: str
    label: str
    plan: Figure
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed; articles in the order of their edition's list."""

    new: tuple[ArticleInfo, ...]
    gone: tuple[ArticleInfo, ...]
    changed: tuple[ChangedArticle, ...]
    indicators: tuple[ChangedIndicator, ...]
    targets: tuple[MovedTarget, ...]
    names: tuple[Entity, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        parts = (self.new, self.gone, self.changed, self.indicators, self.targets, self.names)
        return not any(parts)
