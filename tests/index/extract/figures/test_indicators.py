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
        ("The storm killed at least 12 people.", "People killed"),
        ("The deficit narrowed to 2.7 percent of GDP.", "Budget deficit, share of GDP"),
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
