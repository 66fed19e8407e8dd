"""Answers with Whoosh as it comes: its own fields, queries and highlighter."""

import shutil
import sys
from pathlib import Path
from typing import Any

from serving import answer, kept, number_of, size_of, stories, timed
from whoosh import collectors, fields, index, query

_LIMIT = 20
_MOST_SECONDS = 10.0


class Whoosh:
    """Title, and title and text in one stored field, with Whoosh's own analyser."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = fields.Schema(
            number=fields.STORED(),
            day=fields.NUMERIC(int, stored=False, sortable=True),
            title=fields.TEXT(stored=True),
            body=fields.TEXT(stored=True),
        )

    def index(self) -> dict[str, Any]:
        return kept(self._folder, "whoosh", self._index)

    def _index(self) -> dict[str, Any]:
        place = self._folder / "whoosh"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        took = timed(lambda: self._write(place))
        return {**took, "bytes": size_of(place)}

    def _write(self, place: Path) -> None:
        writer = index.create_in(place, self._schema).writer(limitmb=96)
        for story in stories(self._folder):
            text = f"{story['title']}\n\n{story['body']}"
            writer.add_document(
                number=story["number"],
                day=number_of(story["date"]),
                title=story["title"],
                body=text,
            )
        writer.commit()

    def open(self) -> None:
        self._searcher = index.open_dir(self._folder / "whoosh").searcher()

    def ask(self, kind: str, words: list[str], days: list[int] | None) -> tuple[int, list[int]]:
        asked = _query(kind, words)
        if days:
            asked = query.And(
                [asked, query.ConstantScoreQuery(query.NumericRange("day", *days), 0)]
            )
        if kind == "sortdate":
            inner = self._searcher.collector(_LIMIT, sortedby="day", reverse=True)
        else:
            inner = self._searcher.collector(_LIMIT)
        limited = collectors.TimeLimitCollector(inner, timelimit=_MOST_SECONDS)
        try:
            self._searcher.search_with_collector(asked, limited)
        except collectors.TimeLimit:
            return -1, []
        found = limited.results()
        numbers = []
        for hit in found:
            hit["title"]
            hit.highlights("body", top=2)
            numbers.append(hit["number"])
        return len(found), numbers


def _query(kind: str, words: list[str]) -> query.Query:
    if kind == "phrase":
        return query.Phrase("body", words)
    if kind == "fuzzy":
        return query.FuzzyTerm("body", words[0], maxdist=1, prefixlength=1)
    if kind == "wildcard":
        return query.Wildcard("body", words[0])
    terms: list[query.Query] = [query.Term("body", word) for word in words]
    if kind == "prefix":
        terms[-1] = query.Prefix("body", words[-1])
    if len(terms) == 1:
        return terms[0]
    return query.Or(terms) if kind == "or_" else query.And(terms)


if __name__ == "__main__":
    answer(Whoosh(Path(sys.argv[1])))
