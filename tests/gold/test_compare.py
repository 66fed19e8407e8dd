"""Holds the comparison of the sample to what was reached: series, conflicts, derived values."""

import json
from collections import Counter
from pathlib import Path

import pytest
from tests.gold import compare_score
from tests.gold.sample import sample_figures

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["compare"]
CEILINGS = ("false_merges", "false_conflicts", "derived_beyond")


@pytest.fixture(scope="module")
def scored() -> Counter[str]:
    return compare_score.score(sample_figures())


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_the_comparison_of_the_sample_stays_as_good_as_it_was(field, scored):
    if field in CEILINGS:
        assert scored[field] <= FLOORS[field]
    else:
        assert scored[field] >= FLOORS[field]
