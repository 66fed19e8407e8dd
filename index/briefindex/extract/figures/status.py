"""Whether an amount is a fact, a target or an expectation, by the words that govern it."""

import re

from briefindex.extract.figures import wholes_of
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.tense import told_as_past
from briefindex.model.figure import Status
from briefindex.text.small import small, stems, stems_in, word_set, words_in

_TARGET = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|goals? (?:is|was|of|to|for|are|by|set)|target(?:s|ed"
    r"|ing)?|(?<!the )(?<!this )(?<!that )plan(?:s|ned|ning)?|intend(?:s|ed|ing)?"
    r"|seek(?:s|ing)?|sought|pledg\w+|promis(?:e|es|ed)\b"
    r"|vow(?:s|ed)?|ambition\w*"
    r"|striv\w+|objectives?|wants? (?:\w+ ){0,4}to|hop(?:es?|ed|ing) (?:to|for)|commit(?:s|ted|ment"
    r"|ments) to|proposed? to|proposals?|roadmap|strategy calls|needs? to|must"
    r"|intention|tasked|(?:set|has|have|had|gave|given)(?: \w+)? (?:the|a) task"
    r"|undertak(?:e|es|ing) to|undertook to|instructed|bid to|vision|determined to|resolved to"
    r"|calls? for|called for|ask(?:s|ed|ing)? for|budgeted|demand(?:ed|ing)"
    r"|demands? (?:an?|that|at least)"
    r"|(?<!in )(?<!the )(?<!a )(?<!no )(?<!of )(?:needs?|wants?|wanted)(?= (?:[\w’',-]+ ){0,6}$)"
    r"|(?<!expected )(?<!likely )(?<!forecast )(?<!set )(?<!due )(?<!projected )"
    r"(?<!continue )(?<!continued )(?<!helped )(?<!able )(?<!managed )(?<!poised )"
    r"(?<!predicted )(?<!seen )(?<!estimated )(?<!scheduled )(?<!anticipated )(?<!used )"
    r"to (?:bring|raise|increase|boost|double|triple|expand|lift|cut|reduce|lower"
    r"|attain|achieve)\b(?! (?:the risk|awareness|concerns?|fears)))\b"
)
"""To be searched for in small letters."""
_TARGET_STEMS = stems(
    "aim aims aimed aiming goal target plan plans planned planning intend seek sought pledge"
    " promise vow vows vowed ambition strive striving objective want hope hopes hoping commit"
    " proposed proposal roadmap strategy need must intention tasked task undertake undertook"
    " instructed bid vision"
    " determined resolved call demand asks asked asking budgeted bring raise increase boost"
    " double triple expand lift cut reduce lower attain achieve"
)
_EXPECTED = re.compile(
    r"\b(?:will|won’t|(?<!times )expect(?:s|ed|ing|ation|ations)?|forecasts?|forecasting"
    r"|project(?:ed|ion|ions)|predict(?:s|ed|ion|ions|ing)?|(?:un)?likely|could|might"
    r"|would|shall|should(?! have\b)|ought to|prepared to"
    r"|(?:is|are|was|were|be|being) seen (?=\w+ing\b|at\b|to\b|between\b)"
    r"|(?:now|still) sees? (?=\w)"
    r"|sees? (?:[\w-]+ ){0,3}(?:growth|inflation|demand|output|profits?|revenues?|sales|earnings"
    r"|margins?|deficit|surplus|loss|rise|drop|fall|increase|decline|shortage|shortfall|cuts?) of"
    r"|set to|due to be|scheduled to|poised to|on track|on course"
    r"|(?:heading|headed) (?:for|towards?)|anticipat\w+"
    r"|potential(?:ly)?|outlook|prospects?|sees? (?=[^.]{0,40}\b(?:at|rising"
    r"|growing|reaching|falling)\b)"
    r"|can (?=(?:\w+ly )?(?:increase|raise|boost|reach|grow|expand|double|triple"
    r"|rise|produce|export|attract|bring|cut|reduce|generate|add|supply|save|earn"
    r"|become|be)\b)"
    r"|(?:is|are) to (?=\w)|may(?= [a-z])"
    r"|guidance|guided|estimates? that [^.]{0,40}will|possible|offered to|upcoming|planned for)\b"
)
_EXPECTED_STEMS = stems(
    "will won expect forecast project predict likely unlikely could might would shall should ought"
    " prepared seen set due scheduled poised track course anticipate potential outlook prospect see"
    " sees can is are may heading headed guidance guided estimate possible offered upcoming planned"
)
_PAST = re.compile(
    r"\b(?:rose|fell|grew|reached|reported|totalled|totaled|was|were|dropped|jumped"
    r"|climbed|gained|lost|posted|signed|killed|won|amounted|stood|surged"
    r"|declined|slipped|exceeded|surpassed|made up|recorded|paid|sold|bought|spent"
    r"|invested|raised|saw|accounted|increased|decreased|attracted|hit|came|has "
    r"been|have been"
    r"|shrank|plunged|tumbled|doubled|tripled|received|exported|imported|produced)\b"
)
"""To be searched for in small letters."""
_AFTER = re.compile(
    r"^(?:(?! (?:that|who|which|if|when|and(?! \d)|sa(?:id|ys?)|think|believed?)\b)[^.;,]){0,60}?"
    r"\b(?:(?:is|are|was|were|has been|have been) (?:also |now )?"
    r"(?P<t>planned|targeted|earmarked|sought|needed|wanted)"
    r"|(?P<e>will be|will |(?:is|are|was|were) (?:also |now )?(?:expected|forecast"
    r"|projected|set(?! (?:aside|up|off|apart)\b)|due|likely|scheduled|predicted|to be"
    r"|to (?:go|follow|come|close|join|rise|fall))|(?:could|would|might) (?!have\b|not\b)\w"
    r"|(?-i:may) (?!have\b)[a-z]))",
    re.IGNORECASE,
)
_WITH_PART = re.compile(
    r",? (?:including|among them|most of (?:them|which)|(?:\w+ )?of (?:them|whom|which))"
    r"\b(?:[^.;,]|[.,](?=\d)){3,80},(?= )"
)
"""For "41 million people, including 12 million in Nigeria, are expected to"."""
_AFTER_WORDS = word_set(
    "planned targeted earmarked sought needed wanted will expected forecast projected set due"
    " likely scheduled predicted be could would might may"
    " go follow come close join rise fall"
)
_FORESEEN = re.compile(
    r"^(?: (?:that|which))?(?: the)?"
    r"(?: (?!than\b|as\b|and\b|but\b|is\b|are\b|was\b|were\b|the\b)\w+){0,3}"
    r" (?:had |have )?(?:been )?(?:expected|forecast|predicted|estimated|projected|anticipated"
    r"|penciled in|pencilled in)\b"
    r"(?=[,.;:!?)”\"]|$| (?:by|in|for|from|on|at|and|but|this|next|last|earlier|before|an?|when"
    r"|previously|while|as|after)\b)"
)
_VIEWS = (
    r"(?:(?P<t>targets?|goals?|ceiling)|forecasts?|estimates?|projections?|predictions?|outlook"
    r"|guidance|expectations?)"
)
_CHANGED_VIEW = re.compile(
    r"\b(?:cut|cuts|cutting|rais(?:ed|es|ing)|lower(?:ed|s|ing)|lift(?:ed|s|ing)|trim\w*|slash\w*"
    r"|upgrad\w+|downgrad\w+|revis\w+|increas\w+|reduc\w+|hik\w+|boost\w*|adjust\w+|nudg\w+"
    rf"|changed) (?:(?!and\b|by\b|as\b)[\w’'-]+ ){{0,4}}?{_VIEWS}\b"
)
"""For "cut its forecast for growth": the old value was one too."""
_ASKED_WHETHER = re.compile(
    r" of (?:the |all |those |our )?(?:(?!(?:and|or|but|for)\b)[\w’'-]+ ){1,6}?"
    r"(?:wants?|hopes?|plans?|intends?|expects?"
    r"|would like|wish(?:es)?|needs?|aims?) to\b"
)
"""For "eight in ten of the refugees want to go home": that they want to is a fact."""
_VOTED = ("votes", "abstentions")
_MISSED_BY = re.compile(
    r"\b(?:exceed|surpass|beat|miss|overshot|overshoot|undershot|undershoot|overfulfill|outstrip"
    r"|above|below|over|under|short of)[a-z]* "
    rf"(?:(?!by\b)[\w’'-]+ ){{0,5}}?{_VIEWS}(?: [\w’'-]+){{0,4}}? by (?:\w+ ){{0,2}}$"
)
_FORESEEN_WORDS = word_set(
    "expected forecast predicted estimated projected anticipated penciled pencilled"
)
_ASKED_FOR = re.compile(
    r"^(?: (?!is\b|are\b|was\b|were\b|and\b|but\b|or\b)[\w-]+){0,3} (?:that )?"
    r"(?:it|they|he|she|we|the \w+)(?: \w+){0,2}?"
    r" (?:(?:is|are|was|were|has been|had been|have been) )?"
    r"(?:asking for|seeking|wants?|wanted|needs?|asked for|sought)\b"
)
"""For "the $85 million that the agency is asking for"."""

