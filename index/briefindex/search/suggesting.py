"""Did you mean: a query with the words that stand nowhere put right."""

from collections.abc import Sequence

from briefindex.search.postings import Postings
from briefindex.search.query import Leaf, wanted_leaves
from briefindex.search.resolving import Resolved

_SHORTEST = 4
_TRIED = 8


def suggestion(resolved: Resolved, postings: Sequence[Postings], found: bool) -> str | None:
    """`resolved` with each unknown word replaced by the nearest known one, or None.

    Only where nothing was found, or a bare word of the query stands nowhere at all.
    """
    if resolved.query.also:
        return None
    text = resolved.query.text
    unknown = [
        leaf
        for leaf in wanted_leaves(resolved.query.items)
        if leaf.mode == "word" and leaf.field is None and not any(resolved.forms.get(leaf, ()))
    ]
    if not unknown or (found and len(unknown) == len(resolved.query.items)):
        return None
    for leaf in reversed(unknown):
        better = _nearest(leaf, postings)
        if better is None:
            return None
        text = text[: leaf.span.start] + better + text[leaf.span.end :]
    return text


def _nearest(leaf: Leaf, postings: Sequence[Postings]) -> str | None:
    """The closest word, the more frequent one where several are equally close."""
    word = leaf.words[0]
    if len(word) < _SHORTEST:
        return None
    best: tuple[int, int, str] | None = None
    for shelf in postings:
        for place, near in enumerate(shelf.vocabulary("body").nearest(word)[:_TRIED]):
            ranked = (place // 4, -shelf.frequency("body", near), near)
            best = ranked if best is None else min(best, ranked)
    return best[2] if best else None
