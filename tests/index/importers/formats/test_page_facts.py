"""What web pages state and show about themselves, in the many ways of those who make them."""

from datetime import date

import pytest

from briefindex.importers import article_from
from made_files import STORY, linked, page

DAY = date(2024, 2, 3)


def info(body="", head="", **more):
    return article_from(page(body, head, **more), "page.html").info


def script(text):
    return f"<script type='application/ld+json'>{text}</script>"


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='pub_date' content='20240203'>",
        "<meta name='publish_date' content='Sat, 03 Feb 2024 08:10:27 EST'>",
        "<meta name='date' content='Saturday, Feb. 3, 2024'>",
        "<meta name='DC.Date' content='2024-02-03'>",
        "<meta name='dc:date' content='3 February 2024'>",
        "<meta property='article:published_time' content='2024-02-03T23:30:00-11:00'>",
        "<meta itemprop='datePublished' content='2024-02-03'>",
    ],
)
def test_a_day_is_stated_under_many_names_and_in_many_forms(head):
    found = info(head=head).date
    assert (found.day, found.basis) == (DAY, "stated")


@pytest.mark.parametrize(
    ("body", "basis"),
    [
        ("<span itemprop='datePublished'>February 3, 2024</span>", "stated"),
        ("<span property='dc:date' content='2024-02-03T00:00:00'>02/03/24</span>", "stated"),
        (
            "<h1>Grain</h1><p class='post-time'>Posted on Saturday, February 3rd, 2024</p>",
            "stated",
        ),
        ("<h1>Grain</h1><time>Feb. 3, 2024</time>", "inferred"),
        (
            "<h1>Grain</h1><div id='article-date'>Published: 3 February 2024, 10:15</div>",
            "stated",
        ),
    ],
)
def test_a_day_that_the_page_marks_or_prints_is_found(body, basis):
    found = info(body).date
    assert (found.day, found.basis) == (DAY, basis)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Grain</h1><aside class='current-date'>It is 3 February 2024</aside>",
        "<h1>Grain</h1><div class='comments'><span class='date'>3 February 2024</span></div>",
        "<h1>Grain</h1><footer><span class='date'>3 February 2024</span></footer>",
        "<h1>Grain</h1><span class='date'>3/2/2024</span>",
    ],
)
def test_todays_date_a_comments_date_and_one_that_two_read_apart_are_none(body):
    assert info(body).date.day is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<p class='byline'>By Anna Berg</p>", "Anna Berg"),
        ("<p class='byline'>By Anna Berg posted Feb 3rd 2024</p>", "Anna Berg"),
        ("<a rel='author' href='/anna'>Anna Berg</a>", "Anna Berg"),
        (
            "<div itemprop='author'><span itemprop='name'>Anna Berg</span>, Norland</div>",
            "Anna Berg",
        ),
    ],
)
def test_who_wrote_it_is_found_without_what_follows_the_name(body, name):
    assert info(body).author.value == name


def test_by_is_no_part_of_a_name_and_a_site_is_no_author():
    assert info(head="<meta name='author' content='By Anna Berg'>").author.value == "Anna Berg"
    assert info(head="<meta name='author' content='norland-times.com'>").author.value is None


def test_an_article_of_the_graph_comes_before_its_page_and_names_are_told_elsewhere():
    graph = """{"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": "#page", "datePublished": "2020-01-01", "name": "Norland"},
        {"@type": ["NewsArticle"], "headline": "Grain &amp; coal", "datePublished": "2024-02-03",
         "author": [{"@id": "#anna"}, {"@type": "Person", "name": "Karl Holm"}],
         "publisher": {"@id": "#paper"}, "mainEntityOfPage": {"@id": "https://norland.example/1"}},
        {"@type": "Person", "@id": "#anna", "name": "Anna Berg"},
        {"@type": "Organization", "@id": "#paper", "name": "The Norland Times"}]}"""
    found = info(head=script(graph))
    assert (found.title.value, found.author.value) == ("Grain & coal", "Anna Berg, Karl Holm")
    assert (found.source.value, found.date.day) == ("The Norland Times", DAY)
    assert found.url == "https://norland.example/1"


@pytest.mark.parametrize(
    "wrapped", ["//<![CDATA[\n{}\n//]]>", "<!--{}-->", "{};", "[{}]", '{{"itemListElement": [{}]}}']
)
def test_linked_data_are_read_out_of_their_wrappings(wrapped):
    text = '{"@type": "Report", "name": "Grain in figures", "publisher": "Norland Institute"}'
    found = info(head=script(wrapped.format(text)))
    assert (found.title.value, found.source.value) == ("Grain in figures", "Norland Institute")


def test_a_page_that_a_program_fills_is_read_from_its_linked_data():
    head = linked(headline="Grain exports rise", articleBody="\n".join(STORY))
    article = article_from(page(head=head, story=()), "page.html")
    assert all(paragraph in article.text for paragraph in STORY)


def test_the_publisher_is_taken_off_the_title_on_either_side():
    site = "<meta property='og:site_name' content='The Norland Times'>"
    for title in (
        "Grain exports rise | The Norland Times",
        "The Norland Times - Grain exports rise",
    ):
        head = f"{site}<meta property='og:title' content='{title}'>"
        assert info(head=head).title.value == "Grain exports rise"


def test_where_nothing_names_a_publisher_its_site_is_inferred():
    found = info(head="<link rel='canonical' href='https://www.norland-times.example/grain'>")
    assert (found.source.value, found.source.basis) == ("norland-times.example", "inferred")


def test_the_language_may_stand_in_a_meta_element():
    story = ("Aaa bbb ccc ddd eee fff.",)
    head = "<meta property='og:locale' content='kk_KZ'>"
    assert article_from(page(head=head, story=story, language=""), "p.html").info.language == "kk"


def test_a_page_of_countless_dates_costs_no_time():
    many = "<div class='date'>" * 1_500 + "x" * 100 + "</div>" * 1_500
    assert info(many).date.day is None
