"""Writes Whoosh's own segments, many articles at once: the same words, weights and places.

Whoosh makes a tuple and several calls of every word of every article, and sorts them all. Here the
words of a chunk are numbers in arrays that are sorted once; only what ends in the files is made.
"""

from array import array
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter
from whoosh.reading import SegmentReader
from whoosh.system import pack_ushort
from whoosh.writing import SegmentWriter

from briefindex.search.listed import SCORED
from briefindex.search.places import WORD_FIELDS
from briefindex.search.segment_blocks import (
    BLOCK,
    Blocks,
    Numbers,
    Postings,
    codes_of,
    packed_term,
    slabs,
    terms,
)

if TYPE_CHECKING:
    from whoosh.codec.whoosh3 import W3Segment
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex
    from whoosh.reading import IndexReader


class _Numbered(dict[str, int]):
    """A number for every word, in the order of their first sight."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Gathered:
    """The words of one field, in the order of articles and places."""

    def __init__(self) -> None:
        self._numbers = _Numbered()
        self._words = array("I")
        self._docs: list[int] = []
        self._lengths: list[int] = []
        self._merged: list[tuple[Numbers, Numbers, Numbers]] = []

    def add(self, doc: int, words: Sequence[str]) -> None:
        """Take in the words of an article with a higher number than those before."""
        self._words.extend(map(self._numbers.__getitem__, words))
        self._docs.append(doc)
        self._lengths.append(len(words))

    def merge(self, found: Sequence[tuple[str, int, Sequence[int]]]) -> None:
        """Take in postings (word, document, places) of documents with higher numbers, by word."""
        counts = np.array([len(places) for _, _, places in found], np.int64)
        words = np.array([self._numbers[word] for word, _, _ in found], np.uint32)
        docs = np.array([doc for _, doc, _ in found], np.uint32)
        places = array("I")
        for _, _, some in found:
            places.extend(some)
        at = np.array(places, np.uint32)
        self._merged.append((np.repeat(words, counts), np.repeat(docs, counts), at))

    def postings(self) -> Postings:
        """All that was taken in, by word; nothing is left here."""
        numbers, docs, places = self._in_order()
        words = sorted(self._numbers)
        ranks = np.empty(len(words), np.uint32)
        ranks[[self._numbers[word] for word in words]] = np.arange(len(words), dtype=np.uint32)
        ranked = ranks[numbers]
        del numbers  # here the memory of indexing is at its highest
        order = np.argsort(ranked, kind="stable")
        return _by_word(words, ranked[order], docs[order], places[order])

    def _in_order(self) -> tuple[Numbers, Numbers, Numbers]:
        """Word, document and place of every word, in the order of documents and places."""
        lengths = np.array(self._lengths, np.uint32)
        docs = np.repeat(np.array(self._docs, np.uint32), lengths)
        places = np.arange(len(docs), dtype=np.uint32)
        places -= np.repeat(np.cumsum(lengths, dtype=np.uint32) - lengths, lengths)
        own = (np.frombuffer(self._words, np.uint32), docs, places)
        if not self._merged:
            return own
        numbers, docs, places = map(np.concatenate, zip(own, *self._merged, strict=True))
        self._merged.clear()
        return numbers, docs, places


def _by_word(words: Sequence[str], ranked: Numbers, docs: Numbers, places: Numbers) -> Postings:
    """Postings of places that are sorted by word, document and place."""
    if not len(docs):
        return Postings(words, np.zeros(1, np.int64), docs, docs, places)
    is_new = (np.diff(ranked) != 0) | (np.diff(docs) != 0)
    firsts = np.concatenate(([0], np.flatnonzero(is_new) + 1))
    counts = np.diff(firsts, append=len(docs)).astype(np.uint32)
    starts = np.searchsorted(ranked[firsts], np.arange(len(words) + 1, dtype=np.uint32))
    return Postings(words, starts.astype(np.int64), docs[firsts], counts, places)


class ArticleWriter(SegmentWriter):
    """Writes one new segment beside those of `index`; `commit` makes it part of the index.

    `words`: how many there are in its texts. `rows`: what is only kept of each article. After
    `commit`, `written` are the postings of each field; by scored field, `lengths` how long it is in
    each document, as Whoosh keeps it, and `totals` in all of them.
    """

    def __init__(self, index: "FileIndex") -> None:
        """Begin a segment."""
        super().__init__(index, codec=_Codec(), compound=False)
        self._gathered = {name: _Gathered() for name in WORD_FIELDS}
        self.written: dict[str, Postings] = {}
        self.lengths: dict[str, Numbers] = {}
        self.totals: dict[str, int] = {}
        self.rows: list[Sequence[Any]] = []
        self.words = 0

    def add_article(self, fields: Mapping[str, Any]) -> None:
        """Take in an article, as `indexing.fields_of` gives it."""
        number, kept = self.docnum, self.perdocwriter
        kept.start_doc(number)
        for name in WORD_FIELDS:
            words = fields[name]
            self._gathered[name].add(number, words)
            if name in SCORED:
                kept.add_field(name, self.schema[name], None, len(words))
        kept.add_field("row", self.schema["row"], fields["row"], 0)
        kept.finish_doc()
        self.rows.append(fields["row"])
        self._added = True
        self.docnum += 1
        self.words += len(fields["body"])

    def take_in(self, segment: "W3Segment") -> None:
        """Take in all that is in another segment of the index."""
        with closing(SegmentReader(self.storage, self.schema, segment)) as reader:
            self.rows += (reader.stored_fields(doc)["row"] for doc in reader.all_doc_ids())
            self.add_reader(reader)

    def add_postings_to_pool(
        self, reader: "IndexReader", startdoc: int, docmap: dict[int, int] | None
    ) -> None:
        """Take in the words of a segment that is merged; Whoosh's name for it."""
        for name in WORD_FIELDS:
            found: list[tuple[str, int, Sequence[int]]] = []
            for word in reader.lexicon(name):
                matcher = reader.postings(name, word)
                while matcher.is_active():
                    doc = docmap[matcher.id()] if docmap else startdoc + matcher.id()
                    found.append((word.decode(), doc, matcher.value_as("positions")))
                    matcher.next()
            self._gathered[name].merge(found)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        for name in sorted(WORD_FIELDS):
            postings = self.written[name] = self._gathered.pop(name).postings()
            if name in SCORED:
                self._read_lengths(name)
            if postings.words:
                self.fieldwriter.start_field(name, self.schema[name])
                self.fieldwriter.add_words(postings, self.lengths.get(name))
                self.fieldwriter.finish_field()
        self.fieldwriter.close()

    def _read_lengths(self, name: str) -> None:
        """Read how long a field of each document is, as Whoosh keeps it."""
        reader = self.per_document_reader()
        try:
            found = (reader.doc_field_length(number, name) for number in range(self.docnum))
            lengths = [length or 0 for length in found]  # None where no document has the field
            self.totals[name] = reader.field_length(name)
        finally:
            reader.close()
        self.lengths[name] = np.array(lengths, np.uint32)


