"""By which other names a query was answered, as the list says above what it found."""

from collections.abc import Sequence

from briefindex.search.engine import has_unread
from briefindex.search.names import has_words
from briefindex.search.naming import Naming, names_here
from briefindex.search.query import Also, Leaf, wanted_names
from briefindex.search.resolving import Resolved
from briefindex.search.shelf import Shelf
from briefindex.text.folding import fold


def found_others(naming: Naming, resolved: Resolved, shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """The other names that were found: as articles write them, then as they are known."""

    def is_unread(place: int, phrase: Leaf) -> bool:
        """Whether `phrase` stands in an article whose names are not read yet."""
        shelf = shelves[place]
        return has_unread(resolved, shelf.known, names_here(naming, place, shelf), phrase)

    found = {fold(name): name for name in naming.others}
    for also in wanted_names(resolved.query):
        if not isinstance(also, Also):
            continue
        for name, phrase in zip(naming.called[also.named].known, also.phrases, strict=True):
            told = any(has_words(folded, fold(name)) for folded in found)
            if not told and any(is_unread(place, phrase) for place in range(len(shelves))):
                found[fold(name)] = name
    return tuple(found.values())
