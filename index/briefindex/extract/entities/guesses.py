"""Names where neither table, head nor title speaks: capitals and the words around them.

Only used where there is no language model; fewer names, and said so by the program.
"""

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.people import is_name_word, name_run, without_office
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.words import Word, word_list
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

_PLACE_BEFORE = frozenset({"in", "near", "at", "from", "outside", "across"})
_ACRONYM = range(2, 7)
_FEW = 5
_SHOUTED = 0.7


def guessed(words: list[Word], hits: Hits, known: Gazetteer) -> list[Candidate]:
    """Candidates of one sentence from runs of capitalised words."""
    found: list[Candidate] = []
    if sum(word.capital for word in words) > _SHOUTED * len(words) and len(words) > _FEW:
        return found
    index = 0
    while index < len(words):
        last = _run(words, index)
        if last is not None:
            index = without_office(words, index, last)
        if last is None or (last > index and words[index].folded in word_list("title")):
            index += 1
            continue
        type_ = _type(words, index, last, hits, known)
        if type_ is not None:
            found.append(Candidate(Span(words[index].start, words[last].end), type_, "model"))
        index = last + 1
    return found


def _run(words: list[Word], index: int) -> int | None:
    word = words[index]
    if word.text.isupper() and len(word.text) in _ACRONYM and word.capital:
        return index
    return name_run(words, index) if is_name_word(word) else None


def _type(
    words: list[Word], first: int, last: int, hits: Hits, known: Gazetteer
) -> EntityType | None:
    run = words[first : last + 1]
    given = len(run) > 1 and run[0].folded in word_list("given")
    if any(known.demonym(word.text) for word in run):
        return None
    if any(word.start in hits for word in (run[:-1] if given else run)):
        return None
    if len(run) == 1 and run[0].text.isupper():
        usual = word_list("notname") | word_list("opener")
        if known.find(run[0].text) is not None:  # known, but not meant: "US$5"
            return None
        return None if run[0].folded in usual or len(run[0].text) < 2 else "organisation"
    if given or (len(run) > 1 and _speaks(words, first, last)):
        return "person"
    if len(run) > 1 and run[-1].folded in word_list("corporate"):
        return "organisation"
    before = words[first - 1].folded if first else ""
    return "place" if before in _PLACE_BEFORE and len(run) < 3 else None


def _speaks(words: list[Word], first: int, last: int) -> bool:
    if first and words[first - 1].folded == "the":  # "The Solomon Star reported"
        return False
    speech = word_list("speech")
    after = words[last + 1] if last + 1 < len(words) else None
    if after is not None and after.before == " " and after.folded in speech:
        return True
    return first > 0 and words[first].before == " " and words[first - 1].folded in speech
