"""Rows of what looks alike and is not the same: shown together, never one series.

Conservative: a group needs several articles, equal parties and a family of measures that the
lexicon knows. Rather apart than wrong.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefindex.compare.keys import Key, family_of, family_words, read_key
from briefindex.model.comparison import IndicatorRow, Relation
from briefindex.model.figure import Figure, FigureId

_WHOLE: Final = re.compile(
    r"\bshare of (?:the |all |total )?(?P<whole>.+?)"
    r"(?: (?:from|to|between|in|into|of|through|via|by|for|with|that|which|who) .*|,.*|…)?$",
    re.IGNORECASE,
)
MOST_MEMBERS: Final = 12
"""A group with more members is no help to a reader, and most likely no group."""

_PAIR: Final = 2
Rank = Mapping[FigureId, int]
"""The place of each figure among all, by period."""


@dataclass(frozen=True, slots=True)
class _Indicator:
    """An indicator with its key in parts, and for a share that of its whole."""

    name: str
    key: Key
    whole: Key | None
    figures: Sequence[Figure]

    @property
    def label(self) -> str:
        """As the first figure has it."""
        return self.figures[0].indicator.label


@dataclass(frozen=True, slots=True)
class Kin:
    """A family that an indicator belongs to, by a name; the parties tell related pairs apart.

    What is similar stands beside what has the same kin; what is related beside all those of the
    relation whose parties are among the two of one of them.
    """

    relation: Relation
    name: str
    parties: tuple[str, ...]


def kin_of(name: str, figures: Sequence[Figure]) -> tuple[Kin, ...]:
    """The families of the group of that name: rows of `alike` change with these alone."""
    each = _indicator(name, figures)
    found: list[Kin] = []
    similar = _similar_family(each)
    if similar:
        family, owner, parties = similar
        found.append(Kin("similar", f"{family}|{owner}|{'+'.join(sorted(parties))}", ()))
    if _is_related(each):
        found.append(Kin("related", "", tuple(sorted(each.key.parties))))
    return tuple(found)


def alike(groups: Mapping[str, Sequence[Figure]], rank: Rank) -> tuple[IndicatorRow, ...]:
    """The rows of relation "similar", then "related"; `rank` orders figures by period."""
    known = [_indicator(name, figures) for name, figures in groups.items() if figures]
    return (*_similar(known, rank), *_related(known, rank))


def _indicator(name: str, figures: Sequence[Figure]) -> _Indicator:
    of = next((each.indicator.of for each in figures if each.indicator.of), None)
    return _Indicator(name, read_key(name), read_key(of) if of else None, figures)


def _similar(known: Iterable[_Indicator], rank: Rank) -> list[IndicatorRow]:
    """Shares that one owner has of one kind of thing between the same parties, by other means.

    For "2/3 of railroad traffic from China to Europe goes through Kazakhstan" and "more than 80%
    of land transportation from China to Europe passes through Kazakhstan".
    """
    found: dict[tuple[str, str, frozenset[str]], list[_Indicator]] = {}
    for each in known:
        family = _similar_family(each)
        if family:
            found.setdefault(family, []).append(each)
    rows: list[IndicatorRow] = []
    for (family, owner, _), group in found.items():
        scopes = {each.name: _scope(each.label) for each in group}
        told = len(set(scopes.values())) == len(group) and "" not in scopes.values()
        if told and _differ(group, family) and _is_group(group):
            rows.append(_similar_row(group, scopes, (family, owner), rank))
    return rows


def _similar_family(each: _Indicator) -> tuple[str, str, frozenset[str]] | None:
    """What a share is of (as a family), whose it is, and between whom."""
    family = family_of(each.whole.topic, "similar") if each.whole else None
    owned = each.key.aspect == "share" and each.key.owner
    if each.whole and family and owned and len(each.whole.parties) >= _PAIR:
        return family, each.key.owner, each.key.parties
    return None


def _is_related(each: _Indicator) -> bool:
    """Whether an indicator counts or values what parties sign."""
    counted = each.key.aspect in {"count", "value"} and each.key.parties
    return bool(counted and family_of(each.key.topic, "related"))


def _differ(group: Sequence[_Indicator], family: str) -> bool:
    """Whether every whole names a means of its own: "land", "railroad"."""
    plain = family_words(family, "similar")
    means = [each.whole.words - plain for each in group if each.whole]
    return all(means) and len(set(means)) == len(means)


def _similar_row(
    group: Sequence[_Indicator], scopes: Mapping[str, str], kind: tuple[str, str], rank: Rank
) -> IndicatorRow:
    family, owner = kind
    parties = group[0].figures[0].indicator.parties
    own = next((party for party in parties if _slug(party) == owner), owner)
    others = _in_order([party for party in parties if party != own], group[0].label)
    between = f"{'–'.join(others)} {family}"
    through = all(each.label.endswith(f"through {own}") for each in group)
    label = f"{between} through {own}" if through else f"{own}’s share of {between}"
    measures = " and ".join(sorted(set(scopes.values())))
    note = f"Not the same measure: {measures}."
    return _row("similar", label, note, group, scopes, rank)


def _related(known: Iterable[_Indicator], rank: Rank) -> list[IndicatorRow]:
    """What the same two parties signed or mean to sign, of whatever nature.

    For "47 bilateral documents worth $22 billion" and "over 35 memorandums": other parties or
    another legal nature, so never one series.
    """
    family = [each for each in known if _is_related(each)]
    found: dict[frozenset[str], list[_Indicator]] = {}
    for pair in {each.key.parties for each in family if len(each.key.parties) == _PAIR}:
        found[pair] = [each for each in family if each.key.parties <= pair]
    rows: list[IndicatorRow] = []
    for pair in sorted(found, key=sorted):
        group = found[pair]
        natures = dict.fromkeys(each.key.topic for each in group)
        if len(natures) > 1 and _is_group(group):
            rows.append(_related_row(group, pair, list(natures), rank))
    return rows


def _related_row(
    group: Sequence[_Indicator], pair: frozenset[str], natures: Sequence[str], rank: Rank
) -> IndicatorRow:
    full = next(each for each in group if each.key.parties == pair)
    names = full.figures[0].indicator.parties
    telling = (each.label for each in group if all(name in each.label for name in names))
    parties = _in_order(names, next(telling, ""))
    name = family_of(full.key.topic, "related") or full.key.topic
    figures = [figure for each in group for figure in each.figures]
    apart = [
        word
        for word, values in (
            ("parties", {figure.indicator.parties for figure in figures}),
            ("periods", {(figure.period.start, figure.period.end) for figure in figures}),
            ("status", {figure.status for figure in figures}),
        )
        if len(values) > 1
    ]
    kinds = _listed([f"{nature}s" for nature in natures])
    note = f"Related, not one series: {kinds}"
    note += f"; different {_listed(apart)}." if apart else "."
    scopes = {each.name: each.label[:1].lower() + each.label[1:] for each in group}
    return _row("related", f"{'–'.join(parties)} {name}", note, group, scopes, rank)


def _row(
    relation: Relation,
    label: str,
    note: str,
    group: Sequence[_Indicator],
    scopes: Mapping[str, str],
    rank: Rank,
) -> IndicatorRow:
    members = sorted(
        (figure for each in group for figure in each.figures), key=lambda each: rank[each.id]
    )
    names = {figure.id: each.name for each in group for figure in each.figures}
    parties = sorted({party for figure in members for party in figure.indicator.parties})
    units = list(dict.fromkeys(figure.unit for figure in members))
    return IndicatorRow(
        key=f"{relation}:{'~'.join(sorted(each.name for each in group))}",
        label=label[:1].upper() + label[1:],
        parties=tuple(parties),
        unit=units[0] if len(units) == 1 else "",
        relation=relation,
        members=tuple(figure.id for figure in members),
        note=note,
        scopes=tuple(scopes[names[figure.id]] for figure in members),
    )


def _is_group(group: Sequence[_Indicator]) -> bool:
    """Whether several indicators of several articles stand side by side, few enough to read."""
    figures = [figure for each in group for figure in each.figures]
    articles = {figure.sentence.article for figure in figures}
    return len(group) > 1 and len(articles) > 1 and len(figures) <= MOST_MEMBERS


def _scope(label: str) -> str:
    """What a share is of, by its label: "railroad traffic"."""
    match = _WHOLE.search(label)
    return match["whole"] if match else ""


def _in_order(parties: Iterable[str], label: str) -> list[str]:
    """The parties as the label names them, else by name."""
    return sorted(parties, key=lambda party: (label.find(party) % (len(label) + 1), party))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
