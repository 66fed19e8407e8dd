"""Answers with Whoosh as it comes: its own fields, queries and highlighter."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[4] / "index")]

from serving import answer, kept, number_of, size_of, stories, timed  # noqa: E402
from whoosh import collectors, fields, index, qparser, query  # noqa: E402
from whoosh.analysis import Analyzer, StemmingAnalyzer, Token  # noqa: E402

from briefindex.search.tokens import words_of  # noqa: E402 - the folder comes first

_LIMIT = 20
_MOST_SECONDS = 10.0


class _SatchelsWords(Analyzer):
    """Whoosh's way to give the words that Satchel makes of a text."""

    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        token = Token(positions=True, chars=False)
        for place, word in enumerate(words_of(value)):
            token.text, token.pos, token.boost, token.stopped = word, place, 1.0, False
            yield token


class Whoosh:
    """Title, and title and text in one stored field, with Whoosh's own analyser."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        stemmed = folder.name == "cranfield"
        self._schema = fields.Schema(
            number=fields.STORED(),
            day=fields.NUMERIC(int, stored=False, sortable=True),
            title=fields.TEXT(stored=True),
            body=fields.TEXT(stored=True, analyzer=StemmingAnalyzer() if stemmed else None),
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

    def index_same(self) -> dict[str, Any]:
        """What it costs stock Whoosh to index the words that Satchel does, at the same places."""
        return kept(self._folder, "whoosh_same", self._index_same)

    def _index_same(self) -> dict[str, Any]:
        place = self._folder / "whoosh_same"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        took = timed(lambda: self._write_same(place))
        told = {**took, "bytes": size_of(place)}
        shutil.rmtree(place)
        return told

    def _write_same(self, place: Path) -> None:
        words = fields.TEXT(analyzer=_SatchelsWords())
        schema = fields.Schema(row=fields.STORED(), title=words, body=words, file=words)
        writer = index.create_in(place, schema).writer(limitmb=96)
        for story in stories(self._folder):
            name = f"{story['number']:06}.txt"
            writer.add_document(
                row=(story["number"], story["date"], name),
                title=story["title"],
                body=f"{story['title']}\n\n{story['body']}",
                file=name,
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

    def ranked(self, words: list[str]) -> dict[str, Any]:
        """The best for any of the words, in every form of them."""
        parser = qparser.QueryParser("body", self._schema, group=qparser.OrGroup)
        found = self._searcher.search(parser.parse(" ".join(words)), limit=10)
        return {"numbers": [hit["number"] for hit in found]}


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
