"""What a share and a growth are of, and a share's part, by their keys."""

import pytest
from tests.index.extract.figures.reading import shown


def test_a_share_knows_its_whole_and_its_part():
    whole, share, part = shown(
        "Trade between Central Asia and China reached $95 billion in 2024, and Kazakhstan accounts "
        "for nearly half of that trade. Trade between Kazakhstan and China reached $44 billion."
    )
    assert share.indicator.of == whole.indicator.key
    assert share.indicator.part == part.indicator.key
    assert (whole.indicator.of, part.indicator.part) == (None, None)


def test_a_growth_knows_its_level():
    growth, level = shown("Exports of grain rose by 19 percent, reaching $8 billion in 2023.")
    assert growth.indicator.of == level.indicator.key
    assert growth.indicator.part is None


@pytest.mark.parametrize(
    "text",
    [
        "Brazil accounts for 45 percent of the trade between Central Asia and China.",
        "China accounts for 45 percent of the trade between Central Asia and China.",
        "Lorries account for 45 percent of the trade between Central Asia and China.",
    ],
)
def test_who_is_no_member_of_the_whole_has_no_part_of_it(text):
    (share,) = shown(text)
    assert share.indicator.part is None


def test_a_change_that_is_told_twice_has_no_level():
    change, again = shown("The firm cut its budget by 27 percent, or $1.1 billion, in 2023.")
    assert (change.links, again.links) == ((), ())
