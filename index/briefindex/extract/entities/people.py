"""People by the words around them: a title before, an office, a first name.

Source: "Chinese President Xi Jinping", "Deputy Prime Minister and Minister of National Economy
Serik Zhumangarin", "Gen. Maria de la Cruz". Titles stay outside the name.
"""

from functools import cache

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.span import Span

_LONGEST_NAME = 5
_APPOSITION = 5
_SYLLABLE = 5
_COMPOUNDS = frozenset(
    ["led", "era", "run", "aide", "ally", "like", "born", "type", "style", "based", "made", "held"]
)
_CLAUSES = frozenset({"where", "which", "when", "and", "but", "as"})
_INITIAL_STOPS = (". ", ".")
_MARKED = (" ʻ", " ʼ", " '", " ’", " ‘")
"""Before a name that begins with a glottal stop: "Minister ʻAisake Eke"."""


def titled(words: list[Word], hits: Hits, known: Gazetteer) -> list[Candidate]:
    """Names that follow a title in one sentence, or are followed by one after a comma."""
    found: list[Candidate] = []
    titles = _titles()
    commas = any(word.before == ", " for word in words)
    for index, word in enumerate(words):
        if not word.capital and word.folded not in titles:
            continue
        after = _past_office(words, hits, _after_title(words, index))
        if after is None and not commas:  # no apposition
            continue
        first = index if after is None else after
        last = name_run(words, first) if after is not None or _begins(words, index) else None
        if last is None or _is_other(words, first, last, hits):
            continue
        if after is None and not _has_apposition(words, first, last, known):
            continue
        first = without_office(words, first, last)
        if any(known.demonym(word.text) is None for word in words[first : last + 1]):
            found.append(Candidate(Span(words[first].start, words[last].end), "person", "title"))
    return found


def by_first_name(words: list[Word], hits: Hits, known: Gazetteer) -> list[Candidate]:
    """Names that begin with a first name; a month's or a place's only where more tells a person.

    Source: "Simone Biles won"; "May Chan, a teacher", "Jordan Henderson said". The first kind gives
    way to whatever else stands there.
    """
    found: list[Candidate] = []
    taken = {n for hit in hits.values() for n in range(hit.span.start, hit.span.end)}
    for index in range(len(words) - 1):
        word, following = words[index], words[index + 1]
        if not word.capital or not following.capital:
            continue
        doubtful = word.folded in word_list("ambiguous")
        given = doubtful or word.folded in word_list("given") or _is_quoted(words, index)
        given = given or _has_two_syllables(words, index)
        if not given or not _begins(words, index):
            continue
        last = name_run(words, index + 1) if _follows(word, following) and word.capital else None
        if last is None or not _is_surname(words[last]) or known.demonym(following.text):
            continue
        told = _speaks(words, last) or _has_apposition(words, index, last, known)
        free = all(w.start not in taken for w in words[index + doubtful : last + 1])
        if free and (told or not doubtful):
            span = Span(word.start, words[last].end)
            heard = "rule" if _is_of_body(words, index, last) else "repeat"
            found.append(Candidate(span, "person", "title" if doubtful else heard))
    return found


def _has_two_syllables(words: list[Word], index: int) -> bool:
    """Whether a name of the kind of "Bong Joon-ho" begins here."""
    if index + 2 >= len(words) or words[index + 1].before != " ":
        return False
    short = len(words[index].text) <= _SYLLABLE and len(words[index + 1].text) <= _SYLLABLE + 1
    return short and is_second_syllable(words[index + 2])


def _is_quoted(words: list[Word], index: int) -> bool:
    """Whether a quotation's speaker begins here: `us," Annelise Vogt told`, `wrote Jo Vogt`."""
    before = words[index].before
    if index and before == " ":
        return words[index - 1].folded in word_list("speech")
    last = name_run(words, index) if before[-2:-1] in ('"', "”", "»") else None
    return last is not None and _speaks(words, last)


def _is_of_body(words: list[Word], index: int, last: int) -> bool:
    """Whether it is "said Jo Vogt of the Coast Guard", whatever the model makes of the name."""
    if not index or words[index].before != " " or last + 2 >= len(words):
        return False
    said = words[index - 1].folded in word_list("speech") and words[last + 1].folded == "of"
    return said and (words[last + 2].folded == "the" or words[last + 2].capital)


def _is_surname(word: Word) -> bool:
    others = heads("weak"), heads("lower"), word_list("corporate")
    return not any(word.folded in group for group in others) and not (
        len(word.text) > 1 and word.text.isupper()
    )


def _speaks(words: list[Word], last: int) -> bool:
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.before == " " and after.folded in word_list("speech")


def name_run(words: list[Word], first: int) -> int | None:
    """Last index of the person's name that begins at `first`, None where none does."""
    if not is_name_word(words[first]) or _is_platform(words, first):
        return None
    last = first
    while last + 1 < len(words) and last - first < _LONGEST_NAME:
        word = words[last + 1]
        syllables = last + 2 < len(words) and is_second_syllable(words[last + 2])
        named = is_name_word(word) or (word.capital and syllables)
        if (_follows(words[last], word) and named) or is_second_syllable(word):
            last += 1
            continue
        end = _past_particles(words, last)
        if end is None:
            break
        last = end
    return last


