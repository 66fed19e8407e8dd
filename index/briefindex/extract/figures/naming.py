"""Names what is measured: the key that equal measures share, and the label a person would write.

A key is made of the topic, its aspect (growth, share, value, …), the parties and the words left.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.labels import tidy
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.words import alternatives, listed, persons, rows, singular
from briefindex.model.figure import Indicator
from briefindex.text.folding import fold
from briefindex.text.lexicon import sections
from briefindex.text.small import words_in

LONGEST_LABEL = 90
_BOTH_SIDES = re.compile(r"\b(?:bilateral|mutual|reciprocal|two-way|region-wide|intra-regional) ?")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


_PAIR = 2
_IN_MONEY = frozenset({"exports", "imports", "trade", "sales", "production", "revenue"})
_RATES = frozenset(
    {"inflation", "unemployment", "interest-rate", "key-rate", "lending-rate", "turnout"}
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure before it becomes an indicator.

    `topic` is the key's first word, `label` what the thing is called, `parties` in the order of
    the text, `words` what else tells it apart. `pair` where two parties make it ("trade").
    `reason` says where parties are from that its own words do not name. `currency` is that of a
    sum, "" for dollars and for what is no sum: sums of two currencies are two series.
    """

    topic: str
    label: str
    parties: tuple[str, ...]
    words: tuple[str, ...]
    pair: bool = False
    aspect: str = ""
    reason: str = ""
    currency: str = ""

    def indicator(self) -> Indicator:
        """The indicator with its key and label."""
        parties = tuple(sorted(self.parties))
        topic = f"{self.topic}.{self.aspect}" if self.aspect else self.topic
        words = (*self.words, self.currency.lower()) if self.currency else self.words
        key = "|".join((topic, "+".join(map(slug, parties)), "-".join(words)))
        label = tidy(self.label) or self.label
        label = label[:1].upper() + label[1:]
        if len(label) > LONGEST_LABEL:
            label = label[:LONGEST_LABEL].rpartition(" ")[0] + "…"
        return Indicator(key, label, parties)


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as found: the measure, and the level that a share or growth is of."""

    measure: Measure
    level: Measure | None = None


@cache
def _topics() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]]]:
    known: dict[str, tuple[str, str, bool]] = {}
    for topic, label, words, pair in rows("figures_measures.tsv", 4):
        for word in words.split("|"):
            known[word] = (topic, label, pair == "pair")
    return re.compile(rf"(?<![\w-])(?:{alternatives(list(known))})(?![\w])"), known


@cache
def _topic_words() -> frozenset[str]:
    """The longest word of each topic, without one of which a text names none."""
    return frozenset(max(re.findall("[a-z]+", topic), key=len) for topic in _topics()[1])


@lru_cache(maxsize=2048)
def measure(phrase: str, parties: tuple[str, ...] = ()) -> Measure:
    """The measure that a noun phrase names.

    Args:
        phrase: The phrase as printed, cleaned.
        parties: Parties known from elsewhere; used where the phrase names none.
    """
    found = places(phrase)
    named = tuple(dict.fromkeys(place.name for place in found))
    blanked = phrase
    for place in reversed(found):
        blanked = blanked[: place.start] + " " + blanked[place.end :]
    lowered = _BOTH_SIDES.sub("", blanked.lower())
    pattern, known = _topics()
    told = not _topic_words().isdisjoint(words_in(lowered))
    matches = list(pattern.finditer(lowered)) if told else []
    head = _head_match(lowered, matches)
    every = named or parties
    if head is None:
        words = _key_words(lowered)
        stop = _PREPOSITION.search(lowered)
        first = _key_words(lowered[: stop.start()]) if stop else words
        topic = (first or words or ["figure"])[-1]
        return Measure(topic, phrase, every, tuple(sorted({*words, *_towards(phrase, topic)})))
    topic, label, pair = known[_balance(head.group(0), lowered)]
    rest = tuple(sorted(_key_words(lowered[: head.start()] + " " + lowered[head.end() :])))
    if pair and len(every) >= 2:
        return Measure(topic, f"{_joined(every)} {label}", every, _but_pair_words(rest), pair=True)
    towards = _towards(phrase, topic)
    towards = () if pair and len(every) >= _PAIR else towards
    shown = phrase if len(phrase.split()) > 1 or not every else f"{every[0]}: {phrase}"
    rest = tuple(sorted({*rest, *towards}))
    if not rest and len(every) < _PAIR:
        shown = f"{possessive(every[0])} {label}" if every else label
    return Measure(topic, shown, every, rest, pair=pair)


def _towards(phrase: str, topic: str) -> tuple[str, ...]:
    """Whom a flow goes to or comes from: exports to China are not China's exports."""
    joins = _TOWARDS.get(topic, ("to", "into"))
    found: list[str] = []
    for place in places(phrase):
        before = phrase[: place.start].lower().removesuffix("the ").split()
        if not place.adjective and before and before[-1] in joins:
            found.append(f"{before[-1]}-{slug(place.name)}")
    return tuple(found)


