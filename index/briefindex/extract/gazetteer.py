"""Names known beforehand: the tables of `resources/gazetteer/`, folded, to be found in text.

Owns looking names up; knows no article and no grammar. A name that is also an everyday word is
marked weak in the tables (a leading `?`) and is found only by those who ask for weak names.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias

from briefindex.bundle import bundled
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold
from briefindex.text.lexicon import cell_parts, table_rows

FOLDER = "resources/gazetteer"

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W_]+(?:['’ʻʼ][^\W_]+)*\+?", re.UNICODE
)
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_SPACE_JOIN = re.compile(
    r"(?:['’ʼ][sS])?[ \t\u00a0]{1,2}|[ \t]?\n[ \t]?|\s?[-\u2010-\u2015]\s?|\s?&\s?|/|\.|\. "
)
_COMMA_JOIN = re.compile(r",\s|,?\s")
_ACRONYM_LENGTH = 8
_Rows: TypeAlias = Callable[[Path, int], Iterable[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing.

    `kind` is finer than `type` ("country", "capital", "city", "water", "grouping", "media",
    "pipeline", …). `members` are canonical country names of a grouping. `notes` say more: a
    person's offices with from and to ("President of Kazakhstan 2019-03-20/"), when an event comes
    round ("every January"), whose government a metonym is ("government of Russia").
    """

    canonical: str
    type: EntityType
    kind: str
    members: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GazetteerHit:
    """A known name in a text; `weak` names need support from what stands around them.

    `cased` is False where the text writes it without the capitals of a name.
    """

    span: Span
    entry: Entry
    weak: bool
    cased: bool


class _Name(NamedTuple):
    tokens: tuple[str, ...]
    commas: tuple[bool, ...]
    entry: Entry
    weak: bool
    acronym: bool
    surface: str


