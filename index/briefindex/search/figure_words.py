"""Which words a figure says, and whether it says those that are asked for."""

from collections.abc import Iterable, Sequence

from briefindex.model.figure import Figure
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of


def all_words(figure: Figure) -> Iterable[str]:
    """The texts of a figure that a bare word is looked for in."""
    return (
        figure.indicator.label,
        *figure.indicator.parties,
        figure.surface,
        figure.unit,
        figure.speaker or "",
        figure.period.text or "",
        figure.kind,
    )


def says(texts: Iterable[str], wanted: Sequence[str], *, growing: bool) -> bool:
    """Whether `wanted` (folded) stand side by side in one of `texts`, by their stems.

    The last of them is a beginning where it is `growing`.
    """
    return any(_stands(words_of(text), wanted, growing=growing) for text in texts if text)


def _stands(words: Sequence[str], wanted: Sequence[str], *, growing: bool) -> bool:
    size = len(wanted)
    for at in range(len(words) - size + 1):
        here = words[at : at + size]
        last = size - 1
        if all(
            _is(word, asked, growing=growing and place == last)
            for place, (word, asked) in enumerate(zip(here, wanted, strict=True))
        ):
            return True
    return False


def _is(word: str, asked: str, *, growing: bool) -> bool:
    return word == asked or stem(word) == stem(asked) or (growing and word.startswith(asked))
