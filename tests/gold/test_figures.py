"""Holds the figures of the sample to the floors that were reached."""

import json
from collections import Counter
from pathlib import Path

import pytest
from tests.gold import figures_score
from tests.gold.sample import sample_figures

from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["figures"]
GRAMMAR = Grammar(NameModel())
CEILINGS = ("spurious", "not_figures_hit", "false_merges")


@pytest.fixture(scope="module", params=[None, GRAMMAR.trees], ids=["by rules", "with model"])
def scored(request) -> tuple[Counter[str], list[str]]:
    return figures_score.score(sample_figures(request.param))


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_figures_of_the_sample_stay_as_good_as_they_were(field, scored):
    counts, lines = scored
    said = "\n".join(line for line in lines if line.startswith(field)) or "\n".join(lines)
    if field in CEILINGS:
        assert counts[field] <= FLOORS[field], said
    else:
        assert counts[field] >= FLOORS[field], said


def test_every_sentence_of_a_figure_is_byte_for_byte_in_its_article(scored):
    counts, _ = scored
    assert counts["sentence"] == counts["key"]
