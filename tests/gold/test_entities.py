import json
from pathlib import Path

import pytest

from briefindex.bundle import bundled
from briefindex.extract.entities import EntityExtractor
from briefindex.importers import read_file
from gold.entities_score import TYPES, Score, score

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["entities"]


def _scored(*, model: bool) -> Score:
    extractor = EntityExtractor(model=model)
    found = {}
    for path in sorted(bundled("seeds").glob("*.txt")):
        article = read_file(path)
        found[path.name] = (article.text, extractor.mentions(article))
    return score(found)


@pytest.fixture(scope="module", params=["with model", "rules alone"])
def scored(request: pytest.FixtureRequest) -> tuple[Score, dict[str, float]]:
    return _scored(model=request.param == "with model"), FLOORS[request.param]


def test_names_of_the_sample_are_found(scored: tuple[Score, dict[str, float]]) -> None:
    result, floors = scored
    assert result.f1 >= floors["f1"], (result.missed, result.spurious)


@pytest.mark.parametrize("kind", TYPES)
def test_names_of_each_type_are_found(scored: tuple[Score, dict[str, float]], kind: str) -> None:
    result, floors = scored
    assert result.by_type[kind] >= floors[kind], (result.missed, result.spurious)


def test_what_is_one_is_merged_and_what_is_two_is_not(
    scored: tuple[Score, dict[str, float]],
) -> None:
    result, floors = scored
    assert result.faults == []
    assert result.must_merge >= floors["must_merge"]
    assert result.must_not_merge >= floors["must_not_merge"]
