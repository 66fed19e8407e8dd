import pytest

from briefindex.model.article import ArticleInfo, Known, KnownDate
from briefindex.model.entity_page import EntityPage, NamingArticle, NamingSentence
from briefindex.model.mention import EntityId
from briefindex.model.naming import Named
from briefindex.model.span import ArticleId, Span
from satchel.entities.joining import joining


def page_of(text: str, *names: str) -> EntityPage:
    marks, at = [], 0
    for name in names:
        start = text.index(name, at)
        at = start + len(name)
        marks.append(Span(start, at))
    info = ArticleInfo(
        ArticleId("a"), "a.txt", Known(), Known(), Known(), Known(), KnownDate(), "en", None, 9, ""
    )
    sentence = NamingSentence(Span(0, len(text)), text, tuple(marks))
    named = Named("organisation", names[0])
    naming = (NamingArticle(info, len(marks), (sentence,)),)
    return EntityPage(EntityId("e"), named, len(marks), (), (), naming, (), (), (), 1)


@pytest.mark.parametrize(
    ("text", "names", "words"),
    [
        (
            "The Harbour Route, also known as the Salt Road, is open.",
            ("Harbour Route", "Salt Road"),
            "Harbour Route, also known as the Salt Road",
        ),
        (
            "The Oro Grain Fund (OGF) paid.",
            ("Oro Grain Fund", "OGF"),
            "Oro Grain Fund (OGF)",
        ),
        ("ORO MILLS <OML> has closed.", ("ORO MILLS", "OML"), "ORO MILLS <OML>"),
        ("The Oro Board’s (OB) loan", ("Oro Board", "OB"), "Oro Board’s (OB)"),
        ("Velt Works, formerly Velt & Sons, grew.", ("Velt Works", "Velt & Sons"), None),
        ("Oro Mills sold a yard to buy from Oro.", ("Oro Mills", "Oro"), ""),
        ("Oro is a subsidiary of the Oro Group.", ("Oro", "Oro Group"), ""),
        ("The Oro Fund chairman said that the OGF pays.", ("Oro Fund", "OGF"), ""),
        ("Oro, ORO and others met.", ("Oro", "ORO"), ""),
    ],
)
def test_only_words_that_say_so_join_two_names(text, names, words):
    found = joining(page_of(text, *names))
    wanted = text[text.index(names[0]) : text.index(names[1]) + len(names[1])]
    expected = wanted if words is None else words
    assert (found.words if found else "") == expected


def test_the_sentence_that_joins_is_shown_at_the_second_name():
    found = joining(page_of("The Oro Grain Fund (OGF) paid.", "Oro Grain Fund", "OGF"))
    assert found is not None
    assert found.row.sentence.marks == (Span(20, 23),)
