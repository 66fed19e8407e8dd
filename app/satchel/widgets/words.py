"""Words that several widgets need: counts with their nouns, offsets in Qt's characters."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Words that are translated where they are used; Qt's lupdate looks for this name."""
    del context
    return words


def translator(context: str) -> Callable[[str], str]:
    """Gives words of a context in the reader's language."""

    def tr(words: str) -> str:
        return QCoreApplication.translate(context, words)

    return tr


_tr: Final = translator("Articles")


def grouped(number: int) -> str:
    """A number as the reader's country writes it, "1,204"; as English where none is known."""
    locale = QLocale()
    plain = locale.language() == QLocale.Language.C
    return (QLocale(QLocale.Language.English) if plain else locale).toString(number)


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun: "1 article", "1,204 articles"; both forms come translated."""
    return f"{grouped(number)} {one if number == 1 else many}"


def articles_words(number: int, copies: int = 0, *, found: bool = False) -> str:
    """How many articles, and how many of them are copies: "212 articles, 3 of them copies"."""
    if found:
        words = counted(number, _tr("article found"), _tr("articles found"))
    else:
        words = counted(number, _tr("article"), _tr("articles"))
    if not copies:
        return words
    said = (
        _tr("{articles}, 1 of them a copy")
        if copies == 1
        else _tr("{articles}, {n} of them copies")
    )
    return said.format(articles=words, n=grouped(copies))


def spaced(value: str) -> str:
    """A value for the screen: a thin space of a few pixels would glue "35 memorandums"."""
    return value.replace("\u202f", "\u00a0")


def utf16(text: str, offset: int) -> int:
    """How many of Qt's characters stand before a code-point offset."""
    if text.isascii():
        return offset
    return offset + sum(1 for letter in text[:offset] if letter > "\uffff")
