"""What stands beside an amount, or at some distance, makes another measure of it."""

import pytest
from tests.index.extract.figures.reading import shown


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Chile pumped more than its 300,000 barrel a day self-imposed ceiling.",
            ["Ceiling on extraction by Chile"],
        ),
        (
            "Ghana is producing up to 40,000 tonnes above the 300,000 tonne limit.",
            ["Ghana’s production above the limit", "Ghana’s production limit"],
        ),
        (
            "Peru is producing 40,000 tonnes of zinc.",
            ["Zinc production"],
        ),
        (
            "The tariffs on $30 million of Chilean exports may be lifted.",
            ["Part of Chile’s exports"],
        ),
        (
            "Traders see Chilean copper exports at 6 million tonnes and zinc around 4 million"
            " tonnes.",
            ["Chilean copper exports", "Chilean zinc exports"],
        ),
        (
            "Chile's wheat exports rose to 5 million tonnes, barley to 4 million tonnes.",
            ["Chile's wheat exports", "Chile's barley exports"],
        ),
        (
            "Chile's trade deficit widened to $8 billion, while that with Brazil rose to $5"
            " billion.",
            ["Chile’s trade deficit", "Chile’s trade deficit with Brazil"],
        ),
        (
            "Chile's trade surplus widened to $15 billion last year with the United States.",
            ["Chile’s trade surplus with the United States"],
        ),
        (
            "Seasonally adjusted but unsmoothed figures show a merchandise trade surplus of $132"
            " million.",
            ["Merchandise trade surplus, seasonally adjusted and unsmoothed"],
        ),
        (
            "Chile's economy grew at an annual rate of 4.2 percent.",
            ["Growth of Chile’s GDP, annual rate"],
        ),
    ],
)
def test_a_narrower_measure_says_so_in_its_label(text, labels):
    assert [figure.indicator.label for figure in shown(text)] == labels


def test_a_limit_a_part_and_a_partner_have_keys_of_their_own():
    keys = {
        figure.indicator.key
        for text in (
            "Chile's exports rose to $8 billion.",
            "Chile's exports to Brazil rose to $8 billion.",
            "The tariffs on $8 billion of Chilean exports may be lifted.",
            "Chile's exports rose to $8 billion with a quota of $9 billion.",
        )
        for figure in shown(text)
    }
    assert len(keys) == 5


def test_whose_balance_it_is_may_stand_before_its_own():
    (figure,) = shown("Chile bought more to cut its $7 billion trade surplus with Brazil.")
    assert figure.indicator.parties == ("Brazil", "Chile")
