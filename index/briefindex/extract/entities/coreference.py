"""Names of one article that mean the same: surnames, acronyms, "also known as", short forms.

Owns linking inside an article; what the gazetteer knows comes with the candidates.
"""

import re
from dataclasses import replace
from itertools import pairwise

from briefindex.extract.entities.bodies import bodies
from briefindex.extract.entities.candidate import Candidate, length
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.clubs import city_clubs
from briefindex.extract.entities.kinds import by_context
from briefindex.extract.entities.linking import without_company_form
from briefindex.extract.entities.lists import by_list, people_in_lists, unseen_in_lists
from briefindex.extract.entities.placing import by_way
from briefindex.extract.entities.surnames import link_people
from briefindex.extract.entities.words import Word, heads, word_list, word_lists
from briefindex.extract.gazetteer import Entry, Gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold

_ACRONYM = re.compile(r"\s?[(\[]\s?((?:[A-Z][a-z]?){1,3}[A-Z0-9&+-]{1,7}s?)\s?[)\]]")
_ALSO = re.compile(
    r",?\s?\(?\s?(?:(?:also|better|formerly|previously|commonly|widely|otherwise|locally)\s)"
    r"(?:known|called|referred to|branded|abbreviated)(?:\s(?:as|to as))?\s(?:the\s)?[“\"«‘']?"
)
_TOLD = re.compile(r" (?:known|called|referred to|branded|abbreviated)\b")
_DESCRIBED = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]he)\s(?:\w+\s)?(\w+)$")
_WINDOW = 40
_NEAR = 3
_LINKABLE: frozenset[EntityType] = frozenset(
    {"organisation", "event", "facility", "route_or_project"}
)


