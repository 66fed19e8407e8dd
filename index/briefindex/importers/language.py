"""Which language a text is in: by its letters where they tell, else by its commonest words.

The words are data, in `resources/lexicon/languages.txt`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from briefindex.text.lexicon import sections

_SAMPLE = 20_000
_FEWEST_WORDS = 8
_FEWEST_SIGNS = 12
_LEAST_SHARE = 0.12
_LEAST_SHARE_ALONE = 0.09
_MANY_WORDS = 40
_CLEAR = 1.15
_VERY_CLEAR = 2.0
_OWN_LETTERS = 2.0
"""How much more a word counts where letters stand in the text that its language alone has."""
_WORD = re.compile(r"[^\W\d_]+(?:(?:[‘’ʻʼ']|[\u0900-\u0903\u093a-\u094f])[^\W\d_]*)*")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9d]")
_SCRIPTS = (
    ("Latin", "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    ("Cyrillic", "[\u0400-\u052f]"),
    ("Han", "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3040-\u30ff\uff66-\uff9d]"),
    ("Hangul", "[\uac00-\ud7af\u1100-\u11ff]"),
    ("Arabic", "[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    ("Hebrew", "[\u05d0-\u05ea]"),
    ("Greek", "[\u0370-\u03ff\u1f00-\u1fff]"),
    ("Thai", "[\u0e00-\u0e7f]"),
    ("Georgian", "[\u10a0-\u10ff]"),
    ("Armenian", "[\u0530-\u058f]"),
    ("Devanagari", "[\u0900-\u097f]"),
    ("Bengali", "[\u0980-\u09ff]"),
    ("Tamil", "[\u0b80-\u0bff]"),
    ("Lao", "[\u0e80-\u0eff]"),
    ("Burmese", "[\u1000-\u109f]"),
    ("Khmer", "[\u1780-\u17ff]"),
    ("Ethiopic", "[\u1200-\u137f]"),
)
_PATTERNS = tuple((name, re.compile(signs)) for name, signs in _SCRIPTS)
_ALONE = {
    "Hangul": "ko", "Hebrew": "he", "Greek": "el", "Thai": "th", "Georgian": "ka",
    "Armenian": "hy", "Bengali": "bn", "Tamil": "ta", "Lao": "lo", "Burmese": "my",
    "Khmer": "km", "Ethiopic": "am",
}  # fmt: skip
_WRITTEN_IN = {
    "Latin": "en fr es de it pt nl pl cs sk sv da no fi et hu ro hr sl lt lv tr az uz vi id sq sw",
    "Cyrillic": "ru uk be bg sr mk kk ky tg tt mn",
    "Arabic": "ar fa ur ug",
    "Devanagari": "hi mr ne",
}
_LETTERS = {
    "uk": "їєґ", "be": "ў", "sr": "ђћ", "mk": "ѓќѕ", "kk": "ұәқғ", "tg": "ҷӣӯҳ", "tt": "җә",
    "ru": "ыэё", "ky": "ңөү", "mn": "өү", "fa": "پچژگک", "ur": "ٹڈڑںے", "ug": "ۇۆېۋە",
    "ar": "ةىأإ", "pl": "łżśźćńąę", "cs": "ěřů", "sk": "ľĺŕô", "tr": "ğış", "az": "ə", "ro": "ășțţ",
    "hu": "őű", "vi": "ơưđ", "lt": "ėųįę", "lv": "āēīūķļņģ", "sv": "äö", "da": "øæ", "no": "øæ",
    "fi": "äö", "et": "õäü", "hr": "đćčžš", "sl": "čšž",
}  # fmt: skip
_FOREIGN = {
    "ru": "іїєґўљњћђјѓќѕәғқңөұүһӣӯҳҷ", "bg": "ыэёіїєґў", "mn": "әғқңұһі", "ky": "әғқұһі",
    "uk": "ыэёъўәғқңөұү", "be": "иъїєґ", "sr": "ыэйщъьі", "mk": "ыэйщъьі", "ar": "پچژگٹڈڑںےکی",
    "fa": "ٹڈڑںےةۇۆې", "sv": "øæ", "da": "äö", "no": "äö", "cs": "ľĺŕôłżśź", "sk": "ěřůłżśź",
    "pl": "ěřůľčšž", "tr": "əq", "hr": "ěřůł", "sl": "đćěřůł",
}  # fmt: skip
"""Letters that a language does not have; it is out of the question where they are many."""
_MOST_FOREIGN = 0.01
_ALIKE = {
    "id": ("ms",), "no": ("nb", "nn"), "hr": ("bs", "sr"), "sr": ("bs",), "it": ("ca",),
    "es": ("gl", "ca"), "pt": ("gl",), "nl": ("af",), "fa": ("ps", "ku"), "ar": ("ku",),
    "fr": ("oc",), "de": ("lb",), "el": ("grc",), "he": ("yi",), "am": ("ti",),
}  # fmt: skip


def language_told(text: str, named: str | None) -> str | None:
    """The language of a text whose file names one: that counts where the words do not tell.

    And where they tell only a language that is written nearly alike: Malay, Bosnian, Nynorsk.
    """
    found = language_of(text)
    return named if found is None or named in _ALIKE.get(found, ()) else found


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where the words are too few or too strange to tell."""
    sample = text[:_SAMPLE]
    script = "Latin" if sample.isascii() else _script(sample)
    if script == "Han":
        return _east_asian(sample)
    if script in _ALONE:
        return _ALONE[script]
    return _by_words(sample.lower(), script) if script else None


def _script(text: str) -> str | None:
    """The script of most letters; None where they are too few."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS}
    # A sign of these says as much as a syllable or a word of letters.
    counts["Han"] *= 3
    counts["Hangul"] *= 2
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= _FEWEST_SIGNS else None


def _east_asian(text: str) -> str:
    """Japanese has kana between its signs; Korean and Chinese have none."""
    kana = len(_KANA.findall(text))
    signs = len(dict(_PATTERNS)["Han"].findall(text))
    return "ja" if kana > 0.1 * signs else "zh"


def _by_words(text: str, script: str) -> str | None:
    found = Counter(_WORD.findall(text))
    total = sum(found.values())
    if total < _FEWEST_WORDS:
        return None
    letters = Counter(text)
    size = max(1, sum(map(len, found.elements())))
    shares = {
        language: sum(found[word] for word in _words()[language]) / total
        for language in _WRITTEN_IN[script].split()
        if _count(letters, _FOREIGN.get(language, "")) <= _MOST_FOREIGN * size
    }
    own = {language: _count(letters, _LETTERS.get(language, "")) / size for language in shares}
    scores = {
        language: share + _OWN_LETTERS * min(0.1, own[language])
        for language, share in shares.items()
        if share
    }
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    if not ranked:
        return None
    best = ranked[0]
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    lead = scores[best] / second if second else _VERY_CLEAR
    alone = lead >= _VERY_CLEAR and total >= _MANY_WORDS
    least = _LEAST_SHARE_ALONE if alone else _LEAST_SHARE
    return best if scores[best] >= least and lead > _CLEAR else None


def _count(letters: Mapping[str, int], wanted: str) -> int:
    return sum(letters.get(letter, 0) for letter in wanted)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    lists = sections("languages.txt")
    return {language: frozenset(" ".join(lines).split()) for language, lines in lists.items()}
