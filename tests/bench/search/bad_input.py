"""Queries pasted by mistake or out of malice: each is answered, or one sentence says why not."""

import shutil
from pathlib import Path

from search.engines import Engine, Running, running
from search.limits import Verdict
from search.place import place

_LIMIT = 0.3
_ROUNDS = 3

QUERIES = {
    "one letter and *": "a*",
    "* alone": "*",
    "*a*": "*a*",
    "?*?*?*a*b*": "?*?*?*a*b*",
    "a word of three slips": "trade~3",
    "a letter of two slips": "a~2",
    "3,000 words with OR": " OR ".join(f"word{number}" for number in range(3000)),
    "40 common words": "the of to in said and a mln for it dlrs pct on from that its by with at is"
    " will was be has an as not would year he but which were this have had bank company shares",
    "40 prefixes": " ".join(f"{letter}{other}*" for letter in "stpcmrbd" for other in "aeiou"),
    "a word of 20,000 letters": "a" * 20_000,
    "20,000 letters and *": "c" * 20_000 + "*",
    "500 brackets": "(" * 500 + "trade" + ")" * 500,
    "500 open brackets": "(" * 500,
    "500 NOT": "NOT " * 500 + "trade",
    "control characters": "tra\x00de \x07\x1b[31m \x7f bank\r\n",
    "bidi characters": "\u202etrade\u202c \u2066bank\u2069 \u200f",
    "a lone surrogate": "trade \ud800",
    "an open quotation mark": '"central bank',
    "operators alone": "AND OR NOT - ( ) AND",
    "empty fields": "source: date: person: figure: value:>",
    "dates that are none": "date:9999-99-99..0000 date:>x date:..",
    "a value that is none": "value:>bn figure:\"\" year:20x2",
    "near too many": 'near("' + "the of to " * 60 + '", 9999)',
    "a phrase of common words": '"the of the to the in the"',
}  # fmt: skip


def verdicts(folder: Path, tools: list[Engine]) -> list[Verdict]:
    """The slowest of them all, and of queries while the index goes; names those that fail."""
    own = [tool for tool in tools if tool.name == "Satchel"]
    if not own:
        return []
    with running(own[0], folder) as process:
        process.do(do="open")
        slowest = max(((_worst(process, text), name) for name, text in QUERIES.items()))
    rows = [_verdict(f"bad input, {folder.name} articles, slowest, ms", slowest)]
    return [*rows, _without_index(folder, own[0])]


def _worst(process: Running, text: str) -> float:
    """The quickest of a few times, for a machine that others use, too."""
    took: list[float] = []
    for _ in range(_ROUNDS):
        told = process.do(do="query", text=text)
        if told["total"] < 0 or not (told["hint"] is None or _is_plain(told["hint"])):
            raise RuntimeError(f"{text[:60]!r}: {told}")
        took.append(told["wall"])
    return min(took)


def _is_plain(hint: str) -> bool:
    return hint.endswith((".", "?")) and "Traceback" not in hint and "\n" not in hint


def _verdict(name: str, slowest: tuple[float, str]) -> Verdict:
    return Verdict(name, slowest[0] * 1000, _LIMIT * 1000, slowest[1])


def _without_index(folder: Path, engine: Engine) -> Verdict:
    """The index folder is deleted between two queries of a desk that stays open."""
    copy = place() / "deleted" / folder.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "pack", copy / "pack")
    with running(engine, copy) as process:
        process.do(do="open")
        _worst(process, "central bank")
        shutil.rmtree(copy / "pack" / "index")
        texts = ("trade deficit", "natu*", '"prime rate"', "oil OR wheat", "trade deficit")
        slowest = max((_worst(process, text), text) for text in texts)
    shutil.rmtree(copy, ignore_errors=True)
    return _verdict(f"index folder deleted, {folder.name} articles, slowest, ms", slowest)
