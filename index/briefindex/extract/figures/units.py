"""Units: what stands before or after a number and says what it counts, from `resources/units/`.

Owns looking a unit up at a place. Knows nothing of numbers' values or of what is measured.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from briefindex.bundle import bundled
from briefindex.extract.figures import powers
from briefindex.text.lexicon import cell_parts, table_rows

FOLDER = "resources/units"
Dimension = str
_WORD = re.compile(r"[^\W\d_]+\.?(?:[^\W\d_]\.)*")
_GAP = re.compile(r"(?: ?-? ?|\u00a0|\u202f)")
_TIME = "time"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol, dimension ("money", "mass", …) and what its number is multiplied by.

    `assumed` where the text leaves it open which one is meant ("$"); `printed` is what it says.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction = Fraction(1)
    assumed: bool = False
    printed: str = ""


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit at a place in the text: where it begins and ends."""

    unit: Unit
    start: int
    end: int


class UnitTable:
    """The tables of `resources/units/`, ready to be looked up."""

    def __init__(self, folder: Path) -> None:
        """Read the tables in `folder`."""
        self._words: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
        self._symbols: dict[str, list[tuple[str, Unit]]] = {}
        self._per: dict[str, tuple[str, bool]] = {}
        self._signs: dict[str, Unit] = {}
        self._read_currencies(folder)
        self._read_units(folder)
        for table in (self._words, self._symbols):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        signs = sorted(self._signs, key=len, reverse=True)
        self._before = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, signs))}) ?-?$")
        per = "|".join(sorted(map(re.escape, self._per), key=len, reverse=True))
        self._slash = re.compile(
            rf"(?: ?/ ?|-an?-)({per}){powers.POWER}(?![A-Za-z^])", re.IGNORECASE
        )
        self._each = re.compile(
            rf" (?:per|each|every|a|an|for each|for every) ({per})s?\b(?!-)", re.IGNORECASE
        )

    def _read_currencies(self, folder: Path) -> None:
        for code, before, after in table_rows(folder / "currencies.tsv", 3):
            self._read_signs(code, cell_parts(before))
            for word in cell_parts(after):
                add = self._add_symbol if word.isupper() and "." not in word else self._add_word
                add(word.lstrip("*"), _money(code, word))
            if f"|{code}" in f"|{after}" and code not in _WORDS_TOO:
                self._read_code(code)
        for code, words, after, many in table_rows(folder / "subunits.tsv", 4):
            part = Fraction(1, int(many or 100))
            for word in cell_parts(words):
                self._add_word(word.lstrip("*"), _money(code, word, part))
            for sign in cell_parts(after):
                self._add_symbol(sign, _money(code, sign, part))

    def _read_signs(self, code: str, signs: tuple[str, ...]) -> None:
        """Signs as printed, with a blank before the "$", and as text in small letters has them."""
        for sign in (*signs, code):
            plain, unit = sign.lstrip("*"), _money(code, sign)
            self._signs.setdefault(plain, unit)
            if plain.endswith("$") and plain[0].isalpha():
                for form in (f"{plain[:-1]} $", plain.lower(), f"{plain[:-1].lower()} $"):
                    if form[:-1].strip().lower() not in _NO_SIGNS or " " not in form:
                        self._signs.setdefault(form, unit)
            if not plain.isascii() or plain.endswith("$"):
                self._add_symbol(plain, unit)

    def _read_code(self, code: str) -> None:
        """For "20 usd", "cad$ 15", "20 MUSD" and "MAUD 60": a code that is no English word."""
        unit = _money(code, code)
        small = code.lower()
        self._signs.setdefault(small, unit)
        self._signs.setdefault(f"{small}$", unit)
        self._signs.setdefault(f"{code}$", unit)
        self._add_symbol(small, unit)
        for letter, factor in (("M", 10**6), ("k", 10**3), ("K", 10**3)):
            many = Unit(code, "money", Fraction(factor), printed=code)
            self._add_symbol(f"{letter}{code}", many)
            self._signs.setdefault(f"{letter}{code}", many)

    def _read_units(self, folder: Path) -> None:
        for symbol, dimension, factor, symbols, words in table_rows(folder / "units.tsv", 5):
            unit = Unit(symbol, dimension, Fraction(factor))
            for one in cell_parts(symbols):
                self._add_symbol(one, unit)
            for word in cell_parts(words):
                self._add_word(word, unit)
        self._read_prefixed(folder)
        for symbol, words, article in table_rows(folder / "per.tsv", 3):
            for word in cell_parts(words):
                self._per[word.lower()] = (symbol, article == "yes")

    def _read_prefixed(self, folder: Path) -> None:
        """For "petajoule", "GPa" and "µs": SI prefixes before the units that take them."""
        prefixes = [
            (sign, cell_parts(others), word)
            for sign, others, word in table_rows(folder / "prefixes.tsv", 3)
        ]
        for base, dimension, words, read in table_rows(folder / "prefixed.tsv", 4):
            for sign, others, prefix in prefixes:
                unit = Unit(f"{sign}{base}", dimension)
                for word in cell_parts(words):
                    self._add_word(f"{prefix}{word}", unit)
                for one in (sign, *others) if sign in cell_parts(read) else ():
                    self._add_symbol(f"{one}{base}", unit)

    def _add_word(self, word: str, unit: Unit) -> None:
        key = tuple(word.lower().split())
        entries = self._words.setdefault(_singular(key[0]), [])
        if all(known != key for known, _ in entries):
            entries.append((key, unit))

    def _add_symbol(self, symbol: str, unit: Unit) -> None:
        self._symbols.setdefault(symbol[0], []).append((symbol, unit))

    def before(self, text: str, end: int) -> UnitAt | None:
        """The currency sign or code that ends where a number begins ("US$", "€", "EUR ")."""
        window = text[max(0, end - 8) : end]
        word = window.rstrip(" -").rpartition(" ")[2]
        if word.isascii() and word.isalpha() and word not in self._signs:
            return None
        match = self._before.search(window)
        if match is None:
            return None
        sign = match.group(0).rstrip(" -")
        if sign in _WORDS_TOO and not _is_code(text, match.group(0), end):
            return None
        return UnitAt(self._signs[sign], end - len(match.group(0)), end)

    def after(self, text: str, start: int) -> UnitAt | None:
        """The unit whose words or symbol follow a number that ends at `start`."""
        gap = _GAP.match(text, start)
        here = gap.end() if gap else start
        found = self._word_at(text, here) or self._symbol_at(text, here, attached=here == start)
        if found is not None:
            return self.with_powers(text, found)
        alone = powers.inverse_alone(text, start)
        return UnitAt(Unit(alone[0], "inverse"), alone[1], alone[2]) if alone else None

    def with_powers(self, text: str, found: UnitAt | None) -> UnitAt | None:
        """The unit with the powers that follow its sign: "kg m-3" is in kg/m³."""
        if found is None:
            return None
        sign = text[found.end : found.end + 1]
        if sign not in _RAISING or found.unit.dimension == "money":
            return found
        unit, end = found.unit, found.end
        inverse = powers.inverse_end(text, end) if sign != " " else None
        symbol, end = (unit.symbol + inverse[0], inverse[1]) if inverse else (unit.symbol, end)
        while (below := powers.divided_by(text, end)) and below[0].lower() in self._per:
            symbol = f"{symbol}/{self._per[below[0].lower()][0]}{below[1]}"
            end = below[2]
        if end == found.end:
            return found
        return UnitAt(Unit(symbol, unit.dimension, unit.factor), found.start, end)

    def _symbol_at(self, text: str, here: int, *, attached: bool) -> UnitAt | None:
        for symbol, unit in self._symbols.get(text[here : here + 1], ()):
            if text.startswith(symbol, here):
                end = here + len(symbol)
                follows = text[end : end + 1]
                if follows.isdigit() and not symbol[-1].isalnum():
                    continue  # "12 $5 notes"
                apart = not attached and symbol not in _APART
                if len(symbol) == 1 and symbol.isalpha() and (follows == "-" or apart):
                    continue
                if len(symbol) == 1 and not attached and _INITIAL.match(text, end):
                    continue
                if not (symbol[-1].isalnum() and (follows.isalnum() or follows in _NO_END)):
                    return UnitAt(unit, here, end)
        return None

    def _word_at(self, text: str, here: int) -> UnitAt | None:
        first = _first_word(text, here)
        known = self._words.get(_singular(first[0]), ()) if first else ()
        words = _words_at(text, here) if known else []
        for key, unit in known:
            size = len(key)
            if size > len(words) or not _same(key, words):
                continue
            printed, end = words[0][0], words[size - 1][1]
            if size == 1 and printed in _PLURAL_ONLY and text[here : here + 1].islower():
                return None
            return UnitAt(unit, here, end)
        return None

    def per_after(self, text: str, here: int) -> tuple[str, int] | None:
        """What the unit is divided by ("per tonne", "/W", "a barrel"), and where that ends.

        Of two the second is a stretch of time: "per person per day".
        """
        first = self._divisor(text, here)
        second = self._divisor(text, first[1]) if first else None
        if first and second and second[0] in _TIMES and first[0] not in _TIMES:
            return f"{first[0]}/{second[0]}", second[1]
        return first

    def _divisor(self, text: str, here: int) -> tuple[str, int] | None:
        match = self._slash.match(text, here)
        if match:
            return self._per[match.group(1).lower()][0] + powers.small(match), match.end()
        match = self._each.match(text, here)
        if match is None:
            many = (
                _PER_MANY.match(text, here) if text.startswith((" per ", " for "), here) else None
            )
            if many is not None:
                people = many["noun"] in _INHABITANTS
                return f"{many['of']} {'people' if people else many['noun']}", many.end()
            other = _PER_OTHER.match(text, here)
            return (self._priced_in(other.group(1)), other.end()) if other else None
        symbol, article = self._per[match.group(1).lower()]
        joined = match.group(0).split()[0].lower()
        if joined in ("a", "an") and (
            not article or (symbol in _TIMES and _THEN.match(text, match.end()))
        ):
            return None
        return symbol, match.end()

    def _priced_in(self, word: str) -> str:
        """What a price is per: the code of a currency, else the word ("per euro", "per head")."""
        found = self._word_at(word, 0)
        money = found is not None and found.unit.dimension == "money" and found.end == len(word)
        return found.unit.symbol if found and money else _singular(word)