_ASKED_WORDS = word_set("asking seeking want wants wanted need needs asked sought")
_BESIDE = re.compile(
    r",? (?:including )?"
    r"(?:(?:or|up|down|about|around|nearly|almost|some|more|less|fewer|than|over|roughly|just"
    r"|only|at|least|a|an) )*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:which|who|whose|where)\b")
_GIVEN = re.compile(
    r"\b(?:after|because|since) (?=[a-z])"
    r"|\b(?:despite|in spite of|because of|owing to|thanks to|amid)\b"
)
"""Begins what is a fact already beside what is planned."""
_BASE = re.compile(
    r"\b(?:from|compared (?:to|with)|versus|vs\.?|against|up from|down from|than"
    r"|after|above|over) (?:(?:the|a|an|about|around|some|nearly|almost|over|more "
    r"than|just|only|current|present|today’s|level of) ){0,6}$",
    re.IGNORECASE,
)
_FORECAST_NOUN = re.compile(
    r"\b(?P<t>target|goal|objective|ceiling)(?: range)?(?: of| at| for \w+ of| "
    r"to)? (?:\w+ ){0,2}$|\b(?P<e>forecasts?|expectations?|projections?|estimates?"
    r"|predictions?|outlook|guidance)"
    r"(?: range)? (?:of|for|at)(?: \w+){0,3} $",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(
    r" (?:(?:\w+ )?(?P<t>target|goal|ceiling)|(?:consensus |average )?(?:forecast|estimate)) "
    r"?(?:range|band|rate|level)?(?=[,.;:]|$| (?:of|for|set|from|by|in|and|but|that|which)\b)"
)
"""For "within the 2.5 to 7.5 percent target range"."""

_FORECAST_NOUNS = word_set(
    "target goal objective ceiling forecast forecasts expectation expectations projection"
    " projections estimate estimates prediction predictions outlook guidance"
)
_OWN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|\w{3,}ed|rose|fell|grew|made|saw"
    r"|won|lost|stood|hit|came|went|took|kept|left|held|paid|sold|spent|sent|gave|got|ran|led|met"
    r"|bought|built|brought|drew|drove|flew|sank|shrank|began|broke|accounts|remains?)\b"
)
_OWNED = re.compile(
    r"(?:[’']s?|\b(?:its|their|his|her)) "
    r"(?:(?:current|existing|present|total|foreign|outstanding) )?"
    r"(?:(?:debts?|deficit|loss|losses|stake|holding|workforce|staff|reserves|fleet|population"
    r"|loans?) of )?(?:(?:about|around|some|nearly|almost|over|more than|at least) ){0,2}$"
)
"""What somebody has is there whatever is planned for it: "to restructure its debt of $5 bn"."""

