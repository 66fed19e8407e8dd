"""What is known of articles beyond their own reading: the user's decisions, dates across the pack.

The reading is kept as it was made; what lies over it is put on whenever an article is read from
the store, so that a new reading never loses a decision.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.mention import EntityId
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.following import Join, joins

Field = Literal["date", "title", "source", "author", "language"]
"""What the user may decide about an article."""
OVERLAID = 2
"""The version of the pack from which on it holds what lies over articles."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """By article: what the user decided, and the date that follows from other articles."""

    dates: Mapping[str, KnownDate] = field(default_factory=dict[str, KnownDate])
    titles: Mapping[str, Known] = field(default_factory=dict[str, Known])
    sources: Mapping[str, Known] = field(default_factory=dict[str, Known])
    authors: Mapping[str, Known] = field(default_factory=dict[str, Known])
    languages: Mapping[str, Known] = field(default_factory=dict[str, Known])
    inferred: Mapping[str, KnownDate] = field(default_factory=dict[str, KnownDate])

    def on(self, info: ArticleInfo) -> ArticleInfo:
        """The info with what lies over it; the user comes before anything else."""
        key = info.id
        date = self.dates.get(key) or (_own(info.date) or self.inferred.get(key) or info.date)
        title, source = self.titles.get(key, info.title), self.sources.get(key, info.source)
        author, language = self.authors.get(key, info.author), info.language
        if key in self.languages:
            language = self.languages[key].value
        laid = replace(
            info, date=date, title=title, source=source, author=author, language=language
        )
        return info if laid == info else laid

    def over(self, infos: Iterable[ArticleInfo]) -> tuple[ArticleInfo, ...]:
        """The infos of many articles, each with what lies over it."""
        maps = (self.dates, self.titles, self.sources, self.authors, self.languages, self.inferred)
        lies = set[str]().union(*maps)
        return tuple(self.on(info) if info.id in lies else info for info in infos)

    def without_dates(self) -> "Overlay":
        """The same for all but dates."""
        return replace(self, dates={}, inferred={})


class Overlays:
    """Reads what lies over the articles of one pack.

    A pack of version 1 that cannot be written has none of it. What cannot be understood raises
    ValueError.
    """

    def __init__(self, rows: Callable[..., Iterable[Any]]) -> None:
        """Read through `rows`, which runs one statement of SQL with its values."""
        self._rows = rows

    def overlay(self, article: str | None = None, *, inferred: bool = True) -> Overlay:
        """What lies over one article or over all; without inferred dates if so asked."""
        if not self._is_there():
            return Overlay()
        found: dict[str, dict[str, str]] = {}
        sql = "SELECT subject, field, value FROM decision WHERE ?1 IS NULL OR subject = ?1"
        for subject, name, value in self._rows(sql, article):
            found.setdefault(name, {})[subject] = value
        return Overlay(
            _each(KnownDate, found.get("date", {})),
            _each(Known, found.get("title", {})),
            _each(Known, found.get("source", {})),
            _each(Known, found.get("author", {})),
            _each(Known, found.get("language", {})),
            self._column("inferred", article) if inferred else {},
        )

    def decision(self, subject: str, name: str) -> str | None:
        """What the user decided about a field of an article or a figure, or None."""
        if not self._is_there():
            return None
        sql = "SELECT value FROM decision WHERE subject = ? AND field = ?"
        return next((str(value) for (value,) in self._rows(sql, subject, name)), None)

    def decisions(self) -> tuple[tuple[str, str, str], ...]:
        """All that the user decided about articles and figures: subject, field, value as JSON."""
        if not self._is_there():
            return ()
        return tuple(self._rows("SELECT subject, field, value FROM decision"))

    def joins(self) -> dict[str, Join]:
        """By key the joins of indicators that later figures follow."""
        return joins(self._rows) if self._is_there() else {}

    def inferred(self) -> Mapping[str, KnownDate]:
        """By article, the date that follows from other articles."""
        return self._column("inferred") if self._is_there() else {}

    def used(self) -> Mapping[str, KnownDate]:
        """By article, the date that its figures were worked out with."""
        return self._column("used") if self._is_there() else {}

    def dates(self) -> Mapping[str, KnownDate]:
        """The dates that are not the articles' own."""
        found = self.overlay()
        return {**found.inferred, **found.dates}

    def articles_by_event(self) -> dict[EntityId, set[ArticleId]]:
        """Which articles name each event."""
        found: dict[EntityId, set[ArticleId]] = {}
        sql = "SELECT DISTINCT entity, article FROM mention WHERE type = 'event'"
        for entity, article in self._rows(sql):
            found.setdefault(EntityId(entity), set()).add(ArticleId(article))
        return found

    def _is_there(self) -> bool:
        ((version,),) = self._rows("PRAGMA user_version")
        return int(version) >= OVERLAID

    def _column(
        self, name: Literal["inferred", "used"], article: str | None = None
    ) -> dict[str, KnownDate]:
        sql = _COLUMNS[name]
        return {key: codec.loads(KnownDate, text) for key, text in self._rows(sql, article)}


_COLUMNS = {
    "inferred": "SELECT article, inferred FROM dating "
    "WHERE inferred IS NOT NULL AND (?1 IS NULL OR article = ?1)",
    "used": "SELECT article, used FROM dating "
    "WHERE used IS NOT NULL AND (?1 IS NULL OR article = ?1)",
}


def _each(kind: type[codec.T], texts: Mapping[str, str]) -> dict[str, codec.T]:
    return {key: codec.loads(kind, text) for key, text in texts.items()}


def _own(known: KnownDate) -> KnownDate | None:
    """The reading's own date, where it has one."""
    return known if known.day or known.earliest or known.latest else None
