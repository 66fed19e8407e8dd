import json
from itertools import pairwise
from pathlib import Path

import pytest

from briefindex.bundle import bundled
from briefindex.model.article import Block
from briefindex.model.span import Span
from briefindex.text.normalise import canonical
from briefindex.text.paragraphs import paragraphs
from briefindex.text.sentences import sentences

GOLD = Path(__file__).parents[2] / "gold" / "seed_figures.json"


def split(text):
    blocks = [Block(span, "body") for span in paragraphs(text)]
    return [text[span.start : span.end] for span in sentences(text, blocks)]


# "|" stands where one sentence ends and the next begins.
CASES = [
    "Prices rose. | Wages fell.",
    "Mr. Aliyev met Gen. Petrov and Dr. S. Khan on Monday. | They spoke for an hour.",
    "The U.S. Navy sent two ships. | The ships are old.",
    "He was born in the U.S. | The family left in 1999.",
    "J. R. R. Tolkien lived there. | It is a museum now.",
    "Goods, e.g. Kazakh wheat, pay no duty. | Others do.",
    "Bus No. 5 and No. 17 stop here. | They run all night.",
    "Asked about it, he said no. | The others said yes.",
    "The index fell 3.5 percent to 1,204.75 points. | Trade was thin.",
    "Orders at JD.com and on t.me/some_channel doubled. | Nobody knows why.",
    "She teaches at the S.Rajaratnam School. | The school is in Singapore.",
    "It cost eighteen billion US dollars. | That is a lot.",
    "The visit took three days to China. | 47 documents were signed. | $22 billion is their worth.",
    "“We agreed,” the minister said. | “Now we build. | It begins in May,” he added.",
    "«Мы согласны. | Это хорошо,» сказал он.",
    "«We agreed. | It is good,» said the minister.",
    '"We agreed," he said. | "Now we build." | The road is long.',
    '"It is over. | We won." | Nobody cheered.',
    "He called it ‘a new start.’ | Others did not.",
    "“Is it so?” the minister asked. | Nobody answered.",
    "“Is it so?” Minister Jane Smith asked. | Nobody answered.",
    "“What a day!” Smith said. | He left.",
    "Is it so? | Nobody knows! | We shall see.",
    "He wavered… | Then he signed.",
    "He wavered... and then he signed.",
    "It needs investment, he said. declared. | The next day he left.",
    "The deal is dead (see below. | It was never alive). | We move on.",
    "He works for Acme Inc. and for Beta Ltd. | The pay is poor.",
    "Acme Inc. Chairman Lee resigned. | However, he stays on the board.",
    "They met at 5 p.m. Monday. | They parted at 6 p.m. | Police came at 7 p.m. Moscow time.",
    "It opened on Nov. 5 and closed in Dec. | Nobody came.",
    "Group C. | Brazil play first in Group C. | Then comes Japan.",
    "The rate fell.[3] | The bank was silent.[4][5] | So it goes.",
    "1. Wheat goes north. | It is ground there.",
    "He founded it. | iPhone makers followed. | al-Farabi University too.",
    "The G7 leaders [Canada, France and the U.K.] met. | They talked.",
    "The ministers met in Almaty.” | They left.",
    "Panels cost $2/W. | Cotton was dear at 40 C. | Nobody minded.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_of_the_news(marked):
    text = marked.replace(" | ", " ")
    assert split(text) == marked.split(" | ")


def test_a_lost_space_after_a_full_stop():
    text = "The rate fell.The bank was silent. He said so.“We wait.”"
    parts = ["The rate fell.", "The bank was silent.", "He said so.", "“We wait.”"]
    assert split(text) == parts


def test_ideographic_stops_need_no_space():
    assert split("它涨了。它跌了。") == ["它涨了。", "它跌了。"]


def test_opening_marks_belong_to_what_follows_and_closing_ones_to_what_they_close():
    assert split("He left. “He had to.” (So they say.) She stayed.") == [
        "He left.",
        "“He had to.”",
        "(So they say.)",
        "She stayed.",
    ]


@pytest.mark.parametrize("lead", [" - ", "– ", "— ", "• ", "* ", "•", "\u00a0- "])
def test_a_leading_dash_or_bullet_belongs_to_no_sentence(lead):
    assert split(f"{lead}We open the road soon. It is long.") == [
        "We open the road soon.",
        "It is long.",
    ]
    assert split(f"He spoke. {lead.strip()} We open the road.") == [
        "He spoke.",
        "We open the road.",
    ]


def test_a_minus_sign_and_spaced_dots_belong_to_the_sentence():
    assert split("It fell. -5 degrees is cold. We wait . . . and wait.") == [
        "It fell.",
        "-5 degrees is cold.",
        "We wait . . . and wait.",
    ]


def test_a_line_end_inside_a_paragraph_is_a_space():
    text = "It rose by three\npercent. It then\nfell."
    found = sentences(text, [Block(Span(0, len(text)), "body")])
    assert [text[span.start : span.end] for span in found] == [
        "It rose by three\npercent.",
        "It then\nfell.",
    ]


def test_only_title_heading_and_body_have_sentences():
    text = "A. B. C."
    for role in ("metadata", "boilerplate"):
        assert sentences(text, [Block(Span(0, len(text)), role)]) == ()


def test_sentences_of_the_gold_figures_are_ours_to_the_code_point():
    figures = json.loads(GOLD.read_text(encoding="utf-8"))["figures"]
    missing = []
    for path in sorted(bundled("seeds").glob("*.txt")):
        text = canonical(path.read_bytes().decode("utf-8"))
        blocks = [Block(span, "body") for span in paragraphs(text)]
        ours = set(sentences(text, blocks))
        missing += [
            figure["id"]
            for figure in figures
            if figure["file"] == path.name
            and Span(figure["sentence_start"], figure["sentence_end"]) not in ours
        ]
    assert missing == []


@pytest.mark.parametrize(
    "unit",
    ["a", ".", ". ", '."', "“.", ".)", "A.", "U.S. ", "?” A", "- ", ' "', "1. ", "e.g", "。", "…A"],
)
def test_sentences_do_not_overlap_and_are_of_bounded_length(unit):
    text = unit * (20_000 // len(unit)) + " End."
    found = sentences(text, [Block(Span(0, len(text)), "body")])
    assert all(1 <= span.end - span.start <= 2_000 for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert not any(text[span.start].isspace() or text[span.end - 1].isspace() for span in found)