_PER_MANY = re.compile(
    r" (?:per|for every) (?P<of>\d{1,3}(?:,\d{3})+|\d{2,6}|million)"
    r"(?: (?:live|registered|employed|active))? (?P<noun>[a-z]{2,}s|people|population)\b"
)
"""For "14 guns per 10,000 soldiers"."""
_INHABITANTS = frozenset({"inhabitants", "residents", "population", "persons", "citizens"})
_RAISING = frozenset("-−^⁻ ·⋅")
_TIMES = frozenset({"year", "month", "week", "day", "hour", "min", "s"})
_THEN = re.compile(r" (?:earlier|ago|before|later|after|from now|prior|old|since)\b")
"""Makes "a year" a time that is meant, not what something is divided by."""

_NO_SIGNS = frozenset({"a", "s", "j", "z", "us"})
"""No country's sign where a blank follows: "A $5 million fine", "Apple's $5 million"."""

_NO_END = ("'", "’", "^")
_APART = frozenset("gLlWVJ")
"""Units of one letter that stand apart from their number: "5 g of salt", "60 W"."""

_INITIAL = re.compile(r"\.(?:\w| [A-Z\d])")
"""Makes the letter before it a name's: "20 J. Smith"."""

_WORDS_TOO = frozenset({"ALL", "TRY", "PEN", "GEL", "MAD", "RON", "COP", "BOB", "AMD", "PHP"})
"""Codes of currencies that are words or names as well, of which one number is no proof."""

