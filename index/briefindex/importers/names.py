"""Names and titles as they may be shown: no control, no direction mark, no broken byte."""

import unicodedata

_NEUTRAL = "\ufffd"
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def printable(name: str) -> str:
    """`name` with every character that cannot be shown, or that misleads the eye, as U+FFFD."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(
        _NEUTRAL if unicodedata.category(character) in _HIDDEN else character for character in name
    )


def one_line(text: str) -> str:
    """`text` on one line with single spaces and without characters that nobody sees."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    seen = (
        character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _HIDDEN
    )
    return " ".join("".join(seen).split())