_TOWARDS = {
    "imports": ("from",),
    "trade-deficit": ("with",),
    "trade-surplus": ("with",),
    "investment": ("in", "into", "to"),
    "trade": ("with",),
}
"""The words before a place that is not the owner, by topic; of all others "to" and "into"."""


def _balance(word: str, lowered: str) -> str:
    """For "deficit with Spain" and "deficit on current account": not the budget's."""
    if word not in ("deficit", "surplus"):
        return word
    if "account" in lowered or "payments" in lowered:
        return f"current account {word}"
    return f"trade {word}" if " with " in lowered or "trade" in lowered else word


_PREPOSITION = re.compile(r"\b(?:between|of|in|from|to|with|for|on|at|by|among|through)\b")


def _head_match(lowered: str, matches: list[re.Match[str]]) -> re.Match[str] | None:
    """The topic that heads the phrase: the last before its first preposition."""
    if not matches:
        return None
    stop = _PREPOSITION.search(lowered)
    if stop is None:
        return matches[-1] if lowered[matches[-1].end() :].strip() in ("", "s") else None
    leading = [match for match in matches if match.end() <= stop.start() + 1]
    if leading:
        return leading[-1] if not lowered[leading[-1].end() : stop.start()].strip() else None
    before = _key_words(lowered[: stop.start()])
    inside = [
        match for match in matches if match.start() >= stop.start() or match.end() > stop.start()
    ]
    return inside[0] if inside and not before else None


def _key_words(lowered: str) -> list[str]:
    """The words of a phrase that tell measures apart, singular, in the order of the text."""
    fluff = listed("fluff")
    words: list[str] = []
    for match in _WORD.finditer(lowered):
        word = match.group(0).removesuffix("'s").removesuffix("’s")
        if word in fluff or len(word) < 2 or word.isdigit():
            continue
        word = slug(singular(word))
        if word and word not in words:
            words.append(word)
    return words[:8]


def _but_pair_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what the two parties say, and without whom one of them trades with."""
    said = ("foreign", "good", "bilateral", "mutual")
    return tuple(word for word in words if word not in said and not word.startswith("with-"))


def _joined(parties: tuple[str, ...]) -> str:
    """The parties in the one order that every article gets: "Kazakhstan–China"."""
    return "–".join(sorted(parties[:3], key=_rank))


@cache
def _named_last() -> frozenset[str]:
    return frozenset(sections("figures.txt")["named_last"])


def _rank(party: str) -> tuple[int, str]:
    """Countries, then regions, then the great traders, each by name."""
    if party in _named_last():
        return 2, party
    found = places(party)
    return int(bool(found) and found[0].kind != "country"), party


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A name as keys have it."""
    return fold(name).replace(" ", "-")


