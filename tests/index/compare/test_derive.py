"""What sources imply is worked out, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.index.compare.made import (
    NEVER,
    PART,
    SHARE,
    WHOLE,
    Y2022,
    Y2024,
    double,
    figure,
    growth,
    share,
)

from briefindex.compare import rows
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, Indicator, Period


def derived(key: str, *figures: Figure) -> tuple[Derived, ...]:
    found = [row.derived for row in rows(figures, ()) if row.key == key]
    return found[0] if found else ()


def formulas(key: str, *figures: Figure) -> list[str]:
    return [each.formula.replace("\u202f", " ") for each in derived(key, *figures)]


def test_a_share_of_a_level_gives_the_part_and_contradicts_another_source():
    whole, rate = figure("70e9", WHOLE, start=50), share("45")
    stated = figure("24e9", article="b", qualifier="more than")
    (row,) = [each for each in rows([whole, rate, stated], ()) if each.key == PART.key]
    (value,) = row.derived
    assert (value.value, value.unit, value.kind, value.status) == (
        Decimal("31.5e9"),
        "USD",
        "money",
        "actual",
    )
    assert value.formula.replace("\u202f", " ") == "45 % × $70 bn"
    assert value.sources == (rate.id, whole.id)
    assert value.period == Y2022
    assert row.relation == "conflict"
    assert (row.differs[0].figures, row.differs[0].derived) == ((stated.id,), (0,))
    assert row.differs[0].by.replace("\u202f", " ") == "$31.5 bn is 31 % above $24 bn"


def test_a_part_over_a_whole_gives_the_share_exactly():
    part, whole = figure("44e9", period=Y2024), figure("95e9", WHOLE, Y2024, start=50)
    said = share("50", Y2024, qualifier="almost", surface="nearly half")
    (value,) = derived(SHARE.key, part, whole, said)
    assert value.value.quantize(Decimal("1e-20")) == Decimal("46.31578947368421052632")
    assert formulas(SHARE.key, part, whole, said) == ["$44 bn ÷ $95 bn"]
    assert (value.unit, value.kind) == ("%", "share")


def test_what_qualifies_a_source_stands_in_the_formula_and_widens_the_value():
    part = figure("24e9", article="b", qualifier="more than")
    whole, said = figure("70e9", WHOLE, start=50), share("45")
    (value,) = derived(SHARE.key, part, whole, said)
    assert value.formula.replace("\u202f", " ") == "> $24 bn ÷ $70 bn"
    assert (round(value.value, 1), round(value.low, 1), round(value.high, 1)) == (
        Decimal("34.3"),
        Decimal("34.0"),
        Decimal("38.0"),
    )
    (row,) = [each for each in rows([part, whole, said], ()) if each.key == SHARE.key]
    assert row.differs[0].by.replace("\u202f", " ") == "45 % is 10.7 pp above 34.3 %"


def test_what_agrees_and_tells_less_is_left_out():
    whole, said = figure("95e9", WHOLE, start=50), share("50", qualifier="almost")
    assert formulas(PART.key, whole, said, figure("44e9", start=200)) == []
    assert formulas(PART.key, whole, said, figure("44e9", article="b")) == []


def test_a_tie_that_its_own_article_denies_is_none():
    whole, said = figure("70e9", WHOLE, start=50), share("45")
    assert formulas(PART.key, whole, said, figure("24e9", start=200)) == []


def test_another_year_another_status_and_a_range_give_nothing():
    said, other = share("45"), figure("18e9", period=Y2024, article="b")
    assert not formulas(PART.key, said, figure("70e9", WHOLE, Y2024), other)
    assert not formulas(PART.key, said, figure("70e9", WHOLE, status="target"), other)
    between = figure(None, WHOLE, low=Decimal("60e9"), high=Decimal("70e9"))
    assert not formulas(PART.key, said, between, other)


def test_without_a_period_only_neighbours_in_one_article_belong_together():
    stated = figure("18e9", article="c", period=Y2024)
    said, whole = share("45", NEVER), figure("70e9", WHOLE, NEVER, start=50)
    assert formulas(PART.key, said, whole, stated) == ["45 % × $70 bn"]
    far = figure("70e9", WHOLE, NEVER, start=5000)
    assert formulas(PART.key, said, far, stated) == []
    elsewhere = figure("70e9", WHOLE, NEVER, article="b")
    assert formulas(PART.key, said, elsewhere, stated) == []


def test_a_part_in_another_unit_or_of_nobody_has_no_derived_value():
    whole, said = figure("70e9", WHOLE, start=50), share("45")
    assert not formulas(PART.key, whole, said, figure("24e9", unit="EUR", article="b"))
    assert all(not row.derived for row in rows([whole, said], ()))


def test_a_multiple_that_is_aimed_at_gives_a_target_of_its_own_period():
    aim = double(Period("in the coming years"))
    level = figure("44e9", period=Y2024, start=200)
    (value,) = derived(PART.key, level, aim)
    assert value.formula.replace("\u202f", " ") == "× 2 of $44 bn"
    assert (value.value, value.status, value.period.text) == (
        Decimal("88e9"),
        "target",
        "in the coming years",
    )


@pytest.mark.parametrize(
    "level",
    [
        figure("44e9", start=400),
        figure("44e9", article="b", start=200),
        figure("44e9", start=200, status="target"),
        figure("44e9", WHOLE, start=200),
    ],
)
def test_a_multiple_needs_an_actual_level_of_the_same_thing_just_before_it(level):
    assert not derived(PART.key, level, double())
    assert not derived(WHOLE.key, level, double())


def test_a_growth_and_its_level_give_the_level_of_the_year_before():
    level = figure("8e9")
    (value,) = derived(PART.key, level, growth("19", level))
    assert value.formula.replace("\u202f", " ") == "$8 bn ÷ 1.19"
    assert round(value.value / 10**9, 2) == Decimal("6.72")
    assert (value.period.start.year, value.period.end.year, value.period.basis) == (
        2021,
        2021,
        "context",
    )
    fall = growth("20", level, "decrease")
    assert formulas(PART.key, level, fall) == ["$8 bn ÷ 0.8"]


def test_a_level_that_only_took_its_year_over_has_no_base():
    borrowed = replace(Y2022, basis="context")
    level = figure("8e9", period=borrowed)
    assert not derived(PART.key, level, growth("19", level))


def test_a_multiple_of_what_has_no_name_gives_nothing():
    it = Indicator("figure|china|", "It")
    level, aim = figure("44e9", it, start=200), replace(double(), indicator=it)
    assert not derived(it.key, level, aim)


def test_a_growth_without_a_year_or_a_link_gives_no_base():
    lost = figure("8e9", period=NEVER)
    assert not derived(PART.key, lost, growth("19", lost))
    level = figure("8e9")
    assert not derived(PART.key, level, growth("19", level, links=()))
    assert not derived(PART.key, level, growth("19", level, period=Y2024))
    assert not derived(PART.key, level, growth("100", level, "decrease"))


def test_nothing_is_derived_from_trivial_figures_or_from_derived_values():
    level = figure("8e9")
    assert not derived(PART.key, level, growth("19", level, salience="trivial"))
    whole, said = figure("70e9", WHOLE, start=50), share("45")
    elsewhere = figure("18e9", article="b", period=Y2024)
    figures = [whole, said, elsewhere, double(Y2024, start=300)]
    known = {each.id for each in figures}
    values = [value for row in rows(figures, ()) for value in row.derived]
    assert [value.formula.replace("\u202f", " ") for value in values] == ["45 % × $70 bn"]
    assert all(set(value.sources) <= known for value in values)


def test_one_value_that_several_articles_imply_is_told_once():
    part, whole, said = figure("44e9"), figure("95e9", WHOLE, start=50), share("60", article="c")
    again = [figure("44e9", article="b"), figure("95e9", WHOLE, article="b", start=50)]
    assert len(derived(SHARE.key, part, whole, said, *again)) == 1
