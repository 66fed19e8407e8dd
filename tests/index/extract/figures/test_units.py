"""Units by their letters, signs, words and by what stands beside the number."""

from decimal import Decimal

import pytest
from tests.index.extract.figures.reading import figures, only, shown

UNITS = [
    ("The desk paid 40 usd for the chair.", "40", "USD"),
    ("The desk paid cad$ 40 for the chair.", "40", "CAD"),
    ("The fee rose to 35 MEUR.", "35000000", "EUR"),
    ("The fee rose to MAUD 35.", "35000000", "AUD"),
    ("A $9 million grant was awarded to the school.", "9000000", "USD"),
    ("The museum took TRY 900 million in fees.", "900000000", "TRY"),
    ("The mill is paid 300 dollars per flask.", "300", "USD/flask"),
    ("The buyer pays 52 euros cash per share.", "52", "EUR/share"),
    ("The levy is 40 Ecus per 100 kilos.", "40", "XEU/100 kg"),
    ("Silver stood at 31 dollars per ounce before noon.", "31", "USD/oz"),
    ("The buyer paid 70 euros a barrel before tax.", "70", "EUR/bbl"),
    ("The yard built 70 boats a year earlier.", "70", "boats"),
    ("The strike cost the port R640 million.", "640000000", "ZAR"),
    ("The tower is 140 m high.", "140", "m"),
    ("She won the heat by two tenths of a second.", "0.2", "seconds"),
    ("She lost the final by half a second.", "0.5", "seconds"),
    ("The tube glows at 3e14 Hz.", "300000000000000", "Hz"),
    ("The kiln used 10^4 kg of coal.", "10000", "kg"),
    ("The mill lost 2 billion 150 million yuan.", "2150000000", "CNY"),
    ("The depth of the basin is 48m.", "48", "m"),
    ("Some 48m viewers saw the final.", "48000000", "people"),
    ("The ship carries 91,000 t of ore.", "91000", "t"),
    ("The reserve covers 70 km^2.", "70", "km²"),
    ("The nurse gives 6 g of salt a day.", "6", "g/day"),
    ("Mercury rose to 31 C in the shade.", "31", "°C"),
    ("The reactor was heated to 90° Celsius.", "90", "°C"),
    ("The valley froze at 20 degrees below zero.", "-20", "°"),
    ("A magnitude 5.7 earthquake shook the coast.", "5.7", "magnitude"),
    ("The tremor measured 4.9 on the Richter scale.", "4.9", "magnitude"),
    ("The herd counts 700 head of dairy cattle.", "700", "cattle"),
    ("The chip holds 3x2^10 bits.", "3072", "bit"),
    ("The bank cut its rate by half a point.", "0.5", "pp"),
    ("The firm bought 25 787-9 jets.", "25", "jets"),
    ("The army lost 15 Leopard tanks.", "15", "tanks"),
    ("The truck used one mln litres of fuel.", "1000000", "l"),
    ("The women have 2.9 children per mother.", "2.9", "people/mother"),
]


@pytest.mark.parametrize(("text", "value", "unit"), UNITS)
def test_units_are_read_by_their_signs_letters_and_words(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The toll was nine dollars and 75 cents.", "9.75", "USD"),
        ("The toll was 9 dollars 75.", "9.75", "USD"),
        ("The keeper is 6 feet 3 inches tall.", "6.25", "ft"),
        ("The baby weighed 7 pounds 8 ounces.", "7.5", "lb"),
        ("The trial lasted two years and three months.", "2.25", "years"),
        ("The crossing took five hours, 30 minutes.", "5.5", "hours"),
    ],
)
def test_an_amount_of_several_parts_is_one(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("The lenders charge 4, 5 and 9 percent.", "%", [4, 5, 9]),
        ("The notes mature in three parts, two and five years.", "years", [2, 5]),
        ("The left won 40 of 99 seats, while the right won 31.", "seats", [40, 99, 31]),
        ("The left won 40 seats, nine more than before.", "seats", [40, 9]),
        ("Wheat shipments were 900 tonnes to Italy, to Spain 400.", "t", [900, 400]),
        ("The lead shrank from 20 points in May to 13.", "points", [20, 13]),
        ("The plant made 7,200 cars, up 5% from 6,860 a year ago.", "cars", [7200, 6860]),
        ("The camp, built for 400, holds 900.", "people", [400, 900]),
        ("There were 88 dead out of 90 aboard a ferry with a crew of 9.", "people", [88, 90, 9]),
    ],
)
def test_a_number_takes_the_unit_that_its_neighbours_share(text, unit, values):
    found = [one for one in shown(text) if one.unit == unit]
    assert [one.value for one in found] == [Decimal(value) for value in values]


