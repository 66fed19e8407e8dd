"""Names of one article that mean the same: surnames, acronyms, "also known as", short forms.

Owns linking inside an article; what the gazetteer knows comes with the candidates.
"""

import re
from collections import Counter
from dataclasses import replace

from briefindex.extract.entities.candidate import Candidate, length
from briefindex.extract.entities.linking import without_company_form
from briefindex.extract.entities.words import Word, heads, word_list
from briefindex.extract.gazetteer import Gazetteer
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold

_ACRONYM = re.compile(r"\s?[(\[]\s?((?:[A-Z][a-z]?){1,3}[A-Z0-9&+-]{1,7}s?)\s?[)\]]")
_ALSO = re.compile(
    r",?\s?\(?\s?(?:(?:also|better|formerly|previously|commonly|widely|otherwise|locally)\s)"
    r"(?:known|called|referred to|branded|abbreviated)(?:\s(?:as|to as))?\s(?:the\s)?[“\"«‘']?"
)
_DESCRIBED = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]he)\s(?:\w+\s)?(\w+)$")
_WINDOW = 40
_NEAR = 3
_PLACE_BEFORE = frozenset(
    ["in", "to", "from", "at", "near", "of", "visited", "visit", "into", "toward", "towards", "via"]
)
_LINKABLE: frozenset[EntityType] = frozenset(
    {"organisation", "event", "facility", "route_or_project"}
)