def possessive(name: str) -> str:
    """For "Kazakhstan’s"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def with_aspect(base: Measure, aspect: str, label: str) -> Measure:
    """The measure of another aspect of the same thing."""
    joined = f"{base.aspect}.{aspect}" if base.aspect else aspect
    return replace(base, label=label, aspect=joined)


def lower_first(label: str) -> str:
    """A label inside another one: its first letter small, except in a name or an acronym."""
    first, _, rest = label.partition(" ")
    known = places(label[:40])
    named = rest[:1].isupper() or first.endswith(("'s", "’s", "’", "-")) or first[1:2].isupper()
    common = first.lower() in listed("common") or singular(first) in listed("common")
    common = common or singular(first) in persons()
    keep = named or not common or bool(known and known[0].start == 0)
    return label if keep or not first[:1].isupper() else label[:1].lower() + label[1:]


def with_pair(made: Measure) -> str:
    """The label with its two parties, where the phrase itself leaves them out."""
    if len(made.parties) == 2 and not any(party in made.label for party in made.parties):
        return f"{made.label}, {'–'.join(made.parties)}"
    return made.label


def in_currency(named: Named, amount: Amount) -> Named:
    """The name with the currency of its sum; a multiple keeps its level's, a rate has none."""
    if amount.kind == "multiple":
        return named
    code = amount.unit.partition("/")[0] if amount.kind == "money" else ""
    currency = "" if code == "USD" else code
    if named.measure.currency == currency:
        return named
    made = replace(named.measure, currency=currency)
    return Named(made, made if named.level == named.measure else named.level)


def in_goods(named: Named, amount: Amount) -> Named:
    """The name of a deficit that is no sum: "a deficit of 10 terawatt-hours" is no budget's."""
    made = named.measure
    if amount.kind != "quantity" or made.topic not in ("budget-deficit", "budget-surplus"):
        return named
    topic = made.topic.removeprefix("budget-")
    made = replace(made, topic=topic, label=re.sub(r"budget ", "", made.label, flags=re.IGNORECASE))
    return Named(made, made if named.level == named.measure else named.level)


def at_a_rate(named: Named, amount: Amount) -> Named:
    """The name of a rate: "1,200 cars a week" is another measure than "1,200 cars".

    What is counted by the year is the same as its level of one year.
    """
    aspect = f"per-{amount.per}" if amount.per and amount.per != "year" else ""
    made = named.measure
    if not aspect or aspect in made.aspect.split("."):
        return named
    rate = with_aspect(made, aspect, made.label)
    return Named(rate, rate if named.level == made else named.level)


_TRADED = frozenset({"share", "stock"})
_ONE_TRADED = re.compile(
    r"^(?!price)(?:(?!per\b|an?\b)[^ ]+ )*?(?:shares?|stocks?)$", re.IGNORECASE
)
_DEAREST = 100_000
"""Above this a sum is not the price of one share."""


def by_dimension(made: Measure, amount: Amount) -> Measure:
    """Tons and dollars of exports are two measures, and so are dollars and dollars a share."""
    per = f"per-{amount.per}" if amount.per and amount.per != "year" else ""
    if amount.kind == "money" and made.topic in _TRADED and amount.value is not None:
        priced = amount.value < _DEAREST and bool(_ONE_TRADED.search(made.label))
        made = with_aspect(made, "price", f"price of {lower_first(made.label)}") if priced else made
    aspect = per
    if amount.dimension == "count" and made.topic in _IN_MONEY:
        aspect = "count"
    elif amount.dimension not in ("money", "count", "bare", "multiple", "time"):
        as_rate = amount.dimension in ("percent", "pp", "bp")
        kind = "rate" if as_rate else amount.dimension
        kind = "" if as_rate and made.topic in _RATES else kind
        aspect = ".".join(one for one in (kind, per) if one)
    if not aspect or made.aspect.endswith(aspect):
        return made
    return with_aspect(made, aspect, made.label)


def in_units(named: Named, amount: Amount) -> Named:
    """The name of what is weighed or measured, whichever way it was found."""
    if amount.kind != "quantity" or named.level is not None:
        return named
    return Named(by_dimension(named.measure, amount))


def growth_of(level: Measure) -> Named:
    """The growth of a level: "growth of exports"."""
    named = lower_first(level.label)
    if level.topic == "figure":
        named = level.label.partition(" of ")[2] or level.label.partition(" by ")[2]
    label = f"growth of {named}" if named else "growth"
    return Named(with_aspect(level, "growth", label), level)