def test_a_range_keeps_to_one_unit_and_climbs():
    assert [one.unit for one in shown("Terms ran from six months to nine years.")] == [
        "months",
        "years",
    ]
    assert [one.value for one in shown("The motion won by 58% to 42%.")] == [
        Decimal(58),
        Decimal(42),
    ]
    mirror = only("They cast an 8- to 16-metre mirror.")
    assert (mirror.low, mirror.high, mirror.unit) == (Decimal(8), Decimal(16), "m")
    growth = only("Output shrank 1/2 to one pct.")
    assert (growth.low, growth.high, growth.unit) == (Decimal("0.5"), Decimal(1), "%")
    rise = only("Fares rose 3 to 5 cents.")
    assert (rise.low, rise.high) == (Decimal("0.03"), Decimal("0.05"))


def test_two_sums_that_or_joins_are_no_range():
    assert [one.value for one in shown("The loss was 32.0 mln dollars or 38 cents a share.")] == [
        Decimal(32000000),
        Decimal("0.38"),
    ]


def test_a_measure_says_what_its_bare_number_is():
    first, last = shown("The fertility rate fell to 0.91 from 0.98.")
    assert (first.value, first.unit, first.kind) == (Decimal("0.91"), "", "quantity")
    assert last.value == Decimal("0.98")
    assert only("The PMI stood at 48.6.").unit == "points"
    text = "Sales came to 300 million zlotys. Income rose to 4.9 billion."
    assert [one.unit for one in shown(text)] == ["PLN", "PLN"]


@pytest.mark.parametrize(
    "text",
    [
        "ALL 5 answers of the pupils were wrong.",
        "The odds on a cut have lengthened to 7/2.",
        "Hundreds of thousands of people marched.",
        "Several million were left without power.",
        "The wreck lies at 35.4 degrees north and 12.1 degrees east.",
        "The 12/3/87 list was lost.",
        "The 1986 year was dull.",
        "The plan rests on 1987 prices and on 2023 forecasts.",
        "Shares were up 5/8.",
        "One day they will talk.",
    ],
)
def test_what_states_no_sum_is_no_figure(text):
    assert [one for one in shown(text) if one.unit != "answers"] == []


def test_an_m_that_nothing_explains_is_left_unknown():
    assert figures("The answer was 48m.") == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The camp is more than a mile from the well.", "mi"),
        ("Turnout fell by a percentage point.", "pp"),
        ("They live on less than a dollar a day.", "USD/day"),
        ("The fee is one euro.", "EUR"),
    ],
)
def test_an_article_before_a_unit_is_one_where_it_measures(text, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(1), unit)


@pytest.mark.parametrize(
    "text", ["It was a mile of bad road.", "He is a pound short.", "They had about a ton of fun."]
)
def test_an_article_before_a_unit_is_mostly_an_article(text):
    assert figures(text) == ()


def test_a_decimal_after_a_word_that_names_is_read():
    assert only("The spread is under 0.5%.").value == Decimal("0.5")
    assert only("It will issue 12.5 million new shares.").unit == "shares"


