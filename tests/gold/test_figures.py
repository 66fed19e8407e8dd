"""Holds the figures of the sample to the floors that were reached."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.gold import figures_score

from briefindex.bundle import bundled
from briefindex.extract.analyse import redate
from briefindex.extract.dating.inference import Reported, infer_dates
from briefindex.extract.dating.sightings import sightings
from briefindex.extract.entities import EntityExtractor
from briefindex.importers import read_file

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["figures"]
CEILINGS = ("spurious", "not_figures_hit", "false_merges")


@pytest.fixture(scope="module")
def scored() -> tuple[Counter[str], list[str]]:
    names = EntityExtractor(model=False)
    articles = [read_file(path) for path in sorted(bundled("seeds").glob("*.txt"))]
    read = [(article, names.mentions(article)) for article in articles]
    dates = infer_dates([Reported(a.info, sightings(a, found)) for a, found in read])
    found = {}
    for own, mentions in read:
        info = replace(own.info, date=dates.get(own.info.id, own.info.date))
        article = replace(own, info=info)
        found[info.file] = (article, redate(article, mentions).figures)
    return figures_score.score(found)


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