_OWNERS = word_set("its their his her")
_ASKED = re.compile(r"\b(?:survey|poll|study|sample) (?:of|among)(?: [\w]+){0,2} $")


def status_of(sentence: Sentence, amount: Amount, *, future: bool) -> Status:
    """The status of an amount.

    Args:
        sentence: Where it stands.
        amount: The amount; the first of a change ("from 6") is always a fact.
        future: Its period lies after the article's date; a verb in the past outweighs that.
    """
    text, heard = sentence.text, words_in(sentence.text)
    old = amount.partner_role == "to" or (amount.partner is None and _is_base(sentence, amount))
    if not heard.isdisjoint(_FORECAST_NOUNS | _FORESEEN_WORDS):
        said = _as_said(text, amount, sentence.clause_of(amount.core), old=old)
        if said is not None:
            return said
    if old:
        return "actual"
    if _ASKED.search(text[max(0, amount.start - 40) : amount.start]):
        return "actual"
    clause = sentence.clause_of(amount.core)
    if _is_whole(sentence, amount):
        return "actual"
    if amount.kind == "share" and _ASKED_WHETHER.match(text, amount.end):
        return "actual"
    if amount.unit in _VOTED and _was_voted(sentence):
        return "actual"
    named = _by_noun(text, amount, heard)
    if named is not None:
        return named
    owned = "'" in text or "’" in text or not heard.isdisjoint(_OWNERS)
    if owned and _OWNED.search(text[clause[0] : amount.start]):
        return "actual"
    last = _beside(sentence, amount)
    if last is not None:
        return status_of(sentence, last, future=future)
    status = _of_clause(sentence, amount, clause)
    ahead = future and not told_as_past(sentence, amount)
    return status or ("expected" if ahead else "actual")