_LEK = re.compile(r"\bleks?\b|Albania|Tirana", re.IGNORECASE)
_LARGE_NUMBER = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{4,}|[\d.]{1,20} ?(?:[mbt]r?n|[mbtr]{1,2}illion|mln|bln)\b"
)
_PER_OTHER = re.compile(r" per (?!cent|se\b|day|capita)([a-z]{3,20})\b(?! cent)")
_PLURAL_ONLY = frozenset({"mark", "real", "sol"})


@cache
def unit_table() -> UnitTable:
    """The one table of the process; read at the first call."""
    return UnitTable(bundled(FOLDER))


@cache
def currencies_by_country() -> dict[str, dict[str, str]]:
    """Currency words that several countries share, and each country's code."""
    table: dict[str, dict[str, str]] = {}
    for word, countries in table_rows(bundled(FOLDER) / "by_country.tsv", 2):
        pairs = (pair.partition("=") for pair in cell_parts(countries))
        table[word] = {country: code for country, _, code in pairs}
    return table


PercentUnit = Literal["%", "pp", "bp"]
_PERCENT = re.compile(
    r"[ \u00a0\u202f-]?(?:(?P<pp>percentage[ -]points?|per cent points?|percent points?|pct points?"
    r"|%[ -]points?|%-points?|p\.?p\.?(?:t?s)?\b(?!m)|ppts?\b)"
    r"|(?P<bp>basis[ -]points?\b|bps?\b(?!d))"
    r"|(?P<percent>%|percent\b|per[ -]cent\b|percentage\b|pct\b\.?|pc\b|p\.c\.))",
    re.IGNORECASE,
)


