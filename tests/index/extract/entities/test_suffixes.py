import pytest

from name_reading import names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Leaders met at the China-Central Asia Summit on Friday.", "China-Central Asia Summit"),
        ("They spoke at the Central Asia-China summit.", "Central Asia-China summit"),
        (
            "It hosted the second European Union-Central Asia Economic Forum.",
            "second European Union-Central Asia Economic Forum",
        ),
        ("Delegates flew to COP29 this week.", "COP29"),
        ("The pavilion of Expo 2017 stands empty.", "Expo 2017"),
        ("He spoke at the Africa Climate Summit in Nairobi.", "Africa Climate Summit"),
        ("The Conference on Disarmament met.", "Conference on Disarmament"),
        ("He lifted the cup of tea at the summit.", ""),
    ],
)
def test_events_are_named_by_what_they_end_with(sentence: str, name: str) -> None:
    assert [surface for surface, type_ in names(sentence) if type_ == "event"] == (
        [name] if name else []
    )


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The Kazakhstan-Turkmenistan-Iran railroad is open.",
            "Kazakhstan-Turkmenistan-Iran railroad",
        ),
        ("It will fill the Bolivia-Brazil gas pipeline.", "Bolivia-Brazil gas pipeline"),
        (
            "They opened the Western Europe - Western China highway.",
            "Western Europe - Western China highway",
        ),
        (
            "It joins the Trans-Caspian international transport route.",
            "Trans-Caspian international transport route",
        ),
        ("The One Belt, One Road initiative grew.", "One Belt, One Road initiative"),
        (
            "It supports a Silk Road E-Commerce pilot zone today.",
            "Silk Road E-Commerce pilot zone",
        ),
        (
            "Lenders back the Mombasa-Nairobi Standard Gauge Railway.",
            "Mombasa-Nairobi Standard Gauge Railway",
        ),
        ("The Russian pipeline leaks.", ""),
        ("The Kazakhstan pipeline leaks.", ""),
    ],
)
def test_routes_are_named_by_what_they_end_with(sentence: str, name: str) -> None:
    assert [surface for surface, type_ in names(sentence) if type_ == "route_or_project"] == (
        [name] if name else []
    )


@pytest.mark.parametrize(
    "name",
    [
        "Kazakhstan Institute for Strategic Studies",
        "Atameken National Chamber of Entrepreneurs",
        "Ministry of Trade, Industry and Energy",
        "UN Regional Center on Sustainable Development Goals for Central Asia and Afghanistan",
        "Kenya National Chamber of Commerce and Industry",
        "University of the South Pacific",
        "S.Rajaratnam School of International Studies",
        "European Centre for Disease Prevention and Control",
    ],
)
def test_organisations_reach_over_of_and_and(name: str) -> None:
    assert (name, "organisation") in names(f"On Monday the {name} published a report.")


def test_a_ministry_does_not_swallow_the_next_organisation() -> None:
    found = names("The Ministry of Energy and KazMunayGas signed it.")
    assert found == [("Ministry of Energy", "organisation"), ("KazMunayGas", "organisation")]


def test_facilities_are_named_by_what_they_end_with() -> None:
    assert ("Shymkent oil refinery", "facility") in names("The Shymkent oil refinery grows.")
    assert ("Khorgos International Trade Center", "facility") in names(
        "It reopened the Khorgos International Trade Center in April."
    )


def test_a_headline_in_title_case_is_no_single_name() -> None:
    found = names("Finance Leaders Gather Today While Energy Experts Attend Climate Forum")
    assert all(type_ != "event" for _, type_ in found)


def test_a_rule_stops_at_the_end_of_the_sentence() -> None:
    found = names("He went to Kenya. National Bank staff waited.")
    assert ("Kenya", "place") in found
    assert all("Kenya." not in surface for surface, _ in found)