class _Codec(W3Codec):
    """Whoosh's own codec, but for how it takes words; what is kept of it is Whoosh's own."""

    def field_writer(self, storage: "FileStorage", segment: "W3Segment") -> "_FieldWriter":
        return _FieldWriter(self, storage, segment)

    def new_segment(self, storage: "FileStorage", indexname: str) -> "W3Segment":
        return W3Codec().new_segment(storage, indexname)


class _FieldWriter(W3FieldWriter):
    """Writes what `W3FieldWriter` with its `W3PostingsWriter` would, a whole field at once.

    Small blocks are left as they are: Whoosh means to do so (whoosh3.py, `_write_block`), but 2.7.5
    then compresses them all the same. Its readers take both.
    """

    def add_words(self, postings: Postings, lengths: Numbers | None) -> None:
        """Write all words of a field; `lengths` by document, None where they are not kept."""
        codes = codes_of(postings, lengths)
        about = terms(postings, codes)
        edges = postings.starts.tolist()
        head = pack_ushort(self._fieldid)
        offset = self._postfile.tell()
        for begin, end in slabs(postings):
            blocks = Blocks(postings, codes, edges[begin], edges[end])
            for number in range(begin, end):
                word = _blocks_of(blocks, edges[number], edges[number + 1])
                note = packed_term(about[number], offset, len(word))
                self._tindex.add(head + postings.words[number].encode(), note)
                self._postfile.write(word)
                offset += len(word)


def _blocks_of(blocks: Blocks, first: int, last: int) -> bytes:
    """All blocks of a word, as they stand in the file."""
    if last - first <= BLOCK:
        return WHOOSH3_HEADER_MAGIC + b"".join(blocks.packed(first, last, last))
    starts = range(first, last, BLOCK)
    parts = (part for at in starts for part in blocks.packed(at, min(at + BLOCK, last), last))
    return WHOOSH3_HEADER_MAGIC + b"".join(parts)
