"""Who states a figure: the person quoted or reported, else the article itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefindex.extract.figures.reporting import (
    ACCORDING,
    BODY,
    DASHED,
    IN_STATEMENT,
    ITS_DATA,
    NAME,
    PRONOUN,
    QUOTED,
    REPORTED_BY,
    ROLE,
    SHOWN,
    SOURCE_WORDS,
    STRAIGHT,
    patterns,
    says,
)
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.article import Article
from briefindex.model.mention import Mention
from briefindex.text.small import words_in

UNNAMED = "unnamed speaker"


@dataclass(slots=True)
class Speakers:
    """Finds the speaker of any place of one article; made once for it."""

    article: Article
    mentions: Sequence[Mention]
    sentences: list[Sentence]
    _quotes: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    _known: dict[int, str | None] = field(default_factory=dict[int, str | None])
    _reports: dict[int, re.Match[str] | None] = field(
        default_factory=dict[int, re.Match[str] | None]
    )
    _bodies: dict[int, str | None] = field(default_factory=dict[int, str | None])
    _names: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])

    def __post_init__(self) -> None:
        """Read the quotations and the names of persons."""
        self._quotes = _quotations(self.article)
        self._names = [
            (one.span.start, one.span.end, one.canonical)
            for one in self.mentions
            if one.type in ("person", "organisation")
        ]

    def of(self, sentence: Sentence, place: int) -> str | None:
        """Who states what stands at a place of a sentence; None is the article."""
        at = sentence.start + place
        quote = next(((a, b) for a, b in self._quotes if a <= at < b), None)
        if quote is not None:
            return self._quoted(quote)
        if self._is_dash_speech(sentence):
            return UNNAMED
        return self._reported(sentence, place)

    def _quoted(self, quote: tuple[int, int]) -> str | None:
        """The speaker of a quotation, by what stands after it or before it."""
        if quote[0] in self._known:
            return self._known[quote[0]]
        text = self.article.text
        self._known[quote[0]] = UNNAMED
        after = text[quote[1] : quote[1] + 260]
        stop = re.search(r"(?<=[a-z)])[.!?](?:\s|$)|\n\s*\n", after)
        after = after[: stop.end()] if stop else after
        result = None
        for name in ("verb_first", "name_first"):
            match = patterns()[name].match(after)
            if match:
                result = self._who(match, "who", quote[1])
                break
        if result is None:
            result = self._introduced(quote[0])
        self._known[quote[0]] = result or UNNAMED
        return self._known[quote[0]]

    def _introduced(self, start: int) -> str | None:
        """The speaker named before a quotation, or by the quotation that it goes on from."""
        text = self.article.text
        before = text[max(0, start - 260) : start]
        line = before.rpartition("\n")[2]
        match = patterns()["before"].search(line)
        if match:
            return self._who(match, "who", start - len(line))
        earlier = [quote for quote in self._quotes if quote[1] <= start]
        if earlier and start - earlier[-1][1] < 200:
            return self._quoted(earlier[-1])
        previous = [one for one in self.sentences if one.end <= start]
        return self._reported(previous[-1], len(previous[-1].text)) if previous else None

    def _reported(self, sentence: Sentence, place: int) -> str | None:
        """For "X said that …", "…, X said", "according to X"."""
        text = sentence.text
        if "ccording to" in text:
            match = ACCORDING.search(text)
            if match:
                return self._according(sentence, match)
        if says().isdisjoint(words_in(text)) and not text.startswith("In "):
            return self._shown(sentence) or self._between_speech(sentence)
        match = self._report(sentence)
        if match and match.end() <= place:
            return self._who(match, "who", sentence.start)
        match = IN_STATEMENT.match(text)
        if match and match.end() <= place:
            return self._who(match, "who", sentence.start)
        match = patterns()["tail"].search(text[max(0, len(text) - 200) :])
        if match and len(text) - 200 + match.start() >= place - max(0, 200 - len(text)):
            group = "who" if match.group("who") else "who2"
            return self._who(match, group, sentence.start + max(0, len(text) - 200))
        return self._shown(sentence) or self._between_speech(sentence)

    def _report(self, sentence: Sentence) -> re.Match[str] | None:
        """The match of "X said that …" at the beginning of a sentence, looked for once."""
        if sentence.index not in self._reports:
            self._reports[sentence.index] = patterns()["reported"].match(sentence.text)
        return self._reports[sentence.index]

    def _between_speech(self, sentence: Sentence) -> str | None:
        """A sentence after "He also stressed …" and before that person's own words is theirs."""
        if sentence.index == 0 or sentence.index + 1 >= len(self.sentences):
            return None
        before, after = self.sentences[sentence.index - 1], self.sentences[sentence.index + 1]
        if before.block != sentence.block or not re.match(r"[“«„\"]", after.text):
            return None
        match = self._report(before)
        if match is None:
            return None
        first = self._who(match, "who", before.start)
        quote = next(((a, b) for a, b in self._quotes if a == after.start), None)
        return first if quote and first and self._quoted(quote) == first else None

    def _according(self, sentence: Sentence, match: re.Match[str]) -> str | None:
        """The person or body after "according to", past its title."""
        begin, end = sentence.start + match.start(), sentence.start + match.end() + 60
        stop = self.article.text.find(",", sentence.start + match.end())
        named = [name for name in self._names if begin <= name[0] < end]
        people = [name for name in named if stop < 0 or name[0] <= stop + 40]
        persons = [name for name in people if self._is_person(name[0])]
        if persons:
            return persons[0][2]
        if match.group("who") in ("him", "her"):
            return self._last_person(sentence.start)
        if people:
            return people[0][2]
        return self._role(match["who"], sentence.start) or self._unknown(match, sentence.start)

    def _who(self, match: re.Match[str], group: str, base: int) -> str | None:
        """The canonical name of what a pattern took for the speaker."""
        start, end = base + match.start(group), base + match.end(group)
        named = [
            name for name in self._names if start <= name[0] < end or name[0] <= start < name[1]
        ]
        persons = [name for name in named if self._is_person(name[0])]
        persons = persons or (self._in_aside(match, base) if group == "who" else [])
        if persons or named:
            return (persons or named)[-1][2]
        words_ = match.group(group)
        if words_ in ("It", "This", "That", "We", "They", "I", "You", "There", "But", "And"):
            return None
        if re.fullmatch(PRONOUN, words_):
            return self._last_person(base + match.start(group))
        if words_.lower().startswith("the "):
            return self._role(words_, start)
        return self._unknown(match, base, group)

    def _unknown(self, match: re.Match[str], base: int, group: str = "who") -> str | None:
        """A first and a last name that the entities do not have; a known place says nothing."""
        start, end = base + match.start(group), base + match.end(group)
        known = any(
            one.span.start < end and start < one.span.end and one.type != "date"
            for one in self.mentions
        )
        return None if known else _full_name(match.group(group))

    def _in_aside(self, match: re.Match[str], base: int) -> list[tuple[int, int, str]]:
        """The person of "the mayor, Ali Demir, said": named in the apposition."""
        if not match.groupdict().get("aside"):
            return []
        start, end = base + match.start("aside"), base + match.end("aside")
        named = [one for one in self._names if start <= one[0] < end and self._is_person(one[0])]
        said = match["aside"].strip()
        alone = re.fullmatch(NAME, said) and " " in said and re.fullmatch(ROLE, match["who"])
        return [(start, end, said)] if alone and not named else named

    def _role(self, said: str, place: int) -> str | None:
        """Who "the expert" or "the ministry" is, by the names before."""
        if re.fullmatch(BODY, said):
            return self._last_body(said.rpartition(" ")[2], place)
        return self._last_person(place) if re.fullmatch(ROLE, said) else None

    def _last_body(self, head: str, place: int) -> str | None:
        """The organisation named last before a place that "the ministry" can stand for."""
        for start, _, name in reversed(self._names):
            if start < place and head in name.lower().split() and not self._is_person(start):
                return name
        return None

    def _shown(self, sentence: Sentence) -> str | None:
        """The body of "figures from X showed", "X data showed", "was reported by X"."""
        if sentence.index not in self._bodies:
            self._bodies[sentence.index] = self._find_shown(sentence)
        return self._bodies[sentence.index]

    def _find_shown(self, sentence: Sentence) -> str | None:
        if SOURCE_WORDS.isdisjoint(words_in(sentence.text)):
            return None
        for pattern in (SHOWN, ITS_DATA, REPORTED_BY):
            match = pattern.search(sentence.text)
            if match is None:
                continue
            start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
            named = [one for one in self._names if start <= one[0] < end]
            if named:
                return named[0][2]
        return None

    def _is_person(self, start: int) -> bool:
        return any(one.span.start == start and one.type == "person" for one in self.mentions)

    def _last_person(self, place: int) -> str | None:
        """The person who spoke last before a place, else the one named last."""
        persons = [one for one in self.mentions if one.type == "person" and one.span.start < place]
        for one in reversed(persons[-12:]):
            if self._speaks(one):
                return one.canonical
        return persons[-1].canonical if persons else None

    def _speaks(self, one: Mention) -> bool:
        """Whether a reporting verb stands beside a name."""
        text = self.article.text
        after = text[one.span.end : one.span.end + 120]
        before = text[max(0, one.span.start - 60) : one.span.start]
        return bool(patterns()["speaks"].match(after) or patterns()["spoken"].search(before))

    def _is_dash_speech(self, sentence: Sentence) -> bool:
        """Whether the paragraph begins with a dash, as speech in some house styles does."""
        start = self.article.blocks[sentence.block].span.start
        text = self.article.text
        line = text.rfind("\n", 0, start) + 1
        return bool(DASHED.match(text[line : start + 3])) and not (
            _is_list(self.article, sentence.block)
        )


