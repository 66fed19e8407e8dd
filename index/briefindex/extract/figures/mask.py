"""What looks like a figure and is none: names, references, times, scores, ordinals, idioms.

Owns saying which numbers to leave alone; the grammar of amounts never looks at them.
"""

import re
from functools import cache

from briefindex.extract.figures.units import unit_table
from briefindex.extract.figures.words import listed
from briefindex.text.small import small, words_in

Masked = tuple[tuple[int, int], ...]

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CODES = (
    "USD|EUR|GBP|JPY|CNY|RMB|KZT|RUB|INR|AUD|CAD|CHF|HKD|AED|TRY|UZS|Rs|RM|Rp"
    "|Tk|Dh|KSh|NIS|FF|DM|SR|TL|LE|SFr|Fr"
)
_NO_RAND = r"(?!R\d{1,9}(?:[.,]\d| ?(?:million|billion|trillion|bn|m)\b))"
_ADDRESSES = re.compile(
    r"\b(?:https?://|www\.)\S{1,300}|(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,120}"
    r"|(?<![\w-])[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:com|org|net"
    r"|gov|info|io|me|kz|ru|cn|uk|eu)\b(?:/\S*)?"
)
_SHAPES = re.compile(
    r"(?=[\d+(\[])(?:"  # a cheap look ahead: most places begin none of these
    r"(?<![\w$€£])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,4}\)?){3,6}(?![\w,.%]{0,20}\d)"  # telephones
    r"|(?<!\w)\+\d{7,15}\b"
    r"|(?<=[$€£¥][$€£¥])\d[\d.,]*"  # no sum has two signs
    r"|(?!\d{1,3}\.\d{3}\.\d{3}(?![\d.]))"  # not "1.250.000"
    r"\b\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b(?!,)"  # addresses of machines, versions
    r"|\b\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?"  # times and ratios
    r"|(?<!\d\.)\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|[AP]\.?M\.?|o[’']clock|hrs GMT)(?!\w)"
    r"|\b\d{4} (?:GMT|UTC|BST|EST|EDT|CET|MSK|local time|hours)\b|\b\d{4}Z\b"
    r"|\b(?:24/7|9/11|7/7|50[/-]50|20/20|360-degree|1-on-1|7-Eleven)\b"
    r"|\b\d{1,9}(?:,\d{3}){0,6}(?:st|nd|rd|th)\b"  # ordinals
    r"|[\[(]\d{1,3}[\])](?!\s*(?:percent|%))"  # notes
    r"|\b\d{1,5}[A-Za-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd"
    r"|Boulevard|Blvd|Lane|Drive|Square|Place|Way)\b"
    r"|\b(?:10|20|8|6|11)-?[KQF] (?:report|filing|form|statement)s?\b"
    r"|\b\d(?:G|D|K)\b|\b\d+(?:st|nd|rd|th)-\w+"
    r"|\b7[0-8]7(?:-\d{1,4})?(?: (?:MAX|Max)(?:[ -]\d{1,2})?| Dreamliner| [Ff]reighter)"  # Boeings
    r"|\b(?:19|20)\d\d (?:season|campaign|vintage|model)\b|\b\d\d[ -](?:carat|karat) gold\b"
    r"|(?<![\d/])\d{1,2}/\d{1,2}/\d{2}(?:\d\d)?(?![\d/])"  # dates that fix no day
    r"|(?:(?<=\bup )|(?<=\bdown ))\d{1,2}/(?:2|4|8|16|32)(?![\d/%]| of\b)"  # shares in eighths
    r"|\b\d{1,3}(?:\.\d{1,6})?(?:°| degrees?)(?: ?\d{1,2}(?:\.\d+)?(?:['′’]| minutes?))?"
    r",? ?(?:north|south|east|west|[NSEW]|latitude|longitude)\b(?! of\b)"  # places on the globe
    r"|(?<!\d)\d,\d(?:,\d)+(?!\d))"  # lists of digits
    r"|[§№#] ?\d[\d./-]*|\b[Nn]o?s?\. ?\d[\d./-]*"
    rf"|\b(?:{_NO_RAND}[A-Z]-?\d{{1,3}}[A-Z]?|[A-Z][A-Za-z]{{1,9}}-\d{{1,4}}[A-Za-z]?)\b"  # G7
)
_SHAPE_SIGN = re.compile(r"(?<!\d)\d|[+(\[§№#]")
_AFTER_LETTER = re.compile(
    r"\d(?:(?<=[A-Za-z]\d)|(?<=[A-Za-z]-\d)|(?<=[A-Za-z]\.\d)|(?<=[A-Za-z]\. \d))"
)
"""A digit after a letter: without one `_SHAPES` begins at a sign alone."""

