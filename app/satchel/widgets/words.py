"""Words that several widgets need: counts with their nouns, offsets in Qt's characters."""

from PySide6.QtCore import QLocale


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Words that are translated where they are used; Qt's lupdate looks for this name."""
    del context
    return words


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: "1 article", "1,204 articles"; both forms come translated."""
    return f"{QLocale().toString(number)} {one if number == 1 else many}"


def spaced(value: str) -> str:
    """A value for the screen: a thin space of a few pixels would glue "35 memorandums"."""
    return value.replace("\u202f", "\u00a0")


def utf16(text: str, offset: int) -> int:
    """How many of Qt's characters stand before a code-point offset."""
    if text.isascii():
        return offset
    return offset + sum(1 for letter in text[:offset] if letter > "\uffff")
