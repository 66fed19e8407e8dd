import pytest
from tests.index.extract.figures.reading import only, shown


def keys(*texts: str) -> list[str]:
    return [shown(text)[-1].indicator.key for text in texts]


def test_one_measure_has_one_key_however_it_is_put():
    found = keys(
        "Trade between Poland and Brazil reached $4 billion.",
        "Brazil–Poland trade turnover made up five billion dollars.",
        "The volume of mutual trade between Brazil and Poland was $3 billion.",
        "Poland and Brazil signed a treaty. Bilateral trade amounted to $2 billion.",
        "Trade between Poland and Brazil was $4 billion. They aim to bring it up to $9 billion.",
    )
    assert len(set(found)) == 1, found


def test_growth_share_level_and_other_parties_have_other_keys():
    found = keys(
        "Trade between Poland and Brazil reached $4 billion.",
        "Trade between Poland and Brazil grew by 4 percent.",
        "Trade between Poland and Peru reached $4 billion.",
        "Poland accounts for 40 percent of the trade between Chile and Brazil.",
        "Exports of wheat reached 4 million tonnes.",
        "Exports of wheat reached $4 million.",
    )
    assert len(set(found)) == len(found), found


def test_deaths_of_two_causes_are_two_measures():
    found = keys(
        "At least 12 people were killed in the earthquake in Peru.",
        "Floods killed 12 people in Peru.",
        "In Peru 12 people were killed when a bus overturned.",
        "Some 12 people were killed in Peru.",
        "Deaths from cholera in Peru rose to 12.",
        "Deaths from measles in Peru rose to 12.",
    )
    assert len(set(found)) == len(found), found


def test_a_cause_has_one_key_however_it_is_put():
    found = keys(
        "At least 12 people were killed in the earthquake in Peru.",
        "A tremor killed 14 people in Peru.",
        "A strong quake hit Peru on Monday. It has killed 20 people, doctors say.",
    )
    assert len(set(found)) == 1, found


def test_who_came_to_harm_without_a_named_cause_stays_with_the_article():
    found = keys("On Monday 12 people were killed.", "On Tuesday 12 people were killed.")
    assert len(set(found)) == 2, found


def test_a_rate_by_the_week_is_no_level():
    found = keys(
        "The plant makes 1,200 cars.",
        "The plant makes 1,200 cars a week.",
        "The plant makes 1,200 cars a day.",
    )
    assert len(set(found)) == len(found), found


def test_a_target_and_a_multiple_keep_the_key_of_their_level():
    level, double = shown("Exports reached $4 billion, and the goal is to double this volume.")
    assert level.indicator.key == double.indicator.key
    assert (double.unit, double.status) == ("×", "target")


def test_the_figure_skips_over_a_share_to_the_level_before():
    text = (
        "Trade between Chile and Peru is $70 billion. Chile accounts for 45 percent of that trade."
    )
    level, share, target = shown(text + " They hope to bring the figure up to $100 billion.")
    assert level.indicator.key == target.indicator.key
    assert share.kind == "share"
    assert share.indicator.label == "Chile’s share of Chile–Peru trade"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Turnout in the election was 63 percent.", "Turnout in the election"),
        ("Germany's economy shrank by 0.3 percent.", "Growth of Germany’s GDP"),
        ("The central bank raised its key rate by 50 basis points.", "Growth of key rate"),
        ("Oil prices rose 2%.", "Growth of oil prices"),
        ("Kazakhstan exported 7 million tonnes of grain.", "Grain exports"),
        ("The storm killed at least 12 people.", "People killed in storm"),
        ("The deficit narrowed to 2.7 percent of GDP.", "Deficit, share of GDP"),
        (
            "The government will spend 1.2 trillion tenge on roads.",
            "Spending on roads by government",
        ),
        ("The port was built at a cost of $700 million.", "Cost of port"),
        ("The capacity of the Ruse refinery is 6 million tonnes.", "Capacity of the Ruse refinery"),
    ],
)
def test_labels_say_what_is_measured(text, label):
    assert shown(text)[0].indicator.label == label


def test_what_is_compared_with_measures_the_same():
    now, then = shown("Net profit was $23 billion, compared with $24 billion a year earlier.")
    assert now.indicator.key == then.indicator.key
    exports, imports = shown("Exports accounted for $24 billion and imports for $38 billion.")
    assert imports.indicator.label == "Imports"
    assert exports.indicator.key != imports.indicator.key


def test_parties_are_canonical_and_sorted():
    figure = only("Trade between Turkey and the Kyrgyz Republic reached $1 billion.")
    assert figure.indicator.parties == ("Kyrgyzstan", "Türkiye")
    assert figure.indicator.label == "Kyrgyzstan–Türkiye trade turnover"