_LETTERED = re.compile(rf"(?<![\w$])(?!(?:{_CODES})\d){_NO_RAND}[A-Za-z]{{1,12}}\d[\w./+-]*")
_MODELS = re.compile(
    r"(?=\d)(?:(?<![\d.])\d[\d.]{0,12}-\d{1,8}[A-Z]\w{0,12}|"
    r"(?<![\d.])\d[\d.]{0,20}[×x]10(?!\^|−\d|[⁻¹²³⁰⁴-⁹])\d*)"
)
_FIRST_YEAR = re.compile(
    r"^[\W_]{0,3}(?:19|20)\d\d(?= [a-z])(?! (?:people|men|women|jobs|votes|km|miles)\b)"
)
_LIST_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}[.)]|\(\d{1,2}\)|No\. \d+) ")
_RANK_OR_ORDINAL = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:first"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
)
_NUMERAL_NAMES = re.compile(
    r"(?<=[a-z,’”»] )(?:[A-Z][\w’-]+ )?(?:One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve)\b(?! (?:million|billion))"
    r"(?:[ -][A-Z][\w’-]*(?:, (?=One))?)*"
    r"|(?:The |the )?One [A-Z][\w’-]+(?:,? One [A-Z][\w’-]+)?"
    r"|\b(?:Group|Big|Gang|Club|Famous|Hateful|Committee|Council) (?:of )?(?:the )?"
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Ten|Twenty|\d{1,2})\b"
)
_UNITS_OF_ONE = (
    "mln|bln|bn|trn|crore|lakh|pct|per-cent|percentage point|basis point|dollar|dlr|euro|pound|yen"
    "|yuan|rouble|ruble|rupee|peso|tenge|lira|cent|penny|kilomet(?:re|er)|mile|met(?:re|er)|tonne"
    "|ton|hectare|acre|gallon|lit(?:re|er)|barrel|kilo|kilogram|inch|foot|megawatt|gigawatt|degree"
)
_FEW = r"(?:two|three|four|five|six|seven|ten|\d+(?:\.\d+)?)"
_ONE = re.compile(
    r"\b(?<!-)one\b(?! (?:million|billion|trillion|hundred|thousand|percent|per "
    r"cent|third|quarter|fourth|fifth|sixth|eighth|tenth|half|in \w+|out of)\b)"
    rf"(?! (?:{_UNITS_OF_ONE}|year old|(?:hour|week|month|year)"
    r"(?! (?:ago|earlier|later|before|after|day|on|when|that)))s?\b(?! at a time))"
    rf"(?! (?:to|or) {_FEW}\b)(?! (?:more|fewer|less) than\b)"
    r"(?! minute(?:,| and|, and)? [\w.-]{1,12} seconds?\b)"
    rf"(?! [a-z]{{3,15}} (?:in|out of) (?:every )?{_FEW}\b)"
    rf"(?! and {_FEW} (?:[a-z]*illion|mln|bln|bn|percent|per cent|pct|%|years|months|weeks"
    r"|hours|km|kilomet|miles|tonnes|metres))"
    r"(?!-(?:third|quarter|fourth|fifth|sixth|eighth|tenth|half|year|day|month|week|hour|cent|dollar|yen|euro|mile|ton"
    r"|tonne|megawatt|metre|meter|foot|inch|acre)\b)"
)
_ONE_PERSON = re.compile(
    r"\bone (?:[a-z]+ )?(?:person|man|woman|child|soldier|civilian|officer"
    r"|policeman|worker|boy|girl|passenger|protester|student|journalist|employee"
    r"|was killed|killed|dead|injured|wounded|missing)\b(?! of)"
)
_IDIOMS = re.compile(
    r"\b(?:double[- ](?:digit|edged|standards?|decker|room|bed|check|cross|talk|tap"
    r"|vaccinated|down|header|murder|agent|blow|play|bass|life)"
    r"s?|triple[- ](?:jump|crown|a\b|threat|lock)\w*|zero[- ](?:sum|tolerance|day"
    r"|hour|emission|carbon|covid|waste|point)s?|sub-zero|net[- ]zero|ground zero"
    r"|(?:one|two|three|four|five|six|seven|eight)-(?:way|sided|dimensional|party"
    r"|state|tier|track|pronged|wheel(?:ed|er)?|star|thirds? majority|legged|part"
    r"|fold path|step|stage|front|piece|fer|handed|time|off|on-one|engine[d]?|horse"
    r"|man band|point plan|child policy|china policy|nation)"
    r"|half(?:-|\s)(?:brother|sister|time|way|hearted|marathon|century|mast|life"
    r"|truth|baked|dozen times|term|day|price)"
    r"|the four corners|on all fours|sixth sense|cloud nine|nine-to-five|ten-fold "
    r"path|at sixes and sevens|two cents"
    r"|thousand island|second to none|in two minds|five-a-side|eleven-plus|number "
    r"one priority|day one|square one|phase one|stage one|plan b"
    r"|one (?:by one|after another|another|on one)|once|million thanks"
    r")\b"
)
_WHOLLY = re.compile(
    r"\b(?:100|110|hundred) ?(?:%|percent|per cent|pct) (?:sure|certain|satisfied|behind|right"
    r"|committed|safe|clear|convinced|confident|correct|ready)\b"
)
_NUMBER_AHEAD = (
    r"(?:\d[\d.,/-]*\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_COUNTS = re.compile(r" (?:[a-z-]+ )?[a-z]{2,}s\b| (?:people|men|women|children|police)\b")
_TIMES_A = re.compile(
    rf"(?<!by )(?<![\d.,])\b(?:twice|(?:{_SMALL}|several|\d+) times) (?:a|per|every|this|last|in)\b"
)


_AFTER_WORD = re.compile(
    rf"(?<![\w&’'-])(?P<word>[a-z#][a-z&’'-]*)\.?[ -](?P<number>{_NUMBER_AHEAD})"
    r"(?![.,/-]?\d| ?(?:percent|per cent|pct|%|million|billion|trillion|tons?|tonnes|km|people))"
)
"""To be searched for in small letters."""
_TWO = re.compile(r"\d{1,3}-\d{1,3}")
_TO_A_NUMBER = re.compile(r" to \d{1,3}(?![\w.,%])|(?<=\d) to \d{1,3}[.,](?!\d)")
_OLDEST_SIDE = re.compile(r"(?!1\d\b|2[0-5]\b)\d")
_DIGIT = re.compile(r"\d")
_LONG_WORD = re.compile(r" [a-z]{7,}")
_SIGNS = re.compile(r"@|://|www|\.[a-z]{2}")
_NUMBER_WORDS = frozenset(
    f"{_SMALL}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple"
    "|zero|half|twice|times|once|top|ground|group|big|thousand|day|square|phase|stage".split("|")
)
_LETTER_DIGIT = re.compile(r"\d(?<=[A-Za-z]\d)")
_MODEL_SIGNS = re.compile(r"[\d.×x](?:(?<=[\d.])-\d|(?<=\d)e|(?<=[×x])10)")
"""Both begin with the signs that are rare, so that they are looked for quickly."""
_CAPITALISED_NUMBERS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Group", "Big", "Gang", "Club", "Famous", "Hateful", "Committee", "Council",
)  # fmt: skip
_ONLY_CAPITALISED = frozenset({"tu", "il", "an", "su", "mig", "act", "f", "gen", "h", "u", "o"})


