import subprocess
import sys
from itertools import pairwise

import pytest

from briefindex.extract.entities.model import NameModel
from briefindex.extract.entities.when import date_name
from briefindex.importers import article_from
from briefindex.model.span import Span
from briefindex.text.identity import entity_id
from name_reading import extractor, mentions, names

TEXT = """Photo credit: Global Times.

Kazakhstan-China ties grow, the Kyrgyz Republic’s envoy said on 17 June 2025. Leaders of the G7
[Canada, France, Germany, Italy, Japan, the United Kingdom, and the United States] met in Japan.
Alibaba and JD.com joined China's Belt and Road Initiative, The Caspian Post reports."""


@pytest.mark.parametrize("model", [False, True])
def test_mentions_are_sorted_and_never_cross(model: bool) -> None:
    found = mentions(TEXT, model=model)
    assert list(found) == sorted(found, key=lambda mention: mention.span)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("model", [False, True])
def test_a_pair_without_a_head_is_two_places(model: bool) -> None:
    assert names(TEXT, model=model)[:2] == [("Kazakhstan", "place"), ("China", "place")]


@pytest.mark.parametrize("model", [False, True])
def test_lists_in_brackets_and_owners_are_parted(model: bool) -> None:
    found = names(TEXT, model=model)
    for place in ("Canada", "France", "United Kingdom", "United States", "Kyrgyz Republic"):
        assert (place, "place") in found
    assert ("Belt and Road Initiative", "route_or_project") in found
    assert ("Alibaba", "organisation") in found
    assert ("JD.com", "organisation") in found
    assert ("The Caspian Post", "organisation") in found


def test_furniture_holds_no_names() -> None:
    article = article_from(TEXT.encode(), "text.txt")
    furniture = [block.span for block in article.blocks if block.role == "boilerplate"]
    assert furniture
    found = extractor(model=False).mentions(article)
    assert all(m.span.start >= f.end or m.span.end <= f.start for m in found for f in furniture)


def test_surfaces_are_the_text_of_their_spans() -> None:
    article = article_from(TEXT.encode(), "text.txt")
    for mention in extractor(model=True).mentions(article):
        assert article.text[mention.span.start : mention.span.end] == mention.surface


def test_demonyms_are_no_places() -> None:
    assert names("Chinese and Kazakh officials met Uzbeks and Tajiks.") == []


def test_a_known_name_never_cuts_a_longer_one() -> None:
    found = names(
        "The American Enterprise Institute and the Hong Kong Stock Exchange agreed.", model=True
    )
    assert found == [
        ("American Enterprise Institute", "organisation"),
        ("Hong Kong Stock Exchange", "organisation"),
    ]


def test_an_amount_of_dollars_names_no_country() -> None:
    assert names("It cost US$5 million, or five million US dollars.") == []


def test_dates_are_named_by_what_they_mean() -> None:
    dates = {m.surface: m.canonical for m in mentions(TEXT) if m.type == "date"}
    assert dates["17 June 2025"] == "2025-06-17"


def test_a_date_in_a_name_is_no_date() -> None:
    found = [m.type for m in mentions("The halls of Expo 2017 stand empty.")]
    assert found == ["event"]


def test_periods_are_written_as_short_as_they_are() -> None:
    from datetime import date

    assert date_name(date(2023, 1, 1), date(2023, 12, 31)) == "2023"
    assert date_name(date(2023, 5, 1), date(2023, 5, 31)) == "2023-05"
    assert date_name(date(2023, 5, 18), date(2023, 5, 19)) == "2023-05-18/2023-05-19"
    assert date_name(None, date(2030, 12, 31)) is None


def test_ids_come_from_type_and_folded_name() -> None:
    assert entity_id("place", "Türkiye") == entity_id("place", "TURKIYE")
    assert entity_id("place", "Georgia") != entity_id("organisation", "Georgia")
    assert len(entity_id("place", "Xi'an")) == len("0123456789ab")


def test_names_are_found_where_no_model_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefindex.extract.entities.model.MODELS", ("no_such_model",))
    absent = NameModel()
    assert not absent.is_there
    assert absent.names([("Kenya", [Span(0, 5)])]) == [[]]


def test_a_text_without_names_has_none() -> None:
    assert extractor(model=False).mentions(article_from(b"it rained.\n", "t.txt")) == ()


def test_loading_the_model_brings_no_network_library() -> None:
    code = (
        "import sys; from briefindex.extract.entities.model import NameModel; NameModel().is_there;"
        "assert 'spacy' in sys.modules, 'no model';"
        "sys.exit(' '.join(sys.modules.keys() & {'requests', 'urllib3', 'httpx', 'http.client'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


def test_a_place_and_a_leader_are_parted() -> None:
    text = "It was signed by President of Tajikistan Emomali Rahmon and President of Malta Jo Borg."
    found = names(text, model=True)
    assert found == [
        ("Tajikistan", "place"),
        ("Emomali Rahmon", "person"),
        ("Malta", "place"),
        ("Jo Borg", "person"),
    ]


def test_a_headline_after_a_place_is_no_name() -> None:
    found = names("China, Kazakhstan Sign Deal At Belt And Road Forum In Beijing", model=True)
    assert [surface for surface, _ in found] == [
        "China",
        "Kazakhstan",
        "Belt And Road Forum",
        "Beijing",
    ]
