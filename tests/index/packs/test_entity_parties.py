from briefindex.model.figure import Indicator
from briefindex.packs.entity_parties import with_parties

TRADE = Indicator(
    "trade.share:oro|elm+oro+upper-elm|timber",
    "Oro’s share of Elm–Upper Elm timber trade",
    ("Elm", "Oro", "Upper Elm"),
    of="trade|elm+upper-elm|timber",
    part="trade|oro+upper-elm|timber",
)


def test_a_party_is_called_otherwise_in_keys_label_and_parties():
    now = with_parties(TRADE, {"Oro": "Port Oro"})
    assert now.key == "trade.share:port-oro|elm+port-oro+upper-elm|timber"
    assert now.label == "Port Oro’s share of Elm–Upper Elm timber trade"
    assert now.parties == ("Elm", "Port Oro", "Upper Elm")
    assert (now.of, now.part) == ("trade|elm+upper-elm|timber", "trade|port-oro+upper-elm|timber")


def test_two_parties_that_became_one_are_named_once():
    now = with_parties(TRADE, {"Upper Elm": "Elm"})
    assert now.parties == ("Elm", "Oro")
    assert now.key == "trade.share:oro|elm+oro|timber"


def test_an_indicator_without_such_a_party_stays_as_it_is():
    assert with_parties(TRADE, {"Ash": "Elm"}) is TRADE
    bare = Indicator("grain", "Grain", ("Elm",))
    assert with_parties(bare, {"Elm": "Ash"}).key == "grain"
