"""Columns find and score what Whoosh's own exhaustive search does, on any query."""

import random
import shutil
from contextlib import closing
from datetime import timedelta

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefindex.model.span import Span
from briefindex.search import adding, matches
from briefindex.search.columns import building, files
from briefindex.search.engine import find
from briefindex.search.listed import FULL, SCORED
from briefindex.search.places import schema
from briefindex.search.plain_index import PlainIndex
from briefindex.search.postings import Postings
from briefindex.search.query import Dated, Either, Every, Leaf, Query, Without
from briefindex.search.resolving import Vocabularies, resolve
from briefindex.search.segment_writer import ArticleWriter
from briefindex.search.vocabulary import Words
from made_index import FIRST, WORDS, article, columns_in, made
from whoosh_queries import Compiler, Ranking, scores


def leaf(chance):
    mode = chance.choice(["word", "word", "phrase", "near", "prefix", "wild", "fuzzy"])
    field = chance.choice([None, None, None, None, "title", "source", "file", "lang"])
    word = chance.choice([*WORDS, "china", "daily", "en", "absent"])
    at = Span(chance.randint(0, 10**6), 10**6 + 1)
    if mode in ("phrase", "near"):
        words = tuple(chance.choices(WORDS, k=chance.randint(2, 3)))
        return Leaf(words, mode, field, at, chance.randint(1, 4) if mode == "near" else 0)
    if mode == "prefix":
        return Leaf((word[: chance.randint(1, len(word))],), mode, field, at)
    if mode == "wild":
        cut = chance.randint(1, len(word))
        return Leaf((word[:cut] + chance.choice("*?") + word[cut + 1 :],), mode, field, at)
    return Leaf((word,), mode, field, at, 1 if mode == "fuzzy" else 0, last=mode == "word")


def node(chance, depth):
    sort = chance.random()
    if depth and sort < 0.35:
        items = tuple(node(chance, depth - 1) for _ in range(chance.randint(2, 3)))
        return chance.choice([Every, Either])(items)
    if depth and sort < 0.5:
        return Without(node(chance, depth - 1))
    if sort < 0.58:
        first = FIRST + timedelta(chance.randint(0, 700))
        last = first + timedelta(chance.randint(0, 200))
        return Dated(chance.choice([first, None]), chance.choice([last, None]))
    return leaf(chance)


def query(chance):
    items = tuple(node(chance, 2) for _ in range(chance.randint(0, 3)))
    return Query("", items)


def resolved_over(asked, postings):
    fields = ("body", "source", "author", "lang", "file")
    return resolve(asked, Vocabularies({name: postings.vocabulary(name) for name in fields}))


def days(reader, number):
    return reader.stored_fields(number)["row"][1:3]


SEEDS = range(14)
TRADE = Leaf(("trade",), "word", None, Span(0, 5))


@pytest.mark.parametrize("seed", SEEDS)
def test_columns_find_and_score_what_whoosh_does(tmp_path, seed):
    chance = random.Random(seed)
    folder = tmp_path / "index" / "1"
    index = made(folder, chance, segments=1 + seed % 4, deletions=(0, 3, 11)[seed % 3])
    postings = Postings(columns_in(folder), {})
    is_what_whoosh_finds(index, postings, chance, 40)


@pytest.mark.parametrize("seed", range(6))
def test_in_each_article_those_forms_count_that_its_language_has(tmp_path, seed):
    chance = random.Random(3000 + seed)
    folder = tmp_path / "index" / "1"
    spoken = ("en", "fr", "", "de", "es")
    index = made(folder, chance, 1 + seed % 3, seed % 4, (20, 60), spoken)
    wide, plain = Postings(columns_in(folder), {}), Postings([PlainIndex(folder)], {})
    of_trade = resolved_over(Query("", (TRADE,)), wide).forms[TRADE][0]
    assert of_trade.inside("fr") != of_trade.inside("en") == of_trade.inside("")
    for postings in (wide, plain):
        is_what_whoosh_finds(index, postings, chance, 20)
    plain.parts[0].close()


def is_what_whoosh_finds(index, postings, chance, rounds):
    with closing(index.searcher(weighting=Ranking())) as searcher:
        for _ in range(rounds):
            asked = query(chance)
            resolved = resolved_over(asked, postings)
            if not resolved.query.items:
                continue
            found = find(resolved, postings)
            meant = scores(searcher, Compiler(resolved.forms, days).query(resolved.query))
            assert found.numbers.tolist() == sorted(meant), asked
            for number, score in zip(found.numbers.tolist(), found.scores.tolist(), strict=True):
                assert score == pytest.approx(meant[number], abs=1e-9), asked


