"""Ties a share or a growth to the level that it is of, and a share to the level of its part.

The comparison multiplies and divides by these ties; where a tie is not certain there is none.
"""

import re
from dataclasses import replace

from briefindex.extract.figures.naming import Measure, Named
from briefindex.extract.figures.parties import members
from briefindex.model.figure import Indicator

_RATE = re.compile(r"(?:^|\.)(?:growth|share(?::(?P<owner>.+))?)$")


def with_currencies(named: list[Named]) -> list[Named]:
    """The names of a sentence, each whole in the currency of the sum that states it there.

    For "exports rose 5 percent to 3 billion euros": the growth is of exports in euros.
    """
    sums = {replace(one.measure, currency=""): one.measure for one in named if one.measure.currency}
    return [replace(one, level=sums[one.level]) if one.level in sums else one for one in named]


def indicator_of(named: Named) -> Indicator:
    """The indicator of a measure, with the keys of its whole and its part where it has them."""
    made, whole = named.measure.indicator(), named.level
    rate = _RATE.search(named.measure.aspect) if whole is not None else None
    if whole is None or rate is None or not _is_of(named.measure, whole):
        return made
    part = _part(named.measure, whole, rate["owner"]) if rate["owner"] else None
    return replace(made, of=whole.indicator().key, part=part.indicator().key if part else None)


def _is_of(rate: Measure, whole: Measure) -> bool:
    """Whether the whole is a level that is told apart by topic and by parties or words."""
    known = whole.parties or whole.words
    return whole.topic == rate.topic and bool(known) and not _RATE.search(whole.aspect)


def _part(share: Measure, whole: Measure, owner: str) -> Measure | None:
    """What a member has of its grouping's level.

    For "Kazakhstan accounts for 45 percent of Central Asia's trade with China": Kazakhstan's trade
    with China. None where the owner is a member of no party of the whole, or of several.
    """
    names = [name for name in share.parties if _slug(name) == owner]
    if len(names) != 1 or names[0] in whole.parties:
        return None
    groups = [party for party in whole.parties if names[0] in members(party)]
    if len(groups) != 1:
        return None
    parties = tuple(names[0] if party == groups[0] else party for party in whole.parties)
    return replace(whole, parties=parties)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
