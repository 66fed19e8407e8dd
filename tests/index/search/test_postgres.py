"""What PostgreSQL finds for a compiled query is what Satchel finds."""

import os
import random
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from briefindex.model.article import KnownDate
from briefindex.model.span import ArticleId, Span
from briefindex.search.columns.scanning import scanned
from briefindex.search.engine import NamesHere, find
from briefindex.search.fields import fields_of
from briefindex.search.parser import parse
from briefindex.search.postgres import TABLE, Named, statement, vector_of
from briefindex.search.postings import Postings
from briefindex.search.query import (
    Also,
    Among,
    Dated,
    Either,
    Every,
    Leaf,
    NameLeaf,
    Otherwise,
    Query,
    Without,
)
from briefindex.search.resolving import Vocabularies, resolve
from briefindex.search.tokens import words_of
from packing import article

WORDS = ["trade", "trades", "corridor", "rail", "railways", "gas", "wheat", "harvest", "port", "of"]
FIRST = date(2024, 1, 1)
LANGUAGES = ("en", "fr", None)
FIELDS = ("body", "title", "source", "author", "lang", "file")


def server_programs():
    """The folder of PostgreSQL's programs, the newest first, or None."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    folders = [*known, *([Path(on_path).parent] if on_path else [])]
    wanted = ("initdb", "pg_ctl", "psql")
    return next((f for f in folders if all((f / name).exists() for name in wanted)), None)


PROGRAMS = server_programs()
needs_server = pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL server on this machine")


def texts():
    """Articles of few words, so that all of them meet; without, with and about a date."""
    chance = random.Random(11)
    made = []
    for number in range(90):
        body = " ".join(chance.choices(WORDS, k=chance.randint(3, 25)))
        title = " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))
        one = article(f"{title}\n\n{body}.\n", f"{chance.choice(WORDS)}-{number}.txt")
        made.append(replace(one, info=replace(one.info, language=LANGUAGES[number % 3])))
    return list({one.info.id: one for one in made}.values())


ARTICLES = texts()
IDS = [one.info.id for one in ARTICLES]
DATES = {
    one: KnownDate(day=FIRST + timedelta(number * 3), basis="stated")
    for number, one in enumerate(IDS)
    if number % 5
}


def postings():
    return Postings([scanned(ARTICLES)], DATES)


def literal(value):
    if isinstance(value, tuple):
        return f"ARRAY[{', '.join(map(literal, value))}]::text[]"
    return "'" + str(value).replace("'", "''") + "'"


def row(one):
    fields = fields_of(one, words_of(one.text), words_of(one.info.title.value or ""))
    day = DATES.get(one.info.id)
    days = [literal(day.day) if day else "NULL"] * 2
    values = [literal(one.info.id), *days, *(literal(vector_of(fields[name])) for name in FIELDS)]
    return f"INSERT INTO article VALUES ({', '.join(values)});"  # noqa: S608 - `literal` quotes


class Server:
    """A PostgreSQL of this test's own, reached through a socket in its own folder."""

    def __init__(self, folder):
        self.folder = folder
        self.user = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
        if self.user:
            os.chown(folder, 65534, 65534)

    def run(self, program, *words, text=None):
        done = subprocess.run(
            [PROGRAMS / program, *words],
            input=text, cwd=self.folder, capture_output=True, text=True, check=False, **self.user,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, sql):
        words = ("-h", self.folder, "-d", "postgres", "-At", "-q", "-v", "ON_ERROR_STOP=1")
        return self.run("psql", *words, text=sql).splitlines()


