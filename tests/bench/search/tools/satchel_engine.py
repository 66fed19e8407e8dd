"""Answers with Satchel: a pack of the stories, asked through the facade that the window asks."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[4]
FOLDER = Path(sys.argv[1]).resolve()
sys.path[:0] = [str(ROOT / "index")]
for _name in ("CACHE", "CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{_name}_HOME"] = str(FOLDER.parent.parent / "home" / _name.lower())

from serving import answer, stories, timed  # noqa: E402 - the folder comes first

from briefindex.desk import Desk  # noqa: E402
from briefindex.model.article import Article, ArticleInfo, Block, Known, KnownDate  # noqa: E402
from briefindex.model.span import ArticleId  # noqa: E402
from briefindex.packs.store import Store  # noqa: E402
from briefindex.packs.writer import PackWriter  # noqa: E402
from briefindex.text.paragraphs import paragraphs  # noqa: E402
from briefindex.text.sentences import sentences  # noqa: E402

_BATCH = 500
_NOBODY = Known()


class Satchel:
    """A pack without originals (a search reads none) and without analysis."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pack = folder / "pack"
        self._desk: Desk | None = None

    def index(self, again: bool = False) -> dict[str, Any]:
        """Index with two processes; times are those of the last time that there was a need to."""
        from briefindex.search import generations
        from briefindex.search.columns import files

        if not (self._pack / "whole").is_file():
            self._fill()
        record = self._folder / "indexed.json"
        with closing(Store(self._pack)) as store:
            current = generations.is_current(store)
            has_columns = current and files.has_columns(store)
        if current and not again and not has_columns:
            self._indexed("columns")
        if again or not current or not record.is_file():
            record.write_text(json.dumps(self._indexed("two")), encoding="utf-8")
        return json.loads(record.read_text(encoding="utf-8"))

    def index_alone(self) -> dict[str, Any]:
        """What it takes in one process; the index is that afterwards."""
        return self._indexed("one")

    def columns_again(self) -> dict[str, Any]:
        """What it takes to make the columns anew from the segments."""
        return self._indexed("columns")

    def _indexed(self, processes: str) -> dict[str, Any]:
        tool = Path(__file__).with_name("satchel_indexer.py")
        command = [sys.executable, tool, self._pack, processes]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    def _fill(self) -> None:
        shutil.rmtree(self._pack, ignore_errors=True)
        with PackWriter(self._pack, "bench") as writer:
            writer.originals = _NoOriginals()  # pyright: ignore[reportAttributeAccessIssue]
            batch: list[tuple[Article, str, bytes]] = []
            for story in stories(self._folder):
                batch.append((_article(story), f"{story['number']:064}", b""))
                if len(batch) == _BATCH:
                    writer.add(batch)
                    batch = []
            writer.add(batch)
            writer.set_property("filled", "1")
        (self._pack / "whole").touch()

    def open(self) -> None:
        if self._desk is not None:
            self._desk.close()
        self._desk = Desk([self._pack])
        self._desk.search("", 1)

    def open_columns(self) -> dict[str, Any]:
        """Checks and maps the columns of the newest generation, three times over."""
        from briefindex.search.columns.opening import columns_of
        from briefindex.search.generations import newest

        with closing(Store(self._pack)) as store:
            found = newest(store)
            assert found is not None
            took = [timed(lambda: columns_of(found)) for _ in range(3)]
        return min(took, key=lambda each: each["wall"])

    def ask(self, kind: str, words: list[str], days: list[int] | None) -> tuple[int, list[int]]:
        assert self._desk is not None
        found = self._desk.search(
            _query(kind, words, days), 20, "date" if kind == "sortdate" else "relevance"
        )
        return found.total, [int(hit.article, 16) for hit in found.hits]

    def ranked(self, words: list[str]) -> dict[str, Any]:
        """The best for the words side by side."""
        assert self._desk is not None
        found = self._desk.search(" ".join(words), 10)
        return {"numbers": [int(hit.article, 16) for hit in found.hits]}

    def query(self, text: str) -> dict[str, Any]:
        """Any query; the words that were said about it."""
        assert self._desk is not None
        told = []
        took = timed(lambda: told.append(self._desk.search(text, 20)))
        return {**took, "total": told[0].total, "hint": told[0].hint}

    def snippets(self, queries: list[tuple[str, list[str]]]) -> dict[str, Any]:
        """Seconds of the processor for a snippet, in the median of the queries; how many each."""
        from briefindex.search.service import Search

        assert self._desk is not None
        cut = Search._snippets
        took: list[float] = []

        def clocked(*given: Any) -> list[Any]:
            begin = time.process_time()
            found = list(cut(*given))
            took.append((time.process_time() - begin) / max(len(found), 1))
            return found

        Search._snippets = clocked  # pyright: ignore[reportAttributeAccessIssue]
        for kind, words in queries:
            self._desk.search(_query(kind, words, None), 20)
        Search._snippets = cut
        return {"cpu": statistics.median(took), "most": max(took)}


class _NoOriginals:
    """Takes the bytes and keeps none."""

    def put(self, digest: str, data: bytes) -> None:
        pass

    def settle(self) -> None:
        pass


def _article(story: dict[str, Any]) -> Article:
    text = f"{story['title']}\n\n{story['body']}".strip()
    spans = paragraphs(text)
    roles = ("title" if span.start == 0 else "body" for span in spans)
    blocks = tuple(Block(span, role) for span, role in zip(spans, roles, strict=True))
    number = story["number"]
    info = ArticleInfo(
        ArticleId(f"{number:016x}"),
        f"{number:06}.txt",
        Known(story["title"], "stated"),
        _NOBODY,
        _NOBODY,
        _NOBODY,
        KnownDate(day=date.fromisoformat(story["date"]), basis="stated"),
        "en",
        None,
        len(text.split()),
        story["body"][:90],
    )
    return Article(info, text, blocks, sentences(text, blocks))


def _query(kind: str, words: list[str], days: list[int] | None) -> str:
    if kind == "phrase":
        return f'"{" ".join(words)}"'
    if kind == "fuzzy":
        return f"{words[0]}~"
    if kind == "prefix":
        return f"{' '.join(words)}*"
    if kind in ("and_", "or_"):
        return (" AND " if kind == "and_" else " OR ").join(words)
    text = " ".join(words)
    if days:
        first, last = (f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}" for day in days)
        text += f" date:{first}..{last}"
    return text


if __name__ == "__main__":
    answer(Satchel(FOLDER))