def _is_platform(words: list[Word], index: int) -> bool:
    """Whether it is no initial: "wrote on X. Jo Lind, 34, said"."""
    return words[index].text == "X" and index > 0 and words[index - 1].text == "on"


def is_name_word(word: Word) -> bool:
    """Whether the word can be part of a person's name."""
    if not word.capital or word.folded in word_lists("opener", "calendar"):
        return False
    return word.text.isalpha() or not any(char.isdigit() for char in word.text)


def without_office(words: list[Word], first: int, last: int) -> int:
    """Index of the first word of the name in "(Minister of) National Economy Serik Zhumangarin".

    Also past titles inside the words: "Kazakh President Tokayev" begins at "Tokayev".
    """
    titles, more = word_list("lefttitle"), word_list("persontitle")
    for index in range(last - 1, first - 1, -1):
        titled = words[index].folded in more and not _after_given(words, first, index)
        titled = titled and words[index + 1].before not in HYPHENS
        if titled or words[index].folded in titles:
            return index + 1
    office = word_list("office")
    if first > 1 and words[first - 1].folded in ("of", "for", "and", "the"):
        while first < last and words[first].folded in office:
            first += 1
    return first


def _after_given(words: list[Word], first: int, index: int) -> bool:
    """Whether it is a surname: the "King" of "Billie Jean King Cup"."""
    return index > first and words[index - 1].folded in word_list("given")


def _after_title(words: list[Word], index: int) -> int | None:
    """Index of the word after the title that begins at `index`."""
    for title in _titles().get(words[index].folded, ()):
        end = index + len(title)
        if end >= len(words):
            continue
        if not words[index].capital and len(title) == 1 and title[0] in word_list("captitle"):
            continue
        if all(words[index + n].folded == part for n, part in enumerate(title)):
            joint = words[end].before
            dotted = joint == ". " and len(words[end - 1].text) <= len("Capt")
            if joint == " " or dotted or joint in _MARKED:
                return end
    return None


def _begins(words: list[Word], index: int) -> bool:
    """Whether a capitalised word stands alone or after a word in small letters."""
    if index and _is_platform(words, index - 1):
        return words[index].capital
    return words[index].capital and (
        index == 0 or not _follows(words[index - 1], words[index]) or not words[index - 1].capital
    )


def _has_apposition(words: list[Word], first: int, last: int, known: Gazetteer) -> bool:
    """Whether ", the deputy chairman of …", ", an Australian woman" or ", 34," follows a name."""
    if not 0 < last - first < _LONGEST_NAME - 1 or words[last].folded in heads("weak"):
        return False
    if _is_age(words, last + 1) or _is_years_old(words, last + 1):
        return True
    if last + 1 < len(words) and words[last + 1].folded in _CLAUSES:
        return False
    for word in words[last + 1 : last + 1 + _APPOSITION]:
        first_after = word is words[last + 1]
        if (word.before != ", ") if first_after else (word.before != " "):
            return False
        if word.folded in _offices() or word.folded in word_list("human"):
            return True
        if word.capital and not first_after and known.demonym(word.text) is None:
            return False
    return False


def _is_age(words: list[Word], index: int) -> bool:
    """Whether the words go on with an age between commas: "Narges Ahmadi, 34, a nurse"."""
    if index + 1 >= len(words) or words[index].before != ", ":
        return False
    age = words[index].text
    return age.isdigit() and len(age) < 3 and int(age) > 3 and words[index + 1].before == ", "


def _is_years_old(words: list[Word], index: int) -> bool:
    """Whether the words go on with "the 17-year-old"."""
    told = [word.folded for word in words[index : index + 4]]
    if len(told) < 4 or words[index].before != ", ":
        return False
    return told[0] in ("the", "a", "an") and told[1].isdigit() and told[2:] == ["year", "old"]


def is_second_syllable(word: Word) -> bool:
    """Whether it is the end of "Ban Ki-moon", "Hau Lung-bin", not of "Obama-era"."""
    short = len(word.text) <= _SYLLABLE and word.text.islower()
    return word.before == "-" and short and word.folded not in _COMPOUNDS


def _past_office(words: list[Word], hits: Hits, after: int | None) -> int | None:
    """Index of the name in "President of the Kyrgyz Republic Sadyr Japarov", else `after`."""
    at = after
    office = word_list("office")
    told = False
    while at is not None and at < len(words) and words[at].before == " ":
        hit = hits.get(words[at].start)
        if hit is not None and hit.entry.type == "place":
            at = next((i for i, w in enumerate(words) if w.start >= hit.span.end), None)
            told = True
        elif words[at].folded in office:
            told |= words[at].capital
            at += 1
        else:
            break
    if after is None or at is None or at >= len(words) or words[after].folded != "of":
        return after
    return at if told and words[at].capital and words[at].before == " " else after


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
def _offices() -> frozenset[str]:
    return frozenset(parts[-1] for group in _titles().values() for parts in group)


@cache
def _title_words() -> frozenset[str]:
    return frozenset(parts[0] for group in _titles().values() for parts in group)
