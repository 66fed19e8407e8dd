"""Ranking quality: the 1,400 abstracts and 225 questions of Cranfield, nDCG@10.

A question is given as it is written, its words without punctuation. Satchel is asked for them side
by side, as a person types them; the others for any of them (OR) with the best that each has for
English: tantivy and Whoosh their stemming analysers, FTS5 `porter`, each with BM25 over one field
of title and text. The gain of an abstract is its grade in this edition's judgements, whose grades
run from 1 (of some interest) to 4 (a complete answer) and 5 (the paper that the question is from).
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from search.engines import Engine, running
from search.place import place

_TOP = 10
_PART = re.compile(r"^\.([ITABW])(?: (\d+))?\s*$", re.MULTILINE)


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """The abstracts as stories; their title is the first sentence of the text, too."""
    for number, parts in _records(folder / "cran.all"):
        title, text = parts.get("T", ""), parts.get("W", "")
        body = text.removeprefix(title).strip() or text
        yield {"number": number, "title": title, "body": body, "date": "1960-01-01"}


def questions(folder: Path) -> list[str]:
    """The questions, in the order that the judgements number them by (from 1)."""
    texts = [parts.get("W", "") for _, parts in _records(folder / "cran.qry")]
    return [" ".join(re.findall(r"[a-z0-9]+", text.lower())) for text in texts]


def judgements(folder: Path) -> dict[int, dict[int, int]]:
    """By question (from 1), the gain of each abstract that was judged of interest."""
    gains: dict[int, dict[int, int]] = defaultdict(dict)
    for line in (folder / "cran.rel").read_text(encoding="utf-8").splitlines():
        question, _, abstract, grade = map(int, line.split()[:4])
        if grade > 0:
            gains[question][abstract] = grade
    return gains


def ndcg(found: Sequence[int], gains: dict[int, int]) -> float:
    """nDCG of the first ten that were found."""
    got = _discounted([gains.get(number, 0) for number in found[:_TOP]])
    best = _discounted(sorted(gains.values(), reverse=True)[:_TOP])
    return got / best if best else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def _records(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and parts of each record of the collection's own format."""
    pieces = _PART.split(path.read_text(encoding="utf-8", errors="replace"))[1:]
    number, parts = 0, dict[str, str]()
    for sign, given, text in zip(*[iter(pieces)] * 3, strict=True):
        if sign == "I":
            if parts:
                yield number, parts
            number, parts = int(given), {}
        else:
            parts[sign] = " ".join(text.split())
    yield number, parts


def scores(folder: Path, tools: Sequence[Engine]) -> dict[str, float]:
    """Mean nDCG@10 of each engine over the questions."""
    texts = place() / "cranfield"
    texts.mkdir(exist_ok=True)
    with (texts / "corpus.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in documents(folder))
    gains = judgements(folder)
    found: dict[str, float] = {}
    for tool in tools:
        with running(tool, texts) as process:
            process.do(do="index")
            process.do(do="open")
            values = [
                ndcg(process.do(do="ranked", words=question.split())["numbers"], gains[number])
                for number, question in enumerate(questions(folder), 1)
                if gains.get(number)
            ]
        found[tool.name] = sum(values) / len(values)
    return found