def test_sums_in_two_currencies_are_two_series_and_a_multiple_keeps_its_level_s():
    dollars, euros = keys("Exports reached $4 million.", "Exports reached 4 million euros.")
    assert dollars != euros
    growth, level, double = shown(
        "Exports rose 5 percent to 4 million euros, and the goal is to double this volume."
    )
    assert level.indicator.key == double.indicator.key == euros
    assert growth.indicator.key == shown("Exports rose 5 percent.")[0].indicator.key


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Imports rose 9 percent and the trade gap widened by 7 percent.",
            "Growth of trade deficit",
        ),
        ("Within the total, lending to farms fell by 6 percent.", "Growth of lending to farms"),
        ("Stocks at the port rose on April 6 to 4,200 tonnes.", "Stocks at the port"),
        ("A total of 78,457 coins were minted, a fall of 11 percent.", "Growth of coins minted"),
        ("Debt grew 4 percent. The ministry had forecast a rise of 3 percent.", "Growth of debt"),
        ("Losses came with a drop in the average price from $25 to $13.", "Average price"),
        ("Alder agreed to buy the chain for $3.7 billion in cash.", "Price of chain"),
        ("The painting was sold for $3.7 million in London.", "Price of painting"),
        ("A credit agreement for 100 million euros will be signed.", "Credit agreement"),
        ("The mine is 90 percent owned by Alder Group.", "Alder Group’s share of mine"),
        (
            "A poll of 1,204 adults found that 54% would back the mayor.",
            "Share of adults who would back the mayor",
        ),
        ("The Greens won 34% of the vote, while the Liberals took 28%.", "Liberals’ share of vote"),
        ("The Greens won 40 seats and the Liberals 60 seats.", "Seats won by Liberals"),
        (
            "Norland is among the largest makers of wheat and flour in the world, exporting more "
            "than 5 million tons of grain.",
            "Grain exports",
        ),
        (
            "It has mills in four states, shipping 90,000 tonnes of paper a month.",
            "Paper shipments",
        ),
        (
            "The firm owns 1.5 million tonnes, of which 600,000 tonnes are hard wheat.",
            "Hard wheat, of holdings",
        ),
        ("Alder Bank said on Monday it would cut 300 jobs.", "Jobs cut by Alder Bank"),
        ("At least 17 people died in the fire.", "People who died"),
        ("The storm left 90,000 people homeless.", "People homeless"),
        ("The utility said 2.3 million homes could lose power.", "Homes that could lose power"),
        (
            "A third of adults in the region are obese.",
            "Share of adults in the region who are obese",
        ),
        ("If rents stay high, the chain could lose $3 billion.", "Losses by chain"),
        ("The chain will not sell its stake, valued at $3 billion.", "Value of stake"),
        ("Shares in the chain lost a third of their value.", "Growth of shares in the chain"),
        ("Alder Bank has $2 billion in assets.", "Assets"),
        ("Rates stand at 3 percent and the prime rate is 5 percent.", "Lending rate"),
        ("Wheat output is forecast to remain flat at 7 million tonnes.", "Wheat output"),
        ("Keita scored 40 points.", "Points scored by Keita"),
        ("The yard booked orders for 110 planes.", "Orders for planes"),
        ("Some 1.3 million people die of cancer each year.", "People who die of cancer"),
        ("Officials forecast -2 percent growth.", "Growth forecast by officials"),
    ],
)
def test_labels_follow_who_does_what_in_news(text, label):
    assert shown(text)[-1].indicator.label.startswith(label)


def test_no_two_amounts_that_nothing_names_share_a_key_and_each_has_a_label():
    first, second = shown("They walked 40 km."), shown("It was 70 km.")
    assert first[0].indicator.key != second[0].indicator.key
    assert first[0].indicator.label == "Distance walked"
    assert second[0].indicator.label


def test_what_is_compared_with_another_thing_has_that_thing_s_name():
    loss, profit = shown("It made a loss of 5 million euros, against a profit of 3 million euros.")
    assert (loss.indicator.label, profit.indicator.label) == ("Loss", "Profit")
    one, other = shown("It made a loss of 5 million euros, against a loss of 3 million euros.")
    assert one.indicator.key == other.indicator.key