def test_waiting_more_than_a_year_makes_nothing_yearly():
    assert only("Some 4,000 patients waited more than a year.").unit == "people"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The brine has a density of 1150 kg m-3.", "1150", "kg/m³"),
        ("The lamp flickers at 2e4 s-1 in the test.", "20000", "s⁻¹"),
        ("The run gave 7 fb⁻¹ of collisions.", "7", "fb⁻¹"),
        ("The probe braked at 6.5 m/s^2 there.", "6.5", "m/s²"),
        ("The rocket gains 0.02 km/s2 at first.", "0.02", "km/s²"),
        ("The roof takes in 900 kJ/m^2 per day.", "900", "kJ/m²/day"),
        ("Each uses 90 litres per person per day.", "90", "l/person/day"),
        ("Levels of soot reached 40 µg/m3 by noon.", "40", "µg/m³"),
        ("The press applies a force of 35 kN.", "35", "kN"),
        ("The steel bears a pressure of 400 MPa.", "400", "MPa"),
        ("The eye of the storm measured 942 hPa.", "942", "hPa"),
        ("The pulse lasted 60 attoseconds.", "60", "as"),
        ("The phone has a battery of 4,800 mAh.", "4800", "mAh"),
        ("The machine reached 3 exaflops.", "3", "EFLOPS"),
        ("The patient had 11.2 mmol/L of glucose.", "11.2", "mmol/l"),
        ("The world emitted 36 GtCO2e in all.", "36", "GtCO2"),
        ("The rock is 125 Ma old.", "125000000", "years"),
        ("The dam stores 2.5 million acre-feet.", "2500000", "acre-ft"),
        ("The finding is a 5-sigma one.", "5", "σ"),
        ("The fuel costs $9.50/mmBtu.", "9.50", "USD/MMBtu"),
        ("The gas costs $310 per 1,000 cubic metres.", "310", "USD/1,000 m³"),
        ("The toll is 6 jiao.", "0.6", "CNY"),
        ("The bond measures 154.5 pm.", "154.5", "pm"),
        ("The clip had 2.4B views.", "2400000000", "views"),
    ],
)
def test_units_of_science_are_read_with_their_prefixes_and_powers(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_what_a_measurement_may_be_off_by_is_a_note():
    figure = only("The block weighs 41.5 ± 0.3 kg.")
    assert (figure.value, figure.unit, figure.note) == (Decimal("41.5"), "kg", "± 0.3 kg")


@pytest.mark.parametrize(
    "text",
    ["The train leaves at 4.30 pm.", "Songs of the 80s were played.", "He lives in apartment 14B."],
)
def test_times_decades_and_doors_are_no_science(text):
    assert not shown(text)


def test_seconds_may_be_a_letter_after_decimals():
    (figure,) = figures("She won the race in 11.06s.")
    assert (figure.value, figure.unit) == (Decimal("11.06"), "seconds")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The glider reached Mach 6 over the sea.", "6", "Mach"),
        ("The vaulter cleared 5.91m at the first attempt.", "5.91", "m"),
        ("The stage has 3,950m of climbing.", "3950", "m"),
        ("The magnet works at 12 millikelvin.", "12", "mK"),
        ("The scanner has a field of 7 tesla.", "7", "T"),
        ("The planet is 2,300 times heavier than its moon.", "2300", "×"),
        ("The clinic lacks 340 midwives.", "340", "people"),
    ],
)
def test_speeds_heights_and_callings_have_their_unit(text, value, unit):
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_a_price_keeps_what_it_is_per_while_it_moves_on():
    first, second = figures("Silver hit $41.20 an ounce before slipping back to $39.80.")
    assert (first.unit, second.unit) == ("USD/oz", "USD/oz")


def test_points_away_from_a_percentage_are_percentage_points():
    _, points = figures("The lakes are 48 per cent full, seven points lower than in spring.")
    assert points.unit == "pp"


def test_plus_between_two_sums_adds_and_qualifies_nothing():
    first, second = figures("The fee is €40m plus €6m in bonuses.")
    assert (first.qualifier, second.qualifier) == (None, None)


def test_the_first_end_of_a_stretch_of_the_past_counts_nothing():
    assert not shown("The bones are from between 3,500 and 6,000 years ago.")


def test_the_sides_of_a_thing_share_their_unit():
    assert [one.unit for one in figures("The panel measures 12.5 x 8 cm.")] == ["cm", "cm"]


def test_what_one_is_short_of_is_what_was_counted():
    won, short = figures("The bloc won 96 seats, nine short of a majority.")
    assert (short.value, short.unit) == (Decimal(9), won.unit)


def test_two_amounts_of_one_change_are_in_the_same_country_s_currency():
    rose = figures(
        "Norwegian salmon exporters said profit rose to 512 million crowns from 241 million."
    )
    assert [one.unit for one in rose] == ["NOK", "NOK"]


def test_what_was_set_aside_is_no_forecast():
    (aside,) = figures("Some 25 million euros was set aside for the line.")
    assert aside.status == "actual"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bonds of Alder Group trade at 18 times forward earnings.", "18"),
        ("Net debt is 3.4 times EBITDA.", "3.4"),
        ("Transit of grain grew by 1.7 times in 2023.", "1.7"),
        ("Parcel traffic came to 40,000 tons, an increase of 2.6 times.", "2.6"),
    ],
)
def test_so_many_times_a_sum_or_a_part_of_a_time_is_a_multiple(text, value):
    found = [one for one in shown(text) if one.unit == "×"]
    assert [(one.value, one.kind) for one in found] == [(Decimal(value), "multiple")]


def test_what_happened_so_many_times_is_no_multiple():
    assert not [one for one in shown("She flew to the coast 18 times in 2023.") if one.unit == "×"]


def test_a_bare_sum_goes_on_from_the_sum_before_the_brackets():
    text = "Sales came to 50 million euros ($58 million), against 40 million a year earlier."
    assert [one.unit for one in shown(text)] == ["EUR", "USD", "EUR"]


def test_a_currency_of_several_countries_is_the_one_the_article_named_before():
    text = "A sack costs 20,000 CFA francs. Each family gets 12,000 francs a month."
    assert [one.unit for one in shown(text)] == ["XOF", "XOF/month"]


def test_a_country_of_the_sentence_outweighs_a_currency_named_before():
    text = "A sack costs 20,000 CFA francs. Switzerland gave 5 million francs."
    assert [one.unit for one in shown(text)] == ["XOF", "CHF"]
