"""Columns of many segments are few, and a sealed listing of them stays as it is."""

import json
import random
import shutil

import pytest

from briefindex.search.columns import building, files, opening
from briefindex.search.columns.planning import Segment, listing, name_of, planned
from made_index import made


def segments(*sizes):
    return [Segment(f"MAIN_{number}", size, ()) for number, size in enumerate(sizes)]


def sizes(groups):
    return [[segment.size for segment in group] for group in groups]


def test_what_an_import_left_in_many_segments_has_its_columns_together(tmp_path):
    groups = planned(tmp_path, tmp_path, segments(250, 375, 375, 2000, 7000))
    assert sizes(groups) == [[250, 375, 375, 2000, 7000]]


def test_a_few_new_articles_have_columns_beside_those_of_many(tmp_path):
    assert sizes(planned(tmp_path, tmp_path, segments(10_000, 5))) == [[10_000], [5]]
    assert sizes(planned(tmp_path, tmp_path, segments(10_000, 5, 3))) == [[10_000], [5, 3]]
    assert sizes(planned(tmp_path, tmp_path, segments(10_000, 700))) == [[10_000, 700]]


def test_nothing_is_put_together_while_more_segments_come(tmp_path):
    assert sizes(planned(tmp_path, tmp_path, segments(250, 375), more=True)) == [[250], [375]]


def test_an_index_without_articles_has_no_columns(tmp_path):
    assert planned(tmp_path, tmp_path, []) == []


def test_what_an_index_says_of_its_columns_stays(tmp_path):
    several = segments(10_000, 5, 3)
    said = [tuple(several[:1]), (several[1],), (several[2],)]
    (tmp_path / files.LISTING).write_text(listing(said), encoding="utf-8")
    assert planned(tmp_path, tmp_path, several) == said
    more = [*several, Segment("MAIN_4", 2, ())]
    assert sizes(planned(tmp_path, tmp_path, more)) == [[10_000], [5, 3, 2]], "it says of others"


def test_documents_taken_out_are_numbered_on_with_the_others():
    group = (Segment("a", 10, (1, 9)), Segment("b", 5, (0,)))
    (row,) = json.loads(listing([group]))
    assert row == {"segment": name_of(group), "deleted": [1, 9, 10], "of": ["a", "b"]}


@pytest.fixture
def index(tmp_path):
    folder = tmp_path / "index" / "1"
    made(folder, random.Random(5), segments=4, deletions=3)
    return folder


def test_columns_that_were_lost_come_back_byte_for_byte(index):
    pool = index.parent / files.FOLDER
    ((name, _),) = files.segments_of(index)
    building.sweep_columns(index.parent)
    said = (index / files.LISTING).read_bytes()
    before = {path.name: path.read_bytes() for path in (pool / name).iterdir()}
    shutil.rmtree(pool)
    building.build(index)
    assert (index / files.LISTING).read_bytes() == said
    assert {path.name: path.read_bytes() for path in (pool / name).iterdir()} == before


def test_columns_that_are_damaged_are_not_built_on(index):
    pool = index.parent / files.FOLDER
    for segment in [path for path in pool.iterdir() if path.name.startswith("MAIN_")]:
        docs = segment / "docs.npy"
        docs.write_bytes(docs.read_bytes()[:-1] + b"\xff")
    ((name, _),) = files.segments_of(index)
    before = (pool / name / "docs.npy").read_bytes()
    shutil.rmtree(pool / name)
    building.build(index)
    assert opening.open_columns(pool, name) is not None
    assert (pool / name / "docs.npy").read_bytes() == before


def test_beginnings_that_stand_for_very_many_words_are_counted_beforehand(index):
    pool = index.parent / files.FOLDER
    ((name, _),) = files.segments_of(index)
    columns = opening.open_columns(pool, name)
    assert "t" in columns.facts.heads["body"]
    assert "whea" not in columns.facts.heads["body"]
    assert len(columns.arrays["heads"]) == sum(map(len, columns.facts.heads.values()))
