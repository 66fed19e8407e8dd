"""The parties of an indicator under the names that the analyst gave them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from briefindex.model.figure import Indicator
from briefindex.text.folding import fold


def with_parties(indicator: Indicator, changed: Mapping[str, str]) -> Indicator:
    """The indicator with its parties called as `changed` says: in its keys and its label too.

    Two parties that became one are named once.
    """
    if not any(party in changed for party in indicator.parties):
        return indicator
    now = {party: changed[party] for party in indicator.parties if party in changed}
    slugs = {_slug(old): _slug(new) for old, new in now.items()}
    return replace(
        indicator,
        key=_with_slugs(indicator.key, slugs),
        label=_with_names(indicator.label, now),
        parties=tuple(sorted({now.get(party, party) for party in indicator.parties})),
        of=_with_slugs(indicator.of, slugs) if indicator.of else indicator.of,
        part=_with_slugs(indicator.part, slugs) if indicator.part else indicator.part,
    )


def _with_slugs(key: str, slugs: Mapping[str, str]) -> str:
    """A key `topic.aspect:owner|party+party|words` with its parties called otherwise."""
    head, *rest = key.split("|")
    if not rest:
        return key
    subject, colon, owner = head.partition(":")
    parties = {slugs.get(slug, slug) for slug in rest[0].split("+")}
    joined = "+".join(sorted(parties))
    return "|".join([f"{subject}{colon}{slugs.get(owner, owner)}", joined, *rest[1:]])


def _with_names(label: str, names: Mapping[str, str]) -> str:
    whole = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{whole})(?!\w)", lambda match: names[match[0]], label)


def _slug(name: str) -> str:
    """A name as it stands in a key."""
    return fold(name).replace(" ", "-")
