from decimal import Decimal

import pytest
from tests.index.extract.figures.reading import figures, only, shown

AMOUNTS = [
    ("The fund will lend $2.5 billion to Pakistan.", "2500000000", "USD"),
    ("The bridge cost €1.1bn.", "1100000000", "EUR"),
    ("The club paid £77m for the striker.", "77000000", "GBP"),
    ("Spending rose to HK$ 20 million.", "20000000", "HKD"),
    ("The budget foresees spending of 25.2 trillion tenge.", "25200000000000", "KZT"),
    ("It received 4.9 trillion yen.", "4900000000000", "JPY"),
    ("The loan is worth 35 crore rupees.", "350000000", "INR"),
    ("Net profit soared to 3,053,000 dlrs.", "3053000", "USD"),
    ("The dividend is 12 cents a share.", "0.12", "USD/share"),
    ("Brent settled at $86.71 a barrel.", "86.71", "USD/bbl"),
    ("They sold half a million cars.", "500000", "cars"),
    ("The floods affected two and a half million people.", "2500000", "people"),
    ("The mission bought a dozen helicopters.", "12", "helicopters"),
    ("Output is 2.2 million barrels per day.", "2200000", "bbl/day"),
    ("The field yields 30 bcm a year.", "30000000000", "m³/year"),
    ("The plant produces 1.1 TWh of electricity annually.", "1.1", "TWh/year"),
    ("The terminal handles 500,000 TEU per year.", "500000", "TEU/year"),
    ("Temperatures reached 48.2C in Sicily.", "48.2", "°C"),
    ("The park covers 301,338 square kilometres.", "301338", "km²"),
    ("A 300-megawatt reactor is being built.", "300", "MW"),
    ("The rate was raised by 50 basis points.", "50", "bp"),
    ("The rate was cut by a quarter of a percentage point.", "0.25", "pp"),
    ("Turnout fell by 3 percentage points.", "3", "pp"),
    ("Output grew 12,5 percent.", "12.5", "%"),
    ("The Senate passed it by a majority of 60 votes.", "60", "votes"),
    ("Some 4,000 employees were sacked.", "4000", "people"),
    ("More than 35 memorandums were signed.", "35", "memorandums"),
]


@pytest.mark.parametrize(("text", "value", "unit"), AMOUNTS)
def test_amounts_have_the_value_and_the_unit_of_their_words(text, value, unit):
    figure = only(text)
    assert figure.value == Decimal(value)
    assert figure.unit == unit
    assert figure.surface in text


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Between 5 and 7 million people need help.", "5000000", "7000000", "people"),
        ("Inflation is put at 5–7 % for the year.", "5", "7", "%"),
        ("The project costs $5-7 billion.", "5000000000", "7000000000", "USD"),
        ("Interest ranges from 4.05 to 5.25 percent.", "4.05", "5.25", "%"),
        ("The score ranged from 300-850.", "300", "850", ""),
        ("The index has a range of 1000 through 3500 points.", "1000", "3500", "points"),
    ],
)
def test_a_range_has_two_ends_and_no_value(text, low, high, unit):
    figure = only(text)
    assert figure.value is None
    assert (figure.low, figure.high, figure.unit) == (Decimal(low), Decimal(high), unit)


def test_a_change_is_two_linked_figures_that_share_scale_and_unit():
    before, after = shown("The ministry plans to raise output from 3 to 8 million barrels a day.")
    assert (before.value, after.value) == (Decimal(3000000), Decimal(8000000))
    assert before.unit == after.unit == "bbl/day"
    assert (before.status, after.status) == ("actual", "target")
    assert [link.role for link in before.links] == ["to"]
    assert after.links[0].id == before.id
    assert before.indicator.key == after.indicator.key


def test_a_rate_and_the_level_it_leads_to_are_linked():
    rate, level = shown("Exports rose by 19 percent, reaching $8 billion.")
    assert (rate.unit, level.unit) == ("%", "USD")
    assert (rate.direction, level.direction) == ("increase", None)
    assert rate.links[0].role == "level"
    assert level.links[0].role == "change"
    assert rate.indicator.key != level.indicator.key


def test_worth_never_multiplies_what_is_counted():
    count, value = shown("The visit ended with 31 joint projects worth $12 billion.")
    assert (count.value, count.unit) == (Decimal(31), "projects")
    assert (value.value, value.unit) == (Decimal(12000000000), "USD")


def test_a_fraction_is_a_share_that_keeps_its_words():
    figure = only("Two-thirds of the victims were children.")
    assert (figure.value, figure.unit, figure.kind) == (Decimal("66.67"), "%", "share")
    assert figure.exact == "Two-thirds"
    assert only("One in five children lives in poverty.").value == Decimal(20)


def test_a_bare_dollar_sign_is_taken_as_american_and_says_so():
    assert "taken as USD" in (only("It cost $5 million.").note or "")
    assert only("It cost US$5 million.").note is None


def test_shared_currency_words_take_the_country_that_is_named():
    figure = only("The Philippines recovered eight billion pesos.")
    assert figure.unit == "PHP"
    assert "Philippines" in (figure.note or "")


def test_a_year_earlier_is_no_unit():
    found = figures("Net income fell to $32.6bn from $42.4bn a year earlier.")
    assert [one.unit for one in found] == ["USD", "USD"]


def test_what_a_neighbour_counts_is_shared_out():
    assert [one.unit for one in shown("The party won 112 of the 200 seats.")] == ["seats", "seats"]
    found = shown("The quake killed 50,000 people in Turkey and nearly 6,000 in Syria.")
    assert [(one.unit, one.qualifier) for one in found] == [("people", None), ("people", "almost")]
    assert only("The population exceeded 37 million.").unit == "people"


@pytest.mark.parametrize(
    ("text", "percent", "exact"),
    [
        ("One in 4,000 births is affected.", "0.025", "1/4000"),
        ("The illness strikes 1 in 2 million people.", "0.00005", "1/2000000"),
        ("Nine out of ten pupils passed.", "90", "9/10"),
    ],
)
def test_one_in_so_many_is_a_share(text, percent, exact):
    figure = only(text)
    assert (figure.value, figure.unit, figure.exact) == (Decimal(percent), "%", exact)


def test_a_factor_may_be_a_power_of_ten():
    figure = only("The dose is too high by a factor of 2.5×10⁴, they said.")
    assert (figure.value, figure.kind) == (Decimal(25_000), "multiple")


def test_under_a_number_is_a_bound_and_under_an_age_a_team():
    assert only("Deaths fell to under 300.").qualifier == "less than"
    assert not shown("The under 21 team won at home.")