class Token(Protocol):
    """A word with its folded form."""

    @property
    def folded(self) -> str:
        """The word for comparing."""
        ...

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after its last."""
        ...


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Words of `text` as (start, end, folded), possessive endings outside, initialisms joined."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        folded, ending = _bare(match.group())
        yield match.start(), match.end() - ending, folded


def folded_words(text: str) -> frozenset[str]:
    """The words that `tokens_of` finds, folded, for asking quickly whether one is there at all."""
    return frozenset([_bare(word)[0] for word in _TOKEN.findall(text)])


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> tuple[str, int]:
    """A word folded without its possessive ending, and the length of that."""
    if word.isalpha():
        return fold(word), 0
    shorter = _POSSESSIVE.sub("", word)
    return fold(shorter.replace(".", "")), len(word) - len(shorter)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(folded, first, last) for first, last, folded in tokens_of(text, start, end)]


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word.replace(".", ""))


class Gazetteer:
    """The names of all tables; made once, by `gazetteer()`."""

    def __init__(self, folder: Path, rows: _Rows = table_rows) -> None:
        """Read the tables in `folder`, or such `rows` of each as one wants to know of."""
        self._rows = rows
        self._names: dict[str, list[_Name]] = {}
        self._by_second: dict[str, dict[str, list[_Name]]] = {}
        self._exact: dict[tuple[str, ...], _Name] = {}
        self._demonyms: dict[str, str] = {}
        self._read_countries(folder / "countries.tsv")
        self._read_regions(folder / "regions.tsv")
        self._read_cities(folder / "cities.tsv")
        self._read_named(folder / "routes.tsv", "route_or_project")
        self._read_named(folder / "events.tsv", "event")
        self._read_named(folder / "organisations.tsv", "organisation")
        self._read_named(folder / "people.tsv", "person")
        self._read_named(folder / "products.tsv", "product")
        self._read_cities(folder / "cities_geonames.tsv")
        for names in self._names.values():
            names.sort(key=lambda name: -len(name.tokens))

    def find(self, surface: str) -> Entry | None:
        """The thing that `surface` names as a whole, weak names included; None where unknown."""
        tokens = _name_tokens(surface.strip())[0]
        for candidate in (tokens, tokens[1:] if tokens[:1] == ("the",) else ()):
            name = self._exact.get(candidate)
            if name and (not name.acronym or surface.strip(" .").upper() == surface.strip(" .")):
                return name.entry
        return None

    def names(self, entry: Entry) -> tuple[str, ...]:
        """All names of a known thing that need no support, in the order of the table."""
        names = (name for name in self._exact.values() if name.entry == entry)
        return tuple(name.surface for name in names if not name.weak)

    def telling_words(self, kinds: Collection[str]) -> frozenset[str]:
        """A word of each name of some kinds, folded: without one of them a text names none."""
        return frozenset(
            max(tokens, key=len) for tokens, name in self._exact.items() if name.entry.kind in kinds
        )

    def demonym(self, word: str) -> str | None:
        """The country or region whose people or adjective `word` is ("Uzbeks" -> Uzbekistan)."""
        return self._demonyms.get(_folded(word))

    def scan(
        self, text: str, within: Span | None = None, tokens: Sequence[Token] | None = None
    ) -> tuple[GazetteerHit, ...]:
        """Known names in `text`, longest first at each place, sorted, not overlapping.

        Weak names and names in small letters are found too: `weak` and `cased` tell. `tokens` are
        those of `within`, where they are known already.
        """
        within = within or Span(0, len(text))
        if tokens is None:
            tokens = _tokens(text, within.start, within.end)
        hits: list[GazetteerHit] = []
        free = 0
        for at in [place for place, one in enumerate(tokens) if one.folded in self._names]:
            if at < free:
                continue
            name = self._longest(text, tokens, at)
            if name is None or self._article_hides(text, tokens, at, name):
                continue
            end = tokens[at + len(name.tokens) - 1].end
            if _POSSESSIVE.search(name.surface) and _POSSESSIVE.match(text[end : end + 2]):
                end += 2  # the ending is the name's own: "Moody's"
            span = Span(tokens[at].start, end)
            hits.append(GazetteerHit(span, name.entry, name.weak, _is_cased(text, span, name)))
            free = at + len(name.tokens)
        return tuple(hits)

    def _article_hides(self, text: str, tokens: Sequence[Token], at: int, name: _Name) -> bool:
        """Whether a longer name begins right after the article ("the Gulf" in "the Gulf War")."""
        if name.tokens[0] != "the" or at + 1 >= len(tokens):
            return False
        after = self._longest(text, tokens, at + 1)
        return after is not None and len(after.tokens) + 1 > len(name.tokens)

    def _longest(self, text: str, tokens: Sequence[Token], at: int) -> _Name | None:
        following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
        for name in self._beginning(tokens[at].folded, following):
            size = len(name.tokens)
            if size > 1 and not _matches(text, tokens, at, name):
                continue
            surface = text[tokens[at].start : tokens[at + size - 1].end]
            if size == 1 and surface[:1].islower() and not name.surface[:1].islower():
                continue
            if name.acronym and not _written_as_acronym(surface):
                continue
            return name
        return None

    def _beginning(self, first: str, second: str) -> Sequence[_Name]:
        """The names that begin with two words or are the first alone, longest first."""
        group = self._by_second.get(first)
        if group is None:
            group = self._by_second[first] = {}
            for name in self._names.get(first, ()):
                group.setdefault(name.tokens[1] if len(name.tokens) > 1 else "", []).append(name)
        longer = group.get(second) if second else None
        alone = group.get("", ())
        return [*longer, *alone] if longer else alone

    def _add(self, surface: str, entry: Entry) -> None:
        weak = surface.startswith("?")
        surface = surface.removeprefix("?").strip()
        if not surface:
            return
        tokens, commas = _name_tokens(surface)
        acronym = _written_as_acronym(surface)
        name = _Name(tokens, commas, entry, weak, acronym, surface)
        known = self._exact.get(tokens)
        if known is None:
            self._exact[tokens] = name
            self._names.setdefault(tokens[0], []).append(name)
        elif known.entry is entry and surface > known.surface:
            # The same with smaller letters: "Zangezur corridor" needs one capital.
            self._exact[tokens] = name
            group = self._names[tokens[0]]
            group[group.index(known)] = name

    def _read_countries(self, path: Path) -> None:
        for name, others, capitals, adjectives, people in self._rows(path, 5):
            country = Entry(name, "place", "country")
            for surface in (name, *cell_parts(others)):
                self._add(surface, country)
            if names := cell_parts(capitals):
                capital = Entry(names[0].lstrip("?"), "place", "capital")
                for surface in names:
                    self._add(surface, capital)
            for word in (*cell_parts(adjectives), *cell_parts(people)):
                self._demonyms.setdefault(fold(word), name)

    def _read_regions(self, path: Path) -> None:
        for name, kind, others, people, members in self._rows(path, 5):
            entry = Entry(name.lstrip("?"), "place", kind, cell_parts(members))
            for surface in (name, *cell_parts(others)):
                self._add(surface, entry)
            for word in cell_parts(people):
                self._demonyms.setdefault(fold(word), entry.canonical)

    def _read_cities(self, path: Path) -> None:
        if not path.is_file():
            return
        for _, kind, names in self._rows(path, 3):
            for group in cell_parts(names):
                surfaces = group.split("=")
                entry = Entry(surfaces[0].lstrip("?"), "place", kind)
                for surface in surfaces:
                    self._add(surface, entry)

    def _read_named(self, path: Path, type_: EntityType) -> None:
        if not path.is_file():
            return
        for name, kind, others, members, notes in self._rows(path, 5):
            entry = Entry(name.lstrip("?"), type_, kind, cell_parts(members), cell_parts(notes))
            for surface in (name, *cell_parts(others)):
                self._add(surface, entry)


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process; the tables are read at the first call."""
    return Gazetteer(bundled(FOLDER))


def _name_tokens(surface: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Folded words of a table's name, and between which of them stands a comma."""
    if surface.isascii() and surface.replace(" ", "").isalpha():
        plain = tuple(surface.lower().split())
        return plain, (False,) * (len(plain) - 1)
    parts = list(tokens_of(surface))
    commas = tuple("," in surface[parts[i][1] : parts[i + 1][0]] for i in range(len(parts) - 1))
    return tuple(token for _, _, token in parts), commas


def _matches(text: str, tokens: Sequence[Token], at: int, name: _Name) -> bool:
    if at + len(name.tokens) > len(tokens):
        return False
    for offset, folded in enumerate(name.tokens):
        token = tokens[at + offset]
        if token.folded != folded:
            return False
        if offset:
            between = text[tokens[at + offset - 1].end : token.start]
            join = _COMMA_JOIN if name.commas[offset - 1] else _SPACE_JOIN
            if between and not join.fullmatch(between):
                return False
            if between == ". " and len(tokens[at + offset - 1].folded) > 2:
                return False
    return True


def _written_as_acronym(surface: str) -> bool:
    return len(surface) <= _ACRONYM_LENGTH and " " not in surface and surface.isupper()


def _is_cased(text: str, span: Span, name: _Name) -> bool:
    if len(name.tokens) == 1:
        return True
    surface = text[span.start : span.end]
    if surface == name.surface:
        return True
    wanted = [w for w in re.findall(r"[^\W\d_]+", name.surface) if w[0].isupper()]
    words = re.findall(r"[^\W\d_]+", surface)
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= max(1, min(2, len(wanted)))
