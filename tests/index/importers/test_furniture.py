import pytest

from briefindex.importers.furniture import is_furniture, without_furniture
from briefindex.model.span import Span

FURNITURE = [
    "Photo: t.me/some_channel",
    "Photo credit: Morning Globe.",
    "Photo from open sources",
    "Image: Jane Doe.",
    "Photo by Jane Doe / Agency",
    "Photo courtesy of the ministry",
    "File photo",
    "© 2024 The Morning Globe. All rights reserved.",
    "Copyright 2024 The Morning Globe",
    "All rights reserved",
    "Share on social media",
    "Share this article",
    "Share on Facebook",
    "Follow us on Telegram",
    "Join our Telegram channel",
    "Subscribe to our newsletter",
    "Sign up for our daily newsletter",
    "Read more",
    "READ MORE: Wheat prices rise in the north",
    "Read also: Wheat prices rise",
    "Related articles",
    "Click here to read the report",
    "Advertisement",
    "This site uses cookies to improve your experience.",
    "We use cookies and similar tools. By staying you agree.",
    "Accept all cookies",
    "Privacy policy",
    "Terms | Privacy | Contact us",
    "Tags: wheat, rail, ports",
    "5 min read",
    "Comments (12)",
    "Leave a comment",
    "Facebook Twitter LinkedIn",
    "---",
    "(END)",
    "Фото: пресс-служба",
    "Читайте также: Цены растут",
    "Lire aussi : Le prix du blé",
    "Lesen Sie auch: Der Preis steigt",
]
ARTICLE = [
    "The photo shows the minister at the new port.",
    "Share prices rose by three percent on Monday.",
    "Shares in the company fell.",
    "Follow-up talks will be held in June.",
    "Subscribers of the network rose to 12 million.",
    "Photographs of the port were published in May.",
    "Copyright disputes slow down the talks.",
    "The ministry signed up for the plan.",
    "Trade and economic cooperation",
    "Advertising revenue rose by 12 percent.",
    "More than 3 million visitors came.",
    "Related costs amounted to $3 million.",
    "Live cattle exports doubled.",
    "Comments by the minister moved the market.",
    "Security",
    "Image problems of the port",
    "Contact between the two sides was lost.",
    "Read the terms before you sign, he said.",
    "The topic is open.",
    "Most countries agreed.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", ARTICLE)
def test_lines_of_an_article_are_no_furniture(line):
    assert not is_furniture(line)


def cut(text):
    own, furniture = without_furniture(text, Span(0, len(text)))
    return [text[one.start : one.end] for one in own], [
        text[one.start : one.end] for one in furniture
    ]


@pytest.mark.parametrize("gap", ["", " ", "\n", "  "])
def test_furniture_glued_to_the_end_is_cut_off(gap):
    body = "They met in the port. Trade reached $3 billion in the region."
    assert cut(f"{body}{gap}Share on social media") == ([body], ["Share on social media"])


def test_several_pieces_are_cut_off_at_both_ends():
    body = "They met in the port and spoke about a ferry."
    text = f"Photo: Jane Doe. {body} © 2024 Morning Globe. Share on social media"
    own, furniture = cut(text)
    assert own == [body]
    assert " ".join(furniture) == "Photo: Jane Doe. © 2024 Morning Globe. Share on social media"


def test_a_paragraph_without_furniture_stays_whole():
    text = "The photo was taken in May. Share prices rose. Nobody asked why."
    assert cut(text) == ([text], [])
