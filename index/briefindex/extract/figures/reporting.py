"""The wordings that hand a statement to its speaker: "X said", "according to X", "X data showed".

Only patterns: who stands in their places is looked up by `speaker`.
"""

import re
from functools import cache

from briefindex.text.lexicon import words

_VERBS = "reporting_verbs.txt"

QUOTED = re.compile(r"“[^“”]{1,3000}(?:”|$)|«[^«»]{1,3000}(?:»|$)|„[^“”„]{1,3000}[“”]")
STRAIGHT = re.compile(r'"')
_PART = r"(?:[A-Z][\w’'.-]{0,40}|(?:al|bin|de|van|von|der|la|el)(?:-[A-Z][\w’'.-]{0,40})?)"
NAME = rf"(?:[A-Z][\w’'.-]{{0,40}}[\w.](?: {_PART}){{0,8}})"
"""No letter can belong to one part of a name or to the next as one likes: trying all ways to part
"A-A-A-A" takes for ever."""

PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
ROLE = (
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[\w-]+ ){0,4}?(?:[Pp]resident"
    r"|[Pp]rime [Mm]inister|[Mm]inister|[Ee]xpert|[Oo]fficial|[Ss]pokes\w+|[Aa]nalyst|[Ee]conomist"
    r"|[Cc]hairman|[Cc]hairwoman|[Cc]hief(?: \w+){0,2}?|[Cc]oach|[Mm]anager|[Oo]wner|[Ll]awyer"
    r"|[Cc]ommissioner|[Ii]nspector|[Ss]heriff|[Cc]aptain|[Oo]fficer|[Gg]overnor|[Aa]mbassador|[Dd]irector|[Hh]ead"
    r"|[Ll]eader|[Ss]ecretary|[Dd]eputy|CEO|[Pp]rofessor|[Ss]cientist"
    r"|[Rr]esearcher|[Mm]ayor|[Kk]ing|[Cc]hancellor|[Dd]octor|[Pp]olitician"
    r"|[Ll]awmaker|[Ss]enator|[Gg]eneral|[Dd]iplomat)\b)"
)
BODY = (
    r"(?:[Tt]he (?:[\w-]+ ){0,2}?(?:ministry|department|bureau|agency|institute|commission|council"
    r"|bank|board|association|university|union|authority|committee|court|fund|institution|bloc"
    r"|party|federation|foundation)\b)"
)
"""A body named in full before: "the ministry" for the Ministry of Health."""

