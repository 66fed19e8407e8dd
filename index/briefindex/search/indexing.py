"""Brings the index up to what the pack holds."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from briefindex.errors import PackError
from briefindex.model.span import ArticleId
from briefindex.packs.connections import why
from briefindex.packs.store import Store
from briefindex.progress import CancelToken, Report, Step, ignore
from briefindex.search import generations, second
from briefindex.search.columns import building
from briefindex.search.columns.files import LISTING, missing
from briefindex.search.generations import Generation, Marker

_FIRST_CHUNK = 250
_LAST_CHUNK = 32_000


def refresh(
    store: Store, report: Report, cancel: CancelToken, published: Callable[[], None] = lambda: None
) -> bool:
    """Index every article that is not yet; says whether anything had to be done.

    The caller holds the pack's lock (where the pack can be written at all). `published` is called
    whenever there is a new generation.

    Raises:
        Cancelled: asked to stop; finished generations stay.
        PackError: the index cannot be written.
    """
    generations.sweep(store)
    base = generations.newest(store)
    if base is not None and not generations.is_behind(store, base):
        return _make_columns(store, base, cancel, published)
    least = 0
    if base is not None and not base.is_intact():
        generations.discard(base.folder)
        base = None
    elif base is not None and base.marker.edits != generations.edits_of(store):
        base, least = None, base.marker.count  # it answers until there is one that holds as much
    waiting = store.after(base.marker.last if base else 0)
    done = 0
    while True:
        size = max(chunk_after(base.marker.count if base else 0), least)
        chunk = waiting[done : done + size]
        more = done + len(chunk) < len(waiting)
        base = _next_generation(store, base, chunk, cancel, more=more)
        published()
        for _, article in chunk:
            done += 1
            report(Step("index", done, len(waiting), article))
        if done >= len(waiting):
            return True


def _make_columns(
    store: Store, base: Generation, cancel: CancelToken, published: Callable[[], None]
) -> bool:
    """Make the columns that a generation lacks; says whether it lacked any."""
    if not missing(base.folder):
        return False
    if not base.is_intact():
        generations.discard(base.folder)
        return refresh(store, ignore, cancel, published)
    try:
        building.build(base.folder, cancel)
    except OSError as error:
        raise _unwritable(store, error) from error
    published()
    return True


def chunk_after(indexed: int) -> int:
    """How many articles the next generation adds to that many.

    Few at first, so that something can soon be found; then twice as many as there are: so there are
    few segments, each of which every query looks into, and none is written twice.
    """
    return min(max(_FIRST_CHUNK, 2 * indexed), _LAST_CHUNK)


def _next_generation(
    store: Store,
    base: Generation | None,
    chunk: tuple[tuple[int, ArticleId], ...],
    cancel: CancelToken,
    *,
    more: bool,
) -> Generation | None:
    """The generation that holds `base` and the articles of `chunk`."""
    edits = generations.edits_of(store)
    try:
        passing = generations.begin(store)
    except OSError as error:
        raise _unwritable(store, error) from error
    try:
        linked = _write(passing, base, store, [article for _, article in chunk], cancel)
        count = building.build(passing, cancel, more=more)
        last = chunk[-1][0] if chunk else (base.marker.last if base else 0)
        marker = Marker(store.fact("token") or "", generations.schema_version(), last, edits, count)
        return _published(passing, marker, linked)
    except OSError as error:
        generations.discard(passing)
        raise _unwritable(store, error) from error
    except BaseException:
        generations.discard(passing)
        raise


def _published(
    passing: Path, marker: Marker, linked: dict[str, tuple[int, str]]
) -> Generation | None:
    made = generations.publish(passing, marker, linked)
    building.sweep_columns(passing.parent)
    return made


def _write(
    folder: Path,
    base: Generation | None,
    store: Store,
    articles: Sequence[ArticleId],
    cancel: CancelToken,
) -> dict[str, tuple[int, str]]:
    """Fill `folder` with all of `base` and with `articles`; gives what `_link` does."""
    from briefindex.search import adding  # whoosh: only where something is indexed

    linked: dict[str, tuple[int, str]] = {}
    if base is None:
        adding.new_index(folder)
    else:
        linked = _link(base, folder)
    _add(folder, store, articles, cancel)
    return linked


def _add(folder: Path, store: Store, articles: Sequence[ArticleId], cancel: CancelToken) -> None:
    """Add `articles` to the index in `folder`; half of many in a second process, where one can."""
    from briefindex.search import adding  # as above

    middle = len(articles) // 2 if second.wanted(len(articles)) else len(articles)
    first, rest = articles[:middle], articles[middle:]
    if not rest:
        adding.add(folder, store.articles(first, own_dates=True), cancel)
        return
    beside = folder.with_name(f"{folder.name}-half")
    try:
        with second.working(store.folder, beside, rest) as half:
            adding.add(folder, store.articles(first, own_dates=True), cancel)
            is_made = half.is_made(cancel)
        if is_made:
            adding.take_over(folder, beside)
        else:
            adding.add(folder, store.articles(rest, own_dates=True), cancel)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _link(base: Generation, target: Path) -> dict[str, tuple[int, str]]:
    """Put all of `base` into `target`; gives size and checksum of what is the same file there.

    Whoosh never changes a file it has finished: hard links do, copies where there are none.
    """
    linked: dict[str, tuple[int, str]] = {}
    for path in base.folder.iterdir():
        if path.name in (generations.MARKER, LISTING):
            continue
        try:
            os.link(path, target / path.name)
            linked[path.name] = base.files[path.name]
        except (OSError, KeyError):
            shutil.copyfile(path, target / path.name)
    return linked


def _unwritable(store: Store, error: OSError) -> PackError:
    return PackError(f"The index of {store.folder} cannot be written: {why(error)}.")
