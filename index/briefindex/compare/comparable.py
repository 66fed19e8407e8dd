"""Which figures of one key may stand in one series: the guard against false merges.

"Sales" in two articles are the sales of two companies unless something says otherwise. A key that
names no party and nothing by its proper name brings figures together within one article only;
national measures ("inflation") also across articles that are about the same country: their levels,
for words seldom tell what a change is measured from.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from briefindex.compare.keys import (
    NO_TOPIC,
    Key,
    blocs,
    bodies,
    corrected,
    deals,
    firms,
    goods,
    lent,
    means,
    measured,
    national,
    no_names,
    partial,
    read_key,
    uncorrected,
)
from briefindex.compare.lengths import is_on_year, lengths
from briefindex.compare.tolerance import contradict, reading
from briefindex.model.figure import Figure, FigureId, Indicator, Kind
from briefindex.model.span import ArticleId
from briefindex.text.own_keys import OWN

_PROPER: Final = re.compile(r"(?<=[\s(–-])[^\W\d_a-z][^\W\d_]+|^[A-Z]{2,6}\b|^[^\W\d_]\w+(?=’s\b)")
"""A name inside a label, an acronym at its beginning, or a possessor ("Mobil’s")."""

_ASPECT: Final = re.compile(r"^(?:Growth|Change|Value|Share|Price) of ")
_SINGLE: Final = re.compile(r" (?:that|who|which) (?:will|would|had|have|has|were|was)\b")
"""What is told apart by what becomes of it belongs to one event."""

_HEADLINE: Final = re.compile(r"\b[A-Z]{3,}(?: OF| AND| FOR)? [A-Z]{3,}\b")
"""Words beside each other in capitals are from a headline, and no names for that."""

_LONGEST_ACRONYM: Final = 5
_MOVING: Final = ("growth", "change")
_MEASURE: Final = re.compile(
    r"(?<![\w’-])(?!(?:the|and|for|from|that|with) )[a-z]{3,}"
    r"|^[A-Z][a-z]+ (?:to|of|in|for|by|from) "
)
"""A common noun: "loans" in "Loans to Brazil", nothing in "Ford Motor Credit Co"."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_DEMONYM: Final = 4
"""A word with so many first letters of a party's name comes from it ("Chinese", "Brazilian")."""

_SAME_UNITS: Final[Mapping[Kind, Kind]] = {"share": "percent"}
_UNITLESS: Final[frozenset[Kind]] = frozenset({"multiple", "rank", "duration"})
_SEVERAL: Final = 2

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
        if len(set(map(stated_in, figures))) == 1 or is_whole(figures[0]):
            found |= alike_in(key, figures)
        else:
            parts: dict[str, list[Figure]] = {}
            for figure in figures:
                parts.setdefault(part_of(figure, homes), []).append(figure)
            for home, part in parts.items():
                found |= alike_in(f"{key}@{home}", part)
    return found


def is_whole(first: Figure) -> bool:
    """Whether the figures of a key, of which this is the first, belong together across articles."""
    own = first.indicator.key.startswith(OWN)
    return own or (is_specific(first.indicator) and not _is_unit(first))


def part_of(figure: Figure, homes: Mapping[ArticleId, str]) -> str:
    """The part of its key that a figure belongs to where that does not: its country or article."""
    article, read = stated_in(figure), read_key(figure.indicator.key)
    is_whole_lands = read.topic in national() and not read.aspect and not _is_partners(read)
    home = homes.get(article) if is_whole_lands else None
    return home or str(article)


def alike_in(name: str, figures: Sequence[Figure]) -> dict[str, tuple[Figure, ...]]:
    """The figures of several articles, without what is measured in a way of its own.

    Words like "real" make another measure. An article that states two values for
    one time under one name measures several things by that name, and stands apart; so does one
    that has a bloc for its party which its label does not name.
    """
    if name.startswith(OWN):
        return {name: tuple(figures)}
    if len(set(map(stated_in, figures))) == 1:
        return _by_length(name, figures)
    key = name.partition("@")[0]
    found: dict[str, list[Figure]] = {}
    mixed = any(figure.kind != "duration" for figure in figures)
    apart = _denying(figures) | _of_blocs(figures)
    ways = _ways(figures)
    for figure in figures:
        article = stated_in(figure)
        means = "-".join(sorted(_means(figure) | ways.get(figure.id, frozenset())))
        if figure.kind == "duration" and mixed:
            means = "duration"
        own = f"{key}@{article}" if article in apart else f"{name}@{means}" if means else name
        found.setdefault(own, []).append(figure)
    return {
        longer: same
        for own, part in found.items()
        for longer, same in _by_length(own, part).items()
    }


