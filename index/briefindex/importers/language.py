"""Which language a text is in, by its commonest words."""

import re
from collections import Counter

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in is that for was on with as it by at from are this has have been said",
    "fr": "le la les des du et est une dans que qui pour par sur au aux avec pas ce sont été",
    "es": "el la los las del y es una en que por para con se su al lo como más fue han",
    "de": "der die das und ist den dem des ein eine nicht mit für auf von zu im sich auch wird",
    "it": "il la le gli di e è una che per con del della nel sono dei alla non più si",
    "pt": "o a os as do da dos das e é uma em que por para com não ao foi mais",
    "ru": "и в на что с по не из за как для это от его к о у был также году",
    "kk": "және мен бойынша үшін бұл болып деп туралы осы екі сондай жылы туындап отыр",
    "tr": "ve bir bu için ile da de olarak olan en çok daha gibi sonra kadar dedi",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_LEAST_SHARE = 0.12


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the words are too few or too strange to tell."""
    found = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    total = sum(found.values())
    if total < 8:
        return None
    shares = {
        language: sum(found[word] for word in common) / total for language, common in _WORDS.items()
    }
    best, second = sorted(shares, key=lambda language: shares[language], reverse=True)[:2]
    clear = shares[best] >= _LEAST_SHARE and shares[best] > 1.2 * shares[second]
    return best if clear else None
