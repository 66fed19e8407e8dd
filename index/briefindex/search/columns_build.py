"""Derives columns from the committed segments of an index; the worker does it, no reader waits.

Each segment has its own folder of columns beside the generations, so a new generation costs no
more than its new segments do.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefindex.progress import CancelToken
from briefindex.search.columns import TEXT, VOCABULARIES, VOCABULARY_OF
from briefindex.search.columns_files import FOLDER, LISTING, is_made, segments_of
from briefindex.search.columns_open import write_meta
from briefindex.search.columns_write import (
    InFiles,
    Postings,
    save,
    save_documents,
    save_words,
)
from briefindex.search.places import SCORED_FIELDS

if TYPE_CHECKING:
    from whoosh.codec.base import PerDocumentReader, TermsReader
    from whoosh.codec.whoosh3 import W3LeafMatcher
    from whoosh.reading import SegmentReader

_PASSING = ".making-"
_END: tuple[tuple[str, bytes], Any] = (("", b""), None)


def build(folder: Path, cancel: CancelToken | None = None) -> int:
    """Make the columns that the index in `folder` lacks, and list its segments there.

    Gives how many documents the index has.

    Raises:
        Cancelled: asked to stop; finished segments stay.
        OSError: they cannot be written.
    """
    from whoosh.filedb.filestore import FileStorage  # whoosh: only where something is indexed
    from whoosh.index import FileIndex

    pool = folder.parent / FOLDER
    pool.mkdir(mode=0o700, exist_ok=True)
    index = FileIndex(FileStorage(str(folder), readonly=True), indexname="MAIN")
    segments: list[dict[str, Any]] = []
    with closing(index.reader()) as reader:
        for leaf, _ in reader.leaf_readers():
            segment = leaf.segment()
            name = segment.segment_id()
            segments.append({"segment": name, "deleted": sorted(segment.deleted_docs())})
            if not is_made(pool / name, name):
                _make(leaf, pool, name, cancel or CancelToken())
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


def _make(reader: "SegmentReader", pool: Path, name: str, cancel: CancelToken) -> None:
    """Write the columns of one segment whole before they get their name."""
    passing = Path(tempfile.mkdtemp(prefix=_PASSING, dir=pool))
    try:
        write_meta(passing, name, _write(reader, passing, cancel))
        shutil.rmtree(pool / name, ignore_errors=True)
        passing.rename(pool / name)
    except BaseException:
        shutil.rmtree(passing, ignore_errors=True)
        raise


def _write(reader: "SegmentReader", folder: Path, cancel: CancelToken) -> dict[str, Any]:
    """Write all arrays of a segment; gives the facts beside them."""
    segment, codec, place = reader.segment(), reader.codec(), InFiles(folder)
    with closing(codec.terms_reader(reader.storage(), segment)) as terms:
        vocabularies = _vocabularies(terms)
        save_words(place, vocabularies.values(), vocabularies[TEXT])
        postings = Postings(place)
        for field, vocabulary in VOCABULARY_OF.items():
            cancel.check()
            postings.begin()
            items = terms.items_from(field, b"")
            _write_field(reader, field, vocabularies[vocabulary], items, postings)
        postings.finish()
    with closing(codec.per_document_reader(reader.storage(), segment)) as documents:
        size = documents.doc_count_all()
        rows = [documents.stored_fields(number)["row"] for number in range(size)]
        lengths = [_lengths(documents, field, size) for field in SCORED_FIELDS]
        save(place, "lengths", lengths)
        totals = {field: documents.field_length(field) for field in SCORED_FIELDS}
    words = {name: len(vocabularies[name]) for name in VOCABULARIES}
    names = save_documents(place, rows)
    return {"size": size, "words": words, "totals": totals, **names}


def _vocabularies(terms: "TermsReader") -> dict[str, list[str]]:
    """The words of each vocabulary, sorted."""
    found: dict[str, set[str]] = {name: set() for name in VOCABULARIES}
    for field, word in terms.terms():
        found[VOCABULARY_OF[field]].add(word.decode())
    return {name: sorted(words) for name, words in found.items()}


def _write_field(
    reader: "SegmentReader",
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