def _by_length(name: str, figures: Sequence[Figure]) -> dict[str, tuple[Figure, ...]]:
    """The figures apart by their unit and by how long a time they are of.

    Money, weights and shares are never one series, whatever they are called; what the analyst
    gave another indicator is of that.
    """
    told, units = lengths(figures), _units(figures)
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        is_joined = any(mark.field == "indicator" for mark in figure.corrected)
        unit, length = ("", "") if is_joined else (units[figure.id], told[figure.id])
        own = f"{name}@{unit}" if unit else name
        found.setdefault(f"{own}@{length}" if length else own, []).append(figure)
    return {own: tuple(part) for own, part in found.items()}


def _units(figures: Sequence[Figure]) -> dict[FigureId, str]:
    """What kind of unit each value has where most have another; a multiple is of all."""
    kinds = {each.id: _SAME_UNITS.get(each.kind, each.kind) for each in figures}
    counted = Counter(kind for kind in kinds.values() if kind not in _UNITLESS)
    if len(counted) < _SEVERAL:
        return dict.fromkeys(kinds, "")
    ((main, _),) = counted.most_common(1)
    return {each: "" if kind in {main, *_UNITLESS} else kind for each, kind in kinds.items()}


def _denying(figures: Iterable[Figure]) -> frozenset[ArticleId]:
    """The articles that state values for one time which cannot all be right, by one speaker."""
    said: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if not figure.corrected:
            period, article = figure.period, stated_in(figure)
            time: tuple[object, ...] = (period.start, period.end)
            if period.end is None:  # of no known time: only in one breath do they deny each other
                time = (*time, period.text, figure.sentence.span)
            kind = (figure.status, figure.unit, _means(figure), is_on_year(figure))
            said.setdefault((article, *time, *kind), []).append(figure)
    return frozenset(stated_in(group[0]) for group in said.values() if _disagree(group))


def _disagree(group: Sequence[Figure]) -> bool:
    """Whether one speaker, or the article and a speaker, name values that cannot both be right."""
    pairs = (
        (reading(one), reading(other))
        for one, other in combinations(group, 2)
        if one.speaker == other.speaker or not (one.speaker and other.speaker)
        if not _is_linked(one, other)
    )
    return any(one and other and contradict(one, other) for one, other in pairs)


def _is_linked(one: Figure, other: Figure) -> bool:
    """Whether one is what the other rose from or was changed by."""
    return any(link.id == other.id for link in one.links) or any(
        link.id == one.id for link in other.links
    )


def _means(figure: Figure) -> frozenset[str]:
    """The words of a label that make it another measure ("real", "seasonally adjusted")."""
    return _said(figure, means())


def _ways(figures: Sequence[Figure]) -> dict[FigureId, frozenset[str]]:
    """How values say that they are corrected for the season, where that makes another measure.

    What says nothing stands with what is corrected, unless something is said to be not corrected,
    or the two name values for one time which cannot both be right.
    """
    said = {each.id: _said(each, corrected() | uncorrected()) for each in figures}
    told = [each for each in figures if said[each.id]]
    if not told:
        return {}
    plain = [each for each in figures if not said[each.id]]
    differ = any(said[each.id] & uncorrected() for each in told) or any(
        _is_of_one_time(one, other) and _disagree((one, other)) for one in told for other in plain
    )
    return said if differ else {}


def _is_of_one_time(one: Figure, other: Figure) -> bool:
    times = [(each.period.start, each.period.end, each.status, each.unit) for each in (one, other)]
    return one.period.end is not None and times[0] == times[1]