@pytest.mark.parametrize("seed", range(6))
def test_columns_of_an_index_that_grows_find_and_score_what_whoosh_does(tmp_path, seed):
    chance = random.Random(2000 + seed)
    folder = tmp_path / "index" / "1"
    index = made(folder, chance, 1, 0, (150, 200))
    number = 500
    for size in (1, 2, 30, 3):
        writer = index.writer()
        for _ in range(size):
            number += 1
            writer.add_document(**article(chance, number))
        writer.commit(merge=False)
        (folder / files.LISTING).unlink()
        building.build(folder)
        building.sweep_columns(folder.parent)
        postings = Postings(columns_in(folder), {})
        is_what_whoosh_finds(index, postings, chance, 12)
    assert [part.size for part in postings.parts][1:] == [3], "the others are together"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_of_many_are_those_of_all_when_all_are_scored(tmp_path, seed, monkeypatch):
    chance = random.Random(4000 + seed)
    folder = tmp_path / "index" / "1"
    made(folder, chance, 1 + seed % 3, seed % 4, (150, 200))
    postings = Postings(columns_in(folder), {})
    monkeypatch.setattr(matches, "_SAMPLE", 4)
    pruned = 0
    for _ in range(25):
        resolved = resolved_over(query(chance), postings)
        monkeypatch.setattr(matches, "_MANY", 10**6)
        marked = find(resolved, postings)
        every = sorted(marked.best(None), key=lambda f: (f.rank, -f.score, -f.day, f.file))
        monkeypatch.setattr(matches, "_MANY", 8)
        found = find(resolved, postings)
        best = sorted(found.best(4), key=lambda f: (f.rank, -f.score, -f.day, f.file))
        assert found.numbers.tolist() == marked.numbers.tolist()
        assert [f.article for f in best[:4]] == [f.article for f in every[:4]]
        assert [f.score for f in best[:4]] == pytest.approx([f.score for f in every[:4]], abs=1e-9)
        pruned += len(best) < len(every)
    assert pruned


@pytest.mark.parametrize("seed", SEEDS)
def test_without_columns_the_plain_index_gives_the_same(tmp_path, seed):
    chance = random.Random(1000 + seed)
    folder = tmp_path / "index" / "1"
    made(folder, chance, segments=1 + seed % 3, deletions=seed % 4)
    plain, wide = Postings([PlainIndex(folder)], {}), Postings(columns_in(folder), {})
    for _ in range(25):
        asked = query(chance)
        by_columns = find(resolved_over(asked, wide), wide)
        by_whoosh = find(resolved_over(asked, plain), plain)
        assert by_columns.numbers.tolist() == by_whoosh.numbers.tolist(), asked
        assert by_columns.ranks.tolist() == by_whoosh.ranks.tolist()
        assert by_columns.scores == pytest.approx(by_whoosh.scores, abs=1e-9)
        assert [f[:2] for f in by_columns.best(5)] == [f[:2] for f in by_whoosh.best(5)]
    plain.parts[0].close()


@pytest.mark.parametrize("seed", range(6))
def test_columns_from_what_was_written_are_those_read_back(tmp_path, seed):
    chance = random.Random(seed)
    folder = tmp_path / "index" / "1"
    folder.mkdir(parents=True)
    index = FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")
    writer = ArticleWriter(index)
    for number in range(chance.choice([1, 30, 200])):
        writer.add_article(article(chance, number))
    writer.commit()
    assert_what_is_in_hand_is_read_back(writer, folder)


@pytest.mark.parametrize("deletions", [0, 3])
def test_columns_of_segments_taken_into_one_are_those_read_back(tmp_path, deletions):
    chance = random.Random(7)
    folder = tmp_path / "index" / "1"
    writer = ArticleWriter(made(folder, chance, segments=3, deletions=deletions))
    writer.add_article(article(chance, 1000))

    def all_of(writer, segments):
        for segment in segments:
            writer.take_in(segment)
        return []

    writer.commit(mergetype=all_of)
    (folder / files.LISTING).unlink()
    assert_what_is_in_hand_is_read_back(writer, folder)


