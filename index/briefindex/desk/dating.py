"""Dates the articles of a pack by each other, and brings what leans on a date up to it.

Everything is worked out from all the evidence there is now, never from an earlier answer: a date
goes when the article that told it goes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefindex.errors import NotInPackError
from briefindex.extract.version import analysis_version
from briefindex.model.article import Article, Known, KnownDate
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.decisions import Decisions
from briefindex.packs.entries import DATED, DECISIONS
from briefindex.packs.overlay import Field
from briefindex.packs.store import Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken


def is_dated(store: Store) -> bool:
    """Whether the dates across the pack are up to date with what it holds."""
    return store.fact(DATED) == _state(store)


def _state(store: Store) -> str:
    """What the dates lean on beside the articles: the extraction, and the user's decisions."""
    return f"{analysis_version()} {store.fact(DECISIONS) or 0}"


def date_across(writer: PackWriter, cancel: CancelToken) -> None:
    """Infer the dates of undated articles; work out anew the figures of those whose date changed.

    Raises:
        Cancelled: asked to stop; the next run goes on from there.
    """
    if is_dated(writer.store):
        return
    state = _state(writer.store)
    before = writer.store.overlays.inferred()
    now = _inferred(writer.store, cancel)
    gone = {ArticleId(article): None for article in before if article not in now}
    changed = {a: known for a, known in {**now, **gone}.items() if known != before.get(a)}
    if changed:
        writer.date_across(changed)
    for article in _outdated(writer.store):
        cancel.check()
        _renew(writer, article)
    writer.set_property(DATED, state)


def decide(pack: Path, article: ArticleId, field: Field, value: Known | KnownDate | None) -> None:
    """Keep what the user says of an article; None takes it back.

    What leans on its own date follows at once, the dates of other articles with the next `build`.

    Raises:
        NotInPackError: the pack has no such article.
        PackError: the pack cannot be written.
    """
    with Decisions(pack) as pen:
        before = pen.store.info(article)
        if before is None:
            raise NotInPackError(f"No article {article} is in {pen.store.name}.")
        text = None if value is None else codec.dumps(replace(value, basis="user"))
        pen.decide(article, field, text, found=field != "date")
        used = pen.store.overlays.used().get(article)
        now = pen.store.article(article)
        if used is None or used == now.info.date:
            return
        _renew(pen, now)


def _inferred(store: Store, cancel: CancelToken) -> Mapping[ArticleId, KnownDate]:
    """The dates that follow for articles without one, from all articles that share an event."""
    from briefindex.extract.dating.inference import Reported, infer_dates, wants_date
    from briefindex.extract.dating.sightings import sightings  # slow to load, and rarely needed

    infos = {info.id: info for info in store.infos(inferred=False)}
    undated = {identifier for identifier, info in infos.items() if wants_date(info.date)}
    wanted: set[ArticleId] = set()
    for naming in store.overlays.articles_by_event().values():
        if len(naming) > 1 and naming & undated:
            wanted |= naming
    reports: list[Reported] = []
    for article in store.articles([one for one in infos if one in wanted]):
        cancel.check()
        own = replace(article, info=infos[article.info.id])
        reports.append(
            Reported(own.info, sightings(own, store.mentions(own.info.id, as_found=True)))
        )
    return infer_dates(reports)


def _renew(pen: PackWriter | Decisions, article: Article) -> None:
    """Work out anew what leans on the date of an article."""
    from briefindex.extract.analyse import redate  # slow to load, and rarely needed

    store, identifier = pen.store, article.info.id
    mentions = store.mentions(identifier, as_found=True)
    found = redate(article, mentions, store.figure_view.as_read(identifier))
    pen.redated(article.info.id, found.mentions, found.figures, article.info.date)


def _outdated(store: Store) -> Iterator[Article]:
    """Analysed articles whose figures were worked out with another date than they have now."""
    used = store.overlays.used()
    dates = {info.id: info.date for info in store.infos()}
    changed = [one for one, known in dates.items() if one in used and used[one] != known]
    return store.articles(changed)
