"""Makes the columns of several segments one: a query then looks into one place, not into many.

The documents are numbered on from each other, in the order of the segments.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.columns.columns import TEXT, VOCABULARIES, VOCABULARY_OF, Columns
from briefindex.search.columns.impacts import save_impacts
from briefindex.search.columns.stem_sizes import merge_stem_sizes
from briefindex.search.columns.weaving import Together, Woven
from briefindex.search.columns.writing import InFiles, narrowest, save, save_words
from briefindex.search.listed import SCORED
from briefindex.search.strings import Strings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHORT: Final = 1 << 15


def merge(parts: Sequence[Columns], place: InFiles) -> dict[str, Any]:
    """Put the arrays of all `parts` as one to `place`; gives the facts of them."""
    folder = place.folder
    known = {name: _together(parts, name) for name in VOCABULARIES}
    words = {name: found.words for name, found in known.items()}
    stems = _stems(parts, known[TEXT])
    save_words(place, words.values(), stems)
    merge_stem_sizes(place, parts, stems)
    fields = [Woven(parts, field, known[name]) for field, name in VOCABULARY_OF.items()]
    _put_postings(folder, parts, fields)
    for name in ("starts", "placed"):
        _put_edges(place, name, [field.edges(name) for field in fields])
    size = sum(part.size for part in parts)
    heads = {f.field: f.heads(size) for f in fields if f.field in SCORED}
    lengths = np.concatenate([part.lengths for part in parts], axis=1)
    save(place, "lengths", lengths)
    kind = np.dtype("<u2" if int(lengths.max(initial=0)) < _SHORT else "<u4")
    counted = (f.of_head(head, kind) for f in fields for head in heads.get(f.field, ()))
    _put(folder, "heads", kind, (sum(map(len, heads.values())), size), counted)
    totals = {name: sum(part.facts.totals[name] for part in parts) for name in SCORED}
    counts = {name: len(found) for name, found in words.items()}
    facts = {"size": size, "words": counts, "totals": totals, "heads": heads}
    save_impacts(place, facts)
    return {**facts, **_put_documents(place, parts)}


def _together(parts: Sequence[Columns], vocabulary: str) -> Together:
    field = next(field for field, name in VOCABULARY_OF.items() if name == vocabulary)
    return Together.of([part.vocabulary(field).words[:] for part in parts])


def _stems(parts: Sequence[Columns], text: Together) -> list[str]:
    """The stem of each word of the texts, as the parts have it."""
    found = np.empty(len(text.words), np.object_)
    for part, known in zip(parts, text.known, strict=True):
        own = Strings(part.arrays["stems"], part.arrays["stem_starts"])
        words = known[part.arrays["stem_words"]]
        counts = np.diff(part.arrays["stem_firsts"].astype(np.int64))
        found[words] = np.repeat(np.array(own[:], np.object_), counts)
    return found.tolist()


def _put_postings(folder: Path, parts: Sequence[Columns], fields: Sequence[Woven]) -> None:
    size = sum(part.size for part in parts)
    for column, sizes in (("docs", "starts"), ("counts", "starts"), ("places", "placed")):
        kind = np.result_type(*(part.arrays[column] for part in parts)).newbyteorder("<")
        kind = narrowest(size) if column == "docs" else kind
        shape = (sum(int(field.edges(sizes)[-1]) for field in fields),)
        blocks = (block for field in fields for block in field.blocks(column, kind))
        _put(folder, column, kind, shape, blocks)


def _put_edges(place: InFiles, name: str, several: "Sequence[NDArray[np.int64]]") -> None:
    before = 0
    found: list[NDArray[np.int64]] = []
    for edges in several:
        found.append(edges + before)
        before += int(edges[-1])
    save(place, name, np.concatenate(found))


def _put(
    folder: Path,
    name: str,
    kind: "np.dtype[Any]",
    shape: tuple[int, ...],
    blocks: "Iterable[NDArray[Any]]",
) -> None:
    """Put an array that comes in blocks, and is never held as a whole."""
    with (folder / f"{name}.npy").open("wb") as file:
        header = {"descr": kind.str, "fortran_order": False, "shape": shape}
        np.lib.format.write_array_header_1_0(file, header)
        for block in blocks:
            file.write(block.tobytes())


def _put_documents(place: InFiles, parts: Sequence[Columns]) -> dict[str, list[str]]:
    """Put what is kept of each document; gives the names of the codes."""
    place.put("days", np.concatenate([part.days for part in parts], axis=1))
    for name, starts in (("ids", "id_starts"), ("files", "file_starts")):
        place.put(name, np.concatenate([part.arrays[name] for part in parts]))
        sizes = [np.diff(part.arrays[starts].astype(np.int64)) for part in parts]
        save(place, starts, np.cumsum(np.concatenate([[0], *sizes])))
    return {
        "sources": _recoded(place, "sources", [(p.sources, p.facts.sources) for p in parts]),
        "languages": _recoded(
            place, "languages", [(p.languages, p.facts.languages) for p in parts]
        ),
    }


def _recoded(
    place: InFiles, name: str, coded: "Sequence[tuple[NDArray[Any], Sequence[str]]]"
) -> list[str]:
    names: Mapping[str, int] = {
        each: code
        for code, each in enumerate(dict.fromkeys(n for _, several in coded for n in several))
    }
    tables = [np.array([names[each] for each in several], np.int64) for _, several in coded]
    save(place, name, np.concatenate([t[c] for t, (c, _) in zip(tables, coded, strict=True)]))
    return list(names)
