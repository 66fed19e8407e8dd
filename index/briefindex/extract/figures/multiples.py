"""Names multiples and ranks: "double this volume", "among the ten largest producers"."""

import re
from collections.abc import Callable
from dataclasses import replace

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Measure, Named, measure, with_aspect
from briefindex.extract.figures.phrases import cleaned, has_noun
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.syntax import object_of, part_of, verb_of

_BESIDE = re.compile(r"(?: in \d{4}| last year)?, (?:about |nearly |almost |some |more than |or )*")


_AS_MANY = re.compile(
    r" (?:as (?:many|much)\b|more than\b"
    r"|the (?:[a-z]+ )?(?:estimate|limit|number|figure|amount|level|total|rate|average|norm)\b"
    r"|(?:higher|lower|bigger|larger|greater) than\b|that\b"
    r"|what (?:it|they|he|she|was|were|is|are)\b)"
)

_OF_SO_MANY = re.compile(r"^(?:out )?(?:of )?\d+ (?:countries |nations |economies )?(?:in |on )?")

Resolve = Callable[[str, Sentence, Amount], Measure]


def multiple(memory: Antecedents, resolve: Resolve, sentence: Sentence, amount: Amount) -> Named:
    """For "double this volume", "exports doubled", "300 children, three times as many as"."""
    thing = _multiplied(sentence, amount)
    done = None if has_noun(thing) else _done_with(memory, sentence, amount)
    if done is not None:
        return Named(done, done)
    beside = _named_beside(memory, sentence, amount)
    if beside is not None and not has_noun(thing):
        level = beside.level or beside.measure
        return Named(level, level)
    if not has_noun(thing):
        thing = cleaned(object_of(sentence, amount)) or subject(sentence, amount.start)
    level = resolve(thing if has_noun(thing) else "it", sentence, amount)
    return Named(level, level)


def _done_with(memory: Antecedents, sentence: Sentence, amount: Amount) -> Measure | None:
    """For "spent 480 million on the poll, almost twice as much": the spending on it."""
    verb = verb_of(sentence, amount.start)
    if verb is None or verb.start >= amount.start:
        return None
    for one in sentence.amounts[: sentence.amounts.index(amount)]:
        part, named = part_of(sentence, one), memory.of(one)
        if part is not None and part.verb.word == verb.word and named is not None:
            return named.level or named.measure
    return None


def _multiplied(sentence: Sentence, amount: Amount) -> str:
    """What is multiplied, by the words behind: "double its coffee exports"."""
    after = sentence.text[amount.end : sentence.clause_of(amount.core)[1]]
    if not re.match(r" (?:the|its|their|this|that|these|those|his|our|what)\b", after):
        return ""
    if _AS_MANY.match(after) and sentence.amounts[0] is not amount:
        return ""
    return phrases.noun_phrase_after(sentence.text, amount.end, limit_of(sentence, amount))


def _named_beside(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """What the amount before it measures, where the multiple is of that."""
    place = sentence.amounts.index(amount)
    if not place:
        return None
    counted = [one for one in sentence.amounts[:place] if one.kind != "duration"]
    if counted and _AS_MANY.match(sentence.text, amount.end):
        return memory.of(counted[-1])
    last = sentence.amounts[place - 1]
    return memory.of(last) if _BESIDE.fullmatch(sentence.text[last.end : amount.start]) else None


def rank(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named:
    """For "among the ten largest producers of wheat": the rank of the subject as a producer."""
    of = phrases.noun_phrase_after(sentence.text, amount.end, limit_of(sentence, amount))
    of = _OF_SO_MANY.sub("", re.split(r" and (?=[A-Z])", of)[0])
    who = subject(sentence, amount.start)
    made = measure(of or who)
    made = replace(made, words=tuple(sorted({*made.words, *measure(who).words})))
    made = memory.with_parties(made, who, sentence, amount)
    label = f"rank: {of}" if of else f"rank of {who}"
    return Named(with_aspect(made, "rank", label))
