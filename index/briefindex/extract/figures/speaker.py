"""Who states a figure: the person quoted or reported, else the article itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from briefindex.extract.figures.dialogues import turns
from briefindex.extract.figures.forecasters import foretold
from briefindex.extract.figures.places_of_names import Names, Quotations, Quote
from briefindex.extract.figures.reporting import (
    ACCORDING,
    DASHED,
    IN_STATEMENT,
    ITS_DATA,
    REPORTED_BY,
    SHOWN,
    SOURCE_WORDS,
    patterns,
    says,
)
from briefindex.extract.figures.sayings import (
    Saying,
    bears_on,
    sayings,
    speaking,
)
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.voices import UNNAMED, Voices
from briefindex.model.article import Article
from briefindex.model.mention import Mention
from briefindex.text.small import words_in

_BESIDE = 30
"""How far behind a quotation its speaker is named."""

_TITLE = re.compile(r"(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms)\.? (?=[A-Z])")


class Said(NamedTuple):
    """Who states something, None for the article; `reason` where the name stands elsewhere."""

    name: str | None
    reason: str


@dataclass(slots=True)
class Speakers:
    """Finds the speaker of any place of one article; made once for it."""

    article: Article
    mentions: Sequence[Mention]
    sentences: list[Sentence]
    _known: dict[int, str | None] = field(default_factory=dict[int, str | None])
    _reports: dict[int, re.Match[str] | None] = field(
        default_factory=dict[int, re.Match[str] | None]
    )
    _sayings: dict[int, list[Saying]] = field(default_factory=dict[int, list[Saying]])
    _bodies: dict[int, str | None] = field(default_factory=dict[int, str | None])
    _quotes: Quotations = field(init=False)
    _names: Names = field(init=False)
    _voices: Voices = field(init=False)
    _turns: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        """Read the quotations and the names of persons and bodies."""
        self._quotes = Quotations(self.article)
        self._names = Names(self.mentions)
        self._voices = Voices(self.article.text, self._names, self.sentences)
        self._turns = turns(self.article, self._names)

    def said(self, sentence: Sentence, place: int) -> Said:
        """Who states what stands at a place of a sentence, and why that name."""
        self._voices.why = ""
        name = self._of(sentence, place)
        return Said(_TITLE.sub("", name) if name else None, self._voices.why if name else "")

    def _of(self, sentence: Sentence, place: int) -> str | None:
        quote = self._quotes.at(sentence.start + place)
        if quote is not None:
            return self._quoted(quote)
        if _is_dash_speech(self.article, sentence):
            return UNNAMED
        if sentence.block in self._turns:
            return self._turns[sentence.block]
        return (
            self._foretold(sentence, place, beside=True)
            or self._reported(sentence, place)
            or self._foretold(sentence, place, beside=False)
        )

    def _foretold(self, sentence: Sentence, place: int, *, beside: bool) -> str | None:
        """Who foresees it, for "analysts expect": by the body they are of, else unnamed."""
        found = foretold(sentence.text, place, beside=beside)
        if found is None:
            return None
        named = self._names.inside(sentence.start + found[0], sentence.start + found[1])
        return named[-1][2] if named else UNNAMED

    def _quoted(self, quote: Quote) -> str | None:
        """The speaker of a quotation, by what stands after it or before it."""
        chain = [quote]
        while chain[-1][0] not in self._known:
            earlier = self._quotes.ending_before(chain[-1][0])
            if earlier is None:
                break
            chain.append(earlier)
        for one in reversed(chain):  # a quotation may go on from the one before
            if one[0] not in self._known:
                self._known[one[0]] = self._quoted_once(one)
        return self._known[quote[0]]

    def _quoted_once(self, quote: Quote) -> str | None:
        text = self.article.text
        self._known[quote[0]] = UNNAMED
        after = text[quote[1] : quote[1] + 260]
        stop = re.search(r"(?<=[a-z)])[.!?](?:\s|$)|\n\s*\n", after)
        after = after[: stop.end()] if stop else after
        found = (patterns()[name].match(after) for name in ("verb_first", "name_first"))
        match = next((one for one in found if one), None)
        name = self._voices.matched(match, "who", quote[1]) if match else None
        name = name or self._handed(quote, after) or self._introduced(quote[0])
        return name or UNNAMED

    def _handed(self, quote: Quote, after: str) -> str | None:
        """For "…,” said a doctor" and "…,” the ministry wrote": who is no name."""
        if self.article.text[quote[1] - 2 : quote[1] - 1] not in (",", "?", "!"):
            return None
        told = next(iter(sayings(after)), None)
        if told is None or told.start > _BESIDE:
            return None
        return self._voices.worded(told, quote[1] + told.start)

    def _introduced(self, start: int) -> str | None:
        """The speaker named before a quotation, or by the quotation that it goes on from."""
        text = self.article.text
        before = text[max(0, start - 260) : start]
        line = before.rpartition("\n")[2]
        match = patterns()["before"].search(line)
        if match:
            return self._voices.matched(match, "who", start - len(line))
        earlier = self._quotes.ending_before(start)
        if earlier is not None:
            return self._quoted(earlier)
        ended = bisect_right(self.sentences, start, key=lambda one: one.end)
        if not ended:
            return None
        previous = self.sentences[ended - 1]
        return self._reported(previous, len(previous.text))

    def _reported(self, sentence: Sentence, place: int) -> str | None:
        """For "X said that …", "…, X said", "according to X"."""
        text = sentence.text
        if "ccording to" in text:
            match = ACCORDING.search(text)
            if match:
                return self._voices.according(match, sentence.start)
        told = not says().isdisjoint(words_in(text)) or text.startswith("In ")
        found = self._patterned(sentence, place) if told else None
        found = found or self._shown(sentence) or self._between_speech(sentence)
        return found or self._worded(sentence, place)

    def _patterned(self, sentence: Sentence, place: int) -> str | None:
        """The one whom a pattern of names finds."""
        text = sentence.text
        match = self._report(sentence)
        if match and match.end() <= place:
            person = not match["foresees"] or self._voices.is_person(match, sentence.start)
            return self._voices.matched(match, "who", sentence.start) if person else None
        match = IN_STATEMENT.match(text)
        if match and match.end() <= place:
            return self._voices.matched(match, "who", sentence.start)
        match = _tail(text)
        if match and len(text) - 200 + match.start() >= place - max(0, 200 - len(text)):
            group = "who" if match.group("who") else "who2"
            return self._voices.matched(match, group, sentence.start + max(0, len(text) - 200))
        return None

    def _worded(self, sentence: Sentence, place: int) -> str | None:
        """For "the commission said", "officials said", "it said": whom the words before it name."""
        if speaking().isdisjoint(words_in(sentence.text)):
            return None
        if sentence.index not in self._sayings:
            self._sayings[sentence.index] = sayings(sentence.text)
        near = [one for one in self._sayings[sentence.index] if bears_on(one, sentence.text, place)]
        for one in sorted(near, key=lambda each: each.start > place):
            name = self._voices.worded(one, sentence.start + one.start)
            if name is not None:
                return name
        return None

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
        first = self._voices.matched(match, "who", before.start)
        quote = self._quotes.beginning_at(after.start)
        return first if quote and first and self._quoted(quote) == first else None

    def _shown(self, sentence: Sentence) -> str | None:
        """The body of "figures from X showed", "X data showed", "was reported by X"."""
        if sentence.index not in self._bodies:
            self._bodies[sentence.index] = _shown_by(sentence, self._names)
        return self._bodies[sentence.index]


def _is_list(article: Article, block: int) -> bool:
    """Whether the dash is a bullet: several paragraphs in a row begin with one."""
    near = article.blocks[max(0, block - 1) : block + 2]
    dashed = [
        one
        for one in near
        if re.match(r"\s*[-–—] ", article.text[one.span.start : one.span.start + 4])
    ]
    return len(dashed) > 1


def _shown_by(sentence: Sentence, names: Names) -> str | None:
    """The body of "figures from X showed", "X data showed", "was reported by X"."""
    if SOURCE_WORDS.isdisjoint(words_in(sentence.text)):
        return None
    for pattern in (SHOWN, ITS_DATA, REPORTED_BY):
        match = pattern.search(sentence.text)
        if match is None:
            continue
        start, end = sentence.start + match.start("who"), sentence.start + match.end("who")
        named = names.inside(start, end)
        if named:
            return named[0][2]
    return None


@lru_cache(maxsize=16)
def _tail(text: str) -> re.Match[str] | None:
    """The match of "…, X said" at the end of a sentence: asked for every amount."""
    return patterns()["tail"].search(text[max(0, len(text) - 200) :])


def _is_dash_speech(article: Article, sentence: Sentence) -> bool:
    """Whether the paragraph begins with a dash, as speech in some house styles does."""
    start = article.blocks[sentence.block].span.start
    text = article.text
    line = text.rfind("\n", 0, start) + 1
    return bool(DASHED.match(text[line : start + 3])) and not (_is_list(article, sentence.block))
