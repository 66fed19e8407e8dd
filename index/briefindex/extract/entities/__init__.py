"""Names of an article: people, organisations, places, routes and projects, events, facilities.

Four sources see the text: the language model, the gazetteer, rules on heads and titles, and the
article's own repetition. Of what overlaps the longest stays. Names are looked for only in titles,
headings and body text (known ones in a dateline too), and no rule crosses the end of a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefindex.extract.entities.boundaries import Boundaries
from briefindex.extract.entities.candidate import Candidate, contains, overlaps
from briefindex.extract.entities.clubs import plays
from briefindex.extract.entities.coreference import ArticleNames
from briefindex.extract.entities.edges import with_marks
from briefindex.extract.entities.guesses import guessed
from briefindex.extract.entities.linking import canonical_name
from briefindex.extract.entities.model import NameModel, Seen
from briefindex.extract.entities.namesakes import told_apart
from briefindex.extract.entities.organisations import organisations
from briefindex.extract.entities.people import by_first_name, titled
from briefindex.extract.entities.phrase import Hits
from briefindex.extract.entities.selection import select
from briefindex.extract.entities.suffixes import SuffixRules, is_title_case
from briefindex.extract.entities.when import dates_of
from briefindex.extract.entities.words import Word, word_list, words_of
from briefindex.extract.gazetteer import Entry, GazetteerHit, gazetteer
from briefindex.model.article import Article
from briefindex.model.mention import EntityType, Mention
from briefindex.model.span import ArticleId, Span
from briefindex.text.identity import entity_id

_NESTING = frozenset({"event", "route_or_project"})
_TOLD_BY_HEAD = frozenset({"event", "route_or_project", "facility"})
_BINDERS = (" of ", " for ", " on ")
_SHOUTED = 0.7
_LONGEST_TITLE = 3
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_FOLLOWED = frozenset({"company", "grouping", "state"})
_POINTS = re.compile(r"(?:the )?(?:North|South|East|West)(?:[-–](?:North|South|East|West))+")
"""For "the North-South and East-West roads": where they run, no place."""
_FORMAT = "format"
_CURRENCIES = ("$", " dollar", " pound sterling")
_ROLES = frozenset({"title", "heading", "body"})


class EntityExtractor:
    """Finds the mentions of an article; keeps the model loaded between articles."""

    def __init__(self, model: bool = True) -> None:
        """Use the language model where there is one, unless `model` is False."""
        self._known = gazetteer()
        self._suffixes = SuffixRules(self._known)
        self.model = NameModel() if model else None
        self._ahead: dict[ArticleId, list[Seen]] = {}

    def read_ahead(self, articles: Sequence[Article]) -> None:
        """Let the model read several articles at one go, which is quicker than one by one.

        `mentions` of these articles then uses what it saw, once.
        """
        if self.model is None:
            return
        seen = self.model.names([(one.text, _blocks(one)) for one in articles])
        self._ahead = {one.info.id: names for one, names in zip(articles, seen, strict=True)}

    def mentions(self, article: Article) -> tuple[Mention, ...]:
        """Mentions sorted by offset, dates too; none crosses another, none lies in furniture."""
        return with_dates(article, self.names(article))

    def names(self, article: Article) -> list[Mention]:
        """The mentions but for the dates."""
        text = article.text
        sentences = [words_of(text, span) for span in article.sentences]
        spans = zip(article.sentences, sentences, strict=True)
        hits = [self._hits(text, span, words) for span, words in spans]
        candidates = self._candidates(article, sentences, hits)
        chosen = select(_typed_by_tail(_typed_by_head(text, candidates)))
        names = ArticleNames(text, sentences, chosen, self._known).linked()
        names = told_apart(text, sorted([*names, *_within(names, hits)], key=_outer_first))
        return [self._mention(article, candidate) for candidate in with_marks(text, names)]

    def _hits(self, text: str, span: Span, words: list[Word]) -> Hits:
        hits = self._known.scan(text, span, words)
        return {hit.span.start: hit for hit in hits if not _is_currency(text, hit.span)}

    def _candidates(
        self, article: Article, sentences: list[list[Word]], hits: list[Hits]
    ) -> list[Candidate]:
        seen = self._seen_by_model(article)
        unaided = self.model is None or not self.model.is_there
        by_model: dict[Span, EntityType] = {}
        found: list[Candidate] = []
        for at, (words, group) in enumerate(zip(sentences, hits, strict=True)):
            if _is_shouted(words):
                continue
            headline = is_title_case(words)
            people = titled(words, group, self._known)
            if seen[at]:
                starts = _where_people_begin(article.text, people, group)
                boundaries = Boundaries(
                    article.text, words, group, self._known, starts, headline=headline
                )
                for span, type_ in seen[at]:
                    refined = boundaries.refine(span, type_)
                    by_model |= {candidate.span: candidate.type for candidate in refined}
                    found += refined
            found += people
            found += self._suffixes.find(words, group, headline=headline)
            if not headline:
                found += by_first_name(words, group, self._known)
                found += organisations(words, group, self._known)
            if unaided:
                found += guessed(words, group, self._known)
        sure = {
            hit.entry.canonical
            for group in hits
            for hit in group.values()
            if hit.cased and not hit.weak
        }
        for words, group in zip(sentences, hits, strict=True):
            clubs = {h.entry.canonical for h in group.values() if _is_playing(article.text, h)}
            found += _from_gazetteer(words, group, sure | clubs, by_model)
        return found + self._in_datelines(article)

    def _in_datelines(self, article: Article) -> list[Candidate]:
        """The known places and agencies of "ASTANA. KAZINFORM –" above the text."""
        found: list[Candidate] = []
        for block in article.blocks:
            if block.role == "metadata":
                words = words_of(article.text, block.span)
                hits = self._hits(article.text, block.span, words)
                found += _from_gazetteer(words, hits, set(), {})
        return [one for one in found if one.type in ("place", "organisation")]

    def _seen_by_model(self, article: Article) -> list[list[Seen]]:
        """What the model sees in each sentence of the article, cut to the sentence."""
        seen: list[list[Seen]] = [[] for _ in article.sentences]
        if self.model is None:
            return seen
        names = self._ahead.pop(article.info.id, None)
        if names is None:
            names = self.model.names([(article.text, _blocks(article))])[0]
        at = 0
        for span, type_ in names:
            while at < len(seen) and article.sentences[at].end <= span.start:
                at += 1
            if at == len(seen):
                break
            sentence = article.sentences[at]
            clipped = Span(max(span.start, sentence.start), min(span.end, sentence.end))
            if not _POINTS.fullmatch(article.text, clipped.start, clipped.end):
                seen[at].append((clipped, type_))
        return seen

    def _mention(self, article: Article, candidate: Candidate) -> Mention:
        span = candidate.span
        surface = article.text[span.start : span.end]
        canonical = canonical_name(candidate, surface, self._known)
        return Mention(
            article=article.info.id,
            span=span,
            surface=surface,
            type=candidate.type,
            entity=entity_id(candidate.type, canonical),
            canonical=canonical,
        )


def _blocks(article: Article) -> list[Span]:
    return [block.span for block in article.blocks if block.role in _ROLES]


def _where_people_begin(text: str, people: list[Candidate], hits: Hits) -> set[int]:
    """Where a title or the tables say that a person's name begins."""
    starts = {person.span.start for person in people}
    return starts | {
        start
        for start, hit in hits.items()
        if hit.entry.type == "person" and not hit.weak and " " in text[start : hit.span.end]
    }


