"""People by the words around them: a title before, an office, a first name.

Source: "Chinese President Xi Jinping", "Deputy Prime Minister and Minister of National Economy
Serik Zhumangarin", "Gen. Maria de la Cruz". Titles stay outside the name.
"""

from functools import cache

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list
from briefindex.model.span import Span

_LONGEST_NAME = 5
_INITIAL_STOPS = (". ", ".")


def titled(words: list[Word], hits: Hits) -> list[Candidate]:
    """Names that follow a title in one sentence."""
    found: list[Candidate] = []
    for index in range(len(words)):
        after = _after_title(words, index)
        if after is None or after >= len(words):
            continue
        last = name_run(words, after)
        if last is None or _is_other(words, after, last, hits):
            continue
        found.append(Candidate(Span(words[after].start, words[last].end), "person", "title"))
    return found


def name_run(words: list[Word], first: int) -> int | None:
    """Last index of the person's name that begins at `first`, None where none does."""
    if not is_name_word(words[first]):
        return None
    last = first
    while last + 1 < len(words) and last - first < _LONGEST_NAME:
        word = words[last + 1]
        if _follows(words[last], word) and is_name_word(word):
            last += 1
            continue
        end = _past_particles(words, last)
        if end is None:
            break
        last = end
    return last


def is_name_word(word: Word) -> bool:
    """Whether the word can be part of a person's name."""
    return (
        word.capital
        and not any(char.isdigit() for char in word.text)
        and word.folded not in word_list("opener")
        and word.folded not in word_list("calendar")
    )


def without_office(words: list[Word], first: int, last: int) -> int:
    """Index of the first word of the name in "(Minister of) National Economy Serik Zhumangarin".

    Also past titles inside the words: "Kazakh President Tokayev" begins at "Tokayev".
    """
    titles = word_list("lefttitle")
    for index in range(last - 1, first - 1, -1):
        if words[index].folded in titles:
            return index + 1
    office = word_list("office")
    if first > 1 and words[first - 1].folded in ("of", "for", "and", "the"):
        while first < last and words[first].folded in office:
            first += 1
    return first


def _after_title(words: list[Word], index: int) -> int | None:
    """Index of the word after the title that begins at `index`."""
    for title in _titles().get(words[index].folded, ()):
        end = index + len(title)
        if end >= len(words):
            continue
        if all(words[index + n].folded == part for n, part in enumerate(title)):
            joint = words[end].before
            dotted = joint == ". " and len(words[end - 1].text) <= len("Capt")
            if joint == " " or dotted:
                return end
    return None


def _is_other(words: list[Word], first: int, last: int, hits: Hits) -> bool:
    """Whether the capitalised words after a title name something else than a person."""
    if words[first].folded in _title_words() or words[last].folded in heads("weak"):
        return True
    hit = hits.get(words[first].start)
    if hit is None or hit.weak or hit.entry.type == "person":
        return False
    return hit.span.end >= words[last].end or hit.span.end > words[first].end


def _follows(previous: Word, word: Word) -> bool:
    if word.before == " " or word.before in HYPHENS:
        return True
    return word.before in _INITIAL_STOPS and len(previous.text) == 1


def _past_particles(words: list[Word], last: int) -> int | None:
    """Index of the name word after "bin", "de la", "von der"."""
    at = last + 1
    particles = word_list("particle")
    while at < len(words) and words[at].folded in particles and words[at].before in (" ", "-"):
        at += 1
    if at == last + 1 or at >= len(words):
        return None
    if words[last + 1].folded in ("of", "y", "e", "la", "le") or not is_name_word(words[at]):
        return None
    return at if words[at].before in (" ", "-") else None


@cache
def _titles() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in word_list("title"):
        parts = tuple(title.replace("-", " ").split())
        found.setdefault(parts[0], []).append(parts)
    for group in found.values():
        group.sort(key=lambda parts: -len(parts))
    return found


@cache
def _title_words() -> frozenset[str]:
    return frozenset(parts[0] for group in _titles().values() for parts in group)
