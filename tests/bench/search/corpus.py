"""The texts that are searched: real stories, stories put together from them, or made-up ones."""

import gzip
import itertools
import json
import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from search.place import place

Story = dict[str, Any]
"""number, title, body (paragraphs with a blank line between), date (ISO)."""

_SEED = 1987
_FIRST_DAY = date(1987, 2, 26)
_DAYS = 240


def corpus(news: Path | None, size: int) -> Path:
    """The folder with so many stories as `corpus.jsonl`, made where it is not there yet."""
    folder = place() / ("news" if news else "made") / str(size)
    target = folder / "corpus.jsonl"
    if not target.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        passing = target.with_suffix(".new")
        stories = recombined(_real(news), size) if news else made_up(size)
        with passing.open("w", encoding="utf-8") as file:
            for story in stories:
                file.write(json.dumps(story, ensure_ascii=False) + "\n")
        passing.rename(target)
    return folder


def stories_of(folder: Path) -> Iterator[Story]:
    """The stories of a folder that `corpus` gave."""
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _real(news: Path) -> list[Story]:
    with gzip.open(news / "stories.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def recombined(stories: list[Story], size: int) -> Iterator[Story]:
    """The stories as they are, then others of the same lengths from paragraphs of three each."""
    for number, story in enumerate(stories[:size]):
        yield _story(number, story["title"], story["body"], story["date"])
    chance = random.Random(_SEED)
    for number in range(len(stories), size):
        first, *others = chance.choices(stories, k=3)
        paragraphs = [p for one in (first, *others) for p in one["body"].split("\n\n")]
        wanted = len(first["body"])
        chance.shuffle(paragraphs)
        taken: list[str] = []
        while paragraphs and sum(map(len, taken)) < wanted:
            taken.append(paragraphs.pop())
        yield _story(number, others[0]["title"], "\n\n".join(taken), first["date"])


def made_up(size: int) -> Iterator[Story]:
    """Stories of words that are no language's, as frequent and as many as those of one."""
    chance = random.Random(_SEED)
    words = _words(chance, 3_000 + int(60 * math.sqrt(size * 150)))
    weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
    for number in range(size):
        length = min(max(int(chance.lognormvariate(4.85, 0.6)), 30), 900)
        topic = chance.randrange(len(words) - 200)
        drawn = chance.choices(words, cum_weights=weights, k=length)
        subject = words[topic : topic + 20]
        for at in range(0, length, 9):
            drawn[at] = chance.choice(subject)
        day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
        title = " ".join([*chance.sample(subject, 3), *drawn[1:5]]).upper()
        yield _story(number, title, _prose(chance, drawn), day.isoformat())


def _prose(chance: random.Random, words: list[str]) -> str:
    sentences: list[str] = []
    at = 0
    while at < len(words):
        end = at + chance.randint(9, 28)
        part = " ".join(words[at:end])
        sentences.append(f"{part[0].upper()}{part[1:]}.")
        at = end
    parts = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
    return "\n\n".join(parts)


def _words(chance: random.Random, count: int) -> list[str]:
    heads = _parts("b br c ch cl d dr f g gr h j k l m n p pl pr r s sh st t tr v w z")
    middles = _parts("a e i o u ai ea io ou")
    tails = ["", "", "n", "r", "l", "s", "t", "nd", "st", "rk", "ng"]
    made: dict[str, None] = {}
    while len(made) < count:
        parts = 1 + (len(made) > 150) + (len(made) > 2_500) + chance.randrange(2)
        syllables = [chance.choice(heads) + chance.choice(middles) for _ in range(parts)]
        made["".join(syllables) + chance.choice(tails)] = None
    return list(made)


def _parts(text: str) -> list[str]:
    return text.split()


def _story(number: int, title: str, body: str, day: str) -> Story:
    return {"number": number, "title": title.strip(), "body": body, "date": day}