class ArticleNames:
    """The candidates chosen in one article, being linked to each other."""

    def __init__(
        self, text: str, sentences: list[list[Word]], chosen: list[Candidate], known: Gazetteer
    ) -> None:
        """Link `chosen` (sorted, not overlapping) in `text`, whose words are `sentences`."""
        self._text = text
        self._sentences = sentences
        self._chosen = chosen
        self._known = known
        self._taken = bytearray(len(text))
        for candidate in chosen:
            self._mark(candidate.span)

    def linked(self) -> list[Candidate]:
        """The candidates with the names of the article, and the mentions that follow from them."""
        self._link_people()
        self._define_acronyms()
        self._learn_aliases()
        self._agree_on_types()
        self._find_repeats()
        self._link_short_forms()
        return sorted(self._chosen, key=lambda c: c.span.start)

    def _link_people(self) -> None:
        """Surnames: "Tokayev" after "Kassym-Jomart Tokayev"."""
        people = [c for c in self._chosen if c.type == "person"]
        last_words = Counter(fold(self._surface(c).split()[-1]) for c in people)
        full = [c for c in people if self._is_credible(c, last_words)]
        names: dict[str, Candidate] = {}
        firsts: dict[str, Candidate] = {}
        for person in full:
            parts = self._surface(person).split()
            for start in range(1, len(parts)):
                names.setdefault(fold(" ".join(parts[start:])), person)
            firsts.setdefault(fold(parts[0]), person)
            if person.entry is not None:
                short = person.entry.canonical.split()
                firsts.setdefault(fold(short[0]), person)
        self._chosen = [self._as_person(c, names, firsts) for c in self._chosen]
        surnames = {name: person for name, person in names.items() if len(name) > 1}
        self._add_surnames(surnames)

    def _is_credible(self, person: Candidate, last_words: Counter[str]) -> bool:
        """Whether a name of several words is surely a person's, so that its last word is too.

        The model calls "PlayStation VR" a person; what it says once of a name without a first name
        or a title is not enough.
        """
        parts = self._surface(person).split()
        if len(parts) < 2 or any(len(part) > 1 and part.isupper() for part in parts):
            return False
        if person.source in ("title", "gazetteer") or fold(parts[0]) in word_list("given"):
            return True
        return last_words[fold(parts[-1])] > 1 or len(parts[0]) < 3

    def _as_person(
        self, candidate: Candidate, names: dict[str, Candidate], firsts: dict[str, Candidate]
    ) -> Candidate:
        folded = fold(self._surface(candidate))
        person = names.get(folded)
        if person is None and candidate.type == "person":
            person = firsts.get(folded)
        if person is None or person is candidate:
            return candidate
        if candidate.type == "place" and _word_before(self._text, candidate.span) in _PLACE_BEFORE:
            return candidate
        if " " in self._surface(candidate) and candidate.type != "person":
            return candidate
        name = self._full_name(person)
        return replace(candidate, type="person", entry=person.entry, name=name)

    def _add_surnames(self, names: dict[str, Candidate]) -> None:
        usual = word_list("opener") | word_list("calendar")
        for sentence in self._sentences:
            for word in sentence:
                person = names.get(word.folded) if word.capital else None
                if person is None or word.folded in usual:
                    continue
                span = Span(word.start, word.end)
                if self._is_free(span) and self._known.demonym(word.text) is None:
                    self._add(
                        Candidate(span, "person", "repeat", person.entry, self._full_name(person))
                    )

    def _define_acronyms(self) -> None:
        """After "Royal United Services Institute (RUSI)" RUSI is the institute."""
        defined: dict[str, Candidate] = {}
        for index, candidate in enumerate(self._chosen):
            match = _ACRONYM.match(self._text, candidate.span.end)
            if match is None or not _stands_for(
                match[1], candidate.type, self._surface(candidate), self._known
            ):
                continue
            entry = candidate.entry or self._known.find(match[1])
            if entry is not None and entry.type == candidate.type:
                self._chosen[index] = replace(candidate, entry=entry)
            defined[match[1]] = self._chosen[index]
        if not defined:
            return
        self._chosen = [self._as_alias(c, defined.get(self._surface(c))) for c in self._chosen]
        for sentence in self._sentences:
            for word in sentence:
                full = defined.get(word.text)
                if full is not None and self._is_free(Span(word.start, word.end)):
                    alias = Candidate(Span(word.start, word.end), full.type, "repeat", full.entry)
                    self._add(replace(alias, name=self._full_name(full)))

    def _as_alias(self, candidate: Candidate, full: Candidate | None) -> Candidate:
        if full is None or full is candidate:
            return candidate
        name = self._full_name(full)
        return replace(candidate, type=full.type, entry=full.entry, name=name)

    def _learn_aliases(self) -> None:
        """After "the X route, also known as the Y" Y is X in the whole article."""
        aliases: dict[str, Candidate] = {}
        starts = {c.span.start: c for c in self._chosen}
        ends = {c.span.end: c for c in self._chosen}
        for match in _ALSO.finditer(self._text):
            near = range(match.start(), match.start() - _NEAR, -1)
            first = next((ends[n] for n in near if n in ends), None) or self._meant(match.start())
            second = starts.get(match.end()) or starts.get(match.end() + 1)
            if first is None or second is None:
                continue
            if second.entry is not None and first.entry is None:
                first, second = second, first
            aliases[fold(self._surface(second))] = first
        if aliases:
            self._chosen = [
                self._as_alias(c, aliases.get(fold(self._surface(c)))) for c in self._chosen
            ]

    def _meant(self, offset: int) -> Candidate | None:
        """The route last named before "this route, also known as …", the bank before "the bank"."""
        match = _DESCRIBED.search(self._text, max(0, offset - _WINDOW), offset)
        last = next((c for c in reversed(self._chosen) if c.span.end <= offset), None)
        if match is None or last is None:
            return None
        described = any(head.type == last.type for head in heads("weak").get(match[1], ()))
        return last if described else None

    def _agree_on_types(self) -> None:
        """One name has one type in one article; what rules and tables say counts more."""
        votes: dict[str, Counter[EntityType]] = {}
        for candidate in self._chosen:
            weight = 1 if candidate.source == "model" else 3
            key = fold(self._surface(candidate))
            votes.setdefault(key, Counter())[candidate.type] += weight
        self._chosen = [
            replace(c, type=votes[fold(self._surface(c))].most_common(1)[0][0])
            if c.source == "model" and c.name is None
            else c
            for c in self._chosen
        ]

    def _find_repeats(self) -> None:
        """Other places of the article that carry a name word for word."""
        names: dict[tuple[str, ...], Candidate] = {}
        for candidate in self._chosen:
            parts = tuple(fold(self._surface(candidate)).replace(".", "").split())
            if len(parts) > 1 and candidate.type != "date":
                names.setdefault(parts, candidate)
        sizes: dict[str, set[int]] = {}
        for parts in names:
            sizes.setdefault(parts[0], set()).add(len(parts))
        for sentence in self._sentences:
            for index, word in enumerate(sentence):
                if word.capital and word.folded in sizes:
                    self._repeat_at(sentence, index, sizes[word.folded], names)

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
            whole = run[-1].capital and "." not in self._text[span.start : span.end]
            if same is not None and whole and self._is_free(span):
                self._add(replace(same, span=span, source="repeat"))
                return

    def _link_short_forms(self) -> None:
        """Short forms: "Business Council" after "China-Central Asia Business Council"."""
        longer = sorted(
            (c for c in self._chosen if c.type in _LINKABLE), key=lambda c: -length(c.span)
        )
        forms: dict[str, Candidate] = {}
        stems: dict[str, Candidate] = {}
        for candidate in longer:
            for short in _last_words(self._surface(candidate)):
                forms.setdefault(short, candidate)
            for short in _stem(self._surface(candidate)):
                stems.setdefault(short, candidate)
        self._chosen = [
            self._as_short(self._as_short(c, stems, firm=True), forms) for c in self._chosen
        ]

    def _as_short(
        self, candidate: Candidate, forms: dict[str, Candidate], *, firm: bool = False
    ) -> Candidate:
        """The longer name that `candidate` shortens; `firm` corrects the model's type too."""
        if candidate.entry is not None or candidate.name is not None:
            return candidate
        full = forms.get(fold(self._surface(candidate)))
        if full is None or full.span == candidate.span:
            return candidate
        if full.type != candidate.type and not (firm and candidate.source == "model"):
            return candidate
        if fold(self._surface(full)) == fold(self._surface(candidate)):
            return candidate
        return self._as_alias(candidate, full)

    def _full_name(self, candidate: Candidate) -> str:
        if candidate.entry is not None:
            return candidate.entry.canonical
        return candidate.name or self._surface(candidate)

    def _surface(self, candidate: Candidate) -> str:
        return self._text[candidate.span.start : candidate.span.end]

    def _add(self, candidate: Candidate) -> None:
        self._chosen.append(candidate)
        self._mark(candidate.span)

    def _mark(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * length(span)

    def _is_free(self, span: Span) -> bool:
        return not any(self._taken[span.start : span.end])


def _word_before(text: str, span: Span) -> str:
    before = text[max(0, span.start - _WINDOW) : span.start].split()
    return before[-1].lower() if before else ""


def _stands_for(acronym: str, type_: EntityType, name: str, known: Gazetteer) -> bool:
    """Whether `acronym` stands for the name before it, if only in another language."""
    if _abbreviates(acronym, name):
        return True
    foreign = type_ == "organisation" and name.count(" ") > 1 and acronym.isupper()
    other = known.find(acronym) is not None or fold(acronym) in word_list("notname")
    return foreign and not other


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


def _last_words(name: str) -> list[str]:
    """Shorter forms of a long name: its last words, two or more, folded."""
    parts = name.replace("-", " ").split()
    ends = [" ".join(parts[start:]) for start in range(1, len(parts) - 1)]
    return [fold(short) for short in ends if short[:1].isupper()]


def _stem(name: str) -> list[str]:
    """What stands before "Group" or "Inc.", folded."""
    stem = without_company_form(name)
    return [fold(stem)] if stem != " ".join(name.split()) else []
