"""The lines of *All sources*: stated and derived values, brackets, what is similar."""

from dataclasses import replace

from PySide6.QtCore import QObject
from tests.index.compare.made import PART, SHARE, WHOLE, Y2024, double, figure, share
from tests.index.compare.test_alike import transit

from briefindex.compare import rows
from briefindex.desk.ledger.memory import MemoryLedger
from briefindex.model.figure import Correction
from satchel.figures.cards import companies
from satchel.figures.sources import Line, SourcesModel, lines_of


def compared(*figures) -> MemoryLedger:
    return MemoryLedger(lambda: rows(figures, ()), lambda: figures, tuple, dict, lambda: 0)


def listed(*figures) -> list[Line]:
    ledger = compared(*figures)
    return lines_of(ledger.wholes(ledger.outline()), {}, QObject())


def lines(key: str, *figures) -> list[Line]:
    return [line for line in listed(*figures) if line.key == key]


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


WHOLE_2022, SHARE_2022 = figure("70e9", WHOLE, start=50), share("45")
STATED_2022 = figure("24e9", article="b", qualifier="more than")
NOW = figure("44e9", period=Y2024, article="c", start=200)


def test_a_derived_value_stands_by_its_period_in_the_bracket_with_its_formula():
    found = lines(PART.key, WHOLE_2022, SHARE_2022, STATED_2022, NOW, double(article="c"))
    assert [(plain(line.words), line.bracket) for line in found] == [
        ("Kazakhstan–China trade", ""),
        ("> $24 bn", "start"),
        ("= $31.5 bn", "end"),
        ("$44 bn", ""),
        ("× 2", ""),
        ("= $88 bn", ""),
        ("Sources differ for 2022: $31.5 bn is 31 % above $24 bn", ""),
    ]
    derived = found[2]
    assert derived.side.startswith("45")
    assert derived.figure == SHARE_2022
    assert found[-1].conflict


def test_each_difference_has_a_bracket_of_its_own():
    later = [figure("60e9", period=Y2024, article="d"), figure("44e9", period=Y2024, article="e")]
    found = lines(PART.key, STATED_2022, figure("31e9", article="e", start=9), *later)
    assert [line.bracket for line in found[1:5]] == ["start", "end", "start", "end"]


def test_similar_values_say_what_each_measures():
    land, rail = transit("land", "a"), transit("railroad", "b")
    key = rows((land, rail), ())[-1].key
    found = lines(key, land, rail)
    assert [line.side for line in found] == [
        "similar, not the same",
        "land transit",
        "railroad transit",
    ]
    company = companies(compared(land, rail), (land, rail))[land.id]
    assert (company.similar, company.similar_key) == (1, key)


def test_a_figure_is_found_under_its_own_indicator() -> None:
    land, rail = transit("land", "a"), transit("railroad", "b")
    model = SourcesModel()
    model.set_rows(listed(land, rail))
    assert model.listed[model.row_of_figure(land.id)].key == land.indicator.key


def test_the_row_of_a_figure_is_its_own_and_not_one_derived_from_it():
    model = SourcesModel()
    model.set_rows(listed(WHOLE_2022, SHARE_2022, STATED_2022))
    assert model.listed[model.row_of_figure(SHARE_2022.id)].key == SHARE.key
    spoken = [plain(str(model.data(model.index(n, 0)))) for n in range(model.rowCount())]
    assert any(each.startswith("derived: = $31.5 bn, 2022, 45 % × $70 bn") for each in spoken)


def test_what_is_worked_out_from_a_corrected_figure_is_marked_and_said():
    own = replace(WHOLE_2022, corrected=(Correction("value", "60 bn"),))
    aside = replace(SHARE_2022, corrected=(Correction("speaker", "the article"),))
    model = SourcesModel()
    model.set_rows(listed(own, aside, STATED_2022))
    (derived,) = (n for n, line in enumerate(model.listed) if plain(line.words) == "= $31.5 bn")
    assert model.listed[derived].own
    assert str(model.data(model.index(derived, 0))).endswith(", from what you corrected")
    assert not any(line.own for line in lines(PART.key, WHOLE_2022, aside, STATED_2022))
