"""Who states a figure: the person quoted or reported, else the article itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from briefindex.extract.figures.places_of_names import Name, Names, Quotations, Quote
from briefindex.extract.figures.reporting import (
    ACCORDING,
    BODY,
    DASHED,
    IN_STATEMENT,
    ITS_DATA,
    NAME,
    PRONOUN,
    REPORTED_BY,
    ROLE,
    SHOWN,
    SOURCE_WORDS,
    patterns,
    says,
)
from briefindex.extract.figures.sayings import (
    Saying,
    bears_on,
    head_of,
    sayings,
    speaking,
    without_title,
)
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.article import Article
from briefindex.model.mention import Mention
from briefindex.text.small import words_in

UNNAMED = "unnamed speaker"
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
    _why: str = ""
    _quotes: Quotations = field(init=False)
    _names: Names = field(init=False)

    def __post_init__(self) -> None:
        """Read the quotations and the names of persons and bodies."""
        self._quotes = Quotations(self.article)
        self._names = Names(self.mentions)

    def said(self, sentence: Sentence, place: int) -> Said:
        """Who states what stands at a place of a sentence, and why that name."""
        self._why = ""
        name = self._of(sentence, place)
        return Said(_TITLE.sub("", name) if name else None, self._why if name else "")

    def _of(self, sentence: Sentence, place: int) -> str | None:
        quote = self._quotes.at(sentence.start + place)
        if quote is not None:
            return self._quoted(quote)
        if _is_dash_speech(self.article, sentence):
            return UNNAMED
        return self._reported(sentence, place)

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
        result = None
        for name in ("verb_first", "name_first"):
            match = patterns()[name].match(after)
            if match:
                result = self._who(match, "who", quote[1])
                break
        return result or self._introduced(quote[0]) or UNNAMED

    def _introduced(self, start: int) -> str | None:
        """The speaker named before a quotation, or by the quotation that it goes on from."""
        text = self.article.text
        before = text[max(0, start - 260) : start]
        line = before.rpartition("\n")[2]
        match = patterns()["before"].search(line)
        if match:
            return self._who(match, "who", start - len(line))
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
                return self._according(sentence, match)
        told = not says().isdisjoint(words_in(text)) or text.startswith("In ")
        found = self._patterned(sentence, place) if told else None
        found = found or self._shown(sentence) or self._between_speech(sentence)
        return found or self._worded(sentence, place)

    def _patterned(self, sentence: Sentence, place: int) -> str | None:
        """The one whom a pattern of names finds."""
        text = sentence.text
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
        return None

    def _worded(self, sentence: Sentence, place: int) -> str | None:
        """For "the commission said", "officials said", "it said": whom the words before it name."""
        if speaking().isdisjoint(words_in(sentence.text)):
            return None
        if sentence.index not in self._sayings:
            self._sayings[sentence.index] = sayings(sentence.text)
        near = [one for one in self._sayings[sentence.index] if bears_on(one, sentence.text, place)]
        for one in sorted(near, key=lambda each: each.start > place):
            name = self._named(one, sentence.start + one.start)
            if name is not None:
                return name
        return None

    def _named(self, saying: Saying, place: int) -> str | None:
        """Who the subject of a verb of saying is."""
        kind, words_ = saying.kind, head_of(saying.who)
        known = self._names.inside(place, place + len(saying.who))
        if known and kind in ("name", "body", "business", "unnamed"):
            persons = [one for one in known if self._names.is_person(one[0])]
            return (persons or known)[-1][2]
        if kind == "unnamed":
            return UNNAMED
        if kind == "it":
            return self._because(
                saying.who, self._names.body_speaking(place, partial(_speaks, self.article.text))
            )
        if kind in ("body", "business"):
            head = words_.rpartition(" ")[2].lower()
            named = self._names.body_before(head, place)
            if named is None and kind == "business":
                named = self._names.body_speaking(place, partial(_speaks, self.article.text))
            return self._because(saying.who, named) or words_
        if kind in ("group", "paper"):
            return words_
        begin = place + saying.who.find(words_)
        if kind == "name" and not self._names.is_known(begin, begin + len(words_)):
            return without_title(words_)
        return None

    def _because(self, words_: str, name: str | None) -> str | None:
        """The name that words stand for; keeps the reason."""
        if name is not None and name.lower() not in words_.lower():
            self._why = f"“{words_}” is taken as {name}, whom the article named before."
        return name

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
        quote = self._quotes.beginning_at(after.start)
        return first if quote and first and self._quoted(quote) == first else None

    def _according(self, sentence: Sentence, match: re.Match[str]) -> str | None:
        """The person or body after "according to", past its title."""
        begin, end = sentence.start + match.start(), sentence.start + match.end() + 60
        stop = self.article.text.find(",", sentence.start + match.end())
        named = self._names.inside(begin, end)
        people = [name for name in named if stop < 0 or name[0] <= stop + 40]
        persons = [name for name in people if self._names.is_person(name[0])]
        if persons:
            return persons[0][2]
        if match.group("who") in ("him", "her"):
            return self._because(match.group("who"), self._last_person(sentence.start))
        if people:
            return people[0][2]
        return self._role(match["who"], sentence.start) or _unknown(
            self._names, match, sentence.start
        )

    def _who(self, match: re.Match[str], group: str, base: int) -> str | None:
        """The canonical name of what a pattern took for the speaker."""
        start, end = base + match.start(group), base + match.end(group)
        named = self._names.inside(start, end, around=True)
        persons = [name for name in named if self._names.is_person(name[0])]
        persons = persons or (self._in_aside(match, base) if group == "who" else [])
        if persons or named:
            return (persons or named)[-1][2]
        words_ = match.group(group)
        if words_ in ("It", "This", "That", "We", "They", "I", "You", "There", "But", "And"):
            return None
        if re.fullmatch(PRONOUN, words_):
            return self._because(words_, self._last_person(base + match.start(group)))
        if words_.lower().startswith("the "):
            return self._role(words_, start)
        return _unknown(self._names, match, base, group)

    def _in_aside(self, match: re.Match[str], base: int) -> list[Name]:
        """The person of "the mayor, Ali Demir, said": named in the apposition."""
        if not match.groupdict().get("aside"):
            return []
        start, end = base + match.start("aside"), base + match.end("aside")
        named = [one for one in self._names.inside(start, end) if self._names.is_person(one[0])]
        said = match["aside"].strip()
        alone = re.fullmatch(NAME, said) and " " in said and re.fullmatch(ROLE, match["who"])
        return [(start, end, said)] if alone and not named else named

    def _role(self, said: str, place: int) -> str | None:
        """Who "the expert" or "the ministry" is, by the names before."""
        if re.fullmatch(BODY, said):
            return self._because(said, self._names.body_before(said.rpartition(" ")[2], place))
        if not re.fullmatch(ROLE, said):
            return None
        return self._because(said, self._last_person(place))

    def _shown(self, sentence: Sentence) -> str | None:
        """The body of "figures from X showed", "X data showed", "was reported by X"."""
        if sentence.index not in self._bodies:
            self._bodies[sentence.index] = _shown_by(sentence, self._names)
        return self._bodies[sentence.index]

    def _last_person(self, place: int) -> str | None:
        """The person who spoke last before a place, else the one named last."""
        persons = self._names.persons_before(place)
        for one in reversed(persons):
            if _speaks(self.article.text, one):
                return one.canonical
        return persons[-1].canonical if persons else None


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
    name = without_title(match.group(0)) if match else ""
    return name if " " in name else None


def _unknown(names: Names, match: re.Match[str], base: int, group: str = "who") -> str | None:
    """A first and a last name that the entities do not have; a known place says nothing."""
    known = names.is_known(base + match.start(group), base + match.end(group))
    return None if known else _full_name(match.group(group))


def _speaks(text: str, one: Mention) -> bool:
    """Whether a reporting verb stands beside a name."""
    after = text[one.span.end : one.span.end + 120]
    before = text[max(0, one.span.start - 60) : one.span.start]
    return bool(patterns()["speaks"].match(after) or patterns()["spoken"].search(before))


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


def _is_dash_speech(article: Article, sentence: Sentence) -> bool:
    """Whether the paragraph begins with a dash, as speech in some house styles does."""
    start = article.blocks[sentence.block].span.start
    text = article.text
    line = text.rfind("\n", 0, start) + 1
    return bool(DASHED.match(text[line : start + 3])) and not (_is_list(article, sentence.block))
