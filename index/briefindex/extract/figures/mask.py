"""What looks like a figure and is none: names, references, times, scores, ordinals, idioms.

Owns saying which numbers to leave alone; the grammar of amounts never looks at them.
"""

import re

from briefindex.extract.figures.words import listed

Masked = tuple[tuple[int, int], ...]

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CODES = (
    "USD|EUR|GBP|JPY|CNY|RMB|KZT|RUB|INR|AUD|CAD|CHF|HKD|AED|TRY|UZS|Rs|RM|Rp"
    "|Tk|Dh|KSh|NIS|FF|DM|SR|TL|LE|SFr|Fr"
)
_ADDRESSES = re.compile(
    r"\b(?:https?://|www\.)\S{1,300}|[^\s@]{1,64}@[^\s@]{1,120}|\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,4}\.(?:com|org|net"
    r"|gov|info|io|me|kz|ru|cn|uk|eu)\b(?:/\S*)?"
)
_SHAPES = re.compile(
    r"(?=[\d+(\[§№#nNA-Z])(?:"  # a cheap look ahead: most places begin none of these
    r"(?<![\w$€£])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,4}\)?){3,6}(?![\w,.%]*\d)"  # telephone numbers
    r"|(?<!\w)\+\d{7,15}\b"
    r"|\b\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.\d{1,3})?\b(?!,)"  # addresses of machines, versions
    r"|\b\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?"  # times and ratios
    r"|\b\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|[AP]\.?M\.?|o[’']clock|hrs GMT)(?!\w)"
    r"|\b\d{4} (?:GMT|UTC|BST|EST|EDT|CET|MSK|local time|hours)\b|\b\d{4}Z\b"
    r"|\b(?:24/7|9/11|7/7|50[/-]50|20/20|360-degree|1-on-1|7-Eleven)\b"
    r"|\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b"  # ordinals
    r"|[\[(]\d{1,3}[\])](?!\s*(?:percent|%))"  # notes
    r"|(?:§|№|#) ?\d[\d./-]*|\b[Nn]o?s?\. ?\d[\d./-]*"
    r"|\b\d{1,5}[A-Za-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd"
    r"|Boulevard|Blvd|Lane|Drive|Square|Place|Way)\b"
    r"|\b\d(?:G|D|K)\b|\b\d+(?:st|nd|rd|th)-\w+"
    r"|(?<!\d)\d,\d(?:,\d)+(?!\d)"  # lists of digits
    r"|\b(?:[A-Z]-?\d{1,3}[A-Z]?|[A-Z][A-Za-z]{1,9}-\d{1,4}[A-Za-z]?)\b)"  # C5, G7, F-16, COVID-19
)
_LETTERED = re.compile(rf"(?<![\w$])(?!(?:{_CODES})\d)[A-Za-z]{{1,12}}\d[\w./-]*")
_MODELS = re.compile(
    r"(?=\d)(?:(?<![\d.])\d[\d.]{0,12}-\d{1,8}[A-Z]\w{0,12}|\b\d+(?:\.\d+)?e[-+]?\d+\b|"
    r"(?<![\d.])\d[\d.]{0,20}[×x]10(?:\^|−|-)?\d*)"
)
_LIST_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}[.)]|\(\d{1,2}\)|No\. \d+) ")
_RANK_OR_ORDINAL = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?:first"
    r"|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b",
    re.IGNORECASE,
)
_NUMERAL_NAMES = re.compile(
    r"(?<=[a-z,’”»] )(?:[A-Z][\w’-]+ )?(?:One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve)\b(?! (?:million|billion))"
    r"(?:[ -][A-Z][\w’-]*(?:, (?=One))?)*"
    r"|(?:The |the )?One [A-Z][\w’-]+(?:,? One [A-Z][\w’-]+)?"
    r"|\b(?:Group|Big|Gang|Club|Famous|Hateful|Committee|Council) (?:of )?(?:the )?"
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Ten|Twenty|\d{1,2})\b"
)
_ONE = re.compile(
    r"\b(?<!-)one\b(?! (?:million|billion|trillion|hundred|thousand|percent|per "
    r"cent|third|quarter|fifth|tenth|half|in \w+|out of)\b)"
    r"(?!-(?:third|quarter|fifth|tenth|half|year|day|month|week|hour)\b)",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"\bone (?:[a-z]+ )?(?:person|man|woman|child|soldier|civilian|officer"
    r"|policeman|worker|boy|girl|passenger|protester|student|journalist|employee"
    r"|was killed|killed|dead|injured|wounded|missing)\b(?! of)",
    re.IGNORECASE,
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
    r")\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(
    r"\b(?:100|110|hundred) ?(?:%|percent|per cent|pct) (?:sure|certain|satisfied|behind|right"
    r"|committed|safe|clear|convinced|confident|correct|ready)\b",
    re.IGNORECASE,
)
_NUMBER_AHEAD = (
    r"(?:\d[\d.,/-]*\w*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_COUNTS = re.compile(r" (?:[a-z-]+ )?[a-z]{2,}s\b| (?:people|men|women|children|police)\b")
_TIMES_A = re.compile(
    rf"\b(?:twice|(?:{_SMALL}|several|\d+) times) (?:a|per|every|this|last|in)\b", re.I
)


_AFTER_WORD = re.compile(
    rf"(?<![\w’'-])(?P<word>[A-Za-z#][A-Za-z&’'-]*)\.?[ -](?P<number>{_NUMBER_AHEAD})"
    r"(?! ?(?:percent|per cent|%|million|billion|trillion|tons?|tonnes|km|people))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"@|://|www|\.[a-z]{2}")
_NUMBER_WORD = re.compile(
    rf"\b(?:{_SMALL}|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple"
    r"|zero|half|twice|times|once|top|ground|[Gg]roup|[Bb]ig|thousand|day|square|phase|stage)\b",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"\bone\b", re.IGNORECASE)
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
    if _DIGIT.search(text):
        patterns += [_SHAPES, _LETTERED, _MODELS, _LIST_NUMBER]
    if _SIGNS.search(text):
        patterns.append(_ADDRESSES)
    if _NUMBER_WORD.search(text):
        patterns += [_RANK_OR_ORDINAL, _IDIOMS]
        patterns += [] if heading else [_NUMERAL_NAMES]
    if "times" in text or "wice" in text:
        patterns.append(_TIMES_A)
    if "10" in text or "undred" in text:
        patterns.append(_WHOLLY)
    for pattern in patterns:
        found.extend(match.span() for match in pattern.finditer(text))
    found.extend(_names(text))
    if not _ONE_WORD.search(text):
        return tuple(sorted(found))
    people = [match.span() for match in _ONE_PERSON.finditer(text)]
    found.extend(
        match.span()
        for match in _ONE.finditer(text)
        if all(not start <= match.start() < end for start, end in people)
    )
    return tuple(sorted(found))


def _names(text: str) -> list[tuple[int, int]]:
    """Numbers after words such as "Boeing" and "Article".

    In small letters such a word may be a verb or count things ("train 500 soldiers").
    """
    names = listed("named")
    found: list[tuple[int, int]] = []
    for match in _AFTER_WORD.finditer(text):
        word = match.group("word")
        lowered = word.lower()
        if lowered not in names and (lowered[-1:] != "s" or lowered[:-1] not in names):
            continue
        if word[0].islower() and (lowered in _ONLY_CAPITALISED or _COUNTS.match(text, match.end())):
            continue
        found.append(match.span())
    return found


def is_masked(places: Masked, start: int, end: int) -> bool:
    """Whether a number at this place is no figure."""
    return any(first < end and start < last for first, last in places)