def assert_what_is_in_hand_is_read_back(writer, folder):
    building.write(folder, adding.in_hand(writer))
    pool = folder.parent / files.FOLDER
    segment = pool / writer.newsegment.segment_id()
    in_hand = {path.name: path.read_bytes() for path in segment.iterdir()}
    shutil.rmtree(pool)
    building.build(folder)
    assert {path.name: path.read_bytes() for path in segment.iterdir()} == in_hand


@pytest.mark.parametrize("seed", range(8))
def test_the_best_are_the_first_of_all(tmp_path, seed):
    chance = random.Random(seed)
    folder = tmp_path / "index" / "1"
    made(folder, chance, segments=3, deletions=2)
    postings = Postings(columns_in(folder), {})
    for _ in range(20):
        found = find(resolved_over(query(chance), postings), postings)
        for by_date in (False, True):

            def key(match, by_date=by_date):
                best = (match.rank == 2,) if by_date else (match.rank, -match.score)
                return (*best, -match.day, match.file, match.article)

            ranked = sorted(found.best(None), key=key)
            assert sorted(found.best(7, by_date=by_date), key=key) == ranked[:7]


@pytest.mark.parametrize("sample", [8, 32])
def test_the_best_are_found_though_others_might_score_far_more(tmp_path, sample, monkeypatch):
    """Five forms once each seem better than one form twenty times, and are not."""
    chance = random.Random(sample)
    folder = tmp_path / "index" / "1"
    forms = ["trade", "trades", "traded", "trading", "trader"]
    bodies = [[*forms, *["rail"] * 15]] * 60 + [["trade"] * 20] * 3
    folder.mkdir(parents=True)
    index = FileIndex.create(FileStorage(str(folder)), schema(), "MAIN")
    writer = index.writer()
    for number, body in enumerate(bodies):
        writer.add_document(**{**article(chance, number), "body": body, "title": []})
    writer.commit(merge=False)
    building.build(folder)
    postings = Postings(columns_in(folder), {})
    monkeypatch.setattr(matches, "_SAMPLE", sample)
    monkeypatch.setattr(matches, "_MANY", sample)
    found = find(resolved_over(Query("", (TRADE,)), postings), postings)
    best = sorted(found.best(4), key=lambda each: -each.score)
    assert {each.article for each in best[:3]} == {"0060", "0061", "0062"}
    assert (found.scoring.ceilings[:60] > found.scoring.ceilings[60:].max()).all()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_of_stems_and_postings_beforehand_is_so(tmp_path, seed):
    chance = random.Random(5000 + seed)
    folder = tmp_path / "index" / "1"
    made(folder, chance, 1 + seed % 4, seed % 3, (30, 60))
    for part in columns_in(folder):
        postings = Postings([part], {})
        words = part.vocabulary("body")
        for field in SCORED:
            for word in words.words:
                forms = Words(words.forms(word))
                listed = part.listed(field, forms)
                having = np.unique(listed.docs)
                assert listed.size == len(having)
                assert listed.size == np.count_nonzero(postings.having(field, forms))
                counts = np.concatenate(listed.counts)
                told = counts / (counts + postings.damping(field)[listed.docs])
                ((impacts, more),) = listed.impacts
                assert more == 1
                assert (told * FULL <= impacts).all()
                assert (impacts - told * FULL < 1).all()
                grown = forms.beside(Words(prefixes=("gover",)))
                size = np.count_nonzero(postings.having(field, grown))
                assert part.listed(field, grown).size in (None, size)


@pytest.mark.parametrize("seed", range(6))
def test_the_impacts_of_several_parts_are_never_too_little(tmp_path, seed):
    chance = random.Random(6000 + seed)
    parts = []
    for number, sizes in enumerate([(3, 9), (40, 60), (10, 90)]):
        folder = tmp_path / "index" / str(number)
        made(folder, chance, 1, 0, sizes)
        parts += columns_in(folder)
    postings = Postings(parts, {})
    each = [part.forms("trade") for part in postings.vocabulary("body").parts]
    forms = Words(frozenset().union(*each))
    listed = postings.listed("body", forms)
    assert listed.size == np.count_nonzero(postings.having("body", forms))
    counts = np.concatenate(listed.counts)
    told = counts / (counts + postings.damping("body")[listed.docs])
    most = np.concatenate([impacts / FULL * more for impacts, more in listed.impacts])
    assert (told <= most + 1e-12).all()
    assert len(most) == len(told) > 0
