"""Scores mentions against the annotations of the sample, by the span and the type.

A mention counts where article, words (without "the", "President" and a possessive), occurrence and
type agree. Names nested in longer ones, names in photo credits and descriptions that are no names
("the pandemic") neither win nor lose.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefindex.model.mention import Mention

TYPES = ("person", "organisation", "place", "route_or_project", "event")
_GOLD = Path(__file__).with_name("seed_entities.json")
_TITLES = re.compile(r"^(the|president|prime minister)\s+", re.IGNORECASE)
_FURNITURE = re.compile(r"\s*(Photo( credit)?\b.{0,3}|Photo from|Share on)")

Key = tuple[str, str, int]


@dataclass
class Score:
    """What was found: `f1` over all types, `by_type`, and the merges that went right or wrong."""

    gold: int = 0
    predicted: int = 0
    hit: int = 0
    f1: float = 0.0
    by_type: dict[str, float] = field(default_factory=dict)
    must_merge: int = 0
    must_not_merge: int = 0
    faults: list[str] = field(default_factory=list)
    missed: list[tuple[Any, ...]] = field(default_factory=list)
    spurious: list[tuple[Any, ...]] = field(default_factory=list)


def score(found: dict[str, tuple[str, tuple[Mention, ...]]]) -> Score:
    """Score mentions by file name: the article's text and its mentions."""
    gold = json.loads(_GOLD.read_text(encoding="utf-8"))
    texts = {name: text for name, (text, _) in found.items()}
    neutral, nested, want = _gold_keys(gold, texts)
    predicted: set[tuple[Any, ...]] = set()
    entities_of: dict[str, set[str]] = defaultdict(set)
    for name, (text, mentions) in found.items():
        for mention in mentions:
            key = _key(name, text, mention.surface, mention.span.end)
            entities_of[_plain(mention.surface)].add(mention.entity)
            graded = (*key, mention.type)
            counted = graded in want or key not in nested
            if mention.type in TYPES and counted and key not in neutral:
                predicted.add(graded)
    result = Score(gold=len(want), predicted=len(predicted), hit=len(predicted & want))
    result.f1 = _f1(predicted, want)
    for kind in TYPES:
        of_kind = {key for key in want if key[3] == kind}
        result.by_type[kind] = _f1({key for key in predicted if key[3] == kind}, of_kind)
    result.missed = sorted(want - predicted)
    result.spurious = sorted(predicted - want)
    _score_merges(result, gold, entities_of)
    return result


def _gold_keys(
    gold: dict[str, Any], texts: dict[str, str]
) -> tuple[set[Key], set[Key], set[tuple[Any, ...]]]:
    neutral: set[Key] = set()
    nested: set[Key] = set()
    want: set[tuple[Any, ...]] = set()
    for entity in gold["entities"]:
        for span in entity["mention_spans"]:
            text = texts[span["file"]]
            key = _key(span["file"], text, span["text"], span["end"])
            if _is_furniture(text, span["start"]) or not span.get("named", True):
                neutral.add(key)
            elif entity["type"] in TYPES and not span["nested_in"]:
                want.add((*key, entity["type"]))
            if span["nested_in"] or entity["type"] not in TYPES:
                nested.add(key)
    return neutral, nested, want


def _score_merges(result: Score, gold: dict[str, Any], entities_of: dict[str, set[str]]) -> None:
    for group in gold["must_merge"]:
        ids = _ids([name for name in group if "metonym" not in name], entities_of)
        if len(ids) > 1:
            together = bool(set.intersection(*ids))
            result.must_merge += together
            if not together:
                result.faults.append(f"not merged: {group}")
    for group in gold["must_not_merge"]:
        ids = _ids([name for name in group if "(" not in name], entities_of)
        if len(ids) > 1:
            merged = any(ids[a] & ids[b] for a in range(len(ids)) for b in range(a))
            result.must_not_merge += not merged
            if merged:
                result.faults.append(f"merged wrongly: {group}")


def _ids(names: list[str], entities_of: dict[str, set[str]]) -> list[set[str]]:
    plain = [_plain(re.sub(r"\(.*?\)", "", name)) for name in names]
    return [entities_of[name] for name in plain if entities_of.get(name)]


def _f1(predicted: set[tuple[Any, ...]], want: set[tuple[Any, ...]]) -> float:
    return round(2 * len(predicted & want) / max(1, len(predicted) + len(want)), 3)


def _plain(surface: str) -> str:
    return _TITLES.sub("", re.sub(r"['’]s$", "", surface.strip())).lower()


def _key(name: str, text: str, surface: str, end: int) -> Key:
    """File, plain words, and how many times these words stand in the text up to here."""
    plain = _plain(surface)
    return name, plain, _squash(text[:end]).lower().count(_squash(plain))


def _squash(text: str) -> str:
    return re.sub(r"\s+", " ", text).lstrip()


def _is_furniture(text: str, at: int) -> bool:
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    return bool(_FURNITURE.match(text[line_start : line_end if line_end >= 0 else len(text)]))
