"""What looks alike is shown together, and never as one series."""

from tests.index.compare.made import Y2022, Y2024, figure

from briefindex.compare import rows
from briefindex.compare.keys import read_key
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, Indicator


def transit(
    means: str, article: str, value="80", owner="kazakhstan", noun="transit", **more
) -> Figure:
    name = owner.capitalize()
    indicator = Indicator(
        f"{noun}.share:{owner}|china+europe+{owner}|{means}-pass-{noun}",
        f"Share of {means} {noun} from China to Europe that passes through {name}",
        ("China", "Europe", name),
        of=f"{noun}|china+europe|{means}-{noun}",
    )
    fields = {"unit": "%", "kind": "share"}
    return figure(value, indicator, article=article, **{**fields, **more})


def signed(noun: str, parties: tuple[str, ...], article: str, aspect="value", **more) -> Figure:
    slug = "+".join(sorted(party.lower() for party in parties))
    label = f"{aspect.capitalize()} of {noun}s signed, {'–'.join(parties)}"
    indicator = Indicator(f"{noun}.{aspect}|{slug}|{noun}-signed", label, tuple(sorted(parties)))
    return figure("5e9", indicator, article=article, **more)


def of_relation(relation: str, *figures: Figure) -> list[IndicatorRow]:
    return [row for row in rows(figures, ()) if row.relation == relation]


def test_a_key_falls_into_its_parts():
    key = read_key("trade.share:kazakhstan|central-asia+china|land-transit")
    assert (key.topic, key.aspect, key.owner) == ("trade", "share", "kazakhstan")
    assert key.parties == {"central-asia", "china"}
    assert read_key("anything at all").topic == "anything at all"


def test_shares_of_land_and_of_railroad_transit_are_similar_not_the_same():
    land = transit("land", "a", noun="transportation", qualifier="more than", period=Y2024)
    rail = transit("railroad", "b", noun="traffic", exact="2/3", value="66.67")
    (row,) = of_relation("similar", rail, land)
    assert row.label == "China–Europe transit through Kazakhstan"
    assert row.members == (rail.id, land.id)
    assert row.scopes == ("railroad traffic", "land transportation")
    assert row.note == "Not the same measure: land transportation and railroad traffic."
    assert not row.differs
    assert len(of_relation("single", land, rail)) == 2


def test_nothing_is_similar_across_owners_routes_or_within_one_article():
    land = transit("land", "a")
    assert not of_relation("similar", land, transit("railroad", "b", owner="russia"))
    assert not of_relation("similar", land, transit("railroad", "a", start=300))
    assert not of_relation("similar", land, transit("land", "b", noun="traffic"))
    assert not of_relation("similar", land, transit("railroad", "b", noun="wheat"))


def test_agreements_of_one_pair_are_related_with_what_sets_them_apart():
    pair = ("Kazakhstan", "China")
    figures = [
        signed("agreement", pair, "a"),
        signed("document", pair, "b", "count", unit="documents", kind="count", period=Y2024),
        signed("memorandum", ("China",), "c", status="expected"),
    ]
    (row,) = of_relation("related", *figures)
    assert row.label == "Kazakhstan–China agreements"
    assert set(row.members) == {each.id for each in figures}
    assert row.note == (
        "Related, not one series: agreements, documents and memorandums;"
        " different parties, periods and status."
    )
    assert len(row.scopes) == 3


def test_agreements_of_other_pairs_or_of_one_article_are_not_related():
    pair = ("Kazakhstan", "China")
    one = signed("agreement", pair, "a")
    assert not of_relation("related", one, signed("document", ("France", "Brazil"), "b"))
    assert not of_relation("related", one, signed("document", pair, "a", start=300))
    assert not of_relation("related", one, signed("agreement", pair, "b"))
    assert not of_relation(
        "related", signed("agreement", ("China",), "a"), signed("document", ("China",), "b")
    )


def test_what_is_similar_keeps_its_own_row_and_its_own_conflicts():
    land = transit("land", "a", period=Y2022)
    other = transit("land", "c", period=Y2022, value="60")
    found = rows((land, other, transit("railroad", "b")), ())
    assert [row.relation for row in found] == ["conflict", "single", "similar"]