@pytest.fixture(scope="module")
def server():
    """The articles in a PostgreSQL that opens no port."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        made = Server(folder)
        data, log = f"{folder}/data", f"{folder}/log"
        made.run("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        quiet = f"-k {folder} -c listen_addresses='' -c fsync=off"
        made.run("pg_ctl", "-D", data, "-l", log, "-w", "-o", quiet, "start")
        try:
            made.ask(TABLE + "".join(map(row, ARTICLES)))
            yield made
        finally:
            made.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def resolved_over(asked, known):
    fields = ("body", "source", "author", "lang", "file")
    return resolve(asked, Vocabularies({name: known.vocabulary(name) for name in fields}))


def by_postgres(server, made):
    kinds = ["text[]" if isinstance(value, tuple) else "text" for value in made.parameters]
    named = f"({', '.join(kinds)})" if kinds else ""
    values = f"({', '.join(map(literal, made.parameters))})" if kinds else ""
    rows = server.ask(f"PREPARE asked{named} AS {made.sql}; EXECUTE asked{values};")
    return {identifier: int(rank) for identifier, rank, _ in (line.split("|") for line in rows)}


def by_satchel(resolved, known, names):
    found = find(resolved, known, names)
    ids = known.documents.ids_of(found.numbers)
    return dict(zip(ids, found.ranks.tolist(), strict=True))


def leaf(chance):
    mode = chance.choice(["word", "word", "phrase", "near", "prefix", "wild", "fuzzy"])
    place = chance.choice([None, None, None, "title", "file"])
    at = Span(chance.randint(0, 10**6), 10**6 + 1)
    word = chance.choice([*WORDS, "absent"])
    if mode in ("phrase", "near"):
        words = tuple(chance.choices(WORDS, k=chance.randint(2, 3)))
        return Leaf(words, mode, place, at, chance.randint(1, 3) if mode == "near" else 0)
    if mode == "prefix":
        return Leaf((word[: chance.randint(1, len(word))],), mode, place, at)
    if mode == "wild":
        return Leaf((word[0] + "*" + word[-1],), mode, place, at)
    return Leaf((word,), mode, place, at, 1 if mode == "fuzzy" else 0)


def node(chance, depth):
    sort = chance.random()
    if depth and sort < 0.4:
        items = tuple(node(chance, depth - 1) for _ in range(chance.randint(2, 3)))
        return chance.choice([Every, Either])(items)
    if depth and sort < 0.5:
        return Without(node(chance, depth - 1))
    if sort < 0.6:
        first = FIRST + timedelta(chance.randint(0, 250))
        last = first + timedelta(chance.randint(0, 90))
        return Dated(chance.choice([first, None]), chance.choice([last, None]))
    if sort < 0.65:
        return Among(frozenset(chance.sample(IDS, 20)))
    return leaf(chance)


@needs_server
@pytest.mark.parametrize("seed", range(30))
def test_it_finds_the_same_articles_in_the_same_ranks(server, seed):
    chance, known = random.Random(seed), postings()
    asked = Query("", tuple(node(chance, 2) for _ in range(chance.randint(1, 3))))
    resolved = resolved_over(asked, known)
    made = statement(resolved)
    assert made.is_exact
    assert by_postgres(server, made) == by_satchel(resolved, known, NamesHere())


@needs_server
@pytest.mark.parametrize("unread", [0, 30])
def test_other_names_come_after_what_was_asked_for(server, unread):
    known = postings()
    name = NameLeaf("gas", "word", None, Span(0, 3))
    typed = Leaf(("gas",), "word", None, Span(0, 3))
    other = Leaf(("harvest", "of"), "phrase", None, Span(0, 3))
    also = Also((typed,), name, (other,))
    asked = Query("", (Otherwise(also), Leaf(("wheat",), "word", None, Span(4, 9))), also=also)
    resolved = resolved_over(asked, known)
    named, waiting = IDS[10:40], IDS[:unread]
    numbers = [known.documents.number_of(each) for each in named]
    here = NamesHere(
        {name: dict.fromkeys(numbers, 1.0)},
        np.array([known.documents.number_of(each) for each in waiting], np.int64),
    )
    made = statement(resolved, Named({name: frozenset(named)}, frozenset(waiting)))
    assert by_postgres(server, made) == by_satchel(resolved, known, here)


@needs_server
def test_what_was_typed_cannot_be_anything_but_words(server):
    known = postings()
    asked = parse("trade'); DROP TABLE article; -- \\ ' :* & ! \"rail' <-> gas\"")
    made = statement(resolved_over(asked, known))
    by_postgres(server, made)
    assert server.ask("SELECT count(*) FROM article") == [str(len(ARTICLES))]


def test_values_are_parameters_and_never_in_the_statement():
    known = postings()
    at = Span(0, 5)
    items = (Leaf(("trade",), "word", None, at), Among(frozenset([ArticleId("x'y")])))
    made = statement(resolved_over(Query("", items), known))
    assert "trade" not in made.sql
    assert "x'y" not in made.sql
    assert set(made.parameters) == {("x'y",), "('trade' | 'trades')"}


def test_the_same_value_is_one_parameter():
    known = postings()
    asked = Leaf(("trade",), "word", None, Span(0, 5))
    made = statement(resolved_over(Query("", (asked, Either((asked, asked)))), known))
    assert len(made.parameters) == 1


def test_too_many_ways_to_be_near_are_looked_for_anywhere_and_said():
    known = postings()
    near = Leaf(("trade", "gas", "rail"), "near", None, Span(0, 5), 100)
    assert not statement(resolved_over(Query("", (near,)), known)).is_exact


def test_quotation_marks_in_words_are_doubled():
    assert vector_of(["it's", "a\\b"]) == "'it''s':1 'a\\\\b':2"
