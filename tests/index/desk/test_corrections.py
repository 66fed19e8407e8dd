"""The analyst's corrections of figures: typed, kept, put on, outliving readings, taken back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from briefindex import desk
from briefindex.desk import building
from briefindex.desk.corrections import typed_corrections
from briefindex.errors import MistypedError, NotInPackError, PackError
from briefindex.extract import analyse
from briefindex.extract.entities import EntityExtractor
from briefindex.model.figure import FigureId
from briefindex.packs.connections import open_for_writing

HARBOUR = """Trade through the harbour is growing

Trade between Brazil and Japan reached more than $8 billion in 2021, said minister Ana Prado.

The harbour of Santos handled 40 trains in May 2022. Two visitors came.
"""
NOTE = """A note on trade

Trade between Brazil and Japan was $9 billion in 2021.

Exports of soybeans from Paraguay grew by 12 percent in 2020.
"""


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch):
    monkeypatch.setattr(analyse, "EntityExtractor", partial(EntityExtractor, model=False))


@pytest.fixture
def pack(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    desk.build(tmp_path / "pack", [folder])
    return tmp_path / "pack"


@pytest.fixture
def reader(pack):
    opened = desk.Desk([pack])
    yield opened
    opened.close()


def figure(reader, surface="more than $8 billion"):
    return next(each for each in reader.figures() if each.surface == surface)


def correct(pack, reader, words, surface="more than $8 billion"):
    """Type words into fields of a figure, keep them, and give the figure as it is then."""
    now = figure(reader, surface)
    rows = typed_corrections(reader.corrected.found(now.id), now, words, reader.figures())
    desk.correct(pack, now.id, rows)
    return figure(reader, surface)


CASES = {
    "value": ("8.4 bn", lambda each: each.value == Decimal("8.4e9")),
    "unit": ("euros", lambda each: (each.unit, each.kind) == ("EUR", "money")),
    "qualifier": ("almost", lambda each: each.qualifier == "almost"),
    "direction": ("increase", lambda each: each.direction == "increase"),
    "indicator": ("Freight of the port", lambda each: each.indicator.key.startswith("own-")),
    "parties": ("Japan, Peru", lambda each: each.indicator.parties == ("Japan", "Peru")),
    "period": ("first half of 2024", lambda each: each.period.end == date(2024, 6, 30)),
    "status": ("target", lambda each: each.status == "target"),
    "speaker": ("the article", lambda each: each.speaker is None),
    "salience": ("trivial", lambda each: each.salience == "trivial"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_is_corrected_marked_and_reset(pack, reader, name):
    before = figure(reader)
    words, holds = CASES[name]
    after = correct(pack, reader, {name: words})
    assert holds(after)
    assert desk.corrected_fields(after) == {name}
    assert desk.found_text(after, name) == desk.field_text(before, name)
    assert (after.surface, after.sentence) == (before.surface, before.sentence)
    desk.correct(pack, after.id, {name: None})
    assert figure(reader) == before


@pytest.mark.parametrize("name", CASES)
def test_a_correction_survives_a_new_reading(pack, reader, name, monkeypatch):
    words, holds = CASES[name]
    before = correct(pack, reader, {name: words})
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    desk.build(pack, [])
    after = figure(reader)
    assert holds(after)
    assert after == before


def test_what_is_shown_in_a_field_can_be_typed_again_and_is_no_correction(reader):
    for each in reader.figures():
        words = {
            name: desk.field_text(each, name)
            for name in desk.FIELDS
            if name not in ("hidden", "period")
        }
        assert set(typed_corrections(each, each, words, reader.figures()).values()) == {None}


def test_what_was_found_typed_again_takes_the_correction_back(pack, reader):
    before = figure(reader)
    correct(pack, reader, {"value": "9 bn"})
    assert correct(pack, reader, {"value": "8 billion"}) == before


def test_a_range_a_fraction_and_a_share_are_read_with_their_unit(pack, reader):
    after = correct(pack, reader, {"unit": "percent", "value": "2/3"})
    assert (after.value, after.exact, after.unit) == (Decimal("66.67"), "2/3", "%")
    after = correct(pack, reader, {"unit": "t", "value": "6–12 million", "qualifier": "none"})
    assert (after.value, after.low, after.high) == (None, Decimal(6_000_000), Decimal(12_000_000))
    assert (after.unit, after.kind) == ("t", "quantity")


def test_a_unit_typed_into_the_value_fills_both_fields(pack, reader):
    after = correct(pack, reader, {"value": "€45 bn"})
    assert (after.value, after.unit) == (Decimal(45 * 10**9), "EUR")
    after = correct(pack, reader, {"value": "12 million tonnes a year", "unit": "t/year"})
    assert (after.value, after.unit) == (Decimal(12 * 10**6), "t/year")
    with pytest.raises(MistypedError, match="write the unit once"):
        correct(pack, reader, {"value": "$45 bn", "unit": "EUR"})


def test_a_fraction_goes_by_the_unit_that_it_gets(pack, reader):
    after = correct(pack, reader, {"value": "2/3"})
    assert (after.value, after.unit) == (Decimal("0.6667"), "USD")
    after = correct(pack, reader, {"unit": "%"})
    assert (after.value, after.exact, after.unit) == (Decimal("66.67"), "2/3", "%")
    after = correct(pack, reader, {"unit": "t"})
    assert (after.value, after.unit) == (Decimal("0.6667"), "t")


def test_a_minus_is_never_printed_as_an_increase(pack, reader):
    growth = figure(reader, "12 percent")
    for words in (
        {"value": "-12"},
        {"value": "-12 to -3"},
        {"value": "-12", "direction": "decrease"},
    ):
        with pytest.raises(MistypedError, match="choose the direction"):
            typed_corrections(growth, growth, words)
    after = correct(pack, reader, {"value": "-12", "direction": "none"}, "12 percent")
    assert desk.value_text(after) == "−12\u202f%"
    with pytest.raises(MistypedError, match="choose the direction"):
        typed_corrections(growth, after, {"direction": "increase"})
    desk.correct(pack, growth.id, {"direction": None})
    assert desk.value_text(figure(reader, "12 percent")) == "−\u202f12\u202f%"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("value", "a lot"), ("value", ""), ("unit", "12"), ("unit", "cents"), ("unit", ""),
        ("qualifier", "perhaps"), ("direction", "sideways"), ("status", "none"),
        ("indicator", "123"), ("indicator", ""), ("indicator", "x" * 200), ("parties", "Peru,,"),
        ("period", "last year"), ("period", ""), ("speaker", "42"), ("speaker", "y" * 200),
        ("salience", "great"), ("hidden", "maybe"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_hold_gives_one_sentence(reader, name, words):
    now = figure(reader)
    with pytest.raises(MistypedError) as told:
        typed_corrections(now, now, {name: words})
    said = str(told.value)
    assert said.endswith((".", "?"))
    assert "\n" not in said


def test_control_characters_in_what_is_typed_are_left_out(pack, reader):
    after = correct(pack, reader, {"speaker": "Ana\u202e\x00\nPrado"})
    assert after.speaker == "Ana Prado"


def test_a_label_that_an_indicator_has_puts_the_figure_under_its_key(pack, reader):
    there = figure(reader, "$9 billion")
    after = correct(pack, reader, {"indicator": there.indicator.label}, "12 percent")
    assert after.indicator.key == there.indicator.key
    row = next(row for row in reader.comparison() if there.id in row.members)
    assert after.id in row.members


def test_an_unspecific_indicator_of_another_article_takes_the_figure_into_its_series(pack, reader):
    trains = figure(reader, "40 trains")
    after = correct(pack, reader, {"indicator": trains.indicator.label}, "12 percent")
    rows = [row for row in reader.comparison() if row.relation not in ("similar", "related")]
    row = next(row for row in rows if trains.id in row.members)
    assert after.id in row.members
    assert after.indicator.home == trains.sentence.article


def test_a_new_label_gives_an_indicator_of_its_own_that_another_figure_can_join(pack, reader):
    one = correct(pack, reader, {"indicator": "Port fees"})
    other = correct(pack, reader, {"indicator": "port fees"}, "$9 billion")
    assert one.indicator.key == other.indicator.key
    row = next(row for row in reader.comparison() if one.id in row.members)
    assert set(row.members) == {one.id, other.id}


def test_corrected_parties_put_the_figure_with_what_is_measured_of_them(pack, reader):
    before = figure(reader)
    after = correct(pack, reader, {"parties": "Brazil; Peru"})
    assert after.indicator.parties == ("Brazil", "Peru")
    assert after.indicator.key == before.indicator.key.replace("brazil+japan", "brazil+peru")


def test_what_is_no_figure_is_left_out_everywhere_and_can_be_had_again(pack, reader):
    before, article = figure(reader), figure(reader).sentence.article
    counted = reader.key_counts()[article]
    desk.correct(pack, before.id, {"hidden": desk.TAKEN_OUT})
    assert before.id not in {each.id for each in reader.figures()}
    assert [each.id for each in reader.corrected.taken_out(article)] == [before.id]
    assert reader.key_counts().get(article, 0) == counted - 1
    assert all(before.id not in row.members for row in reader.comparison())
    desk.correct(pack, before.id, {"hidden": None})
    assert figure(reader) == before


def test_corrected_values_are_searched_compared_and_counted(pack, reader):
    correct(pack, reader, {"value": "77 bn", "salience": "trivial"})
    assert [each.surface for each in reader.figures(query=">70bn")] == ["more than $8 billion"]
    rows = reader.comparison()
    assert all(figure(reader).id not in row.members for row in rows)


def test_a_figure_that_a_later_reading_lacks_is_put_back_as_it_was_kept(pack, reader, monkeypatch):
    before = correct(pack, reader, {"value": "8.5 bn"})
    found = analyse.Analyser.analyse

    def without(self, article):
        made = found(self, article)
        return replace(made, figures=tuple(f for f in made.figures if f.id != before.id))

    monkeypatch.setattr(analyse.Analyser, "analyse", without)
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    desk.build(pack, [])
    assert figure(reader) == before
    article = before.sentence.article
    starts = [each.span.start for each in reader.figures(article)]
    assert starts == sorted(starts)
    desk.correct(pack, before.id, {"value": None})
    assert before.id not in {each.id for each in reader.figures()}
    desk.correct(pack, before.id, {"value": reader_rows(before)})
    assert figure(reader).value == before.value


def reader_rows(corrected):
    found = replace(corrected, value=Decimal(1), corrected=())
    return typed_corrections(found, found, {"value": desk.field_text(corrected, "value")})["value"]


def shift(pack, article, old, new):
    """Store another text of an article, as a later way of reading its file would."""
    from briefindex.packs.writer import PackWriter

    with PackWriter(pack) as writer:
        read = writer.store.reading(article)
        writer.replace(replace(read, text=read.text.replace(old, new)))


def test_a_correction_moves_with_its_sentence_where_the_text_moved(pack, reader):
    before = correct(pack, reader, {"value": "8.5 bn"})
    shift(pack, before.sentence.article, "Trade through", "More trade through")
    after = figure(reader)
    assert after.value == before.value
    assert after.span.start == before.span.start + len("More ")
    assert after.id == FigureId(f"{before.sentence.article}-{int(before.id.split('-')[1]) + 5}")
    text = reader.article(before.sentence.article).text
    assert text[after.span.start : after.span.end] == before.surface
    desk.correct(pack, after.id, {"value": None})
    assert desk.Desk([pack]).corrected.kept(after.id) == {}


def test_a_correction_whose_sentence_is_gone_is_kept_and_told(pack, reader):
    before = correct(pack, reader, {"value": "8.5 bn"})
    article = before.sentence.article
    shift(pack, article, "Trade between Brazil", "Commerce between Brazil")
    assert before.id not in {each.id for each in reader.figures()}
    assert reader.problems() == ()
    (problem,) = reader.corrected.adrift()
    assert problem.file == "harbour.txt"
    assert "You corrected “more than $8 billion”" in problem.reason
    shift(pack, article, "Commerce between Brazil", "Trade between Brazil")
    assert figure(reader).value == before.value
    assert reader.corrected.adrift() == ()


def test_two_packs_that_have_one_article_say_whose_corrections_are_shown(pack, reader, tmp_path):
    desk.build(tmp_path / "second", [tmp_path / "texts"])
    correct(tmp_path / "second", reader, {"value": "8.5 bn"})
    both = desk.Desk([pack, tmp_path / "second"])
    assert figure(both).corrected == ()
    (problem,) = both.corrected.overruled()
    assert problem.file == "harbour.txt"
    assert "It is read from “pack”" in problem.reason
    turned = desk.Desk([tmp_path / "second", pack])
    assert figure(turned).value == Decimal(8_500_000_000)
    assert turned.corrected.overruled() == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [("value", "seven"), ("value", '"7"'), ("status", '"done"'), ("colour", '"red"')],
)
def test_a_decision_that_cannot_be_understood_says_so(pack, reader, name, value):
    before = correct(pack, reader, {"speaker": "Rui Costa"})
    connection = open_for_writing(pack, "pack")
    row = (before.id, name, value)
    connection.execute("INSERT OR REPLACE INTO decision VALUES (?, ?, ?)", row)
    connection.close()
    with pytest.raises(PackError, match="that cannot be understood: a newer Satchel"):
        reader.figures()


def test_a_row_that_the_field_cannot_hold_is_never_kept(pack, reader):
    with pytest.raises(ValueError, match="model does not know"):
        desk.correct(pack, figure(reader).id, {"status": '"done"'})
    assert reader.corrected.kept(figure(reader).id) == {}


def test_a_figure_that_is_not_there_cannot_be_corrected(pack, reader):
    for name in ("nowhere", f"{figure(reader).sentence.article}-99999"):
        with pytest.raises(NotInPackError):
            desk.correct(pack, FigureId(name), {"hidden": desk.TAKEN_OUT})


def test_a_date_that_is_set_afterwards_leaves_the_correction(pack, reader):
    before = correct(pack, reader, {"value": "8.5 bn"})
    desk.decide(pack, before.sentence.article, "date", desk.typed_date("2022"))
    assert figure(reader).value == before.value


def test_a_correction_starts_no_new_work_in_the_pack(pack, reader):
    source = desk.resolve(pack)
    assert desk.ready(source)
    correct(pack, reader, {"value": "8.5 bn"})
    assert desk.ready(source)


def test_what_is_taken_out_of_one_pack_is_not_taken_from_another_that_has_the_article(
    tmp_path, pack, reader
):
    desk.build(tmp_path / "other", [tmp_path / "texts"])
    before = figure(reader)
    article = before.sentence.article
    both = desk.Desk([pack, tmp_path / "other"])
    counted = both.key_counts()[article]
    desk.correct(pack, before.id, {"hidden": desk.TAKEN_OUT})
    assert before.id not in {each.id for each in both.figures()}
    assert [each.id for each in both.corrected.taken_out()] == [before.id]
    assert both.key_counts().get(article, 0) == counted - 1
    both.close()
