import pytest

from briefindex.desk import Desk
from briefindex.model.figure import Indicator
from briefindex.model.naming import Named
from briefindex.model.span import SentenceRef, Span
from briefindex.packs.entity_links import id_of
from briefings import figure
from named_packs import Names, named_pack
from packing import article

TEXT = (
    "Grain\n\nThe Elm Union sold 40 tonnes. The Union of Oro sold 70 tonnes. "
    "Sales rose by 9 tonnes."
)
NAMES: Names = {
    "Elm Union": ("organisation", "Elm Union"),
    "Union of Oro": ("organisation", "Elm Union"),
}
ELM, ORO = Named("organisation", "Elm Union"), Named("organisation", "Union of Oro")


@pytest.fixture
def desk(tmp_path):
    made = article(TEXT, "grain.txt")
    figures = [_figure(made, number) for number in ("40", "70", "9")]
    named_pack(tmp_path / "pack", {"grain.txt": TEXT}, NAMES, {"grain.txt": figures})
    opened = Desk([tmp_path / "pack"])
    yield opened
    opened.close()


def _figure(made, number: str):
    start = made.text.index(f"{number} tonnes")
    sentence = next(s for s in made.sentences if s.start <= start < s.end)
    sold = Indicator("sales|elm-union|grain", "Elm Union grain sales", ("Elm Union",))
    return figure(
        made.info.id, start, number, "Grain", span=Span(start, start + len(number)),
        sentence=SentenceRef(made.info.id, sentence), indicator=sold, speaker="Elm Union",
    )  # fmt: skip


def parties(desk):
    return [(f.value, f.indicator.parties, f.speaker) for f in desk.figures()]


def owners(desk):
    return [f.indicator.parties[0] for f in desk.figures()]


def test_a_split_spelling_takes_the_figures_of_its_sentences_along_and_gives_them_back(desk):
    before = parties(desk)
    undo = desk.naming.split(id_of(ELM), ["Union of Oro"], (), ORO)
    assert owners(desk) == ["Elm Union", "Union of Oro", "Elm Union"]
    split = desk.figures()[1]
    assert split.speaker == "Union of Oro"
    assert split.indicator.key == "sales|union-of-oro|grain"
    assert split.indicator.label == "Union of Oro grain sales"
    desk.naming.take_back(undo)
    assert parties(desk) == before


def test_a_figure_beside_a_single_mention_that_was_split_off_goes_with_it(desk):
    first = next(m for m in desk.mentions(desk.articles()[0].id) if m.surface == "Elm Union")
    desk.naming.split(id_of(ELM), (), [(first.article, first.span.start)], ORO)
    assert owners(desk) == ["Union of Oro", "Elm Union", "Elm Union"]


def test_decisions_before_and_after_a_split_are_followed_to_their_end(desk):
    desk.naming.rename(id_of(ELM), "Elm League")
    league = Named("organisation", "Elm League")
    desk.naming.split(id_of(league), ["Union of Oro"], (), ORO)
    desk.naming.rename(id_of(ORO), "Oro Union")
    assert owners(desk) == ["Elm League", "Oro Union", "Elm League"]


def test_what_is_merged_again_after_a_split_has_its_figures_again(desk):
    desk.naming.split(id_of(ELM), ["Union of Oro"], (), ORO)
    desk.naming.merge([id_of(ORO)], id_of(ELM))
    assert owners(desk) == ["Elm Union", "Elm Union", "Elm Union"]


def test_a_sentence_without_a_name_follows_where_all_mentions_of_the_article_went(desk):
    desk.naming.split(id_of(ELM), ["Union of Oro", "Elm Union"], (), ORO)
    assert owners(desk) == ["Union of Oro"] * 3
