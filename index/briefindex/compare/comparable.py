"""Which figures of one key may stand in one series: the guard against false merges.

"Sales" in two articles are the sales of two companies unless something says otherwise. A key that
names no party and nothing by its proper name brings figures together within one article only;
national measures ("inflation") also across articles that are about the same country.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from briefindex.compare.keys import NO_TOPIC, measured, national, no_names, read_key
from briefindex.model.figure import Figure, FigureId, Indicator
from briefindex.model.span import ArticleId
from briefindex.text.own_keys import OWN

_PROPER: Final = re.compile(r"(?<=[\s(–-])[^\W\d_a-z][^\W\d_]+|^[A-Z]{2,6}\b|^[^\W\d_]\w+(?=’s\b)")
"""A name inside a label, an acronym at its beginning, or a possessor ("Mobil’s")."""

_ASPECT: Final = re.compile(r"^(?:Growth|Change|Value|Share) of ")
_MEASURE: Final = re.compile(
    r"(?<![\w’-])(?!(?:the|and|for|from|that|with) )[a-z]{3,}"
    r"|^[A-Z][a-z]+ (?:to|of|in|for|by|from) "
)
"""A common noun: "loans" in "Loans to Brazil", nothing in "Ford Motor Credit Co"."""

_DEMONYM: Final = 4
"""A word with so many first letters of a party's name comes from it ("Chinese", "Brazilian")."""

_Groups = Mapping[str, dict[FigureId, Figure]]


def comparable(
    groups: _Groups, homes: Mapping[ArticleId, str] | None = None
) -> dict[str, tuple[Figure, ...]]:
    """The figures that belong together, by a name: the key, or key@article where it is parted.

    `groups` has the figures by key; their order is kept. `homes` are those of `homes_of` where
    `groups` has only some of the keys.
    """
    if homes is None:
        homes = homes_of(figure for group in groups.values() for figure in group.values())
    found: dict[str, tuple[Figure, ...]] = {}
    for key, group in groups.items():
        figures = tuple(group.values())
        articles = set(map(_article, figures))
        if len(articles) == 1 or is_specific(figures[0].indicator):
            found[key] = figures
            continue
        for home, part in _by_home(key, figures, homes).items():
            found[f"{key}@{home}"] = tuple(part)
    return found


def group_of(key: str, figure: Figure, groups: Mapping[str, object]) -> str | None:
    """The name of the group of `key` that a figure may be combined with, or None."""
    names = (key, f"{key}@{_article(figure)}")
    return next((name for name in names if name in groups), None)


def is_specific(indicator: Indicator) -> bool:
    """Whether an indicator says whose or which, so that two articles can mean the same by it.

    A party is enough for what is measured of countries; a party that an indicator only took over
    from its sentence does not tell one loan from another: its label must name it, or something
    else by its proper name. What has no topic, or is all name, measures nothing to be compared.
    """
    key, label = read_key(indicator.key), indicator.label
    if key.topic.startswith(OWN):
        return True
    if key.topic in national():
        return bool(indicator.parties)
    if indicator.parties and key.topic in measured():
        return True
    if key.topic == NO_TOPIC or not _MEASURE.search(_ASPECT.sub("", label)):
        return False
    opening = label[:_DEMONYM].casefold()
    if any(party[:_DEMONYM].casefold() == opening for party in indicator.parties):
        return True
    return any(match.group() not in no_names() for match in _PROPER.finditer(label))


def _article(figure: Figure) -> ArticleId:
    """Whose indicator it is: the article's, or that of the one which the analyst named."""
    return figure.indicator.home or figure.sentence.article


def _by_home(
    key: str, figures: Iterable[Figure], homes: Mapping[ArticleId, str]
) -> dict[str, list[Figure]]:
    is_national = read_key(key).topic in national()
    parts: dict[str, list[Figure]] = {}
    for figure in figures:
        article = _article(figure)
        home = homes.get(article) if is_national else None
        parts.setdefault(home or str(article), []).append(figure)
    return parts


def homes_of(figures: Iterable[Figure]) -> dict[ArticleId, str]:
    """The party that most figures of an article name; none where two are named as often."""
    counts: dict[ArticleId, Counter[str]] = {}
    for figure in figures:
        counts.setdefault(figure.sentence.article, Counter()).update(figure.indicator.parties)
    homes: dict[ArticleId, str] = {}
    for article, count in counts.items():
        (name, most), *others = [*count.most_common(2), ("", 0)]
        if name and most > others[0][1]:
            homes[article] = name
    return homes
