"""Makes columns of articles that no index has yet, in memory: the same as an index would give."""

from collections.abc import Iterable
from typing import Any

from briefindex.model.article import Article
from briefindex.search.columns.columns import TEXT, VOCABULARIES, VOCABULARY_OF, Columns
from briefindex.search.columns.impacts import save_impacts
from briefindex.search.columns.stem_sizes import save_stem_sizes
from briefindex.search.columns.writing import (
    InMemory,
    Postings,
    save,
    save_documents,
    save_words,
)
from briefindex.search.documents import Facts
from briefindex.search.fields import fields_of
from briefindex.search.listed import SCORED
from briefindex.search.places import Places
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of


def scanned(articles: Iterable[Article]) -> Columns:
    """The columns of `articles`, each with the date of its own reading."""
    from whoosh.util.numeric import byte_to_length, length_to_byte  # whoosh: with the first query

    rows: list[Any] = []
    lengths: dict[str, list[int]] = {field: [] for field in SCORED}
    found: dict[str, dict[str, tuple[list[int], list[bytes]]]] = {f: {} for f in VOCABULARY_OF}
    for number, article in enumerate(articles):
        fields = fields_of(
            article, words_of(article.text), words_of(article.info.title.value or "")
        )
        rows.append(fields["row"])
        for field, having in found.items():
            for word, _, _, places in Places().word_values(fields[field], None):
                documents, placed = having.setdefault(word, ([], []))
                documents.append(number)
                placed.append(places)
        for field, counted in lengths.items():
            counted.append(len(fields[field]))
    place = InMemory()
    coarse = [[byte_to_length(length_to_byte(n)) for n in lengths[f]] for f in SCORED]
    save(place, "lengths", coarse)
    words = _put_words(place, found)
    save_stem_sizes(place, words, len(rows))
    names = save_documents(place, rows)
    totals = {field: sum(lengths[field]) for field in SCORED}
    save_impacts(place, {"size": len(rows), "words": words, "totals": totals})
    sources, languages = (tuple(names[name]) for name in ("sources", "languages"))
    return Columns(Facts(len(rows), words, totals, sources, languages), place.arrays)


def _put_words(
    place: InMemory, found: dict[str, dict[str, tuple[list[int], list[bytes]]]]
) -> dict[str, int]:
    """Put the words and their postings; gives how many words each vocabulary has."""
    several: dict[str, set[str]] = {name: set() for name in VOCABULARIES}
    for field, name in VOCABULARY_OF.items():
        several[name].update(found[field])
    words = {name: sorted(several[name]) for name in VOCABULARIES}
    save_words(place, words.values(), [*map(stem, words[TEXT])])
    postings = Postings(place)
    for field, name in VOCABULARY_OF.items():
        postings.begin()
        for word in words[name]:
            having = found[field].get(word)
            postings.add([having] if having else ())
    postings.finish()
    return {name: len(words[name]) for name in VOCABULARIES}