class ArticleNames:
    """The candidates chosen in one article, being linked to each other."""

    def __init__(
        self, text: str, sentences: list[list[Word]], chosen: list[Candidate], known: Gazetteer
    ) -> None:
        """Link `chosen` (sorted, not overlapping) in `text`, whose words are `sentences`."""
        self._names = Chosen(text, sentences, chosen, known)

    def linked(self) -> list[Candidate]:
        """The candidates with the names of the article, and the mentions that follow from them."""
        by_context(self._names)
        bodies(self._names)
        by_way(self._names)
        city_clubs(self._names)
        by_list(self._names)
        unseen_in_lists(self._names)
        people_in_lists(self._names)
        link_people(self._names)
        self._define_acronyms()
        self._find_initials()
        self._learn_aliases()
        self._agree_on_types()
        self._find_repeats()
        self._find_stems()
        self._link_short_forms()
        return sorted(self._names.candidates, key=lambda c: c.span.start)

    def _define_acronyms(self) -> None:
        """After "Royal United Services Institute (RUSI)" RUSI is the institute."""
        defined: dict[str, Candidate] = {}
        for index, candidate in enumerate(self._names.candidates):
            match = _ACRONYM.match(self._names.text, candidate.span.end)
            name, known = self._names.surface(candidate), self._names.known
            if match is None or not _stands_for(match[1], candidate.type, name, known):
                continue
            entry = candidate.entry or known.find(match[1])
            if entry is not None and entry.type == candidate.type and _is_named(name, entry, known):
                self._names.candidates[index] = replace(candidate, entry=entry)
            defined[match[1]] = self._names.candidates[index]
        if not defined:
            return
        self._names.candidates = [
            self._as_alias(c, defined.get(self._names.surface(c))) for c in self._names.candidates
        ]
        for sentence in self._names.sentences:
            for word in sentence:
                full = defined.get(word.text)
                if full is not None and self._names.is_free(Span(word.start, word.end)):
                    alias = Candidate(Span(word.start, word.end), full.type, "repeat", full.entry)
                    self._names.add(replace(alias, name=self._names.full_name(full)))

    def _find_initials(self) -> None:
        """After "the Democratic Alliance" the "DA" leader leads it, if no other name fits."""
        bodies: dict[str, list[Candidate]] = {}
        for candidate in self._names.candidates:
            if candidate.type == "organisation" and candidate.entry is None:
                letters = _initials(self._names.surface(candidate))
                if letters is not None:
                    bodies.setdefault(letters, []).append(candidate)
        only = {letters: group[0] for letters, group in bodies.items() if self._is_one(group)}
        if not only:
            return
        for sentence in self._names.sentences:
            for word in sentence:
                full = only.get(word.text)
                span = Span(word.start, word.end)
                if full is None or span.start < full.span.end or not self._names.is_free(span):
                    continue
                if self._names.known.find(word.text) is None:
                    name = self._names.full_name(full)
                    self._names.add(Candidate(span, full.type, "repeat", name=name))

    def _find_stems(self) -> None:
        """After "Woolworths Group" the free "Woolworths" is the group."""
        stems: dict[str, list[Candidate]] = {}
        for candidate in self._names.candidates:
            if candidate.type != "organisation" or candidate.source == "repeat":
                continue
            stem = without_company_form(self._names.surface(candidate))
            if stem != self._names.surface(candidate) and self._is_telling(stem):
                stems.setdefault(stem, []).append(candidate)
        only = {stem: group[0] for stem, group in stems.items() if self._is_one(group)}
        if not only:
            return
        for sentence in self._names.sentences:
            for word, after in pairwise([*sentence, None]):
                full = only.get(word.text) if word is not None else None
                if word is None or full is None:
                    continue
                span = Span(word.start, word.end)
                alone = after is None or not after.capital or after.before != " "
                if alone and self._names.is_free(span):
                    name = self._names.full_name(full)
                    self._names.add(Candidate(span, full.type, "repeat", full.entry, name))

    def _is_telling(self, stem: str) -> bool:
        """Whether a company's first word alone can be no word, place or people."""
        usual = word_lists("adjective", "office", "opener", "given", "corporate", "notname")
        known = self._names.known
        plain = len(stem) > 3 and stem.isalpha() and stem.casefold() not in usual
        return plain and known.find(stem) is None and known.demonym(stem) is None

    def _as_alias(self, candidate: Candidate, full: Candidate | None) -> Candidate:
        if full is None or full is candidate:
            return candidate
        name = self._names.full_name(full)
        return replace(candidate, type=full.type, entry=full.entry, name=name)

    def _learn_aliases(self) -> None:
        """After "the X route, also known as the Y" Y is X in the whole article."""
        if not _TOLD.search(self._names.text):
            return
        aliases: dict[str, Candidate] = {}
        starts = {c.span.start: c for c in self._names.candidates}
        ends = {c.span.end: c for c in self._names.candidates}
        for match in _ALSO.finditer(self._names.text):
            near = range(match.start(), match.start() - _NEAR, -1)
            first = next((ends[n] for n in near if n in ends), None) or self._meant(match.start())
            second = starts.get(match.end()) or starts.get(match.end() + 1)
            if first is None or second is None:
                continue
            if second.entry is not None and first.entry is None:
                first, second = second, first
            aliases[fold(self._names.surface(second))] = first
        if aliases:
            self._names.candidates = [
                self._as_alias(c, aliases.get(fold(self._names.surface(c))))
                for c in self._names.candidates
            ]

    def _meant(self, offset: int) -> Candidate | None:
        """The route last named before "this route, also known as …", the bank before "the bank"."""
        match = _DESCRIBED.search(self._names.text, max(0, offset - _WINDOW), offset)
        last = next((c for c in reversed(self._names.candidates) if c.span.end <= offset), None)
        if match is None or last is None:
            return None
        described = any(head.type == last.type for head in heads("weak").get(match[1], ()))
        return last if described else None

    def _agree_on_types(self) -> None:
        """One name has one type in one article; what rules and tables say counts more."""
        votes: dict[str, dict[EntityType, int]] = {}
        for candidate in self._names.candidates:
            weight = 1 if candidate.source == "model" else 3
            types = votes.setdefault(fold(self._names.surface(candidate)), {})
            types[candidate.type] = types.get(candidate.type, 0) + weight
        disputed = {
            name: max(types, key=types.__getitem__)
            for name, types in votes.items()
            if len(types) > 1
        }
        if disputed:
            self._names.candidates = [
                replace(c, type=disputed.get(fold(self._names.surface(c)), c.type))
                if c.source == "model" and c.name is None
                else c
                for c in self._names.candidates
            ]

    def _find_repeats(self) -> None:
        """Other places of the article that carry a name word for word."""
        names: dict[tuple[str, ...], Candidate] = {}
        for candidate in self._names.candidates:
            parts = tuple(fold(self._names.surface(candidate)).replace(".", "").split())
            if len(parts) > 1 or self._is_single(candidate):
                names.setdefault(parts, candidate)
        sizes: dict[str, set[int]] = {}
        for parts in names:
            sizes.setdefault(parts[0], set()).add(len(parts))
        for sentence in self._names.sentences:
            for index, word in enumerate(sentence):
                if word.capital and word.folded in sizes:
                    self._repeat_at(sentence, index, sizes[word.folded], names)

    def _is_single(self, candidate: Candidate) -> bool:
        """Whether one word that names a body, or a place by a rule, can mean nothing else."""
        told = candidate.type == "organisation"
        told |= candidate.type == "place" and candidate.source == "rule"
        if not told or candidate.entry is not None:
            return False
        return self._is_telling(self._names.surface(candidate))

    def _repeat_at(
        self,
        sentence: list[Word],
        index: int,
        sizes: set[int],
        names: dict[tuple[str, ...], Candidate],
    ) -> None:
        for size in sorted(sizes, reverse=True):
            run = sentence[index : index + size]
            same = names.get(tuple(word.folded for word in run))
            span = Span(run[0].start, run[-1].end)
            whole = run[-1].capital and "." not in self._names.text[span.start : span.end]
            if size == 1 and same is not None:
                whole = run[0].text == self._names.surface(same) and _is_alone(sentence, index)
            if same is not None and whole and self._names.is_free(span):
                self._names.add(replace(same, span=span, source="repeat"))
                return

    def _link_short_forms(self) -> None:
        """Short forms: "Business Council" after "China-Central Asia Business Council"."""
        longer = sorted(
            (c for c in self._names.candidates if c.type in _LINKABLE),
            key=lambda c: -length(c.span),
        )
        forms: dict[str, Candidate] = {}
        stems: dict[str, list[Candidate]] = {}
        firsts: dict[str, list[Candidate]] = {}
        for candidate in longer:
            for short in self._first_words(candidate):
                firsts.setdefault(short, []).append(candidate)
            for short in _last_words(self._names.surface(candidate)):
                forms.setdefault(short, candidate)
            for short in _stem(self._names.surface(candidate)):
                stems.setdefault(short, []).append(candidate)
        only = {
            short: group[0]
            for group_of in (firsts, stems)
            for short, group in group_of.items()
            if self._is_one(group)
        }
        self._names.candidates = [
            self._as_short(self._as_short(c, only, firm=True), forms)
            for c in self._names.candidates
        ]

    def _first_words(self, candidate: Candidate) -> list[str]:
        """How news names a company later on: "Nippon" of "Nippon Oil Co Ltd"."""
        surface = self._names.surface(candidate)
        if candidate.type != "organisation" or " " not in surface:
            return []
        first = surface.split()[0]
        if not _stem(surface) and not self._is_telling(first):
            return []
        usual = word_lists("adjective", "office", "opener", "given", "corporate")
        named = first.casefold() not in usual
        demonym = self._names.known.demonym(first) is not None
        place = self._names.known.find(first) is not None
        return [fold(first)] if named and not demonym and not place else []

    def _is_one(self, group: list[Candidate]) -> bool:
        return len({fold(self._names.surface(candidate)) for candidate in group}) == 1

    def _as_short(
        self, candidate: Candidate, forms: dict[str, Candidate], *, firm: bool = False
    ) -> Candidate:
        """The longer name that `candidate` shortens; `firm` corrects the model's type too."""
        if candidate.entry is not None or candidate.name is not None:
            return candidate
        full = forms.get(fold(self._names.surface(candidate)))
        if full is None or full.span == candidate.span:
            return candidate
        if full.type != candidate.type and not (firm and candidate.source == "model"):
            return candidate
        if fold(self._names.surface(full)) == fold(self._names.surface(candidate)):
            return candidate
        return self._as_alias(candidate, full)


