"""Which articles of a pack are copies of another: kept in the pack, told by the text alone."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import chain, combinations, groupby
from typing import Any, Final

from briefindex.model.span import ArticleId

VERSION: Final = 5
"""The version of the pack from which on it tells copies."""
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS print(article TEXT PRIMARY KEY, sample TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copy(article TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
"""
FOLDED: Final = "folded"
"""The property that counts the texts that were compared with each other."""
_COMMON: Final = 40
"""Where more articles than this have a sequence, it is a phrase of the trade and tells nothing."""
_FEWEST: Final = 2
_SHARE: Final = 0.3

Sample = Sequence[int]


class CopyRows:
    """Reads what a pack holds of copies; a pack of an older version holds nothing."""

    def __init__(self, rows: Callable[..., Iterable[Any]]) -> None:
        """Read through `rows`, which runs one statement of SQL with its values."""
        self._rows = rows

    def first(self) -> Mapping[ArticleId, ArticleId]:
        """By copy, the article that it is a copy of: the first of them that was imported."""
        if not self.is_there():
            return {}
        rows = self._rows("SELECT article, first FROM copy")
        return {ArticleId(article): ArticleId(first) for article, first in rows}

    def samples(self) -> dict[ArticleId, Sample]:
        """By article, the sample of its text, in the order of import."""
        sql = "SELECT article, sample FROM print JOIN article ON id = article ORDER BY seq"
        return {
            ArticleId(article): tuple(map(int, sample.split()))
            for article, sample in self._rows(sql)
        }

    def unknown(self) -> tuple[ArticleId, ...]:
        """Articles whose text was not looked at yet, in the order of import."""
        sql = "SELECT id FROM article WHERE id NOT IN (SELECT article FROM print) ORDER BY seq"
        return tuple(ArticleId(article) for (article,) in self._rows(sql))

    def is_folded(self, besides: int = 0) -> bool:
        """Whether all texts that were looked at, but so many, were compared with each other."""
        ((looked_at,),) = self._rows("SELECT count(*) FROM print")
        folded = list(self._rows("SELECT value FROM property WHERE name = ?", FOLDED))
        return bool(folded) and int(folded[0][0]) == looked_at - besides

    def state(self) -> tuple[int, ...]:
        """Numbers that are others once other texts were compared with each other."""
        sql = "SELECT count(*), coalesce(sum(seq), 0) FROM article"
        ((articles, places),) = self._rows(sql)
        folded = list(self._rows("SELECT value FROM property WHERE name = ?", FOLDED))
        return int(articles), int(places), *(int(value) for (value,) in folded)

    def is_there(self) -> bool:
        """Whether the pack has the tables."""
        ((version,),) = self._rows("PRAGMA user_version")
        return int(version) >= VERSION


def candidates(
    samples: Mapping[ArticleId, Sample],
    fresh: frozenset[ArticleId],
    looked_at: Container[int] | None = None,
) -> list[tuple[ArticleId, ArticleId]]:
    """Pairs worth comparing, one of them in `fresh`: those whose samples share much.

    Each in the order of `samples`, and so are the pairs. Of the samples only what is in `looked_at`
    can be shared, where that is given.
    """
    ids = list(samples)
    owners = sorted(
        (each, at)
        for at, key in enumerate(ids)
        for each in samples[key]
        if looked_at is None or each in looked_at
    )
    shared: dict[tuple[int, int], int] = {}
    for _, group in groupby(owners, key=lambda owner: owner[0]):
        having = [at for _, at in group]
        if 1 < len(having) <= _COMMON:
            for pair in combinations(having, 2):
                shared[pair] = shared.get(pair, 0) + 1
    found: list[tuple[ArticleId, ArticleId]] = []
    for (one, other), number in sorted(shared.items()):
        pair = ids[one], ids[other]
        least = min(len(samples[pair[0]]), len(samples[pair[1]]))
        if number >= max(_FEWEST, _SHARE * least) and not fresh.isdisjoint(pair):
            found.append(pair)
    return found


def candidates_between(
    packs: Sequence[Mapping[ArticleId, Sample]],
) -> list[tuple[ArticleId, ArticleId]]:
    """Pairs of articles from two packs worth comparing, that of the earlier pack first."""
    seen = Counter(chain.from_iterable(set(chain(*samples.values())) for samples in packs))
    shared = {key for key, number in seen.items() if number > 1}
    pack_of = {article: at for at, samples in enumerate(packs) for article in samples}
    every = {article: sample for samples in packs for article, sample in samples.items()}
    pairs = candidates(every, frozenset(every), shared)
    return [(one, other) for one, other in pairs if pack_of[one] != pack_of[other]]


def overlap(one: Sample, other: Sample) -> float:
    """How much of the shorter of two samples the longer one has, from 0 to 1."""
    least = min(len(one), len(other))
    return len(set(one) & set(other)) / least if least else 0.0
