"""Reads the figures of a pack as the analyst left them."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefindex.errors import NotInPackError
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId, SentenceRef
from briefindex.packs import codec, figure_filter
from briefindex.packs.connections import readable
from briefindex.packs.corrections import KEPT, Corrections, Kept, article_of, is_hidden
from briefindex.packs.entity_overlay import EntityOverlay
from briefindex.packs.figure_filter import Condition
from briefindex.packs.stated import Row, StatedRows

_FIGURES = (
    "SELECT f.value FROM figure f JOIN article a ON a.id = f.article "
    "WHERE ?1 IS NULL OR f.article = ?1 ORDER BY a.seq, f.start, f.id"
)
_FIGURES_AMONG = "SELECT value FROM figure WHERE id IN (?)"
_OF_ARTICLES = "SELECT value FROM figure WHERE article IN (?)"
_BATCH = 400
_FIGURES_OF = _FIGURES.replace("?1 IS NULL OR ", "")
"""Of one article: SQLite looks into its index only where nothing else could be meant."""
_DECISIONS = (
    "SELECT subject, field, value FROM decision "
    "WHERE subject LIKE '%-%' AND (?1 IS NULL OR subject GLOB ?1 || '-*')"
)
_SENTENCE = "SELECT substr(text, ?2 + 1, ?3 - ?2) FROM body WHERE article = ?1"


class FigureView:
    """The figures of one pack: extracted, under the analyst's names, corrected."""

    def __init__(
        self,
        folder: Path,
        rows: Callable[..., Iterable[Any]],
        naming: EntityOverlay,
        stated: StatedRows,
    ) -> None:
        """Read through `rows`, which runs one statement of SQL with its values.

        `naming` puts what was decided about names on figures.
        """
        self._folder = folder
        self._rows = rows
        self._naming = naming
        self._stated = stated
        self._kept: tuple[object, frozenset[FigureId], tuple[Figure, ...]] | None = None

    def figures(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """Figures of one article or of all, by article in order of import, then by offset.

        Without those that the analyst took out.
        """
        return tuple(each for each in self._all(article) if not is_hidden(each))

    def stating(self, condition: Condition) -> list[Row] | None:
        """The figures of which `condition` is true, but for those that `changed` has.

        None where the pack has no columns to look into: it is of an older Satchel.
        """
        if not self._stated.is_there():
            return None
        homes, renamed = self._corrections(None).articles, self._changes()[0]
        found = self._stated.passing(condition)
        if not homes and not renamed:
            return found
        return [row for row in found if row[0] not in renamed and row[1] not in homes]

    def ask(self, columns: str, condition: Condition, after: str = "") -> list[Any]:
        """Columns of the rows of figures of which `condition` is true; see `StatedRows.ask`."""
        return self._stated.ask(columns, condition, after)

    def standing(self) -> tuple[Condition, tuple[Figure, ...]]:
        """Which rows tell what their figure is, as a condition; and the figures of no such row."""
        if not self._stated.is_there():
            return figure_filter.NONE, self.figures()
        homes, renamed = self._corrections(None).articles, self._changes()[0]
        parts: list[Condition] = []
        if homes:
            parts.append(figure_filter.without(figure_filter.among(homes.__contains__)))
        if renamed:
            parts.append(figure_filter.without(figure_filter.these(renamed.__contains__)))
        return figure_filter.every(parts), self.changed()

    def changed(self) -> tuple[Figure, ...]:
        """The figures that are not as they were extracted, or stand in an article with such."""
        return self._changes()[1]

    def of(self, wanted: Sequence[FigureId]) -> tuple[Figure, ...]:
        """The figures of `wanted` that are as they were extracted, in that order."""
        found: dict[str, Figure] = {}
        with readable(self._folder):
            for at in range(0, len(wanted), _BATCH):
                part = wanted[at : at + _BATCH]
                sql = _FIGURES_AMONG.replace("?", ",".join("?" * len(part)))
                read = codec.loads_all(Figure, [text for (text,) in self._rows(sql, *part)])
                found |= {figure.id: figure for figure in read}
        return tuple(found[figure] for figure in wanted if figure in found)

    def of_articles(
        self, articles: Sequence[ArticleId]
    ) -> tuple[tuple[Figure, ...], frozenset[FigureId]]:
        """What `figures` has of these articles, in no order, all of them in memory at once.

        And which of them are not as they were extracted.
        """
        found: list[Figure] = []
        with readable(self._folder):
            for at in range(0, len(articles), _BATCH):
                part = articles[at : at + _BATCH]
                sql = _OF_ARTICLES.replace("?", ",".join("?" * len(part)))
                found += codec.loads_all(Figure, [text for (text,) in self._rows(sql, *part)])
        corrections = self._corrections(None).among(frozenset(articles))
        named = corrections.on(self._naming.on_figures(found), self.sentence)
        as_found = set(map(id, found))
        shown = tuple(each for each in named if not is_hidden(each))
        return shown, frozenset(each.id for each in shown if id(each) not in as_found)

    def decided(self) -> dict[ArticleId, str]:
        """By article, all that is kept of the analyst's corrections of its figures, as one text."""
        if not self._has_decisions():
            return {}
        found: dict[ArticleId, list[str]] = {}
        for row in sorted(self._rows(_DECISIONS, None)):
            article = article_of(row[0])
            if article:
                found.setdefault(article, []).append(json.dumps(row))
        return {article: "\n".join(rows) for article, rows in found.items()}

    def otherwise_called(self) -> tuple[str, ...]:
        """Names of parties and speakers that some figure does not keep, each with what it gets."""
        if self._naming.is_bare or not self._stated.is_there():
            return ()
        return self._naming.calls(self._stated.names())

    def naming(self, names: Collection[str]) -> frozenset[ArticleId]:
        """The articles of the figures that were found with one of these as a party or speaker."""
        return frozenset(a for a in map(article_of, self._stated.naming(names)) if a)

    def _changes(self) -> tuple[frozenset[FigureId], tuple[Figure, ...]]:
        """Which figures have a party or speaker that is called otherwise; and all that changed."""
        revision = tuple(self._rows("SELECT value FROM property WHERE name = 'revision'"))
        if self._kept is None or self._kept[0] != revision:
            homes, renamed = self._corrections(None).articles, frozenset[FigureId]()
            if not self._naming.is_bare:
                names = self._naming.otherwise_called(self._stated.names())
                renamed = self._stated.naming(names)
            elsewhere = [each for each in sorted(renamed) if article_of(each) not in homes]
            figures = self._naming.on_figures(self.of(elsewhere))
            corrected = (each for home in sorted(homes) for each in self.figures(home))
            self._kept = revision, renamed, (*figures, *corrected)
        return self._kept[1:]

    def taken_out(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """What the analyst said is no figure, in the same order."""
        return tuple(each for each in self._all(article) if is_hidden(each))

    def extracted(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """The figures as they were extracted, in the same order."""
        with readable(self._folder):
            sql = _FIGURES if article is None else _FIGURES_OF
            texts = [text for (text,) in self._rows(sql, article)]
            return self._naming.on_figures(codec.loads_all(Figure, texts))

    def as_read(self, article: ArticleId) -> tuple[Figure, ...]:
        """The figures of one article as they are kept, without what was decided about names."""
        with readable(self._folder):
            rows = self._rows(_FIGURES_OF, article)
            return tuple(codec.loads(Figure, text) for (text,) in rows)

    def found(self, figure: FigureId) -> Figure:
        """A figure as it was extracted.

        Raises:
            NotInPackError: neither the reading nor a correction knows it.
        """
        with readable(self._folder):
            for (text,) in self._rows("SELECT value FROM figure WHERE id = ?", figure):
                return self._naming.on_figures([codec.loads(Figure, text)])[0]
            kept = self.decisions(figure).get(KEPT)
            if kept is not None:
                return codec.loads(Kept, kept).figure
        raise NotInPackError(f"No figure {figure} is in {self._folder.name}.")

    def sentence(self, ref: SentenceRef) -> str | None:
        """The text of an article at a sentence's place; None where the article is not here."""
        span = ref.span
        rows = self._rows(_SENTENCE, ref.article, span.start, span.end)
        return next((str(text) for (text,) in rows), None)

    def decisions(self, figure: FigureId) -> dict[str, str]:
        """What is kept of the analyst's corrections of a figure, by field."""
        if not self._has_decisions():
            return {}
        sql = "SELECT field, value FROM decision WHERE subject = ?"
        return {str(name): str(value) for name, value in self._rows(sql, figure)}

    def adrift(self) -> tuple[Kept, ...]:
        """The figures whose corrections are kept although no sentence is there for them."""
        return self._corrections(None).adrift(self.sentence)

    def corrected_articles(self) -> frozenset[ArticleId]:
        """The articles that have a corrected figure."""
        return self._corrections(None).articles

    def key_counts(self) -> dict[ArticleId, int]:
        """How many key figures each article has; articles without one are not in it."""
        sql = "SELECT article, count(*) FROM figure WHERE salience = 'key' GROUP BY article"
        counts = {ArticleId(article): int(count) for article, count in self._rows(sql)}
        for article in self._corrections(None).articles:
            counts[article] = sum(each.salience == "key" for each in self.figures(article))
        return {article: count for article, count in counts.items() if count}

    def _all(self, article: ArticleId | None) -> tuple[Figure, ...]:
        return self._corrections(article).on(self.extracted(article), self.sentence)

    def _corrections(self, article: ArticleId | None) -> Corrections:
        rows = self._rows(_DECISIONS, article) if self._has_decisions() else ()
        mine = [row for row in rows if article_of(row[0])]
        return Corrections(mine, self._folder.name)

    def _has_decisions(self) -> bool:
        ((version,),) = self._rows("PRAGMA user_version")
        return int(version) >= _SINCE


_SINCE = 2
"""The version of the pack from which on it holds decisions."""