def _said(figure: Figure, words: frozenset[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(figure.indicator.label.casefold())) & words


def _is_unit(figure: Figure) -> bool:
    """Whether the words name the unit alone ("Canadian cts"), not what is measured in it."""
    named = read_key(figure.indicator.key).topic
    noun, per, _ = figure.unit.partition("/")
    return (bool(per) or figure.kind != "count") and named == noun.casefold()


def group_of(key: str, figure: Figure, groups: Mapping[str, object]) -> str | None:
    """The name of the group of `key` that a figure may be combined with, or None."""
    names = (key, f"{key}@{stated_in(figure)}")
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
    if key.topic in deals() or _SINGLE.search(label):
        return False
    if key.topic in lent() and key.parties and not key.aspect.endswith(_MOVING):
        return False
    bare = not key.words - {key.topic}
    if bare and key.parties and key.topic in firms():
        return False
    if bare and (key.topic in partial() or (key.topic in goods() and _is_bulk(key))):
        return False
    if _is_partners(key):
        return False
    if key.topic in national():
        return bool(indicator.parties)
    if indicator.parties and key.topic in measured():
        return True
    if key.topic == NO_TOPIC or not _MEASURE.search(_ASPECT.sub("", label)):
        return False
    return _says_which(key, indicator)


def _says_which(key: Key, indicator: Indicator) -> bool:
    """Whether a label names whose or which it is: by a party that it opens with, or by a name."""
    named = _ASPECT.sub("", indicator.label)
    if named.partition(" ")[0] in bodies() or not re.search("[a-z]{3}", named):
        return False  # a body's own name; in capitals throughout any word looks like a name
    counted = key.aspect.partition(".")[0] == "count"
    opening = named[:_DEMONYM].casefold()
    if not counted and any(p[:_DEMONYM].casefold() == opening for p in indicator.parties):
        return True
    names = list(_proper(named, owned=key.aspect.startswith("share")))
    if counted:  # "Japanese banks" are some of them, and seldom the same
        words = " ".join(indicator.parties).casefold().split()
        known = {word[:_DEMONYM] for word in words}
        names = [name for name in names if name[:_DEMONYM].casefold() not in known]
    return any(map(_is_name, names))


def _proper(label: str, *, owned: bool) -> Iterator[str]:
    """What looks like a name in a label; the owner of a share is told apart by its parties."""
    for match in _PROPER.finditer(_HEADLINE.sub(" ", label)):
        if not owned or match.start():
            yield match.group()


def _is_name(word: str) -> bool:
    long = word.isupper() and len(word) > _LONGEST_ACRONYM
    return not long and not {word, word.capitalize()} & no_names()


def _is_partners(key: Key) -> bool:
    """Whether the only party is the one that somebody trades with, and nobody says who."""
    if len(key.parties) != 1:
        return False
    (party,) = key.parties
    return "with" in key.words or f"with-{party}" in key.words


def _of_blocs(figures: Iterable[Figure]) -> frozenset[ArticleId]:
    return frozenset(stated_in(each) for each in figures if not _names_its_bloc(each.indicator))


def _names_its_bloc(indicator: Indicator) -> bool:
    """Whether a label names the bloc that its only parties are, if they are one.

    What OPEC's member pumps and what the OECD writes of a country stand in sentences that name
    OPEC and the OECD: nothing but the label tells whose it is.
    """
    parties = read_key(indicator.key).parties
    if not parties or not parties <= blocs() or read_key(indicator.key).topic.startswith(OWN):
        return True
    label = indicator.label.casefold()
    return any(party.casefold() in label for party in indicator.parties)


def _is_bulk(key: Key) -> bool:
    """Whether goods are counted or weighed: of which goods, only further words tell."""
    return key.aspect.partition(".")[0] in {"mass", "volume", "count"}


def stated_in(figure: Figure) -> ArticleId:
    """Whose indicator it is: the article's, or that of the one which the analyst named."""
    return figure.indicator.home or figure.sentence.article


def homes_of(figures: Iterable[Figure]) -> dict[ArticleId, str]:
    """The country that several figures of an article name and none another.

    Where others are named, or a bloc is, what names no country may be theirs.
    """
    counts: dict[ArticleId, Counter[str]] = {}
    for figure in figures:
        counts.setdefault(figure.sentence.article, Counter()).update(figure.indicator.parties)
    homes: dict[ArticleId, str] = {}
    for article, count in counts.items():
        lands = [name for name in count if name.casefold().replace(" ", "-") not in blocs()]
        if len(lands) == 1 and count[lands[0]] >= max(
            _SEVERAL, 2 * (count.total() - count[lands[0]])
        ):
            homes[article] = lands[0]
    return homes
