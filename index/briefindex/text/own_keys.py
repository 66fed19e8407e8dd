"""Keys of indicators that the analyst named or gave other parties."""

from collections.abc import Iterable
from typing import Final

from briefindex.text.folding import fold

OWN: Final = "own-"
"""What the key of an indicator that the analyst named begins with."""


def own_key(label: str, found: str) -> str:
    """The key of an indicator that the analyst named, for a figure that had the key `found`.

    The same words give the same key, so what gets one name stands together; growth, share and
    level of it stay apart as they were found.
    """
    head = found.partition("|")[0]
    aspect = head.partition(".")[2].partition(":")[0]
    words = "-".join("".join(c if c.isalnum() else " " for c in fold(label)).split())
    return f"{OWN}{words}.{aspect}" if aspect else f"{OWN}{words}"


def key_of_parties(key: str, parties: Iterable[str]) -> str:
    """The key of the same thing measured of other parties; a key of another shape stays."""
    head, bar, rest = key.partition("|")
    if not bar:
        return key
    named = "+".join(fold(party).replace(" ", "-") for party in sorted(parties))
    return f"{head}|{named}|{rest.partition('|')[2]}"