def _is_list(article: Article, block: int) -> bool:
    """Whether the dash is a bullet: several paragraphs in a row begin with one."""
    near = article.blocks[max(0, block - 1) : block + 2]
    dashed = [
        one
        for one in near
        if re.match(r"\s*[-–—] ", article.text[one.span.start : one.span.start + 4])
    ]
    return len(dashed) > 1


def _full_name(said: str) -> str | None:
    """A first and a last name that nothing else is known of; one capital alone is no person."""
    match = re.search(rf"{NAME}$", said)
    return match.group(0) if match and " " in match.group(0) else None


def _quotations(article: Article) -> list[tuple[int, int]]:
    """Where quotations of more than two words stand, sorted."""
    found: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.role in ("metadata", "boilerplate"):
            continue
        piece = article.text[block.span.start : block.span.end]
        first = block.span.start
        found += [(first + one.start(), first + one.end()) for one in QUOTED.finditer(piece)]
        marks = [match.start() for match in STRAIGHT.finditer(piece)]
        if len(marks) % 2:
            marks.append(len(piece) - 1)
        for opening, closing in zip(marks[::2], marks[1::2], strict=True):
            found.append((block.span.start + opening, block.span.start + closing + 1))
    found.sort()
    return [one for one in found if article.text[one[0] : one[1]].count(" ") > 2]
