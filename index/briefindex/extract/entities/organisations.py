"""Organisations by the words around them: a kind before, a telling first word, a web address.

Source: "chip designer Arm", "rivals Anthropic and Mistral", "Banco do Brasil", "Dinamo Zagreb",
"Gawker.com". For names that neither table nor head tells. Bound to one sentence.
"""

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.span import Span

_LONGEST = 5
_LISTED = (", ", " ")
_ANALYSTS = frozenset(
    {"analyst", "analysts", "economist", "economists", "strategist", "strategists"}
)


def organisations(words: list[Word], hits: Hits, known: Gazetteer) -> list[Candidate]:
    """Organisations of one sentence; they may overlap."""
    found: list[Candidate] = []
    for index in range(len(words) - 1):
        word = words[index]
        kind = index == 0 or not word.capital
        if kind and _is_body(words, index) and words[index + 1].before == " ":
            found += _described(words, hits, known, index + 1, sure=_is_sure(words, index))
        elif kind and word.folded == "at" and _is_of_analysts(words, index):
            found += _described(words, hits, known, index + 1, sure=True)
        elif kind and word.folded in word_list("bodies") and words[index + 1].before == " ":
            found += _list(words, hits, known, index + 1)
        elif word.capital:
            found += _foreign(words, hits, index) + _address(words, index)
            if word.text == "X" and index > 1 and words[index - 1].text == "on":
                found += _platform(words, index)
    return found


def _is_of_analysts(words: list[Word], index: int) -> bool:
    """Whether whom they work for follows: "analysts at Tellimer"."""
    return index > 0 and words[index - 1].folded in _ANALYSTS and words[index + 1].before == " "


def _is_body(words: list[Word], index: int) -> bool:
    return words[index].folded in word_list("body") or _is_sure(words, index)


def _is_sure(words: list[Word], index: int) -> bool:
    """Whether a kind of two words ends here, which no person is: "engineering group"."""
    return index > 0 and f"{words[index - 1].folded} {words[index].folded}" in word_list("body")


def _list(words: list[Word], hits: Hits, known: Gazetteer, at: int) -> list[Candidate]:
    """The names of "rivals Anthropic, Cohere and Mistral"; known ones in it are passed over."""
    found: list[Candidate] = []
    while at < len(words):
        hit = hits.get(words[at].start)
        if hit is not None:
            if hit.entry.type != "organisation":
                break
            end = hit.span.end
        else:
            one = _described(words, hits, known, at)
            if not one:
                break
            found += one
            end = one[0].span.end
        at = next((n for n in range(at, len(words)) if words[n].start >= end), len(words))
        at += at < len(words) and words[at].folded == "and"
        if at < len(words) and words[at].before not in _LISTED:
            break
    return found


def _described(
    words: list[Word], hits: Hits, known: Gazetteer, at: int, *, sure: bool = False
) -> list[Candidate]:
    """The name that begins at `at`, after the word for its kind; `sure`: no person's."""
    if words[at].before not in _LISTED or not _names(words[at], known) or words[at].start in hits:
        return []
    last = at
    while last + 1 < len(words) and last - at < _LONGEST - 1:
        word = words[last + 1]
        joined = word.before == " " or word.before in HYPHENS
        if not joined or not _names(word, known) or word.start in hits:
            break
        last += 1
    given = words[at].folded in word_list("given") and not sure
    if last > at and (given or _is_event(words[last])):
        return []
    return [Candidate(Span(words[at].start, words[last].end), "organisation", "rule")]


def _is_event(word: Word) -> bool:
    return any(head.type == "event" for head in heads("weak").get(word.folded, ()))


def _names(word: Word, known: Gazetteer) -> bool:
    """Whether the word can be part of an organisation's name that follows its kind."""
    if not word.capital or len(word.text) < 2:
        return False
    usual = word_lists("calendar", "opener", "title", "persontitle", "notname", "ambiguous")
    foreign = word.folded in word_list("article")
    return (foreign or word.folded not in usual) and known.demonym(word.text) is None


def _foreign(words: list[Word], hits: Hits, index: int) -> list[Candidate]:
    """What goes on after "Banco", "Movimento", "Dinamo"; after "Racing" only a known name."""
    word, following = words[index], words[index + 1]
    doubtful = word.text in word_list("clubfirst")
    if not doubtful and word.text not in word_list("bodyfirst"):
        return []
    if doubtful and following.start not in hits:
        return []
    last = _run(words, index)
    if last == index or (index and _continues(words, index)):
        return []
    return [Candidate(Span(word.start, words[last].end), "organisation", "rule")]


def _continues(words: list[Word], index: int) -> bool:
    """Whether a name goes on at `index`, so that none begins there."""
    before = words[index - 1]
    return words[index].before == " " and before.capital and before.folded not in _usual()


def _usual() -> frozenset[str]:
    return word_lists("calendar", "opener", "title", "persontitle")


def _run(words: list[Word], index: int) -> int:
    last = index
    at = index + 1
    while at < len(words) and words[at].before in (" ", "-"):
        word = words[at]
        if word.folded in _usual() and word.folded not in word_list("bodyparticle"):
            break
        if word.capital or (last == at - 1 and _is_part(words, at)):
            last = at
        elif word.folded not in word_list("bodyparticle"):
            break
        at += 1
    return last if words[last].capital else last - 1


def _is_part(words: list[Word], at: int) -> bool:
    """Whether a number belongs to the name ("Schalke 04"), not to a result ("Schalke 4-2")."""
    word = words[at]
    result = at + 1 < len(words) and words[at + 1].before in HYPHENS and words[at + 1].before
    return word.text.isdigit() and len(word.text) < 3 and not result


def _platform(words: list[Word], index: int) -> list[Candidate]:
    """The platform X where somebody writes on it: "he wrote on X", "in a post on X"."""
    if words[index - 2].folded not in word_lists("speech", "posting"):
        return []
    return [Candidate(Span(words[index].start, words[index].end), "organisation", "rule")]


def _address(words: list[Word], index: int) -> list[Candidate]:
    following = words[index + 1]
    if following.before == "." and following.text in word_list("domain"):
        return [Candidate(Span(words[index].start, following.end), "organisation", "rule")]
    return []