def masked(text: str, *, heading: bool = False) -> Masked:
    """Places in a sentence whose numbers are no figures.

    Args:
        text: One sentence, its line ends as blanks.
        heading: A title or heading, where every word may be capitalised.

    Returns:
        Pairs of start and end, sorted; they may overlap.
    """
    found: list[tuple[int, int]] = []
    patterns: list[re.Pattern[str]] = []
    in_small: list[re.Pattern[str]] = []
    words, lowered = words_in(text), small(text)
    if _DIGIT.search(text):
        found.extend(_shapes(text))
        openings = (_LIST_NUMBER.match(text), _FIRST_YEAR.match(text))
        found.extend(match.span() for match in openings if match)
        patterns += [_LETTERED] if _LETTER_DIGIT.search(text) else []
        patterns += [_MODELS] if _MODEL_SIGNS.search(text) else []
    if _SIGNS.search(text):
        patterns.append(_ADDRESSES)
    if not words.isdisjoint(_NUMBER_WORDS):
        in_small += [_RANK_OR_ORDINAL, _IDIOMS]
        named = not heading and any(word in text for word in _CAPITALISED_NUMBERS)
        patterns += [_NUMERAL_NAMES] if named else []
    if "times" in text or "wice" in text:
        in_small.append(_TIMES_A)
    if "10" in text or "undred" in text:
        in_small.append(_WHOLLY)
    for pattern in patterns:
        found.extend(match.span() for match in pattern.finditer(text))
    for pattern in in_small:
        found.extend(match.span() for match in pattern.finditer(lowered))
    if not words.isdisjoint(_name_words()) or "#" in text:
        found.extend(_names(text))
    if "one" in words:
        found.extend(_ones(lowered))
    return tuple(sorted(found))


