"""Who asks for "the price of oil" is led to the price and the oil."""

import pytest

from briefindex import desk
from packing import folder_of

ENGLISH = (
    "The price of a barrel\n\nThe ministers said on Monday that the price of the barrel had risen. "
    "It was the highest for a year, and the buyers of the oil are in no hurry to sign.\n"
)
APART = "A note\n\nThe note of the day is that the clerks of the office were at the lake.\n"
GERMAN = (
    "Die Fabrik\n\nDie Verhandlungen mit den Reedern sind nicht zu Ende und der Minister ist für "
    "eine Lösung. Das Schiff mit dem Namen Die Hard liegt auf der Insel und wird verkauft.\n"
)
RUSSIAN = (
    "Цена на нефть\n\nМинистр сказал в понедельник, что цена нефти выросла за год. В порту это "
    "было как праздник, и на биржах говорили о том же самом, что и он.\n"
)
TEXTS = {"en.txt": ENGLISH, "apart.txt": APART, "de.txt": GERMAN, "ru.txt": RUSSIAN}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    place = tmp_path_factory.mktemp("little")
    desk.build(place / "pack", [folder_of(place, TEXTS)])
    made = desk.Desk([place / "pack"])
    yield made
    made.close()


def marked(opened, query, file="en.txt", *, literal=False):
    """The words that are marked in an article, and those in its snippets."""
    article = next(info.id for info in opened.articles() if info.file == file)
    text = opened.article(article).text
    spans = opened.hits_in(article, query, literal=literal)
    words = {text[span.start : span.end].lower() for span in spans}
    hits = opened.search(query, literal=literal).hits
    shown = {
        snippet.text[mark.start : mark.end].lower()
        for hit in hits
        if hit.article == article
        for snippet in hit.snippets
        for mark in snippet.marks
    }
    assert shown <= words
    assert bool(shown) == bool(words)
    return words


def test_little_words_beside_others_are_no_hits(opened):
    assert marked(opened, "the price of oil in the barrel") == {"price", "oil", "barrel"}
    assert marked(opened, "цена на нефть в порту", "ru.txt") == {"цена", "нефть", "нефти", "порту"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("the", {"the"}),
        ("of the", {"of", "the"}),
        ('"the price" oil', {"the price", "oil"}),
        ("the AND price", {"the", "price"}),
        ("title:the oil", {"the", "oil"}),
        ("=the price", {"the", "price"}),
        ("the pri", {"price"}),
        ("the zebra", {"the"}),
        ("IT highest", {"it", "highest"}),
        ("THE PRICE", {"price"}),
        ("no hurry", {"no", "hurry"}),
    ],
)
def test_alone_quoted_joined_or_literal_they_are(opened, query, words):
    assert marked(opened, query) == words


def test_literal_by_the_switch_is_literal(opened):
    assert marked(opened, "the price", literal=True) == {"the", "price"}


def test_an_article_that_has_no_other_word_shows_why_it_was_found(opened):
    assert marked(opened, "the price of oil", "apart.txt") == {"the", "of"}


def test_a_word_is_little_in_articles_of_its_language_alone(opened):
    assert marked(opened, "die hard", "de.txt") == {"hard"}
    assert marked(opened, "hard the die Insel", "de.txt") == {"hard", "insel"}


def test_what_is_found_and_how_it_is_ranked_is_as_before(opened, monkeypatch):
    query = "the price of oil"
    before = opened.search(query)
    monkeypatch.setattr("briefindex.search.matching.maybe_little", lambda _: ())
    after = opened.search(query + " ")
    assert after.total == before.total
    assert [(h.article, h.score) for h in after.hits] == [(h.article, h.score) for h in before.hits]