def with_dates(article: Article, names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of an article, sorted by offset: its `names`, and its dates as they now are."""
    taken = sorted(name.span for name in names)
    dates = [day for day in dates_of(article) if not _touches(day.span, taken)]
    return tuple(sorted([*names, *dates], key=_outer_first))


def _outer_first(name: Mention | Candidate) -> tuple[int, int]:
    return name.span.start, -name.span.end


def _within(names: list[Candidate], hits: list[Hits]) -> Iterator[Candidate]:
    """Known places and groupings in the names of routes and events that no table knows.

    "The Kazakhstan-China oil pipeline" is a project that holds two places.
    """
    outer = [name for name in names if name.type in _NESTING and name.entry is None]
    at = {start: hit for group in hits for start, hit in group.items()}
    for name in outer:
        for start in range(name.span.start, name.span.end):
            hit = at.get(start)
            inside = hit is not None and hit.span.end <= name.span.end and hit.span != name.span
            if hit is None or not inside or hit.weak or not hit.cased:
                continue
            if hit.entry.type == "place" or hit.entry.kind == "grouping":
                yield Candidate(hit.span, hit.entry.type, "gazetteer", hit.entry)


def _from_gazetteer(
    words: list[Word], hits: Hits, sure: set[str], by_model: dict[Span, EntityType]
) -> list[Candidate]:
    """Known names that count: weak and small ones only with support."""
    found: list[Candidate] = []
    known = {hit.span.end for hit in hits.values()}
    glued = {
        word.start
        for previous, word in pairwise(words)
        if word.before == "-" and previous.text.isupper() and previous.end not in known
    }
    for hit in hits.values():
        seen = by_model.get(hit.span)
        agreed = seen == hit.entry.type or (seen is not None and hit.entry.type != "place")
        supported = hit.entry.canonical in sure or agreed
        if (hit.weak or not hit.cased) and not supported:
            continue
        if hit.entry.kind == "town" and seen is not None and not agreed:
            continue
        if hit.span.start in glued and seen is None:
            continue
        span = _with_kind(words, hit)
        found.append(Candidate(span, hit.entry.type, "gazetteer", hit.entry))
    return found


def _typed_by_head(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The model's spans with the type of the head in them.

    "Interoceanic Corridor of the Isthmus" is a corridor where the model sees an organisation.
    """
    heads = {c.span.start: c for c in candidates if c.source == "rule" and c.type in _TOLD_BY_HEAD}

    def typed(candidate: Candidate) -> Candidate:
        head = heads.get(candidate.span.start)
        if head is None or candidate.source != "model":
            return candidate
        goes_on = text.startswith(_BINDERS, head.span.end)
        inside = contains(candidate.span, head.span)
        return replace(candidate, type=head.type) if goes_on and inside else candidate

    return [typed(candidate) for candidate in candidates]


def _typed_by_tail(candidates: list[Candidate]) -> list[Candidate]:
    """Bodies and places that end with the name of a known event are editions of it.

    "CAF Champions League", "Silesia Diamond League".
    """
    ends = {c.span.end: c for c in candidates if c.type == "event" and c.entry is not None}

    def typed(candidate: Candidate) -> Candidate:
        event = ends.get(candidate.span.end)
        if event is None or candidate.entry is not None or candidate.type == "event":
            return candidate
        inside = contains(candidate.span, event.span)
        return replace(candidate, type="event", source="rule") if inside else candidate

    return [typed(candidate) for candidate in candidates] if ends else candidates


def _is_shouted(words: list[Word]) -> bool:
    """Whether a line is all capitals: then they tell no names ("OIL AND GAS LTD YEAR NET")."""
    long = [word for word in words if len(word.text) > 1]
    return len(long) > 2 and sum(word.text.isupper() for word in long) > _SHOUTED * len(long)


def _touches(span: Span, taken: list[Span]) -> bool:
    """Whether a date stands in a name ("Expo 2017"); `taken` is sorted, not overlapping."""
    at = bisect_left(taken, span)
    return any(overlaps(span, taken[n]) for n in (at - 1, at) if 0 <= n < len(taken))


def _is_currency(text: str, span: Span) -> bool:
    """Whether the name belongs to an amount: "US$", "Hong Kong dollars"."""
    return text.startswith(_CURRENCIES, span.end)


def _is_playing(text: str, hit: GazetteerHit) -> bool:
    """Whether a club whose name is a word plays: "Arsenal beat Wolves"."""
    return hit.entry.kind == "club" and hit.weak and plays(text, hit.span.start, hit.span.end)


def _with_kind(words: list[Word], hit: GazetteerHit) -> Span:
    """The span with the word for its kind ("the One Belt, One Road initiative")."""
    span = _without_title(words, _without_article(words, hit), hit.entry)
    if hit.entry.type == "event":
        return with_year(words, span)
    if hit.entry.type != "route_or_project" and hit.entry.kind not in _FOLLOWED:
        return span
    index = next((i for i, word in enumerate(words) if word.start >= hit.span.end), 0)
    if hit.entry.kind == "state":
        dotted = words[index].before[:1] == "." and words[index - 1].folded in word_list("dotted")
        return Span(span.start, span.end + (index > 0 and dotted))
    if index == 0 or words[index].before != " ":
        return span
    word = words[index]
    if hit.entry.kind == "company":
        follows = word.capital and word.folded in word_list("legal")
    elif hit.entry.kind == "grouping":
        follows = word.folded == _FORMAT
    else:
        follows = word.folded == hit.entry.kind
    repeated = words[index - 1].folded == word.folded
    return Span(span.start, word.end) if follows and not repeated else span


def with_year(words: list[Word], span: Span) -> Span:
    """An event's span with the year before it ("the 1970 World Cup")."""
    for previous, word in pairwise(words):
        if word.start == span.start and word.before == " " and _YEAR.fullmatch(previous.text):
            return Span(previous.start, span.end)
    return span


def _without_title(words: list[Word], span: Span, entry: Entry) -> Span:
    """The span without the title that is part of a known name ("Francis" of "Pope Francis")."""
    inside = [word for word in words if span.start <= word.start < span.end]
    if entry.type != "person":
        return span
    for many in range(min(_LONGEST_TITLE, len(inside) - 1), 0, -1):
        if " ".join(word.folded for word in inside[:many]) in word_list("title"):
            return Span(inside[many].start, span.end)
    return span


def _without_article(words: list[Word], hit: GazetteerHit) -> Span:
    """The span without an article that is no part of the name ("the" in "the Astana Times")."""
    for word in words:
        if word.start == hit.span.start:
            own = hit.entry.canonical.startswith(word.text + " ")
            if word.folded == "the" and not own:
                return Span(hit.span.start + len("the "), hit.span.end)
    return hit.span