def _ones(lowered: str) -> list[tuple[int, int]]:
    """Where "one" counts nothing: "one of the", but not "one person was killed"."""
    people = [match.span() for match in _ONE_PERSON.finditer(lowered)]
    return [
        match.span()
        for match in _ONE.finditer(lowered)
        if all(not start <= match.start() < end for start, end in people)
        and not _is_measured(lowered, match.end())
    ]


def _is_measured(lowered: str, end: int) -> bool:
    """Whether a unit follows that is no word besides ("one terawatt", not "one cup")."""
    word = _LONG_WORD.match(lowered, end)
    found = unit_table().after(lowered, end) if word else None
    return found is not None and found.unit.printed == ""


def _shapes(text: str) -> list[tuple[int, int]]:
    """What `_SHAPES` finds: tried at its signs alone where it can begin at no letter."""
    if _AFTER_LETTER.search(text):
        return [match.span() for match in _SHAPES.finditer(text)]
    found: list[tuple[int, int]] = []
    end = 0
    for sign in _SHAPE_SIGN.finditer(text):
        match = _SHAPES.match(text, sign.start()) if sign.start() >= end else None
        if match:
            found.append(match.span())
            end = match.end()
    return found


@cache
def _name_words() -> frozenset[str]:
    """For each word of "named", a run of letters that a text must have for it to stand there."""
    parts = [re.findall("[a-z]+", name) for name in listed("named")]
    longest = {max(runs, key=_by_length) for runs in parts if runs}
    return frozenset(longest | {f"{name}s" for name in longest})


def _by_length(part: str) -> tuple[int, bool]:
    """An "s" alone stands in every text: of the two letters of "S&P" the other is the sign."""
    return len(part), part != "s"


def _names(text: str) -> list[tuple[int, int]]:
    """Numbers after words such as "Boeing" and "Article".

    In small letters such a word may be a verb or count things ("train 500 soldiers").
    """
    names = listed("named")
    found: list[tuple[int, int]] = []
    for match in _AFTER_WORD.finditer(small(text)):
        lowered, word = match.group("word"), text[match.start() : match.end("word")]
        if lowered not in names and (lowered[-1:] != "s" or lowered[:-1] not in names):
            continue
        if lowered == "under" and _OLDEST_SIDE.match(match["number"]):
            continue  # "fell to under 300": no team of juniors
        if word[0].islower() and (lowered in _ONLY_CAPITALISED or _COUNTS.match(text, match.end())):
            continue
        voted = _TWO.fullmatch(match["number"]) or _TO_A_NUMBER.match(text, match.end())
        if word[0].islower() and voted:
            continue  # "passed the bill 52-48", "52 to 48"
        found.append(match.span())
    return found
