"""Derives columns from the committed segments of an index; the worker does it, no reader waits.

Each segment has its own folder of columns beside the generations, so a new generation costs no
more than its new segments do.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefindex.progress import CancelToken
from briefindex.search.columns import TEXT, VOCABULARIES, VOCABULARY_OF
from briefindex.search.columns_files import FOLDER, LISTING, is_made, segments_of
from briefindex.search.columns_open import write_meta
from briefindex.search.columns_write import (
    InFiles,
    Place,
    Postings,
    save,
    save_documents,
    save_words,
)
from briefindex.search.columns_written import Written, save_written
from briefindex.search.places import SCORED_FIELDS

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import PerDocumentReader, TermsReader, W3LeafMatcher
    from whoosh.index import FileIndex
    from whoosh.reading import IndexReader

_PASSING = ".making-"
_END: tuple[tuple[str, bytes], Any] = (("", b""), None)


def build(folder: Path, cancel: CancelToken | None = None) -> int:
    """Make the columns that the index in `folder` lacks, and list its segments there.

    Gives how many documents the index has.

    Raises:
        Cancelled: asked to stop; finished segments stay.
        OSError: they cannot be written.
    """
    pool = _pool(folder)
    token = cancel or CancelToken()
    segments: list[dict[str, Any]] = []
    with closing(_index(folder).reader()) as reader:
        for leaf, _ in reader.leaf_readers() if reader.doc_count_all() else ():
            segment = leaf.segment()
            name = segment.segment_id()
            segments.append({"segment": name, "deleted": sorted(segment.deleted_docs())})
            if not is_made(pool / name, name):
                _make(leaf, pool, partial(_read_words, leaf, cancel=token))
        count = reader.doc_count()
    (folder / LISTING).write_text(json.dumps(segments), encoding="utf-8")
    return count


def sweep_columns(home: Path) -> None:
    """Remove the columns of segments that no generation in `home` has, and what is half made."""
    named: set[str] = set()
    for listing in home.glob(f"*/{LISTING}"):
        try:
            named.update(name for name, _ in segments_of(listing.parent))
        except (OSError, ValueError):
            continue
    pool = home / FOLDER
    if pool.is_dir() and not pool.is_symlink():
        for path in pool.iterdir():
            if path.name not in named:
                shutil.rmtree(path, ignore_errors=True)


def write(folder: Path, segment: str, written: Mapping[str, Written]) -> None:
    """Make the columns of a segment of the index in `folder` from what was just written of it.

    Raises:
        OSError: they cannot be written.
    """
    pool = _pool(folder)
    with closing(_index(folder).reader()) as reader:
        for leaf, _ in reader.leaf_readers():
            if leaf.segment().segment_id() == segment:
                _make(leaf, pool, lambda place: save_written(place, written))


def _pool(folder: Path) -> Path:
    """Where the columns of the index in `folder` are put; a link that came with a pack is none."""
    pool = folder.parent / FOLDER
    if pool.is_symlink():
        pool.unlink()
    pool.mkdir(mode=0o700, exist_ok=True)
    return pool


def _index(folder: Path) -> "FileIndex":
    from whoosh.filedb.filestore import FileStorage  # whoosh: only where something is indexed
    from whoosh.index import FileIndex

    return FileIndex(FileStorage(str(folder), readonly=True), indexname="MAIN")


def _make(
    reader: "IndexReader", pool: Path, write_words: Callable[[Place], Mapping[str, int]]
) -> None:
    """Write the columns of one segment whole before they get their name."""
    name = reader.segment().segment_id()
    passing = Path(tempfile.mkdtemp(prefix=_PASSING, dir=pool))
    try:
        place = InFiles(passing)
        words = write_words(place)
        write_meta(passing, name, {"words": words, **_write_documents(reader, place)})
        shutil.rmtree(pool / name, ignore_errors=True)
        passing.rename(pool / name)
    except BaseException:
        shutil.rmtree(passing, ignore_errors=True)
        raise


def _write_documents(reader: "IndexReader", place: Place) -> dict[str, Any]:
    """Write what is kept of each document; gives the facts of them."""
    documents = reader.codec().per_document_reader(reader.storage(), reader.segment())
    with closing(documents):
        size = documents.doc_count_all()
        rows = [documents.stored_fields(number)["row"] for number in range(size)]
        save(place, "lengths", [_lengths(documents, field, size) for field in SCORED_FIELDS])
        totals = {field: documents.field_length(field) for field in SCORED_FIELDS}
    return {"size": size, "totals": totals, **save_documents(place, rows)}


def _read_words(reader: "IndexReader", place: Place, cancel: CancelToken) -> dict[str, int]:
    """Write the words of a segment as they are read from it; gives how many each vocabulary has."""
    with closing(reader.codec().terms_reader(reader.storage(), reader.segment())) as terms:
        vocabularies = _vocabularies(terms)
        save_words(place, vocabularies.values(), vocabularies[TEXT])
        postings = Postings(place)
        for field, vocabulary in VOCABULARY_OF.items():
            cancel.check()
            postings.begin()
            items = terms.items_from(field, b"")
            _write_field(reader, field, vocabularies[vocabulary], items, postings)
        postings.finish()
    return {name: len(vocabularies[name]) for name in VOCABULARIES}


def _vocabularies(terms: "TermsReader") -> dict[str, list[str]]:
    """The words of each vocabulary, sorted."""
    found: dict[str, set[str]] = {name: set() for name in VOCABULARIES}
    for field, word in terms.terms():
        found[VOCABULARY_OF[field]].add(word.decode())
    return {name: sorted(words) for name, words in found.items()}


def _write_field(
    reader: "IndexReader",
    field: str,
    vocabulary: Sequence[str],
    items: Iterator[tuple[tuple[str, bytes], Any]],
    postings: Postings,
) -> None:
    """Write the postings of a field for each word of its vocabulary; some it may not have."""
    codec, places = reader.codec(), reader.schema[field].format
    with closing(reader.segment().open_file(reader.storage(), codec.POSTS_EXT)) as file:
        term, info = next(items, _END)
        for word in vocabulary:
            if term != (field, word.encode()):
                postings.add(())
                continue
            postings.add(_blocks(codec.postings_reader(file, info, places, term=term)))
            term, info = next(items, _END)


def _blocks(matcher: "W3LeafMatcher") -> Iterator[tuple[Iterable[int], Sequence[bytes]]]:
    """The documents of a word, and its places in each, as many at a time as whoosh keeps so.

    Its public way, one posting at a time, takes five times as long.
    """
    while matcher.is_active():
        matcher._read_data()  # noqa: SLF001 - see above
        steps, _, places = matcher._data  # noqa: SLF001 - see above
        yield accumulate(steps), places
        matcher._next_block()  # noqa: SLF001 - see above


def _lengths(documents: "PerDocumentReader", field: str, size: int) -> list[int]:
    """How many words each document has in a field, as coarse as whoosh keeps it."""
    return [documents.doc_field_length(number, field, 0) or 0 for number in range(size)]
