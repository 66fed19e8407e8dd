"""Finds the articles of a pack, or of several, that are copies of others."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from briefindex.model.span import ArticleId
from briefindex.packs.copies import Sample, candidates, candidates_between, overlap
from briefindex.packs.store import Layout, Store
from briefindex.packs.writer import PackWriter
from briefindex.progress import CancelToken
from briefindex.text.alike import Prints, is_copy, prints_of, sample_of

_BATCH: Final = 200
_REMEMBERED: Final = 4096
_COMPARED_ACROSS: Final = 2000
"""So many pairs of texts of several packs are read: about two seconds."""

_ALIKE: Final = 0.9
"""The share of a sample from which on two texts are taken for copies unread."""

_READ: Final = frozenset({"title", "heading", "body"})


def fold_copies(writer: PackWriter, cancel: CancelToken) -> None:
    """Look at the texts that were not looked at yet, and note which are copies.

    Raises:
        Cancelled: asked to stop; the next run goes on from there.
    """
    store = writer.store
    unknown = store.copies.unknown()
    if not unknown and store.copies.is_folded():
        return
    for at in range(0, len(unknown), _BATCH):
        cancel.check()
        layouts = store.layouts(unknown[at : at + _BATCH])
        writer.sample({layout.article: sample_of(_prints(layout)) for layout in layouts})
    samples = store.copies.samples()
    fresh = frozenset(unknown) if store.copies.is_folded(len(unknown)) else frozenset(samples)
    writer.fold(_first_of(store, samples, fresh, cancel))


def _first_of(
    store: Store,
    samples: Mapping[ArticleId, Sample],
    fresh: frozenset[ArticleId],
    cancel: CancelToken,
) -> dict[ArticleId, ArticleId]:
    """By copy, the first article of those that are one."""

    @lru_cache(maxsize=_REMEMBERED)
    def prints(article: ArticleId) -> Prints:
        (layout,) = store.layouts([article])
        return _prints(layout)

    places = {article: at for at, article in enumerate(samples)}
    known = store.copies.first().items()
    first = {copy: head for copy, head in known if fresh.isdisjoint((copy, head))}
    for one, other in candidates(samples, fresh):
        cancel.check()
        head, tail = _head(first, one), _head(first, other)
        if head != tail and is_copy(prints(one), prints(other)):
            earlier, later = sorted((head, tail), key=places.__getitem__)
            first[later] = earlier
    return {article: _head(first, article) for article in first}


def copies_across(stores: Sequence[Store]) -> dict[ArticleId, ArticleId]:
    """By article that is a copy of one in a pack before its own, that one.

    What is a copy in its own pack is left out: its first article stands for it. Only so many texts
    are read again; of more pairs the samples alone tell.
    """
    packs: list[dict[ArticleId, Sample]] = []
    home: dict[ArticleId, Store] = {}
    for store in stores:
        copies = store.copies.first()
        samples = store.copies.samples() if store.copies.is_there() else {}
        packs.append({a: each for a, each in samples.items() if a not in copies and a not in home})
        home = dict.fromkeys(store.ids(), store) | home

    @lru_cache(maxsize=_REMEMBERED)
    def prints(article: ArticleId) -> Prints:
        (layout,) = home[article].layouts([article])
        return _prints(layout)

    first: dict[ArticleId, ArticleId] = {}
    known = {article: sample for samples in packs for article, sample in samples.items()}
    for number, (one, other) in enumerate(candidates_between(packs)):
        if number < _COMPARED_ACROSS:
            alike = is_copy(prints(one), prints(other))
        else:
            alike = overlap(known[one], known[other]) >= _ALIKE
        if alike:
            first.setdefault(other, one)
    return {article: _head(first, article) for article in first}


def _head(first: dict[ArticleId, ArticleId], article: ArticleId) -> ArticleId:
    while article in first:
        article = first[article]
    return article


def _prints(layout: Layout) -> Prints:
    parts = (layout.text[start:end] for start, end, role in layout.blocks if role in _READ)
    return prints_of("\n".join(parts))
