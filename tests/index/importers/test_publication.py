from datetime import date

import pytest

from briefindex.importers.publication import date_in, source_in

FIGURES = "Freight through the port reached 95 million tons in 2024, and half of it was grain."
GOING_ON = "Over 300 shipowners are attending the forum."


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        (
            "The line opens in May, The Morning Post reports citing The Harbour Times.",
            "The Morning Post, citing The Harbour Times",
        ),
        (
            "The line opens, Trend reports, citing the Ministry of Transport.",
            "Trend, citing the Ministry of Transport",
        ),
        ("The line opens, Jane Doe reports citing The Harbour Times.", None),
        ("The Morning Post reported, citing people who know.", None),
    ],
)
def test_a_reprint_signs_itself(sentence, source):
    found = source_in([sentence])
    assert (found and found.value) == source


def test_an_interview_is_its_publishers_where_the_guest_goes_on_speaking():
    lead = "The line will pay, said Jane Doe of the port, in an interview with The Harbour Times."
    rest = ["Doe doubts the bridge.", "It is late, Doe said.", "Doe left."]
    found = source_in([lead, *rest])
    assert found is None  # a surname of three letters proves nothing
    rest = [sentence.replace("Doe", "Doering") for sentence in rest]
    found = source_in([lead.replace("Doe", "Doering"), *rest])
    assert found is not None
    assert (found.value, found.basis) == ("The Harbour Times", "inferred")
    assert source_in([lead.replace("Doe", "Doering"), "Others agree."]) is None


def test_an_event_beside_last_years_figures_gives_the_day():
    lead = "Shipowners are expected to sign a plan during the forum in the port on June 17."
    found = date_in([lead, FIGURES, GOING_ON], None)
    assert found is not None
    assert (found.day, found.basis) == (date(2025, 6, 17), "inferred")
    assert "2024" in found.reason
    assert "17 June 2025" in found.reason


@pytest.mark.parametrize(
    "sentences",
    [
        ["Shipowners will sign a plan in the port on June 17.", FIGURES],
        ["Shipowners met in the port on January 17.", FIGURES],
        ["Shipowners met in the port on June 17.", "The line opened in 2013."],
        ["Shipowners met in the port on June 17 and on June 19.", FIGURES],
        ["Shipowners met in the port.", FIGURES],
        ["The dividend is payable June 17.", FIGURES, GOING_ON],
        ["Shipowners met on June 17.", FIGURES, "The bridge fell in 2026."],
        ["Shipowners met on Monday, June 17.", FIGURES],
        ["The forum is set for May 18th and 19th.", GOING_ON],
    ],
)
def test_nothing_is_inferred_where_it_does_not_follow(sentences):
    assert date_in(sentences, None) is None


def test_a_lead_with_weekday_and_year_gives_the_day():
    found = date_in(["The ferry left on Tuesday, June 17, 2025, with forty lorries."], None)
    assert found is not None
    assert found.day == date(2025, 6, 17)
    assert date_in(["The ferry left on Monday, June 17, 2025."], None) is None