def test_a_multiple_is_of_what_was_counted_before_it():
    cases, times = shown(
        "The clinic saw 560 measles cases in May, three times as many as in April."
    )
    assert times.indicator.key == cases.indicator.key


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The strike grounded 40 flights, stranding 9,000 passengers.", "Passengers stranded"),
        ("Some 700 nurses walked out in a row over pay.", "Nurses who walked out in a row"),
        ("A poll of 500 firms showed they see no need to hire.", "Firms surveyed"),
        ("A storm left 4,000 homeless in Togo.", "People homeless in storm"),
        ("Measles is back, with 900 cases reported in Lyon alone.", "Measles cases"),
        (
            "New housing starts slowed to an annual rate of 40,000 units.",
            "New housing starts, annual rate",
        ),
        ("The 62 beds will serve the town once it is dry.", "Beds that will serve the town"),
        ("The pact, under which it will get 40 ferries, is worth $90 million.", "Value of pact"),
        ("Subsequently, exports reached $4 billion.", "Exports"),
        ("It rose, prompting the utility Enka to import 2 million kWh.", "Imports by utility Enka"),
        ("Stocks fell, the Merval index shedding 41 points.", "Merval index"),
        ("The bank said inflation, at 3.8 percent in May, was low.", "Inflation"),
        ("The pact will reduce wages 8.1 percent.", "Growth of wages"),
        ("It has bought 4,000 HBX shares for $5 million.", "Price of HBX shares bought"),
        (
            "Police found 3 tonnes of hashish in a boat off Malaga, worth $9 million.",
            "Value of hashish",
        ),
        ("A plan to restructure the firm's debt of $6 billion failed.", "Firm's debt"),
        ("The fall is pushing yields on long bonds below 3 percent.", "Yields on long bonds"),
        ("The flood forced the evacuation of 2,000 guests.", "Evacuation of guests"),
        ("Insurers put losses from the hail at 4 million euros.", "Losses from the hail"),
        ("The Merval index closed 0.8 percent higher at noon.", "Growth of Merval index"),
        ("It raised its full-year profit forecast to $2 billion.", "Full-year profit forecast"),
        ("Costs fell after orders doubled.", "Orders"),
        ("Some 4,000 pupils are without books.", "Pupils who are without books"),
        ("Average class size: 63 pupils", "Average class size"),
        ("The mill has 900 clients, 40 fewer than in May.", "Change of clients"),
        ("A trade gap with Chile which hit $5 billion is closing.", "Trade gap with Chile"),
        ("Rents on flats fell. They will recover by 8 percent.", "Growth of rents on flats"),
        ("The bank expects inflation to average 2.4 percent.", "Inflation"),
        (
            "Remittances rose to $8 billion, equal to 24 percent of output.",
            "Remittances, share of GDP",
        ),
        ("Prices will rise if rents climb by 2 percent.", "Growth of rents"),
        ("The poll gave the Liberals 44 percent of the votes.", "Liberals’ share of votes"),
        ("It sold its remaining 50,000 acres of forest for $3 million.", "Price of forest sales"),
        ("The firm Helio has raised $75 million.", "Amount raised by firm Helio"),
        (
            "He took a fine of 3 million euros for taking bribes worth $1 million.",
            "Value of bribes",
        ),
        (
            "The radar detected 45 jets and nine warships near the cape.",
            "Warships detected by radar",
        ),
        ("It wrote off $57 million on its mills.", "Amount written off on mills"),
        ("The town will build a fence at a cost of $95 million.", "Cost of fence"),
        ("The car will have 60 percent local content.", "Local content"),
        ("He was told to repay $12 million.", "Amount to repay"),
        ("The bank is issuing 50 million euros of five year notes.", "Notes"),
    ],
)
def test_labels_come_from_the_words_that_govern_the_amount(text, label):
    assert shown(text)[-1].indicator.label == label


def test_bags_and_bags_are_one_thing_and_pilots_and_passengers_two():
    one, other = shown("Roastings total 44,000 bags, compared with 45,000 bags in 2022.")
    assert one.indicator.key == other.indicator.key
    one, other = shown("It stranded 9,000 passengers after 700 pilots walked out over pay.")
    assert one.indicator.key != other.indicator.key


def test_a_rival_s_share_is_the_rival_s():
    text = "The Greens took 41 percent of the vote, ahead of the Liberal party on 33 percent."
    assert shown(text)[-1].indicator.label == "Liberal party’s share of vote"


def test_what_goes_to_a_country_is_not_that_country_s():
    found = keys(
        "China's exports reached $5 billion.",
        "Exports to China reached $5 billion.",
        "Chile's trade deficit hit $5 billion.",
        "The trade deficit with Chile hit $5 billion.",
        "Kenya's investment in Peru was $2 billion.",
        "Peru's investment in Kenya was $2 billion.",
    )
    assert len(set(found)) == len(found), found
    same = keys("China's exports were $5 billion.", "Exports from China were $5 billion.")
    assert len(set(same)) == 1, same
