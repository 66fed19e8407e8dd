"""Everything that is found in one article, in one call."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefindex.extract.entities import EntityExtractor, with_dates
from briefindex.extract.figures import extract_figures
from briefindex.extract.grammar import Grammar
from briefindex.extract.parts import is_long, parts_of
from briefindex.model.article import Article
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article holds; mentions and figures are sorted by where they start."""

    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]


class Analyser:
    """Finds mentions and figures; made once a process, for it may load a language model."""

    def __init__(self, *, model: bool = True) -> None:
        """With `model` False the language model is left out (fewer unseen names are found)."""
        self._entities = EntityExtractor(model=model)
        language = self._entities.model
        self._parse = Grammar(language).trees if language else None

    def read_ahead(self, articles: Sequence[Article]) -> None:
        """Let the language model read several articles at one go, before they are analysed."""
        self._entities.read_ahead(articles)

    def analyse(self, article: Article) -> Analysis:
        """The mentions and figures of `article`."""
        mentions = self._entities.mentions(article)
        return Analysis(mentions, extract_figures(article, mentions, self._parse))


def redate(
    article: Article, mentions: Sequence[Mention], figures: Sequence[Figure] = ()
) -> Analysis:
    """The analysis of an article whose date is another now.

    `mentions` and `figures` are those found before. Needs no language model: only periods and what
    hangs on them are worked out anew. What a figure measures, and which words of its sentence are
    its date, stay as they were read with the model.
    """
    if is_long(article):
        return _redated_in_parts(article, mentions, figures)
    names = with_dates(article, [one for one in mentions if one.type != "date"])
    before = {one.id: one for one in figures}
    periods = {identifier: one.period for identifier, one in before.items()}
    read = extract_figures(article, names, dated=periods)
    found = [_redated(before.get(one.id), one) for one in read]
    return Analysis(names, tuple(found))


def _redated_in_parts(
    article: Article, mentions: Sequence[Mention], figures: Sequence[Figure]
) -> Analysis:
    names: list[Mention] = []
    found: list[Figure] = []
    for part in parts_of(article):
        now = redate(part.article, part.names_here(mentions), part.figures_here(figures))
        names += part.mentions(now.mentions)
        found += part.figures(now.figures)
    return Analysis(tuple(names), tuple(found))


def _redated(before: Figure | None, now: Figure) -> Figure:
    return now if before is None else replace(before, period=now.period, status=now.status)
