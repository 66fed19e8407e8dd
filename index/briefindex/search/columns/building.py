"""Derives columns from the committed segments of an index; the worker does it, no reader waits.

Columns have their own folders beside the generations: those of a new segment come beside those that
there are, or are put together with them where they are not far fewer (see `columns.planning`).
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.progress import CancelToken
from briefindex.search.columns.columns import TEXT, VOCABULARIES, VOCABULARY_OF, Columns
from briefindex.search.columns.files import FOLDER, LISTING, is_made, segments_of
from briefindex.search.columns.impacts import save_impacts
from briefindex.search.columns.in_hand import InHand, save_written
from briefindex.search.columns.merging import merge
from briefindex.search.columns.opening import open_columns, write_meta
from briefindex.search.columns.planning import Group, Segment, listing, name_of, planned, together
from briefindex.search.columns.stem_sizes import save_stem_sizes
from briefindex.search.columns.writing import (
    InFiles,
    Place,
    Postings,
    save,
    save_documents,
    save_words,
)
from briefindex.search.listed import SCORED
from briefindex.search.stems import stem

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import PerDocumentReader, TermsReader, W3LeafMatcher
    from whoosh.index import FileIndex
    from whoosh.reading import IndexReader

_PASSING = ".making-"
_END: tuple[tuple[str, bytes], Any] = (("", b""), None)


def build(folder: Path, cancel: CancelToken | None = None, *, more: bool = False) -> int:
    """Make the columns that the index in `folder` lacks, and list its segments there.

    Gives how many documents the index has. Where `more` come soon, none are put together yet.

    Raises:
        Cancelled: asked to stop; finished segments stay.
        OSError: they cannot be written.
    """
    pool = _pool(folder)
    token = cancel or CancelToken()
    with closing(_index(folder).reader()) as reader:
        leaves = [leaf for leaf, _ in reader.leaf_readers()] if reader.doc_count_all() else []
        groups = planned(folder, pool, [_segment(leaf) for leaf in leaves], more=more)
        by_name = {leaf.segment().segment_id(): leaf for leaf in leaves}
        for group in groups:
            name = name_of(group)
            if not is_made(pool / name, name):
                _make_group(pool, group, by_name, token)
        count = reader.doc_count()
    (folder / LISTING).write_text(listing(groups), encoding="utf-8")
    return count


def _segment(leaf: "IndexReader") -> Segment:
    segment = leaf.segment()
    deleted = tuple(sorted(segment.deleted_docs()))
    return Segment(segment.segment_id(), leaf.doc_count_all(), deleted)


def _make_group(
    pool: Path, group: Group, leaves: "Mapping[str, IndexReader]", cancel: CancelToken
) -> None:
    """Make the columns of a group: of one segment from the index, of several from their own."""
    if len(group) == 1:
        leaf = leaves[group[0].name]
        _make(pool, group[0].name, lambda place: _read(leaf, place, cancel))
        return
    found = [
        part for several in together(pool, group) for part in _opened(pool, several, leaves, cancel)
    ]
    cancel.check()
    names = [segment.name for segment in group]
    _make(pool, name_of(group), lambda place: {**merge(found, place), "of": names})


def _opened(
    pool: Path, group: Group, leaves: "Mapping[str, IndexReader]", cancel: CancelToken
) -> list[Columns]:
    """The columns of a group; where they are lost or damaged, those of its segments, made again.

    Raises:
        OSError: they cannot be written, or not be read again.
    """
    name = name_of(group)
    columns = open_columns(pool, name)
    if columns is None and len(group) > 1:
        return [part for each in group for part in _opened(pool, (each,), leaves, cancel)]
    if columns is None:
        _make_group(pool, group, leaves, cancel)
        columns = open_columns(pool, name)
    if columns is None:
        raise OSError(f"the columns of {name} cannot be read")
    return [columns]


def sweep_columns(home: Path) -> None:
    """Remove the columns of segments that no generation in `home` has, and what is half made."""
    named: set[str] = set()
    for listed in home.glob(f"*/{LISTING}"):
        try:
            named.update(name for name, _ in segments_of(listed.parent))
        except (OSError, ValueError):
            continue
    pool = home / FOLDER
    if pool.is_dir() and not pool.is_symlink():
        for path in pool.iterdir():
            if path.name not in named:
                shutil.rmtree(path, ignore_errors=True)


def write(folder: Path, segment: InHand) -> None:
    """Make the columns of a segment of the index in `folder`, which was just written.

    Raises:
        OSError: they cannot be written.
    """
    _make(_pool(folder), segment.name, lambda place: save_written(place, segment))


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


def _make(pool: Path, name: str, write: Callable[[InFiles], Mapping[str, Any]]) -> None:
    """Write columns whole before they get their name; `write` gives the facts of them."""
    passing = Path(tempfile.mkdtemp(prefix=_PASSING, dir=pool))
    try:
        write_meta(passing, name, write(InFiles(passing)))
        shutil.rmtree(pool / name, ignore_errors=True)
        passing.rename(pool / name)
    except BaseException:
        shutil.rmtree(passing, ignore_errors=True)
        raise


def _read(reader: "IndexReader", place: Place, cancel: CancelToken) -> dict[str, Any]:
    """Write what a committed segment has; gives the facts of it."""
    words = _read_words(reader, place, cancel)
    save_stem_sizes(place, words, reader.doc_count_all())
    facts = {"words": words, **_write_documents(reader, place)}
    save_impacts(place, facts)
    return facts


def _write_documents(reader: "IndexReader", place: Place) -> dict[str, Any]:
    """Write what is kept of each document; gives the facts of them."""
    documents = reader.codec().per_document_reader(reader.storage(), reader.segment())
    with closing(documents):
        size = documents.doc_count_all()
        rows = [documents.stored_fields(number)["row"] for number in range(size)]
        save(place, "lengths", [_lengths(documents, field, size) for field in SCORED])
        save(place, "heads", np.zeros((0, size)))
        totals = {field: documents.field_length(field) for field in SCORED}
    return {"size": size, "totals": totals, **save_documents(place, rows)}


def _read_words(reader: "IndexReader", place: Place, cancel: CancelToken) -> dict[str, int]:
    """Write the words of a segment as they are read from it; gives how many each vocabulary has."""
    with closing(reader.codec().terms_reader(reader.storage(), reader.segment())) as terms:
        vocabularies = _vocabularies(terms)
        save_words(place, vocabularies.values(), [*map(stem, vocabularies[TEXT])])
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
