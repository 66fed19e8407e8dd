"""What our own writer puts into an index is what Whoosh's would."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefindex.search import segment_blocks
from briefindex.search.listed import SCORED
from briefindex.search.places import WORD_FIELDS, schema
from briefindex.search.segment_writer import ArticleWriter

FEW = ["oil", "price", "the", "of", "türkiye", "交", "通", "x" * 64, "ﬁn", "1987"]


def articles(count: int, seed: int = 5) -> list[dict[str, Any]]:
    """Fields of articles whose words recur often, seldom, or once."""
    chance = random.Random(seed)
    rare = [f"w{number}" for number in range(count * 3)]
    made: list[dict[str, Any]] = []
    for number in range(count):
        body = chance.choices(FEW, k=chance.randrange(0, 60)) + chance.choices(rare, k=12)
        chance.shuffle(body)
        fields: dict[str, Any] = {name: [] for name in WORD_FIELDS}
        title = chance.choices(FEW, k=number % 3)
        row = (f"id{number}", number, number, "", "en", f"{number}.txt")
        made.append(fields | {"row": row, "body": body, "title": title, "file": [f"{number}"]})
    return made


def begun(folder: Path) -> FileIndex:
    folder.mkdir()
    return FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")


def by_whoosh(folder: Path, chunks: list[list[dict[str, Any]]]) -> FileIndex:
    index = begun(folder)
    for chunk in chunks:
        writer = index.writer()
        for fields in chunk:
            writer.add_document(**fields)
        writer.commit(merge=False)
    return index


def by_us(folder: Path, chunks: list[list[dict[str, Any]]]) -> FileIndex:
    index = begun(folder)
    for chunk in chunks:
        writer = ArticleWriter(index)
        for fields in chunk:
            writer.add_article(fields)
        writer.commit(merge=False)
    return index


def content(index: FileIndex) -> dict[str, Any]:
    """All that a reader of the index can be asked, segment by segment."""
    with closing(index.reader()) as reader:
        words = {}
        for leaf, first in reader.leaf_readers():
            for term in leaf.all_terms():
                info = leaf.term_info(*term)
                about = (info.weight(), info.doc_frequency(), info.min_length(), info.max_length())
                ends = (info.max_weight(), info.min_id(), info.max_id())
                words[first, term] = (about, ends, list(postings(leaf.postings(*term))))
        size = reader.doc_count_all()
        lengths = {
            field: [reader.doc_field_length(number, field) for number in range(size)]
            for field in SCORED
        }
        totals = {field: reader.field_length(field) for field in SCORED}
        return {"words": words, "rows": list(reader.iter_docs()), "all": (lengths, totals)}


def postings(matcher: Any) -> Iterator[tuple[int, float, bytes, float, int, int]]:
    while matcher.is_active():
        block = (matcher.block_max_weight(), matcher.block_min_length(), matcher.block_max_length())
        yield (matcher.id(), matcher.weight(), matcher.value(), *block)
        matcher.next()


@pytest.mark.parametrize("count", [1, 40, 300])
def test_an_index_holds_what_whoosh_would_have_put_there(tmp_path: Path, count: int) -> None:
    chunks = [articles(count)]
    assert content(by_us(tmp_path / "us", chunks)) == content(by_whoosh(tmp_path / "they", chunks))


def test_words_are_written_some_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment_blocks, "_SLAB", 7)
    chunks = [articles(200)]
    assert content(by_us(tmp_path / "us", chunks)) == content(by_whoosh(tmp_path / "they", chunks))


def test_several_segments_are_those_that_whoosh_would_have_made(tmp_path: Path) -> None:
    chunks = [articles(90, 1), articles(150, 2), articles(3, 3)]
    assert content(by_us(tmp_path / "us", chunks)) == content(by_whoosh(tmp_path / "they", chunks))


def test_a_merged_segment_holds_what_its_parts_held(tmp_path: Path) -> None:
    first, second, third = articles(140, 1), articles(30, 2), articles(60, 3)
    ours, theirs = (
        make(tmp_path / name, [first, second])
        for make, name in ((by_us, "us"), (by_whoosh, "they"))
    )

    def all_of_them(writer: ArticleWriter, segments: list[Any]) -> list[Any]:
        for segment in segments:
            writer.take_in(segment)
        return []

    writer, stock = ArticleWriter(ours), theirs.writer()
    for fields in third:
        writer.add_article(fields)
        stock.add_document(**fields)
    writer.commit(mergetype=all_of_them)
    stock.commit(optimize=True)
    assert content(ours) == content(theirs)
    with closing(ours.reader()) as reader:
        assert reader.is_atomic()


def test_a_writer_that_is_cancelled_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    index = by_us(tmp_path / "us", [articles(20)])
    before = content(index)
    writer = ArticleWriter(index)
    for fields in articles(20, 8):
        writer.add_article(fields)
    writer.cancel()
    assert content(index) == before


def test_what_is_kept_of_the_writer_in_an_index_is_whooshs_own(tmp_path: Path) -> None:
    index = by_us(tmp_path / "us", [articles(20)])
    toc = b"".join(path.read_bytes() for path in (tmp_path / "us").glob("*.toc"))
    assert b"segment_writer" not in toc
    assert content(index)["rows"]
