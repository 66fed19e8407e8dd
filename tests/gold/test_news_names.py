"""Holds the names of our own news paragraphs to the floors that were reached."""

import json
from pathlib import Path

import pytest

from bench.names.sets import OWN, TYPES, WIRES, Text, own_news
from briefindex.extract.entities import EntityExtractor
from briefindex.importers import article_from
from briefindex.model.mention import Mention

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
Found = tuple[str, int, int, str]


def _stated(text: Text) -> set[Found]:
    return {(text.name, name.start, name.end, name.type) for name in text.names}


def _found(text: Text, extractor: EntityExtractor) -> set[Found]:
    article = article_from(text.text.encode(), f"{text.name}.txt")
    assert article.text == text.text
    mentions = [m for m in extractor.mentions(article) if m.type in TYPES]
    outer = [m for m in mentions if not any(_holds(other, m) for other in mentions)]
    facilities = [(name.start, name.end) for name in text.neutral]
    return {
        (text.name, m.span.start, m.span.end, m.type)
        for m in outer
        if not any(start < m.span.end and m.span.start < end for start, end in facilities)
    }


def _holds(outer: Mention, inner: Mention) -> bool:
    """Whether one name is part of the other: the paragraphs mark no such."""
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    return within and outer.span != inner.span


@pytest.mark.parametrize(("key", "path"), [("news_names", OWN), ("wire_names", WIRES)])
@pytest.mark.parametrize("mode", ["with model", "rules alone"])
def test_names_of_own_news_are_found(mode: str, key: str, path: Path) -> None:
    extractor = EntityExtractor(model=mode == "with model")
    stated: set[Found] = set()
    found: set[Found] = set()
    for text in own_news(path):
        stated |= _stated(text)
        found |= _found(text, extractor)
    right = len(stated & found)
    floors = FLOORS[key][mode]
    assert round(right / len(found), 3) >= floors["precision"], sorted(found - stated)
    assert round(right / len(stated), 3) >= floors["recall"], sorted(stated - found)
