"""Names what is counted: the noun, what happened to it and by whom ("passengers carried by X")."""

import re
from dataclasses import replace

from briefindex.extract.figures import naming, phrases, wholes_of
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.deeds import is_compound
from briefindex.extract.figures.fates import (
    EMPTY,
    HAPPENED,
    SAME_FATE,
    SAYS,
    Doing,
    agent,
    by_part,
    fated,
)
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Named, lower_first, measure, with_aspect
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.phrases import has_noun, is_anaphor
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.verbs import Verb, participle, verb_roles, verbs
from briefindex.extract.figures.words import listed

_PREDICATE = re.compile(
    r"^(?:(?!\b(?:once|when|if|after|before|as|while|where|until|because|that|said|says"
    r"|and (?:its|the))\b)"
    r"[^;\d]){0,90}?\b(?:(?:were|was|are|is|be|been|being|got|have|has|had|will|to"
    r"|may|could|would) )(?:also |then |now |later |been |be |already |still )*"
    r"(?P<verb>\w+(?:ed|en|wn|lt|ld|nt|ing|rt|ad|ft)|shot|hit|cut|put|made|lost|kept|met|won|sunk)\b"
)
_APPOSED = re.compile(
    r"^, or [^,;]{3,80}, (?:have|has|had|were|are|was|is) (?:been |being )?(?P<verb>\w+(?:ed|en))\b"
)
_WENT = re.compile(
    r"^ (?:have |has |had |who |who have |who had )?"
    r"(?P<what>(?:\w{3,}ed|fled|left|went|came|stood|ran|took part)"
    r" (?:out|off|up|down|back|away|in|on|for|to|from|at|with|into|over|against|across|through"
    r"|home)\b(?! (?:the )?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d))"
    r"[^,.;:()“”\d]{0,40})"
)
_DID = re.compile(
    r"^ (?:have |has |had )?(?P<verb>\w{3,}ed|died|fled|left|lost|won|went|came)\b(?! by\b)"
)
_STATE = re.compile(
    r"^(?: in [A-Z]\w+)? (?P<state>(?:still )?"
    r"(?:face|need|lack|suffer|die|earn|work|drink|travel|commute|attend|visit|watch|live|require|own|use|speak|smoke|receive|depend)s?"
    r" [^,.;:()“”]{3,40})"
)
_IS_WHERE = re.compile(
    r"^(?: in [A-Z]\w+)? (?P<state>(?:are|is|were|was|remain|remained|live|lived) (?:still )?"
    r"(?:out of|without|at|on|under|below|above|behind|in|beyond)"
    r" (?!\d|[A-Z]|all\b|total\b|order\b)"
    r"[^,.;:()“”\d]{3,40})"
)
_STATE_WORDS = 6
_NEAR = 30
_TOUCHING = 14


