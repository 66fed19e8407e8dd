"""Adds articles to an index in a folder: as many segments as their words need.

Runs in whichever process has the articles to add; knows no generations and no second process.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefindex.model.article import Article
from briefindex.progress import CancelToken
from briefindex.search.columns import building
from briefindex.search.columns.in_hand import InHand
from briefindex.search.fields import fields_of
from briefindex.search.places import schema
from briefindex.search.segment_writer import ArticleWriter
from briefindex.search.tokens import words_of

Policy = Callable[[ArticleWriter, Sequence[W3Segment]], list[W3Segment]]
"""Whoosh's: which segments stay; the others are taken into the writer."""
MOST_WORDS = 1_200_000
"""Words of a segment, about: bounds the memory (some 60 bytes each)."""
MOST_SEGMENTS = 48
"""Segments of an index, about; where there are more, the smallest become one."""
_MERGED = 16
_MOST_MERGED = 8_000
_NAME = "MAIN"
_LOCK = f"{_NAME}_WRITELOCK"


def new_index(folder: Path) -> None:
    """Begin an index in an empty folder."""
    FileIndex.create(FileStorage(str(folder)), schema(), _NAME)


def add(folder: Path, articles: Iterable[Article], cancel: CancelToken) -> None:
    """Add `articles` to the index in `folder`.

    Raises:
        Cancelled: asked to stop; some of them may be in the index.
        OSError: they cannot be written.
    """
    index = FileIndex(FileStorage(str(folder)), indexname=_NAME)
    writer = ArticleWriter(index)
    try:
        for article in articles:
            cancel.check()
            if writer.words > MOST_WORDS:
                _commit(writer, folder, _none)
                writer = ArticleWriter(index)
            words, title = words_of(article.text), words_of(article.info.title.value or "")
            writer.add_article(fields_of(article, words, title))
        _commit(writer, folder, _small)
    except BaseException:
        if not writer.is_closed:
            writer.cancel()
        raise
    (folder / _LOCK).unlink(missing_ok=True)


def _commit(writer: ArticleWriter, folder: Path, policy: Policy) -> None:
    """Make what was added part of the index, and its columns from what is in hand of it."""
    writer.commit(mergetype=policy)
    if writer.written:
        building.write(folder, in_hand(writer))


def in_hand(writer: ArticleWriter) -> InHand:
    """What a writer has still in hand of the segment that it has committed."""
    name = writer.newsegment.segment_id()
    return InHand(name, writer.written, writer.rows, writer.lengths, writer.totals)


def take_over(folder: Path, beside: Path) -> None:
    """Make the segments of the index in `beside` part of that in `folder`, where its files go.

    Raises:
        OSError: they cannot be moved.
    """
    other = FileIndex(FileStorage(str(beside)), indexname=_NAME)
    with closing(other.reader()) as reader:
        taken = [leaf.segment() for leaf, _ in reader.leaf_readers()]
    names = {segment.segment_id() for segment in taken}
    for path in beside.iterdir():
        if path.name.partition(".")[0] in names:
            path.rename(folder / path.name)
    writer = ArticleWriter(FileIndex(FileStorage(str(folder)), indexname=_NAME))
    writer.commit(mergetype=lambda _, segments: [*segments, *taken])
    (folder / _LOCK).unlink(missing_ok=True)


def _none(_writer: ArticleWriter, segments: Sequence[W3Segment]) -> list[W3Segment]:
    """Whoosh's merge policy that leaves every segment as it is."""
    return list(segments)


def _small(writer: ArticleWriter, segments: Sequence[W3Segment]) -> list[W3Segment]:
    """Whoosh's merge policy: the segments that stay; the others are taken into the writer.

    None in one import, whose segments double; but many of a pack that grows by a few every day.
    """
    if len(segments) < MOST_SEGMENTS:
        return list(segments)
    merged: list[W3Segment] = []
    for segment in sorted(segments, key=W3Segment.doc_count_all)[:_MERGED]:
        if sum(map(W3Segment.doc_count_all, [*merged, segment])) <= _MOST_MERGED:
            merged.append(segment)
    for segment in merged:
        writer.take_in(segment)
    return [segment for segment in segments if segment not in merged]
