"""One folding for search and for linking names: `Xi’an`, `Xi'an` and `XIAN` are the same."""

import re
import unicodedata

_APOSTROPHES = "'’‘ʻʼʹ′`´＇"
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_SHORT_I = re.compile("([иуИУ])\u0306")
_BREVE_LETTERS = {"и": "й", "у": "ў", "И": "й", "У": "ў"}
_NO_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


class _Folded(dict[int, str]):
    """What each code point becomes; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        """Fold one code point on its own."""
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category in ("Mn", "Cf"):
        return ""
    if category == "Pd" or character == "\u2212" or character.isspace():
        return " "
    if category[0] != "L":
        return character
    lowered = character.casefold()
    if lowered in ("й", "ў"):
        return lowered
    parts = unicodedata.normalize("NFKD", lowered).casefold()
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    return kept.translate(_NO_DECOMPOSITION)


_FOLDED = _Folded()


def fold(text: str) -> str:
    """`text` for comparing: casefolded, without diacritics and apostrophes inside words.

    Dashes and white space become spaces, one for one; й and ў stay apart from и and у, ё becomes е.
    """
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower()
    text = _INNER_APOSTROPHE.sub("", text)
    if "\u0306" in text:
        text = _SHORT_I.sub(lambda match: _BREVE_LETTERS[match[1]], text)
    return text.translate(_FOLDED)


def fold_map(text: str) -> tuple[str, tuple[int, ...]]:
    """`fold(text)`, and for each of its code points the offset in `text` that it came from.

    The offsets ascend and end with `len(text)`, so `offsets[i]:offsets[j]` of `text` covers
    `i:j` of the folded text.
    """
    inner = {match.start() for match in _INNER_APOSTROPHE.finditer(text)}
    breves = {match.start(): _BREVE_LETTERS[match[1]] for match in _SHORT_I.finditer(text)}
    pieces: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if offset in inner:
            continue
        piece = breves.get(offset) or _FOLDED[ord(character)]
        pieces.append(piece)
        offsets.extend([offset] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)