def counted(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "47 bilateral documents … were signed", "killing 20": what was counted, and its fate."""
    people = amount.unit.startswith("people")
    if amount.noun is None or (people and amount.noun.phrase.lower() in listed("casualty_states")):
        return _people(sentence, amount) if people else None
    for step in (_difference, _titled, _level):
        named = step(memory, sentence, amount)
        if named is not None:
            return named
    text = sentence.text
    phrase, own = amount.noun.phrase.removeprefix("more "), amount.noun.end > amount.core
    phrase = amount.unit.partition("/")[0] if is_compound(sentence, amount) else phrase
    of = re.match(r" (?:of|from|with|in|for) ", text[amount.noun.end :]) if own else None
    more = ""
    if of:
        place = amount.noun.end + of.end()
        more = phrases.noun_phrase_after(text, place, max(place, limit_of(sentence, amount)))
    whole = f"{phrase}{of.group(0)}{more}" if of and has_noun(more) else phrase
    wanted = _WANTED.search(text[: amount.start])
    whole = f"{wanted['what']} for {whole}" if wanted else whole
    acted = _ACTED.search(text[: amount.start])
    whole = f"{acted['what']} of {whole}" if acted and acted["what"] in listed("acts") else whole
    asked = _ASKED.search(text[: amount.start])
    doing = Doing("surveyed", "surveyed") if asked else _doing(sentence, amount)
    if of and more and of.group(0) in doing.shown:
        whole = whole.replace(f"{of.group(0)}{more}", "")
    made = memory.with_parties(measure(whole), whole, sentence, amount)
    words = {*made.words, *([doing.key] if doing.key else [])}
    label = whole if not doing.shown or doing.shown in whole else f"{whole} {doing.shown}"
    if doing.by and not (doing.by.islower() and doing.by.split()[0] in listed("vague_doers")):
        words |= set(measure(doing.by).words)
        label = f"{label} by {naming.lower_first(doing.by)}"
    return Named(with_aspect(replace(made, words=tuple(sorted(words))), "count", label))


def _difference(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "1.3 million subscribers, 90,000 fewer than in December": how far it moved."""
    place = sentence.amounts.index(amount)
    if not place or not _FEWER.match(sentence.text, amount.end):
        return None
    last = memory.of(sentence.amounts[place - 1])
    if last is None or sentence.amounts[place - 1].unit != amount.unit:
        return None
    level = last.level or last.measure
    label = f"change of {lower_first(level.label)}"
    return Named(with_aspect(level, "change", label), level)


def _titled(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "Average class size: 63 pupils": what stands before the colon."""
    match = _TITLE.fullmatch(sentence.text[: amount.start])
    if match is None or not has_noun(match["thing"]):
        return None
    if verbs(sentence.text, amount.end, len(sentence.text)):
        return None  # "Update: 40 people died"
    thing = phrases.cleaned(match["thing"])
    made = memory.with_parties(measure(thing), thing, sentence, amount)
    return Named(with_aspect(made, "count", made.label))


def _level(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "roastings total 4,440,000 bags", "housing starts slowed to 261,400 units": the subject.

    Not for "sales rose to 40 cars", which would be cars sold, nor where a person is counted.
    """
    if amount.noun is None or amount.partner_role == "to":
        return None
    own = amount.noun.end > amount.core
    if own and amount.unit.startswith("people"):
        return None
    clause = sentence.clause_of(amount.core)
    verb = phrases.governing_verb(sentence, amount, clause[0])
    if verb is None or verb.role not in ("level", "rise", "fall"):
        return None
    gap = sentence.text[verb.end : amount.start]
    if (
        _acted_on(sentence, amount, verb, gap)
        or not _REACHES.fullmatch(gap)
        or (not gap.strip() and verb.role != "level")
    ):
        return None
    thing = subject(sentence, amount.start)
    plain = amount.noun.phrase.lower() in listed("plain_units")
    if not has_noun(thing) or is_anaphor(thing) or (places(thing) and not measure(thing).words):
        return None
    if own and not plain and not _heads_measure(thing):
        return None
    made = memory.with_parties(measure(thing), thing, sentence, amount)
    return Named(with_aspect(made, "count", made.label))


def _acted_on(sentence: Sentence, amount: Amount, verb: Verb, gap: str) -> bool:
    """For "opened 142 cases", "closed two mines": not "the index closed 142 points lower"."""
    if gap.strip() or not sentence.text[verb.start : verb.end].lower().startswith(_ENDS_AND_OPENS):
        return False
    return not _MOVED_SO.match(sentence.text, amount.end) and amount.dimension == "count"


def _heads_measure(thing: str) -> bool:
    """Whether a subject is itself counted in something: "roastings", "shipments", "capacity"."""
    head = re.split(r" (?:of|in|for|to|from|by|at|on|with) ", thing)[0].rpartition(" ")[2].lower()
    return head in listed("counted_in")


def _people(sentence: Sentence, amount: Amount) -> Named | None:
    """For "12 dead", "killing 20", "5,530 injured": people, by what happened to them."""
    after = re.findall(r"[a-z]+", sentence.text[amount.tail : amount.tail + 30])
    state = next((word for word in after[:4] if word in listed("casualty_states")), "")
    state = state or (amount.noun.phrase.lower() if amount.noun is not None else "")
    key = SAME_FATE.get(state, verb_roles().get(state, state).lstrip("="))
    if not state:
        state, key, _ = _doing(sentence, amount)
    if not state:
        return None
    made = measure("people")
    words = tuple(sorted({*made.words, key}))
    return Named(with_aspect(replace(made, words=words), "count", f"people {state}"))


def _doing(sentence: Sentence, amount: Amount) -> Doing:
    """What happened to what is counted, by the verb before it, else by the words after it."""
    if _is_whole(sentence, amount):
        return Doing()
    clause = sentence.clause_of(amount.core)
    fate = re.match(r" (?:still )?(\w+)", sentence.text[amount.tail : clause[1]])
    if amount.unit.startswith("people") and fate and fate.group(1) in listed("casualty_states"):
        return fated(fate.group(1))
    ended = _ENDED.match(sentence.text, amount.tail if amount.noun is None else amount.noun.end)
    if ended and ended["verb"] not in SAYS | EMPTY and _gap_verb(sentence, amount):
        return fated(ended["verb"])
    after = sentence.text[amount.tail : clause[1]]
    if sentence.tree is not None:
        told = _gapped(sentence, amount) or by_part(sentence, amount)
        return told or _by_state(amount, after) or Doing()
    done = (
        _done(sentence, amount, clause[0])
        or _during(sentence, amount)
        or _gapped(sentence, amount)
        or _also(sentence, amount)
        or _by_state(amount, after)
    )
    if done is not None:
        return done
    match = _DID.match(after) or _PREDICATE.match(after)
    match = match or _APPOSED.match(sentence.text[amount.tail :])
    word = match.group("verb").lower() if match else ""
    if not word or word in SAYS:
        return _may_do(after, "who" if amount.unit.startswith("people") else "that")
    return fated(word)


def _is_whole(sentence: Sentence, amount: Amount) -> bool:
    """For "2,300 of the 5,100 migrants came": what is told is told of the part."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or last.unit != amount.unit:
        return False
    return wholes_of.OF.fullmatch(sentence.text, last.tail, amount.core) is not None


def _by_state(amount: Amount, after: str) -> Doing | None:
    """For "people who live in tents", "children are out of school", "pilots walked out"."""
    if not amount.unit.startswith("people"):
        return None
    went = _WENT.match(after)
    state = _STATE.match(after) or _IS_WHERE.match(after)
    said = state["state"] if state else went["what"] if went else ""
    if not said or (not state and said.split()[0] in _TRANSITIVE):
        return None
    said = phrases.cleaned(" ".join(said.split()[:_STATE_WORDS]))
    return Doing(f"who {said}", said.replace(" ", "-").lower())


def _done(sentence: Sentence, amount: Amount, start: int) -> Doing | None:
    """What the verb right before does: "hired 40 nurses", but not "scored 27 goals in 31 games"."""
    verb = phrases.governing_verb(sentence, amount, start)
    if verb is None or _AFTER_PREPOSITION.search(sentence.text[verb.end : amount.start]):
        return None
    gap = amount.start - verb.end
    printed = sentence.text[verb.start : verb.end].lower()
    done = participle(printed)
    acts = verb.role in ("other", "rise", "fall") or printed.startswith(("clos", "open"))
    if gap < _NEAR and verb.nominal:
        shown, key = done or verb.nominal, verb.nominal
    elif acts and gap < _TOUCHING and done and done not in EMPTY:
        shown, key = done, done
    else:
        return None
    return Doing(shown, key, "" if key in HAPPENED else agent(sentence, amount))


def _gap_verb(sentence: Sentence, amount: Amount) -> bool:
    """Whether another amount stands between the verb and this one: "killed 9 and 4 cars burnt"."""
    place = sentence.amounts.index(amount)
    return place > 0 and sentence.amounts[place - 1].kind == "count"


def _during(sentence: Sentence, amount: Amount) -> Doing | None:
    """For "cancelled 640 flights, stranding 90,000 passengers": what was done to these."""
    match = _PRESENT.search(sentence.text[: amount.start])
    if match is None or match["verb"] in listed("no_doing"):
        return None
    done = participle(match["verb"]) or f"{match['verb'].removesuffix('ing')}ed"
    return fated(done)


def _gapped(sentence: Sentence, amount: Amount) -> Doing | None:
    """For "the Greens won 40 seats and the Liberals 60 seats": the same, by another."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or last.unit != amount.unit:
        return None
    match = _ANOTHER.fullmatch(sentence.text, last.end, amount.start)
    clause = sentence.clause_of(last.core)
    done = _done(sentence, last, clause[0]) if match else None
    return done._replace(by=match["who"]) if match and done and done.by else None


def _also(sentence: Sentence, amount: Amount) -> Doing | None:
    """For "detected 45 aircraft and nine warships": the second has the verb of the first."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or last.kind != "count" or last.noun is None or last.noun.end != last.end:
        return None
    joined = _AND.fullmatch(sentence.text, last.end, amount.start)
    alone = _ALONE.match(sentence.text, amount.end)
    return _done(sentence, last, sentence.clause_of(last.core)[0]) if joined and alone else None


def _may_do(after: str, pronoun: str) -> Doing:
    """For "2 million customers could lose power": who could lose power."""
    match = _MODAL.match(after)
    said = phrases.cleaned(_ONCE.split(match["what"])[0]) if match else ""
    return Doing(f"{pronoun} {said}", said.replace(" ", "-").lower()) if said else Doing()


_ENDS_AND_OPENS = ("open", "clos", "end", "settl", "register")
_MOVED_SO = re.compile(r" (?:higher|lower|up|down|ahead|behind|above|below|short)\b")
_FEWER = re.compile(r" (?:fewer|more|less|higher|lower) than\b")
_TITLE = re.compile(
    r"(?:[•*·–-] ?)?(?P<thing>[A-Za-z][^:;,.\d]{2,60}): "
    r"(?:(?:about|around|some|nearly|almost|over|more than|at least) )?"
)
_ACTED = re.compile(
    r"\b(?P<what>[a-z]{4,}) of(?: (?:about|around|some|nearly|almost|over|more than|at least"
    r"|up to|as many as|another|the|an estimated)){0,3} $"
)
_AND = re.compile(r"(?:,|,? and|,? as well as) (?:(?:about|some|nearly|another|over|more than) )?")
_ALONE = re.compile(
    r"[,.;]|$| (?:in|on|at|near|around|from|off|over|across|during|last|this|and)\b"
)
_REACHES = re.compile(
    r"(?: (?:back|up|down|slightly|sharply|further|now|just))?(?: (?:to|at))?"
    r"(?: an? (?:annual|annuali[sz]ed|daily|monthly|weekly|average) (?:rate|average|pace) of)?"
    r"(?: (?:a|an|the|about|around|some|nearly|almost|over|more than|record|revised|total of|of))* "
)
_ASKED = re.compile(
    r"\b(?:survey|poll|study|sample|census|analysis)(?: conducted| carried out)? (?:of|among|by)"
    r"(?: (?:about|nearly|almost|some|over|more than|around)){0,2} $"
)
_PRESENT = re.compile(
    r"(?:,|\band|\bwhile|\bafter|\bbefore) (?P<verb>[a-z]{3,}ing)"
    r"(?: (?:about|around|nearly|almost|some|over|more than|at least|up to|an estimated|another"
    r"|as many as|the|a further)){0,3} $"
)
_ENDED = re.compile(r" (?P<verb>\w{3,}ed|burnt|lost|sunk|shot down)(?=[,.;]|$)")
_TRANSITIVE = frozenset({
    "killed", "injured", "wounded", "arrested", "detained", "displaced", "evacuated", "rescued",
    "infected", "trapped", "deployed", "sent", "employed", "based", "housed", "left", "recruited",
    "hired", "elected", "sentenced", "jailed", "born", "invited", "counted", "registered", "named",
    "transferred", "moved", "treated", "tested", "vaccinated", "surveyed", "expected", "stationed",
})  # fmt: skip
"""What is done to people, and not by them: "soldiers deployed in", but "pilots walked out in"."""

_WANTED = re.compile(
    r"\b(?P<what>orders?|contracts?|applications?|requests?|demand|bids?|permits?|visas?|plans?|room"
    r"|space|capacity) for (?:(?:about|nearly|almost|some|over|more than|up to|at least|around) )?$"
)
_AFTER_PREPOSITION = re.compile(r"\b(?:in|for|on|with|from|after|at|among|across|than|against) $")
_ANOTHER = re.compile(r"(?:,| and|, and|;|, while) (?:the )?(?P<who>[A-Z][^,;:\d]{1,40}) ")


_ONCE = re.compile(r" (?:once|when|if|after|before|as|while|unless|until|because)\b")
_MODAL = re.compile(r"^ (?P<what>(?:could|may|might|would|will) (?!be\b|have\b)[^,.;:()“”]{3,40})")
