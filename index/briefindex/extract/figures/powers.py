"""Powers of units as science prints them: "kg m-3", "s⁻¹", "5 fb−1", "N·m".

Signs only: what a word divides by ("per square metre") is in the tables. Offsets are the text's.
"""

import re

_RAISED = str.maketrans("¹²³⁴", "1234")
_SMALL = {"1": "", "2": "²", "3": "³", "4": "⁴"}
_MINUS = r"(?:\^?[-−](?P<power>[1-4])|\^?⁻(?P<raised>[¹²³⁴]))"
_INVERSE = re.compile(rf"{_MINUS}(?!\w|\.\w| ?-?\d| (?!of\b|and\b|in\b|per\b)[a-z]{{2,}})")
_BELOW = re.compile(rf"[ ·⋅](?P<unit>[A-Za-zµμ°]{{1,4}}){_MINUS}(?!\w|\.\w)")
_ALONE = re.compile(rf" ?(?P<unit>m|s|h|d){_MINUS}(?!\w|\.\w| ?-?\d)")
POWER = r"(?:\^?(?P<plain>[23])|(?P<small>[²³]))?"
"""After the sign of what is divided by: "/s2", "/m^2", "/cm³"."""


def inverse_end(text: str, end: int) -> tuple[str, int] | None:
    """The negative power right after a unit's sign ("⁻¹"), and where it ends."""
    match = _INVERSE.match(text, end)
    return (f"⁻{_power(match) or '¹'}", match.end()) if match else None


def divided_by(text: str, end: int) -> tuple[str, str, int] | None:
    """For " m-3" after "kg": the sign that divides, its power (""), and where that ends."""
    match = _BELOW.match(text, end)
    return (match["unit"], _power(match), match.end()) if match else None


def inverse_alone(text: str, start: int) -> tuple[str, int, int] | None:
    """For "4 s-1" and "7 m⁻³": the unit, and where it begins and ends."""
    match = _ALONE.match(text, start)
    return (
        (f"{match['unit']}⁻{_power(match) or '¹'}", match.start("unit"), match.end())
        if match
        else None
    )


def small(match: re.Match[str]) -> str:
    """The power that `POWER` found as it is shown: "²", or nothing."""
    return match["small"] or _SMALL.get(match["plain"] or "1", "")


def _power(match: re.Match[str]) -> str:
    return _SMALL[match["power"] or match["raised"].translate(_RAISED)]
