"""What is asked: the sets of `queries.json`, or the like drawn from made-up texts."""

import json
import random
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from search.corpus import stories_of

KINDS = {
    "rare": "rare word",
    "mid": "middling word",
    "common": "common word",
    "and_": "AND",
    "or_": "OR",
    "phrase": "phrase",
    "prefix": "typed prefix",
    "wildcard": "wildcard",
    "fuzzy": "fuzzy",
    "datefilter": "word in a range of dates",
    "sortdate": "word, newest first",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that every engine puts in its own way; the days (YYYYMMDD) are both inclusive."""

    kind: str
    words: tuple[str, ...]
    days: tuple[int, int] | None = None

    @property
    def as_row(self) -> dict[str, Any]:
        """For the engines' processes."""
        return {"do": "ask", "kind": self.kind, "words": self.words, "days": self.days}


def queries(news: Path | None, folder: Path) -> list[Asked]:
    """The queries, kind by kind; those on made-up texts are drawn from the first 1,000."""
    if news is None:
        return _drawn(folder)
    sets = json.loads((news / "queries.json").read_text(encoding="utf-8"))
    found: list[Asked] = []
    for kind in KINDS:
        for row in sets[kind]:
            if kind == "datefilter":
                found.append(Asked(kind, (row[0],), (row[1][0], row[1][1])))
            else:
                found.append(Asked(kind, tuple(row)))
    return found


def _drawn(folder: Path) -> list[Asked]:
    chance = random.Random(63)
    texts = [story["body"].lower().replace(".", "").split() for story in _first(folder)]
    seen = Counter(word for text in texts for word in set(text))
    by_count = [word for word, _ in seen.most_common() if len(word) > 3]
    common, mid = by_count[20:120], by_count[300:900]
    rare = [word for word in by_count if seen[word] in (2, 3, 4)]
    found = [Asked("rare", (word,)) for word in chance.sample(rare, 10)]
    found += [Asked("mid", (word,)) for word in chance.sample(mid, 12)]
    chosen = chance.sample(common, 12)
    found += [Asked("common", (word,)) for word in chosen]
    groups = [tuple(chance.sample(text[:60], 2 + n % 3)) for n, text in enumerate(texts[:12])]
    found += [Asked(kind, group) for kind in ("and_", "or_") for group in groups]
    found += [Asked("phrase", tuple(text[9 : 11 + n % 2])) for n, text in enumerate(texts[12:24])]
    for word in chance.sample(mid, 9):
        found += [Asked("prefix", (word[:end],)) for end in range(1, len(word) + 1)]
    long = [word for word in mid if len(word) > 6]
    found += [Asked("wildcard", (f"{word[:3]}*{word[-2:]}",)) for word in chance.sample(long, 10)]
    found += [Asked("fuzzy", (f"{word[:3]}{word[4:]}",)) for word in chance.sample(long, 10)]
    found += [Asked("datefilter", (word,), (19870401, 19870430)) for word in chosen]
    return found + [Asked("sortdate", (word,)) for word in chosen]


def _first(folder: Path) -> list[dict[str, Any]]:
    return list(islice(stories_of(folder), 1000))
