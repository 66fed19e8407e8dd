"""Raised numbers as text: marks of notes, units of area, powers; else they would stick to words.

For "in 2023<sup>1</sup>", which is no year 20231, "12 km<sup>2</sup>" and "10<sup>6</sup>".
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_NUMBER = re.compile(r"\d{1,3}")
_UNIT = re.compile(r"(?:\A|[\W\d])[kcdm]?m\Z")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TEN = re.compile(r"(?<![\d.,])10\Z")


def raised(said: str, before: str, *, linked: bool = False) -> str:
    """What stands raised behind `before`, as it is to be read; `linked`: it leads to a note."""
    if not _NUMBER.fullmatch(said):
        return said
    if not linked and said in ("2", "3") and _UNIT.search(before):
        return said.translate(_RAISED)
    if not linked and _TEN.search(before):
        return said.translate(_RAISED)
    return f"[{said}]"


def mark_raised(root: "etree.Element") -> None:
    """Put what stands raised in a page as it is to be read."""
    for element in list(root.iter("sup")):
        said = "".join(element.itertext()).strip()
        if not _NUMBER.fullmatch(said):
            continue
        linked = next(element.iter("a"), None) is not None or _is_linked(element)
        shown = raised(said, _before(element), linked=linked)
        for child in list(element):
            element.remove(child)
        element.text = shown


def _is_linked(element: "etree.Element") -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def _before(element: "etree.Element") -> str:
    """The last letters before an element, in the text that it stands in."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        text = previous.tail or "".join(previous.itertext())
    else:
        text = (parent.text or "") if parent is not None else ""
    return text[-8:].rstrip()
