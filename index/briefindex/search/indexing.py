"""Brings the index up to what the pack holds."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefindex.errors import PackError
from briefindex.model.article import Article
from briefindex.model.span import ArticleId
from briefindex.packs.connections import why
from briefindex.packs.store import Store
from briefindex.progress import CancelToken, Report, Step
from briefindex.search import generations
from briefindex.search.fields import fields_of, row_of
from briefindex.search.generations import Generation, Marker
from briefindex.search.stems import stem

DOCUMENTS = "documents.json"
VOCABULARY = "vocabulary.json"
_FIRST_CHUNK = 250
_LAST_CHUNK = 8000


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
        return False
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
        base = _next_generation(store, base, chunk, cancel)
        published()
        for _, article in chunk:
            done += 1
            report(Step("index", done, len(waiting), article))
        if done >= len(waiting):
            return True


def chunk_after(indexed: int) -> int:
    """How many articles the next generation adds to that many.

    Few at first, so that something can soon be found; then as many again: so there are few
    segments, and none is written twice.
    """
    return min(max(_FIRST_CHUNK, indexed), _LAST_CHUNK)


def _next_generation(
    store: Store,
    base: Generation | None,
    chunk: tuple[tuple[int, ArticleId], ...],
    cancel: CancelToken,
) -> Generation | None:
    """The generation that holds `base` and the articles of `chunk`."""
    edits = generations.edits_of(store)
    try:
        passing = generations.begin(store)
    except OSError as error:
        raise _unwritable(store, error) from error
    try:
        articles = store.articles([article for _, article in chunk], own_dates=True)
        count, linked = _write(passing, base, articles, cancel)
        last = chunk[-1][0] if chunk else (base.marker.last if base else 0)
        marker = Marker(store.fact("token") or "", generations.schema_version(), last, edits, count)
        return generations.publish(passing, marker, linked)
    except OSError as error:
        generations.discard(passing)
        raise _unwritable(store, error) from error
    except BaseException:
        generations.discard(passing)
        raise


def _write(
    folder: Path, base: Generation | None, articles: Iterable[Article], cancel: CancelToken
) -> tuple[int, dict[str, tuple[int, str]]]:
    """Fill `folder` with all of `base` and with `articles`; the count of all, and see `_link`."""
    from briefindex.search import adding  # whoosh: only where something is indexed

    rows: dict[str, list[Any]] = {}
    known: dict[str, str] = {}
    linked: dict[str, tuple[int, str]] = {}

    def keep(article: Article, words: list[str], title: list[str]) -> None:
        rows[article.info.id] = row_of(article, len(words), len(title))
        for word in {*words, *title}.difference(known):
            known[word] = stem(word)

    if base is None:
        adding.new_index(folder)
    else:
        linked = _link(base, folder)
        documents, known = side_files(base.folder)
        rows.update((row[0], row) for row in documents)
        for name in (DOCUMENTS, VOCABULARY):
            (folder / name).unlink()
    adding.add(folder, articles, cancel, keep)
    _write_side_files(folder, adding.ids_in(folder), rows, known)
    return len(rows), linked


def side_files(folder: Path) -> tuple[list[list[Any]], dict[str, str]]:
    """The rows of the documents by number, and every word of texts and titles with its stem."""
    documents: Any = json.loads((folder / DOCUMENTS).read_bytes())
    vocabulary: Any = json.loads((folder / VOCABULARY).read_bytes())
    stems: dict[str, str] = vocabulary["stems"]
    words: list[str] = vocabulary["words"]
    return documents, {word: stems.get(word, word) for word in words}


def _write_side_files(
    folder: Path, numbers: Sequence[str], rows: dict[str, list[Any]], known: dict[str, str]
) -> None:
    documents = [rows[article] for article in numbers]
    vocabulary = {
        "words": sorted(known),
        "stems": {word: root for word, root in known.items() if word != root},
    }
    for name, content in ((DOCUMENTS, documents), (VOCABULARY, vocabulary)):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8")


def _link(base: Generation, target: Path) -> dict[str, tuple[int, str]]:
    """Put all of `base` into `target`; gives size and checksum of what is the same file there.

    Whoosh never changes a file it has finished: hard links do, copies where there are none.
    """
    linked: dict[str, tuple[int, str]] = {}
    for path in base.folder.iterdir():
        if path.name == generations.MARKER:
            continue
        if path.name in (DOCUMENTS, VOCABULARY):
            shutil.copyfile(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
            linked[path.name] = base.files[path.name]
        except (OSError, KeyError):
            shutil.copyfile(path, target / path.name)
    return linked


def _unwritable(store: Store, error: OSError) -> PackError:
    return PackError(f"The index of {store.folder} cannot be written: {why(error)}.")


__all__ = ["chunk_after", "fields_of", "refresh", "row_of", "side_files"]
