"""What is known about an article: each value with its basis, unknown where nothing tells."""

import hashlib
import re
from collections.abc import Sequence

from briefindex.importers.clues import Clue, Field, outlet_name, shown_outlet, sounds_like_outlet
from briefindex.importers.language import language_told
from briefindex.importers.names import one_line, printable
from briefindex.importers.publication import date_in, source_in
from briefindex.importers.structure import Structure
from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.span import ArticleId, Span

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:[’'.-][^\W{_CJK}]+)*")
"""A word; of Chinese and Japanese, which part no words, a sign, as word processors count."""
_OPENING = 90
_OUTLET_IN_TITLE = re.compile(r"(?<=.{8}) (?:\||::|»|(?P<dash>[-–—])) (?P<outlet>[^|]{3,50})\Z")
_LONGEST_TITLE = 200
_SITE = re.compile(
    r"https?://(?:(?:www|m|amp|en|ru|news)\.)*((?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,20})(?=[/:?#]|\Z)",
    re.IGNORECASE,
)
_TITLE_REASON = "The first line stands alone and has no full stop."


def article_info(
    data: bytes,
    name: str,
    text: str,
    parts: Structure,
    sentences: Sequence[Span],
    language: str | None = None,
) -> ArticleInfo:
    """Everything that the file itself tells; `name` is the one it is imported under.

    `language` is the one that the file names: it counts where the words do not tell.
    """
    body = [block.span for block in parts.blocks if block.role == "body"]
    running = [one_line(text[span.start : span.end]) for span in _within(sentences, body)]
    title, clues = _title(text, parts)
    found = [*parts.clues, *clues]
    dated = _first(found, "date") or date_in(running, parts.day)
    url = _first(found, "url")
    source = _first(found, "source") or source_in(running) or (_site(url.value) if url else None)
    return ArticleInfo(
        id=ArticleId(hashlib.sha256(data).hexdigest()[:16]),
        file=printable(name),
        title=title,
        source=_known(source),
        author=_known(_first(found, "author")),
        place=_known(_first(found, "place")),
        date=KnownDate(dated.day, basis=dated.basis, reason=dated.reason) if dated else KnownDate(),
        language=language_told(" ".join(running), language),
        url=url.value if url else None,
        words=sum(1 for span in body for _ in _WORD.finditer(text, span.start, span.end)),
        opening=_opening(running),
    )


def _within(sentences: Sequence[Span], body: Sequence[Span]) -> list[Span]:
    """Sentences that stand in one of the body's spans; both are sorted."""
    starts = iter(body)
    span = next(starts, None)
    found: list[Span] = []
    for sentence in sentences:
        while span and span.end <= sentence.start:
            span = next(starts, None)
        if span and span.start <= sentence.start:
            found.append(sentence)
    return found


def _first(clues: Sequence[Clue], field: Field) -> Clue | None:
    """The first clue to the field, what is stated before what is inferred."""
    found = [clue for clue in clues if clue.field == field]
    return min(found, key=lambda clue: clue.basis != "stated", default=None)


def _site(address: str) -> Clue | None:
    """The site that an address leads to, where nothing names the publisher."""
    match = _SITE.match(address)
    if match is None:
        return None
    reason = "It is the site of the article's address; nothing names its publisher."
    return Clue("source", match[1].lower(), "inferred", reason)


def _known(clue: Clue | None) -> Known:
    return Known(one_line(clue.value), clue.basis, clue.reason) if clue else Known()


def _title(text: str, parts: Structure) -> tuple[Known, list[Clue]]:
    """The title, and the outlet that may stand behind a bar in it."""
    told = _first(parts.clues, "title")
    if told and told.basis == "stated":
        return _known(told), []
    span = next((block.span for block in parts.blocks if block.role == "title"), None)
    if told is None and span is None:
        return Known(), []
    line = one_line(text[span.start : span.end] if span else told.value if told else "").lstrip(
        "# "
    )
    why = told.reason if told else _TITLE_REASON
    match = _OUTLET_IN_TITLE.search(line)
    if match and match.start() <= _LONGEST_TITLE and _is_outlet(match):
        reason = f"The title ends in “{match['outlet']}”."
        outlet = Clue("source", shown_outlet(match["outlet"]), "inferred", reason)
        return Known(line[: match.start()], "inferred", why), [outlet]
    return Known(line, "inferred", why), []


def _is_outlet(match: re.Match[str]) -> bool:
    """Whether a title ends in an outlet; after a dash only where nothing else can be meant."""
    outlet = match["outlet"]
    certain = outlet_name(outlet) is not None or outlet.startswith("The ")
    return sounds_like_outlet(outlet) and (certain or not match["dash"])


def _opening(running: Sequence[str]) -> str:
    """The first words of the body, at most 90 characters, cut at a word."""
    words = " ".join(running[:6])
    if len(words) <= _OPENING:
        return words
    cut = words.rfind(" ", 0, _OPENING + 1)
    return words[: cut if cut > 0 else _OPENING].rstrip(" ,;:–—-")
