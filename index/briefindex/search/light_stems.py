"""Stems of Arabic and Turkish words, for which Whoosh brings no rules.

Light ones: what is hung on a noun is taken off; no root is looked for.
"""

from typing import Final

ARTICLES: Final = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل")
"""The Arabic article, alone and with what may stand before it: "the", "and the", "in the" …"""
PARTICLES: Final = ("و", "ف", "ب", "ك", "ل")
"""Arabic words that are written as one with the next: "and", "so", "in", "like", "for"."""
_ARABIC: Final = ("ات", "ان", "ون", "ين", "ها", "ية", "يه", "ة", "ه", "ي")
_TURKISH: Final = (
    "lari", "leri", "ndan", "nden", "miz", "muz", "niz", "nuz", "nin", "nun", "nda", "nde", "dan",
    "den", "tan", "ten", "yla", "yle", "lar", "ler", "da", "de", "ta", "te", "la", "le", "ya", "ye",
    "na", "ne", "si", "su", "yi", "yu", "ni", "nu", "in", "un", "im", "um", "a", "e", "i", "u",
)  # fmt: skip
"""How a Turkish noun ends, folded: many, whose, to, from, in, with; longest first."""
_LEAST: Final = 3


def arabic(word: str) -> str:
    """The stem of an Arabic word: that of "المدرسة" and "مدرسة" is "مدرس"."""
    article = max((a for a in ARTICLES if word.startswith(a)), key=len, default="")
    stem = word[len(article) :] if len(word) - len(article) >= _LEAST else word
    return _shorter(stem, _ARABIC).replace("ى", "ي")


def turkish(word: str) -> str:
    """The stem of a folded Turkish word: that of "limanindan" and "limani" is "liman"."""
    stem, shorter = word, _shorter(word, _TURKISH)
    while shorter != stem:
        stem, shorter = shorter, _shorter(shorter, _TURKISH)
    return stem


def _shorter(word: str, endings: tuple[str, ...]) -> str:
    """A word without the first of `endings` that leaves enough; more where it is of one letter."""
    for ending in endings:
        left = len(word) - len(ending)
        if left >= (_LEAST if len(ending) > 1 else _LEAST + 1) and word.endswith(ending):
            return word[:left]
    return word
