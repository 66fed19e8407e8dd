"""Answers with Satchel: rows as JSON lines on standard input, what is found on standard output.

Runs in the program's own environment. The language model is not loaded and no name is looked up:
both only decide whom a figure is ascribed to.
"""

import json
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(ROOT / "index")]

from briefindex.extract.figures import extract_figures  # noqa: E402 - the folder comes first
from briefindex.extract.figures.ranges import join  # noqa: E402
from briefindex.extract.figures.reading import read_amounts  # noqa: E402
from briefindex.model.article import Article, ArticleInfo, Block, Known, KnownDate  # noqa: E402
from briefindex.model.figure import Figure  # noqa: E402
from briefindex.model.span import ArticleId, Span  # noqa: E402
from briefindex.text.dates import DateExpression, find_dates  # noqa: E402
from briefindex.text.numbers import find_numbers  # noqa: E402
from briefindex.text.paragraphs import paragraphs  # noqa: E402
from briefindex.text.sentences import sentences  # noqa: E402

_NOBODY = Known()
_UNDATED = KnownDate(day=None, basis=None)


def article(text: str) -> Article:
    """An article whose every paragraph is body text: a set's row is a sentence, no headline."""
    blocks = tuple(Block(span, "body") for span in paragraphs(text))
    info = ArticleInfo(
        ArticleId("row"), "row.txt", _NOBODY, _NOBODY, _NOBODY, _NOBODY, _UNDATED, "en", None, 1, ""
    )
    return Article(info, text, blocks, sentences(text, blocks))


def figures(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures that the panel shows; all in a row of a few words, where nothing is salient."""
    found = extract_figures(article(row["text"]), ())
    return [_told(one) for one in found if row["task"] != "sample" or one.salience != "trivial"]


def _told(one: Figure) -> dict[str, Any]:
    values = [one.value] if one.value is not None else [one.low, one.high]
    part = find_numbers(one.exact, Span(0, len(one.exact))) if one.exact else ()
    if part and one.kind == "share":
        values = [part[0].value * 100]  # a sixth is more than 16.67 %
    return {
        "start": one.span.start,
        "end": one.span.end,
        "values": [float(value) for value in values if value is not None],
        "unit": one.unit,
        "kind": one.kind,
    }


def numbers(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Every number that is read, figure or not, with the sign and scale that the pass adds."""
    text = row["text"]
    read = join(text, read_amounts(text, ()))
    alone = [
        one
        for one in find_numbers(text, Span(0, len(text)))
        if not any(had.core < one.span.end and one.span.start < had.tail for had in read)
    ]
    return [
        *(_number(one.core, one.tail, [one.value, one.low, one.high], one.kind) for one in read),
        *(_number(one.span.start, one.span.end, [one.value], "count") for one in alone),
    ]


def _number(start: int, end: int, values: Sequence[Fraction | None], kind: str) -> dict[str, Any]:
    told = [float(value) for value in values if value is not None]
    return {"start": start, "end": end, "values": told, "unit": "%" if kind == "share" else ""}


def dates(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The dates, as the days that the words around them make of them."""
    text, reference = row["text"], row["reference"]
    day = date.fromisoformat(reference) if reference else None
    published = KnownDate(day=day, basis="stated" if day else None)
    return [
        {"start": one.lead.start, "end": one.span.end, "days": [_days(one)]}
        for one in find_dates(text, Span(0, len(text)), published)
    ]


def _days(one: DateExpression) -> list[str | None]:
    first, last = one.start, one.end
    if one.relation == "since":
        last = None
    elif one.relation in ("by", "until"):
        first = None
    elif one.relation == "before":
        first, last = None, first - timedelta(1) if first else None
    elif one.relation == "after":
        first, last = last + timedelta(1) if last else None, None
    return [end and end.isoformat() for end in (first, last)]


def main() -> None:
    """Answer until the input ends."""
    tasks = {"dates": dates, "numbers": numbers}
    for line in sys.stdin:
        row = json.loads(line)
        begin = time.perf_counter()
        found = tasks.get(row["task"], figures)(row)
        seconds = time.perf_counter() - begin
        print(json.dumps({"found": found, "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
