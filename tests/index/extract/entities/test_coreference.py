from name_reading import canonical, mentions, names


def test_an_acronym_in_brackets_is_the_organisation() -> None:
    found = canonical("The Lagos Chamber of Mines (LCM) met. Then the LCM voted.")
    assert found["LCM"] == "Lagos Chamber of Mines"


def test_an_acronym_may_come_from_another_language() -> None:
    found = canonical("The National Institute of Statistics (IBGE) met. IBGE voted.")
    assert found["IBGE"] == "National Institute of Statistics"


def test_also_known_as_is_learned_from_the_text() -> None:
    found = canonical(
        "Trucks use the Walvis Coastal Highway, also known as the Desert Road. "
        "The Desert Road is long."
    )
    assert found["Desert Road"] == "Walvis Coastal Highway"


def test_this_route_is_the_one_last_named() -> None:
    found = canonical(
        "Trucks use the Walvis Coastal Highway. This highway, also known as the Desert Highway, "
        "is long."
    )
    assert found["Desert Highway"] == "Walvis Coastal Highway"


def test_ten_thousand_namesakes_are_read_as_fast_as_others() -> None:
    """Every name is looked up once a place: 10,000 of them once took a hundred seconds."""
    letters = "abcdefghij"
    people = [f"Adam Q{''.join(letters[int(digit)] for digit in str(n))}" for n in range(10_000)]
    found = mentions(" ".join(f"President {person} said." for person in people))
    assert len(found) == len(people)


def test_a_pair_is_the_same_in_either_order() -> None:
    found = canonical("The China-Central Asia Summit began. The Central Asia-China summit ended.")
    summits = {name for surface, name in found.items() if "ummit" in surface}
    assert len({name.casefold() for name in summits}) == 1


def test_both_orders_have_one_id() -> None:
    one = mentions("The China-Central Asia Summit began.")
    other = mentions("The Central Asia-China Summit began.")
    assert one[0].entity == other[0].entity


def test_three_parties_keep_their_order() -> None:
    found = canonical("The Kazakhstan-Turkmenistan-Iran railroad is open.")
    assert next(iter(found.values())) == "Kazakhstan-Turkmenistan-Iran railroad"


def test_a_route_holds_the_places_that_it_joins() -> None:
    found = names("The Berlin-Vienna Railway and the Kenya-Uganda oil pipeline were shown.")
    assert found == [
        ("Berlin-Vienna Railway", "route_or_project"),
        ("Berlin", "place"),
        ("Vienna", "place"),
        ("Kenya-Uganda oil pipeline", "route_or_project"),
        ("Kenya", "place"),
        ("Uganda", "place"),
    ]


def test_a_short_form_is_the_long_one_before_it() -> None:
    found = canonical("The China-Central Asia Business Council met. The Business Council voted.")
    assert found["Business Council"] == found["China-Central Asia Business Council"]


def test_a_known_route_in_small_letters_needs_its_capitals_elsewhere() -> None:
    both = names("The Middle Corridor grows. We invest in the middle corridor.")
    assert both == [
        ("Middle Corridor", "route_or_project"),
        ("middle corridor", "route_or_project"),
    ]
    assert names("They walked down the middle corridor of the house.") == []


def test_a_line_of_capitals_tells_no_names_but_known_ones() -> None:
    found = names("OIL AND GAS LTD IN KENYA SAYS NET PROFIT UP\n\nNothing more was known by then.")
    assert found == [("KENYA", "place")]