def _is_whole(sentence: Sentence, amount: Amount) -> bool:
    """For "250 of the 600 workers will go": there are 600."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or last.unit != amount.unit or amount.kind != "count":
        return False
    return wholes_of.OF.fullmatch(sentence.text, last.tail, amount.core) is not None


def _was_voted(sentence: Sentence) -> bool:
    """For "approved the spending plan 52 to 31, with seven abstentions"."""
    first = next(one for one in sentence.amounts if one.unit in _VOTED)
    return told_as_past(sentence, first)


def _by_noun(text: str, amount: Amount, heard: frozenset[str]) -> Status | None:
    """What the words right beside an amount make of it: "a target of", "that was forecast"."""
    told = not heard.isdisjoint(_FORECAST_NOUNS)
    named = _FORECAST_NOUN.search(text[max(0, amount.start - 50) : amount.start]) if told else None
    if named:
        return "target" if named.group("t") else "expected"
    if amount.low is None and amount.number and text.startswith("-", amount.number.end):
        return "actual"
    beside = _TARGET_AFTER.match(text, amount.end) if told else None
    if beside:
        return "target" if beside.group("t") else "expected"
    foreseen = not heard.isdisjoint(_FORESEEN_WORDS)
    if foreseen and _FORESEEN.match(text[amount.end : amount.end + 60]):
        return "expected"
    return None


def _as_said(text: str, amount: Amount, clause: tuple[int, int], *, old: bool) -> Status | None:
    """What an amount is of a forecast or a target that was changed, met or missed.

    For "cut its forecast for growth to 2 percent from 3", "down from the 3 percent it had
    pencilled in" and "missed its target by 9 percent".
    """
    before = small(text)[clause[0] : amount.start]
    if _MISSED_BY.search(before):
        return "actual"
    changed = _CHANGED_VIEW.search(before) if old else None
    if changed is not None:
        return "target" if changed["t"] else "expected"
    return "expected" if old and _FORESEEN.match(text[amount.end : amount.end + 60]) else None


def _beside(sentence: Sentence, amount: Amount) -> Amount | None:
    """The amount that another one tells anew: "will hire 300 people, twice as many as"."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or last.partner is amount:
        return None
    return last if _BESIDE.fullmatch(sentence.text, last.end, amount.start) else None


def _of_clause(sentence: Sentence, amount: Amount, clause: tuple[int, int]) -> Status | None:
    """What the words of its clause make of it, else those of the clause that it hangs on."""
    text = sentence.text
    status = _governed(text, clause[0], amount.start) or _announced(text, amount, clause[1])
    begin, end = clause
    while status is None and begin > 0:
        if _OWN_VERB.search(text, begin, end) or _RELATIVE.match(text, begin):
            return None
        begin, end = sentence.clause_of(begin - 1)
        status = _governed(text, begin, amount.start)
    return status


def _is_base(sentence: Sentence, amount: Amount) -> bool:
    """Whether the amount is what another one is compared with."""
    tail = sentence.text[max(0, amount.start - 40) : amount.start]
    match = _BASE.search(tail)
    return (
        bool(match) and not re.match(r"(?:than|after|above|over) ", match.group(0), re.I)
        if match
        else False
    )


def _governed(text: str, start: int, place: int) -> Status | None:
    """The last word of intent or expectation before a place, unless a fact's verb follows it."""
    before, begun = text[start:place], stems_in(text)
    aimed, awaited = not begun.isdisjoint(_TARGET_STEMS), not begun.isdisjoint(_EXPECTED_STEMS)
    target = _last(_TARGET, small(text)[start:place]) if aimed else None
    expected = _last(_EXPECTED, before) if awaited else None
    if target is None and expected is None:
        return None
    latest = max((match for match in (target, expected) if match), key=lambda match: match.start())
    if (
        target
        and expected
        and expected.group(0).lower() in ("is to ", "are to ", "is to", "are to")
    ):
        latest = target
    if _GIVEN.search(before, latest.end()):
        return None
    for past in _PAST.finditer(small(text)[start:place], latest.end()):
        led = before[latest.end() : past.start()]
        if not re.search(r"\b(?:to|be|been|have|that|of|is|the)\s*$", led):
            return None
    return "target" if latest is target else "expected"


def _announced(text: str, amount: Amount, end: int) -> Status | None:
    """For "$5 billion is planned", "300 jobs will be lost"."""
    told = not words_in(text).isdisjoint(_AFTER_WORDS)
    part = _WITH_PART.match(text, amount.end) if told else None
    after = text[part.end() :] if part else text[amount.end : end]
    match = _AFTER.match(after) if told else None
    if match is None:
        asked = not words_in(text).isdisjoint(_ASKED_WORDS)
        return "target" if asked and _ASKED_FOR.match(text[amount.end : end]) else None
    return "target" if match.group("t") else "expected"


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
