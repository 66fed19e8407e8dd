"""Datelines: what stands before the first sentence of a news story, place, day and agency."""

import re
from dataclasses import dataclass

from briefindex.importers.clues import Clue, is_acronym, outlet_name, shown_outlet, shown_place
from briefindex.importers.printed_dates import DayAndMonth, date_at, day_and_month_at

_LONGEST = 160
_CAPITALS = r"[^\W\d_a-z]{2}[^\W\d_a-z’'.-]*"
_WORD = r"[^\W\d_][\w’'.-]{0,40}"
_NO_MONTH = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|(?:t?em|o|em)?ber)?"
    r"\b\.?)"
)
_PLACE = re.compile(
    rf"(?P<city>(?:{_CAPITALS})(?:[ /-](?:{_CAPITALS}|de|of|la)){{0,3}})"
    rf"(?:, {_NO_MONTH}(?P<region>[^\W\d_a-z][\w’'.-]*(?: {_NO_MONTH}[^\W\d_a-z][\w’'-]*){{0,2}}))?"
)
_MIXED_PLACE = re.compile(
    r"(?P<city>[^\W\d_a-z][\w’'-]+(?:[ /-][^\W\d_a-z][\w’'-]+){0,2})"
    rf"(?:, {_NO_MONTH}(?P<region>[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'-]*){{0,2}}))?"
)
_AGENCY = re.compile(
    r"(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slash>[^/\n]{2,40})/|\[(?P<square>[^\[\]\n]{2,40})\])\.?"
)
_BARE_AGENCY = re.compile(rf"(?P<bare>{_WORD}(?: {_WORD}){{0,4}}?)(?=\s{{0,40}}(?:[-–—]{{1,2}}\s))")
_DASH = re.compile(r"\s{0,40}(?:[–—]|--|-(?=\s))\s*")
_GAP = re.compile(r"[\s,.]{0,3}")
_KEY = re.compile(
    r"(?:(?:published|posted|updated|release)\s+)?(?:date|on|published|posted)?\s*[:,-]?\s*", re.I
)
_KEY_WORD = re.compile(r"(?:date|published|posted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that ends at `end`; `day` is its day where no year stands with it."""

    end: int
    clues: tuple[Clue, ...]
    day: DayAndMonth | None = None


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the start of a paragraph, such as "ASTANA. KAZINFORM –" or "(Reuters) -".

    Everything up to the first word of the sentence is taken, or nothing.
    """
    limit = min(end, start + _LONGEST)
    found = (
        _glued(text, start, limit)
        or _with_place(text, start, limit)
        or _dated_agency(text, start, limit)
    )
    return found if found and found.end < end else None


def _glued(text: str, start: int, limit: int) -> Dateline | None:
    """For "date 2023-05-26 SINGAPORE President …": a date line run into the first sentence."""
    key = _KEY.match(text, start, limit)
    offset = key.end() if key else start
    dated = date_at(text, offset, limit)
    if dated is None:
        return None
    day, offset = dated
    after = _GAP.match(text, offset, limit)
    offset = after.end() if after else offset
    place, body = _capital_place(text, offset, limit)
    if not (place or _KEY_WORD.match(text, start)) or not _begins(text, body):
        return None
    dash = _DASH.match(text, body, limit)
    body = dash.end() if dash else body
    clues = [Clue("date", "", "stated", "A date stands before the first sentence.", day)]
    if place:
        clues.append(_place_clue(place, None))
    return Dateline(body, tuple(clues))


def _capital_place(text: str, offset: int, limit: int) -> tuple[str | None, int]:
    """A place in capitals at the offset, and where the text after it begins."""
    taken: list[str] = []
    for match in re.compile(rf"({_CAPITALS})[\s,.:]{{1,3}}").finditer(text, offset, limit):
        word = match[1]
        if match.start() != offset or is_acronym(word) or len(word) < (4 if taken else 3):
            break
        taken.append(word)
        offset = match.end()
        if len(taken) == 3:
            break
    return " ".join(taken) or None, offset


def _begins(text: str, offset: int) -> bool:
    """Whether a sentence, or the dash before it, stands here."""
    return offset < len(text) and (text[offset].isupper() or text[offset] in '“«"‘–—-0123456789')


def _with_place(text: str, start: int, limit: int) -> Dateline | None:
    """For "KYIV, Ukraine (AP) — …", "MOSCOW, January 5. /TASS/. …" and "(Reuters) - …"."""
    for pattern in (_PLACE, _MIXED_PLACE, None):
        place = pattern.match(text, start, limit) if pattern else None
        if pattern and not place:
            continue
        found = _after_place(text, place.end() if place else start, limit, place)
        if found:
            return found
    return None


def _after_place(
    text: str, offset: int, limit: int, place: re.Match[str] | None
) -> Dateline | None:
    clues: list[Clue] = []
    offset = _skip(_GAP, text, offset, limit) if place else offset
    dated = date_at(text, offset, limit) if place else None
    day = day_and_month_at(text, offset, limit) if place and not dated else None
    if dated:
        clues.append(Clue("date", "", "stated", "The dateline gives the day.", dated[0]))
    offset = dated[1] if dated else day.end if day else offset
    stopped = bool(dated) and text[offset : offset + 2] == ". "
    offset = _skip(_GAP, text, offset, limit) if dated or day else offset
    agency, offset, marked = _agency(text, offset, limit, bare=place is not None)
    dash = _DASH.match(text, offset, limit)
    told = stopped or _is_dateline(
        place, agency, dated=bool(dated or day), dash=bool(dash), marked=marked
    )
    if not told or (stopped and place is not None and not place["city"].isupper()):
        return None
    if agency:
        reason = f"The dateline names “{agency}”."
        clues.append(Clue("source", shown_outlet(agency), "stated", reason))
    if place:
        clues.append(_place_clue(place["city"], place["region"]))
    offset = dash.end() if dash else _skip(_GAP, text, offset, limit)
    return Dateline(offset, tuple(clues), day) if _begins(text, offset) else None


def _dated_agency(text: str, start: int, limit: int) -> Dateline | None:
    """For "April 2, 2025 (Agency) -- …": a day and an agency in brackets, but no place."""
    dated = date_at(text, start, limit)
    if dated is None:
        return None
    agency, offset, marked = _agency(text, _skip(_GAP, text, dated[1], limit), limit, bare=False)
    dash = _DASH.match(text, offset, limit)
    if agency is None or not marked or dash is None or not _begins(text, dash.end()):
        return None
    named = f"The dateline names “{agency}”."
    told = Clue("date", "", "stated", "The dateline gives the day.", dated[0])
    return Dateline(dash.end(), (told, Clue("source", shown_outlet(agency), "stated", named)))


def _skip(pattern: re.Pattern[str], text: str, offset: int, limit: int) -> int:
    match = pattern.match(text, offset, limit)
    return match.end() if match else offset


def _agency(text: str, offset: int, limit: int, *, bare: bool) -> tuple[str | None, int, bool]:
    """The agency, where it ends, and whether brackets or slashes mark it."""
    match = _AGENCY.match(text, offset, limit)
    if match:
        named = next(group for group in match.groups() if group)
        name = re.split(r" via |,| [-–—/] ", named)[0].strip()
        return name, match.end(), True
    match = _BARE_AGENCY.match(text, offset, limit) if bare else None
    if match and outlet_name(match["bare"]):
        return match["bare"], match.end(), False
    return None, offset, False


def _is_dateline(
    place: re.Match[str] | None, agency: str | None, *, dated: bool, dash: bool, marked: bool
) -> bool:
    """Whether the parts make a dateline: a dash alone proves nothing, nor does a capital word."""
    known = agency is not None and outlet_name(agency) is not None
    if place is None:
        return known and dash
    if is_acronym(place["city"].split()[0]) or len(place["city"]) < 3:
        return False
    if known:
        return dash or marked
    if not place["city"].isupper():
        return dated and dash
    if agency is not None:
        return dash and (agency[:1].isupper() and len(agency.split()) <= 4)
    return dash or (dated and place["region"] is not None)


def _place_clue(city: str, region: str | None) -> Clue:
    shown = shown_place(city.strip(" .,"))
    if region and shown_outlet(region) == region and "." not in region:
        shown = f"{shown}, {shown_place(region.strip(' .,'))}"
    return Clue("place", shown, "stated", "The dateline names the place.")
