"""The sample as a pack reads it: names by rules alone, undated articles dated by the others."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefindex.bundle import bundled
from briefindex.extract.analyse import redate
from briefindex.extract.dating.inference import Reported, infer_dates
from briefindex.extract.dating.sightings import sightings
from briefindex.extract.entities import EntityExtractor
from briefindex.extract.figures import extract_figures
from briefindex.extract.figures.article_pass import Parse
from briefindex.importers import read_file
from briefindex.model.article import Article
from briefindex.model.figure import Figure


@cache
def sample_figures(parse: Parse | None = None) -> dict[str, tuple[Article, Sequence[Figure]]]:
    """Every article with its figures, by file name; `parse` reads sentences with the model."""
    names = EntityExtractor(model=False)
    articles = [read_file(path) for path in sorted(bundled("seeds").glob("*.txt"))]
    read = [(article, names.mentions(article)) for article in articles]
    dates = infer_dates([Reported(a.info, sightings(a, found)) for a, found in read])
    found = {}
    for own, mentions in read:
        info = replace(own.info, date=dates.get(own.info.id, own.info.date))
        article = replace(own, info=info)
        before = extract_figures(own, mentions, parse) if parse else ()
        found[info.file] = (article, redate(article, mentions, before).figures)
    return found
