"""What figures measure where the language model's parser helps to read the sentence."""

from dataclasses import replace
from datetime import date

import pytest
from tests.index.extract.figures.reading import article, figures

from briefindex.extract.analyse import redate
from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar
from briefindex.model.article import KnownDate

GRAMMAR = Grammar(NameModel())


def labels(text):
    found = figures(text, parse=GRAMMAR.trees)
    return [one.indicator.label for one in found if one.salience != "trivial"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The brewer raised its forecast after third-quarter beer sales climbed 7% to $3 billion"
            " and net profit jumped 12% to $800 million.",
            ["Growth of beer sales", "Beer sales", "Growth of net profit", "Net profit"],
        ),
        (
            "About 900 barns burned down and more than 6,000 villagers were moved to tents.",
            ["Barns burned down", "Villagers moved to tents"],
        ),
        (
            "The fund's reserve for 2031 is set to shrink by a third to 4 billion euros.",
            ["Growth of fund's reserve", "Fund's reserve"],
        ),
        ("Output fell to 81,000 tractors from 94,000.", ["Production", "Production"]),
        (
            "The council spent 40 million euros on bridges, almost twice as much as before.",
            ["Spending on bridges by council", "Spending on bridges by council"],
        ),
        (
            "The ferry strike grounded 30 ships, stranding 2,400 tourists.",
            ["Ships grounded by ferry strike", "Tourists stranded by ferry strike"],
        ),
        ("Wool shipments were put at 52,000 tonnes.", ["Wool shipments"]),
        ("“We expect investment to double,” she told reporters.", ["Investment"]),
        ("The ministry set aside 20 million euros ($22 million) for wells.", None),
        ("Some 75 million pesos was set aside for wells.", ["Amount set aside"]),
        (
            "The grocer will invest 60 million euros in a new depot in Porto.",
            ["Investment in new depot in Porto by grocer"],
        ),
        ("Farmers will harvest 9 million tons of barley.", ["Barley harvested"]),
    ],
)
def test_what_a_figure_measures_is_told_by_the_words_it_hangs_on(text, wanted):
    found = labels(text)
    if wanted is None:
        assert len(set(found)) == 1
    else:
        assert found == wanted


def test_a_pronoun_stands_for_what_the_sentence_before_is_about():
    text = (
        "Shares of the smelter gained 3% on Friday, against a 1% rise in the metals index."
        " They have risen 20 percent since May."
    )
    assert labels(text)[-1] == labels(text)[0] == "Growth of shares of the smelter"


def test_a_new_date_changes_the_period_alone():
    text = (
        "The grocer invested 60 million euros in a depot in Porto last year. It plans to hire 400"
        " drivers, twice as many as now, said Jan Kowalski, a broker. Some 900 families camped"
        " in the park and one in eight flats was empty."
    )
    read = figures(text, parse=GRAMMAR.trees)
    dated = KnownDate(day=date(2021, 3, 5), basis="user")
    again = redate(article(text, dated), (), read)
    assert again.figures[0].period != read[0].period
    kept = [replace(one, period=read[n].period) for n, one in enumerate(again.figures)]
    assert kept == list(read)


REDATED = [
    "At least 30 people have drowned in floods that swept the valley over the weekend.",
    "The blast halted a line that carries 40,000 barrels a day, the mine said on Monday.",
    "Under an accord signed last July the port has returned 900 containers.",
    "The union has 4,000 members in the yard, which was founded in March.",
    "Exports fell 3 percent last year. They have risen to 7 million tonnes since January.",
    "Orders rose to 90 ships in the year to March and the backlog stood at 40 at the end of June.",
]


@pytest.mark.parametrize("text", REDATED)
@pytest.mark.parametrize("before", [KnownDate(), KnownDate(day=date(2019, 8, 14), basis="stated")])
def test_a_date_that_is_set_later_gives_the_periods_of_one_that_was_there(text, before):
    dated = KnownDate(day=date(2024, 10, 9), basis="user")
    told = figures(text, dated, GRAMMAR.trees)
    read = figures(text, before, GRAMMAR.trees)
    again = redate(article(text, dated), (), read).figures
    assert [one.period for one in again] == [one.period for one in told]
    assert [one.status for one in again] == [one.status for one in told]


def test_a_verb_of_now_says_so_though_the_day_is_not_known():
    (one,) = figures("The union has 4,000 members.", KnownDate(), GRAMMAR.trees)
    assert (one.period.basis, one.period.start) == ("unknown", None)
    assert one.period.reason.startswith("The sentence is in the present tense")