WHO = rf"(?<![\w’'-])(?P<who>{ROLE}|{BODY}|{PRONOUN}\b|(?:[\w’'-]+ ){{0,4}}?{NAME})"
SHOWN = re.compile(
    r"\b(?i:data|figures|statistics|numbers|estimates|survey|study|poll|report|research|statement"
    r"|filing|analysis|records|calculations)"
    r" (?:(?:released|published|issued|compiled|provided|conducted|commissioned|made|gathered)"
    r"(?: (?:on )?\w+day)? )?(?:by|from|of) (?:the )?(?P<who>[A-Z][^,;“”]{1,80}?)"
    r" (?:show|suggest|indicat|found|said|say|put)\w*\b"
)
ITS_DATA = re.compile(
    r"(?P<who>[A-Z][^,;“”]{1,60}?)(?:[’']s?)? (?:\w+ ){0,2}?(?:data|figures|statistics|estimates"
    r"|survey|poll|research|report) (?:show|suggest|indicat|found|put)\w*\b"
)
_AS_SAYING = r"(?:was|were|is|are) quoted(?: by [^,“”]{2,40}?)? as saying"
IN_STATEMENT = re.compile(
    rf"[Ii]n (?:a|an|his|her|its|their) (?:\w+ )?(?:statement|interview|speech|letter|post|tweet"
    rf"|filing|report|briefing|address|message|note)\b[^,“”]{{0,60}}, {WHO}"
)
REPORTED_BY = re.compile(
    r"\b(?:(?:was|were|is|are|been) (?:first )?(?:reported|announced|published|released|confirmed"
    r"|estimated|stated)|(?:statement|report|study|survey|poll|estimates?|figures|data)"
    r"(?: (?:issued|released|published))?) (?:by|from) (?:the )?(?P<who>[A-Z][^,;“”]{1,80})"
)
SOURCE_WORDS = frozenset({
    "data", "figures", "statistics", "numbers", "estimates", "survey", "study", "poll", "report",
    "research", "statement", "filing", "analysis", "records", "calculations", "by", "from",
})  # fmt: skip
"""Without one of these none of `SHOWN`, `ITS_DATA` and `REPORTED_BY` is there."""
ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:(?:[\w’'-]+ ){{0,7}}?)?(?P<who>{NAME}|him\b|her\b|the "
    rf"(?:\w+ ){{0,2}}\w+)(?P<more>(?:, ?| )[A-Z][\w’'-]+(?: "
    rf"[A-Z][\w’'-]+){{0,3}})?"
)
DASHED = re.compile(r"\s{0,8}[-–—] ?(?=[A-Z“])")
_OPTIMIST = (
    r"(?:is|was|are) (?:optimistic|confident|convinced|sure|hopeful|certain"
    r"|pessimistic|sceptical|skeptical)"
)


_NO_AMOUNT = r"(?! (?:(?:about|nearly|almost|over|more than|some|another|a further) )?[$€£]?\d)"
"""After "added" and "reported" a number is what was added, not what was said."""


@cache
def _verb() -> str:
    """A pattern for any verb of saying; "note" and "state" are nouns as often."""
    saying = words("reporting_verbs.txt", "verbs") | words("reporting_verbs.txt", "claims")
    return "|".join(
        sorted(re.escape(word) for word in saying - words("reporting_verbs.txt", "nouns"))
    )


@cache
def says() -> frozenset[str]:
    """Words of letters alone of which one stands in every sentence that reports a saying."""
    forms = _verb().replace("\\", "").split("|")
    longest = {max(re.findall("[a-z]+", form), key=len) for form in forms}
    longest |= words(_VERBS, "foresees")
    return frozenset(longest | {"is", "was", "are", "were"})


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns around verbs of saying, by name; `who` is the place of the speaker."""
    verb = _verb()
    aside = r"(?:,(?P<aside>[^,“”«»]{1,120}),)?"
    also_do = words(_VERBS, "also_do")
    doing = "|".join(sorted(also_do - {"posted", "posts"}))
    saying = "|".join(word for word in verb.split("|") if word not in also_do)
    foresees = "|".join(sorted(words(_VERBS, "foresees")))
    verb = rf"{verb}|{_AS_SAYING}"
    return {
        "verb_first": re.compile(
            rf"^[\s,.?!]*(?:{verb}) (?P<who>{ROLE}|{PRONOUN}\b|(?:[\w’'-]+ ){{0,5}}?{NAME})"
        ),
        "name_first": re.compile(
            rf"^[\s,.?!]*(?:but |and )?{WHO}(?:,(?P<aside>[^“”«»]{{1,160}}?),)? (?:also |has "
            rf"|had |then |further )?(?:{verb})\b"
        ),
        "before": re.compile(
            rf"{WHO}{aside} (?:also |has |had )?(?:{verb})\b[^.“”«»]{{0,60}}[,:]?\s{{0,8}}$"
        ),
        "reported": re.compile(
            rf"^[^“”«»]{{0,40}}?{WHO}{aside} (?:also |has |had |later |then "
            rf"|further |earlier |recently |now |still )?"
            rf"(?:(?:{saying}|{_AS_SAYING}|{_OPTIMIST})\b|(?P<foresees>{foresees})\b"
            rf"|(?:{doing})\b{_NO_AMOUNT})"
        ),
        "speaks": re.compile(rf"(?:,[^.“”«»]{{1,90}},)? (?:also |has |had )?(?:{verb})\b"),
        "spoken": re.compile(rf"\b(?:(?:{verb})|[Aa]ccording to)(?: [\w’'-]+){{0,5}} $"),
        "tail": re.compile(
            rf", (?:(?P<who>{ROLE}|{BODY}|{PRONOUN}|(?:[\w’'-]+ "
            rf"){{0,4}}?{NAME}){aside} (?:{verb})|(?:{verb}) (?P<who2>{ROLE}"
            rf"|{PRONOUN}|(?:[\w’'-]+ ){{0,4}}?{NAME}))\b[^,;]{{0,60}}\.?[”»\"]?$"
        ),
    }
