"""Finds mentions and figures in the articles of a pack that today's extraction has not seen."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from briefindex.desk.intake import Intake
from briefindex.desk.packed import Packed
from briefindex.errors import ImportRefusedError
from briefindex.extract.version import as_good_as
from briefindex.model.article import Article
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.span import ArticleId
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken, Report, Step

if TYPE_CHECKING:
    from briefindex.extract.analyse import Analyser

_AHEAD: Final = 8
_MANY_WORDS: Final = 20_000
"""Words above which an article is analysed after all others."""
_log = logging.getLogger(__name__)


def analyse(
    writer: PackWriter, intake: Intake, report: Report, cancel: CancelToken, version: str
) -> bool:
    """Analyse what `version` of the extraction would better; says whether a text is another now.

    An article that the extraction fails on costs no other one.

    Raises:
        Cancelled: asked to stop; what was analysed stays so.
    """
    waiting = _long_ones_last(writer, writer.store.unanalysed(as_good_as(version)))
    if not waiting:
        return False
    from briefindex.extract.analyse import Analyser  # loads the language model

    def tell(part: float) -> None:
        report(Step("analyse", done - 1, len(waiting), part=part))

    edits = writer.store.fact("edits")
    done = 0
    articles = _read_ahead(writer, intake, Analyser(), waiting, cancel)
    for done, (analyser, article) in enumerate(articles, start=1):
        cancel.check()
        identifier = article.info.id
        report(Step("analyse", done - 1, len(waiting), file=article.info.file))
        try:
            mentions, figures = _found(analyser, article, cancel, tell)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - one article may not cost all the others
            _log.error("Article %s cannot be analysed: %r", identifier, error)
            _log.debug("Where it failed:", exc_info=True)
            writer.not_analysed(identifier, version)
            report(Step("analyse", done, len(waiting)))
            continue
        writer.analysed(identifier, mentions, figures, version, article.info.date)
        report(Step("analyse", done, len(waiting), identifier))
    return writer.store.fact("edits") != edits


def _long_ones_last(writer: PackWriter, waiting: Sequence[ArticleId]) -> Sequence[ArticleId]:
    """The same articles: none waits for one that takes minutes."""
    if not waiting:
        return waiting
    words = {info.id: info.words for info in writer.store.infos(inferred=False)}
    return sorted(waiting, key=lambda one: words.get(one, 0) > _MANY_WORDS)


def _found(
    analyser: "Analyser", article: Article, cancel: CancelToken, tell: Callable[[float], None]
) -> tuple[Iterable[Mention], Iterable[Figure]]:
    """What an article holds, where it is long part by part; `tell` hears how much is read."""
    from briefindex.extract.parts import parts_of  # as above

    parts = parts_of(article)
    if len(parts) == 1:
        found = analyser.analyse(article)
        return found.mentions, found.figures
    mentions, figures = Packed(Mention), Packed(Figure)
    for number, part in enumerate(parts):
        cancel.check()
        if number:
            tell(number / len(parts))
        found = analyser.analyse(part.article)
        mentions.add(part.mentions(found.mentions))
        figures.add(part.figures(found.figures))
    return mentions, figures


def _read_ahead(
    writer: PackWriter,
    intake: Intake,
    analyser: "Analyser",
    waiting: Sequence[ArticleId],
    cancel: CancelToken,
) -> "Iterator[tuple[Analyser, Article]]":
    """The articles one by one, a few of them read by the language model at one go."""
    for first in range(0, len(waiting), _AHEAD):
        cancel.check()
        group = [_latest(writer, intake, one) for one in waiting[first : first + _AHEAD]]
        with suppress(Exception):  # which one fails is found when it is analysed
            analyser.read_ahead([one for one in group if one.info.words <= _MANY_WORDS])
        yield from ((analyser, article) for article in group)


def _latest(writer: PackWriter, intake: Intake, identifier: ArticleId) -> Article:
    """The article as today's importers read its original; stored anew where that differs."""
    stored = writer.store.reading(identifier)
    data = None
    if identifier not in intake.fresh:
        data = writer.originals.get(writer.store.digest(identifier))
    with suppress(ImportRefusedError):
        article = intake.article(data, stored.info.file) if data is not None else stored
        if article != stored:
            writer.replace(article)
    return writer.store.article(identifier)