def percent_after(text: str, start: int) -> tuple[PercentUnit, int] | None:
    """Percent, percentage points or basis points right after a number, and where they end."""
    match = _PERCENT.match(text, start)
    if match is None:
        return None
    symbol: PercentUnit = "pp" if match["pp"] else "bp" if match["bp"] else "%"
    return symbol, match.end()


def _is_code(text: str, sign: str, number: int) -> bool:
    """Whether "TRY 500 million" is money: a large number, and a text that is not all capitals."""
    start = number - len(sign)
    if text[max(0, start - 30) : start + 30].isupper() or not _LARGE_NUMBER.match(text, number):
        return False
    return not sign.startswith("ALL") or bool(_LEK.search(text))


def _money(code: str, printed: str, factor: Fraction = Fraction(1)) -> Unit:
    return Unit(code, "money", factor, printed.startswith("*"), printed.lstrip("*"))


def _singular(word: str) -> str:
    word = word.lower()
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


def _same(key: tuple[str, ...], words: list[tuple[str, int]]) -> bool:
    return all(
        part == word or _singular(part) == _singular(word)
        for part, (word, _) in zip(key, words, strict=False)
    )


def _first_word(text: str, here: int) -> tuple[str, int] | None:
    """The word at a place in small letters, without the full stop behind it, and where it ends."""
    match = _WORD.match(text, here)
    if match is None:
        return None
    word = match.group(0).lower()
    if word.endswith(".") and word.count(".") == 1 and len(word) > 3:
        return word[:-1], match.end() - 1
    return word, match.end()


def _words_at(text: str, here: int) -> list[tuple[str, int]]:
    """Up to four words from `here` (single blanks or hyphens between), and where each ends."""
    words: list[tuple[str, int]] = []
    for _ in range(4):
        found = _first_word(text, here)
        if found is None:
            break
        words.append(found)
        end = found[1]
        if text[end : end + 1] not in (" ", "-"):
            break
        here = end + 1
    return words