def _is_alone(sentence: list[Word], index: int) -> bool:
    """Whether no other capitalised word stands right beside the word at `index`."""
    beside = [sentence[index - 1 : index], sentence[index + 1 : index + 2]]
    before = any(word.capital for word in beside[0]) and sentence[index].before == " " and index > 1
    return not before and not any(word.capital and word.before == " " for word in beside[1])


def _stands_for(acronym: str, type_: EntityType, name: str, known: Gazetteer) -> bool:
    """Whether `acronym` stands for the name before it, if only in another language."""
    if _abbreviates(acronym, name):
        return True
    foreign = type_ == "organisation" and name.count(" ") > 1 and acronym.isupper()
    entry = known.find(acronym)
    other = (entry is not None and entry.type != type_) or fold(acronym) in word_list("notname")
    return foreign and not other


def _is_named(name: str, entry: Entry, known: Gazetteer) -> bool:
    """Whether a long form has half of the words of one of the entry's names.

    Another "Agency" with the same letters is another agency.
    """
    own = set(fold(name).split())
    others = (set(fold(other).split()) for other in known.names(entry))
    return any(2 * len(own & other) >= max(len(own), len(other)) for other in others)


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, the first at its beginning."""
    letters = [char for char in acronym.casefold().rstrip("s") if char.isalpha()]
    initials = "".join(part[0] for part in re.findall(r"[^\W_]+", name.casefold()))
    if not letters or len(initials) < 2 or initials[0] != letters[0]:
        return False
    at = 0
    matched = 0
    for letter in letters:
        position = initials.find(letter, at)
        if position >= 0:
            at, matched = position + 1, matched + 1
    return matched >= len(letters) - 1 and matched > 1


def _initials(name: str) -> str | None:
    """The capitals that a name of several words begins its words with."""
    parts = [part for part in re.findall(r"[^\W_]+", name) if part[0].isupper()]
    return "".join(part[0] for part in parts) if len(parts) > 1 else None


def _last_words(name: str) -> list[str]:
    """Shorter forms of a long name: its last words, two or more, folded."""
    parts = name.replace("-", " ").split()
    ends = [" ".join(parts[start:]) for start in range(1, len(parts) - 1)]
    return [fold(short) for short in ends if short[:1].isupper()]


def _stem(name: str) -> list[str]:
    """What stands before "Group" or "Inc.", folded."""
    stem = without_company_form(name)
    return [fold(stem)] if stem != " ".join(name.split()) else []
