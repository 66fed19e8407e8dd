"""Long articles are read in parts: everything is found where it stands in the whole."""

import pytest

from briefindex.extract import parts
from briefindex.extract.analyse import Analyser, redate
from packing import article

TOLD = (
    "Holm Farms sold {n} million tons of wheat in 2021, said Karl Holm of Norland.",
    "Sales rose from {n} percent to 95 percent in a year.",
)


@pytest.fixture
def long(monkeypatch):
    monkeypatch.setattr(parts, "LONG", 2_000)
    monkeypatch.setattr(parts, "PART", 500)
    monkeypatch.setattr(parts, "_LONGEST", 1_000)
    return article(
        "Wheat of Norland\n\n"
        + "\n\n".join(" ".join(TOLD).format(n=number) for number in range(10, 90))
    )


def found_in(whole):
    analyser = Analyser(model=False)
    mentions, figures = [], []
    for part in parts.parts_of(whole):
        found = analyser.analyse(part.article)
        mentions += part.mentions(found.mentions)
        figures += part.figures(found.figures)
    return mentions, figures


def test_parts_hold_every_sentence_and_block_once(long):
    made = parts.parts_of(long)
    assert len(made) > 5
    told = [part.article.text[s.start : s.end] for part in made for s in part.article.sentences]
    assert told == [long.text[s.start : s.end] for s in long.sentences]
    assert sum(len(part.article.blocks) for part in made) == len(long.blocks)
    assert "".join(part.article.text for part in made) == long.text


def test_what_is_found_points_to_its_place_in_the_whole(long):
    mentions, figures = found_in(long)
    assert len(figures) >= 240
    assert all(long.text[m.span.start : m.span.end] == m.surface for m in mentions)
    assert all(long.text[f.span.start : f.span.end] == f.surface for f in figures)
    assert {f.sentence.span for f in figures} <= set(long.sentences)
    ids = {f.id for f in figures}
    assert len(ids) == len(figures)
    assert {link.id for f in figures for link in f.links} <= ids
    assert any(f.links for f in figures[-6:])


def test_a_long_article_is_dated_anew_in_parts(long):
    mentions, figures = found_in(long)
    again = redate(long, mentions, figures)
    assert [f.id for f in again.figures] == [f.id for f in figures]
    assert [m.span for m in again.mentions] == [m.span for m in mentions]


def test_one_endless_paragraph_is_cut_between_sentences(monkeypatch):
    monkeypatch.setattr(parts, "LONG", 2_000)
    monkeypatch.setattr(parts, "_LONGEST", 600)
    whole = article(" ".join(TOLD[0].format(n=number) for number in range(100)))
    made = parts.parts_of(whole)
    assert len(made) > 5
    told = [part.article.text[s.start : s.end] for part in made for s in part.article.sentences]
    assert told == [whole.text[s.start : s.end] for s in whole.sentences]
    assert all(
        block.span.end <= len(part.article.text) for part in made for block in part.article.blocks
    )
