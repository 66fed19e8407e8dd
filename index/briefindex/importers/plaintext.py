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
    "cp1257", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a")
_SAMPLE = 65_536
_WESTERN_SHARE = 0.35
_MISREAD = re.compile(
    r"[^\W\d_][²³¹¿¡¼½¾ªº¢£¥§®¶][^\W\d_]|\b[\u00c0-\u02af]\b(?<![àéèóíêåöőÀÉÈÓÍÊÅÖŐ])|[ŠšŽžŒœ]{2}"
)
_WESTERN_LETTERS = frozenset(
    "ÀÁÂÄÅÃÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝÐÞßàáâäåãæçèéêëìíîïñòóôöõøùúûüýðþŒœŸÿŠšŽž"
)
_WESTERN_MARKS = frozenset("“”‘’„‚«»‹›–—…•·°§©®™€£¥¢¿¡½¼¾²³±×÷´\u00a0\u00ad†‡‰ªº¹µ¶")

BINARY = "This is not text, whatever its name says; save it as plain text (.txt) and add that."
BROKEN = (
    "The characters of this file cannot be read: it is neither UTF-8, UTF-16 nor another known "
    "encoding; save it as UTF-8 and add that."
)


def decode(data: bytes) -> str:
    """Characters of a text file: by its byte order mark, as UTF-8, or as a legacy code page.

    Raises:
        ImportRefusedError: the bytes are no text, or text in an encoding that cannot be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if _is_binary(data):
        raise ImportRefusedError(BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


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


def _decode_legacy(data: bytes) -> str:
    if _is_damaged_utf8(data):
        raise ImportRefusedError(BROKEN)
    for encoding in _candidates(data):
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


def _candidates(data: bytes) -> list[str]:
    """Code pages to try, best first.

    Where few bytes are above ASCII the text is in Latin letters: Western European comes before
    what only looks like another page, and pages of other scripts are out of the question.
    """
    guess = _guessed(data)
    if _high_share(data) > _WESTERN_SHARE:
        return [guess] if guess else []
    if language_of(data[:_SAMPLE].decode("cp1254", errors="replace")) == "tr":
        return ["cp1254"]
    if _is_western(data):
        return ["cp1252"]
    return [guess] if guess in ("cp1250", "cp1257") else []


def _high_share(data: bytes) -> float:
    """Share of the bytes above ASCII among the bytes that may be letters."""
    sample = data[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    return high / max(1, high + sum(chr(byte).isalpha() for byte in sample if byte < 0x80))


def _is_western(data: bytes) -> bool:
    """Whether all that is above ASCII is what Western European text uses, where it uses it."""
    try:
        text = data[:_SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return False
    allowed = _WESTERN_MARKS | _WESTERN_LETTERS
    strange = any(not (character.isascii() or character in allowed) for character in text)
    return not strange and _MISREAD.search(text) is None


def _guessed(data: bytes) -> str | None:
    # Imported here because it costs 30 ms and nearly every file is UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, enable_fallback=False).best()
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
