"""What search asks of the names of one pack, with the analyst's decisions put on them."""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from typing import Final, Protocol, get_args

from briefindex.model.mention import EntityId, EntityType, Mention
from briefindex.model.span import ArticleId, Span
from briefindex.packs.store import Store
from briefindex.search.query import NameField
from briefindex.text.folding import fold

KINDS: Final[Mapping[NameField | None, frozenset[EntityType]]] = {
    "person": frozenset({"person"}),
    "place": frozenset({"place", "facility"}),
    "org": frozenset({"organisation"}),
    "route": frozenset({"route_or_project"}),
    "event": frozenset({"event"}),
    "product": frozenset({"product"}),
    None: frozenset(get_args(EntityType)) - {"date"},
}
"""The types that each field looks among."""
_KEPT_ARTICLES = 256


class Names(Protocol):
    """The names of one pack."""

    def called(self, name: str, kinds: Collection[EntityType]) -> frozenset[EntityId]:
        """What is called just so, compared folded, by its canonical name or as articles write it.

        Only what some article names, and nothing that the analyst hid.
        """
        ...

    def beginning(self, prefix: str) -> Sequence[str]:
        """The folded names with a word that begins with the folded `prefix`."""
        ...

    def surfaces(self, entity: EntityId) -> Sequence[str]:
        """How the articles write it, most frequent first."""
        ...

    def counts(self, entity: EntityId) -> Mapping[ArticleId, int]:
        """How often each article names it; only articles that do."""
        ...


class PackNames:
    """The names of one pack and where its articles have them.

    What it remembers is for one state of the pack; see `forget`.
    """

    def __init__(self, store: Store) -> None:
        """Read nothing yet."""
        self._store = store
        self._unread: frozenset[ArticleId] | None = None
        self._mentions: OrderedDict[ArticleId, tuple[Mention, ...]] = OrderedDict()

    @property
    def lookup(self) -> Names:
        """The names themselves."""
        return self._store.entities

    def forget(self) -> None:
        """The pack is another than it was."""
        self._unread = None
        self._mentions.clear()

    @property
    def unread(self) -> frozenset[ArticleId]:
        """Articles whose names are not read yet."""
        if self._unread is None:
            self._unread = frozenset(self._store.unanalysed(None))
        return self._unread

    def spans(self, article: ArticleId, entities: Collection[EntityId]) -> list[Span]:
        """Where an article names one of `entities`, by offset."""
        known = self._mentions.get(article)
        if known is None:
            known = self._mentions[article] = self._store.mentions(article)
            if len(self._mentions) > _KEPT_ARTICLES:
                self._mentions.popitem(last=False)
        return [mention.span for mention in known if mention.entity in entities]


def folded(name: str) -> str:
    """A name as names are compared: without case, accents and apostrophes, with single spaces."""
    return " ".join(fold(name).split())


def has_words(name: str, words: str) -> bool:
    """Whether `words` stand side by side in `name`; both folded."""
    return f" {words} " in f" {name} "
