"""Answers with tantivy."""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import tantivy
from serving import answer, kept, number_of, size_of, stories, timed

_LIMIT = 20
_MARKED = 50
Q = tantivy.Query


class Tantivy:
    """Title and text in one stored field, words in small letters, stems only for Cranfield."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        builder.add_integer_field("day", indexed=True, fast=True)
        builder.add_text_field("title", stored=True)
        stemmed = folder.name == "cranfield"
        tokenizer = "en_stem" if stemmed else "default"
        builder.add_text_field("body", stored=True, tokenizer_name=tokenizer)
        self._schema = builder.build()

    def index(self) -> dict[str, Any]:
        return kept(self._folder, "tantivy", self._index)

    def _index(self) -> dict[str, Any]:
        place = self._folder / "tantivy"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        took = timed(lambda: self._write(place))
        return {**took, "bytes": size_of(place)}

    def _write(self, place: Path) -> None:
        writer = tantivy.Index(self._schema, path=str(place)).writer(num_threads=1)
        for story in stories(self._folder):
            writer.add_document(
                tantivy.Document(
                    number=story["number"],
                    day=number_of(story["date"]),
                    title=story["title"],
                    body=f"{story['title']}\n\n{story['body']}",
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index_open = tantivy.Index.open(str(self._folder / "tantivy"))
        self._searcher = self._index_open.searcher()

    def ask(self, kind: str, words: list[str], days: list[int] | None) -> tuple[int, list[int]]:
        query, marking = self._query(kind, words)
        if days:
            ranged = Q.range_query(self._schema, "day", tantivy.FieldType.Integer, *days)
            query = Q.boolean_query(
                [
                    (tantivy.Occur.Must, query),
                    (tantivy.Occur.Must, Q.const_score_query(ranged, 0.0)),
                ]
            )
        order = {"order_by_field": "day"} if kind == "sortdate" else {}
        found = self._searcher.search(query, _LIMIT, **order)
        maker = tantivy.SnippetGenerator.create(self._searcher, marking, self._schema, "body")
        numbers = []
        for _, address in found.hits:
            story = self._searcher.doc(address)
            snippet = maker.snippet_from_doc(story)
            snippet.fragment()
            snippet.highlighted()
            numbers.append(story.get_first("number"))
        return found.count, numbers

    def ranked(self, words: list[str]) -> dict[str, Any]:
        """The best for any of the words, in every form of them."""
        query = self._index_open.parse_query(" ".join(words), ["body"])
        hits = self._searcher.search(query, 10).hits
        return {"numbers": [self._searcher.doc(at).get_first("number") for _, at in hits]}

    def _query(self, kind: str, words: list[str]) -> tuple[Q, Q]:
        term = lambda word: Q.term_query(self._schema, "body", word)  # noqa: E731 - short
        if kind == "phrase":
            query = Q.phrase_query(self._schema, "body", words)
            return query, query
        if kind == "fuzzy":
            query = Q.fuzzy_term_query(self._schema, "body", words[0], distance=1)
            return query, query
        if kind in ("prefix", "wildcard"):
            pattern = words[-1] + ("*" if kind == "prefix" else "")
            regex = ".".join(map(re.escape, pattern.split("?"))).replace(r"\*", ".*")
            wide = Q.regex_query(self._schema, "body", regex)
            head = re.split(r"[*?]", pattern)[0]
            named = self._searcher.terms_with_prefix("body", head, limit=_MARKED) if head else []
            terms = [term(word) for word in [*words[:-1], *map(_word_of, named)]]
            marking = self._any(terms) if terms else wide
            return self._all([*map(term, words[:-1]), wide]), marking
        if kind == "or_":
            query = self._any([term(word) for word in words])
            return query, query
        query = self._all([term(word) for word in words])
        return query, query

    @staticmethod
    def _any(parts: list[Q]) -> Q:
        return Q.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    @staticmethod
    def _all(parts: list[Q]) -> Q:
        return Q.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _word_of(found: Any) -> str:
    return found if isinstance(found, str) else found[0]


if __name__ == "__main__":
    answer(Tantivy(Path(sys.argv[1])))
