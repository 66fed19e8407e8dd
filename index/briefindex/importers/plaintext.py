"""Bytes of a text file to characters: which encoding, and whether it is text at all."""

import codecs
import re
import unicodedata

from briefindex.errors import ImportRefusedError
from briefindex.importers.language import language_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = [
    "cp1251", "koi8_r", "cp866", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp1257", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp874",
]  # fmt: skip
_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
_CYRILLIC = ("cp1251", "koi8_u", "cp866", "iso8859_5")
_CENTRAL = ("cp1250", "iso8859_2", "cp1257", "iso8859_13")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a")
_SAMPLE = 65_536
_WESTERN_SHARE = 0.35
_MISREAD = re.compile(
    r"[^\W\d_][²³¹¿¡¼½¾ªº¢£¥§®¶][^\W\d_]|\b[\u00c0-\u02af]\b(?<![àéèóíêåöőÀÉÈÓÍÊÅÖŐ])|[ŠšŽžŒœ]{2}"
)
_WITHIN = re.compile(r"[^\W\d_][^\w\s’'‘-][^\W\d_]")
_IN_CYRILLIC = frozenset(("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "tt", "mn"))
_WESTERN_LETTERS = frozenset(
    "ÀÁÂÄÅÃÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝÐÞßàáâäåãæçèéêëìíîïñòóôöõøùúûüýðþŒœŸÿŠšŽž"
)
_WESTERN_MARKS = frozenset("“”‘’„‚«»‹›–—…•·°§©®™€£¥¢¿¡½¼¾²³±×÷´\u00a0\u00ad†‡‰ªº¹µ¶")

BINARY = "This is not text, whatever its name says; save it as plain text (.txt) and add that."
BROKEN = (
    "The characters of this file cannot be read: it is neither UTF-8, UTF-16 nor another known "
    "encoding; save it as UTF-8 and add that."
)


def decode(data: bytes, sample: bytes = b"") -> str:
    """Characters of a text file: by its byte order mark, as UTF-8, or as a legacy code page.

    `sample` are its words alone, where it is more than words: they tell which code page.

    Raises:
        ImportRefusedError: the bytes are no text, or text in an encoding that cannot be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    escaped = shifted(data)
    if escaped is not None:
        return escaped
    if _is_binary(data):
        raise ImportRefusedError(BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, sample or data)


def shifted(data: bytes) -> str | None:
    """Characters of a text that shifts between alphabets by escapes, as Japanese mails do.

    Source: RFC 1468 (ISO-2022-JP), RFC 1557 (ISO-2022-KR). None where it is none such.
    """
    if not data.isascii():
        return None
    for escape, encoding in _ESCAPES:
        if escape in data:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(BROKEN) from error
    if "\x00" in text:
        raise ImportRefusedError(BINARY)
    return text


def _is_binary(data: bytes) -> bool:
    if b"\x00" in data:
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > max(2, len(data) // 1000)


def _decode_legacy(data: bytes, sample: bytes) -> str:
    if _is_damaged_utf8(data):
        raise ImportRefusedError(BROKEN)
    for encoding in _candidates(sample[:_SAMPLE]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text):
            return text
    raise ImportRefusedError(BROKEN)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: then the rest is damage, no other encoding."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(not character.isascii() for character in text) - damaged > damaged


def _candidates(sample: bytes) -> list[str]:
    """Code pages to try, best first.

    Where few bytes are above ASCII the text is in Latin letters: Western European comes before
    what only looks like another page, and pages of other scripts are out of the question.
    """
    guess = _guessed(sample)
    if _high_share(sample) > _WESTERN_SHARE:
        if guess and _language_by(guess, sample):
            return [guess]
        read = [page for page in _CYRILLIC if _language_by(page, sample) in _IN_CYRILLIC]
        return read or ([guess] if guess else [])
    if _language_by("cp1254", sample) == "tr":
        return ["cp1254"]
    if _is_western(sample):
        return ["cp1252"]
    return sorted(
        (page for page in _CENTRAL if page == guess or _language_by(page, sample)),
        key=lambda page: _odd(sample.decode(page, errors="replace")),
    )


def _language_by(page: str, sample: bytes) -> str | None:
    """The language of a text, read by that code page; None where it is no words then."""
    return language_of(sample.decode(page, errors="replace"))


def _odd(text: str) -> int:
    """How many signs stand within words, and how many that nobody prints."""
    return len(_WITHIN.findall(text)) + sum(unicodedata.category(one) == "Cc" for one in text)


def _high_share(sample: bytes) -> float:
    """Share of the bytes above ASCII among the bytes that may be letters."""
    high = sum(byte >= 0x80 for byte in sample)
    return high / max(1, high + sum(chr(byte).isalpha() for byte in sample if byte < 0x80))


def _is_western(sample: bytes) -> bool:
    """Whether all that is above ASCII is what Western European text uses, where it uses it."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    allowed = _WESTERN_MARKS | _WESTERN_LETTERS
    strange = any(not (character.isascii() or character in allowed) for character in text)
    return not strange and _MISREAD.search(text) is None


def _guessed(sample: bytes) -> str | None:
    # Imported here because it costs 30 ms and nearly every file is UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_LEGACY, enable_fallback=False).best()
    return best.encoding if best else None


def _is_plausible(text: str) -> bool:
    """Whether this could be somebody's text: hardly a symbol or control inside or beside words."""
    if _MISREAD.search(text[:_SAMPLE]):
        return False
    odd = letters = 0
    for character in text[:_SAMPLE]:
        if character.isascii() or character in _WESTERN_MARKS:
            continue
        category = unicodedata.category(character)
        letters += category[0] in "LM"
        odd += category[0] in "CS" or category in ("No", "Po")
    return odd * 5 <= letters
